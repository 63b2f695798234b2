//! The person's choices, as JSON by name.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// The setting of this name; one that is missing or no longer understood is as if never set.
pub fn get<T: DeserializeOwned>(connection: &Connection, name: &str) -> Result<Option<T>> {
    let value: Option<String> = connection
        .query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get(0))
        .optional()?;
    Ok(value.and_then(|json| serde_json::from_str(&json).ok()))
}

pub fn set<T: Serialize>(connection: &Connection, name: &str, value: &T) -> Result<()> {
    connection.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
        params![name, json(value)?],
    )?;
    Ok(())
}

/// A choice as it is stored.
pub(super) fn json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}
