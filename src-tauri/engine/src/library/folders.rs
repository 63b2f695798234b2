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
        let change = self.0.store.act(move |tx| Ok(Folder { id: folder::insert(tx, &name)?, name }));
        let folder = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(folder)
    }

    /// # Errors
    /// [`crate::Error::NameTaken`], [`crate::Error::EmptyName`], [`crate::Error::NotFound`].
    pub async fn rename_folder(&self, id: FolderId, name: &str) -> Result<()> {
        let name = tidy_name(name)?;
        self.0.store.act(move |tx| folder::rename(tx, id, &name)).await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }

    /// Deletes a folder; its feeds stay, outside any folder.
    pub async fn delete_folder(&self, id: FolderId) -> Result<UndoId> {
        let change = self.0.store.act(move |tx| {
            let (name, feeds) = folder::delete(tx, id)?;
            undo::remember(tx, &Action::DeleteFolder { name, feeds })
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }
}
