//! How a query is answered: alternatives, each of which the index or a small set of articles gives newest first.

use rusqlite::{Connection, OptionalExtension};

use super::sets::{Members, Set};
use super::stemming::Language;
use super::term::Place;
use super::tree::{Filter, Node};
use super::{expression, facet};
use crate::error::{Error, Result};
use crate::model::{ArticleId, Timestamp};

/// Alternatives of one query.
const MOST: usize = 64;
/// So few articles are gone through one by one, rather than all that have the words.
const FEW: u64 = 1_500;

/// One way in which an article answers a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Branch {
    /// For FTS5. `None` when no words are asked for.
    pub(super) expression: Option<String>,
    /// What holds of the row of `state`.
    pub(super) clauses: Vec<String>,
    /// Older ones cannot answer.
    pub(super) from: ArticleId,
    /// All that can answer, where they are few: a `SELECT` of ids.
    pub(super) few: Option<String>,
}

/// The alternatives of a query, within a set of articles.
///
/// # Errors
/// [`Error::QueryTooWide`] when there are too many.
pub(super) fn plan(
    connection: &Connection,
    query: &Node,
    within: Option<&Set>,
    languages: &[Language],
) -> Result<Vec<Branch>> {
    let planner = Planner { connection, languages };
    let query = query.clone().pushed_down();
    // A word is also found as a tag, unless that makes too much of the query.
    let parts = match planner.alternatives(&planner.looked(&query, Tags::Looked)?)? {
        Some(parts) => parts,
        None => planner.alternatives(&planner.looked(&query, Tags::Left)?)?.ok_or(Error::QueryTooWide)?,
    };
    parts.into_iter().map(|part| planner.branch(part, within)).collect()
}

/// A tree whose words are what the index is asked for.
enum Looked {
    All(Vec<Looked>),
    Any(Vec<Looked>),
    Not(Box<Looked>),
    /// As FTS5 reads them.
    Words(String),
    Filter(Filter),
    Set(Set),
}

/// Whether a word is also looked for among the names of tags.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tags {
    Looked,
    Left,
}

/// One alternative, whose parts all hold.
#[derive(Clone, Default)]
struct Parts {
    words: Vec<String>,
    without: Vec<String>,
    sets: Vec<Set>,
    since: Option<Timestamp>,
}

struct Planner<'c> {
    connection: &'c Connection,
    languages: &'c [Language],
}

