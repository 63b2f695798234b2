//! Disks that fail and fill, power that goes, programs that are killed: what was acknowledged stays, and the library is
//! whole. In the manner of SQLite's own tests, but with the whole program, as a person's machine has it.
//!
//! Few rounds are made unless `WARTA_FAULTS` is `full`.

mod action;
mod copied;
mod failing;
mod full_disk;
mod journal;
mod kept;
mod killed;
mod outage;
mod power_loss;
mod read_only;
mod together;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use warta_newsroom::{Newsroom, World};

use self::kept::Kept;

const PUBLISHERS: [&str; 2] = ["kabar-pagi", "meridian-report"];

/// A folder with a library, a backup of it, and the newsroom that it reads.
struct Desk {
    newsroom: Newsroom,
    dir: TempDir,
    /// What is in the backup.
    backed_up: Kept,
}

impl Desk {
    fn open() -> Self {
        let newsroom = Newsroom::open(World::default(), 0).unwrap();
        let dir = tempfile::tempdir().unwrap();
        let (library, backup) = (library_in(dir.path()), backup_in(dir.path()));
        for publisher in PUBLISHERS {
            done(&library, &["subscribe", &newsroom.feed_url(publisher)]);
        }
        done(&library, &["bookmark", "1", "2"]);
        done(&library, &["tag", "3", "simpan"]);
        done(&library, &["mark", "4", "--read"]);
        let backed_up = Kept::of(&library);
        done(&library, &["backup", backup.to_str().unwrap()]);
        done(&library, &["bookmark", "5"]);
        Self { newsroom, dir, backed_up }
    }

    fn folder(&self) -> &Path {
        self.dir.path()
    }

    /// Another folder with the same in it.
    fn copy(&self) -> TempDir {
        let copy = tempfile::tempdir().unwrap();
        copy_folder(self.folder(), copy.path());
        copy
    }
}

fn library_in(folder: &Path) -> PathBuf {
    folder.join("library")
}

fn backup_in(folder: &Path) -> PathBuf {
    folder.join("warta.zip")
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to);
        } else if entry.file_type().unwrap().is_file() {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Every file below a folder, with what is in it. Shared memory is nobody's to keep.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn add(folder: &Path, below: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in fs::read_dir(folder.join(below)).unwrap() {
            let entry = entry.unwrap();
            let path = below.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                add(folder, &path, found);
            } else if entry.file_type().unwrap().is_file() && !path.to_string_lossy().ends_with("-shm") {
                found.insert(path, fs::read(entry.path()).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    add(folder, Path::new(""), &mut found);
    found
}

fn warta(library: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_warta-cli"));
    command.arg("--library").arg(library).args(args);
    command
}

/// What has to work.
fn done(library: &Path, args: &[&str]) -> Output {
    let output = warta(library, args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {output:?}");
    output
}

/// Runs it to its end, which is one that it chose: done, or not done and said in plain words.
fn end_of(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("panicked"), "{command:?}: {said}");
    let code = output.status.code();
    assert!(code.is_some_and(|code| [0, 1, 3].contains(&code)), "{command:?}: {output:?}");
    assert!(code == Some(0) || !said.trim().is_empty(), "{command:?} failed and does not say why");
    output
}
