//! Tags, and which articles carry them.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::folder::taken;
use crate::error::{Error, Result};
use crate::model::{ArticleId, Tag, TagId};

fn tag(row: &Row<'_>) -> rusqlite::Result<Tag> {
    Ok(Tag { id: TagId(row.get(0)?), name: row.get(1)?, total: row.get(2)? })
}

pub fn all(connection: &Connection) -> Result<Vec<Tag>> {
    let mut statement =
        connection.prepare_cached("SELECT id, name, total FROM tag ORDER BY name COLLATE NOCASE")?;
    let tags = statement.query_map([], tag)?.collect::<rusqlite::Result<_>>()?;
    Ok(tags)
}

pub fn by_name(connection: &Connection, name: &str) -> Result<Option<Tag>> {
    let mut statement = connection.prepare_cached("SELECT id, name, total FROM tag WHERE name = ?1")?;
    Ok(statement.query_row([name], tag).optional()?)
}

pub fn of_article(connection: &Connection, id: ArticleId) -> Result<Vec<Tag>> {
    let mut statement = connection.prepare_cached(
        "SELECT tag.id, name, total FROM article_tag JOIN tag ON tag.id = tag_id
         WHERE article_id = ?1 ORDER BY name COLLATE NOCASE",
    )?;
    let tags = statement.query_map([id.0], tag)?.collect::<rusqlite::Result<_>>()?;
    Ok(tags)
}

/// A tag that was put on articles.
pub struct Added {
    pub tag: Tag,
    /// There was no such tag before.
    pub made: bool,
    /// Those that did not carry it already.
    pub articles: Vec<ArticleId>,
}

/// Puts the tag of this name, made when it is new, on the articles.
pub fn add(connection: &Connection, name: &str, articles: &[ArticleId]) -> Result<Added> {
    let made = connection
        .prepare_cached("INSERT INTO tag (name) VALUES (?1) ON CONFLICT (name) DO NOTHING")?
        .execute([name])?
        > 0;
    let id = by_name(connection, name)?.ok_or(Error::NotFound)?.id;
    let articles = put(connection, id, articles)?;
    let tag = by_name(connection, name)?.ok_or(Error::NotFound)?;
    Ok(Added { tag, made, articles })
}

/// Puts a tag on those of the articles that are kept, and gives those that did not carry it already.
///
/// # Errors
/// [`Error::NotFound`] when there is no such tag.
pub fn put(connection: &Connection, id: TagId, articles: &[ArticleId]) -> Result<Vec<ArticleId>> {
    name(connection, id)?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO article_tag (tag_id, article_id, sort_time, deleted)
         SELECT ?1, state.article_id, sort_time, deleted IS NOT NULL
         FROM state JOIN article ON article.id = state.article_id
         WHERE state.article_id = ?2
         ON CONFLICT DO NOTHING",
    )?;
    changed(articles, |article| statement.execute(params![id.0, article.0]))
}

/// Takes a tag off the articles, and gives those that carried it.
pub fn remove(connection: &Connection, id: TagId, articles: &[ArticleId]) -> Result<Vec<ArticleId>> {
    let mut statement =
        connection.prepare_cached("DELETE FROM article_tag WHERE tag_id = ?1 AND article_id = ?2")?;
    changed(articles, |article| statement.execute(params![id.0, article.0]))
}

/// Those of the articles that a statement changes.
fn changed(
    articles: &[ArticleId],
    mut change: impl FnMut(ArticleId) -> rusqlite::Result<usize>,
) -> Result<Vec<ArticleId>> {
    let mut changed = Vec::new();
    for article in articles {
        if change(*article)? > 0 {
            changed.push(*article);
        }
    }
    Ok(changed)
}

/// # Errors
/// [`Error::NotFound`] when there is no such tag.
pub fn name(connection: &Connection, id: TagId) -> Result<String> {
    let mut statement = connection.prepare_cached("SELECT name FROM tag WHERE id = ?1")?;
    statement.query_row([id.0], |row| row.get(0)).optional()?.ok_or(Error::NotFound)
}

/// Renames a tag. A name that another tag has is refused.
pub fn rename(connection: &Connection, id: TagId, name: &str) -> Result<()> {
    let changed = connection
        .execute("UPDATE tag SET name = ?2 WHERE id = ?1", params![id.0, name])
        .map_err(|e| taken(e, name))?;
    if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Deletes the tag and gives its name and the articles that carried it.
pub fn delete(connection: &Connection, id: TagId) -> Result<(String, Vec<ArticleId>)> {
    let name = name(connection, id)?;
    let mut statement =
        connection.prepare("DELETE FROM article_tag WHERE tag_id = ?1 RETURNING article_id")?;
    let articles =
        statement.query_map([id.0], |row| row.get(0).map(ArticleId))?.collect::<rusqlite::Result<_>>()?;
    connection.execute("DELETE FROM tag WHERE id = ?1", [id.0])?;
    Ok((name, articles))
}

/// Puts everything that carries a tag under another, and deletes the tag. Gives its name, the articles that carried it
/// alone, and those that carried both.
pub fn merge(
    connection: &Connection,
    id: TagId,
    into: TagId,
) -> Result<(String, Vec<ArticleId>, Vec<ArticleId>)> {
    let (name, mut both) = delete(connection, id)?;
    let alone = put(connection, into, &both)?;
    both.retain(|article| !alone.contains(article));
    Ok((name, alone, both))
}

/// Brings a deleted tag back on what carried it; where its name has been given to another, that one takes its place.
pub fn restore(connection: &Connection, id: TagId, name: &str, articles: &[ArticleId]) -> Result<()> {
    connection.execute(
        "INSERT INTO tag (id, name) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
        params![id.0, name],
    )?;
    let tag = by_name(connection, name)?.ok_or(Error::NotFound)?;
    put(connection, tag.id, articles)?;
    Ok(())
}

/// Deletes a tag that nothing carries and nobody has renamed.
pub fn delete_unused(connection: &Connection, id: TagId, name: &str) -> Result<()> {
    connection.execute(
        "DELETE FROM tag WHERE id = ?1 AND name = ?2 COLLATE BINARY
            AND NOT EXISTS (SELECT 1 FROM article_tag WHERE tag_id = ?1)",
        params![id.0, name],
    )?;
    Ok(())
}
