//! Searches that are kept as views: what each finds is written down, and kept up with every change.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::folder::taken;
use super::search::{self, Query, rebuild};
use crate::error::{Error, Result};
use crate::model::{ArticleId, SavedSearch, SavedSearchId};

/// Ids that are looked at in one go where all have to be: what a person does waits for no more than these.
const TOGETHER: i64 = 20_000;
/// So many changed articles are looked at with the change; more of them later.
const MOST_DUE: i64 = 5_000;
/// All that there is is below this.
const EVERYTHING: i64 = i64::MAX;

fn saved_search(row: &Row<'_>) -> rusqlite::Result<SavedSearch> {
    Ok(SavedSearch {
        id: SavedSearchId(row.get(0)?),
        name: row.get(1)?,
        query: row.get(2)?,
        unread: row.get(3)?,
        total: row.get(4)?,
    })
}

pub fn all(connection: &Connection) -> Result<Vec<SavedSearch>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, name, query, unread, total FROM saved_search ORDER BY name COLLATE NOCASE",
    )?;
    let all = statement.query_map([], saved_search)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

/// # Errors
/// [`Error::NotFound`].
pub fn get(connection: &Connection, id: SavedSearchId) -> Result<SavedSearch> {
    connection
        .prepare_cached("SELECT id, name, query, unread, total FROM saved_search WHERE id = ?1")?
        .query_row([id.0], saved_search)
        .optional()?
        .ok_or(Error::NotFound)
}

/// What a saved search is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSearch {
    pub name: String,
    pub query: String,
    pub offset_minutes: i32,
}

/// Saves a search; what it finds is still to be [looked for](look_on).
///
/// # Errors
/// [`Error::NameTaken`].
pub fn insert(connection: &Connection, id: Option<SavedSearchId>, new: &NewSearch) -> Result<SavedSearchId> {
    connection
        .execute(
            "INSERT INTO saved_search (id, name, query, offset_minutes, follows_state, below)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                id.map(|id| id.0),
                new.name,
                new.query,
                new.offset_minutes,
                follows_state(new),
                EVERYTHING
            ],
        )
        .map_err(|error| taken(error, &new.name))?;
    Ok(SavedSearchId(connection.last_insert_rowid()))
}

/// Changes the name or the query of a search.
///
/// # Errors
/// [`Error::NameTaken`], [`Error::NotFound`].
pub fn update(connection: &Connection, id: SavedSearchId, new: &NewSearch) -> Result<()> {
    let before = get(connection, id)?;
    connection
        .execute("UPDATE saved_search SET name = ?2 WHERE id = ?1", params![id.0, new.name])
        .map_err(|error| taken(error, &new.name))?;
    if before.query != new.query {
        connection.execute(
            "UPDATE saved_search SET query = ?2, offset_minutes = ?3, follows_state = ?4, below = ?5 WHERE id = ?1",
            params![id.0, new.query, new.offset_minutes, follows_state(new), EVERYTHING],
        )?;
    }
    Ok(())
}

/// Deletes a search, and gives what it was made of.
///
/// # Errors
/// [`Error::NotFound`].
pub fn delete(connection: &Connection, id: SavedSearchId) -> Result<NewSearch> {
    let mut statement = connection
        .prepare_cached("DELETE FROM saved_search WHERE id = ?1 RETURNING name, query, offset_minutes")?;
    let deleted = statement.query_row([id.0], |row| {
        Ok(NewSearch { name: row.get(0)?, query: row.get(1)?, offset_minutes: row.get(2)? })
    });
    deleted.optional()?.ok_or(Error::NotFound)
}

fn follows_state(new: &NewSearch) -> bool {
    Query::parse(&new.query, new.offset_minutes, vec![]).follows_state()
}

/// Looks again at what changed: `indexed`, and what triggers wrote down. The last thing before a commit.
pub fn settle(connection: &Connection, indexed: &[ArticleId]) -> Result<()> {
    if !connection.prepare_cached("SELECT 1 FROM saved_search")?.exists([])? {
        return Ok(());
    }
    let mut due = connection.prepare_cached("INSERT OR IGNORE INTO saved_search_due VALUES (?1)")?;
    for id in indexed {
        due.execute([id.0])?;
    }
    let (first, last, count): (Option<i64>, Option<i64>, i64) = connection
        .prepare_cached("SELECT min(article_id), max(article_id), count(*) FROM saved_search_due")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let (Some(first), Some(last)) = (first, last) else { return Ok(()) };
    if count > MOST_DUE || rebuild::is_under_way(connection)? {
        look_at_everything(connection)?;
    } else {
        let look = |kept: Kept| kept.look(connection, first, last.saturating_add(1), Some(DUE));
        match kept(connection).and_then(|all| all.into_iter().try_for_each(look)) {
            // No reason to lose what is being committed.
            Err(Error::SearchDamaged { .. }) => look_at_everything(connection)?,
            looked => looked?,
        }
    }
    connection.prepare_cached("DELETE FROM saved_search_due")?.execute([])?;
    Ok(())
}

