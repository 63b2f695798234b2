//! What asking a feed leaves behind: validators, the next check, totals, and the log.

use rusqlite::{Connection, params};

use crate::error::{Error, Result};
use crate::model::{FeedId, FeedKind, NextReason, Pace, Timestamp};

/// What a good answer leaves behind.
pub struct Checked<'a> {
    pub status: u16,
    pub bytes: u64,
    pub new_articles: u32,
    pub next_check: Timestamp,
    pub next_reason: NextReason,
    /// Where the server says that the feed has moved for good, and since when it has.
    pub moving: Option<(&'a str, Timestamp)>,
    /// It was reached at an address of a private network.
    pub is_private: bool,
    /// `None` keeps the validators: the answer was 304.
    pub fresh: Option<Fresh<'a>>,
}

/// What a 200 says of the feed itself.
pub struct Fresh<'a> {
    pub etag: Option<&'a str>,
    pub last_modified: Option<&'a str>,
    pub body_hash: &'a [u8],
    /// `None` when the bytes were the same as before and were not parsed.
    pub described: Option<&'a Described>,
}

pub struct Described {
    pub kind: FeedKind,
    pub title: Option<String>,
    pub site_url: Option<String>,
    /// The picture that it names for itself.
    pub icon_url: Option<String>,
    pub pace: Pace,
}

pub fn record_success(
    connection: &Connection,
    id: FeedId,
    checked: &Checked<'_>,
    now: Timestamp,
) -> Result<()> {
    let (moved_to, moved_since) = checked.moving.unzip();
    connection
        .prepare_cached(
            "UPDATE feed SET checked = ?2, last_success = ?2, next_check = ?3, next_reason = ?4, failures = 0,
                failing_since = NULL, problem_code = NULL, problem_args = NULL, gone = 0, suggested_url = NULL,
                moved_to = ?5, moved_since = ?6, requests = requests + 1,
                not_modified = not_modified + ?7, bytes = bytes + ?8, is_private = ?9
             WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            now.0,
            checked.next_check.0,
            checked.next_reason.as_str(),
            moved_to,
            moved_since.map(|since| since.0),
            checked.status == 304,
            as_integer(checked.bytes),
            checked.is_private,
        ])?;
    if let Some(fresh) = &checked.fresh {
        connection
            .prepare_cached(
                "UPDATE feed SET etag = ?2, last_modified = ?3, validators_from = ?4, body_hash = ?5,
                    unread_hash = NULL
                 WHERE id = ?1",
            )?
            .execute(params![id.0, fresh.etag, fresh.last_modified, now.0, fresh.body_hash])?;
        if let Some(described) = fresh.described {
            describe(connection, id, described)?;
        }
    }
    log(connection, id, Some(checked.status), checked.bytes, checked.new_articles, None, now)
}

fn describe(connection: &Connection, id: FeedId, described: &Described) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE feed SET kind = ?2, title = coalesce(?3, title), site_url = coalesce(?4, site_url),
                ttl_minutes = ?5, update_every_minutes = ?6, skip_hours = ?7, skip_days = ?8,
                icon_url = coalesce(?9, icon_url)
             WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            described.kind.as_str(),
            described.title,
            described.site_url,
            described.pace.ttl_minutes,
            described.pace.update_every_minutes,
            described.pace.skip_hours,
            described.pace.skip_days,
            described.icon_url,
        ])?;
    Ok(())
}

/// Remembers a failure; the feed's articles and validators stay what they were.
pub fn record_failure(
    connection: &Connection,
    id: FeedId,
    error: &Error,
    next: (Timestamp, NextReason),
    now: Timestamp,
) -> Result<()> {
    let gone = matches!(error, Error::Gone { .. });
    let args = serde_json::to_string(&error.args()).map_err(Error::internal)?;
    connection
        .prepare_cached(
            "UPDATE feed SET checked = ?2, next_check = ?3, next_reason = ?4, failures = failures + 1,
                failing_since = coalesce(failing_since, ?2), problem_code = ?5, problem_args = ?6, gone = ?7,
                requests = requests + 1
             WHERE id = ?1",
        )?
        .execute(params![id.0, now.0, next.0.0, next.1.as_str(), error.code(), args, gone])?;
    log(connection, id, error.status(), 0, 0, Some(error.code()), now)
}

/// Remembers an answer that is not to be read again.
pub fn leave_unread(connection: &Connection, id: FeedId, body_hash: &[u8]) -> Result<()> {
    connection
        .prepare_cached("UPDATE feed SET unread_hash = ?2 WHERE id = ?1")?
        .execute(params![id.0, body_hash])?;
    Ok(())
}

/// Remembers a feed that the web page at this feed's address names.
pub fn suggest(connection: &Connection, id: FeedId, url: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE feed SET suggested_url = ?2 WHERE id = ?1 AND url <> ?2")?
        .execute(params![id.0, url])?;
    Ok(())
}

/// Puts a feed off without a word on how it is doing: nobody asked it.
pub fn put_off(connection: &Connection, id: FeedId, next: (Timestamp, NextReason)) -> Result<()> {
    connection
        .prepare_cached("UPDATE feed SET next_check = ?2, next_reason = ?3 WHERE id = ?1")?
        .execute(params![id.0, next.0.0, next.1.as_str()])?;
    Ok(())
}

/// Lets a feed live at its new address, unless another feed is followed there.
///
/// Whoever typed the old address did not type the new one: it is content's word from now on. A sign-in goes along within
/// the origin only.
pub fn move_to(connection: &Connection, id: FeedId, url: &str, has_same_origin: bool) -> Result<bool> {
    let moved = connection
        .prepare_cached(
            "UPDATE feed SET named_by = coalesce(named_by, url), url = ?2, moved_to = NULL, moved_since = NULL,
                sign_in = iif(?3, sign_in, NULL)
             WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM feed WHERE url = ?2)",
        )?
        .execute(params![id.0, url, has_same_origin])?;
    Ok(moved > 0)
}

fn log(
    connection: &Connection,
    id: FeedId,
    status: Option<u16>,
    bytes: u64,
    new_articles: u32,
    problem: Option<&str>,
    now: Timestamp,
) -> Result<()> {
    /// Entries kept for each feed.
    const KEPT: i64 = 50;
    connection
        .prepare_cached(
            "INSERT INTO fetch_log (feed_id, at, status, bytes, new_articles, problem_code)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![id.0, now.0, status, as_integer(bytes), new_articles, problem])?;
    connection
        .prepare_cached(
            "DELETE FROM fetch_log WHERE feed_id = ?1 AND at <
                (SELECT at FROM fetch_log WHERE feed_id = ?1 ORDER BY at DESC LIMIT 1 OFFSET ?2)",
        )?
        .execute(params![id.0, KEPT])?;
    Ok(())
}

fn as_integer(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
