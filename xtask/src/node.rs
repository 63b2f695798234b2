//! Node, and the packages that the UI is built from.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::{process, workspace};

/// As package.json's `engines` has it: Vite's own floor.
const OLDEST: (u32, u32) = (20, 19);

/// Fails with a plain sentence when Node is missing or too old.
pub(crate) fn require() -> Result<()> {
    let (major, minor) = OLDEST;
    let Some(answer) = process::answer(Command::new("node").arg("--version")) else {
        bail!(
            "Node is missing: install Node {major}.{minor} or newer from https://nodejs.org, then try again."
        );
    };
    match version(&answer) {
        Some(found) if found >= OLDEST => Ok(()),
        _ => bail!("Node {answer} is too old: Warta's UI is built with Node {major}.{minor} or newer."),
    }
}

/// `v20.19.4` -> (20, 19)
fn version(answer: &str) -> Option<(u32, u32)> {
    let mut numbers = answer.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// `npm ci`, unless what is installed is what the lock file asks for.
pub(crate) fn install_packages() -> Result<()> {
    let asked = read_lock(&workspace::path("package-lock.json"));
    let installed = read_lock(&workspace::path("node_modules/.package-lock.json"));
    match (asked, installed) {
        (Some(asked), Some(installed)) if is_current(&asked, &installed) => Ok(()),
        _ => {
            println!("Installing the UI's packages (npm ci).");
            process::run(&mut workspace::npm(["ci", "--no-audit", "--loglevel=error"]))
        }
    }
}

fn read_lock(path: &Path) -> Option<Value> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// Compares the lock file with the one that npm leaves in node_modules, which lists what it really put there.
fn is_current(asked: &Value, installed: &Value) -> bool {
    let (Some(asked), Some(installed)) = (asked["packages"].as_object(), installed["packages"].as_object())
    else {
        return false;
    };
    let same = |one: &Value, other: &Value| {
        one["version"] == other["version"] && one["integrity"] == other["integrity"]
    };
    let nothing_foreign =
        installed.iter().all(|(name, package)| asked.get(name).is_some_and(|wanted| same(wanted, package)));
    // Optional packages are for other machines than this; the entry without a name is the project itself.
    let nothing_lacks = asked.iter().all(|(name, package)| {
        name.is_empty() || package["optional"] == true || installed.contains_key(name)
    });
    nothing_foreign && nothing_lacks
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn versions_are_read() {
        assert_eq!(version("v20.19.4\n"), Some((20, 19)));
        assert_eq!(version("v24.0.0"), Some((24, 0)));
        assert_eq!(version("20.19.4"), None);
        assert!((24, 0) >= OLDEST && (18, 20) < OLDEST && (20, 18) < OLDEST);
    }

    fn check(installed: Value, expected: bool) {
        let asked = json!({ "packages": {
            "": { "name": "warta-ui" },
            "node_modules/svelte": { "version": "5.57.3", "integrity": "sha512-a" },
            "node_modules/rolldown-win32": { "version": "1.0.0", "integrity": "sha512-b", "optional": true },
        }});
        assert_eq!(is_current(&asked, &json!({ "packages": installed })), expected, "{installed}");
    }

    #[test]
    fn installed_packages_are_current_when_the_lock_file_names_them() {
        check(json!({ "node_modules/svelte": { "version": "5.57.3", "integrity": "sha512-a" } }), true);
    }

    #[test]
    fn a_missing_a_changed_and_a_foreign_package_are_not_current() {
        check(json!({}), false);
        check(json!({ "node_modules/svelte": { "version": "5.57.2", "integrity": "sha512-z" } }), false);
        let svelte = json!({ "version": "5.57.3", "integrity": "sha512-a" });
        check(
            json!({ "node_modules/svelte": svelte, "node_modules/left-pad": { "version": "1.0.0" } }),
            false,
        );
    }
}
