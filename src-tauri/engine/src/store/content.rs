//! The text of an article, its attributions and the pictures that it shows.

use std::cell::RefCell;
use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params, types::Type};

use super::search::Indexed;
use super::{asset, enclosure, repetition, search};
use crate::error::{Error, Result};
use crate::model::{
    ASSET_KEY_LENGTH, ASSET_URL, ArticleId, Attribution, AttributionKind, Related, Removed, Timestamp,
    is_asset_key,
};

/// zstd's level: of texts of a few kilobytes the third makes two in a hundred less than the first, in twice the time.
const LEVEL: i32 = 1;
/// No article is longer than this once unpacked.
const MAX_HTML: usize = 32 << 20;

/// What is kept of an article's text.
#[derive(Clone, Debug)]
pub struct NewContent {
    pub html: String,
    /// The same without markup, for the index.
    pub text: String,
    pub words: u32,
    pub related: Vec<Related>,
    pub removed: Vec<Removed>,
    pub attributions: Vec<Attribution>,
    /// Key and address of each picture.
    pub images: Vec<(String, String)>,
    /// They are fetched without anybody opening the article.
    pub wants_images: bool,
    /// The registered name of its site.
    pub site: Option<String>,
    /// Keys of its blocks, by which a site's repetitions are found.
    pub blocks: Vec<u32>,
    pub from_page: bool,
}

/// The text that is kept of an article, as far as it is asked whether another one is an edit of it.
pub struct Kept {
    /// The headline that it was kept under.
    pub title: String,
    /// The HTML, compressed.
    pub packed: Vec<u8>,
    pub from_page: bool,
    pub stored: Timestamp,
}

impl Kept {
    /// # Errors
    /// When what is kept is damaged.
    pub fn html(&self) -> Result<String> {
        unpack(&self.packed)
    }
}

/// What is kept of an article, and the headline that it has now; `None` before it has any text.
pub fn kept(connection: &Connection, id: ArticleId) -> Result<Option<(Kept, String)>> {
    let mut statement = connection.prepare_cached(
        "SELECT coalesce(title_before, title), html, from_page, stored, title
         FROM content JOIN article ON article.id = article_id WHERE article_id = ?1",
    )?;
    let kept = statement.query_row([id.0], |row| {
        let stored = Timestamp(row.get(3)?);
        Ok((Kept { title: row.get(0)?, packed: row.get(1)?, from_page: row.get(2)?, stored }, row.get(4)?))
    });
    Ok(kept.optional()?)
}

/// Stores the text of an article, in the place of any other, as first seen at `seen`.
pub fn put(connection: &Connection, id: ArticleId, new: &NewContent, seen: Timestamp) -> Result<()> {
    let mut shown_before = Vec::new();
    let had_text = exists(connection, id)?;
    if had_text {
        search::forget(connection, id)?;
        connection.prepare_cached("DELETE FROM attribution WHERE article_id = ?1")?.execute([id.0])?;
        shown_before = take_images_off(connection, id)?;
    }
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO content (article_id, html, words, related, removed, from_page, stored)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id.0,
            pack(&new.html)?,
            new.words,
            json(&new.related)?,
            json(&new.removed)?,
            new.from_page,
            seen.0
        ])?;
    put_attributions(connection, id, &new.attributions)?;
    put_images(connection, id, new)?;
    if had_text {
        keep_thumbnail(connection, id)?;
    }
    shown_before.iter().try_for_each(|key| asset::forget_unless_shown(connection, key))?;
    if let Some(site) = &new.site {
        repetition::sample(connection, site, id, &new.blocks)?;
    }
    index(connection, id, &new.text)
}

/// Indexes an article that has a text, whether or not it stands in the index.
pub fn index_again(connection: &Connection, id: ArticleId, text: &str) -> Result<()> {
    search::forget(connection, id)?;
    index(connection, id, text)
}

fn index(connection: &Connection, id: ArticleId, text: &str) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT title, language, coalesce(byline, ''), source, sort_time,
            (SELECT json_group_array(name) FROM attribution WHERE attribution.article_id = id)
         FROM article JOIN state ON article_id = id WHERE id = ?1",
    )?;
    let mut rows = statement.query([id.0])?;
    let row = rows.next()?.ok_or(Error::NotFound)?;
    let as_text = |column| row.get_ref(column).and_then(|value| Ok(value.as_str()?));
    let attributions: String = row.get(5)?;
    search::index(
        connection,
        id,
        &Indexed {
            title: as_text(0)?,
            text,
            language: row.get::<_, Option<String>>(1)?.as_deref(),
            byline: as_text(2)?,
            source: as_text(3)?,
            sort_time: Timestamp(row.get(4)?),
            attributions: &serde_json::from_str::<Vec<String>>(&attributions).map_err(Error::internal)?,
            enclosures: &enclosure::kinds(connection, id)?,
        },
    )
}

/// Whether an article has any text, and so stands in the index.
pub(super) fn exists(connection: &Connection, id: ArticleId) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT 1 FROM content WHERE article_id = ?1")?.exists([id.0])?)
}

/// The text that is kept stands under the headline of now, since `seen`.
pub fn settle_title(connection: &Connection, id: ArticleId, seen: Timestamp) -> Result<()> {
    let settle = "UPDATE article SET title_before = NULL WHERE id = ?1 AND title_before IS NOT NULL";
    connection.prepare_cached(settle)?.execute([id.0])?;
    connection
        .prepare_cached("UPDATE content SET stored = ?2 WHERE article_id = ?1")?
        .execute([id.0, seen.0])?;
    Ok(())
}

