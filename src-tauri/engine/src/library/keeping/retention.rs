//! Articles that go when their time has come, as a person deletes them: whole for a week, and never back because a feed
//! still lists them.

use super::Library;
use crate::error::Result;
use crate::model::{ArticleId, Keeping, UndoId};
use crate::store::deletion;
use crate::store::retention::Expired;
use crate::store::undo::{self, Action};

/// Articles that go at once: a person's action may wait for as many.
const AT_ONCE: usize = 500;

impl Library {
    /// Takes articles whose time has come out of every view. `None` when there were none.
    pub(super) async fn remove_expired(
        &self,
        expired: &[Expired],
        chosen: Option<(Keeping, Keeping)>,
    ) -> Result<Option<UndoId>> {
        // A choice that nothing goes by is taken back by choosing again.
        if expired.is_empty() {
            return Ok(None);
        }
        let now = self.0.clock.now();
        let remember = self.0.store.act(move |tx| undo::remember(tx, &Action::LetGo { chosen }, now));
        let undo = remember.await?;
        for part in expired.chunks(AT_ONCE) {
            let ids: Vec<ArticleId> = part.iter().map(|article| article.id).collect();
            self.0.store.ingest(move |tx| deletion::let_go(tx, &ids, undo)).await?;
        }
        Ok(Some(undo))
    }
}
