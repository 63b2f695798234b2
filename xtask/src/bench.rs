//! `bench`: the engine's measurements.

use anyhow::Result;
use clap::Args;

use crate::setup::{self, Consent};
use crate::system::Need;
use crate::{process, workspace};

/// Measures the engine.
#[derive(Args)]
pub(crate) struct Bench {
    /// Only this one of src-tauri/engine/benches
    name: Option<String>,
    /// Passed on to the benchmark
    #[arg(last = true)]
    arguments: Vec<String>,
}

impl Bench {
    pub(crate) fn run(self) -> Result<()> {
        setup::provide(&[Need::Engine], Consent::Ask)?;
        let mut command = workspace::cargo(["bench", "-p", "warta-benches"]);
        match &self.name {
            Some(name) => command.args(["--bench", name]),
            None => command.arg("--benches"),
        };
        if !self.arguments.is_empty() {
            command.arg("--").args(&self.arguments);
        }
        process::run(&mut command)
    }
}
