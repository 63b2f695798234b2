//! Hosts that are left alone, over restarts: because they asked for it, or because they hung.

use std::collections::HashSet;

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::model::Timestamp;

/// Nobody is left alone for longer; what says so was written before the clock was put back.
const LONGEST_MS: i64 = 25 * 60 * 60 * 1000;

/// Hosts that asked for a rest that is not over, with its end.
pub fn resting(connection: &Connection, now: Timestamp) -> Result<Vec<(String, Timestamp)>> {
    let mut statement = connection
        .prepare("SELECT host, not_before FROM host_budget WHERE not_before > ?1 AND not_before <= ?2")?;
    let hosts = statement
        .query_map(params![now.0, now.0 + LONGEST_MS], |row| Ok((row.get(0)?, Timestamp(row.get(1)?))))?;
    Ok(hosts.collect::<rusqlite::Result<_>>()?)
}

/// Hosts that took requests and did not answer them, and are not tried again yet.
pub fn hung(connection: &Connection, now: Timestamp) -> Result<HashSet<String>> {
    let mut statement =
        connection.prepare("SELECT host FROM host_budget WHERE hung_until > ?1 AND hung_until <= ?2")?;
    let hosts = statement.query_map(params![now.0, now.0 + LONGEST_MS], |row| row.get(0))?;
    Ok(hosts.collect::<rusqlite::Result<_>>()?)
}

pub fn set_rest(connection: &Connection, host: &str, until: Timestamp, now: Timestamp) -> Result<()> {
    connection.execute(
        "INSERT INTO host_budget (host, not_before) VALUES (?1, ?2)
         ON CONFLICT DO UPDATE SET not_before = excluded.not_before",
        params![host, until.0],
    )?;
    prune(connection, now)
}

pub fn set_hung(connection: &Connection, host: &str, until: Timestamp, now: Timestamp) -> Result<()> {
    connection.execute(
        "INSERT INTO host_budget (host, not_before, hung_until) VALUES (?1, 0, ?2)
         ON CONFLICT DO UPDATE SET hung_until = excluded.hung_until",
        params![host, until.0],
    )?;
    prune(connection, now)
}

/// Forgets hosts that nothing is to be remembered of any more.
pub fn prune(connection: &Connection, now: Timestamp) -> Result<()> {
    connection.execute(
        "DELETE FROM host_budget
         WHERE NOT (not_before > ?1 AND not_before <= ?2) AND NOT (hung_until > ?1 AND hung_until <= ?2)",
        params![now.0, now.0 + LONGEST_MS],
    )?;
    Ok(())
}
