//! What can be taken back: the last actions of each kind, for a while.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::model::{ArticleId, FeedId, FolderId, Keeping, SavedSearchId, TagId, Timestamp, UndoId};

/// An action that can be taken back, with what it takes to do so. Its articles are in `undo_article`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Action {
    /// Of a view, or of several articles.
    Mark {
        read: bool,
    },
    /// Also by opening it: there are many of these, and they push out only each other.
    MarkOne {
        read: bool,
    },
    Bookmark {
        bookmarked: bool,
    },
    Tag {
        tag: TagId,
        name: String,
        /// There was no such tag before.
        made: bool,
    },
    Untag {
        tag: TagId,
    },
    RenameTag {
        tag: TagId,
        from: String,
        to: String,
    },
    MergeTags {
        /// The one that is gone.
        tag: TagId,
        name: String,
        into: TagId,
    },
    DeleteTag {
        tag: TagId,
        name: String,
    },
    /// Of the person's own titles; `None` is the feed's.
    RenameFeed {
        feed: FeedId,
        from: Option<String>,
        to: Option<String>,
    },
    MoveFeed {
        feed: FeedId,
        from: Option<FolderId>,
        to: Option<FolderId>,
    },
    RenameFolder {
        folder: FolderId,
        from: String,
        to: String,
    },
    DeleteFolder {
        folder: FolderId,
        name: String,
        feeds: Vec<FeedId>,
    },
    DeleteSavedSearch {
        search: SavedSearchId,
        name: String,
        query: String,
        offset_minutes: i32,
    },
    Unsubscribe {
        feed: FeedId,
    },
    /// Which articles they are stands in `state.deleted`.
    DeleteArticles,
    /// What was too old went by itself; the articles stand there too.
    LetGo {
        /// What was chosen before and with it; `None` when nothing was, and only time had passed.
        chosen: Option<(Keeping, Keeping)>,
    },
}

/// What actions compete with for their place, and what a later one may have changed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Mark,
    MarkOne,
    Bookmark,
    /// Putting on and taking off.
    Tag,
    RenameTag,
    MergeTags,
    DeleteTag,
    RenameFeed,
    MoveFeed,
    RenameFolder,
    DeleteFolder,
    DeleteSavedSearch,
    Unsubscribe,
    DeleteArticles,
    LetGo,
}

impl Kind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Mark => "mark",
            Self::MarkOne => "mark_one",
            Self::Bookmark => "bookmark",
            Self::Tag => "tag",
            Self::RenameTag => "rename_tag",
            Self::MergeTags => "merge_tags",
            Self::DeleteTag => "delete_tag",
            Self::RenameFeed => "rename_feed",
            Self::MoveFeed => "move_feed",
            Self::RenameFolder => "rename_folder",
            Self::DeleteFolder => "delete_folder",
            Self::DeleteSavedSearch => "delete_saved_search",
            Self::Unsubscribe => "unsubscribe",
            Self::DeleteArticles => "delete_articles",
            Self::LetGo => "let_go",
        }
    }
}

impl Action {
    /// Its kind, and the tag, feed or folder that it was done to.
    fn about(&self) -> (Kind, Option<i64>) {
        match self {
            Self::Mark { .. } => (Kind::Mark, None),
            Self::MarkOne { .. } => (Kind::MarkOne, None),
            Self::Bookmark { .. } => (Kind::Bookmark, None),
            Self::Tag { tag, .. } | Self::Untag { tag } => (Kind::Tag, Some(tag.0)),
            Self::RenameTag { tag, .. } => (Kind::RenameTag, Some(tag.0)),
            Self::MergeTags { tag, .. } => (Kind::MergeTags, Some(tag.0)),
            Self::DeleteTag { tag, .. } => (Kind::DeleteTag, Some(tag.0)),
            Self::RenameFeed { feed, .. } => (Kind::RenameFeed, Some(feed.0)),
            Self::MoveFeed { feed, .. } => (Kind::MoveFeed, Some(feed.0)),
            Self::RenameFolder { folder, .. } => (Kind::RenameFolder, Some(folder.0)),
            Self::DeleteFolder { folder, .. } => (Kind::DeleteFolder, Some(folder.0)),
            Self::DeleteSavedSearch { search, .. } => (Kind::DeleteSavedSearch, Some(search.0)),
            Self::Unsubscribe { feed } => (Kind::Unsubscribe, Some(feed.0)),
            Self::DeleteArticles => (Kind::DeleteArticles, None),
            Self::LetGo { .. } => (Kind::LetGo, None),
        }
    }
}

/// How many actions of most kinds the library remembers…
const KEPT: i64 = 50;
/// …and for how long.
const LIFE_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Remembers an action, in the place of the oldest of its kind once there are enough.
pub fn remember(connection: &Connection, action: &Action, now: Timestamp) -> Result<UndoId> {
    let id = begin(connection, action, now)?;
    prune(connection, action.about().0)?;
    Ok(id)
}

