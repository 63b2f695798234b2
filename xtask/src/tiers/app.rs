//! The app's wiring, in Tauri's mock runtime.

use super::engine;
use super::stage::{Outcome, Stage};

pub(super) fn run(stage: &mut Stage) -> Outcome {
    engine::test(stage, &["warta"])
}
