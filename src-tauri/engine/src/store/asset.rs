//! The `asset` table: which pictures are wanted, had, or out of reach.

pub mod file;
pub mod left;

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{named_by, unused_file};
use crate::error::Result;
use crate::model::{ArticleId, FeedId, NamedBy, asset_key};

/// How often a picture is tried.
const MAX_ATTEMPTS: u32 = 3;

/// Pictures of one feed that are fetched in one run: what is left waits, and keeps no other feed waiting.
const MOST_OF_FEED: u32 = 200;

/// Pixels of a picture that a row of a list may show: more than the screens of today have, and no list decodes them by
/// the dozen.
const MOST_PIXELS_OF_ROW: i64 = 12_000_000;

/// A picture to be fetched.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub key: String,
    pub url: String,
    /// The feed that brought an article that shows it, or the saved page itself.
    pub named_by: Option<NamedBy>,
    /// The page of that article.
    pub shown_on: Option<String>,
}

pub fn wanted(connection: &Connection, limit: u32) -> Result<Vec<Wanted>> {
    let sql = format!(
        "SELECT asset.key, asset.url, article.url, {} FROM
            (SELECT asset.key, asset.url, attempts, article.id AS article,
                    row_number() OVER (PARTITION BY article.feed_id ORDER BY attempts) AS turn
                FROM asset LEFT JOIN article ON article.id =
                    (SELECT article_id FROM article_asset WHERE article_asset.key = asset.key LIMIT 1)
                WHERE status = 'wanted') AS asset
         LEFT JOIN article ON article.id = asset.article LEFT JOIN feed ON feed.id = article.feed_id
         WHERE turn <= ?2 ORDER BY attempts, turn LIMIT ?1",
        named_by::COLUMNS
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([limit, MOST_OF_FEED], of_row)?.collect::<rusqlite::Result<_>>()?)
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Wanted> {
    let named_by = named_by::named_by(row, 3)?;
    Ok(Wanted { key: row.get(0)?, url: row.get(1)?, shown_on: row.get(2)?, named_by })
}

/// The pictures that one article still lacks. Its own page named them.
pub fn wanted_by(connection: &Connection, id: ArticleId) -> Result<Vec<Wanted>> {
    let sql = format!(
        "SELECT key, asset.url, article.url, {}
         FROM article_asset JOIN asset USING (key) JOIN article ON article.id = article_id
         LEFT JOIN feed ON feed.id = article.feed_id
         WHERE article_id = ?1 AND status = 'wanted'",
        named_by::COLUMNS
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([id.0], of_row)?.collect::<rusqlite::Result<_>>()?)
}

/// A picture that is on the disk, under the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// SHA-256 of the bytes, 64 hex digits.
    pub file: String,
    pub mime: &'static str,
    pub width: u32,
    pub height: u32,
    /// Its length.
    pub bytes: u64,
}

/// Records that a picture is here. Gives the feeds whose articles show it.
pub fn have(connection: &Connection, key: &str, stored: &StoredFile) -> Result<Vec<FeedId>> {
    let known = connection
        .prepare_cached(
            "UPDATE asset SET status = 'have', file = ?2, mime = ?3, width = ?4, height = ?5, bytes = ?6
             WHERE key = ?1",
        )?
        .execute(params![
            key,
            stored.file,
            stored.mime,
            stored.width,
            stored.height,
            as_integer(stored.bytes)
        ])?;
    match known {
        // The article that showed it was deleted meanwhile.
        0 => unused_file::note(connection, &stored.file)?,
        _ => unused_file::claim(connection, &stored.file)?,
    }
    if i64::from(stored.width) * i64::from(stored.height) > MOST_PIXELS_OF_ROW {
        connection
            .prepare_cached(
                "UPDATE article SET thumbnail = NULL WHERE thumbnail = ?1
                    AND id IN (SELECT article_id FROM article_asset WHERE key = ?1)",
            )?
            .execute([key])?;
    }
    feeds_showing(connection, key)
}

fn as_integer(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

/// Keeps a picture that no article shows, and gives its key.
pub fn insert_kept(connection: &Connection, url: &str, stored: &StoredFile) -> Result<String> {
    let key = asset_key(url);
    connection
        .prepare_cached(
            "INSERT INTO asset (key, url, status) VALUES (?1, ?2, 'wanted') ON CONFLICT DO NOTHING",
        )?
        .execute(params![key, url])?;
    have(connection, &key, stored)?;
    Ok(key)
}

/// A picture, unless it is known to be too large for a row.
pub(super) fn fit_for_row<'k>(connection: &Connection, key: Option<&'k str>) -> Result<Option<&'k str>> {
    let mut statement = connection
        .prepare_cached("SELECT 1 FROM asset WHERE key = ?1 AND status = 'have' AND width * height > ?2")?;
    match key {
        Some(key) if statement.exists(params![key, MOST_PIXELS_OF_ROW])? => Ok(None),
        key => Ok(key),
    }
}

