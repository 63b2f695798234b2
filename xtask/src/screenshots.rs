//! `screenshots`: the pictures of the documentation, taken from the real window by its own tests.

use anyhow::Result;

use crate::display::VirtualDisplay;
use crate::environment;
use crate::setup::{self, Consent};
use crate::system::Need;
use crate::workspace::{self, Profile};
use crate::{compile, node, process, ui};

const FOLDER: &str = "docs/screenshots";

pub(crate) fn take() -> Result<()> {
    let needs = [Need::Engine, Need::App, Need::VirtualDisplay, Need::WindowDriver];
    setup::provide(&needs, Consent::Ask)?;
    node::install_packages()?;
    ui::build()?;
    compile::packages(Profile::Debug, &["warta"])?;

    let display = VirtualDisplay::start()?;
    let mut tests = workspace::cargo(["test", "-p", "warta-e2e", "screenshots", "--", "--include-ignored"]);
    tests.env("WARTA_APP", workspace::binary(Profile::Debug, "warta"));
    tests.env("WARTA_SCREENSHOTS", workspace::path(FOLDER));
    process::run(environment::cut_off(&mut display.hold(&tests)))?;
    println!("The pictures are in {FOLDER}.");
    Ok(())
}
