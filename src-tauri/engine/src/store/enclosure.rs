//! The `enclosure` table: sounds and films that come with articles.

use rusqlite::{Connection, OptionalExtension, params};

use super::{named_by, unused_file};
use crate::error::{Error, Result};
use crate::model::{ArticleId, Enclosure, EnclosureKind, NamedBy};

/// One on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEnclosure {
    pub url: String,
    pub mime: Option<String>,
    pub title: Option<String>,
    /// Bytes, as its publisher says.
    pub length: Option<u64>,
    pub duration_seconds: Option<u32>,
}

/// Stores what comes with an article, in the place of what came before. A kept file stays with its address.
pub fn put(connection: &Connection, article: ArticleId, enclosures: &[NewEnclosure]) -> Result<()> {
    let mut upsert = connection.prepare_cached(
        "INSERT INTO enclosure (article_id, position, url, mime, title, length, duration_seconds)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT DO UPDATE SET url = excluded.url, mime = excluded.mime, title = excluded.title,
            length = excluded.length, duration_seconds = excluded.duration_seconds,
            file = iif(url = excluded.url, file, NULL)",
    )?;
    for (position, enclosure) in enclosures.iter().enumerate() {
        upsert.execute(params![
            article.0,
            i64::try_from(position).unwrap_or(i64::MAX),
            enclosure.url,
            enclosure.mime,
            enclosure.title,
            enclosure.length.map(|length| i64::try_from(length).unwrap_or(i64::MAX)),
            enclosure.duration_seconds,
        ])?;
    }
    connection
        .prepare_cached("DELETE FROM enclosure WHERE article_id = ?1 AND position >= ?2")?
        .execute(params![article.0, i64::try_from(enclosures.len()).unwrap_or(i64::MAX)])?;
    Ok(())
}

pub fn of_article(connection: &Connection, article: ArticleId) -> Result<Vec<Enclosure>> {
    let mut statement = connection.prepare_cached(
        "SELECT position, url, mime, title, length, duration_seconds, file IS NOT NULL
         FROM enclosure WHERE article_id = ?1 ORDER BY position",
    )?;
    let enclosures = statement.query_map([article.0], |row| {
        let (url, mime): (String, Option<String>) = (row.get(1)?, row.get(2)?);
        Ok(Enclosure {
            position: row.get(0)?,
            kind: kind(mime.as_deref(), &url),
            url,
            mime,
            title: row.get(3)?,
            length: row.get::<_, Option<i64>>(4)?.and_then(|length| u64::try_from(length).ok()),
            duration_seconds: row.get(5)?,
            kept: row.get(6)?,
        })
    })?;
    Ok(enclosures.collect::<rusqlite::Result<_>>()?)
}

/// What kinds of enclosures come with an article.
pub(super) fn kinds(connection: &Connection, article: ArticleId) -> Result<Vec<EnclosureKind>> {
    let mut statement = connection
        .prepare_cached("SELECT mime, url FROM enclosure WHERE article_id = ?1 ORDER BY position")?;
    let kinds = statement.query_map([article.0], |row| {
        let (mime, url): (Option<String>, String) = (row.get(0)?, row.get(1)?);
        Ok(kind(mime.as_deref(), &url))
    })?;
    Ok(kinds.collect::<rusqlite::Result<_>>()?)
}

/// What the publisher says it is, or else what its name looks like.
fn kind(mime: Option<&str>, url: &str) -> EnclosureKind {
    let mime = mime.unwrap_or_default().to_ascii_lowercase();
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let ends_in = |extensions: &[&str]| {
        path.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
    };
    if mime.starts_with("audio/") || ends_in(&["mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "aac"]) {
        EnclosureKind::Audio
    } else if mime.starts_with("video/") || ends_in(&["mp4", "m4v", "webm", "mov", "mkv"]) {
        EnclosureKind::Video
    } else {
        EnclosureKind::Other
    }
}

/// Where an enclosure is, what named it, and the file that it is kept in.
pub struct Place {
    pub url: String,
    pub named_by: Option<NamedBy>,
    pub file: Option<String>,
}

pub fn place(connection: &Connection, article: ArticleId, position: u32) -> Result<Place> {
    let sql = format!(
        "SELECT enclosure.url, enclosure.file, {}
         FROM enclosure JOIN article ON article.id = article_id LEFT JOIN feed ON feed.id = article.feed_id
         WHERE article_id = ?1 AND position = ?2",
        named_by::COLUMNS
    );
    connection
        .prepare_cached(&sql)?
        .query_row(params![article.0, position], |row| {
            Ok(Place { url: row.get(0)?, file: row.get(1)?, named_by: named_by::named_by(row, 2)? })
        })
        .optional()?
        .ok_or(Error::NotFound)
}

/// Records the file that an enclosure is kept in.
pub fn keep(connection: &Connection, article: ArticleId, position: u32, file: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE enclosure SET file = ?3 WHERE article_id = ?1 AND position = ?2")?
        .execute(params![article.0, position, file])?;
    unused_file::claim(connection, file)
}
