//! The UI as files that the app carries.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::Result;

use crate::{process, workspace};

/// What it is built from, and what it comes to.
const SOURCES: [&str; 4] = ["ui/src", "ui/index.html", "ui/vite.config.ts", "package-lock.json"];
const BUILT: &str = "ui/dist/index.html";

/// Builds the UI, unless nothing has changed since it was built: the app is compiled again whenever its files are new.
pub(crate) fn build() -> Result<()> {
    match outdated() {
        Some(mut command) => process::run(&mut command),
        None => Ok(()),
    }
}

/// What builds the UI, if that has to be.
pub(crate) fn outdated() -> Option<Command> {
    let sources: Vec<PathBuf> = SOURCES.iter().map(|source| workspace::path(source)).collect();
    (!is_newer(&workspace::path(BUILT), &sources)).then(|| workspace::npm(["run", "--silent", "build"]))
}

fn is_newer(built: &Path, sources: &[PathBuf]) -> bool {
    let Some(built) = changed(built) else { return false };
    sources.iter().all(|source| newest(source).is_some_and(|source| source < built))
}

/// When a file, or the newest in a folder, was written.
fn newest(path: &Path) -> Option<SystemTime> {
    match fs::read_dir(path) {
        // A file that goes away changes its folder.
        Ok(entries) => entries.flatten().map(|entry| newest(&entry.path())).chain([changed(path)]).max()?,
        Err(_) => changed(path),
    }
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|about| about.modified()).ok()
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_ui_is_current_until_one_of_its_sources_changes() {
        let folder = tempfile::tempdir().unwrap();
        let (source, built) = (folder.path().join("src/panes/List.svelte"), folder.path().join("index.html"));
        fs::create_dir_all(source.parent().unwrap()).unwrap();
        let sources = [folder.path().join("src")];
        let write = |path: &Path, age: u64| {
            let written = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 - age);
            File::create(path).unwrap().set_modified(written).unwrap();
        };
        write(&source, 60);
        assert!(!is_newer(&built, &sources), "it was never built");
        write(&built, 0);
        for folder in ["src/panes", "src"].map(|name| folder.path().join(name)) {
            File::open(&folder)
                .unwrap()
                .set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 - 50))
                .unwrap();
        }
        assert!(is_newer(&built, &sources));
        write(&built, 100);
        assert!(!is_newer(&built, &sources), "a source is newer");
        assert!(!is_newer(&built, &[folder.path().join("gone")]));
    }
}
