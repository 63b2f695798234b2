//! Deleting articles, saved pages among them.

use super::Library;
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::model::{ArticleId, UndoId};
use crate::store::undo::{self, Action};
use crate::store::{deletion, unused_file};

/// Articles that are made away with at once: a person's action may wait for as many.
const AT_ONCE: u32 = 100;

impl Library {
    /// Deletes articles, bookmarked and tagged ones too. No refresh brings them back, and for a week they can be brought
    /// back whole. After that the next refresh or start removes them for good, with the pictures that only they showed.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one of them is not in the library; then none is deleted.
    pub async fn delete_articles(&self, mut ids: Vec<ArticleId>) -> Result<UndoId> {
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return Err(Error::NotFound);
        }
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let undo = undo::remember(tx, &Action::DeleteArticles, now)?;
            deletion::delete(tx, &ids, undo)?;
            Ok(undo)
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }

    /// Removes what was deleted and can no longer be brought back, and then the files that nothing uses any more.
    ///
    /// # Errors
    /// When the library cannot be written. What is left is removed the next time.
    pub(super) async fn make_deletions_final(&self) -> Result<()> {
        let now = self.0.clock.now();
        while !self.0.store.read(move |db| deletion::expired(db, now, 1)).await?.is_empty() {
            let change = self.0.store.ingest(move |tx| {
                undo::forget_old(tx, now)?;
                deletion::make_final(tx, now, AT_ONCE)
            });
            change.await?;
        }
        for (name, is_used) in self.0.store.read(unused_file::noted).await? {
            let files = self.0.files.clone();
            let change = self.0.store.ingest(move |tx| {
                // By the thread that writes, so that nobody claims the file while it is being removed.
                if !is_used && unused_file::is_noted(tx, &name)? {
                    files.remove(&name)?;
                }
                unused_file::claim(tx, &name)
            });
            change.await?;
        }
        Ok(())
    }
}
