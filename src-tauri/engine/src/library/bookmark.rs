use super::Library;
use crate::error::Result;
use crate::event::EngineEvent;
use crate::model::ArticleId;
use crate::store::state;

impl Library {
    /// Gives articles the star, or takes it off. On the disk when it returns.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when one of them is not in the library; then none is changed.
    pub async fn bookmark(&self, ids: Vec<ArticleId>, bookmarked: bool) -> Result<()> {
        self.0.store.act(move |tx| state::set_bookmarked(tx, &ids, bookmarked)).await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }
}
