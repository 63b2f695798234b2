use super::Library;
use super::tag::tidy_name;
use crate::error::Result;
use crate::event::EngineEvent;
use crate::model::{Feed, FeedId, FolderId, UndoId};
use crate::store::undo::{self, Action};
use crate::store::{feed, folder};

impl Library {
    pub async fn feeds(&self) -> Result<Vec<Feed>> {
        self.0.store.read(feed::all).await
    }

    /// Gives a feed the person's own title; an empty one gives it back its own. `None` when it has that already.
    pub async fn rename_feed(&self, id: FeedId, title: &str) -> Result<Option<UndoId>> {
        let to = tidy_name(title).ok();
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let (from, _) = feed::arrangement(tx, id)?;
            if from == to {
                return Ok(None);
            }
            feed::set_custom_title(tx, id, to.as_deref())?;
            undo::remember(tx, &Action::RenameFeed { feed: id, from, to: to.clone() }, now).map(Some)
        });
        let undo = change.await?;
        // Rows of the list carry the title too.
        self.0.events.send(EngineEvent::ArticlesChanged { feeds: vec![id] });
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }

    /// Puts a feed into a folder, or outside of any. `None` when it is there already.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such feed or folder.
    pub async fn move_feed(&self, id: FeedId, folder: Option<FolderId>) -> Result<Option<UndoId>> {
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let (_, from) = feed::arrangement(tx, id)?;
            if from == folder {
                return Ok(None);
            }
            if let Some(folder) = folder {
                folder::name(tx, folder)?;
            }
            feed::set_folder(tx, id, folder)?;
            undo::remember(tx, &Action::MoveFeed { feed: id, from, to: folder }, now).map(Some)
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }

    /// Stops following a feed. Its articles go with it, but for those that are bookmarked, tagged, saved or
    /// listed by another feed. For a week everything can be brought back.
    pub async fn unsubscribe(&self, id: FeedId) -> Result<UndoId> {
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let undo = undo::remember(tx, &Action::Unsubscribe { feed: id }, now)?;
            feed::leave(tx, id, undo)?;
            Ok(undo)
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }
}
