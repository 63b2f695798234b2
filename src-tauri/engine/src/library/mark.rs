use super::Library;
use crate::error::Result;
use crate::event::EngineEvent;
use crate::model::{ArticleId, UndoId, View};
use crate::store::list::{self, Part};
use crate::store::state;
use crate::store::undo::{self, Action};

impl Library {
    /// Marks articles read or unread. Gives how many were not already so, and how to take it back.
    pub async fn mark(&self, ids: Vec<ArticleId>, read: bool) -> Result<(u32, UndoId)> {
        let change = self.0.store.act(move |tx| {
            let undo = undo::remember(tx, &Action::Mark { read })?;
            Ok((state::mark(tx, &ids, read, undo)?, undo))
        });
        self.marked(change.await?)
    }

    /// Marks a view, or the part of it that is newer or older than a row.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when the view's feed, folder or tag is gone.
    pub async fn mark_view(&self, view: View, part: Part, read: bool) -> Result<(u32, UndoId)> {
        let change = self.0.store.act(move |tx| {
            list::exists(tx, &view)?;
            let undo = undo::remember(tx, &Action::Mark { read })?;
            list::remember_view(tx, &view, part, read, undo)?;
            Ok((state::mark_remembered(tx, read, undo)?, undo))
        });
        self.marked(change.await?)
    }

    fn marked(&self, outcome: (u32, UndoId)) -> Result<(u32, UndoId)> {
        if outcome.0 > 0 {
            self.0.events.send(EngineEvent::LibraryChanged);
        }
        Ok(outcome)
    }

    /// Remembers how far into an article the person has read, 0 to 1.
    pub async fn set_position(&self, id: ArticleId, position: f64) -> Result<()> {
        self.0.store.act(move |tx| state::set_position(tx, id, position)).await
    }
}
