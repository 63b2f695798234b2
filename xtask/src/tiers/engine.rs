//! The engine and the tools around it: everything that needs no window.

use super::stage::{Outcome, Stage};
use crate::results::cargo;
use crate::workspace;

const PACKAGES: [&str; 5] = ["warta-engine", "warta-newsroom", "warta-cli", "warta-devhost", "xtask"];

pub(super) fn run(stage: &mut Stage) -> Outcome {
    test(stage, &PACKAGES)
}

/// Builds and runs the tests of these packages.
pub(super) fn test(stage: &mut Stage, packages: &[&str]) -> Outcome {
    let chosen = || packages.iter().flat_map(|package| ["-p", package]);
    stage.build(workspace::cargo(["test", "--no-run"].into_iter().chain(chosen())))?;
    // The output of tests that pass tells which of them found nothing to test.
    let passing_output = ["--", "--show-output"];
    let tests = ["test", "--no-fail-fast"].into_iter().chain(chosen()).chain(passing_output);
    let finished = stage.test(workspace::cargo(tests))?;
    Ok(stage.settle(cargo::parse(&finished.output), finished))
}
