//! Disks that fail and programs that are killed, at length: the engine's tier makes few rounds of the same tests.

use super::stage::{Outcome, Stage};
use crate::results::{Results, cargo};
use crate::workspace;

/// The packages, each with its tests.
const TESTS: [(&str, &str); 2] = [("warta-cli", "cli"), ("warta-engine", "engine")];

pub(super) fn run(stage: &mut Stage) -> Outcome {
    let mut results = Results::default();
    for (package, test) in TESTS {
        let chosen = ["test", "-p", package, "--test", test];
        stage.build(workspace::cargo(chosen.into_iter().chain(["--no-run"])))?;
        let mut command = workspace::cargo(chosen.into_iter().chain(["faults::", "--", "--show-output"]));
        command.env("WARTA_FAULTS", "full");
        let finished = stage.test_at_length(command)?;
        results += stage.settle(cargo::parse(&finished.output), finished);
    }
    Ok(results)
}
