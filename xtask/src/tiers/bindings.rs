//! The UI's types are those of the engine's commands.

use std::env;
use std::process::Command;

use anyhow::Context;

use super::stage::{Outcome, Stage};
use crate::workspace;

pub(super) fn run(stage: &mut Stage) -> Outcome {
    // In a process of its own, so that it has a log and a time limit like every other check.
    let mut command = Command::new(env::current_exe().context("cannot find this program")?);
    command.args(["bindings", "--check"]).current_dir(workspace::root());
    stage.check(vec![command])
}
