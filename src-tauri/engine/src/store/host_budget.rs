//! Hosts that asked to be left alone, remembered over restarts.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::model::Timestamp;

pub fn all(connection: &Connection) -> Result<Vec<(String, Timestamp)>> {
    let mut statement = connection.prepare("SELECT host, not_before FROM host_budget")?;
    let hosts = statement
        .query_map([], |row| Ok((row.get(0)?, Timestamp(row.get(1)?))))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(hosts)
}

pub fn set(connection: &Connection, host: &str, not_before: Timestamp) -> Result<()> {
    connection.execute(
        "INSERT INTO host_budget (host, not_before) VALUES (?1, ?2)
         ON CONFLICT DO UPDATE SET not_before = excluded.not_before",
        params![host, not_before.0],
    )?;
    Ok(())
}
