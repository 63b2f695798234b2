//! Seeing that a window has painted, from pictures of the screen that it is on.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::VirtualDisplay;
use crate::process::{self, Running};

const PATIENCE: Duration = Duration::from_secs(60);
const BETWEEN_LOOKS: Duration = Duration::from_millis(700);
/// A bare screen has one colour and an empty window few; antialiased text alone brings dozens.
const COLOURS_OF_A_PAINTED_WINDOW: u32 = 48;

/// What a picture shows, as far as waiting goes.
#[derive(Debug, PartialEq, Eq)]
struct Look {
    colours: u32,
    signature: String,
}

/// Waits until the screen shows something and two looks in a row agree, and leaves the last in `picture`.
pub(crate) fn wait(display: &VirtualDisplay, app: &mut Running, picture: &Path) -> Result<()> {
    let started = Instant::now();
    let mut before: Option<Look> = None;
    loop {
        crate::interrupt::check()?;
        app.expect_alive()?;
        thread::sleep(BETWEEN_LOOKS);
        let now = look(display, picture);
        let painted = now.as_ref().is_some_and(|look| look.colours >= COLOURS_OF_A_PAINTED_WINDOW);
        if painted && now == before {
            return Ok(());
        }
        if started.elapsed() > PATIENCE {
            if painted {
                return Ok(()); // something on it moves, a progress bar perhaps
            }
            bail!("The window is still empty after {} s; see {}.", PATIENCE.as_secs(), picture.display());
        }
        before = now;
    }
}

fn look(display: &VirtualDisplay, picture: &Path) -> Option<Look> {
    let mut shot = Command::new("import");
    shot.env("DISPLAY", display.name()).args(["-silent", "-window", "root"]).arg(picture);
    process::answer(&mut shot)?;
    parse(&process::answer(Command::new("identify").args(["-format", "%k %#"]).arg(picture))?)
}

/// `identify`'s count of colours and hash of the pixels.
fn parse(answer: &str) -> Option<Look> {
    let (colours, signature) = answer.split_once(' ')?;
    Some(Look { colours: colours.parse().ok()?, signature: signature.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::probe;

    #[test]
    fn a_window_that_paints_is_seen() {
        if ["Xvfb", "import", "display"].iter().any(|program| probe::program(program).is_none()) {
            println!("skipped: Xvfb or ImageMagick is not installed");
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let picture = folder.path().join("picture.png");
        let display = VirtualDisplay::start().unwrap();
        // ImageMagick shows a photograph that it carries.
        let mut viewer = Running::start(&mut display.hold(Command::new("display").arg("rose:"))).unwrap();
        wait(&display, &mut viewer, &picture).unwrap();
        assert!(picture.is_file());
    }

    #[test]
    fn a_look_is_read() {
        assert_eq!(parse("312 ab01"), Some(Look { colours: 312, signature: "ab01".to_owned() }));
        assert_eq!(parse(""), None);
    }
}
