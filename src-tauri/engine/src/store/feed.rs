//! The `feed` table and the log of asking it.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::{Error, Result};
use crate::model::{Feed, FeedId, FeedKind, FeedProblem, FolderId, Timestamp, UndoId};

const COLUMNS: &str = "id, url, site_url, kind, coalesce(custom_title, title), folder_id, unread, total,
    last_success, next_check, problem_code, problem_args, failures, gone";

fn feed(row: &Row<'_>) -> rusqlite::Result<Feed> {
    let kind: String = row.get(3)?;
    let code: Option<String> = row.get(10)?;
    let args: Option<String> = row.get(11)?;
    let failures = row.get(12)?;
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
            code,
            args: args.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default(),
            failures,
        }),
        gone: row.get(13)?,
    })
}

/// Every feed that is not leaving, by title.
pub fn all(connection: &Connection) -> Result<Vec<Feed>> {
    let sql = format!("SELECT {COLUMNS} FROM feed WHERE leaving IS NULL ORDER BY 5 COLLATE NOCASE, id");
    let mut statement = connection.prepare_cached(&sql)?;
    let feeds = statement.query_map([], feed)?.collect::<rusqlite::Result<_>>()?;
    Ok(feeds)
}

pub fn get(connection: &Connection, id: FeedId) -> Result<Feed> {
    let sql = format!("SELECT {COLUMNS} FROM feed WHERE id = ?1 AND leaving IS NULL");
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
    /// For an index page.
    pub page_pattern: Option<&'a str>,
}

pub fn insert(connection: &Connection, new: &NewFeed<'_>, now: Timestamp) -> Result<FeedId> {
    connection
        .prepare_cached(
            "INSERT INTO feed (url, kind, title, site_url, folder_id, added, page_pattern)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            new.url,
            new.kind.as_str(),
            new.title,
            new.site_url,
            new.folder.map(|folder| folder.0),
            now.0,
            new.page_pattern
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

/// What a refresh needs to know of a feed before it asks.
#[derive(Clone, Debug)]
pub struct Poll {
    pub id: FeedId,
    pub url: String,
    pub site_url: Option<String>,
    pub title: String,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub validators_from: Option<Timestamp>,
    pub body_hash: Option<Vec<u8>>,
    pub failures: u32,
    /// For an index page.
    pub page_pattern: Option<String>,
}

const POLL: &str = "SELECT id, url, site_url, coalesce(custom_title, title), etag, last_modified,
    validators_from, body_hash, failures, page_pattern FROM feed";

fn poll(row: &Row<'_>) -> rusqlite::Result<Poll> {
    Ok(Poll {
        id: FeedId(row.get(0)?),
        url: row.get(1)?,
        site_url: row.get(2)?,
        title: row.get(3)?,
        etag: row.get(4)?,
        last_modified: row.get(5)?,
        validators_from: row.get::<_, Option<i64>>(6)?.map(Timestamp),
        body_hash: row.get(7)?,
        failures: row.get(8)?,
        page_pattern: row.get(9)?,
    })
}

/// Feeds whose next check has come, the longest overdue first.
pub fn due(connection: &Connection, now: Timestamp) -> Result<Vec<Poll>> {
    let sql =
        format!("{POLL} WHERE gone = 0 AND leaving IS NULL AND next_check <= ?1 ORDER BY next_check, id");
    let mut statement = connection.prepare_cached(&sql)?;
    let feeds = statement.query_map([now.0], poll)?.collect::<rusqlite::Result<_>>()?;
    Ok(feeds)
}

/// Every feed that is still polled, due or not.
pub fn all_polled(connection: &Connection) -> Result<Vec<Poll>> {
    due(connection, Timestamp(i64::MAX))
}

/// One feed, asked at once because a person wants it.
pub fn poll_now(connection: &Connection, id: FeedId) -> Result<Poll> {
    let sql = format!("{POLL} WHERE id = ?1 AND leaving IS NULL");
    connection.prepare_cached(&sql)?.query_row([id.0], poll).optional()?.ok_or(Error::NotFound)
}

/// What a good answer leaves behind.
pub struct Checked<'a> {
    pub status: u16,
    pub bytes: u64,
    pub new_articles: u32,
    pub next_check: Timestamp,
    /// `None` keeps the validators: the answer was 304.
    pub fresh: Option<Fresh<'a>>,
}

/// What a 200 says of the feed itself.
pub struct Fresh<'a> {
    pub etag: Option<&'a str>,
    pub last_modified: Option<&'a str>,
    pub body_hash: &'a [u8],
    /// `None` when the bytes were the same as before and were not parsed.
    pub described: Option<Described<'a>>,
}

