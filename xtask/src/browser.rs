//! The Chromium that the UI's journeys run in.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result};

use crate::system::packages::CHROMIUM;
use crate::system::probe;
use crate::{node, process, workspace};

/// Where the tests look for the browser; without it they take Playwright's own.
pub(crate) const VARIABLE: &str = "WARTA_CHROMIUM";

/// The machine's own Chromium, or the one that the environment names.
pub(crate) fn installed() -> Option<PathBuf> {
    env::var_os(VARIABLE).map(PathBuf::from).or_else(|| {
        // Ubuntu's /usr/bin/chromium-browser only starts a snap.
        CHROMIUM.iter().filter_map(|name| probe::program(name)).find(|program| !starts_a_snap(program))
    })
}

fn starts_a_snap(program: &Path) -> bool {
    let is_script = fs::metadata(program).is_ok_and(|file| file.len() < 16 * 1024);
    is_script && fs::read_to_string(program).is_ok_and(|script| script.contains("/snap/bin/"))
}

/// Where no package brings a Chromium, Playwright downloads its own once.
pub(crate) fn provide() -> Result<()> {
    if installed().is_some() || playwrights_own_is_there() {
        return Ok(());
    }
    node::install_packages()?;
    println!("Installing a Chromium for the tests (playwright install chromium).");
    let with_libraries: &[&str] = if cfg!(target_os = "linux") { &["--with-deps"] } else { &[] };
    let mut command: Command = workspace::npx(["playwright", "install", "chromium"]);
    process::run(command.args(with_libraries))
        .context("No Chromium is to be had. Install one, or name it in WARTA_CHROMIUM, and try again.")
}

fn playwrights_own_is_there() -> bool {
    let folder = env::var_os("PLAYWRIGHT_BROWSERS_PATH").map(PathBuf::from).or_else(cache);
    let Some(entries) = folder.and_then(|folder| fs::read_dir(folder).ok()) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("chromium-"))
}

/// Playwright's cache folder on this system.
fn cache() -> Option<PathBuf> {
    let (variable, below) = if cfg!(windows) {
        ("LOCALAPPDATA", "ms-playwright")
    } else if cfg!(target_os = "macos") {
        ("HOME", "Library/Caches/ms-playwright")
    } else {
        ("HOME", ".cache/ms-playwright")
    };
    Some(PathBuf::from(env::var_os(variable)?).join(below))
}
