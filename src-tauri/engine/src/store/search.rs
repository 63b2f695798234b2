//! The search index: words prepared in Rust, kept in FTS5, newest first.

mod query;
pub mod rebuild;
mod snippet;
mod words;

use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use super::list;
use crate::error::{Error, Result};
use crate::model::{ArticleId, View};

pub use query::Query;
pub use snippet::{marked, snippet};

/// Makes the place, in memory, where prepared words wait for [`settle`]. FTS5 writes a segment at every
/// savepoint, and merges them later; out of their reach it writes one for all that is committed together.
pub fn prepare_to_write(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY;
         CREATE TEMP TABLE search_waiting (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL)",
    )
}

/// Takes an article out of the index, before it is indexed again.
pub fn forget(connection: &Connection, id: ArticleId) -> Result<()> {
    write(connection, || {
        connection.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([id.0]).map(drop)
    })?;
    connection.prepare_cached("DELETE FROM search_waiting WHERE id = ?1")?.execute([id.0])?;
    Ok(())
}

/// Indexes an article that is not in the index, once [`settle`] is called.
pub fn index(
    connection: &Connection,
    id: ArticleId,
    title: &str,
    text: &str,
    language: Option<&str>,
) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO search_waiting (id, title, body) VALUES (?1, ?2, ?3)")?
        .execute(params![id.0, words::prepare(title, language), words::prepare(text, language)])?;
    Ok(())
}

/// Puts what waits into the index: the last thing before a commit.
pub fn settle(connection: &Connection) -> Result<()> {
    if !connection.prepare_cached("SELECT 1 FROM search_waiting")?.exists([])? {
        return Ok(());
    }
    write(connection, || {
        connection
            .prepare_cached(
                "INSERT INTO search (rowid, title, body) SELECT id, title, body FROM search_waiting ORDER BY id",
            )?
            .execute([])?;
        // Now, and not by the commit, which would fail with all that it has of others.
        connection.prepare_cached("INSERT INTO search (search) VALUES ('flush')")?.execute([]).map(drop)
    })?;
    connection.prepare_cached("DELETE FROM search_waiting")?.execute([])?;
    Ok(())
}

/// Changes the index. One that turns out to be damaged is begun anew, because what is indexed can be had again, and
/// what is being kept beside it perhaps not.
fn write(connection: &Connection, change: impl Fn() -> rusqlite::Result<()>) -> Result<()> {
    // Without a savepoint of its own FTS5 keeps what it failed at in mind, and the commit fails too.
    connection.execute_batch("SAVEPOINT index_change")?;
    let changed = change();
    if changed.is_err() {
        connection.execute_batch("ROLLBACK TO index_change")?;
    }
    connection.execute_batch("RELEASE index_change")?;
    match changed {
        Err(error) if rebuild::is_damage_to_change(&error) => {
            tracing::warn!(%error, "the search index is damaged, and is made anew");
            rebuild::begin(connection)?;
            Ok(change()?)
        }
        changed => Ok(changed?),
    }
}

/// Articles that match, newest first, from below `before` on.
///
/// # Errors
/// [`Error::SearchDamaged`] when the index has to be made anew.
pub fn find(
    connection: &Connection,
    query: &Query,
    within: Option<&View>,
    before: Option<ArticleId>,
    limit: u32,
) -> Result<Vec<ArticleId>> {
    let Some(expression) = query.expression() else { return Ok(vec![]) };
    let mut sql = "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ?".to_owned();
    let mut values = vec![Value::Text(expression), Value::Integer(before.map_or(i64::MAX, |id| id.0))];
    let members = list::members(within.unwrap_or(&View::All));
    sql.push_str(&format!(
        " AND EXISTS (SELECT 1 FROM {} WHERE {} AND {}.article_id = search.rowid)",
        members.from,
        members.clauses.join(" AND "),
        members.key
    ));
    values.extend(members.values);
    sql.push_str(" ORDER BY rowid DESC LIMIT ?");
    values.push(Value::Integer(limit.into()));
    let found = || -> rusqlite::Result<Vec<ArticleId>> {
        let mut statement = connection.prepare_cached(&sql)?;
        statement.query_map(params_from_iter(&values), |row| row.get(0).map(ArticleId))?.collect()
    };
    found().map_err(|error| match rebuild::is_damage(&error) {
        true => Error::SearchDamaged,
        false => error.into(),
    })
}
