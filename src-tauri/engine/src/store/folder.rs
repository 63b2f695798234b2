//! The `folder` table.

use rusqlite::{Connection, ErrorCode, params};

use crate::error::{Error, Result};
use crate::model::{FeedId, Folder, FolderId};

pub fn all(connection: &Connection) -> Result<Vec<Folder>> {
    let mut statement =
        connection.prepare_cached("SELECT id, name FROM folder ORDER BY name COLLATE NOCASE")?;
    let folders = statement
        .query_map([], |row| Ok(Folder { id: FolderId(row.get(0)?), name: row.get(1)? }))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(folders)
}

pub fn insert(connection: &Connection, name: &str) -> Result<FolderId> {
    connection.execute("INSERT INTO folder (name) VALUES (?1)", [name]).map_err(|e| taken(e, name))?;
    Ok(FolderId(connection.last_insert_rowid()))
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
    let name = connection
        .query_row("DELETE FROM folder WHERE id = ?1 RETURNING name", [id.0], |row| row.get(0))
        .map_err(|e| if e == rusqlite::Error::QueryReturnedNoRows { Error::NotFound } else { e.into() })?;
    Ok((name, feeds))
}

pub(super) fn taken(error: rusqlite::Error, name: &str) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => Error::NameTaken { name: name.to_owned() },
        _ => error.into(),
    }
}
