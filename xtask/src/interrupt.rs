//! Ctrl-C and a polite request to end: noted here, obeyed wherever we wait.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};

/// What a shell expects of a program that Ctrl-C ended.
pub(crate) const EXIT_CODE: u8 = 130;

static REQUESTED: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C no longer ends us at once, so that we can first stop what we started.
pub(crate) fn listen() -> Result<()> {
    ctrlc::set_handler(|| REQUESTED.store(true, Ordering::Relaxed)).context("cannot listen for Ctrl-C")
}

pub(crate) fn requested() -> bool {
    REQUESTED.load(Ordering::Relaxed)
}

/// Fails when we are asked to stop.
pub(crate) fn check() -> Result<()> {
    if requested() { bail!("stopped") } else { Ok(()) }
}
