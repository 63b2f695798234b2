//! A password, which no command line and no history of a shell should hold.

use std::env;
use std::io::IsTerminal;

use anyhow::{Context, Result, bail};

const VARIABLE: &str = "WARTA_PASSWORD";

/// The password in the environment, or what somebody types unseen.
pub(crate) fn ask() -> Result<String> {
    if let Ok(password) = env::var(VARIABLE) {
        return Ok(password);
    }
    if !std::io::stdin().is_terminal() {
        bail!(
            "A password is needed: put it into {VARIABLE}, or start warta-cli in a terminal, which asks for it."
        );
    }
    rpassword::prompt_password("Password: ").context("The password could not be read.")
}
