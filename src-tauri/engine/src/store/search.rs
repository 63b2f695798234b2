//! The search index: words prepared in Rust, kept in FTS5, and what a person types understood.

mod expression;
mod facet;
mod find;
mod folding;
mod indonesian;
mod parse;
mod plan;
mod query;
pub mod rebuild;
mod sets;
mod snippet;
mod stemming;
mod suggest;
mod term;
mod tree;
mod vocabulary;
mod words;

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::model::{ArticleId, EnclosureKind, Timestamp};

pub use find::{best, count, found_among, newest};
pub use query::Query;
pub use snippet::{is_marked, marked, marked_byline, snippet};
pub use stemming::Language;
pub use suggest::suggestion;
use vocabulary::Words;

/// What an article is found by.
pub struct Indexed<'a> {
    pub title: &'a str,
    pub text: &'a str,
    pub language: Option<&'a str>,
    pub byline: &'a str,
    /// Who published it.
    pub source: &'a str,
    /// Whom it rests on.
    pub attributions: &'a [String],
    pub enclosures: &'a [EnclosureKind],
    pub sort_time: Timestamp,
}

impl Indexed<'_> {
    fn names(names: &[String], met: &mut Words) -> String {
        let prepared: Vec<String> = names
            .iter()
            .map(|name| words::prepare_and_meet(name, None, |word, is_common| met.meet(word, is_common)))
            .collect();
        prepared.join(&format!(" {} ", facet::BETWEEN))
    }

    fn facets(&self) -> String {
        let mut facets = facet::days(self.sort_time).to_vec();
        facets.extend(self.language.map(facet::language));
        for (kind, word) in [(EnclosureKind::Audio, facet::AUDIO), (EnclosureKind::Video, facet::VIDEO)] {
            facets.extend(self.enclosures.contains(&kind).then(|| word.to_owned()));
        }
        facets.join(" ")
    }
}

/// The languages of what is in the index, as far as their words are cut to stems.
///
/// # Errors
/// [`crate::Error::SearchDamaged`] when the index has to be made anew.
pub fn languages(connection: &Connection) -> Result<Vec<Language>> {
    let is_there = |code| find::count_saying(connection, &format!("\"{}\"", facet::language(code)), 1);
    let mut languages = Vec::new();
    for language in Language::all() {
        for code in language.codes() {
            if is_there(code)? > 0 {
                languages.push(language);
                break;
            }
        }
    }
    Ok(languages)
}

/// The words of a text as the index has them, in a language by its ISO 639-1 code.
pub fn segments(text: &str, language: &str) -> Vec<String> {
    words::prepare(text, Language::of(language))
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Makes the place, in memory, where prepared words wait for [`settle`]. FTS5 writes a segment at every
/// savepoint, and merges them later; out of their reach it writes one for all that is committed together.
pub fn prepare_to_write(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY;
         CREATE TEMP TABLE search_waiting (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL,
            byline TEXT NOT NULL, source TEXT NOT NULL, attribution TEXT NOT NULL, facet TEXT NOT NULL)",
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
pub fn index(connection: &Connection, id: ArticleId, article: &Indexed<'_>) -> Result<()> {
    let language = article.language.and_then(Language::of);
    let mut met = Words::of(id);
    let mut prepare =
        |text, language| words::prepare_and_meet(text, language, |word, is_common| met.meet(word, is_common));
    let [title, text] = [article.title, article.text].map(|text| prepare(text, language));
    let [byline, source] = [article.byline, article.source].map(|name| prepare(name, None));
    let attributions = Indexed::names(article.attributions, &mut met);
    connection
        .prepare_cached(
            "INSERT INTO search_waiting (id, title, body, byline, source, attribution, facet)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![id.0, title, text, byline, source, attributions, article.facets()])?;
    Ok(())
}

/// Puts what waits into the index, before a commit, and gives the articles that it is of.
pub fn settle(connection: &Connection) -> Result<Vec<ArticleId>> {
    let waiting: Vec<ArticleId> = connection
        .prepare_cached("SELECT id FROM search_waiting ORDER BY id")?
        .query_map([], |row| row.get(0).map(ArticleId))?
        .collect::<rusqlite::Result<_>>()?;
    if waiting.is_empty() {
        return Ok(waiting);
    }
    write(connection, || {
        connection
            .prepare_cached(
                "INSERT INTO search (rowid, title, body, byline, source, attribution, facet)
                 SELECT id, title, body, byline, source, attribution, facet FROM search_waiting ORDER BY id",
            )?
            .execute([])?;
        // Now, and not by the commit, which would fail with all that it has of others.
        connection.prepare_cached("INSERT INTO search (search) VALUES ('flush')")?.execute([]).map(drop)
    })?;
    connection.prepare_cached("DELETE FROM search_waiting")?.execute([])?;
    vocabulary::settle(connection)?;
    Ok(waiting)
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