/// Gives an action its number before it is known whether it changes anything; [`finish`] follows.
pub fn begin(connection: &Connection, action: &Action, now: Timestamp) -> Result<UndoId> {
    let json = serde_json::to_string(action).map_err(Error::internal)?;
    let (kind, subject) = action.about();
    connection
        .prepare_cached("INSERT INTO undo (kind, subject, action, at) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![kind.as_str(), subject, json, now.0])?;
    Ok(UndoId(connection.last_insert_rowid()))
}

/// Remembers what was [begun](begin), unless it changed nothing: then there is nothing to take back.
pub fn finish(
    connection: &Connection,
    id: UndoId,
    action: &Action,
    changed: usize,
) -> Result<Option<UndoId>> {
    if changed == 0 {
        forget(connection, id)?;
        return Ok(None);
    }
    prune(connection, action.about().0)?;
    Ok(Some(id))
}

/// Remembers an action and the articles that it changed, if it changed any.
pub fn remember_change(
    connection: &Connection,
    action: &Action,
    changed: &[ArticleId],
    now: Timestamp,
) -> Result<Option<UndoId>> {
    if changed.is_empty() {
        return Ok(None);
    }
    let id = remember(connection, action, now)?;
    remember_articles(connection, id, changed)?;
    Ok(Some(id))
}

/// What takes articles or feeds away can be taken back for its time, however much of it there is.
fn prune(connection: &Connection, kind: Kind) -> Result<()> {
    if matches!(kind, Kind::Unsubscribe | Kind::DeleteArticles | Kind::LetGo) {
        return Ok(());
    }
    connection
        .prepare_cached(
            "DELETE FROM undo WHERE kind = ?1 AND id <=
                (SELECT id FROM undo WHERE kind = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
        )?
        .execute(params![kind.as_str(), KEPT])?;
    Ok(())
}

/// What was done before this can no longer be taken back.
pub(super) fn oldest(now: Timestamp) -> Timestamp {
    Timestamp(now.0.saturating_sub(LIFE_MS))
}

/// Forgets what was done too long ago.
pub fn forget_old(connection: &Connection, now: Timestamp) -> Result<()> {
    connection.execute("DELETE FROM undo WHERE at < ?1", [oldest(now).0])?;
    Ok(())
}

/// Remembers the articles that an action changed.
pub fn remember_articles(connection: &Connection, id: UndoId, articles: &[ArticleId]) -> Result<()> {
    insert_articles(connection, id, articles, None)
}

/// Remembers articles of an action that were already as it made the others.
pub fn remember_unchanged(connection: &Connection, id: UndoId, articles: &[ArticleId]) -> Result<()> {
    insert_articles(connection, id, articles, Some(1))
}

fn insert_articles(
    connection: &Connection,
    id: UndoId,
    articles: &[ArticleId],
    previous: Option<i64>,
) -> Result<()> {
    let mut statement = connection
        .prepare_cached("INSERT INTO undo_article (undo_id, article_id, previous) VALUES (?1, ?2, ?3)")?;
    for article in articles {
        statement.execute(params![id.0, article.0, previous])?;
    }
    Ok(())
}

/// # Errors
/// [`Error::NotFound`] for what was taken back already, or is too long ago.
pub fn get(connection: &Connection, id: UndoId) -> Result<Action> {
    let json: Option<String> =
        connection.query_row("SELECT action FROM undo WHERE id = ?1", [id.0], |row| row.get(0)).optional()?;
    serde_json::from_str(&json.ok_or(Error::NotFound)?).map_err(Error::internal)
}

/// The articles of an action.
pub fn articles(connection: &Connection, id: UndoId) -> Result<Vec<ArticleId>> {
    let mut statement = connection.prepare("SELECT article_id FROM undo_article WHERE undo_id = ?1")?;
    let ids =
        statement.query_map([id.0], |row| row.get(0).map(ArticleId))?.collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

/// The articles that an action changed and no later one, of this kind and on this subject, has had in hand: what the
/// person did since is theirs.
pub fn untouched(
    connection: &Connection,
    id: UndoId,
    kind: Kind,
    subject: Option<i64>,
) -> Result<Vec<ArticleId>> {
    let mut statement = connection.prepare(
        "SELECT article_id FROM undo_article AS mine WHERE undo_id = ?1 AND previous IS NULL
            AND NOT EXISTS (SELECT 1 FROM undo JOIN undo_article AS later ON later.undo_id = undo.id
                WHERE kind = ?2 AND undo.id > ?1 AND subject IS ?3 AND later.article_id = mine.article_id)",
    )?;
    let ids = statement
        .query_map(params![id.0, kind.as_str(), subject], |row| row.get(0).map(ArticleId))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

/// Whether an action of this kind was done to the same tag, feed or folder after `id`.
pub fn is_superseded(connection: &Connection, id: UndoId, kind: Kind, subject: i64) -> Result<bool> {
    let mut later =
        connection.prepare_cached("SELECT 1 FROM undo WHERE kind = ?1 AND id > ?2 AND subject = ?3")?;
    Ok(later.exists(params![kind.as_str(), id.0, subject])?)
}

/// Forgets every action by which articles went, so that they are gone for good.
pub fn forget_removals(connection: &Connection) -> Result<()> {
    let kinds = [Kind::DeleteArticles.as_str(), Kind::LetGo.as_str()];
    connection.execute("DELETE FROM undo WHERE kind IN (?1, ?2)", kinds)?;
    Ok(())
}

/// An action is taken back once.
pub fn forget(connection: &Connection, id: UndoId) -> Result<()> {
    connection.execute("DELETE FROM undo WHERE id = ?1", [id.0])?;
    Ok(())
}
