//! Which feed lists which article, and recognising one that is listed again.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;

use crate::model::{ArticleId, FeedId, Identity, Timestamp};

/// An article that an entry turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// This feed lists it already.
    Here(ArticleId),
    /// Another feed lists it, or it was saved by URL.
    Elsewhere(ArticleId),
}

/// Recognises an entry: by GUID, then by URL, then, when it has neither, by title and date.
pub fn recognise(connection: &Connection, feed: FeedId, identity: &Identity) -> Result<Option<Known>> {
    if let Some(guid) = &identity.guid {
        let found: Option<i64> = connection
            .prepare_cached("SELECT article_id FROM listing WHERE feed_id = ?1 AND guid = ?2")?
            .query_row(params![feed.0, guid], |row| row.get(0))
            .optional()?;
        if let Some(id) = found {
            return Ok(Some(Known::Here(ArticleId(id))));
        }
    }
    if let Some(url_key) = &identity.url_key {
        let found: Option<(i64, i64)> = connection
            .prepare_cached(
                "SELECT article_id, feed_id FROM listing WHERE url_key = ?2 ORDER BY feed_id <> ?1 LIMIT 1",
            )?
            .query_row(params![feed.0, url_key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((id, listed_by)) = found {
            let id = ArticleId(id);
            return Ok(Some(if listed_by == feed.0 { Known::Here(id) } else { Known::Elsewhere(id) }));
        }
        let saved: Option<i64> = connection
            .prepare_cached("SELECT id FROM article WHERE url_key = ?1")?
            .query_row([url_key], |row| row.get(0))
            .optional()?;
        if let Some(id) = saved {
            return Ok(Some(Known::Elsewhere(ArticleId(id))));
        }
    }
    if let Some(date_key) = &identity.date_key {
        let found: Option<i64> = connection
            .prepare_cached("SELECT article_id FROM listing WHERE feed_id = ?1 AND date_key = ?2")?
            .query_row(params![feed.0, date_key], |row| row.get(0))
            .optional()?;
        return Ok(found.map(|id| Known::Here(ArticleId(id))));
    }
    Ok(None)
}

/// Lists an article in a feed; its order and read state are those of its state.
pub fn insert(connection: &Connection, feed: FeedId, article: ArticleId, identity: &Identity) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO listing (feed_id, article_id, guid, url_key, date_key, sort_time, read, deleted)
             SELECT ?1, article_id, ?3, ?4, ?5, sort_time, read, deleted IS NOT NULL FROM state
             WHERE article_id = ?2
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![feed.0, article.0, identity.guid, identity.url_key, identity.date_key])?;
    Ok(())
}

/// Learns the identity that a feed gives an article now: a publisher may change one part of it at a time.
pub fn update(connection: &Connection, feed: FeedId, article: ArticleId, identity: &Identity) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE listing SET guid = coalesce(?3, guid), url_key = coalesce(?4, url_key),
                date_key = coalesce(?5, date_key) WHERE feed_id = ?1 AND article_id = ?2",
        )?
        .execute(params![feed.0, article.0, identity.guid, identity.url_key, identity.date_key])?;
    Ok(())
}

/// The feeds that list an article.
pub fn feeds_of(connection: &Connection, article: ArticleId) -> Result<Vec<FeedId>> {
    let mut statement =
        connection.prepare_cached("SELECT feed_id FROM listing WHERE article_id = ?1 ORDER BY feed_id")?;
    let feeds = statement.query_map([article.0], |row| row.get(0).map(FeedId))?;
    Ok(feeds.collect::<rusqlite::Result<_>>()?)
}

/// When the feed's last articles came out, newest first: how often it really changes. Of those too that the person
/// deleted.
pub fn recent_times(connection: &Connection, feed: FeedId, limit: u32) -> Result<Vec<Timestamp>> {
    let mut statement = connection.prepare_cached(
        "SELECT sort_time FROM (SELECT sort_time FROM listing WHERE feed_id = ?1 AND deleted = 0
                ORDER BY sort_time DESC LIMIT ?2)
         UNION ALL SELECT sort_time FROM (SELECT sort_time FROM listing WHERE feed_id = ?1 AND deleted = 1
                ORDER BY sort_time DESC LIMIT ?2)
         ORDER BY sort_time DESC LIMIT ?2",
    )?;
    let times = statement
        .query_map(params![feed.0, limit], |row| row.get(0).map(Timestamp))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(times)
}
