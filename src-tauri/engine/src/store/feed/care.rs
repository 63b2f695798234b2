//! How a feed is treated and how it is doing, for the panel that shows it.

use rusqlite::{Connection, OptionalExtension, params};

use super::{COLUMN_COUNT, COLUMNS, FEEDS, feed};
use crate::error::{Error, Result};
use crate::model::{
    FeedHealth, FeedId, FeedSettings, FetchRecord, Keep, Move, NamedBy, NextReason, SignInKind, Timestamp,
};
use crate::store::{retention, setting::json};

/// "Nothing here" so often, and over so many days, means that a feed is lost.
const LOST_AFTER: u32 = 10;
const LOST_AFTER_MS: i64 = 7 * 24 * 60 * 60 * 1000;

pub fn health(connection: &Connection, id: FeedId) -> Result<FeedHealth> {
    const AT: usize = COLUMN_COUNT;
    let sql = format!(
        "SELECT {COLUMNS}, interval_minutes, user_agent, sign_in, added, checked, failing_since, next_reason,
            requests, not_modified, bytes, moved_to, moved_since, suggested_url, keep,
            retention,
            (SELECT coalesce(other.custom_title, other.title) FROM feed AS other
                WHERE other.url = feed.moved_to AND other.leaving IS NULL)
         FROM {FEEDS} WHERE id = ?1 AND leaving IS NULL"
    );
    let found = connection.prepare_cached(&sql)?.query_row([id.0], |row| {
        let feed = feed(row)?;
        let settings = FeedSettings {
            interval_minutes: row.get(AT)?,
            user_agent: row.get(AT + 1)?,
            open_mode: feed.open_mode,
            paused: feed.paused,
            keep: Keep::from_name(&row.get::<_, String>(AT + 13)?).unwrap_or_default(),
            retention: retention::of_json(row.get(AT + 14)?),
        };
        let name = |at: usize| row.get::<_, Option<String>>(at);
        let time = |at: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(at)?.map(Timestamp));
        let (checked, failing_since) = (time(AT + 4)?, time(AT + 5)?);
        let failing_for = checked.zip(failing_since).map_or(0, |(checked, since)| checked.0 - since.0);
        let lost = feed.problem.as_ref().is_some_and(|problem| {
            let not_found = problem.code == "http_status" && problem.args.get(1).is_some_and(|s| s == "404");
            not_found && problem.failures >= LOST_AFTER && failing_for >= LOST_AFTER_MS
        });
        let since = time(AT + 11)?;
        let followed_as = name(AT + 15)?;
        Ok(FeedHealth {
            settings,
            sign_in: name(AT + 2)?.and_then(|kind| SignInKind::from_name(&kind)),
            added: Timestamp(row.get(AT + 3)?),
            checked,
            failing_since,
            next_reason: name(AT + 6)?.and_then(|reason| NextReason::from_name(&reason)),
            requests: row.get(AT + 7)?,
            not_modified: row.get(AT + 8)?,
            bytes: u64::try_from(row.get::<_, i64>(AT + 9)?).unwrap_or(0),
            moving: name(AT + 10)?.zip(since).map(|(url, since)| Move { url, since, followed_as }),
            suggested_url: name(AT + 12)?,
            lost,
            feed,
            log: Vec::new(),
        })
    });
    let health = found.optional()?.ok_or(Error::NotFound)?;
    Ok(FeedHealth { log: log(connection, id)?, ..health })
}

fn log(connection: &Connection, id: FeedId) -> Result<Vec<FetchRecord>> {
    let mut statement = connection.prepare_cached(
        "SELECT at, status, bytes, new_articles, problem_code FROM fetch_log WHERE feed_id = ?1
         ORDER BY at DESC, id DESC",
    )?;
    let records = statement.query_map([id.0], |row| {
        Ok(FetchRecord {
            at: Timestamp(row.get(0)?),
            status: row.get(1)?,
            bytes: u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0),
            new_articles: row.get(3)?,
            problem_code: row.get(4)?,
        })
    })?;
    Ok(records.collect::<rusqlite::Result<_>>()?)
}

