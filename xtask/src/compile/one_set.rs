//! That no command compiles a crate with other features than another command: `xtask/workspace-hack` has to name them.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use crate::workspace;

/// What the commands build, and along which edges.
const BUILT: [(&str, &[&str], &str); 6] = [
    ("run", &["warta"], "normal,build"),
    ("run --sample", &["warta", "warta-newsroom", "warta-cli"], "normal,build"),
    (
        "test --only engine",
        &["warta-engine", "warta-newsroom", "warta-cli", "warta-devhost"],
        "normal,build,dev",
    ),
    ("test --only app", &["warta"], "normal,build,dev"),
    ("test --only browser", &["warta-devhost", "warta-newsroom", "warta-cli"], "normal,build"),
    ("test --only window", &["warta-e2e"], "normal,build,dev"),
];

/// Differ between the two sides of one build: Tauri's own macros need more of it than the app does.
const DIFFER_IN_ITSELF: [&str; 1] = ["tauri-utils"];

/// Each crate that is built of these packages, with the features that it is built with.
fn built(packages: &[&str], edges: &str) -> Result<BTreeMap<String, BTreeSet<String>>, String> {
    let host = String::from_utf8(Command::new("rustc").arg("-vV").output().unwrap().stdout).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let flags =
        ["tree", "--offline", "--prefix", "none", "--format", "{p} [{f}]", "--target", host, "-e", edges];
    let chosen = packages.iter().flat_map(|package| ["-p", package]);
    let output = workspace::cargo(flags.into_iter().chain(chosen)).output().unwrap();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let mut crates: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let Some((name, features)) = line.trim_end_matches(" (*)").split_once(" [") else { continue };
        let is_ours = name.contains("warta") || name.starts_with("xtask");
        if !is_ours && !DIFFER_IN_ITSELF.iter().any(|other| name.starts_with(&format!("{other} "))) {
            let name = name.replace(" (proc-macro)", "");
            crates.entry(name).or_default().insert(features.trim_end_matches(']').to_owned());
        }
    }
    Ok(crates)
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "the list is kept for Linux, where the tests of a change run")]
fn every_command_builds_a_crate_with_the_same_features() {
    let mut all: BTreeMap<String, BTreeMap<String, Vec<&str>>> = BTreeMap::new();
    for (command, packages, edges) in BUILT {
        let crates = match built(packages, edges) {
            Ok(crates) => crates,
            Err(reason) if reason.contains("--offline") => {
                println!("skipped: not all crates have been fetched yet, and tests fetch nothing");
                return;
            }
            Err(reason) => panic!("{command}: {reason}"),
        };
        assert!(crates.len() > 100, "{command}: {} crates", crates.len());
        for (name, sets) in crates {
            for set in sets {
                all.entry(name.clone()).or_default().entry(set).or_default().push(command);
            }
        }
    }
    let wrong: Vec<_> = all.iter().filter(|(_, sets)| sets.len() > 1).collect();
    assert!(wrong.is_empty(), "name in xtask/workspace-hack/Cargo.toml what these have together: {wrong:#?}");
}
