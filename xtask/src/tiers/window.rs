//! The real window, driven through WebKitWebDriver on a virtual display.

use super::stage::{Outcome, Stage};
use crate::display::VirtualDisplay;
use crate::results::cargo;
use crate::workspace::{self, Profile};
use crate::{compile, ui};

pub(super) fn run(stage: &mut Stage) -> Outcome {
    if let Some(build) = ui::outdated() {
        stage.build(build)?;
    }
    stage.build(workspace::cargo(["test", "--no-run", "-p", "warta-e2e"]))?;
    stage.build(compile::command(Profile::Debug, &["warta"]))?;

    let display = VirtualDisplay::start()?;
    // One window at a time: they would take the keyboard from each other.
    let one_by_one = ["--", "--show-output", "--test-threads=1"];
    let tests = ["test", "--no-fail-fast", "-p", "warta-e2e"];
    let mut command = workspace::cargo(tests.into_iter().chain(one_by_one));
    command.env("WARTA_APP", workspace::binary(Profile::Debug, "warta"));
    let finished = stage.test(display.hold(&command))?;
    Ok(stage.settle(cargo::parse(&finished.output), finished))
}
