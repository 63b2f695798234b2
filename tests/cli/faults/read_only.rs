//! Nothing can be written: the folder, the database or the whole disk is read-only, or not even that.
//!
//! Rights do not bind root, as whom tests may run: it is the shim that refuses.

use std::path::{Path, PathBuf};

use super::action::Action;
use super::journal::{self, Step};
use super::{Desk, end_of, files, library_in};
use crate::shim::Shim;

/// Where in a folder.
type Place = fn(&Path) -> PathBuf;

/// What is refused, and below which of these.
const DENIED: [(&str, Place); 5] = [
    ("deny names", library_in),
    ("deny writing", |folder| library_in(folder).join("library.sqlite")),
    ("deny readonly", library_in),
    ("deny anything", library_in),
    ("deny anything", |folder| library_in(folder).join("library.sqlite")),
];

#[test]
fn where_nothing_can_be_written_that_is_said_and_nothing_changes() {
    let Some(shim) = Shim::load() else { return };
    let desk = Desk::open();
    desk.newsroom.publish("kabar-pagi", 2);
    for (fault, inside) in DENIED {
        for action in Action::ALL {
            let (copy, journal) = (desk.copy(), tempfile::tempdir().unwrap());
            let journal = journal.path().join("journal");
            let before = files(copy.path());
            let mut program = action.program(copy.path());
            shim.fault(&mut program, &inside(copy.path()), fault);
            shim.record(&mut program, &inside(copy.path()), &journal);
            let output = end_of(&mut program);
            let said = String::from_utf8_lossy(&output.stderr);
            println!("{fault}, {action:?}: {:?} {}", output.status.code(), said.trim());
            // What Warta may not touch can be put aside, and copied where it can be read.
            let is_database = inside(copy.path()) != library_in(copy.path());
            if is_database
                && (action == Action::Restore || action == Action::Repair && fault == "deny writing")
            {
                assert!(output.status.success(), "{fault}, {action:?}: {said}");
                continue;
            }
            let steps = journal::read_amid(&journal);
            assert!(steps.iter().any(|step| matches!(step, Step::Struck)), "{fault}, {action:?}");
            assert_eq!(output.status.code(), Some(1), "{fault}, {action:?}: {said}");
            assert!(said.starts_with("Warta cannot write to "), "{fault}, {action:?}: {said}");
            let mut after = files(copy.path());
            // SQLite makes one where it can, to read by; nothing is in it.
            after.retain(|path, bytes| !(path.ends_with("library.sqlite-wal") && bytes.is_empty()));
            assert!(after == before, "{fault}, {action:?}: something was changed");
        }
    }
}