/// Why a picture is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It may be there the next time.
    ForNow,
    /// It is no picture, or may not be fetched.
    Unusable,
    TooBig,
}

pub fn missing(connection: &Connection, key: &str, why: Missing) -> Result<Vec<FeedId>> {
    let status = match why {
        Missing::ForNow => "wanted",
        Missing::Unusable => "failed",
        Missing::TooBig => "too_big",
    };
    connection
        .prepare_cached(
            "UPDATE asset SET attempts = attempts + 1,
                status = iif(?2 = 'wanted' AND attempts + 1 >= ?3, 'failed', ?2) WHERE key = ?1",
        )?
        .execute(params![key, status, MAX_ATTEMPTS])?;
    feeds_showing(connection, key)
}

/// Forgets a picture that no article shows and no feed carries.
pub(super) fn forget_unless_shown(connection: &Connection, key: &str) -> Result<()> {
    let file: Option<Option<String>> = connection
        .prepare_cached(&format!("DELETE FROM asset WHERE key = ?1 AND {UNSHOWN} RETURNING file"))?
        .query_row([key], |row| row.get(0))
        .optional()?;
    match file.flatten() {
        Some(file) => unused_file::note(connection, &file),
        None => Ok(()),
    }
}

const UNSHOWN: &str = "NOT EXISTS (SELECT 1 FROM article_asset WHERE article_asset.key = asset.key)
    AND NOT EXISTS (SELECT 1 FROM feed WHERE icon = asset.key)
    AND NOT EXISTS (SELECT 1 FROM icon_source WHERE icon = asset.key)";

/// Forgets every picture that no article shows and no feed carries, `limit` of them at most, and gives how many.
pub fn forget_unshown(connection: &Connection, limit: u32) -> Result<usize> {
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS unshown (key TEXT PRIMARY KEY, file TEXT) WITHOUT ROWID",
        [],
    )?;
    connection.execute("DELETE FROM unshown", [])?;
    let found = connection.execute(
        &format!("INSERT INTO unshown SELECT key, file FROM asset WHERE {UNSHOWN} LIMIT ?1"),
        [limit],
    )?;
    connection.execute("DELETE FROM asset WHERE key IN (SELECT key FROM unshown)", [])?;
    connection.execute(
        "INSERT OR IGNORE INTO unused_file (name) SELECT file FROM unshown WHERE file IS NOT NULL",
        [],
    )?;
    Ok(found)
}

/// The files of all pictures, sounds and films, each by the beginning of its name: of a library of any size it fits into
/// the memory.
pub fn files(connection: &Connection) -> Result<HashSet<u128>> {
    let mut statement = connection.prepare_cached(
        "SELECT file FROM asset WHERE file IS NOT NULL UNION ALL SELECT file FROM enclosure WHERE file IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    let mut files = HashSet::new();
    while let Some(row) = rows.next()? {
        files.extend(beginning(row.get_ref(0)?.as_str().unwrap_or_default()));
    }
    Ok(files)
}

/// The first 128 bits of the hash that names a file.
pub fn beginning(name: &str) -> Option<u128> {
    u128::from_str_radix(name.get(..32)?, 16).ok()
}

fn feeds_showing(connection: &Connection, key: &str) -> Result<Vec<FeedId>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT feed_id FROM article_asset JOIN article ON article.id = article_id
         WHERE key = ?1 AND feed_id IS NOT NULL ORDER BY feed_id",
    )?;
    let feeds = statement.query_map([key], |row| row.get(0).map(FeedId))?.collect::<rusqlite::Result<_>>()?;
    Ok(feeds)
}

/// The pictures of an article that are here: the pixels along their sides, by their keys.
pub fn sizes(connection: &Connection, id: ArticleId) -> Result<HashMap<String, (u32, u32)>> {
    let mut statement = connection.prepare_cached(
        "SELECT key, width, height FROM article_asset JOIN asset USING (key)
         WHERE article_id = ?1 AND status = 'have'",
    )?;
    let sizes = statement.query_map([id.0], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(sizes.collect::<rusqlite::Result<_>>()?)
}

/// The file of a picture that is here, and what it is.
pub fn kept(connection: &Connection, key: &str) -> Result<Option<(String, String)>> {
    let mut statement =
        connection.prepare_cached("SELECT file, mime FROM asset WHERE key = ?1 AND status = 'have'")?;
    Ok(statement.query_row([key], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}
