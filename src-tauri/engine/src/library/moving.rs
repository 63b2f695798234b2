//! A library that moves to another folder.
//!
//! Pictures, which are most of it and never change, are copied while it is in use; the database follows when it is opened
//! the next time, under the lock, when nobody writes. Only when all of it is there and was looked at does the old folder
//! say where the library has gone. What lay there stays until the person says that it may go.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::home::place::{ASSETS, MOVED_TO, followed, read_path};
use super::home::{lock, place, private};
use super::{Library, backup, site_rules};
use crate::asset::{AssetFiles, Standing};
use crate::disk;
use crate::error::{Error, Result};
use crate::event::{EngineEvent, Task};
use crate::store::{FILE_NAME, Store};

/// In the old folder: where it goes when it is opened the next time.
const GOING: &str = "moving-to";
/// In the new folder, until the library is there: where it comes from. Nothing is put where this does not stand.
const COMING: &str = "moving-from";
/// In the new folder: where it came from, until that is removed.
const FROM: &str = "moved-from";

impl Library {
    /// Gets ready to move to a folder, which happens when the library is opened the next time.
    ///
    /// # Errors
    /// [`Error::FolderNotEmpty`], [`Error::Cancelled`], [`Error::DiskFull`], and when the folder cannot be written. Then the
    /// library stays where it is, and the folder as empty as it was.
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
        let _lock = lock::Lock::take(&dir)?;
        prepare(&dir, to, |_, _| Ok(()))?;
        finish(&dir)
    }

    /// The folder that the library was moved out of, while it is still there and says so too.
    pub(super) fn left_behind(&self) -> Option<PathBuf> {
        let old = read_path(&self.0.dir.join(FROM)).ok().flatten()?;
        let leads_here =
            read_path(&old.join(MOVED_TO)).ok().flatten().is_some_and(|to| is_same(&to, &self.0.dir));
        (leads_here && old.join(FILE_NAME).exists()).then_some(old)
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
    let moved = {
        let _lock = lock::Lock::take(&dir)?;
        finish(&dir)
    };
    if let Err(error) = moved {
        tracing::error!(%error, "the library could not be moved");
    }
    followed(&dir)
}

fn prepare(dir: &Path, to: &Path, got: impl Fn(usize, usize) -> Result<()>) -> Result<()> {
    let to = std::path::absolute(to)?;
    let taken = || Error::FolderNotEmpty { path: to.display().to_string() };
    private::make(&to).map_err(|_| Error::LibraryReadOnly { path: to.display().to_string() })?;
    let (from, into) = (fs::canonicalize(dir)?, fs::canonicalize(&to)?);
    let can_be_written_down = from.to_str().is_some() && to.to_str().is_some();
    if into.starts_with(&from) || from.starts_with(&into) || !can_be_written_down || !is_free(&to, &from)? {
        return Err(taken());
    }
    write_path(&to.join(COMING), &from)?;
    let copied = copy_files(&place::files(dir), &place::files(&to), got);
    let prepared = copied.and_then(|()| write_path(&dir.join(GOING), &to));
    if prepared.is_err() {
        give_up(&to);
    }
    prepared
}

