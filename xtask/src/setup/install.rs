//! Installing what is missing, or saying in one sentence how to.

use std::io::{self, IsTerminal, Write};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Consent;
use crate::process;
use crate::system::rights::Rights;
use crate::system::{Distribution, Requirement};

/// Installs the packages of a Linux that bring these.
pub(super) fn missing(missing: &[&Requirement], consent: Consent) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let things = missing.iter().map(|one| one.what).collect::<Vec<_>>().join(", ");
    let Some(distribution) = Distribution::of_this_machine() else {
        bail!("This machine lacks {things}. Install that with its package manager, then try again.");
    };
    let packages: Vec<&str> = missing.iter().filter_map(|one| one.package(distribution)).collect();
    if packages.is_empty() {
        return Ok(()); // all of it comes another way
    }

    let commands = distribution.install(&packages);
    let rights = Rights::of_this_user();
    if rights == Rights::None {
        bail!("This machine lacks {things}. To install what is missing:\n\n    {}\n", typed(&commands));
    }
    println!("This machine lacks {things}. Installing {}.", packages.join(" "));
    if consent == Consent::Ask && !agreed()? {
        bail!("Nothing was installed. To do it by hand:\n\n    {}\n", typed(&commands));
    }
    for words in &commands {
        install(words, rights)?;
    }
    match missing.iter().find(|one| one.package(distribution).is_some() && !one.is_met()) {
        Some(one) => bail!("The packages are installed, and yet {} is not to be found.", one.what),
        None => Ok(()),
    }
}

/// The commands as a person types them.
fn typed(commands: &[Vec<String>]) -> String {
    commands.iter().map(|words| format!("sudo {}", words.join(" "))).collect::<Vec<_>>().join(" && ")
}

fn agreed() -> Result<bool> {
    if !io::stdin().is_terminal() {
        return Ok(true);
    }
    print!("Go ahead? [Y/n] ");
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes"))
}

/// Runs in front of the person, in our own process group: a package manager is not to be killed half way.
fn install(words: &[String], rights: Rights) -> Result<()> {
    let mut command = match rights {
        Rights::Sudo => {
            let mut command = Command::new("sudo");
            command.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive"]).args(words);
            command
        }
        Rights::Root | Rights::None => {
            let (program, arguments) = words.split_first().context("a command has a name")?;
            let mut command = Command::new(program);
            command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
            command
        }
    };
    let name = process::name_of(&command);
    let status = command.status().with_context(|| format!("cannot start {name}"))?;
    if status.success() { Ok(()) } else { bail!("{name} failed: {status}") }
}

/// On macOS and Windows nothing can be installed for the person, but what is missing can be named.
pub(super) fn check_platform() -> Result<()> {
    if cfg!(target_os = "macos") && process::answer(Command::new("xcode-select").arg("-p")).is_none() {
        bail!("Apple's command line tools are missing. Install them with `xcode-select --install`.");
    }
    if cfg!(windows) && !has_webview2() {
        bail!(
            "WebView2 is missing. Install the Evergreen runtime from https://developer.microsoft.com/microsoft-edge/webview2"
        );
    }
    Ok(())
}

/// The runtime leaves its version under this key, for the machine or for the person.
fn has_webview2() -> bool {
    const CLIENT: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    [r"HKLM\SOFTWARE\WOW6432Node", r"HKLM\SOFTWARE", r"HKCU\SOFTWARE"].iter().any(|hive| {
        let key = format!(r"{hive}\{CLIENT}");
        process::answer(Command::new("reg").args(["query", &key, "/v", "pv"])).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_can_be_pasted() {
        assert_eq!(
            typed(&Distribution::Debian.install(&["xvfb"])),
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb"
        );
        assert_eq!(typed(&Distribution::Fedora.install(&["chromium"])), "sudo dnf install -y chromium");
    }
}
