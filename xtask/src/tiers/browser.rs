//! The UI in Chromium, on the real engine behind `devhost`.

use std::fs;

use super::stage::{Outcome, Stage};
use crate::results::{Results, playwright};
use crate::workspace::{self, Profile};
use crate::{browser, compile, ui};

pub(super) fn run(stage: &mut Stage) -> Outcome {
    if let Some(build) = ui::outdated() {
        stage.build(build)?;
    }
    stage.build(compile::command(Profile::Debug, &["warta-devhost", "warta-newsroom", "warta-cli"]))?;

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
