//! The UI's own logic, on a fake host.

use std::fs;

use super::stage::{Outcome, Stage};
use crate::results::{Results, vitest};
use crate::workspace;

pub(super) fn run(stage: &mut Stage) -> Outcome {
    let report = stage.file("report.json");
    let mut command = workspace::npm(["run", "--silent", "test:unit", "--", "--reporter=json"]);
    command.arg(format!("--outputFile={}", report.display()));
    let finished = stage.test(command)?;
    // Without a report there is nothing but the log to blame.
    let results = match fs::read_to_string(report) {
        Ok(report) => vitest::parse(&report)?,
        Err(_) => Results::default(),
    };
    Ok(stage.settle(results, finished))
}
