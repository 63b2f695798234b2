//! The database as it stands at one moment, copied while it is in use.

use std::fs::{self, File};
use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::{integrity, open};
use crate::error::{Error, Result};

/// Copies the database at `from`, and looks whether the copy is whole. What was there before is replaced, and when it
/// fails nothing is there.
pub(super) fn write(from: &Path, to: &Path) -> Result<()> {
    let copied = copy(from, to);
    if copied.is_err() {
        let _ = fs::remove_file(to);
    }
    copied
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    match fs::remove_file(to) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let from = open::for_reading(from)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut into = Connection::open_with_flags(to, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // In one step: whoever writes meanwhile does so to the log, and is not in this copy.
    let step = Backup::new(&from, &mut into)?.step(-1)?;
    if step != StepResult::Done {
        return Err(Error::internal("the library was locked while it was copied"));
    }
    // With no log of its own, so that the copy is one file.
    into.pragma_update(None, "journal_mode", "DELETE")?;
    if let Some(path) = integrity(&into)? {
        return Err(Error::LibraryDamaged { path });
    }
    into.close().map_err(|(_, error)| error)?;
    Ok(File::open(to)?.sync_all()?)
}
