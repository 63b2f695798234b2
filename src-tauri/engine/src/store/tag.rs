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

/// Puts the tag of this name, made when it is new, on the articles.
pub fn add(connection: &Connection, name: &str, articles: &[ArticleId]) -> Result<Tag> {
    connection
        .prepare_cached("INSERT INTO tag (name) VALUES (?1) ON CONFLICT (name) DO NOTHING")?
        .execute([name])?;
    let id = by_name(connection, name)?.ok_or(Error::NotFound)?.id;
    put(connection, id, articles)?;
    by_name(connection, name)?.ok_or(Error::NotFound)
}

fn put(connection: &Connection, id: TagId, articles: &[ArticleId]) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO article_tag (tag_id, article_id, sort_time)
         SELECT ?1, state.article_id, sort_time FROM state JOIN article ON article.id = state.article_id
         WHERE state.article_id = ?2
         ON CONFLICT DO NOTHING",
    )?;
    for article in articles {
        statement.execute(params![id.0, article.0])?;
    }
    Ok(())
}

pub fn remove(connection: &Connection, id: TagId, articles: &[ArticleId]) -> Result<()> {
    let mut statement =
        connection.prepare_cached("DELETE FROM article_tag WHERE tag_id = ?1 AND article_id = ?2")?;
    for article in articles {
        statement.execute(params![id.0, article.0])?;
    }
    Ok(())
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
    let name: Option<String> =
        connection.query_row("SELECT name FROM tag WHERE id = ?1", [id.0], |row| row.get(0)).optional()?;
    let name = name.ok_or(Error::NotFound)?;
    let mut statement =
        connection.prepare("DELETE FROM article_tag WHERE tag_id = ?1 RETURNING article_id")?;
    let articles =
        statement.query_map([id.0], |row| row.get(0).map(ArticleId))?.collect::<rusqlite::Result<_>>()?;
    connection.execute("DELETE FROM tag WHERE id = ?1", [id.0])?;
    Ok((name, articles))
}
