//! `bundle`: the packages that people install.

use anyhow::Result;
use clap::Args;

use crate::setup::{self, Consent};
use crate::system::Need;
use crate::{node, process, workspace};

/// Makes the packages that people install.
#[derive(Args)]
pub(crate) struct Bundle {
    /// Passed on to `tauri build`, for instance `-- --bundles deb,rpm`
    #[arg(last = true)]
    arguments: Vec<String>,
}

impl Bundle {
    pub(crate) fn run(self) -> Result<()> {
        setup::provide(&[Need::Engine, Need::App], Consent::Ask)?;
        node::install_packages()?;
        process::run(&mut workspace::npm(["run", "--silent", "build"]))?;
        process::run(workspace::npx(["tauri", "build"]).args(&self.arguments))
    }
}
