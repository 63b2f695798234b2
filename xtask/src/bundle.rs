//! `bundle`: the packages that people install.

use anyhow::{Context, Result};
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
        // The Rust CLI: the npm one has no builds for some of the systems that Warta runs on.
        let built = process::run(workspace::cargo(["tauri", "build"]).args(&self.arguments));
        built.context("Is the Tauri CLI there? cargo install tauri-cli --version '^2.12' --locked")
    }
}
