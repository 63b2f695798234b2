//! Articles whose time has come, by what the person chose for all feeds and for each.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::setting;
use super::state::IS_KEPT;
use crate::error::Result;
use crate::model::{ArticleId, FeedId, Keeping, Retention, Timestamp};

/// Name of the choice in the library.
const NAME: &str = "keeping";

pub fn keeping(connection: &Connection) -> Result<Keeping> {
    Ok(setting::get(connection, NAME)?.unwrap_or_default())
}

pub fn set_keeping(connection: &Connection, keeping: &Keeping) -> Result<()> {
    setting::set(connection, NAME, keeping)
}

/// What a feed says of itself; `None` for nothing, or for what is no longer understood.
pub(super) fn of_json(json: Option<String>) -> Option<Retention> {
    serde_json::from_str(&json?).ok()
}

/// How long the articles of each feed stay. `changed` is one feed as it would be.
fn of_feeds(
    connection: &Connection,
    everywhere: Retention,
    changed: Option<(FeedId, Option<Retention>)>,
) -> Result<Vec<(FeedId, Retention)>> {
    let mut statement =
        connection.prepare_cached("SELECT id, retention FROM feed WHERE leaving IS NULL ORDER BY id")?;
    let feeds = statement.query_map([], |row| {
        let id = FeedId(row.get(0)?);
        let own = match changed {
            Some((feed, own)) if feed == id => own,
            _ => of_json(row.get(1)?),
        };
        Ok((id, own.unwrap_or(everywhere)))
    })?;
    Ok(feeds.collect::<rusqlite::Result<_>>()?)
}

/// An article whose time has come, and the feed that it counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expired {
    pub id: ArticleId,
    pub feed: FeedId,
}

/// The articles whose time has come in every feed that lists them. Never what is bookmarked, tagged or saved, or was
/// brought back after its time had come. Reads through what is over: not for the thread that writes.
pub fn expired(
    connection: &Connection,
    everywhere: Retention,
    changed: Option<(FeedId, Option<Retention>)>,
    now: Timestamp,
) -> Result<Vec<Expired>> {
    let mut over: HashMap<ArticleId, (FeedId, u32)> = HashMap::new();
    for (feed, retention) in of_feeds(connection, everywhere, changed)? {
        for id in over_in(connection, feed, retention, now)? {
            over.entry(id).or_insert((feed, 0)).1 += 1;
        }
    }
    let mut listed = connection.prepare_cached(
        "SELECT count(*) FROM listing JOIN feed ON feed.id = feed_id
         WHERE article_id = ?1 AND leaving IS NULL AND deleted = 0",
    )?;
    let mut expired = Vec::new();
    for (id, (feed, feeds)) in over {
        if listed.query_row([id.0], |row| row.get::<_, u32>(0))? == feeds {
            expired.push(Expired { id, feed });
        }
    }
    // The oldest first: whoever stops halfway has let the right ones go.
    expired.sort_unstable_by_key(|expired| expired.id);
    Ok(expired)
}

/// What is over in one feed.
fn over_in(
    connection: &Connection,
    feed: FeedId,
    retention: Retention,
    now: Timestamp,
) -> Result<Vec<ArticleId>> {
    // The sort time is never later than the arrival, so the index leads to everything that is old enough.
    let mut statement = connection.prepare_cached(&format!(
        "SELECT listing.article_id FROM listing
            JOIN state ON state.article_id = listing.article_id JOIN article ON article.id = listing.article_id
         WHERE listing.feed_id = ?1 AND listing.deleted = 0
            AND (listing.sort_time, listing.article_id) < (?2, ?3) AND first_seen < ?4 AND (?5 OR listing.read = 1)
            AND shelved = 0 AND exempt = 0 AND NOT {IS_KEPT}"
    ))?;
    let mut over = Vec::new();
    let mut find = |(time, id): (i64, i64), arrived_before: i64| -> Result<()> {
        let mut rows = statement.query(params![feed.0, time, id, arrived_before, retention.unread_too])?;
        while let Some(row) = rows.next()? {
            over.push(ArticleId(row.get(0)?));
        }
        Ok(())
    };
    if let Some(days) = retention.days {
        let before = now.0.saturating_sub(i64::from(days) * DAY_MS);
        find((before, i64::MIN), before)?;
    }
    if let Some(count) = retention.count
        && let Some(last) = nth_newest(connection, feed, count)?
    {
        find(last, i64::MAX)?;
    }
    over.sort_unstable();
    over.dedup();
    Ok(over)
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Time and id of the last article that stays; `None` when there are fewer.
fn nth_newest(connection: &Connection, feed: FeedId, count: u32) -> Result<Option<(i64, i64)>> {
    if count == 0 {
        return Ok(Some((i64::MAX, i64::MAX)));
    }
    let last = connection
        .prepare_cached(
            "SELECT sort_time, article_id FROM listing WHERE feed_id = ?1 AND deleted = 0
             ORDER BY sort_time DESC, article_id DESC LIMIT 1 OFFSET ?2",
        )?
        .query_row(params![feed.0, count - 1], |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(last.optional()?)
}

/// What the text of an article takes, and its pictures that nothing else shows, in bytes.
pub fn bytes_of(connection: &Connection, id: ArticleId) -> Result<(u64, u64)> {
    let mut statement = connection.prepare_cached(
        "SELECT coalesce((SELECT length(html) FROM content WHERE article_id = ?1), 0),
            coalesce((SELECT sum(bytes) FROM article_asset JOIN asset USING (key)
                WHERE article_id = ?1 AND NOT EXISTS (SELECT 1 FROM article_asset AS other
                    WHERE other.key = asset.key AND other.article_id <> ?1)), 0)",
    )?;
    let bytes = |bytes: i64| u64::try_from(bytes).unwrap_or(0);
    Ok(statement.query_row([id.0], |row| Ok((bytes(row.get(0)?), bytes(row.get(1)?))))?)
}
