//! What takes how much, and giving room back to the disk.

use super::Library;
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::library::{backup, place};
use crate::model::Storage;
use crate::store::{storage, undo};

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
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(before.saturating_sub(self.bytes_on_disk().await?))
    }

    async fn bytes_on_disk(&self) -> Result<u64> {
        let dir = self.0.dir.clone();
        let bytes = tokio::task::spawn_blocking(move || place::bytes_in(&dir));
        Ok(bytes.await.map_err(Error::internal)??)
    }
}
