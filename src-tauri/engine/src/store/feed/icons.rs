//! The small pictures that stand for feeds. A host, and an address that a feed names for its own picture, are asked
//! once a week at most.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::model::{FeedId, NamedBy, Timestamp};

/// Weeks, because sites do not change their sign, and most that have none never will.
const AGAIN_AFTER_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// Nobody follows what was not asked for so long.
const FORGOTTEN_AFTER_MS: i64 = 5 * AGAIN_AFTER_MS;

/// A feed, and where the picture that stands for it may be.
#[derive(Clone, Debug)]
pub struct Signed {
    pub feed: FeedId,
    /// Itself, as the one that names them.
    pub names: NamedBy,
    /// The picture that it names for itself.
    pub named: Option<String>,
    /// The page that it is of.
    pub site: Option<String>,
    /// What it carries now.
    pub icon: Option<String>,
}

/// The feeds that are followed.
pub fn feeds(connection: &Connection) -> Result<Vec<Signed>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, icon_url, site_url, icon, url, coalesce(is_private, 0), user_agent, sign_in IS NOT NULL
         FROM feed WHERE leaving IS NULL ORDER BY id",
    )?;
    let feeds = statement.query_map([], |row| {
        Ok(Signed {
            feed: FeedId(row.get(0)?),
            named: row.get(1)?,
            site: row.get(2)?,
            icon: row.get(3)?,
            names: NamedBy {
                url: row.get(4)?,
                is_private: row.get(5)?,
                user_agent: row.get(6)?,
                signs_in: row.get(7)?,
            },
        })
    })?;
    Ok(feeds.collect::<rusqlite::Result<_>>()?)
}

/// What was asked within the last week, with the key of what it had, now or before.
pub fn asked_lately(connection: &Connection, now: Timestamp) -> Result<HashMap<String, Option<String>>> {
    let mut statement = connection
        .prepare_cached("SELECT source, icon FROM icon_source WHERE checked > ?1 AND checked <= ?2")?;
    let sources =
        statement.query_map(params![now.0 - AGAIN_AFTER_MS, now.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(sources.collect::<rusqlite::Result<_>>()?)
}

/// Remembers that a host or an address was asked, whether or not it had anything. What it had before stays.
pub fn record(connection: &Connection, source: &str, icon: Option<&str>, now: Timestamp) -> Result<()> {
    connection.execute(
        "INSERT INTO icon_source (source, checked, icon) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET checked = excluded.checked, icon = coalesce(excluded.icon, icon)",
        params![source, now.0, icon],
    )?;
    connection.execute("DELETE FROM icon_source WHERE checked < ?1", [now.0 - FORGOTTEN_AFTER_MS])?;
    Ok(())
}

pub fn set(connection: &Connection, feed: FeedId, icon: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE feed SET icon = ?2 WHERE id = ?1 AND icon IS NOT ?2")?
        .execute(params![feed.0, icon])?;
    Ok(())
}
