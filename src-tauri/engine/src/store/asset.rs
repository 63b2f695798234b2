//! The `asset` table: which pictures are wanted, had, or out of reach.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{named_by, unused_file};
use crate::error::Result;
use crate::model::{ArticleId, FeedId, NamedBy, asset_key};

/// How often a picture is tried.
const MAX_ATTEMPTS: u32 = 3;

/// A picture to be fetched.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub key: String,
    pub url: String,
    /// The feed that brought an article that shows it, or the saved page itself.
    pub named_by: Option<NamedBy>,
}

pub fn wanted(connection: &Connection, limit: u32) -> Result<Vec<Wanted>> {
    let sql = format!(
        "SELECT asset.key, asset.url, {} FROM asset
         LEFT JOIN article ON article.id =
            (SELECT article_id FROM article_asset WHERE article_asset.key = asset.key LIMIT 1)
         LEFT JOIN feed ON feed.id = article.feed_id
         WHERE status = 'wanted' ORDER BY attempts LIMIT ?1",
        named_by::COLUMNS
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([limit], of_row)?.collect::<rusqlite::Result<_>>()?)
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Wanted> {
    Ok(Wanted { key: row.get(0)?, url: row.get(1)?, named_by: named_by::named_by(row, 2)? })
}

/// The pictures that one article still lacks. Its own page named them.
pub fn wanted_by(connection: &Connection, id: ArticleId) -> Result<Vec<Wanted>> {
    let sql = format!(
        "SELECT key, asset.url, {}
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
}

/// Records that a picture is here. Gives the feeds whose articles show it.
pub fn have(connection: &Connection, key: &str, stored: &StoredFile) -> Result<Vec<FeedId>> {
    let known = connection
        .prepare_cached(
            "UPDATE asset SET status = 'have', file = ?2, mime = ?3, width = ?4, height = ?5 WHERE key = ?1",
        )?
        .execute(params![key, stored.file, stored.mime, stored.width, stored.height])?;
    match known {
        // The article that showed it was deleted meanwhile.
        0 => unused_file::note(connection, &stored.file)?,
        _ => unused_file::claim(connection, &stored.file)?,
    }
    feeds_showing(connection, key)
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
pub fn file(connection: &Connection, key: &str) -> Result<Option<(String, String)>> {
    let mut statement =
        connection.prepare_cached("SELECT file, mime FROM asset WHERE key = ?1 AND status = 'have'")?;
    Ok(statement.query_row([key], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}
