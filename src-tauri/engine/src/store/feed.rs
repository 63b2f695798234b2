//! The `feed` table: which feeds there are.

pub mod care;
pub mod checks;
pub mod icons;
pub mod poll;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::undo;
use crate::error::{Error, Result};
use crate::model::{Feed, FeedId, FeedKind, FeedProblem, FolderId, OpenMode, Timestamp, UndoId};

const COLUMNS: &str = "id, url, site_url, kind, coalesce(custom_title, title), folder_id, unread, total,
    last_success, next_check, problem_code, problem_args, failures, gone, paused, open_mode, icon,
    checked - failing_since";
/// Where they stand.
const FEEDS: &str = "feed JOIN feed_count ON feed_id = id";
/// How many of them there are.
const COLUMN_COUNT: usize = 18;

/// Failures in a row that are more than a bad moment.
const SERIOUS: u32 = 3;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// Problems that may be the network's, or a hotel's, and not the feed's.
const OFTEN_THE_NETWORK: [&str; 5] = ["unreachable", "timeout", "tls", "broken_answer", "no_feed_found"];

fn is_serious(code: &str, failures: u32, failing_for_ms: i64) -> bool {
    failures >= SERIOUS && (failing_for_ms >= DAY_MS || !OFTEN_THE_NETWORK.contains(&code))
}

fn feed(row: &Row<'_>) -> rusqlite::Result<Feed> {
    let kind: String = row.get(3)?;
    let code: Option<String> = row.get(10)?;
    let args: Option<String> = row.get(11)?;
    let failures = row.get(12)?;
    let mode: String = row.get(15)?;
    let failing_for: i64 = row.get::<_, Option<i64>>(17)?.unwrap_or(0);
    Ok(Feed {
        id: FeedId(row.get(0)?),
        url: row.get(1)?,
        site_url: row.get(2)?,
        kind: FeedKind::from_name(&kind).unwrap_or(FeedKind::Rss),
        title: row.get(4)?,
        folder_id: row.get::<_, Option<i64>>(5)?.map(FolderId),
        unread: row.get(6)?,
        total: row.get(7)?,
        last_success: row.get::<_, Option<i64>>(8)?.map(Timestamp),
        next_check: row.get::<_, Option<i64>>(9)?.map(Timestamp),
        problem: code.map(|code| FeedProblem {
            serious: is_serious(&code, failures, failing_for),
            code,
            args: args.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default(),
            failures,
        }),
        gone: row.get(13)?,
        paused: row.get(14)?,
        open_mode: OpenMode::from_name(&mode).unwrap_or_default(),
        icon: row.get(16)?,
    })
}

/// Every feed that is not leaving, by title.
pub fn all(connection: &Connection) -> Result<Vec<Feed>> {
    let sql = format!("SELECT {COLUMNS} FROM {FEEDS} WHERE leaving IS NULL ORDER BY 5 COLLATE NOCASE, id");
    let mut statement = connection.prepare_cached(&sql)?;
    let feeds = statement.query_map([], feed)?.collect::<rusqlite::Result<_>>()?;
    Ok(feeds)
}

pub fn get(connection: &Connection, id: FeedId) -> Result<Feed> {
    let sql = format!("SELECT {COLUMNS} FROM {FEEDS} WHERE id = ?1 AND leaving IS NULL");
    connection.prepare_cached(&sql)?.query_row([id.0], feed).optional()?.ok_or(Error::NotFound)
}

/// The feed at exactly this address, and whether it is leaving.
pub fn by_url(connection: &Connection, url: &str) -> Result<Option<(FeedId, Option<UndoId>)>> {
    let mut statement = connection.prepare_cached("SELECT id, leaving FROM feed WHERE url = ?1")?;
    let found = statement
        .query_row([url], |row| Ok((FeedId(row.get(0)?), row.get::<_, Option<i64>>(1)?.map(UndoId))));
    Ok(found.optional()?)
}

/// A feed on its way in.
pub struct NewFeed<'a> {
    pub url: &'a str,
    pub kind: FeedKind,
    pub title: &'a str,
    pub site_url: Option<&'a str>,
    pub folder: Option<FolderId>,
    /// The page that named it; `None` when the person typed its address.
    pub named_by: Option<&'a str>,
    /// For an index page.
    pub page_pattern: Option<&'a str>,
}

pub fn insert(connection: &Connection, new: &NewFeed<'_>, now: Timestamp) -> Result<FeedId> {
    connection
        .prepare_cached(
            "INSERT INTO feed (url, kind, title, site_url, folder_id, named_by, page_pattern, added)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            new.url,
            new.kind.as_str(),
            new.title,
            new.site_url,
            new.folder.map(|folder| folder.0),
            new.named_by,
            new.page_pattern,
            now.0
        ])?;
    Ok(FeedId(connection.last_insert_rowid()))
}

/// How the links of an index page are recognised.
pub fn page_pattern(connection: &Connection, id: FeedId) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT page_pattern FROM feed WHERE id = ?1")?;
    Ok(statement.query_row([id.0], |row| row.get(0)).optional()?.flatten())
}

/// Reads an index page by another pattern from now on; what the old one was last read from is forgotten.
pub fn set_page_pattern(connection: &Connection, id: FeedId, pattern: &str) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE feed SET kind = ?3, page_pattern = ?2, etag = NULL, last_modified = NULL, body_hash = NULL
             WHERE id = ?1",
        )?
        .execute(params![id.0, pattern, FeedKind::Page.as_str()])?;
    Ok(())
}

