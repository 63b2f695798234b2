//! Screens: whether there is one, and a virtual one where there is none.

pub(crate) mod painting;

use std::env;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::process::Running;
use crate::system::probe;

/// Whether a window would have nowhere to go.
pub(crate) fn is_missing() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "linux") && !set("DISPLAY") && !set("WAYLAND_DISPLAY")
}

/// An X server that draws into memory, on a number that nobody else has.
pub(crate) struct VirtualDisplay {
    _server: Running,
    name: String,
}

impl VirtualDisplay {
    pub(crate) fn start() -> Result<Self> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]);
        let mut server = Running::start(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        // The server picks a free number and says which once it accepts windows.
        let stdout = server.child().stdout.take().context("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(stdout).read_line(&mut number)?;
        if number.trim().is_empty() {
            bail!("Xvfb did not start.");
        }
        Ok(Self { _server: server, name: format!(":{}", number.trim()) })
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The same command, with its windows on this display and a desktop session of its own: without one, a
    /// Warta that the person has open would answer in place of the one that is started here.
    pub(crate) fn hold(&self, command: &Command) -> Command {
        let mut held = if probe::program("dbus-run-session").is_some() {
            let mut session = Command::new("dbus-run-session");
            session.arg("--").arg(command.get_program());
            session
        } else {
            Command::new(command.get_program())
        };
        held.args(command.get_args()).current_dir(command.get_current_dir().unwrap_or(Path::new(".")));
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => held.env(name, value),
                None => held.env_remove(name),
            };
        }
        held.env("DISPLAY", &self.name).env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
        // Without a GPU this renderer only costs memory; without an accessibility bus GTK only complains.
        held.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1").env("NO_AT_BRIDGE", "1");
        held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn virtual_displays_do_not_meet() {
        if probe::program("Xvfb").is_none() {
            println!("skipped: Xvfb is not installed");
            return;
        }
        let (one, other) = (VirtualDisplay::start().unwrap(), VirtualDisplay::start().unwrap());
        assert!(one.name().starts_with(':'));
        assert_ne!(one.name(), other.name());
    }
}
