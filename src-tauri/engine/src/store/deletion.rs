//! Articles that a person deleted: first out of sight and whole, and gone once that can no longer be taken back.
//!
//! What stays is a listing without an article, by which a feed that still lists it is known not to bring anything new.

use rusqlite::{Connection, params};

use super::state::IS_KEPT;
use super::{asset, content, search, undo};
use crate::error::{Error, Result};
use crate::model::{ArticleId, Timestamp, UndoId};

/// Takes articles out of every view, whatever the person made of them.
///
/// # Errors
/// [`Error::NotFound`] when one of them is in no view; the caller changes none then.
pub fn delete(connection: &Connection, ids: &[ArticleId], by: UndoId) -> Result<()> {
    let mut delete = connection
        .prepare_cached("UPDATE state SET deleted = ?2, shelved = 1 WHERE article_id = ?1 AND shelved = 0")?;
    for id in ids {
        if delete.execute(params![id.0, by.0])? == 0 {
            return Err(Error::NotFound);
        }
    }
    Ok(())
}

/// Takes articles out of every view whose time has come, but for those that the person has taken in hand meanwhile.
pub fn let_go(connection: &Connection, ids: &[ArticleId], by: UndoId) -> Result<()> {
    let mut let_go = connection.prepare_cached(&format!(
        "UPDATE state SET deleted = ?2, shelved = 1
         WHERE article_id = ?1 AND shelved = 0 AND exempt = 0 AND NOT {IS_KEPT}"
    ))?;
    ids.iter().try_for_each(|id| Ok(let_go.execute(params![id.0, by.0]).map(drop)?))
}

/// Keeps what an action removed from being removed again because of its age.
pub fn exempt(connection: &Connection, by: UndoId) -> Result<()> {
    connection.execute("UPDATE state SET exempt = 1 WHERE deleted = ?1 AND deleted > 0", [by.0])?;
    Ok(())
}

/// Brings back what an action deleted and nobody has brought back since. What only feeds list that are leaving comes
/// back with them, and not before.
///
/// # Errors
/// [`Error::NotFound`] when nothing of it is left.
pub fn restore(connection: &Connection, by: UndoId) -> Result<()> {
    let restored = connection.execute(
        "UPDATE state SET deleted = NULL, shelved = (bookmarked = 0 AND saved = 0
                AND NOT EXISTS (SELECT 1 FROM article_tag WHERE article_id = state.article_id)
                AND EXISTS (SELECT 1 FROM listing WHERE article_id = state.article_id)
                AND NOT EXISTS (SELECT 1 FROM listing JOIN feed ON feed.id = feed_id
                    WHERE article_id = state.article_id AND leaving IS NULL))
         WHERE deleted = ?1 AND deleted > 0",
        [by.0],
    )?;
    if restored == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Deleted articles that can no longer be brought back, `limit` of them at most.
pub fn expired(connection: &Connection, now: Timestamp, limit: u32) -> Result<Vec<ArticleId>> {
    let mut statement = connection.prepare_cached(
        "SELECT article_id FROM state
         WHERE deleted > 0 AND deleted NOT IN (SELECT id FROM undo WHERE at >= ?1) LIMIT ?2",
    )?;
    let ids = statement
        .query_map(params![undo::oldest(now).0, limit], |row| row.get(0).map(ArticleId))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

/// Removes for good what can no longer be brought back, `limit` articles at most.
pub fn make_final(connection: &Connection, now: Timestamp, limit: u32) -> Result<()> {
    expired(connection, now, limit)?.into_iter().try_for_each(|id| remove(connection, id))
}

/// Removes an article with all that is kept of it. Its pictures go where no other article shows them.
fn remove(connection: &Connection, id: ArticleId) -> Result<()> {
    let pictures = content::pictures(connection, id)?;
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO unused_file (name)
             SELECT file FROM enclosure WHERE article_id = ?1 AND file IS NOT NULL",
        )?
        .execute([id.0])?;
    if content::exists(connection, id)? {
        search::forget(connection, id)?;
    }
    connection.prepare_cached("DELETE FROM article WHERE id = ?1")?.execute([id.0])?;
    let is_listed =
        connection.prepare_cached("SELECT 1 FROM listing WHERE article_id = ?1")?.exists([id.0])?;
    let leave = match is_listed {
        true => "UPDATE state SET deleted = 0 WHERE article_id = ?1",
        false => "DELETE FROM state WHERE article_id = ?1",
    };
    connection.prepare_cached(leave)?.execute([id.0])?;
    pictures.iter().try_for_each(|key| asset::forget_unless_shown(connection, key))
}
