//! `bindings`: the engine's command table, as the UI's TypeScript.

use std::fs;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::workspace;

const FILE: &str = "ui/src/ipc/bindings.ts";

pub(crate) fn run(check: bool) -> Result<()> {
    let current = describe()?;
    let path = workspace::path(FILE);
    let written = fs::read_to_string(&path).unwrap_or_default();
    if written == current {
        println!("{FILE} is current.");
    } else if check {
        bail!("{FILE} is not current: {}. Run `cargo xtask bindings`.", first_difference(&written, &current));
    } else {
        fs::write(&path, current).with_context(|| format!("cannot write {FILE}"))?;
        println!("{FILE} is written.");
    }
    Ok(())
}

/// Asks the engine, which alone knows its commands.
fn describe() -> Result<String> {
    let mut command =
        workspace::cargo(["run", "--quiet", "--package", "warta-engine", "--example", "bindings"]);
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("the engine did not describe its commands: {}", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn first_difference(written: &str, current: &str) -> String {
    let mut pairs = written.lines().zip(current.lines()).enumerate();
    match pairs.find(|(_, (old, new))| old != new) {
        Some((index, (_, new))) => format!("line {} should be `{}`", index + 1, new.trim()),
        None => "it has another length".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_named() {
        assert_eq!(first_difference("a\nb\n", "a\n  c\n"), "line 2 should be `c`");
        assert_eq!(first_difference("a\n", "a\nb\n"), "it has another length");
    }
}
