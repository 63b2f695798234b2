//! What the scorer knows of a block: numbers, each with a name by which the trees find it.

mod beside;
mod by_rules;
mod genre;
mod own;
mod page;

use std::collections::HashSet;

use dom_query::Document;

use self::{
    beside::Neighbour,
    by_rules::ByRules,
    genre::Genre,
    own::Own,
    page::{Group, Place},
};
use super::{
    blocks::Block,
    standing::{self, Standing},
    surroundings,
};
use crate::article::{
    about::metadata::Metadata,
    page::{
        dom,
        line::{self, key},
        pieces::Pieces,
    },
};

/// How many numbers there are of one block.
pub(crate) const COUNT: usize = Own::NAMES.len()
    + Place::NAMES.len()
    + Group::NAMES.len()
    + beside::OFFSETS.len() * Neighbour::NAMES.len()
    + surroundings::FACTS
    + ByRules::NAMES.len()
    + Standing::NAMES.len()
    + Genre::NAMES.len();

/// What each of the numbers of a row is, in order.
pub fn names() -> Vec<String> {
    let of = |group: &str, names: &[&str]| -> Vec<String> {
        names.iter().map(|name| format!("{group}.{name}")).collect()
    };
    let beside = beside::OFFSETS.iter().flat_map(|offset| of(&format!("beside{offset:+}"), Neighbour::NAMES));
    let surroundings = surroundings::names().map(|name| format!("in.{name}"));
    let mut names = of("own", Own::NAMES);
    names.extend(of("place", Place::NAMES));
    names.extend(of("group", Group::NAMES));
    names.extend(beside);
    names.extend(surroundings);
    names.extend(of("rules", ByRules::NAMES));
    names.extend(of("standing", Standing::NAMES));
    names.extend(of("genre", Genre::NAMES));
    names
}

/// Letters, as a key: fewer say nothing of the text.
const MIN_STATED: usize = 200;

/// What the page says about itself, to compare blocks with.
pub(crate) struct Described {
    title: String,
    byline: String,
    stated: Option<Pieces>,
    summary: HashSet<u64>,
    summaries: Vec<String>,
    topic: standing::Topic,
    genre: Genre,
}

impl Described {
    /// Reads it from the tags of a page that was not changed yet.
    pub(crate) fn read(page: &Document, about: &Metadata) -> Self {
        let summaries: Vec<String> = page
            .root()
            .descendants_it()
            .filter(|n| dom::is_any(n, &["meta"]))
            .filter(|n| {
                let name = n.attr("name").or_else(|| n.attr("property")).unwrap_or_default();
                ["description", "og:description", "twitter:description"]
                    .contains(&&*name.to_ascii_lowercase())
            })
            .map(|n| n.attr_or("content", "").to_string())
            .collect();
        let summary = summaries.iter().flat_map(|summary| line::shingles(summary)).collect();
        let topic = standing::Topic::of(about.title.as_deref(), summaries.iter().map(String::as_str));
        let of = |text: &Option<String>| text.as_deref().map(key).unwrap_or_default();
        Self {
            title: of(&about.title),
            byline: of(&about.byline),
            stated: about.body.as_deref().map(key).filter(|body| body.len() >= MIN_STATED).map(Pieces::of),
            summary,
            summaries,
            topic,
            genre: Genre::told(page, about),
        }
    }
}

impl Described {
    /// Whether the page says of itself what newspapers say of their articles.
    pub(crate) fn is_of_a_newspaper(&self) -> bool {
        self.genre.is_newspaper > 0.0
    }

    /// What tags say that the article is about.
    pub(crate) fn summaries(&self) -> &[String] {
        &self.summaries
    }
}

/// The features of every block, which depend on all of them. `ruled` are those that the rules keep.
pub(crate) fn of(
    blocks: &[Block],
    voted: &HashSet<usize>,
    ruled: &[bool],
    described: &Described,
) -> Vec<[f32; COUNT]> {
    let page = page::Page::measure(blocks, voted);
    let rules = by_rules::by_rules(blocks, ruled, &page.words);
    let standing = standing::of(blocks, &described.topic, ruled, &page.words);
    let genre = described.genre.shown(blocks, &page.words);
    let own: Vec<Own> = blocks.iter().map(|block| own::own(block, page.repeats(block), described)).collect();
    (0..blocks.len())
        .map(|at| {
            let block = &blocks[at];
            let parts = own[at]
                .values()
                .into_iter()
                .chain(page.place(at, blocks).values())
                .chain(page.group(block).values())
                .chain(beside::beside(at, &own, voted).into_iter().flat_map(Neighbour::values))
                .chain(block.surroundings.nearness())
                .chain(rules[at].values())
                .chain(standing[at].values())
                .chain(genre.values());
            let mut row = [0.0; COUNT];
            for (slot, value) in row.iter_mut().zip(parts) {
                *slot = value;
            }
            row
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_a_name_of_its_own() {
        let names = names();
        assert_eq!(names.len(), COUNT);
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), COUNT);
        for name in ["own.words", "beside-1.is_voted", "in.article", "in.<article>", "standing.headings"] {
            assert!(names.iter().any(|other| other == name), "{name}");
        }
    }
}
