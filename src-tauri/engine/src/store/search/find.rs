//! The articles that answer a query: the newest of them, the best of them, and how many there are.

use std::collections::BTreeMap;
use std::ops::Range;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::plan::{Branch, plan, says};
use super::query::Query;
use super::rebuild;
use super::sets::Set;
use crate::error::Result;
use crate::model::{ArticleId, View};

/// Of the matches of a query so many are ranked, the newest: to rank a million takes seconds.
const RANKED: u32 = 10_000;

/// What a word weighs in each column, for BM25 (Robertson and Zaragoza 2009): body, title, byline, source, attribution,
/// facet.
const WEIGHTS: &str = "1.0, 10.0, 5.0, 2.0, 3.0, 0.0";

/// Articles that answer a query, newest first, from below `before` on.
///
/// # Errors
/// [`Error::SearchDamaged`] when the index has to be made anew; [`Error::QueryTooWide`].
pub fn newest(
    connection: &Connection,
    query: &Query,
    within: Option<&View>,
    before: Option<ArticleId>,
    limit: u32,
) -> Result<Vec<ArticleId>> {
    let before = before.unwrap_or(ArticleId(i64::MAX));
    let branches = branches(connection, query, within)?;
    let mut found = Vec::new();
    for branch in &branches {
        found.extend(newest_of(connection, branch, before, limit)?);
    }
    if branches.len() > 1 {
        found.sort_unstable_by(|one, other| other.cmp(one));
        found.dedup();
        found.truncate(limit as usize);
    }
    Ok(found)
}

/// Articles that answer a query, those first that are most about it, from the `skip`th on. Only the newest matches are
/// ranked.
///
/// # Errors
/// As of [`newest`].
pub fn best(
    connection: &Connection,
    query: &Query,
    within: Option<&View>,
    skip: u32,
    limit: u32,
) -> Result<Vec<ArticleId>> {
    let mut scores = BTreeMap::<ArticleId, f64>::new();
    let mut put = |id, score: f64| {
        let known = scores.entry(id).or_insert(score);
        *known = known.min(score);
    };
    let wanted = skip.saturating_add(limit);
    let mut is_wide = false;
    for branch in &branches(connection, query, within)? {
        match told_apart_by(connection, branch)? {
            By::Words => by_words(connection, branch)?.into_iter().for_each(|(id, score)| put(id, score)),
            By::Headlines => {
                is_wide = true;
                let found = newest_of(connection, branch, ArticleId(i64::MAX), wanted)?;
                found.into_iter().for_each(|id| put(id, 0.0));
            }
        }
    }
    if is_wide {
        let says_it = newest(connection, &query.in_title(), within, None, wanted)?;
        says_it.into_iter().for_each(|id| put(id, -1.0));
    }
    let mut found: Vec<(f64, ArticleId)> = scores.into_iter().map(|(id, score)| (score, id)).collect();
    // Of equals the newest first. BM25 is the lower the better, as SQLite has it.
    found.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
    Ok(found.into_iter().skip(skip as usize).take(limit as usize).map(|(_, id)| id).collect())
}

/// What tells one match of a branch from another.
enum By {
    /// How often and where the words stand: BM25, which goes through all articles that have them.
    Words,
    /// Whether the headline says it, and the age. Words that ten thousand articles have say little else, and of a small set
    /// there are few to choose from.
    Headlines,
}

fn told_apart_by(connection: &Connection, branch: &Branch) -> Result<By> {
    let Branch { expression: Some(expression), few: None, .. } = branch else { return Ok(By::Headlines) };
    let count = count_saying(connection, expression, RANKED)?;
    Ok(if count < RANKED { By::Words } else { By::Headlines })
}

/// How many articles the index has for an expression; `most` where they are that many or more.
pub(super) fn count_saying(connection: &Connection, expression: &str, most: u32) -> Result<u32> {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)";
    let count = || connection.prepare_cached(sql)?.query_row((expression, most), |row| row.get(0));
    count().map_err(rebuild::failed)
}