/// Every search looks at all there is, later.
fn look_at_everything(connection: &Connection) -> Result<()> {
    connection
        .prepare_cached("UPDATE saved_search SET below = ?1 WHERE below IS NOT ?1")?
        .execute([EVERYTHING])?;
    Ok(())
}

const DUE: &str = "SELECT article_id FROM saved_search_due";

/// Whether a search has not looked at everything yet.
pub fn is_looking(connection: &Connection) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT 1 FROM saved_search WHERE below IS NOT NULL")?.exists([])?)
}

/// Looks at some more articles for a search that has not looked at everything. Whether there was one. While the index is
/// made anew there is nothing to look at, and what searches have stays.
///
/// # Errors
/// [`Error::SearchDamaged`] when the index has to be made anew first.
pub fn look_on(connection: &Connection) -> Result<bool> {
    if rebuild::is_under_way(connection)? {
        return Ok(false);
    }
    let Some(kept) = kept(connection)?.into_iter().find(|kept| kept.below.is_some()) else {
        return Ok(false);
    };
    let last: Option<i64> = connection.query_row("SELECT max(id) FROM article", [], |row| row.get(0))?;
    let below = kept.below.unwrap_or(0).min(last.unwrap_or(0) + 1);
    let from = below.saturating_sub(TOGETHER).max(0);
    kept.look(connection, from, below, None)?;
    let below = Some(from).filter(|from| *from > 0);
    connection.execute("UPDATE saved_search SET below = ?2 WHERE id = ?1", params![kept.id.0, below])?;
    Ok(true)
}

/// A search with what its query means.
struct Kept {
    id: SavedSearchId,
    query: Query,
    below: Option<i64>,
}

fn kept(connection: &Connection) -> Result<Vec<Kept>> {
    let languages = search::languages(connection)?;
    let mut statement =
        connection.prepare_cached("SELECT id, query, offset_minutes, below FROM saved_search ORDER BY id")?;
    let kept = statement.query_map([], |row| {
        let query: String = row.get(1)?;
        Ok(Kept {
            id: SavedSearchId(row.get(0)?),
            // Its last word is whole.
            query: Query::parse(&format!("{query} "), row.get(2)?, languages.clone()),
            below: row.get(3)?,
        })
    })?;
    Ok(kept.collect::<rusqlite::Result<_>>()?)
}

impl Kept {
    /// Writes down which articles from one id to below another are found; `among` is a `SELECT` of ids.
    fn look(&self, connection: &Connection, from: i64, below: i64, among: Option<&str>) -> Result<()> {
        let found =
            match search::found_among(connection, &self.query, ArticleId(from)..ArticleId(below), among) {
                // What cannot be looked for finds nothing; whoever opens it is told.
                Err(Error::QueryTooWide) => vec![],
                found => found?,
            };
        let among = among.unwrap_or("SELECT id FROM article");
        let left = connection
            .prepare_cached(&format!(
                "SELECT article_id FROM saved_search_article
                 WHERE search_id = ?1 AND article_id >= ?2 AND article_id < ?3 AND article_id IN ({among})"
            ))?
            .query_map(params![self.id.0, from, below], |row| row.get(0).map(ArticleId))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut leave = connection
            .prepare_cached("DELETE FROM saved_search_article WHERE search_id = ?1 AND article_id = ?2")?;
        // Both are in order: newest first, and oldest first.
        for id in left.iter().filter(|id| found.binary_search_by(|other| (*id).cmp(other)).is_err()) {
            leave.execute([self.id.0, id.0])?;
        }
        let mut come = connection.prepare_cached(
            "INSERT INTO saved_search_article (search_id, article_id, sort_time, read, shelved)
             SELECT ?1, article_id, sort_time, read, shelved FROM state WHERE article_id = ?2
             ON CONFLICT DO NOTHING",
        )?;
        for id in found.iter().filter(|id| left.binary_search(id).is_err()) {
            come.execute([self.id.0, id.0])?;
        }
        Ok(())
    }
}
