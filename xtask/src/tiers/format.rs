//! rustfmt and Prettier have nothing to change.

use super::stage::{Outcome, Stage};
use crate::workspace;

pub(super) fn run(stage: &mut Stage) -> Outcome {
    let prettier = workspace::npx([
        "prettier",
        "--check",
        "--log-level",
        "warn",
        "--no-error-on-unmatched-pattern",
        "ui",
        "tests/ui",
    ]);
    stage.check(vec![workspace::cargo(["fmt", "--all", "--", "--check", "-l"]), prettier])
}
