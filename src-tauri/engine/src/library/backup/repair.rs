//! A damaged library made whole again, as far as it can be: what is only counted wrong is counted again, and what cannot be
//! read is left behind. Where nothing can, the newest copy takes its place. The damaged database is kept.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{backups, restore};
use crate::disk;
use crate::error::{Error, Result};
use crate::library::home::lock;
use crate::library::{Library, followed};
use crate::model::Timestamp;
use crate::store::{FILE_NAME, Salvaged, Store};

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repaired {
    /// Nothing was wrong.
    Whole,
    /// Counts were, and are right again; nothing was lost.
    Counted,
    /// Some of it could not be read: this is what could.
    Salvaged {
        rows: Salvaged,
        /// The damaged database.
        damaged: PathBuf,
    },
    /// Nothing of it could be read, and a copy of an earlier day is in its place.
    Restored { made_at: Timestamp, damaged: PathBuf },
}

/// What says that the library is to be repaired before it is opened the next time.
const ASKED: &str = "repair-at-start";

impl Library {
    /// Makes the library in `dir`, which nobody may be using, whole again.
    ///
    /// # Errors
    /// [`Error::LibraryDamaged`] when nothing of it can be read and there is no copy: then only a backup helps.
    /// [`Error::LibraryInUse`], [`Error::LibraryNewer`], [`Error::DiskFull`]. Whatever goes wrong, the library is left as
    /// it is.
    pub fn repair(dir: &Path, now: Timestamp) -> Result<Repaired> {
        let dir = &followed(dir)?;
        let _lock = lock::Lock::take(dir)?;
        restore::finish(dir)?;
        repair(dir, now)
    }

    /// Has this library repaired before it is opened the next time.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn repair_at_start(&self) -> Result<()> {
        Ok(fs::write(self.0.dir.join(ASKED), "")?)
    }
}

/// Repairs a library if that was asked for when it was last open. It is asked for once, whatever comes of it.
pub(in crate::library) fn repair_if_asked(dir: &Path, now: Timestamp) -> Result<()> {
    match fs::remove_file(dir.join(ASKED)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        removed => removed?,
    }
    // What can still be opened is better than nothing.
    if let Err(error) = repair(dir, now) {
        tracing::error!(%error, "the library could not be repaired");
    }
    Ok(())
}

fn repair(dir: &Path, now: Timestamp) -> Result<Repaired> {
    let mut repaired = Repaired::Whole;
    let staged = restore::stage(dir, now, |stage| {
        // Only a copy is opened: that alone may write into a file.
        copy(dir, stage, FILE_NAME).map_err(|error| restore::unwritable(dir, error))?;
        match Store::adopt(stage) {
            Ok(None) => return Ok(()),
            Ok(Some(_)) => match Store::mend(stage).and_then(|()| Store::adopt(stage)) {
                Ok(None) => {
                    repaired = Repaired::Counted;
                    return Ok(());
                }
                Err(Error::DiskFull) => return Err(Error::DiskFull),
                Ok(Some(_)) | Err(_) => {}
            },
            Err(Error::LibraryDamaged { .. } | Error::Internal { .. }) => {}
            Err(error) => return Err(error),
        }
        repaired = salvage(dir, stage)?;
        Ok(())
    });
    match staged {
        Err(Error::LibraryDamaged { path }) => {
            repaired = newest_copy(dir, now)?.ok_or(Error::LibraryDamaged { path })?;
        }
        staged => staged?,
    }
    if repaired == Repaired::Whole {
        return restore::forget(dir).map(|()| repaired);
    }
    let before = restore::finish(dir)?.before.unwrap_or_default();
    Ok(match repaired {
        Repaired::Salvaged { rows, .. } => Repaired::Salvaged { rows, damaged: before },
        Repaired::Restored { made_at, .. } => Repaired::Restored { made_at, damaged: before },
        other => other,
    })
}

/// Gets the newest copy ready that is whole.
fn newest_copy(dir: &Path, now: Timestamp) -> Result<Option<Repaired>> {
    for copy in backups(dir)? {
        match restore::stage_backup(dir, &copy.path, now) {
            Ok(()) => {
                return Ok(Some(Repaired::Restored { made_at: copy.made_at, damaged: PathBuf::new() }));
            }
            Err(Error::DiskFull) => return Err(Error::DiskFull),
            Err(error) => tracing::warn!(%error, "{} cannot be restored", copy.path.display()),
        }
    }
    Ok(None)
}

/// Copies the database of a library, with its log.
fn copy(dir: &Path, into: &Path, name: &str) -> io::Result<()> {
    let log = restore::log_of;
    fs::copy(dir.join(FILE_NAME), into.join(name))?;
    if dir.join(log(FILE_NAME)).exists() {
        fs::copy(dir.join(log(FILE_NAME)), into.join(log(name)))?;
    }
    Ok(())
}

/// Makes a new library of what can be read of the one in `dir`.
fn salvage(dir: &Path, stage: &Path) -> Result<Repaired> {
    for file in [FILE_NAME.to_owned(), restore::log_of(FILE_NAME), format!("{FILE_NAME}-shm")] {
        disk::remove_file(&stage.join(file))?;
    }
    copy(dir, stage, "damaged.sqlite")?;
    let rows = Store::salvage(&stage.join("damaged.sqlite"), stage)?;
    match Store::adopt(stage)? {
        None => Ok(Repaired::Salvaged { rows, damaged: PathBuf::new() }),
        Some(path) => Err(Error::LibraryDamaged { path }),
    }
}
