//! A library from a backup. It is unpacked and looked at beside the one that there is; only when it is whole it takes its
//! place, in steps that a program which is killed between them takes up again at the next start.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{FOLDER, name_before_restoring};
use crate::backup::Archive;
use crate::disk;
use crate::error::{Error, Result};
use crate::library::home::{lock, place, private};
use crate::library::{Library, followed, site_rules};
use crate::model::Timestamp;
use crate::store::{FILE_NAME, Store};

/// Where the new library is got ready, inside the folder of the old one.
pub(in crate::library) const STAGE: &str = "restoring";
/// What says that it is ready, and under which name the old one is to be put aside.
const READY: &str = "ready";

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The database that was there before, if there was one.
    pub before: Option<PathBuf>,
}

impl Library {
    /// Puts the library of a backup in the place of the one in `dir`, which nobody may be using. `backup` is a file of
    /// [`Library::back_up_to`] or a copy of the database.
    ///
    /// # Errors
    /// [`Error::MalformedBackup`], [`Error::BackupNewer`], [`Error::LibraryNewer`], [`Error::LibraryInUse`],
    /// [`Error::DiskFull`]. Whatever goes wrong, the library that was there is there.
    pub fn restore(dir: &Path, backup: &Path, now: Timestamp) -> Result<Restored> {
        let dir = &followed(dir)?;
        let _lock = lock::Lock::take(dir)?;
        stage_backup(dir, backup, now)?;
        finish(dir)
    }

    /// Gets the library of a backup ready to take the place of this one, which it does when this one is opened the next
    /// time.
    ///
    /// # Errors
    /// The same.
    pub async fn prepare_to_restore(&self, backup: PathBuf) -> Result<()> {
        let (dir, now) = (self.0.dir.clone(), self.0.clock.now());
        let staged = tokio::task::spawn_blocking(move || stage_backup(&dir, &backup, now));
        staged.await.map_err(Error::internal)?
    }
}

/// Gets the library of a backup ready beside the one in `dir`.
pub(super) fn stage_backup(dir: &Path, backup: &Path, now: Timestamp) -> Result<()> {
    stage(dir, now, |stage| unpack(dir, backup, stage).and_then(|()| look_over(stage, backup)))
}

/// Gets a library ready beside the one in `dir`, which may be in use: `make` makes it in the folder that it is given.
pub(super) fn stage(dir: &Path, now: Timestamp, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let stage = dir.join(STAGE);
    remove(&stage)?;
    private::make(&stage).map_err(|error| unwritable(dir, error))?;
    let staged = make(&stage);
    if staged.is_err() {
        remove(&stage)?;
        return staged;
    }
    fs::write(stage.join("unfinished"), name_before_restoring(dir, now))?;
    File::open(stage.join("unfinished"))?.sync_all()?;
    fs::rename(stage.join("unfinished"), stage.join(READY))?;
    disk::keep_names(&stage)?;
    Ok(disk::keep_names(dir)?)
}

/// What is wrong when nothing can be made in the library's folder, or its files cannot be touched.
pub(super) fn unwritable(dir: &Path, error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Error::LibraryReadOnly { path: dir.display().to_string() }
        }
        _ => error.into(),
    }
}

fn unpack(dir: &Path, backup: &Path, stage: &Path) -> Result<()> {
    let database = stage.join(FILE_NAME);
    if is_database(backup)? {
        fs::copy(backup, &database)?;
        // One that was put aside may have its last changes in the log beside it.
        let log = backup.with_file_name(log_of(&backup.file_name().unwrap_or_default().to_string_lossy()));
        if log.exists() {
            fs::copy(log, stage.join(log_of(FILE_NAME)))?;
        }
        return Ok(());
    }
    let mut archive = Archive::open(backup)?;
    archive.unpack_database(&database)?;
    archive.unpack_site_rules(&stage.join(site_rules::FILE_NAME))?;
    // Named by what is in them, so that they are in nobody's way, and go by themselves where nothing uses them.
    archive.unpack_assets(&place::files(dir))
}

/// Opens the new library, which brings an older one up to date and refuses a newer or a foreign one.
fn look_over(stage: &Path, backup: &Path) -> Result<()> {
    let malformed = || Error::MalformedBackup { path: backup.display().to_string() };
    // A file with nothing in it would be made a new library.
    if !is_database(&stage.join(FILE_NAME))? {
        return Err(malformed());
    }
    match Store::adopt(stage) {
        Ok(None) => {}
        Err(error @ (Error::LibraryNewer { .. } | Error::DiskFull)) => return Err(error),
        Ok(Some(_)) | Err(_) => return Err(malformed()),
    }
    // Closed, it is one file.
    if stage.join(log_of(FILE_NAME)).exists() { Err(malformed()) } else { Ok(()) }
}

/// Puts a library that was got ready in the place of the old one, if there is one, and removes what was never ready.
pub(in crate::library) fn finish(dir: &Path) -> Result<Restored> {
    let stage = dir.join(STAGE);
    let before = match fs::read_to_string(stage.join(READY)) {
        Ok(name) => dir.join(FOLDER).join(name + ".sqlite"),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            remove(&stage)?;
            return Ok(Restored { before: None });
        }
        Err(error) => return Err(error.into()),
    };
    fs::create_dir_all(dir.join(FOLDER))?;
    let database = stage.join(FILE_NAME);
    if database.exists() {
        // The log goes first: beside the new database it would be taken for its own.
        let log = before.with_file_name(log_of(&before.file_name().unwrap_or_default().to_string_lossy()));
        put(&dir.join(log_of(FILE_NAME)), &log)?;
        put(&dir.join(FILE_NAME), &before)?;
        let _ = fs::remove_file(dir.join(format!("{FILE_NAME}-shm")));
        put(&database, &dir.join(FILE_NAME))?;
    }
    let rules = stage.join(site_rules::FILE_NAME);
    if rules.exists() {
        put(&dir.join(site_rules::FILE_NAME), &before.with_extension("site-rules.toml"))?;
        put(&rules, &dir.join(site_rules::FILE_NAME))?;
    }
    // Whoever is told that it was restored, and goes on with the new one, does not find the old one after a power cut.
    disk::keep_names(&dir.join(FOLDER))?;
    disk::keep_names(dir)?;
    // What is left of it is in nobody's way.
    if let Err(error) = remove(&stage) {
        tracing::warn!(%error, "{} could not be removed", stage.display());
    }
    Ok(Restored { before: Some(before).filter(|before| before.exists()) })
}

/// Gives up a library that was got ready.
pub(super) fn forget(dir: &Path) -> Result<()> {
    Ok(remove(&dir.join(STAGE))?)
}

/// The name of the log of a database.
pub(super) fn log_of(database: &str) -> String {
    format!("{database}-wal")
}

/// Moves a file, if it is there.
fn put(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        moved => moved,
    }
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

fn is_database(file: &Path) -> Result<bool> {
    let mut beginning = Vec::new();
    File::open(file)?.take(16).read_to_end(&mut beginning)?;
    Ok(beginning == b"SQLite format 3\0")
}