/// How many articles answer a query; `most` where they are that many or more.
///
/// # Errors
/// As of [`newest`].
pub fn count(connection: &Connection, query: &Query, within: Option<&View>, most: u32) -> Result<u32> {
    let found = newest(connection, query, within, None, most)?;
    Ok(u32::try_from(found.len()).unwrap_or(most))
}

/// Of the articles in a range, or of those among them that a `SELECT` gives, those that answer a query, newest first.
///
/// # Errors
/// As of [`newest`].
pub fn found_among(
    connection: &Connection,
    query: &Query,
    range: Range<ArticleId>,
    among: Option<&str>,
) -> Result<Vec<ArticleId>> {
    let mut found = Vec::new();
    for mut branch in branches(connection, query, None)? {
        branch.from = branch.from.max(range.start);
        branch.clauses.extend(among.map(|ids| format!("state.article_id IN ({ids})")));
        found.extend(newest_of(connection, &branch, range.end, u32::MAX)?);
    }
    found.sort_unstable_by(|one, other| other.cmp(one));
    found.dedup();
    Ok(found)
}

fn branches(connection: &Connection, query: &Query, within: Option<&View>) -> Result<Vec<Branch>> {
    let Some(tree) = query.tree() else { return Ok(vec![]) };
    let within = within.map(|view| Set::of_view(connection, view)).transpose()?.flatten();
    plan(connection, tree, within.as_ref(), query.languages())
}

fn newest_of(
    connection: &Connection,
    branch: &Branch,
    before: ArticleId,
    limit: u32,
) -> Result<Vec<ArticleId>> {
    let (sql, values) = newest_sql(branch, before, limit);
    let run = || -> rusqlite::Result<Vec<ArticleId>> {
        let mut statement = connection.prepare(&sql)?;
        statement.query_map(params_from_iter(values), |row| row.get(0).map(ArticleId))?.collect()
    };
    run().map_err(rebuild::failed)
}

fn newest_sql(branch: &Branch, before: ArticleId, limit: u32) -> (String, Vec<Value>) {
    let (from, before, limit) =
        (Value::Integer(branch.from.0), Value::Integer(before.0), Value::Integer(i64::from(limit)));
    match (&branch.expression, &branch.few) {
        (Some(expression), None) => {
            (from_index("rowid", branch), vec![Value::Text(expression.clone()), from, before, limit])
        }
        (expression, few) => {
            let mut clauses = branch.clauses.clone();
            clauses.extend(expression.as_deref().map(says));
            clauses.extend(few.iter().map(|ids| format!("state.article_id IN ({ids})")));
            (
                format!(
                    "SELECT state.article_id FROM state
                     WHERE state.article_id >= ? AND state.article_id < ? AND {}
                     ORDER BY state.article_id DESC LIMIT ?",
                    holds(clauses)
                ),
                vec![from, before, limit],
            )
        }
    }
}

/// The rows of the index that answer a branch, newest first.
fn from_index(columns: &str, branch: &Branch) -> String {
    format!(
        "SELECT {columns} FROM search WHERE search MATCH ? AND rowid >= ? AND rowid < ? AND EXISTS
            (SELECT 1 FROM state WHERE state.article_id = search.rowid AND {})
         ORDER BY rowid DESC LIMIT ?",
        holds(branch.clauses.clone())
    )
}

/// What holds of an article that is in a view, and of which all of this is true.
fn holds(mut clauses: Vec<String>) -> String {
    clauses.push("state.shelved = 0".to_owned());
    clauses.join(" AND ")
}

fn by_words(connection: &Connection, branch: &Branch) -> Result<Vec<(ArticleId, f64)>> {
    let sql = from_index(&format!("rowid, bm25(search, {WEIGHTS})"), branch);
    let run = || -> rusqlite::Result<Vec<(ArticleId, f64)>> {
        let mut statement = connection.prepare(&sql)?;
        let values = (&branch.expression, branch.from.0, i64::MAX, RANKED);
        statement.query_map(values, |row| Ok((ArticleId(row.get(0)?), row.get(1)?)))?.collect()
    };
    run().map_err(rebuild::failed)
}