pub(super) fn unpack(packed: &[u8]) -> Result<String> {
    String::from_utf8(zstd::bulk::decompress(packed, MAX_HTML)?).map_err(Error::internal)
}

/// The compressor is kept: to make one costs more than to use it on an article.
fn pack(html: &str) -> Result<Vec<u8>> {
    thread_local! {
        static COMPRESSOR: RefCell<Option<zstd::bulk::Compressor<'static>>> = const { RefCell::new(None) };
    }
    COMPRESSOR.with_borrow_mut(|kept| {
        let compressor = match kept {
            Some(compressor) => compressor,
            none => none.insert(zstd::bulk::Compressor::new(LEVEL)?),
        };
        Ok(compressor.compress(html.as_bytes())?)
    })
}

fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

fn put_attributions(connection: &Connection, id: ArticleId, attributions: &[Attribution]) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO attribution (article_id, position, name, sentence, kind) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, attribution) in (0_i64..).zip(attributions) {
        let Attribution { name, sentence, kind } = attribution;
        statement.execute(params![id.0, position, name, sentence, kind_name(*kind)])?;
    }
    Ok(())
}

/// Takes the pictures of an earlier text from an article, and gives their keys.
fn take_images_off(connection: &Connection, id: ArticleId) -> Result<Vec<String>> {
    let mut statement =
        connection.prepare_cached("DELETE FROM article_asset WHERE article_id = ?1 RETURNING key")?;
    Ok(statement.query_map([id.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Pictures of one article that are kept: the longest galleries of newspapers have some sixty.
const MOST_PICTURES: usize = 120;

fn put_images(connection: &Connection, id: ArticleId, new: &NewContent) -> Result<()> {
    let mut want = connection.prepare_cached(
        "INSERT INTO asset (key, url, status) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET status = 'wanted' WHERE status = 'left' AND excluded.status = 'wanted'",
    )?;
    let status = if new.wants_images { "wanted" } else { "left" };
    let mut link = connection.prepare_cached(
        "INSERT INTO article_asset (article_id, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
    )?;
    for (key, url) in new.images.iter().take(MOST_PICTURES) {
        want.execute(params![key, url, status])?;
        link.execute(params![id.0, key])?;
    }
    Ok(())
}

/// The picture of its row may be one that an earlier text showed.
fn keep_thumbnail(connection: &Connection, id: ArticleId) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO article_asset (article_id, key)
             SELECT article.id, key FROM article JOIN asset ON key = thumbnail WHERE article.id = ?1
             ON CONFLICT DO NOTHING",
        )?
        .execute([id.0])?;
    Ok(())
}

/// Keys of the pictures of an article, and of those that only its earlier texts showed.
pub(super) fn pictures(connection: &Connection, id: ArticleId) -> Result<BTreeSet<String>> {
    let mut shown = connection.prepare_cached("SELECT key FROM article_asset WHERE article_id = ?1")?;
    let mut keys: BTreeSet<String> =
        shown.query_map([id.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut earlier = connection.prepare_cached("SELECT html FROM revision WHERE article_id = ?1")?;
    let earlier: Vec<Vec<u8>> =
        earlier.query_map([id.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for packed in earlier {
        // What cannot be read any more names nothing.
        let html = unpack(&packed).unwrap_or_default();
        let named = html.split(ASSET_URL).skip(1).filter_map(|rest| rest.get(..ASSET_KEY_LENGTH));
        keys.extend(named.filter(|key| is_asset_key(key)).map(str::to_owned));
    }
    Ok(keys)
}

/// The text as it was stored.
pub struct StoredContent {
    pub html: String,
    pub from_page: bool,
    pub words: u32,
    pub related: Vec<Related>,
    pub removed: Vec<Removed>,
    /// When its words were first seen.
    pub stored: Timestamp,
}

pub fn get(connection: &Connection, id: ArticleId) -> Result<Option<StoredContent>> {
    let row: Option<(Vec<u8>, u32, String, String, i64, bool)> = connection
        .prepare_cached(
            "SELECT html, words, related, removed, stored, from_page FROM content WHERE article_id = ?1",
        )?
        .query_row([id.0], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
        })
        .optional()?;
    let Some((html, words, related, removed, stored, from_page)) = row else { return Ok(None) };
    Ok(Some(StoredContent {
        html: unpack(&html)?,
        from_page,
        words,
        stored: Timestamp(stored),
        related: serde_json::from_str(&related).unwrap_or_default(),
        removed: serde_json::from_str(&removed).unwrap_or_default(),
    }))
}

pub fn attributions(connection: &Connection, id: ArticleId) -> Result<Vec<Attribution>> {
    let mut statement = connection.prepare_cached(
        "SELECT name, sentence, kind FROM attribution WHERE article_id = ?1 ORDER BY position",
    )?;
    let attributions = statement
        .query_map([id.0], |row| {
            let kind: String = row.get(2)?;
            let kind = kind_from(&kind).ok_or(rusqlite::Error::InvalidColumnType(2, kind, Type::Text))?;
            Ok(Attribution { name: row.get(0)?, sentence: row.get(1)?, kind })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(attributions)
}

const KINDS: [(AttributionKind, &str); 4] = [
    (AttributionKind::Agency, "agency"),
    (AttributionKind::Outlet, "outlet"),
    (AttributionKind::Official, "official"),
    (AttributionKind::Social, "social"),
];

fn kind_name(kind: AttributionKind) -> &'static str {
    KINDS.iter().find(|(known, _)| *known == kind).map_or("outlet", |(_, name)| name)
}

fn kind_from(name: &str) -> Option<AttributionKind> {
    KINDS.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
}
