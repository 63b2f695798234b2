use super::Library;
use super::tag::tidy_name;
use crate::error::Result;
use crate::event::EngineEvent;
use crate::model::{Feed, FeedId, FolderId, UndoId};
use crate::store::feed;
use crate::store::undo::{self, Action};

impl Library {
    pub async fn feeds(&self) -> Result<Vec<Feed>> {
        self.0.store.read(feed::all).await
    }

    /// Gives a feed the person's own title; an empty one gives it back its own.
    pub async fn rename_feed(&self, id: FeedId, title: &str) -> Result<()> {
        let title = tidy_name(title).ok();
        self.0.store.act(move |tx| feed::set_custom_title(tx, id, title.as_deref())).await?;
        // Rows of the list carry the title too.
        self.0.events.send(EngineEvent::ArticlesChanged { feeds: vec![id] });
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }

    pub async fn move_feed(&self, id: FeedId, folder: Option<FolderId>) -> Result<()> {
        self.0.store.act(move |tx| feed::set_folder(tx, id, folder)).await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }

    /// Stops following a feed. Its articles go with it, but for those that are bookmarked, tagged, saved or
    /// listed by another feed. Until the next start everything can be brought back.
    pub async fn unsubscribe(&self, id: FeedId) -> Result<UndoId> {
        let change = self.0.store.act(move |tx| {
            let undo = undo::remember(tx, &Action::Unsubscribe { feed: id })?;
            feed::leave(tx, id, undo)?;
            Ok(undo)
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }
}
