//! What is looked for, and where it stands in a text.

use std::ops::Range;

use super::parse::parse;
use super::stemming::Language;
use super::term::{Place, Term};
use super::tree::{Filter, Node};
use super::words::Word;

/// A query as a person wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    tree: Node,
    /// The languages whose stems its words are looked for by.
    languages: Vec<Language>,
}

/// A part of an article that is shown with what was found in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Title,
    Text,
    Byline,
}

impl Query {
    /// Understands any input; what means nothing is left out. Days begin `offset_minutes` before they do in UTC.
    pub fn parse(input: &str, offset_minutes: i32, languages: Vec<Language>) -> Self {
        Self { tree: parse(input, offset_minutes), languages }
    }

    /// `None` when there is nothing to look for: where something is only left out, nothing is meant yet.
    pub(super) fn tree(&self) -> Option<&Node> {
        Some(&self.tree).filter(|tree| tree.asks())
    }

    pub(super) fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The same, where words that may stand anywhere stand in the headline.
    pub(super) fn in_title(&self) -> Self {
        let mut query = self.clone();
        query.tree.put_in(Place::Title);
        query
    }

    /// Whether what is found changes as articles are read, bookmarked and saved.
    pub fn follows_state(&self) -> bool {
        self.tree.has(&|filter| matches!(filter, Filter::Read(_) | Filter::Bookmarked | Filter::Saved))
    }

    /// Where the words of a text in `language` are those that were looked for, in the text's order. It finds
    /// what the index finds: a phrase only as a whole, and a word by its stem.
    pub(super) fn matches(&self, words: &[Word], language: Option<Language>, shown: Shown) -> Vec<Match> {
        let stored: Vec<String> = words.iter().map(|word| word.stored(language)).collect();
        let stands_here = |term: &&Term| match term.place {
            Place::Anywhere => true,
            Place::Title => shown == Shown::Title,
            Place::Byline => shown == Shown::Byline,
            // The text says so.
            Place::Source | Place::Attribution => shown == Shown::Text,
        };
        let mut matches = Vec::new();
        for (term, wanted) in self.tree.wanted().into_iter().filter(stands_here).enumerate() {
            let forms = wanted.forms(&self.languages);
            let last = stored.len().saturating_sub(forms.length - 1);
            matches.extend((0..last).filter(|at| forms.stand_at(*at, words, &stored)).map(|at| {
                let range = words[at].range.start..words[at + forms.length - 1].range.end;
                Match { range, term }
            }));
        }
        matches.sort_by_key(|found| (found.range.start, found.range.end));
        matches
    }
}

/// A place in a text that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// In bytes.
    pub(super) range: Range<usize>,
    /// Which part of the query it answers.
    pub(super) term: usize,
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn query(input: &str) -> Query {
        Query::parse(input, 0, ["id", "en"].into_iter().filter_map(Language::of).collect())
    }

    #[test]
    fn what_the_index_finds_is_pointed_at() {
        let check = |input: &str, text: &str, expected: &[&str]| {
            let matches = query(input).matches(&words(text), Language::of("id"), Shown::Text);
            let found: Vec<&str> = matches.into_iter().map(|found| &text[found.range]).collect();
            assert_eq!(found, expected, "{input}");
        };
        check("pelabuhan ", "Labuh, berlabuh di Pelabuhan", &["Labuh", "berlabuh", "Pelabuhan"]);
        check("\"dua kapal\"", "dua perahu, satu kapal, dua kapal", &["dua kapal"]);
        check("kapal -dua", "dua kapal", &["kapal"]);
        check("kapal OR perahu ", "dua perahu, satu kapal", &["perahu", "kapal"]);
        check("pel", "pelabuhan pelan", &["pelabuhan", "pelan"]);
        check("dua ka", "kapal dua", &["kapal", "dua"]);
        check("jum'at", "Hari Jum’at", &["Jum’at"]);
        check("東京都 ", "ここは東京都です", &["東京都"]);
        check("in:title kapal ", "dua kapal", &[]);
        check("by:kapal dua ", "dua kapal", &["dua"]);
        check("dua tiga empat", "dua", &["dua"]);
        check("\"dua tiga empat\"", "dua tiga", &[]);
        check("beras", "", &[]);
        check("", "beras", &[]);
    }

    #[test]
    fn leaving_out_alone_asks_for_nothing() {
        let check = |input: &str, asks: bool| assert_eq!(query(input).tree().is_some(), asks, "{input}");
        check("", false);
        check("-beras", false);
        check("-is:unread", false);
        check("beras OR -jagung", false);
        check("is:unread -beras", true);
        check("lang:id", true);
    }
}