/// Whether nothing is in a folder but what a library that moved out of it left, and what this one has brought there before
/// it was cut off.
fn is_free(folder: &Path, from: &Path) -> Result<bool> {
    let is_ours = read_path(&folder.join(COMING))?.is_some_and(|coming| is_same(&coming, from));
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let is_left = name == MOVED_TO || name == lock::NAME;
        let is_brought = is_ours && is_brought(&name.to_string_lossy());
        if !is_left && !is_brought {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// Whether something of this name is on its way with a library.
fn is_brought(name: &str) -> bool {
    let name = name.strip_suffix(".part").unwrap_or(name);
    // SQLite has a journal beside what it writes.
    name.starts_with(UNFINISHED)
        || [COMING, FROM, ASSETS, backup::FOLDER, site_rules::FILE_NAME].contains(&name)
        || is_of_earlier_version(name)
}

/// Takes back what was brought to a folder that had been free. What cannot be taken back is in nobody's way: the next move
/// goes on with it.
fn give_up(to: &Path) {
    for entry in fs::read_dir(to).into_iter().flatten().flatten() {
        if is_brought(&entry.file_name().to_string_lossy()) {
            let _ = fs::remove_dir_all(entry.path()).or_else(|_| fs::remove_file(entry.path()));
        }
    }
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
        if to.standing(name)? != Standing::Whole && from.standing(name)? == Standing::Whole {
            return Err(Error::internal(format!("{name} was not copied whole")));
        }
    }
    got(names.len(), names.len())
}

/// Makes the move that was prepared: all that is left is copied, and then the old folder says so. The caller holds the lock.
fn finish(dir: &Path) -> Result<()> {
    let Some(to) = read_path(&dir.join(GOING))? else { return Ok(()) };
    let moved = follow(dir, &to);
    disk::remove_file(&dir.join(GOING))?;
    moved
}

fn follow(dir: &Path, to: &Path) -> Result<()> {
    let from = fs::canonicalize(dir)?;
    // Days may have passed: it has to be as free as it was, and for this library.
    let says =
        |marker: &str| Ok::<_, Error>(read_path(&to.join(marker))?.is_some_and(|at| is_same(&at, &from)));
    let is_there = says(FROM)? && to.join(FILE_NAME).exists() && !to.join(UNFINISHED).exists();
    if is_there {
        // It was cut off at the very end.
        return arrive(dir, to);
    }
    if !says(COMING)? || !is_free(to, &from)? {
        return Err(Error::FolderNotEmpty { path: to.display().to_string() });
    }
    let _lock = lock::Lock::take(to)?;
    let copied = bring(dir, to);
    if copied.is_err() {
        give_up(to);
        return copied;
    }
    write_path(&to.join(FROM), &from)?;
    // Whole before it has its name. From here on the new folder has all of it.
    fs::rename(to.join(UNFINISHED), to.join(FILE_NAME))?;
    disk::keep_names(to)?;
    arrive(dir, to)
}

/// Has the old folder lead to the new one.
fn arrive(dir: &Path, to: &Path) -> Result<()> {
    // Should the library come back to where it once was, that folder no longer leads away.
    disk::remove_file(&to.join(MOVED_TO))?;
    disk::remove_file(&to.join(COMING))?;
    write_path(&dir.join(MOVED_TO), to)
}

/// The database on its way.
const UNFINISHED: &str = "library.sqlite-unfinished";

fn bring(dir: &Path, to: &Path) -> Result<()> {
    copy_files(&place::files(dir), &place::files(to), |_, _| Ok(()))?;
    for file in copied_as_they_are(dir)? {
        let target = to.join(&file);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(dir.join(&file), target)?;
    }
    // Checked as any copy is.
    let brought = Store::snapshot(dir, &to.join(UNFINISHED));
    if brought.is_err() {
        disk::remove_file(&to.join(UNFINISHED))?;
    }
    brought
}

/// The person's own rules, copies of earlier days, what was put aside, and what was kept of earlier versions, by their
/// paths in the folder.
fn copied_as_they_are(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = vec![PathBuf::from(site_rules::FILE_NAME)];
    files.retain(|file| dir.join(file).exists());
    for entry in fs::read_dir(dir)? {
        let name = entry?.file_name();
        if is_of_earlier_version(&name.to_string_lossy()) {
            files.push(name.into());
        }
    }
    let copies = match fs::read_dir(dir.join(backup::FOLDER)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(files),
        copies => copies?,
    };
    for copy in copies {
        let copy = copy?;
        if copy.file_type()?.is_file() {
            files.push(Path::new(backup::FOLDER).join(copy.file_name()));
        }
    }
    Ok(files)
}

/// What an upgrade started from stays beside the library.
fn is_of_earlier_version(name: &str) -> bool {
    let number = name.strip_prefix("library.v").and_then(|rest| rest.strip_suffix(".sqlite"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Removes a library from a folder, and nothing else that may lie there.
fn clear(folder: &Path) -> Result<()> {
    const FILES: [&str; 6] = [
        FILE_NAME,
        "library.sqlite-wal",
        "library.sqlite-shm",
        "library.ballast",
        "library.sock",
        site_rules::FILE_NAME,
    ];
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.file_type()?.is_dir();
        if is_folder && [ASSETS, backup::FOLDER, backup::restore::STAGE].contains(&name.as_str()) {
            fs::remove_dir_all(entry.path())?;
        } else if !is_folder
            && (FILES.contains(&name.as_str()) || name == FROM || is_of_earlier_version(&name))
        {
            fs::remove_file(entry.path())?;
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
