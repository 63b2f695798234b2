//! `run`: from a fresh machine to the open window.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use clap::Args;

use crate::display::{self, VirtualDisplay, painting};
use crate::newsroom::Newsroom;
use crate::process::{Ended, Running};
use crate::setup::{self, Consent};
use crate::system::Need;
use crate::workspace::{self, Profile};
use crate::{compile, interrupt, newsroom, node, ui};

/// Builds Warta and opens it.
#[derive(Args)]
pub(crate) struct Run {
    /// Open a library that is subscribed to invented newspapers, which run here as long as the window is open
    #[arg(long)]
    sample: bool,
    /// Open the library in this folder instead of your own
    #[arg(long, value_name = "DIR", conflicts_with = "sample")]
    library: Option<PathBuf>,
    /// Build what people get: slower to build, faster to use
    #[arg(long)]
    release: bool,
    /// In a virtual display, end as soon as the picture is taken
    #[arg(long)]
    exit_after_screenshot: bool,
}

impl Run {
    pub(crate) fn run(self) -> Result<()> {
        let profile = if self.release { Profile::Release } else { Profile::Debug };
        let without_display = display::is_missing();
        let mut needs = vec![Need::Engine, Need::App];
        if without_display {
            needs.push(Need::VirtualDisplay);
        }
        setup::provide(&needs, Consent::Ask)?;
        node::install_packages()?;
        ui::build()?;
        let sample: &[&str] = if self.sample { &newsroom::PACKAGES } else { &[] };
        compile::packages(profile, &[&["warta"], sample].concat())?;

        let newsroom = if self.sample { Some(Newsroom::open(profile)?) } else { None };
        let library = match &newsroom {
            Some(newsroom) => {
                let library = workspace::target().join("sample-library");
                newsroom.subscribe(&library)?;
                println!("The sample newspapers are at {}.", newsroom.url());
                Some(library)
            }
            None => self.library,
        };

        let mut app = Command::new(workspace::binary(profile, "warta"));
        if let Some(library) = library {
            app.arg("--library").arg(library);
        }
        if without_display { open_unseen(&app, self.exit_after_screenshot) } else { open(&mut app) }
    }
}

fn open(app: &mut Command) -> Result<()> {
    println!("Warta is open.");
    until_closed(&mut Running::start(app)?)
}

fn open_unseen(app: &Command, exit_after_screenshot: bool) -> Result<()> {
    let display = VirtualDisplay::start()?;
    println!("There is no display here, so Warta opens in a virtual one ({}).", display.name());
    let picture = workspace::target().join("warta.png");
    let mut app = Running::start(&mut display.hold(app))?;
    painting::wait(&display, &mut app, &picture)?;
    println!("Its window has painted; a picture of it is in {}.", from_root(&picture).display());
    if exit_after_screenshot {
        return Ok(());
    }
    println!("Warta runs until you press Ctrl-C.");
    until_closed(&mut app)
}

fn until_closed(app: &mut Running) -> Result<()> {
    match app.wait(None, |_| ()) {
        Ok(Ended::Exited(status)) if !status.success() => bail!("Warta ended with {status}."),
        // Ctrl-C is how a window without a display is closed.
        Err(_) if interrupt::requested() => Ok(()),
        other => other.map(drop),
    }
}

fn from_root(path: &Path) -> &Path {
    path.strip_prefix(workspace::root()).unwrap_or(path)
}
