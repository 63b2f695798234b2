//! The library on disk, and the only room that speaks SQL.
//!
//! One connection writes, on a thread of its own; a few read. A person's action goes before the writes of
//! a refresh and is on the disk when it returns; a refresh is only as durable as it needs to be, because
//! what it loses to a power cut is fetched again.

pub mod article;
pub mod asset;
pub mod comments;
pub mod content;
pub mod deletion;
pub mod enclosure;
pub mod feed;
pub mod folder;
mod foreign;
pub mod host_budget;
pub mod list;
pub mod listing;
mod named_by;
mod open;
mod readers;
mod rekey;
pub mod repetition;
pub mod revision;
pub mod saved_search;
pub mod search;
#[cfg(test)]
mod search_cases;
pub mod setting;
mod snapshot;
pub mod state;
pub mod tag;
mod tidy;
pub mod undo;
pub mod unused_file;
mod writer;

use std::path::Path;

use rusqlite::Connection;

use crate::error::Result;
use readers::Readers;
use writer::Writer;

/// Name of the database inside the library's folder.
pub const FILE_NAME: &str = "library.sqlite";

/// What is wrong with the database and its counts, if anything is.
///
/// # Errors
/// When it cannot even be read.
pub fn integrity(connection: &Connection) -> Result<Option<String>> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Ok(Some(found));
    }
    for (what, drifted) in KEPT_BY_TRIGGERS {
        if connection.query_row(&format!("SELECT EXISTS ({drifted})"), [], |row| row.get(0))? {
            return Ok(Some(what.to_owned()));
        }
    }
    Ok(None)
}

/// What triggers keep, and where it is not what it should be: what is wrong would stay wrong.
const KEPT_BY_TRIGGERS: [(&str, &str); 10] = [
    (
        "counts of all articles",
        "SELECT 1 FROM tally WHERE (total, unread, bookmarked, saved) <>
            (SELECT count(*), coalesce(sum(read = 0), 0), coalesce(sum(bookmarked), 0), coalesce(sum(saved), 0)
             FROM state WHERE shelved = 0)",
    ),
    (
        "counts of feeds",
        "SELECT 1 FROM feed LEFT JOIN feed_count ON feed_id = id
         WHERE (total, unread, total_repeated, unread_repeated) IS NOT
            (SELECT count(*), coalesce(sum(read = 0), 0), coalesce(sum(repeated), 0),
                coalesce(sum(repeated AND read = 0), 0)
             FROM listing WHERE listing.feed_id = feed.id AND deleted = 0)",
    ),
    (
        "counts of folders",
        "SELECT 1 FROM folder WHERE
            (SELECT coalesce(sum(total - total_repeated), 0), coalesce(sum(unread - unread_repeated), 0)
             FROM feed JOIN feed_count ON feed_id = feed.id
             WHERE folder_id = folder.id AND leaving IS NULL) <>
            (SELECT count(DISTINCT article_id), count(DISTINCT iif(read = 0, article_id, NULL))
             FROM listing JOIN feed ON feed.id = feed_id
             WHERE folder_id = folder.id AND leaving IS NULL AND deleted = 0)",
    ),
    (
        "counts of tags",
        "SELECT 1 FROM tag WHERE total <>
            (SELECT count(*) FROM article_tag WHERE tag_id = tag.id AND deleted = 0)",
    ),
    (
        "state of listings",
        "SELECT 1 FROM listing JOIN state USING (article_id)
         WHERE listing.read <> state.read OR listing.deleted <> (state.deleted IS NOT NULL)",
    ),
    (
        "state of tags",
        "SELECT 1 FROM article_tag JOIN state USING (article_id)
         WHERE article_tag.deleted <> (state.deleted IS NOT NULL)",
    ),
    (
        "counts of saved searches",
        "SELECT 1 FROM saved_search WHERE (total, unread) <>
            (SELECT count(*), coalesce(sum(read = 0), 0) FROM saved_search_article
             WHERE search_id = saved_search.id AND shelved = 0)",
    ),
    (
        "state of saved searches",
        "SELECT 1 FROM saved_search_article AS found JOIN state USING (article_id)
         WHERE found.read <> state.read OR found.shelved <> state.shelved",
    ),
    ("deleted articles", "SELECT 1 FROM state WHERE deleted IS NOT NULL AND shelved = 0"),
    (
        "pictures of articles",
        "SELECT 1 FROM article WHERE pictures <> coalesce((SELECT status FROM article_picture
            WHERE article_id = article.id ORDER BY badness DESC LIMIT 1), 'have')",
    ),
];

pub struct Store {
    readers: Readers,
    writer: Writer,
}

impl Store {
    /// Opens the database in `dir`, which exists, making or migrating it as needed.
    ///
    /// # Errors
    /// [`crate::Error::LibraryNewer`], [`crate::Error::LibraryDamaged`], [`crate::Error::LibraryReadOnly`].
    pub fn open(dir: &Path) -> Result<Self> {
        let writer = open::for_writing(dir)?;
        let readers = Readers::open(&dir.join(FILE_NAME))?;
        Ok(Self { readers, writer: Writer::start(writer)? })
    }

    /// Brings the database in `dir`, which nobody uses, up to date, and tells what is wrong with it, if anything is.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn adopt(dir: &Path) -> Result<Option<String>> {
        integrity(&open::for_writing(dir)?)
    }

    /// Copies the database in `dir` as it stands now, whoever writes to it meanwhile. The copy is whole, or not there.
    ///
    /// # Errors
    /// [`crate::Error::LibraryDamaged`] when the copy is not whole, and when the disk refuses.
    pub fn snapshot(dir: &Path, to: &Path) -> Result<()> {
        snapshot::write(&dir.join(FILE_NAME), to)
    }

    /// Reads from a snapshot. Never waits for a writer.
    pub async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.readers.run(query).await
    }

    /// Does what a person asked for: next in line, all or nothing, on the disk when it returns.
    pub async fn act<T: Send + 'static>(
        &self,
        change: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.act(change).await
    }

    /// Stores what nobody waits for, as [`Store::ingest`] does: its end is not told, and its failure only to the log.
    pub fn note(&self, change: impl Fn(&Connection) -> Result<()> + Send + 'static) {
        self.writer.note(change);
    }

    /// Stores what was fetched: after the person's actions, all or nothing, and committed together with what else was
    /// fetched at the time; where any of that fails, `change` is run again, without what failed.
    pub async fn ingest<T: Send + 'static>(
        &self,
        change: impl Fn(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.ingest(change).await
    }
}
