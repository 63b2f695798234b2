//! `setup`: what is missing, and installing it where that is allowed.

mod install;

use anyhow::Result;
use clap::Args;

use crate::system::{Need, packages};
use crate::{browser, node};

/// Finds out what this machine lacks, and installs it.
#[derive(Args)]
pub(crate) struct Setup {
    /// Install without asking
    #[arg(long)]
    yes: bool,
}

impl Setup {
    pub(crate) fn run(self) -> Result<()> {
        let consent = if self.yes { Consent::Given } else { Consent::Ask };
        let everything = [Need::Engine, Need::App, Need::VirtualDisplay, Need::WindowDriver, Need::Browser];
        provide(&everything, consent)?;
        node::install_packages()?;
        println!("Everything is here. `cargo xtask run` opens Warta, `cargo xtask test` tests it.");
        Ok(())
    }
}

/// Whether the person has already said that packages may be installed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Consent {
    Given,
    /// Ask when there is somebody to ask; otherwise whoever started us wants it done.
    Ask,
}

/// Makes sure that the machine has what these kinds of work need. Instant when it has.
pub(crate) fn provide(needs: &[Need], consent: Consent) -> Result<()> {
    node::require()?;
    if cfg!(target_os = "linux") {
        install::missing(&packages::missing(needs), consent)?;
    } else {
        install::check_platform()?;
    }
    if needs.contains(&Need::Browser) {
        browser::provide()?;
    }
    Ok(())
}
