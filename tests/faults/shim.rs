//! The disk that fails: `shim.c`, compiled once and loaded into a program that is to meet it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/faults");

/// The shim as the loader takes it.
#[derive(Clone, Copy)]
pub(crate) struct Shim(&'static Path);

impl Shim {
    /// Compiles it. Where there is no compiler, that is said, and there is nothing to test with.
    #[allow(clippy::print_stdout)] // of a test
    pub(crate) fn load() -> Option<Self> {
        static COMPILED: OnceLock<Option<PathBuf>> = OnceLock::new();
        let compiled = COMPILED.get_or_init(compile).as_deref().map(Self);
        if compiled.is_none() {
            println!("skipped: there is no C compiler (cc) to make a failing disk with");
        }
        compiled
    }

    /// Has a fault happen to what this program does below a folder. `orders.h` says which there are.
    pub(crate) fn fault(self, program: &mut Command, inside: &Path, fault: &str) {
        program.env("LD_PRELOAD", self.0).env("WARTA_FAULT_IN", real(inside)).env("WARTA_FAULT", fault);
    }

    /// Has what this program does below a folder be added to a journal.
    pub(crate) fn record(self, program: &mut Command, inside: &Path, journal: &Path) {
        program.env("LD_PRELOAD", self.0).env("WARTA_FAULT_IN", real(inside));
        program.env("WARTA_FAULT_JOURNAL", journal);
    }
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap()
}

fn compile() -> Option<PathBuf> {
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shim.so");
    // Several test programs may be at it: each loads one that is whole.
    let unfinished = made.with_extension(std::process::id().to_string());
    let compiled = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o"])
        .arg(&unfinished)
        .arg(Path::new(FOLDER).join("shim.c"))
        .args(["-ldl", "-lpthread"])
        .output();
    let compiled = match compiled {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        compiled => compiled.unwrap(),
    };
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
    fs::rename(&unfinished, &made).unwrap();
    Some(made)
}