/// Sets how a feed is treated. What makes it due sooner takes effect at once.
pub fn set_settings(connection: &Connection, id: FeedId, settings: &FeedSettings) -> Result<()> {
    let changed = connection
        .prepare_cached(
            "UPDATE feed SET interval_minutes = ?2, user_agent = ?3, open_mode = ?4, paused = ?5, keep = ?6,
                retention = ?7,
                next_check = CASE WHEN ?2 IS NULL OR checked IS NULL OR failures > 0 THEN next_check
                    ELSE min(next_check, checked + ?2 * 60000) END
             WHERE id = ?1 AND leaving IS NULL",
        )?
        .execute(params![
            id.0,
            settings.interval_minutes,
            settings.user_agent,
            settings.open_mode.as_str(),
            settings.paused,
            settings.keep.as_str(),
            settings.retention.as_ref().map(json).transpose()?
        ])?;
    if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
}

pub fn set_sign_in(connection: &Connection, id: FeedId, kind: Option<SignInKind>) -> Result<()> {
    let changed = connection
        .prepare_cached(
            "UPDATE feed SET sign_in = ?2, etag = NULL, last_modified = NULL, body_hash = NULL
             WHERE id = ?1 AND leaving IS NULL",
        )?
        .execute(params![id.0, kind.map(SignInKind::as_str)])?;
    if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Lets a feed live at its address without the password that stood in it, which the keyring has now. Where another feed
/// is there already, it stays as it is.
pub fn take_password_out(
    connection: &Connection,
    id: FeedId,
    url: &str,
    kind: Option<SignInKind>,
) -> Result<()> {
    connection
        .prepare_cached("UPDATE OR IGNORE feed SET url = ?2, sign_in = coalesce(?3, sign_in) WHERE id = ?1")?
        .execute(params![id.0, url, kind.map(SignInKind::as_str)])?;
    Ok(())
}

/// Who gave a feed's new address: the feed itself where its server said that it has moved there, or the page that
/// stands in its place named it. `None` when nobody but the person did.
pub fn who_named(connection: &Connection, id: FeedId, url: &str) -> Result<Option<NamedBy>> {
    let mut statement = connection.prepare_cached(
        "SELECT url, coalesce(is_private, 0), user_agent, sign_in IS NOT NULL FROM feed
         WHERE id = ?1 AND (moved_to = ?2 OR suggested_url = ?2)",
    )?;
    let named_by = statement.query_row(params![id.0, url], |row| {
        Ok(NamedBy {
            url: row.get(0)?,
            is_private: row.get(1)?,
            user_agent: row.get(2)?,
            signs_in: row.get(3)?,
        })
    });
    Ok(named_by.optional()?)
}

/// Gives a feed another address, which a person chose or, where it was named to them, agreed to.
pub fn set_url(connection: &Connection, id: FeedId, url: &str, named_by: Option<&str>) -> Result<()> {
    let taken = super::by_url(connection, url)?.filter(|(other, _)| *other != id);
    if let Some((other, _)) = taken {
        let title = super::get(connection, other).map_or_else(|_| url.to_owned(), |feed| feed.title);
        return Err(Error::AlreadySubscribed { title });
    }
    let changed = connection
        .prepare_cached(
            "UPDATE feed SET url = ?2, named_by = ?3, etag = NULL, last_modified = NULL, body_hash = NULL,
                moved_to = NULL, moved_since = NULL, suggested_url = NULL, gone = 0, failures = 0,
                failing_since = NULL, problem_code = NULL, problem_args = NULL, sign_in = NULL, next_check = 0,
                is_private = NULL, unread_hash = NULL
             WHERE id = ?1 AND leaving IS NULL",
        )?
        .execute(params![id.0, url, named_by])?;
    if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
}
