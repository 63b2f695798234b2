use super::Library;
use crate::error::Result;
use crate::event::EngineEvent;
use crate::model::{ArticleId, UndoId};
use crate::store::state;
use crate::store::undo::{self, Action};

impl Library {
    /// Gives articles the star, or takes it off. On the disk when it returns. `None` when there was nothing to do.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when one of them is not in the library; then none is changed.
    pub async fn bookmark(&self, ids: Vec<ArticleId>, bookmarked: bool) -> Result<Option<UndoId>> {
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let changed = state::set_bookmarked(tx, &ids, bookmarked)?;
            undo::remember_change(tx, &Action::Bookmark { bookmarked }, &changed, now)
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }
}
