//! The UI in Chromium, on the real engine behind `devhost`.

use std::fs;

use super::stage::{Outcome, Stage};
use crate::browser;
use crate::results::{Results, playwright};
use crate::workspace::{self, Profile};

pub(super) fn run(stage: &mut Stage) -> Outcome {
    stage.build(workspace::npm(["run", "--silent", "build"]))?;
    stage.build(workspace::cargo([
        "build",
        "-p",
        "warta-devhost",
        "-p",
        "warta-newsroom",
        "-p",
        "warta-cli",
    ]))?;

    let report = stage.file("report.json");
    let mut command = workspace::npm(["run", "--silent", "test:ui", "--", "--reporter=json"]);
    command.env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    command.env("WARTA_BINARIES", workspace::folder(Profile::Debug));
    if let Some(chromium) = browser::installed() {
        command.env(browser::VARIABLE, chromium);
    }
    let finished = stage.test(command)?;
    let results = match fs::read_to_string(report) {
        Ok(report) => playwright::parse(&report)?,
        Err(_) => Results::default(),
    };
    Ok(stage.settle(results, finished))
}
