use super::Library;
use crate::error::Result;
use crate::event::EngineEvent;
use crate::model::{ArticleId, UndoId, View};
use crate::store::list::{self, Part};
use crate::store::state;
use crate::store::undo::{self, Action};

/// How many articles were not already as they were marked, and how to take it back if there were any.
type Marked = (u32, Option<UndoId>);

impl Library {
    /// Marks articles read or unread. One alone pushes no mark of many out of what can be taken back.
    pub async fn mark(&self, ids: Vec<ArticleId>, read: bool) -> Result<Marked> {
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let action = if ids.len() == 1 { Action::MarkOne { read } } else { Action::Mark { read } };
            let undo = undo::begin(tx, &action, now)?;
            let changed = state::mark(tx, &ids, read, undo)?;
            Ok((changed, undo::finish(tx, undo, &action, changed as usize)?))
        });
        self.marked(change.await?)
    }

    /// Marks a view, or the part of it that is newer or older than a row, as read.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when the view's feed, folder or tag is gone.
    pub async fn mark_view_read(&self, view: View, part: Part) -> Result<Marked> {
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            list::exists(tx, &view)?;
            let action = Action::Mark { read: true };
            let undo = undo::begin(tx, &action, now)?;
            list::remember_unread(tx, &view, part, undo)?;
            let changed = state::mark_remembered(tx, true, undo)?;
            Ok((changed, undo::finish(tx, undo, &action, changed as usize)?))
        });
        self.marked(change.await?)
    }

    fn marked(&self, outcome: Marked) -> Result<Marked> {
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
