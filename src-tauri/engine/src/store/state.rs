//! What the person made of an article: read, bookmarked, where they were in it.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::{Error, Result};
use crate::model::{ArticleId, Timestamp, UndoId};

/// Whether the person keeps an article in `state`: nothing takes it or its pictures away.
pub(super) const IS_KEPT: &str = "(state.bookmarked = 1 OR state.saved = 1
    OR EXISTS (SELECT 1 FROM article_tag WHERE article_tag.article_id = state.article_id))";

/// Gives a new article its state: unread, or saved by the person.
pub fn insert(connection: &Connection, id: ArticleId, sort_time: Timestamp, saved: bool) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO state (article_id, sort_time, saved) VALUES (?1, ?2, ?3)")?
        .execute(params![id.0, sort_time.0, saved])?;
    Ok(())
}

/// Marks articles and remembers under `undo` which of them were not already so. Gives their number.
pub fn mark(connection: &Connection, ids: &[ArticleId], read: bool, undo: UndoId) -> Result<u32> {
    let mut remember = connection.prepare_cached(
        "INSERT INTO undo_article (undo_id, article_id, previous)
         SELECT ?1, article_id, marked_by FROM state WHERE article_id = ?2 AND read <> ?3 AND shelved = 0
         ON CONFLICT DO NOTHING",
    )?;
    for id in ids {
        remember.execute(params![undo.0, id.0, read])?;
    }
    mark_remembered(connection, read, undo)
}

/// Sets the read state of everything that `undo` remembers.
pub fn mark_remembered(connection: &Connection, read: bool, undo: UndoId) -> Result<u32> {
    let changed = connection
        .prepare_cached(
            "UPDATE state SET read = ?2, marked_by = ?1 WHERE read <> ?2 AND article_id IN
                (SELECT article_id FROM undo_article WHERE undo_id = ?1)",
        )?
        .execute(params![undo.0, read])?;
    Ok(u32::try_from(changed).unwrap_or(u32::MAX))
}

/// Gives everything that `undo` was the last to mark as `read` its state of before.
pub fn unmark(connection: &Connection, read: bool, undo: UndoId) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE state SET read = NOT ?2, marked_by =
                (SELECT previous FROM undo_article WHERE undo_id = ?1 AND article_id = state.article_id)
             WHERE marked_by = ?1 AND article_id IN (SELECT article_id FROM undo_article WHERE undo_id = ?1)",
        )?
        .execute(params![undo.0, read])?;
    Ok(())
}

/// Sets or takes off the star, and gives those that it was not already so on. All of `ids` or none.
///
/// # Errors
/// [`Error::NotFound`] when one of them is in no view.
pub fn set_bookmarked(
    connection: &Connection,
    ids: &[ArticleId],
    bookmarked: bool,
) -> Result<Vec<ArticleId>> {
    let mut listed =
        connection.prepare_cached("SELECT bookmarked FROM state WHERE article_id = ?1 AND shelved = 0")?;
    let mut changed = Vec::new();
    for id in ids {
        let was: Option<bool> = listed.query_row([id.0], |row| row.get(0)).optional()?;
        if was.ok_or(Error::NotFound)? != bookmarked {
            restore_bookmarked(connection, *id, bookmarked)?;
            changed.push(*id);
        }
    }
    Ok(changed)
}

/// Sets or takes off the star of an article, be it in a view or not.
pub fn restore_bookmarked(connection: &Connection, id: ArticleId, bookmarked: bool) -> Result<()> {
    connection
        .prepare_cached("UPDATE state SET bookmarked = ?2 WHERE article_id = ?1")?
        .execute(params![id.0, bookmarked])?;
    Ok(())
}

/// Marks an article that a feed already brought as saved by the person. One that was deleted is wanted again.
pub fn set_saved(connection: &Connection, id: ArticleId) -> Result<()> {
    connection
        .execute("UPDATE state SET saved = 1, shelved = 0, deleted = NULL WHERE article_id = ?1", [id.0])?;
    Ok(())
}

/// Remembers how far the person has read, 0 to 1.
pub fn set_position(connection: &Connection, id: ArticleId, position: f64) -> Result<()> {
    connection
        .prepare_cached("UPDATE state SET position = ?2 WHERE article_id = ?1")?
        .execute(params![id.0, position.clamp(0.0, 1.0)])?;
    Ok(())
}
