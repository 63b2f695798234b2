//! What takes how much, and giving room back to the disk.

use rusqlite::Connection;

use super::Library;
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::library::backup;
use crate::library::home::place;
use crate::model::{Keeping, Storage};
use crate::store::{retention, setting, storage, undo};

/// Under which name it is remembered how large the library is, in bytes.
const SIZE: &str = "size";
/// From so many bytes on it is worth a word that articles need not stay for ever.
const LARGE: u64 = 2_000_000_000;

/// How large the library is, where that is much and nothing limits it.
pub(in crate::library) fn outgrown(db: &Connection) -> Result<Option<u64>> {
    let bytes = setting::get::<u64>(db, SIZE)?.filter(|bytes| *bytes >= LARGE);
    let is_limited = retention::keeping(db)? != Keeping::default();
    Ok(bytes.filter(|_| !is_limited))
}

impl Library {
    /// What takes how much. Reads through the whole library, which takes seconds where it is large.
    pub async fn storage(&self) -> Result<Storage> {
        self.measure().await?;
        let database = self.0.store.read(storage::of_database).await?;
        let (files, dir) = (self.0.files.clone(), self.0.dir.clone());
        let on_disk = tokio::task::spawn_blocking(move || {
            Ok::<_, Error>(Storage {
                pictures: files.bytes_of_pictures()?,
                recordings: files.bytes_of_recordings()?,
                backups: backup::bytes(&dir)?,
                folder: dir.display().to_string(),
                ..database
            })
        });
        on_disk.await.map_err(Error::internal)?
    }

    /// Makes final what was deleted or went with time, and gives the room of it back to the disk. Gives how many bytes
    /// that are.
    ///
    /// # Errors
    /// [`Error::DiskFull`]: the database is written anew, which takes room while it is done. Nothing is lost.
    pub async fn free_space(&self) -> Result<u64> {
        let before = self.bytes_on_disk().await?;
        self.0.store.act(undo::forget_removals).await?;
        self.make_deletions_final().await?;
        self.0.store.compact().await?;
        self.measure_all().await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(before.saturating_sub(self.bytes_on_disk().await?))
    }

    /// Notes how large the library is, once a day.
    pub(super) async fn measure_all(&self) -> Result<()> {
        let bytes = self.bytes_on_disk().await?;
        self.0.store.ingest(move |tx| setting::set(tx, SIZE, &bytes)).await
    }

    async fn bytes_on_disk(&self) -> Result<u64> {
        let dir = self.0.dir.clone();
        let bytes = tokio::task::spawn_blocking(move || place::bytes_in(&dir));
        Ok(bytes.await.map_err(Error::internal)??)
    }
}
