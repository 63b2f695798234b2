use super::Library;
use super::tag::tidy_name;
use crate::error::Result;
use crate::event::EngineEvent;
use crate::model::{Folder, FolderId, UndoId};
use crate::store::folder;
use crate::store::undo::{self, Action};

impl Library {
    /// # Errors
    /// [`crate::Error::NameTaken`], [`crate::Error::EmptyName`].
    pub async fn create_folder(&self, name: &str) -> Result<Folder> {
        let name = tidy_name(name)?;
        let change = self.0.store.act(move |tx| {
            Ok(Folder { id: folder::insert(tx, &name)?, name: name.clone(), unread: 0, total: 0 })
        });
        let folder = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(folder)
    }

    /// Renames a folder. `None` when it is called so already.
    ///
    /// # Errors
    /// [`crate::Error::NameTaken`], [`crate::Error::EmptyName`], [`crate::Error::NotFound`].
    pub async fn rename_folder(&self, id: FolderId, name: &str) -> Result<Option<UndoId>> {
        let name = tidy_name(name)?;
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let from = folder::name(tx, id)?;
            if from == name {
                return Ok(None);
            }
            folder::rename(tx, id, &name)?;
            undo::remember(tx, &Action::RenameFolder { folder: id, from, to: name.clone() }, now).map(Some)
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }

    /// Deletes a folder; its feeds stay, outside any folder.
    pub async fn delete_folder(&self, id: FolderId) -> Result<UndoId> {
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let (name, feeds) = folder::delete(tx, id)?;
            undo::remember(tx, &Action::DeleteFolder { folder: id, name, feeds }, now)
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }
}
