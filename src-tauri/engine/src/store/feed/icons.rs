//! The small pictures that stand for feeds: asked for once a week from each host at most.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::model::{FeedId, Timestamp};

/// Weeks, because sites do not change their sign, and most that have none never will.
const AGAIN_AFTER_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// A feed, and the site whose sign it carries.
pub struct Site {
    pub feed: FeedId,
    pub url: String,
}

/// The feeds that are followed, with the address of their site, or else their own.
pub fn sites(connection: &Connection) -> Result<Vec<Site>> {
    let mut statement =
        connection.prepare_cached("SELECT id, coalesce(site_url, url) FROM feed WHERE leaving IS NULL")?;
    let sites = statement
        .query_map([], |row| Ok(Site { feed: FeedId(row.get(0)?), url: row.get(1)? }))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(sites)
}

/// Hosts that were asked within the last week, with what they had.
pub fn asked_lately(connection: &Connection, now: Timestamp) -> Result<Vec<(String, Option<String>)>> {
    let mut statement =
        connection.prepare_cached("SELECT host, icon FROM host_icon WHERE checked > ?1 AND checked <= ?2")?;
    let hosts = statement
        .query_map(params![now.0 - AGAIN_AFTER_MS, now.0], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(hosts)
}

/// Remembers that a host was asked, whether or not it had anything. What it had before stays.
pub fn record(connection: &Connection, host: &str, icon: Option<&str>, now: Timestamp) -> Result<()> {
    connection.execute(
        "INSERT INTO host_icon (host, checked, icon) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET checked = excluded.checked, icon = coalesce(excluded.icon, icon)",
        params![host, now.0, icon],
    )?;
    Ok(())
}

pub fn set(connection: &Connection, feed: FeedId, icon: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE feed SET icon = ?2 WHERE id = ?1 AND icon IS NOT ?2")?
        .execute(params![feed.0, icon])?;
    Ok(())
}
