//! Which feeds are asked, and what has to be known to ask them.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::{Error, Result};
use crate::model::{FeedId, Keep, OpenMode, Pace, Timestamp};

/// What a refresh needs to know of a feed before it asks.
#[derive(Clone, Debug)]
pub struct Poll {
    pub id: FeedId,
    pub url: String,
    /// The page that named it; `None` when the person typed its address.
    pub named_by: Option<String>,
    pub title: String,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub validators_from: Option<Timestamp>,
    pub body_hash: Option<Vec<u8>>,
    /// Of an answer that took too long to read.
    pub unread_hash: Option<Vec<u8>>,
    pub failures: u32,
    pub user_agent: Option<String>,
    /// It has a sign-in in the keyring.
    pub signs_in: bool,
    pub open_mode: OpenMode,
    pub keep: Keep,
    pub interval_minutes: Option<u32>,
    pub pace: Pace,
    pub moved_to: Option<String>,
    pub moved_since: Option<Timestamp>,
    /// Whether it was last reached at an address of a private network; `None` when it was not reached yet.
    pub is_private: Option<bool>,
    /// For an index page.
    pub page_pattern: Option<String>,
}

const POLL: &str = "SELECT id, url, named_by, coalesce(custom_title, title), etag, last_modified,
    validators_from, body_hash, failures, user_agent, sign_in IS NOT NULL, open_mode, interval_minutes,
    ttl_minutes, update_every_minutes, skip_hours, skip_days, moved_to, moved_since, page_pattern, unread_hash, is_private,
    keep FROM feed";

fn poll(row: &Row<'_>) -> rusqlite::Result<Poll> {
    let mode: String = row.get(11)?;
    Ok(Poll {
        id: FeedId(row.get(0)?),
        url: row.get(1)?,
        named_by: row.get(2)?,
        title: row.get(3)?,
        etag: row.get(4)?,
        last_modified: row.get(5)?,
        validators_from: row.get::<_, Option<i64>>(6)?.map(Timestamp),
        body_hash: row.get(7)?,
        failures: row.get(8)?,
        user_agent: row.get(9)?,
        signs_in: row.get(10)?,
        open_mode: OpenMode::from_name(&mode).unwrap_or_default(),
        interval_minutes: row.get(12)?,
        pace: Pace {
            ttl_minutes: row.get(13)?,
            update_every_minutes: row.get(14)?,
            skip_hours: row.get(15)?,
            skip_days: row.get(16)?,
        },
        moved_to: row.get(17)?,
        moved_since: row.get::<_, Option<i64>>(18)?.map(Timestamp),
        page_pattern: row.get(19)?,
        unread_hash: row.get(20)?,
        is_private: row.get(21)?,
        keep: Keep::from_name(&row.get::<_, String>(22)?).unwrap_or_default(),
    })
}

/// Nobody waits longer than this: a later check was set before the clock was put back.
const LONGEST_WAIT_MS: i64 = 8 * 24 * 60 * 60 * 1000;

/// Feeds whose next check has come, the longest overdue first.
pub fn due(connection: &Connection, now: Timestamp) -> Result<Vec<Poll>> {
    let sql = format!(
        "{POLL} WHERE gone = 0 AND paused = 0 AND leaving IS NULL
            AND (next_check <= ?1 OR next_check > ?2) ORDER BY next_check, id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let polls = statement
        .query_map(params![now.0, now.0.saturating_add(LONGEST_WAIT_MS)], poll)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(polls)
}

/// When the next feed is due; `None` when there is none to ask.
pub fn next_due(connection: &Connection) -> Result<Option<Timestamp>> {
    let next: Option<i64> = connection
        .prepare_cached("SELECT min(next_check) FROM feed WHERE gone = 0 AND paused = 0 AND leaving IS NULL")?
        .query_row([], |row| row.get(0))?;
    Ok(next.map(Timestamp))
}

/// Every feed that is polled and was last asked at `before` or earlier, due or not. One that seems to have been asked
/// in the future was asked before the clock was put back.
pub fn not_asked_since(connection: &Connection, before: Timestamp, now: Timestamp) -> Result<Vec<Poll>> {
    let sql = format!(
        "{POLL} WHERE gone = 0 AND paused = 0 AND leaving IS NULL
            AND (checked IS NULL OR checked <= ?1 OR checked > ?2) ORDER BY next_check, id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let polls = statement.query_map(params![before.0, now.0], poll)?.collect::<rusqlite::Result<_>>()?;
    Ok(polls)
}

/// One feed, asked at once because a person wants it.
pub fn at_once(connection: &Connection, id: FeedId) -> Result<Poll> {
    let sql = format!("{POLL} WHERE id = ?1 AND leaving IS NULL");
    connection.prepare_cached(&sql)?.query_row([id.0], poll).optional()?.ok_or(Error::NotFound)
}
