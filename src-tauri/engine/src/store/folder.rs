//! The `folder` table.

use rusqlite::{Connection, ErrorCode, OptionalExtension, params};

use crate::error::{Error, Result};
use crate::model::{FeedId, Folder, FolderId};

/// Every folder, by name. What several of its feeds list is one article.
const ALL: &str = "SELECT folder.id, name, coalesce(sum(unread - unread_repeated), 0),
        coalesce(sum(total - total_repeated), 0)
     FROM folder LEFT JOIN feed ON feed.folder_id = folder.id AND feed.leaving IS NULL
        LEFT JOIN feed_count ON feed_id = feed.id
     GROUP BY folder.id ORDER BY name COLLATE NOCASE";

pub fn all(connection: &Connection) -> Result<Vec<Folder>> {
    let mut statement = connection.prepare_cached(ALL)?;
    let folders = statement
        .query_map([], |row| {
            Ok(Folder {
                id: FolderId(row.get(0)?),
                name: row.get(1)?,
                unread: row.get(2)?,
                total: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(folders)
}

pub fn insert(connection: &Connection, name: &str) -> Result<FolderId> {
    connection.execute("INSERT INTO folder (name) VALUES (?1)", [name]).map_err(|e| taken(e, name))?;
    Ok(FolderId(connection.last_insert_rowid()))
}

/// # Errors
/// [`Error::NotFound`] when there is no such folder.
pub fn name(connection: &Connection, id: FolderId) -> Result<String> {
    let mut statement = connection.prepare_cached("SELECT name FROM folder WHERE id = ?1")?;
    statement.query_row([id.0], |row| row.get(0)).optional()?.ok_or(Error::NotFound)
}

pub fn rename(connection: &Connection, id: FolderId, name: &str) -> Result<()> {
    let changed = connection
        .execute("UPDATE folder SET name = ?2 WHERE id = ?1", params![id.0, name])
        .map_err(|e| taken(e, name))?;
    if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Deletes the folder and gives its name and the feeds that were in it.
pub fn delete(connection: &Connection, id: FolderId) -> Result<(String, Vec<FeedId>)> {
    let mut statement = connection.prepare("SELECT id FROM feed WHERE folder_id = ?1")?;
    let feeds =
        statement.query_map([id.0], |row| row.get(0).map(FeedId))?.collect::<rusqlite::Result<_>>()?;
    let name = name(connection, id)?;
    connection.execute("DELETE FROM folder WHERE id = ?1", [id.0])?;
    Ok((name, feeds))
}

/// Brings a deleted folder back, and gives it; where its name has been given to another, that one takes its place.
/// A number that another folder has by now is not taken from it.
pub fn restore(connection: &Connection, id: FolderId, name: &str) -> Result<FolderId> {
    connection.execute(
        "INSERT INTO folder (id, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![id.0, name],
    )?;
    connection.execute("INSERT INTO folder (name) VALUES (?1) ON CONFLICT DO NOTHING", [name])?;
    let mut statement = connection.prepare_cached("SELECT id FROM folder WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0).map(FolderId))?)
}

pub(super) fn taken(error: rusqlite::Error, name: &str) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => Error::NameTaken { name: name.to_owned() },
        _ => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts of folders are sums over feeds, never over articles.
    #[test]
    fn no_article_is_looked_at_to_count_a_folder() {
        let connection = super::super::open::in_memory();
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {ALL}")).unwrap();
        let steps = statement
            .query_map([], |row| row.get::<_, String>(3))
            .unwrap()
            .collect::<rusqlite::Result<Vec<_>>>()
            .unwrap();
        assert!(steps.iter().any(|step| step.contains("feed USING INDEX feed_folder")), "{steps:?}");
        assert!(!steps.iter().any(|step| step.contains("listing") || step.contains("state")), "{steps:?}");
    }
}
