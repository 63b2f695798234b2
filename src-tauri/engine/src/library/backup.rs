//! Copies of the library: of the database one a day by itself, and of everything one file whenever a person asks. And
//! the ways back.

pub(super) mod repair;
pub(super) mod restore;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::home::place;
use super::{Library, site_rules};
use crate::backup::{self, Manifest, Source};
use crate::error::{Error, Result};
use crate::event::{EngineEvent, Task};
use crate::model::Timestamp;
use crate::store::Store;
pub use repair::Repaired;
pub use restore::Restored;

/// The folder of the copies inside the library's.
pub(super) const FOLDER: &str = "backups";
/// So many of those that were made by themselves stay.
const KEPT: usize = 3;
const EVERY_MS: i64 = 24 * 60 * 60 * 1000;
/// How the time of a copy stands in its name.
const NAME: &str = "%Y-%m-%dT%H%M%SZ.sqlite";

/// A copy of the database that was made by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    pub made_at: Timestamp,
    pub bytes: u64,
}

impl Library {
    /// Writes everything into one file: what was read, bookmarked, tagged and saved, with its pictures. The library stays
    /// in use meanwhile.
    ///
    /// # Errors
    /// [`Error::LibraryDamaged`], since a copy of what is damaged would be no backup; [`Error::DiskFull`];
    /// [`Error::Cancelled`]. Then there is no such file, or still the one that was there.
    pub async fn back_up_to(&self, file: impl Into<PathBuf>) -> Result<Manifest> {
        let (dir, files, file, now) =
            (self.0.dir.clone(), self.0.files.clone(), file.into(), self.0.clock.now());
        let running = self.0.tasks.start(Task::BackUp, &self.0.events);
        let written = tokio::task::spawn_blocking(move || {
            let database = unfinished(&dir, "archive")?;
            Store::snapshot(&dir, &database)?;
            let site_rules = dir.join(site_rules::FILE_NAME);
            let source = Source { database: &database, site_rules: &site_rules, files: &files };
            let packed = backup::pack(&source, &file, now, &|done, total| running.got(done, total));
            let _ = fs::remove_file(&database);
            packed
        });
        written.await.map_err(Error::internal)?
    }

    /// The copies that were made by themselves, the newest first.
    ///
    /// # Errors
    /// When their folder cannot be read.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        Ok(backups(&self.0.dir)?)
    }

    /// Copies the database, unless that was done within a day, and lets the oldest copies go. And holds room for the day
    /// when the disk is full.
    ///
    /// # Errors
    /// The same as [`Library::back_up_to`]; the copies that there are stay.
    pub async fn back_up_daily(&self) -> Result<()> {
        let (dir, now, store) = (self.0.dir.clone(), self.0.clock.now(), self.0.store.clone());
        let copied = tokio::task::spawn_blocking(move || {
            store.hold_room();
            let last = backups(&dir)?.first().map(|backup| backup.made_at);
            if last.is_some_and(|last| (0..EVERY_MS).contains(&(now.0 - last.0))) {
                return Ok(());
            }
            copy(&dir, now)
        });
        let copied = copied.await.map_err(Error::internal)?;
        if matches!(copied, Err(Error::LibraryDamaged { .. })) {
            self.0.damaged.store(true, Ordering::Relaxed);
            self.0.events.send(EngineEvent::LibraryChanged);
        }
        copied
    }
}

/// What the copies take, and what was put aside for them, in bytes.
pub(super) fn bytes(dir: &Path) -> io::Result<u64> {
    place::bytes_in(&dir.join(FOLDER))
}

/// Where a copy is written before it is one. What a program that was killed left there is written over.
fn unfinished(dir: &Path, what: &str) -> io::Result<PathBuf> {
    let folder = dir.join(FOLDER);
    fs::create_dir_all(&folder)?;
    Ok(folder.join(format!("unfinished-{what}")))
}

fn copy(dir: &Path, now: Timestamp) -> Result<()> {
    let unfinished = unfinished(dir, "copy")?;
    Store::snapshot(dir, &unfinished)?;
    fs::rename(&unfinished, dir.join(FOLDER).join(utc(now).format(NAME).to_string()))?;
    for old in backups(dir)?.into_iter().skip(KEPT) {
        fs::remove_file(old.path)?;
    }
    Ok(())
}

pub(super) fn backups(dir: &Path) -> io::Result<Vec<Backup>> {
    let entries = match fs::read_dir(dir.join(FOLDER)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
        entries => entries?,
    };
    let mut backups = Vec::new();
    for entry in entries {
        let entry = entry?;
        let time = |name: &str| NaiveDateTime::parse_from_str(name, NAME).ok();
        if let Some(made_at) = entry.file_name().to_str().and_then(time) {
            let made_at = Timestamp(made_at.and_utc().timestamp_millis());
            backups.push(Backup { path: entry.path(), made_at, bytes: entry.metadata()?.len() });
        }
    }
    backups.sort_unstable_by_key(|backup| std::cmp::Reverse(backup.made_at));
    Ok(backups)
}

/// The name that the library in use is put aside under when another one takes its place: one that nothing has.
pub(super) fn name_before_restoring(dir: &Path, now: Timestamp) -> String {
    let name = utc(now).format("before-restoring-%Y-%m-%dT%H%M%SZ").to_string();
    let is_taken = |name: &String| dir.join(FOLDER).join(format!("{name}.sqlite")).exists();
    let others = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.clone()).chain(others).find(|name| !is_taken(name)).unwrap_or(name)
}

fn utc(instant: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(instant.0).unwrap_or_default()
}
