use super::Library;
use crate::error::Result;
use crate::event::EngineEvent;
use crate::model::UndoId;
use crate::store::undo::{self, Action};
use crate::store::{feed, folder, state, tag};

impl Library {
    /// Takes an action back: exactly what it changed becomes what it was.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when it was taken back already or is too long ago.
    pub async fn undo(&self, id: UndoId) -> Result<()> {
        let change = self.0.store.act(move |tx| {
            match undo::get(tx, id)? {
                Action::Mark { read } => {
                    state::mark_remembered(tx, !read, id)?;
                }
                Action::DeleteTag { name } => {
                    tag::add(tx, &name, &undo::articles(tx, id)?)?;
                }
                Action::DeleteFolder { name, feeds } => {
                    let folder = folder::insert(tx, &name)?;
                    for feed in feeds {
                        feed::set_folder(tx, feed, Some(folder))?;
                    }
                }
                Action::Unsubscribe { feed } => feed::come_back(tx, feed)?,
            }
            undo::forget(tx, id)
        });
        change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }
}
