//! Clippy, ESLint and svelte-check have nothing to say.

use super::stage::{Outcome, Stage};
use crate::workspace;

pub(super) fn run(stage: &mut Stage) -> Outcome {
    stage.check(vec![
        workspace::cargo(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]),
        workspace::npm(["run", "--silent", "lint"]),
        workspace::npm(["run", "--silent", "check"]),
    ])
}
