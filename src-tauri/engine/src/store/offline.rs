//! Whole views that a person wants to open without a network.

use std::collections::BTreeSet;

use rusqlite::{Connection, params_from_iter};

use super::list::{Members, members};
use crate::error::Result;
use crate::model::{ArticleId, MadeOffline, OfflinePreview, View};

/// What a picture takes of which nothing is known yet, in bytes: the middle of what newspapers show.
const USUAL_PICTURE: u64 = 120_000;
/// What the text of an article takes, compressed, in bytes.
const USUAL_TEXT: u64 = 4_000;

/// The articles of a view, as a query that others are made of.
fn of_view(view: &View) -> (String, Vec<rusqlite::types::Value>) {
    let Members { from, key, clauses, values, .. } = members(view);
    (format!("SELECT DISTINCT {key}.article_id FROM {from} WHERE {}", clauses.join(" AND ")), values)
}

/// What it would take to have every article of a view open without a network.
pub fn preview(connection: &Connection, view: &View) -> Result<OfflinePreview> {
    let (of_view, values) = of_view(view);
    let (articles, incomplete, pages): (u32, u32, u32) = connection.query_row(
        &format!(
            "SELECT count(*), coalesce(sum(offline NOT IN ('complete', 'teaser')), 0),
                coalesce(sum(page_tries IS NOT NULL OR page IN ('left', 'failed')), 0)
             FROM article WHERE id IN ({of_view})"
        ),
        params_from_iter(&values),
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let pictures: u32 = connection.query_row(
        &format!(
            "SELECT count(DISTINCT key) FROM article_asset JOIN asset USING (key)
             WHERE status IN ('wanted', 'left', 'failed') AND article_id IN ({of_view})"
        ),
        params_from_iter(&values),
        |row| row.get(0),
    )?;
    let usual: Option<f64> =
        connection.query_row("SELECT avg(bytes) FROM asset WHERE status = 'have'", [], |row| row.get(0))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an average length")]
    let usual = usual.map_or(USUAL_PICTURE, |bytes| bytes as u64);
    let bytes = u64::from(pictures) * usual + u64::from(pages) * USUAL_TEXT;
    Ok(OfflinePreview { articles, incomplete, pages, pictures, bytes })
}

/// The articles of a view, newest first.
pub fn articles(connection: &Connection, view: &View) -> Result<Vec<ArticleId>> {
    let (of_view, values) = of_view(view);
    let mut statement = connection.prepare(&format!("{of_view} ORDER BY 1 DESC"))?;
    let ids = statement.query_map(params_from_iter(&values), |row| row.get(0).map(ArticleId))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The files that the pictures of some articles are kept in.
pub fn files(connection: &Connection, ids: &[ArticleId]) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT file FROM article_asset JOIN asset USING (key) WHERE article_id = ?1 AND file IS NOT NULL",
    )?;
    let mut files = BTreeSet::new();
    for id in ids {
        for file in statement.query_map([id.0], |row| row.get(0))? {
            files.insert(file?);
        }
    }
    Ok(files.into_iter().collect())
}

/// How many articles of a view open without a network, and how many do not.
pub fn made(connection: &Connection, view: &View) -> Result<MadeOffline> {
    let OfflinePreview { articles, incomplete, .. } = preview(connection, view)?;
    Ok(MadeOffline { complete: articles - incomplete, incomplete })
}
