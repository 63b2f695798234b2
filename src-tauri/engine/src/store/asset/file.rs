//! The files that pictures, sounds and films are kept in: how large they are, and what becomes of those that are gone.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::model::FeedId;

/// Files of pictures that nobody has looked at for their length, `limit` of them at most.
pub fn unmeasured(connection: &Connection, limit: u32) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT file FROM asset WHERE status = 'have' AND bytes IS NULL AND file IS NOT NULL LIMIT ?1",
    )?;
    Ok(statement.query_map([limit], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Notes how long a file is.
pub fn measure(connection: &Connection, name: &str, bytes: u64) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE asset SET bytes = ?2 WHERE file = ?1 AND file IS NOT NULL AND status = 'have'",
        )?
        .execute(params![name, i64::try_from(bytes).unwrap_or(i64::MAX)])?;
    Ok(())
}

/// What the pictures take that an article in some view shows, in bytes, each file once. Those of articles that are on their
/// way out are as good as gone.
pub fn bytes_of_pictures(connection: &Connection) -> Result<u64> {
    let bytes: i64 = connection
        .prepare_cached(
            "SELECT coalesce(sum(bytes), 0) FROM
                (SELECT max(bytes) AS bytes FROM asset WHERE status = 'have' AND EXISTS
                    (SELECT 1 FROM article_asset JOIN state USING (article_id)
                     WHERE article_asset.key = asset.key AND shelved = 0) GROUP BY file)",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(u64::try_from(bytes).unwrap_or(0))
}

/// Every file that something is kept in, once.
pub fn names(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT file FROM asset WHERE status = 'have' AND file IS NOT NULL
         UNION SELECT file FROM enclosure WHERE file IS NOT NULL",
    )?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// A file is gone, or no longer what it was: what it held is fetched again, a recording when somebody plays it. Gives the
/// feeds whose articles show it.
pub fn lost(connection: &Connection, name: &str) -> Result<Vec<FeedId>> {
    let mut keys = connection.prepare_cached(
        "UPDATE asset SET status = 'wanted', file = NULL, bytes = NULL, attempts = 0
            WHERE file = ?1 AND file IS NOT NULL RETURNING key",
    )?;
    let keys: Vec<String> = keys.query_map([name], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    connection
        .prepare_cached("UPDATE enclosure SET file = NULL WHERE file = ?1 AND file IS NOT NULL")?
        .execute([name])?;
    let mut feeds = Vec::new();
    for key in keys {
        // An icon is made of what its site has, and not fetched from its address.
        connection.prepare_cached("UPDATE feed SET icon = NULL WHERE icon = ?1")?.execute([&key])?;
        connection.prepare_cached("DELETE FROM icon_source WHERE icon = ?1")?.execute([&key])?;
        feeds.extend(super::feeds_showing(connection, &key)?);
        super::forget_unless_shown(connection, &key)?;
    }
    feeds.sort_unstable();
    feeds.dedup();
    Ok(feeds)
}