/// The person's own title for a feed, if any, and the folder that it is in.
///
/// # Errors
/// [`Error::NotFound`] when there is no such feed.
pub fn arrangement(connection: &Connection, id: FeedId) -> Result<(Option<String>, Option<FolderId>)> {
    let mut statement =
        connection.prepare_cached("SELECT custom_title, folder_id FROM feed WHERE id = ?1")?;
    let found = statement
        .query_row([id.0], |row| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?.map(FolderId))))
        .optional()?;
    found.ok_or(Error::NotFound)
}

/// Gives a feed the person's own title; `None` gives it back its own.
pub fn set_custom_title(connection: &Connection, id: FeedId, title: Option<&str>) -> Result<()> {
    let changed = connection
        .prepare_cached("UPDATE feed SET custom_title = ?2 WHERE id = ?1")?
        .execute(params![id.0, title])?;
    if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
}

pub fn set_folder(connection: &Connection, id: FeedId, folder: Option<FolderId>) -> Result<()> {
    let changed = connection
        .prepare_cached("UPDATE feed SET folder_id = ?2 WHERE id = ?1")?
        .execute(params![id.0, folder.map(|folder| folder.0)])?;
    if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Takes the feed, and the articles that only it lists and nobody kept, out of every view.
pub fn leave(connection: &Connection, id: FeedId, undo: UndoId) -> Result<()> {
    let changed = connection
        .execute("UPDATE feed SET leaving = ?2 WHERE id = ?1 AND leaving IS NULL", params![id.0, undo.0])?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    connection.execute(
        "UPDATE state SET shelved = 1 WHERE shelved = 0 AND bookmarked = 0 AND saved = 0
           AND article_id IN (SELECT article_id FROM listing WHERE feed_id = ?1)
           AND article_id NOT IN (SELECT article_id FROM article_tag)
           AND NOT EXISTS (SELECT 1 FROM listing AS other JOIN feed ON feed.id = other.feed_id
                WHERE other.article_id = state.article_id AND feed.leaving IS NULL)",
        [id.0],
    )?;
    Ok(())
}

/// Whether it is by this action that a feed is leaving.
pub fn is_leaving_by(connection: &Connection, id: FeedId, undo: UndoId) -> Result<bool> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM feed WHERE id = ?1 AND leaving = ?2")?;
    Ok(statement.exists(params![id.0, undo.0])?)
}

/// Brings a leaving feed back with everything that it took along.
pub fn come_back(connection: &Connection, id: FeedId) -> Result<()> {
    connection.execute("UPDATE feed SET leaving = NULL, next_check = 0 WHERE id = ?1", [id.0])?;
    connection.execute(
        "UPDATE state SET shelved = 0 WHERE shelved = 1 AND deleted IS NULL
           AND article_id IN (SELECT article_id FROM listing JOIN article ON article.id = article_id
                WHERE listing.feed_id = ?1)",
        [id.0],
    )?;
    Ok(())
}

/// Feeds that were left too long ago to be brought back, by their ids.
fn gone(now: Timestamp) -> String {
    let since = undo::oldest(now).0;
    format!(
        "SELECT id FROM feed WHERE leaving IS NOT NULL AND leaving NOT IN (SELECT id FROM undo WHERE at >= {since})"
    )
}

/// Whether any feed was left too long ago to be brought back.
pub fn any_gone(connection: &Connection, now: Timestamp) -> Result<bool> {
    Ok(connection.prepare(&gone(now))?.exists([])?)
}

/// Forgets the feeds that can no longer be brought back. What only they listed is deleted with them, and what was deleted
/// already need not be kept away any longer: whoever follows them again begins anew.
pub fn forget_left(connection: &Connection, now: Timestamp) -> Result<()> {
    let gone = gone(now);
    let listed_by_them_alone = format!(
        "article_id IN (SELECT article_id FROM listing WHERE feed_id IN ({gone}))
            AND NOT EXISTS (SELECT 1 FROM listing WHERE article_id = state.article_id AND feed_id NOT IN ({gone}))"
    );
    connection.execute_batch(&format!(
        "UPDATE state SET deleted =
                (SELECT max(leaving) FROM listing JOIN feed ON feed.id = feed_id WHERE article_id = state.article_id)
            WHERE shelved = 1 AND (deleted IS NULL OR deleted > 0 AND bookmarked = 0 AND saved = 0
                AND article_id NOT IN (SELECT article_id FROM article_tag)) AND {listed_by_them_alone};
         DELETE FROM state WHERE deleted = 0 AND {listed_by_them_alone};
         DELETE FROM feed WHERE id IN ({gone});"
    ))?;
    Ok(())
}

/// The addresses of feeds that can no longer be brought back and have a sign-in.
pub fn signed_in_and_gone(connection: &Connection, now: Timestamp) -> Result<Vec<String>> {
    let sql = format!("SELECT url FROM feed WHERE sign_in IS NOT NULL AND id IN ({})", gone(now));
    let mut statement = connection.prepare(&sql)?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Every feed's address, of the leaving ones too.
pub fn addresses(connection: &Connection) -> Result<Vec<(FeedId, String, Option<UndoId>)>> {
    let mut statement = connection.prepare_cached("SELECT id, url, leaving FROM feed ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok((FeedId(row.get(0)?), row.get(1)?, row.get::<_, Option<i64>>(2)?.map(UndoId)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