impl Planner<'_> {
    fn looked(&self, node: &Node, tags: Tags) -> Result<Looked> {
        let all = |nodes: &[Node]| nodes.iter().map(|node| self.looked(node, tags)).collect::<Result<_>>();
        Ok(match node {
            Node::All(nodes) => Looked::All(all(nodes)?),
            Node::Any(nodes) => Looked::Any(all(nodes)?),
            Node::Not(leaf) => match self.looked(leaf, tags)? {
                Looked::Any(either) => {
                    Looked::All(either.into_iter().map(|node| Looked::Not(Box::new(node))).collect())
                }
                leaf => Looked::Not(Box::new(leaf)),
            },
            Node::Term(term) => {
                let words = Looked::Words(expression::of(self.connection, term, self.languages)?);
                let tagged = match (term.place, tags) {
                    (Place::Anywhere, Tags::Looked) => Set::of_tags_saying(self.connection, term)?,
                    _ => None,
                };
                match tagged {
                    Some(tagged) => Looked::Any(vec![words, Looked::Set(tagged)]),
                    None => words,
                }
            }
            Node::Facet(word) => Looked::Words(format!("\"{word}\"")),
            Node::Filter(filter) => Looked::Filter(filter.clone()),
        })
    }

    /// What FTS5 answers by itself.
    fn expression(&self, node: &Looked) -> Option<String> {
        match node {
            Looked::Words(words) => Some(words.clone()),
            Looked::Any(nodes) if !nodes.is_empty() => {
                let either: Option<Vec<_>> = nodes.iter().map(|node| self.expression(node)).collect();
                Some(format!("({})", either?.join(" OR ")))
            }
            Looked::All(nodes) => {
                let (without, with): (Vec<_>, Vec<_>) =
                    nodes.iter().partition(|node| matches!(node, Looked::Not(_)));
                let with: Option<Vec<_>> = with.into_iter().map(|node| self.expression(node)).collect();
                let without: Option<Vec<_>> = without.into_iter().map(|node| self.denied(node)).collect();
                joined(&with?, &without?)
            }
            _ => None,
        }
    }

    fn denied(&self, node: &Looked) -> Option<String> {
        match node {
            Looked::Not(node) => self.expression(node),
            _ => None,
        }
    }

    /// `None` when they are too many.
    fn alternatives(&self, node: &Looked) -> Result<Option<Vec<Parts>>> {
        if let Some(words) = self.expression(node) {
            return Ok(Some(vec![Parts { words: vec![words], ..Parts::default() }]));
        }
        if let Some(words) = self.denied(node) {
            return Ok(Some(vec![Parts { without: vec![words], ..Parts::default() }]));
        }
        match node {
            Looked::All(nodes) => {
                let mut all = vec![Parts::default()];
                for node in nodes {
                    let Some(either) = self.alternatives(node)? else { return Ok(None) };
                    if all.len() * either.len() > MOST {
                        return Ok(None);
                    }
                    all = all.iter().flat_map(|one| either.iter().map(|other| one.and(other))).collect();
                }
                Ok(Some(all))
            }
            Looked::Any(nodes) => {
                let mut all = Vec::new();
                for node in nodes {
                    let Some(either) = self.alternatives(node)? else { return Ok(None) };
                    all.extend(either);
                }
                Ok(Some(all).filter(|all| all.len() <= MOST))
            }
            Looked::Set(set) => Ok(Some(vec![Parts { sets: vec![set.clone()], ..Parts::default() }])),
            Looked::Filter(filter) => self.filter(filter).map(|parts| Some(vec![parts])),
            Looked::Not(node) => {
                let parts = match &**node {
                    Looked::Filter(filter) => self.filter(filter)?,
                    Looked::Set(set) => Parts { sets: vec![set.clone()], ..Parts::default() },
                    _ => return Ok(None),
                };
                let sets = parts.sets.iter().map(|set| Set::of(format!("NOT ({})", set.clause))).collect();
                Ok(Some(vec![Parts { sets, ..Parts::default() }]))
            }
            Looked::Words(_) => Ok(None),
        }
    }

    fn filter(&self, filter: &Filter) -> Result<Parts> {
        let db = self.connection;
        let mut parts = Parts::default();
        parts.sets.push(match filter {
            Filter::Read(false) => Set::unread(db)?,
            Filter::Read(true) => Set::of("state.read = 1"),
            Filter::Bookmarked => Set::bookmarked(db)?,
            Filter::Saved => Set::saved(db)?,
            Filter::Tagged => {
                Set::of("EXISTS (SELECT 1 FROM article_tag WHERE article_tag.article_id = state.article_id)")
            }
            Filter::Feed(name) => Set::of_feeds_named(db, name)?,
            Filter::Folder(name) => Set::of_folders_named(db, name)?,
            Filter::Tag(name) => Set::of_tags_named(db, name)?,
            Filter::Before(time) => {
                let months: Vec<_> = facet::until(*time).iter().map(|word| format!("\"{word}\"")).collect();
                parts.words.push(format!("({})", months.join(" OR ")));
                Set::of(format!("state.sort_time < {}", time.0))
            }
            Filter::Since(time) => {
                parts.since = Some(*time);
                Set::of(format!("state.sort_time >= {}", time.0))
            }
        });
        Ok(parts)
    }

    fn branch(&self, parts: Parts, within: Option<&Set>) -> Result<Branch> {
        let sets: Vec<&Set> = parts.sets.iter().chain(within).collect();
        let mut clauses: Vec<String> = sets.iter().map(|set| set.clause.clone()).collect();
        let expression = joined(&parts.words, &parts.without);
        if expression.is_none() {
            clauses.extend(parts.without.iter().map(|words| format!("NOT {}", says(words))));
        }
        let few = sets.iter().filter_map(|set| set.members.as_ref()).min_by_key(|members| members.count);
        let few = few.filter(|members| members.count <= FEW).map(|Members { ids, .. }| ids.clone());
        let from = parts.since.map_or(Ok(ArticleId(0)), |time| self.first_since(time))?;
        Ok(Branch { expression, clauses, from, few })
    }

    /// The first article that was seen at a time or later: what was published then has no lower id. Ids grow with the
    /// time at which articles are first seen, so it is looked for in the middle first.
    fn first_since(&self, time: Timestamp) -> Result<ArticleId> {
        let db = self.connection;
        let last: Option<i64> = db.query_row("SELECT max(id) FROM article", [], |row| row.get(0))?;
        let mut at =
            db.prepare_cached("SELECT id, first_seen FROM article WHERE id >= ?1 ORDER BY id LIMIT 1")?;
        let (mut low, mut high) = (1, last.unwrap_or(0) + 1);
        while low < high {
            let middle = low + (high - low) / 2;
            let found: Option<(i64, i64)> =
                at.query_row([middle], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            match found {
                Some((id, seen)) if seen < time.0 => low = id + 1,
                _ => high = middle,
            }
        }
        Ok(ArticleId(low))
    }
}

impl Parts {
    fn and(&self, other: &Self) -> Self {
        Self {
            words: [self.words.clone(), other.words.clone()].concat(),
            without: [self.without.clone(), other.without.clone()].concat(),
            sets: [self.sets.clone(), other.sets.clone()].concat(),
            since: self.since.max(other.since),
        }
    }
}

/// Whether the article of a row of `state` answers an expression.
pub(super) fn says(expression: &str) -> String {
    // Expressions hold no apostrophe: words are letters and digits.
    format!(
        "EXISTS (SELECT 1 FROM search WHERE search MATCH '{expression}' AND search.rowid = state.article_id)"
    )
}

/// `None` where no words are wanted: FTS5 knows of no "all but".
fn joined(with: &[String], without: &[String]) -> Option<String> {
    let all = match with {
        [] => return None,
        [only] => only.clone(),
        several => format!("({})", several.join(" AND ")),
    };
    Some(match without {
        [] => all,
        several => format!("({all} NOT ({}))", several.join(" OR ")),
    })
}
