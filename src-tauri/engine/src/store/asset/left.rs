//! Pictures that are left out: their articles open without them until somebody looks.
//!
//! Either their feed is kept without pictures, or they had to make room. What is bookmarked, tagged or saved keeps its
//! pictures whatever happens.

use std::collections::HashSet;

use rusqlite::{Connection, params};

use super::beginning;
use crate::error::Result;
use crate::model::{ArticleId, FeedId};
use crate::store::state::IS_KEPT;
use crate::store::unused_file;

/// Fetches no more pictures for the articles of a feed; those that are here stay.
pub fn leave_of_feed(connection: &Connection, feed: FeedId) -> Result<()> {
    connection.execute(
        &format!(
            "UPDATE asset SET status = 'left' WHERE status = 'wanted'
                AND key IN (SELECT key FROM article_asset JOIN article ON article.id = article_id WHERE feed_id = ?1)
                AND NOT EXISTS (SELECT 1 FROM article_asset JOIN article ON article.id = article_id
                    JOIN state USING (article_id) LEFT JOIN feed ON feed.id = feed_id
                    WHERE article_asset.key = asset.key AND
                        ({IS_KEPT} OR feed_id IS NOT ?1 AND coalesce(keep, 'everything') = 'everything'))"
        ),
        [feed.0],
    )?;
    Ok(())
}

/// Wants the pictures that the newest articles of a feed were left without.
pub fn want_of_feed(connection: &Connection, feed: FeedId, newest: u32) -> Result<()> {
    connection.execute(
        "UPDATE asset SET status = 'wanted', attempts = 0 WHERE status = 'left' AND key IN
            (SELECT key FROM article_asset WHERE article_id IN
                (SELECT article_id FROM listing WHERE feed_id = ?1 AND deleted = 0
                 ORDER BY sort_time DESC, article_id DESC LIMIT ?2))",
        params![feed.0, newest],
    )?;
    Ok(())
}

/// Wants the pictures of an article that were left out, or that were given up when their server did not give them.
pub fn want_of_article(connection: &Connection, id: ArticleId) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE asset SET status = 'wanted', attempts = 0 WHERE status IN ('left', 'failed')
                AND key IN (SELECT key FROM article_asset WHERE article_id = ?1)",
        )?
        .execute([id.0])?;
    Ok(())
}

/// An article whose pictures can make room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evictable {
    pub id: ArticleId,
    /// What they take, in bytes.
    pub bytes: u64,
}

/// The pictures of an article that can make room: those that no other one shows which keeps its own, and no icon.
fn pictures_of() -> String {
    format!(
        "SELECT key, file, coalesce(bytes, 0) FROM article_asset JOIN asset USING (key)
         WHERE article_id = ?1 AND status = 'have' AND NOT EXISTS
            (SELECT 1 FROM article_asset AS other JOIN state ON state.article_id = other.article_id
             WHERE other.key = asset.key AND {IS_KEPT})
            AND NOT EXISTS (SELECT 1 FROM feed WHERE icon = asset.key)"
    )
}

/// Articles whose pictures can make room, in the order in which they would: what was read before what was not, and the
/// oldest first. As many as it takes to free so many bytes; a picture that several of them show is counted once.
pub fn evictable(connection: &Connection, bytes: u64) -> Result<Vec<Evictable>> {
    let articles = format!(
        "SELECT article_id FROM state WHERE shelved = 0 AND read = ?1 AND NOT {IS_KEPT}
         ORDER BY sort_time, article_id"
    );
    let mut articles = connection.prepare_cached(&articles)?;
    let mut pictures = connection.prepare_cached(&pictures_of())?;
    let (mut found, mut freed, mut counted) = (Vec::new(), 0, HashSet::new());
    for read in [true, false] {
        let mut rows = articles.query([read])?;
        while freed < bytes
            && let Some(row) = rows.next()?
        {
            let id: i64 = row.get(0)?;
            let mut takes = 0;
            let mut shown = pictures.query([id])?;
            while let Some(picture) = shown.next()? {
                if counted.insert(beginning(picture.get_ref(0)?.as_str().unwrap_or_default())) {
                    takes += u64::try_from(picture.get::<_, i64>(2)?).unwrap_or(0);
                }
            }
            if takes > 0 {
                freed += takes;
                found.push(Evictable { id: ArticleId(id), bytes: takes });
            }
        }
    }
    Ok(found)
}

/// Leaves out the pictures of an article but for those that another one shows which keeps its own, and gives the bytes
/// that this frees.
pub fn evict(connection: &Connection, id: ArticleId) -> Result<u64> {
    let mut statement = connection.prepare_cached(&pictures_of())?;
    let pictures: Vec<(String, String, i64)> = statement
        .query_map([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut leave = connection
        .prepare_cached("UPDATE asset SET status = 'left', file = NULL, bytes = NULL WHERE key = ?1")?;
    let mut freed = 0;
    for (key, file, bytes) in pictures {
        leave.execute([&key])?;
        unused_file::note(connection, &file)?;
        freed += u64::try_from(bytes).unwrap_or(0);
    }
    Ok(freed)
}
