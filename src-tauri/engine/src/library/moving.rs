//! A library that moves to another folder.
//!
//! Pictures, which are most of it and never change, are copied while it is in use; the database follows when it is opened
//! the next time, under the lock, when nobody writes. Only when all of it is there and was looked at does the old folder
//! say where the library has gone. What lay there stays until the person says that it may go.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::home::place::{MOVED_TO, followed, read_path};
use super::home::{lock, place, private};
use super::{Library, backup, site_rules};
use crate::asset::{AssetFiles, Standing};
use crate::disk;
use crate::error::{Error, Result};
use crate::event::{EngineEvent, Task};
use crate::store::{FILE_NAME, Store};

/// In the old folder: where it goes when it is opened the next time.
const GOING: &str = "moving-to";
/// In the new folder: where it came from, until that is removed.
const FROM: &str = "moved-from";

impl Library {
    /// Gets ready to move to a folder, which happens when the library is opened the next time.
    ///
    /// # Errors
    /// [`Error::FolderNotEmpty`], [`Error::Cancelled`], [`Error::DiskFull`], and when the folder cannot be written. Then the
    /// library stays where it is.
    pub async fn prepare_to_move(&self, to: &Path) -> Result<()> {
        let (dir, to) = (self.0.dir.clone(), to.to_owned());
        let running = self.0.tasks.start(Task::Move, &self.0.events);
        let prepared =
            tokio::task::spawn_blocking(move || prepare(&dir, &to, |done, total| running.step(done, total)));
        prepared.await.map_err(Error::internal)?
    }

    /// Moves the library in `dir`, which nobody may be using, to another folder.
    ///
    /// # Errors
    /// Those of [`Library::prepare_to_move`], [`Error::LibraryInUse`] and [`Error::LibraryDamaged`].
    pub fn move_to(dir: &Path, to: &Path) -> Result<()> {
        let dir = followed(dir)?;
        {
            let _lock = lock::Lock::take(&dir)?;
            prepare(&dir, to, |_, _| Ok(()))?;
        }
        finish(&dir)
    }

    /// The folder that the library was moved out of, while it is still there.
    pub(super) fn left_behind(&self) -> Option<PathBuf> {
        read_path(&self.0.dir.join(FROM)).ok().flatten().filter(|old| old.join(FILE_NAME).exists())
    }

    /// Removes what was left behind where the library was before it was moved.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing was, [`Error::LibraryInUse`], and when it cannot be removed.
    pub async fn remove_left_behind(&self) -> Result<()> {
        let old = self.left_behind().ok_or(Error::NotFound)?;
        let from = self.0.dir.join(FROM);
        let removed = tokio::task::spawn_blocking(move || {
            let _lock = lock::Lock::take(&old)?;
            clear(&old)?;
            Ok(fs::remove_file(from)?)
        });
        let removed = removed.await.map_err(Error::internal)?;
        self.0.events.send(EngineEvent::LibraryChanged);
        removed
    }
}

/// Where the library of a folder is, after a move that was prepared is made. One that fails is given up, and the library
/// stays.
pub(super) fn settled(dir: &Path) -> Result<PathBuf> {
    let dir = followed(dir)?;
    if read_path(&dir.join(GOING))?.is_none() {
        return Ok(dir);
    }
    match finish(&dir) {
        Err(error @ Error::LibraryInUse { .. }) => return Err(error),
        Err(error) => tracing::error!(%error, "the library could not be moved"),
        Ok(()) => {}
    }
    followed(&dir)
}

fn prepare(dir: &Path, to: &Path, got: impl Fn(usize, usize) -> Result<()>) -> Result<()> {
    let to = std::path::absolute(to)?;
    let taken = || Error::FolderNotEmpty { path: to.display().to_string() };
    private::make(&to).map_err(|_| Error::LibraryReadOnly { path: to.display().to_string() })?;
    let (from, into) = (fs::canonicalize(dir)?, fs::canonicalize(&to)?);
    if into.starts_with(&from) || from.starts_with(&into) || !is_free(&to)? || to.to_str().is_none() {
        return Err(taken());
    }
    copy_files(&place::files(dir), &place::files(&to), got)?;
    write_path(&dir.join(GOING), &to)
}

/// Whether nothing is in a folder but what a library that moved out of it left.
fn is_free(folder: &Path) -> Result<bool> {
    for entry in fs::read_dir(folder)? {
        if ![MOVED_TO, lock::NAME]
            .iter()
            .any(|name| *name == entry.as_ref().map_or_else(|_| "".into(), fs::DirEntry::file_name))
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Copies what is kept, and looks whether each copy is what it should be.
fn copy_files(from: &AssetFiles, to: &AssetFiles, got: impl Fn(usize, usize) -> Result<()>) -> Result<()> {
    let names = from.names()?;
    for (done, name) in names.iter().enumerate() {
        got(done, names.len())?;
        if to.length(name) == from.length(name) {
            continue;
        }
        let mut source = match from.open(name) {
            // Nothing uses it any more.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            source => source?,
        };
        to.keep_as(name, |file| io::copy(&mut source, file).map(drop))?;
        if to.standing(name) != Standing::Whole && from.standing(name) == Standing::Whole {
            return Err(Error::internal(format!("{name} was not copied whole")));
        }
    }
    got(names.len(), names.len())
}

/// Makes the move that was prepared: all that is left is copied, and then the old folder says so.
fn finish(dir: &Path) -> Result<()> {
    let _lock = lock::Lock::take(dir)?;
    let Some(to) = read_path(&dir.join(GOING))? else { return Ok(()) };
    let moved = follow(dir, &to);
    if moved.is_err() {
        let _ = fs::remove_file(to.join(FILE_NAME));
    }
    remove_file(&dir.join(GOING))?;
    moved
}

fn follow(dir: &Path, to: &Path) -> Result<()> {
    private::make(to)?;
    copy_files(&place::files(dir), &place::files(to), |_, _| Ok(()))?;
    for file in copied_as_they_are(dir)? {
        let target = to.join(&file);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(dir.join(&file), target)?;
    }
    // Checked as any copy is; from here on the new folder has all of it.
    Store::snapshot(dir, &to.join(FILE_NAME))?;
    write_path(&to.join(FROM), dir)?;
    // Should the library come back to where it once was, that folder no longer leads away.
    remove_file(&to.join(MOVED_TO))?;
    write_path(&dir.join(MOVED_TO), to)
}

/// The person's own rules, and the copies of earlier days, by their paths in the folder.
fn copied_as_they_are(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = vec![PathBuf::from(site_rules::FILE_NAME)];
    files.retain(|file| dir.join(file).exists());
    let copies =
        backup::backups(dir)?.into_iter().filter_map(|copy| copy.path.file_name().map(PathBuf::from));
    files.extend(copies.map(|name| Path::new(backup::FOLDER).join(name)));
    Ok(files)
}

/// Removes a library from a folder, and nothing else that may lie there.
fn clear(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if ["assets", backup::FOLDER, backup::restore::STAGE].contains(&name.as_str()) {
            fs::remove_dir_all(path)?;
        } else if name.starts_with("library.") && name != lock::NAME
            || name == site_rules::FILE_NAME
            || name == FROM
        {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Whole or not at all, also after a power cut.
fn write_path(file: &Path, path: &Path) -> Result<()> {
    let unfinished = file.with_added_extension("part");
    let mut written = File::create(&unfinished)?;
    writeln!(written, "{}", path.display())?;
    written.sync_all()?;
    fs::rename(unfinished, file)?;
    Ok(file.parent().map_or(Ok(()), disk::keep_names)?)
}

fn remove_file(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
