use super::Library;
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::model::{ArticleId, Tag, TagId, UndoId};
use crate::store::undo::{self, Action};
use crate::store::{list, tag};

impl Library {
    /// Puts a tag on articles; one that is new by name is made. `None` when all of them carried it already.
    ///
    /// # Errors
    /// [`Error::EmptyName`]; [`Error::NotFound`] when an article is not in the library.
    pub async fn tag(&self, ids: Vec<ArticleId>, name: &str) -> Result<(Tag, Option<UndoId>)> {
        let name = tidy_name(name)?;
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            for id in &ids {
                list::row(tx, *id)?.ok_or(Error::NotFound)?;
            }
            let tag::Added { tag, made, articles } = tag::add(tx, &name, &ids)?;
            let action = Action::Tag { tag: tag.id, name: tag.name.clone(), made };
            Ok((tag, undo::remember_change(tx, &action, &articles, now)?))
        });
        let tagged = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(tagged)
    }

    /// Takes a tag off articles. The tag itself stays, also when nothing carries it. `None` when nothing did.
    pub async fn untag(&self, ids: Vec<ArticleId>, id: TagId) -> Result<Option<UndoId>> {
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let articles = tag::remove(tx, id, &ids)?;
            undo::remember_change(tx, &Action::Untag { tag: id }, &articles, now)
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }

    /// The tag of this name, whatever its case.
    pub async fn tag_named(&self, name: &str) -> Result<Tag> {
        let name = tidy_name(name)?;
        self.0.store.read(move |db| tag::by_name(db, &name)).await?.ok_or(Error::NotFound)
    }

    /// Renames a tag. `None` when it is called so already.
    ///
    /// # Errors
    /// [`Error::NameTaken`], where [`Library::merge_tags`] may be what the person wants; [`Error::EmptyName`],
    /// [`Error::NotFound`].
    pub async fn rename_tag(&self, id: TagId, name: &str) -> Result<Option<UndoId>> {
        let name = tidy_name(name)?;
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let from = tag::name(tx, id)?;
            if from == name {
                return Ok(None);
            }
            tag::rename(tx, id, &name)?;
            undo::remember(tx, &Action::RenameTag { tag: id, from, to: name.clone() }, now).map(Some)
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }

    /// Puts everything that carries a tag under another, and deletes the tag.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such tag, or the two are one.
    pub async fn merge_tags(&self, id: TagId, into: TagId) -> Result<UndoId> {
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let (name, alone, both) = tag::merge(tx, id, into)?;
            let undo = undo::remember(tx, &Action::MergeTags { tag: id, name, into }, now)?;
            undo::remember_articles(tx, undo, &alone)?;
            undo::remember_unchanged(tx, undo, &both)?;
            Ok(undo)
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }

    /// Deletes a tag; the articles stay.
    pub async fn delete_tag(&self, id: TagId) -> Result<UndoId> {
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let (name, articles) = tag::delete(tx, id)?;
            let undo = undo::remember(tx, &Action::DeleteTag { tag: id, name }, now)?;
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
