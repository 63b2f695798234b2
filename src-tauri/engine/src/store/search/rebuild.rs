//! The index made anew after damage was found in it: emptied at once, and filled again from the newest article on.
//! How far that is stands in the library, so that a program which is closed meanwhile goes on at its next start.

use rusqlite::{Connection, ErrorCode};

use super::vocabulary;
use crate::error::{Error, Result};
use crate::model::ArticleId;
use crate::store::setting;

/// Where it stands that articles below this one are still to be indexed; `null` when the index is whole.
const SETTING: &str = "search_rebuild";

/// Whether a failure of the index says that what it is made of is damaged.
fn is_damage(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt)
}

/// Whether a failed change says so. What is in no index yet can be in nobody's way either: FTS5 names its parts itself,
/// and takes a name twice only where it no longer knows what it has.
pub(super) fn is_damage_to_change(error: &rusqlite::Error) -> bool {
    is_damage(error) || error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
}

/// Empties the index, as the migration made it, to be filled again. What FTS5 has for that reads what is damaged first.
///
/// # Errors
/// When not only the index is damaged.
pub fn begin(connection: &Connection) -> Result<()> {
    let made: String =
        connection.query_row("SELECT sql FROM sqlite_schema WHERE name = 'search'", [], |row| row.get(0))?;
    connection.execute_batch("DROP TABLE search")?;
    connection.execute_batch(&made)?;
    vocabulary::clear(connection)?;
    connection.execute_batch(
        "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
         INSERT INTO search (search, rank) VALUES ('automerge', 8)",
    )?;
    reached(connection, Some(ArticleId(i64::MAX)))
}

/// What whoever asked the index is told of a failure.
pub(super) fn failed(error: rusqlite::Error) -> Error {
    if is_damage(&error) { Error::SearchDamaged { percent: 0 } } else { error.into() }
}

/// How much of the index is filled again, in per cent; `None` when it is whole.
pub fn progress(connection: &Connection) -> Result<Option<u8>> {
    let Some(below) = below(connection)? else { return Ok(None) };
    let last: Option<i64> =
        connection.query_row("SELECT max(article_id) FROM content", [], |row| row.get(0))?;
    let last = last.unwrap_or(0).max(1);
    let done = last - below.0.clamp(0, last);
    Ok(Some(u8::try_from(done * 100 / last).unwrap_or(100)))
}

/// Whether there are articles that the index does not have yet.
pub fn is_under_way(connection: &Connection) -> Result<bool> {
    Ok(below(connection)?.is_some())
}

/// The next articles to be indexed, newest first; none when the index is whole.
pub fn next(connection: &Connection, limit: u32) -> Result<Vec<ArticleId>> {
    let Some(below) = below(connection)? else { return Ok(vec![]) };
    let mut statement = connection.prepare_cached(
        "SELECT article_id FROM content WHERE article_id < ?1 ORDER BY article_id DESC LIMIT ?2",
    )?;
    let ids = statement
        .query_map((below.0, limit), |row| row.get(0).map(ArticleId))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

/// Notes that articles from here on are indexed; all of them where there is `None`.
pub fn reached(connection: &Connection, article: Option<ArticleId>) -> Result<()> {
    setting::set(connection, SETTING, &article)
}

fn below(connection: &Connection) -> Result<Option<ArticleId>> {
    Ok(setting::get(connection, SETTING)?.flatten())
}
