//! Compiling: one call of cargo for all that a command needs, and a line that says how far it is.

#[cfg(test)]
mod one_set;

use std::io::{self, IsTerminal, Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{Ended, Running};
use crate::workspace::{self, Profile};

/// How often a log, where nothing can be drawn over, hears how far it is.
const IN_A_LOG: Duration = Duration::from_secs(20);
const ON_A_TERMINAL: Duration = Duration::from_millis(500);

/// The call that builds these packages, and nothing twice.
pub(crate) fn command(profile: Profile, packages: &[&str]) -> Command {
    let chosen = packages.iter().flat_map(|package| ["-p", package]);
    let mut command = workspace::cargo(["build"].into_iter().chain(chosen));
    if matches!(profile, Profile::Release) {
        command.arg("--release");
    }
    command
}

/// Builds these packages in front of the person.
pub(crate) fn packages(profile: Profile, packages: &[&str]) -> Result<()> {
    let mut command = command(profile, packages);
    // Cargo draws its bar for whoever asks; we read it, since in a log it would say nothing for minutes.
    command.env("CARGO_TERM_PROGRESS_WHEN", "always").env("CARGO_TERM_PROGRESS_WIDTH", "80");
    command.env("CARGO_TERM_COLOR", "never").stderr(Stdio::piped());
    let mut cargo = Running::start(&mut command)?;
    let heard = Arc::new(Mutex::new(Heard::default()));
    let mut output = cargo.child().stderr.take().context("cargo has no output")?;
    let listener = thread::spawn({
        let heard = Arc::clone(&heard);
        move || listen(&mut output, &heard)
    });
    let mut line = Line::new();
    let ended =
        cargo.wait(None, |elapsed| line.tick(elapsed, &heard.lock().unwrap_or_else(PoisonError::into_inner)));
    line.clear();
    drop(cargo); // and with it the other end of the pipe
    drop(listener.join());
    match ended? {
        Ended::Exited(status) if status.success() => {
            line.end();
            Ok(())
        }
        _ => {
            eprintln!("{}", heard.lock().unwrap_or_else(PoisonError::into_inner).said);
            bail!("Warta could not be compiled.")
        }
    }
}

/// What cargo has told so far.
#[derive(Default)]
struct Heard {
    /// How many pieces are done, and of how many.
    done: Option<(u32, u32)>,
    /// Everything but its bar.
    said: String,
}

/// Reads to the end of what cargo says.
fn listen(output: &mut impl Read, heard: &Mutex<Heard>) {
    let mut buffer = [0; 4096];
    let mut line = Vec::new();
    while let Ok(count @ 1..) = output.read(&mut buffer) {
        for &byte in &buffer[..count] {
            if !matches!(byte, b'\r' | b'\n') {
                line.push(byte);
                continue;
            }
            let text = String::from_utf8_lossy(&line).into_owned();
            line.clear();
            let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
            match done(&text) {
                Some(done) => heard.done = Some(done),
                None if byte == b'\n' => heard.said.push_str(&format!("{text}\n")),
                None => {}
            }
        }
    }
}

/// `    Building [====>      ] 123/456: serde, tokio` -> (123, 456)
fn done(line: &str) -> Option<(u32, u32)> {
    let (_, rest) = line.split_once("Building [")?.1.split_once("] ")?;
    let (done, all) = rest.split(':').next()?.split_once('/')?;
    Some((done.trim().parse().ok()?, all.trim().parse().ok()?))
}

/// The line that says how far it is.
struct Line {
    started: Instant,
    said: Option<Duration>,
    on_terminal: bool,
}

impl Line {
    fn new() -> Self {
        Self { started: Instant::now(), said: None, on_terminal: io::stdout().is_terminal() }
    }

    fn tick(&mut self, elapsed: Duration, heard: &Heard) {
        let pause = if self.on_terminal { ON_A_TERMINAL } else { IN_A_LOG };
        // What is built already is done before there is anything to say.
        if elapsed < self.said.unwrap_or_default() + pause {
            return;
        }
        self.said = Some(elapsed);
        if self.on_terminal {
            print!("\r\x1b[K{}", how_far(heard.done, elapsed));
            drop(io::stdout().flush());
        } else {
            println!("{}", how_far(heard.done, elapsed));
        }
    }

    fn clear(&self) {
        if self.on_terminal {
            print!("\r\x1b[K");
        }
    }

    fn end(&self) {
        if self.said.is_some() {
            println!("Compiled in {}.", time(self.started.elapsed()));
        }
    }
}

fn how_far(done: Option<(u32, u32)>, elapsed: Duration) -> String {
    match done {
        Some((done, all)) => format!("Compiling: {done} of {all} pieces, {} so far", time(elapsed)),
        None => format!("Fetching what Warta is made of, {} so far", time(elapsed)),
    }
}

fn time(elapsed: Duration) -> String {
    match elapsed.as_secs() {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_of_cargo_is_read() {
        assert_eq!(done("    Building [=====>       ] 123/456: serde, tokio(build)"), Some((123, 456)));
        assert_eq!(done("    Building [           ] 0/456: "), Some((0, 456)));
        assert_eq!(done("   Compiling serde v1.0.0"), None);
    }

    #[test]
    fn what_cargo_says_is_kept_without_its_bar() {
        let heard = Mutex::default();
        listen(
            &mut &b"   Compiling a\n Building [> ] 1/9: a\r Building [=> ] 2/9: b\rerror: no\n"[..],
            &heard,
        );
        let heard = heard.into_inner().unwrap();
        assert_eq!(heard.done, Some((2, 9)));
        assert_eq!(heard.said, "   Compiling a\nerror: no\n");
    }

    #[test]
    fn how_far_it_is() {
        assert_eq!(how_far(None, Duration::from_secs(9)), "Fetching what Warta is made of, 9 s so far");
        assert_eq!(
            how_far(Some((12, 400)), Duration::from_secs(75)),
            "Compiling: 12 of 400 pieces, 1 min 15 s so far"
        );
    }
}