pub struct Described<'a> {
    pub kind: FeedKind,
    pub title: Option<&'a str>,
    pub site_url: Option<&'a str>,
}

pub fn record_check(
    connection: &Connection,
    id: FeedId,
    checked: &Checked<'_>,
    now: Timestamp,
) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE feed SET checked = ?2, last_success = ?2, next_check = ?3, failures = 0,
                problem_code = NULL, problem_args = NULL WHERE id = ?1",
        )?
        .execute(params![id.0, now.0, checked.next_check.0])?;
    if let Some(fresh) = &checked.fresh {
        connection
            .prepare_cached(
                "UPDATE feed SET etag = ?2, last_modified = ?3, validators_from = ?4, body_hash = ?5
                 WHERE id = ?1",
            )?
            .execute(params![id.0, fresh.etag, fresh.last_modified, now.0, fresh.body_hash])?;
        if let Some(described) = &fresh.described {
            connection
                .prepare_cached(
                    "UPDATE feed SET kind = ?2, title = coalesce(?3, title),
                        site_url = coalesce(?4, site_url) WHERE id = ?1",
                )?
                .execute(params![id.0, described.kind.as_str(), described.title, described.site_url])?;
        }
    }
    log(connection, id, Some(checked.status), checked.bytes, checked.new_articles, None, now)
}

/// Remembers a failure; the feed's articles and validators stay what they were.
pub fn record_failure(
    connection: &Connection,
    id: FeedId,
    error: &Error,
    next_check: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let gone = matches!(error, Error::Gone { .. });
    let args = serde_json::to_string(&error.args()).map_err(Error::internal)?;
    connection
        .prepare_cached(
            "UPDATE feed SET checked = ?2, next_check = ?3, failures = failures + 1,
                problem_code = ?4, problem_args = ?5, gone = ?6 WHERE id = ?1",
        )?
        .execute(params![id.0, now.0, next_check.0, error.code(), args, gone])?;
    let status = match error {
        Error::HttpStatus { status, .. } => Some(*status),
        Error::Gone { .. } => Some(410),
        _ => None,
    };
    log(connection, id, status, 0, 0, Some(error.code()), now)
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
        .execute(params![
            id.0,
            now.0,
            status,
            i64::try_from(bytes).unwrap_or(i64::MAX),
            new_articles,
            problem
        ])?;
    connection
        .prepare_cached(
            "DELETE FROM fetch_log WHERE feed_id = ?1 AND at <
                (SELECT at FROM fetch_log WHERE feed_id = ?1 ORDER BY at DESC LIMIT 1 OFFSET ?2)",
        )?
        .execute(params![id.0, KEPT])?;
    Ok(())
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

/// Brings a leaving feed back with everything that it took along.
pub fn come_back(connection: &Connection, id: FeedId) -> Result<()> {
    connection.execute("UPDATE feed SET leaving = NULL, next_check = 0 WHERE id = ?1", [id.0])?;
    connection.execute(
        "UPDATE state SET shelved = 0 WHERE shelved = 1
           AND article_id IN (SELECT article_id FROM listing JOIN article ON article.id = article_id
                WHERE listing.feed_id = ?1)",
        [id.0],
    )?;
    Ok(())
}

/// Forgets the feeds that left before this start, and what only they listed.
pub fn forget_left(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "DELETE FROM feed WHERE leaving IS NOT NULL;
         DELETE FROM search WHERE rowid IN
            (SELECT article_id FROM state WHERE shelved = 1
               AND article_id NOT IN (SELECT article_id FROM listing)
               AND article_id IN (SELECT id FROM article));
         DELETE FROM article WHERE id IN
            (SELECT article_id FROM state WHERE shelved = 1
               AND article_id NOT IN (SELECT article_id FROM listing));
         DELETE FROM state WHERE shelved = 1 AND article_id NOT IN (SELECT article_id FROM listing)
               AND article_id NOT IN (SELECT id FROM article);",
    )?;
    Ok(())
}
