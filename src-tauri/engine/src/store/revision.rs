//! The `revision` table: what articles were before their publishers changed them. A few of each are kept.

use rusqlite::{Connection, OptionalExtension, params};

use super::content::{self, Kept};
use crate::error::{Error, Result};
use crate::model::{ArticleId, Edited, Revision, RevisionId, Timestamp};

/// Of an article's texts the first is kept, and this many of the latest.
pub const LATEST: u32 = 19;
/// Bytes that the revisions of an article may take up, packed. The first goes last.
pub const MOST_BYTES: i64 = 1 << 20;

/// Keeps what an article was, counts the edit, and lets go of revisions between the first and the latest.
pub fn keep(connection: &Connection, id: ArticleId, before: &Kept) -> Result<()> {
    connection.prepare_cached("UPDATE article SET edits = edits + 1 WHERE id = ?1")?.execute([id.0])?;
    connection
        .prepare_cached(
            "INSERT INTO revision (article_id, title, html, stored, from_page) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id.0, before.title, before.packed, before.stored.0, before.from_page])?;
    let mut sizes = connection.prepare_cached(
        "SELECT id, length(html) FROM revision WHERE article_id = ?1 AND from_page = ?2 ORDER BY id",
    )?;
    let mut kept: Vec<(i64, i64)> = sizes
        .query_map(params![id.0, before.from_page], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let is_too_much = |kept: &[(i64, i64)]| {
        kept.len() > LATEST as usize + 1 || kept.iter().map(|it| it.1).sum::<i64>() > MOST_BYTES
    };
    let mut delete = connection.prepare_cached("DELETE FROM revision WHERE id = ?1")?;
    while is_too_much(&kept) && !kept.is_empty() {
        let (oldest, _) = kept.remove(usize::from(kept.len() > 1));
        delete.execute([oldest])?;
    }
    Ok(())
}

/// The text comes from elsewhere now, so that what was counted is no longer about it.
pub fn begin_anew(connection: &Connection, id: ArticleId) -> Result<()> {
    connection.prepare_cached("UPDATE article SET edits = 0 WHERE id = ?1 AND edits > 0")?.execute([id.0])?;
    Ok(())
}

/// Whether the publisher changed an article, as its reader is told.
pub fn edited(edits: u32, stored: Timestamp) -> Option<Edited> {
    (edits > 0).then_some(Edited { count: edits, at: stored })
}

/// The revisions of an article that can be compared with its text, oldest first.
pub fn of_article(connection: &Connection, id: ArticleId) -> Result<Vec<Revision>> {
    let mut statement = connection.prepare_cached(
        "SELECT revision.id, title, revision.stored FROM revision JOIN content USING (article_id, from_page)
         WHERE article_id = ?1 ORDER BY revision.id",
    )?;
    let revisions = statement
        .query_map([id.0], |row| {
            Ok(Revision { id: RevisionId(row.get(0)?), title: row.get(1)?, stored: Timestamp(row.get(2)?) })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(revisions)
}

/// Headline and HTML of a revision of an article, or of the article as it is.
///
/// # Errors
/// [`Error::NotFound`], also for a revision of another article.
pub fn text(
    connection: &Connection,
    id: ArticleId,
    revision: Option<RevisionId>,
) -> Result<(String, String)> {
    let row: Option<(String, Vec<u8>)> = match revision {
        Some(revision) => connection
            .prepare_cached("SELECT title, html FROM revision WHERE id = ?1 AND article_id = ?2")?
            .query_row(params![revision.0, id.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?,
        None => connection
            .prepare_cached(
                "SELECT coalesce(title_before, title), html FROM content JOIN article ON article.id = article_id
                 WHERE article_id = ?1",
            )?
            .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?,
    };
    let (title, packed) = row.ok_or(Error::NotFound)?;
    Ok((title, content::unpack(&packed)?))
}
