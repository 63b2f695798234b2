//! The library on disk, and the only room that speaks SQL.
//!
//! One connection writes, on a thread of its own; a few read. A person's action goes before the writes of
//! a refresh and is on the disk when it returns; a refresh is only as durable as it needs to be, because
//! what it loses to a power cut is fetched again.

pub mod article;
pub mod asset;
pub mod content;
pub mod feed;
pub mod folder;
pub mod host_budget;
pub mod list;
pub mod listing;
mod open;
mod readers;
pub mod search;
pub mod setting;
pub mod state;
pub mod tag;
pub mod undo;
mod writer;

use std::path::Path;

use rusqlite::{Connection, Transaction};

use crate::error::Result;
use readers::Readers;
use writer::Writer;

/// Name of the database inside the library's folder.
pub const FILE_NAME: &str = "library.sqlite";

pub struct Store {
    readers: Readers,
    writer: Writer,
}

impl Store {
    /// Opens the database in `dir`, which exists, making or migrating it as needed.
    ///
    /// # Errors
    /// [`crate::Error::LibraryNewer`], [`crate::Error::LibraryDamaged`], [`crate::Error::LibraryReadOnly`].
    pub fn open(dir: &Path) -> Result<Self> {
        let writer = open::for_writing(dir)?;
        let readers = Readers::open(&dir.join(FILE_NAME))?;
        Ok(Self { readers, writer: Writer::start(writer)? })
    }

    /// Reads from a snapshot. Never waits for a writer.
    pub async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.readers.run(query).await
    }

    /// Does what a person asked for: next in line, all or nothing, on the disk when it returns.
    pub async fn act<T: Send + 'static>(
        &self,
        change: impl FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.act(change).await
    }

    /// Stores what was fetched: after the person's actions, all or nothing.
    pub async fn ingest<T: Send + 'static>(
        &self,
        change: impl FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.ingest(change).await
    }
}
