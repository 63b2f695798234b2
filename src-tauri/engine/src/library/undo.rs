//! Taking actions back. What an action changed becomes what it was; what the person changed since is left alone.

use rusqlite::Connection;

use super::Library;
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::model::{FeedId, UndoId};
use crate::store::saved_search::NewSearch;
use crate::store::undo::{self, Action, Kind};
use crate::store::{deletion, feed, folder, retention, saved_search, state, tag};

impl Library {
    /// Takes an action back: exactly what it changed becomes what it was, unless it was changed again since.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it was taken back already, is too long ago, or what it was done to is gone;
    /// [`Error::NameTaken`] when an earlier name has been given to another meanwhile. Then nothing is changed.
    pub async fn undo(&self, id: UndoId) -> Result<()> {
        let change = self.0.store.act(move |tx| {
            let action = undo::get(tx, id)?;
            take_back(tx, id, &action)?;
            undo::forget(tx, id)?;
            Ok(action)
        });
        if let Action::RenameFeed { feed, .. } = change.await? {
            self.0.events.send(EngineEvent::ArticlesChanged { feeds: vec![feed] });
        }
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }
}

fn take_back(tx: &Connection, id: UndoId, action: &Action) -> Result<()> {
    match action {
        Action::Mark { read } | Action::MarkOne { read } => state::unmark(tx, *read, id),
        Action::Bookmark { bookmarked } => {
            let articles = undo::untouched(tx, id, Kind::Bookmark, None)?;
            articles.into_iter().try_for_each(|article| state::restore_bookmarked(tx, article, !bookmarked))
        }
        Action::Tag { tag, name, made } => {
            let articles = undo::untouched(tx, id, Kind::Tag, Some(tag.0))?;
            tag::remove(tx, *tag, &articles)?;
            if *made { tag::delete_unused(tx, *tag, name) } else { Ok(()) }
        }
        Action::Untag { tag } => {
            let articles = undo::untouched(tx, id, Kind::Tag, Some(tag.0))?;
            tag::put(tx, *tag, &articles).map(drop)
        }
        Action::RenameTag { tag, from, to } => {
            let is_so = tag::name(tx, *tag)? == *to && !undo::is_superseded(tx, id, Kind::RenameTag, tag.0)?;
            if is_so { tag::rename(tx, *tag, from) } else { Ok(()) }
        }
        Action::MergeTags { tag, name, into } => {
            tag::remove(tx, *into, &undo::untouched(tx, id, Kind::Tag, Some(into.0))?)?;
            tag::restore(tx, *tag, name, &undo::articles(tx, id)?)
        }
        Action::DeleteTag { tag, name } => tag::restore(tx, *tag, name, &undo::articles(tx, id)?),
        Action::RenameFeed { feed, from, to } => {
            let (title, _) = feed::arrangement(tx, *feed)?;
            let is_so = title == *to && !undo::is_superseded(tx, id, Kind::RenameFeed, feed.0)?;
            if is_so { feed::set_custom_title(tx, *feed, from.as_deref()) } else { Ok(()) }
        }
        Action::MoveFeed { feed, from, to } => {
            let (_, folder) = feed::arrangement(tx, *feed)?;
            if folder != *to || was_moved_since(tx, id, *feed)? {
                return Ok(());
            }
            if let Some(from) = from {
                folder::name(tx, *from)?;
            }
            feed::set_folder(tx, *feed, *from)
        }
        Action::RenameFolder { folder, from, to } => {
            let is_so = folder::name(tx, *folder)? == *to
                && !undo::is_superseded(tx, id, Kind::RenameFolder, folder.0)?;
            if is_so { folder::rename(tx, *folder, from) } else { Ok(()) }
        }
        Action::DeleteFolder { folder, name, feeds } => {
            let folder = folder::restore(tx, *folder, name)?;
            for feed in feeds {
                // A feed that was forgotten since is no reason to keep the others out.
                let is_outside = matches!(feed::arrangement(tx, *feed), Ok((_, None)));
                if is_outside && !was_moved_since(tx, id, *feed)? {
                    feed::set_folder(tx, *feed, Some(folder))?;
                }
            }
            Ok(())
        }
        Action::DeleteSavedSearch { search, name, query, offset_minutes } => {
            let (name, query) = (name.clone(), query.clone());
            let search_as_it_was = NewSearch { name, query, offset_minutes: *offset_minutes };
            saved_search::insert(tx, Some(*search), &search_as_it_was).map(drop)
        }
        Action::Unsubscribe { feed } => match feed::is_leaving_by(tx, *feed, id)? {
            true => feed::come_back(tx, *feed),
            false => Err(Error::NotFound),
        },
        Action::DeleteArticles => deletion::restore(tx, id),
        Action::LetGo { chosen } => {
            // What went because of a choice stays when that is taken back; what went with time would go again.
            match chosen {
                Some((before, after)) if retention::keeping(tx)? == *after => {
                    retention::set_keeping(tx, before)?;
                }
                _ => deletion::exempt(tx, id)?,
            }
            deletion::restore(tx, id)
        }
    }
}

fn was_moved_since(tx: &Connection, id: UndoId, feed: FeedId) -> Result<bool> {
    undo::is_superseded(tx, id, Kind::MoveFeed, feed.0)
}
