//! Articles that have something in common besides their words, as SQL over `state`.

use rusqlite::Connection;

use super::term::Term;
use super::words::{prepare, words};
use crate::error::Result;
use crate::model::View;

/// Some articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set {
    /// What holds of the row of `state` of each.
    pub(super) clause: String,
    /// All of their ids, where an index gives them.
    pub(super) members: Option<Members>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Members {
    /// A `SELECT` of ids.
    pub(super) ids: String,
    /// About.
    pub(super) count: u64,
}

impl Set {
    pub(super) fn of(clause: impl Into<String>) -> Self {
        Self { clause: clause.into(), members: None }
    }

    fn counted(clause: &str, count: u64) -> Self {
        let ids = format!("SELECT article_id FROM state WHERE shelved = 0 AND {clause}");
        Self { clause: format!("state.{clause}"), members: Some(Members { ids, count }) }
    }

    pub(super) fn unread(connection: &Connection) -> Result<Self> {
        Ok(Self::counted("read = 0", tally(connection, "unread")?))
    }

    pub(super) fn bookmarked(connection: &Connection) -> Result<Self> {
        Ok(Self::counted("bookmarked = 1", tally(connection, "bookmarked")?))
    }

    pub(super) fn saved(connection: &Connection) -> Result<Self> {
        Ok(Self::counted("saved = 1", tally(connection, "saved")?))
    }

    pub(super) fn of_view(connection: &Connection, view: &View) -> Result<Option<Self>> {
        Ok(Some(match *view {
            View::All => return Ok(None),
            View::Unread => Self::unread(connection)?,
            View::Today { since } => Self::of(format!("state.sort_time >= {}", since.0)),
            View::Bookmarked => Self::bookmarked(connection)?,
            View::Saved => Self::saved(connection)?,
            View::Feed { id } => Self::of_feeds(connection, &format!("id = {}", id.0))?,
            View::Folder { id } => Self::of_feeds(connection, &format!("folder_id = {}", id.0))?,
            View::Tag { id } => Self::of_tags(connection, &[id.0])?,
            View::SavedSearch { id } => Self {
                clause: format!(
                    "EXISTS (SELECT 1 FROM saved_search_article AS kept
                        WHERE kept.article_id = state.article_id AND kept.search_id = {id})"
                ),
                members: Some(Members {
                    ids: format!("SELECT article_id FROM saved_search_article WHERE search_id = {id}"),
                    count: sum(
                        connection,
                        &format!("SELECT coalesce(sum(total), 0) FROM saved_search WHERE id = {id}"),
                    )?,
                }),
            },
        }))
    }

    /// Of feeds whose titles hold a name.
    pub(super) fn of_feeds_named(connection: &Connection, name: &str) -> Result<Self> {
        let titles = "SELECT id, coalesce(custom_title, title) FROM feed WHERE leaving IS NULL";
        let feeds = named(connection, titles, |title| title.contains(&prepare(name, None)))?;
        Self::of_feeds(connection, &format!("id IN ({})", joined(&feeds)))
    }

    /// Of folders whose names hold a name.
    pub(super) fn of_folders_named(connection: &Connection, name: &str) -> Result<Self> {
        let folders =
            named(connection, "SELECT id, name FROM folder", |folder| folder.contains(&prepare(name, None)))?;
        Self::of_feeds(connection, &format!("folder_id IN ({})", joined(&folders)))
    }

    /// With a tag of this name, or where there is none, with one that begins so.
    pub(super) fn of_tags_named(connection: &Connection, name: &str) -> Result<Self> {
        let name = prepare(name, None);
        let mut tags = named(connection, TAGS, |tag| tag == name)?;
        if tags.is_empty() {
            tags = named(connection, TAGS, |tag| tag.starts_with(&name))?;
        }
        Self::of_tags(connection, &tags)
    }

    /// With a tag in whose name a term stands. `None` where there is no such tag.
    pub(super) fn of_tags_saying(connection: &Connection, term: &Term) -> Result<Option<Self>> {
        let forms = term.forms(&[]);
        let says = |name: &str| {
            let words = words(name);
            let stored: Vec<String> = words.iter().map(|word| word.stored(None)).collect();
            let last = stored.len().saturating_sub(forms.length - 1);
            (0..last).any(|at| forms.stand_at(at, &words, &stored))
        };
        let tags = named(connection, TAGS, says)?;
        if tags.is_empty() { Ok(None) } else { Self::of_tags(connection, &tags).map(Some) }
    }

    fn of_feeds(connection: &Connection, which: &str) -> Result<Self> {
        let feeds = ids(connection, &format!("SELECT id FROM feed WHERE {which} AND leaving IS NULL"))?;
        let count = format!("SELECT total FROM feed_count WHERE feed_id IN ({})", joined(&feeds));
        Self::linked(connection, "listing", &format!("feed_id IN ({})", joined(&feeds)), &count)
    }

    fn of_tags(connection: &Connection, tags: &[i64]) -> Result<Self> {
        let count = format!("SELECT total FROM tag WHERE id IN ({})", joined(tags));
        Self::linked(connection, "article_tag", &format!("tag_id IN ({})", joined(tags)), &count)
    }

    /// What a table leads to from some feeds or tags, which know how many `totals` those are.
    fn linked(connection: &Connection, link: &str, theirs: &str, totals: &str) -> Result<Self> {
        let count = sum(connection, &format!("SELECT coalesce(sum(total), 0) FROM ({totals})"))?;
        let is_theirs = format!("{link}.{theirs}");
        Ok(Self {
            clause: format!(
                "EXISTS (SELECT 1 FROM {link} WHERE {link}.article_id = state.article_id AND {is_theirs})"
            ),
            members: Some(Members { ids: format!("SELECT article_id FROM {link} WHERE {is_theirs}"), count }),
        })
    }
}

const TAGS: &str = "SELECT id, name FROM tag";

/// Ids of what is called so. Names are folded before they are asked about.
fn named(connection: &Connection, names: &str, is_called: impl Fn(&str) -> bool) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(names)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(1)?;
        if is_called(&prepare(&name, None)) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

fn ids(connection: &Connection, sql: &str) -> Result<Vec<i64>> {
    let mut statement = connection.prepare(sql)?;
    let ids = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

fn sum(connection: &Connection, sql: &str) -> Result<u64> {
    let sum: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    Ok(u64::try_from(sum).unwrap_or_default())
}

fn tally(connection: &Connection, column: &str) -> Result<u64> {
    sum(connection, &format!("SELECT {column} FROM tally"))
}

fn joined(ids: &[i64]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
