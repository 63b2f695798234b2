//! What the person made of an article: read, bookmarked, where they were in it.

use rusqlite::{Connection, params};

use crate::error::{Error, Result};
use crate::model::{ArticleId, Timestamp, UndoId};

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
        "INSERT INTO undo_article (undo_id, article_id)
         SELECT ?1, article_id FROM state WHERE article_id = ?2 AND read <> ?3 AND shelved = 0
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
            "UPDATE state SET read = ?2 WHERE read <> ?2 AND article_id IN
                (SELECT article_id FROM undo_article WHERE undo_id = ?1)",
        )?
        .execute(params![undo.0, read])?;
    Ok(u32::try_from(changed).unwrap_or(u32::MAX))
}

/// Sets or takes off the star. All of `ids` or none.
pub fn set_bookmarked(connection: &Connection, ids: &[ArticleId], bookmarked: bool) -> Result<()> {
    let mut statement = connection
        .prepare_cached("UPDATE state SET bookmarked = ?2 WHERE article_id = ?1 AND shelved = 0")?;
    for id in ids {
        if statement.execute(params![id.0, bookmarked])? == 0 {
            return Err(Error::NotFound);
        }
    }
    Ok(())
}

/// Marks an article that a feed already brought as saved by the person.
pub fn set_saved(connection: &Connection, id: ArticleId) -> Result<()> {
    connection.execute("UPDATE state SET saved = 1, shelved = 0 WHERE article_id = ?1", [id.0])?;
    Ok(())
}

/// Remembers how far the person has read, 0 to 1.
pub fn set_position(connection: &Connection, id: ArticleId, position: f64) -> Result<()> {
    connection
        .prepare_cached("UPDATE state SET position = ?2 WHERE article_id = ?1")?
        .execute(params![id.0, position.clamp(0.0, 1.0)])?;
    Ok(())
}
