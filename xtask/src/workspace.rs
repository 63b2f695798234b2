//! Where things are in this repository, and how its two toolchains are called.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder that holds everything.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

pub(crate) fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// Where cargo builds: `target/`, unless the environment says otherwise.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| path("target"), |dir| root().join(dir))
}

/// Where cargo puts the programs that it built.
pub(crate) fn folder(profile: Profile) -> PathBuf {
    target().join(match profile {
        Profile::Debug => "debug",
        Profile::Release => "release",
    })
}

/// A program that cargo built.
pub(crate) fn binary(profile: Profile, name: &str) -> PathBuf {
    folder(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Profile {
    Debug,
    Release,
}

/// `cargo`, as if typed in the root.
pub(crate) fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    command.args(arguments).current_dir(root()).env("CARGO_TERM_COLOR", term_colour());
    // `cargo run`, which started us, described this package in our environment. Build scripts that look at
    // those variables would run again each time cargo is called by hand and by us in turn.
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(describes_this_package) {
            command.env_remove(name);
        }
    }
    command
}

fn describes_this_package(variable: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_", "CARGO_BIN_"]
        .iter()
        .any(|prefix| variable.starts_with(prefix))
}

fn term_colour() -> &'static str {
    if io::stdout().is_terminal() { "auto" } else { "never" }
}

/// `npm`, as if typed in the root.
pub(crate) fn npm<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    node_program("npm", arguments)
}

/// `npx`, for programs that `npm ci` installed and no others.
pub(crate) fn npx<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = node_program("npx", ["--no-install"]);
    command.args(arguments);
    command
}

fn node_program<'a>(name: &str, arguments: impl IntoIterator<Item = &'a str>) -> Command {
    // On Windows these are scripts, which are found only by their whole name.
    let mut command = Command::new(if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() });
    command.args(arguments).current_dir(root());
    command.env("npm_config_update_notifier", "false").env("npm_config_fund", "false");
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(path("Cargo.toml").is_file());
        assert!(path("xtask/Cargo.toml").is_file());
    }

    #[test]
    fn only_what_cargo_says_of_this_package_is_hidden() {
        assert!(describes_this_package("CARGO_PKG_NAME"));
        assert!(describes_this_package("CARGO_MANIFEST_DIR"));
        assert!(!describes_this_package("CARGO_HOME"));
        assert!(!describes_this_package("CARGO_TARGET_DIR"));
    }
}
