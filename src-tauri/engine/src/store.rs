//! The library on disk, and the only room that speaks SQL.
//!
//! One connection writes, on a thread of its own; a few read. A person's action goes before the writes of
//! a refresh and is on the disk when it returns; a refresh is only as durable as it needs to be, because
//! what it loses to a power cut is fetched again.

pub mod article;
pub mod asset;
mod ballast;
pub mod comments;
pub mod content;
pub mod deletion;
pub mod enclosure;
pub mod feed;
pub mod folder;
mod foreign;
pub mod host_budget;
mod integrity;
pub mod list;
pub mod listing;
mod named_by;
pub mod offline;
mod open;
mod readers;
mod rekey;
pub mod repetition;
pub mod retention;
pub mod revision;
mod salvage;
pub mod saved_search;
pub mod search;
#[cfg(test)]
mod search_cases;
pub mod setting;
mod snapshot;
pub mod state;
pub mod storage;
pub mod tag;
mod tidy;
pub mod undo;
pub mod unused_file;
mod writer;

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

use crate::error::{Error, Result};
use ballast::Ballast;
pub use integrity::integrity;
use readers::Readers;
pub use salvage::Salvaged;
use writer::Writer;

/// Name of the database inside the library's folder.
pub const FILE_NAME: &str = "library.sqlite";

pub struct Store {
    readers: Readers,
    writer: Writer,
    ballast: Arc<Ballast>,
}

impl Store {
    /// Opens the database in `dir`, which exists, making or migrating it as needed.
    ///
    /// # Errors
    /// [`crate::Error::LibraryNewer`], [`crate::Error::LibraryDamaged`], [`crate::Error::LibraryReadOnly`].
    pub fn open(dir: &Path) -> Result<Self> {
        let ballast = Arc::new(Ballast::of(dir));
        let writer = match open::for_writing(dir) {
            Err(Error::DiskFull) if ballast.release() => open::for_writing(dir)?,
            opened => opened?,
        };
        let readers = Readers::open(&dir.join(FILE_NAME))?;
        Ok(Self { readers, writer: Writer::start(writer, ballast.clone())?, ballast })
    }

    /// Brings the database in `dir`, which nobody uses, up to date, and tells what is wrong with it, if anything is.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn adopt(dir: &Path) -> Result<Option<String>> {
        integrity(&open::for_writing(dir)?)
    }

    /// Sets right what triggers keep in the database in `dir`, which nobody uses, where it is not what it should be.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn mend(dir: &Path) -> Result<()> {
        integrity::mend(&mut open::for_writing(dir)?)
    }

    /// Puts everything that can be read of a damaged database into a new one in `dir`, where there is none.
    ///
    /// # Errors
    /// [`crate::Error::LibraryDamaged`] when it cannot be read at all.
    pub fn salvage(damaged: &Path, dir: &Path) -> Result<Salvaged> {
        let mut connection = open::for_writing(dir)?;
        let salvaged = salvage::copy(damaged, &mut connection)?;
        integrity::mend(&mut connection)?;
        search::rebuild::begin(&connection)?;
        Ok(salvaged)
    }

    /// Copies the database in `dir` as it stands now, whoever writes to it meanwhile. The copy is whole, or not there.
    ///
    /// # Errors
    /// [`crate::Error::LibraryDamaged`] when the copy is not whole, and when the disk refuses.
    pub fn snapshot(dir: &Path, to: &Path) -> Result<()> {
        snapshot::write(&dir.join(FILE_NAME), to)
    }

    /// Holds room on the disk, so that a person's actions are kept when it is full. Takes as long as it takes to write 16 MB
    /// where that is not done yet.
    pub fn hold_room(&self) {
        self.ballast.hold();
    }

    /// Reads from a snapshot. Never waits for a writer.
    pub async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.readers.run(query).await
    }

    /// Does what a person asked for: next in line, all or nothing, on the disk when it returns. `change` is run again where
    /// the disk was full and room was held for it.
    pub async fn act<T: Send + 'static>(
        &self,
        change: impl Fn(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.act(change).await
    }

    /// Gives empty room of the database back to the disk where there is much of it, and keeps every other change waiting
    /// while it does.
    ///
    /// # Errors
    /// [`crate::Error::DiskFull`]: it takes as much room again while it is done.
    pub async fn compact(&self) -> Result<()> {
        self.writer.compact().await
    }

    /// Stores what nobody waits for, as [`Store::ingest`] does: its end is not told, and its failure only to the log.
    pub fn note(&self, change: impl Fn(&Connection) -> Result<()> + Send + 'static) {
        self.writer.note(change);
    }

    /// Stores what was fetched: after the person's actions, all or nothing, and committed together with what else was
    /// fetched at the time; where any of that fails, `change` is run again, without what failed.
    pub async fn ingest<T: Send + 'static>(
        &self,
        change: impl Fn(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.ingest(change).await
    }
}
