use super::Library;
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::model::{ArticleId, Tag, TagId, UndoId};
use crate::store::undo::{self, Action};
use crate::store::{list, tag};

impl Library {
    /// Puts a tag on articles; one that is new by name is made.
    ///
    /// # Errors
    /// [`Error::EmptyName`]; [`Error::NotFound`] when an article is not in the library.
    pub async fn tag(&self, ids: Vec<ArticleId>, name: &str) -> Result<Tag> {
        let name = tidy_name(name)?;
        let change = self.0.store.act(move |tx| {
            for id in &ids {
                list::row(tx, *id)?.ok_or(Error::NotFound)?;
            }
            tag::add(tx, &name, &ids)
        });
        let tag = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(tag)
    }

    /// Takes a tag off articles. The tag itself stays, also when nothing carries it.
    pub async fn untag(&self, ids: Vec<ArticleId>, id: TagId) -> Result<()> {
        self.0.store.act(move |tx| tag::remove(tx, id, &ids)).await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }

    /// The tag of this name, whatever its case.
    pub async fn tag_named(&self, name: &str) -> Result<Tag> {
        let name = tidy_name(name)?;
        self.0.store.read(move |db| tag::by_name(db, &name)).await?.ok_or(Error::NotFound)
    }

    /// # Errors
    /// [`Error::NameTaken`], [`Error::EmptyName`], [`Error::NotFound`].
    pub async fn rename_tag(&self, id: TagId, name: &str) -> Result<()> {
        let name = tidy_name(name)?;
        self.0.store.act(move |tx| tag::rename(tx, id, &name)).await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }

    /// Deletes a tag; the articles stay.
    pub async fn delete_tag(&self, id: TagId) -> Result<UndoId> {
        let change = self.0.store.act(move |tx| {
            let (name, articles) = tag::delete(tx, id)?;
            let undo = undo::remember(tx, &Action::DeleteTag { name })?;
            undo::remember_articles(tx, undo, &articles)?;
            Ok(undo)
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }
}

/// A name as it is kept: one line, single spaces.
pub(super) fn tidy_name(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { Err(Error::EmptyName) } else { Ok(name) }
}
