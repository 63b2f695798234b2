//! Regular expressions of ours, compiled once.

use std::borrow::Cow;
use std::sync::OnceLock;

use regex::{Match, Regex, RegexBuilder};

use super::needles::Needles;

/// Bytes for the states of one expression that were met: ours have many words, and making states anew costs more
/// than anything that is done with them.
const DFA_SIZE: usize = 4 << 20;

/// One that does not compile matches nothing; each room's tests use every pattern it has.
pub(crate) struct Pattern {
    source: Source,
    compiled: OnceLock<Option<Regex>>,
    /// Of an expression made of many words, what it cannot do without. It is compiled for the first text that has any.
    needles: OnceLock<Option<Needles>>,
}

enum Source {
    Written(&'static str),
    Made(fn() -> String),
}

impl Pattern {
    pub(crate) const fn new(source: &'static str) -> Self {
        Self { source: Source::Written(source), compiled: OnceLock::new(), needles: OnceLock::new() }
    }

    /// One that is put together from data when it is first needed.
    pub(crate) const fn made(source: fn() -> String) -> Self {
        Self { source: Source::Made(source), compiled: OnceLock::new(), needles: OnceLock::new() }
    }

    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.regex(text).is_some_and(|regex| regex.is_match(text))
    }

    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.regex(text)?.find(text)
    }

    /// The first match, and what its first group that took part holds.
    pub(crate) fn group<'t>(&self, text: &'t str) -> Option<(Match<'t>, &'t str)> {
        let captures = self.regex(text)?.captures(text)?;
        let group = captures.iter().skip(1).flatten().next().map_or("", |group| group.as_str());
        Some((captures.get(0)?, group))
    }

    /// The pieces between matches.
    pub(crate) fn split<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.regex(text).map_or_else(|| vec![text], |regex| regex.split(text).collect())
    }

    /// The expression, where `text` may match it.
    fn regex(&self, text: &str) -> Option<&Regex> {
        if let Source::Made(make) = self.source {
            let needles = self.needles.get_or_init(|| Needles::of(&make()));
            if needles.as_ref().is_some_and(|needles| !needles.stand_in(text)) {
                return None;
            }
        }
        self.compiled.get_or_init(|| self.compile()).as_ref()
    }

    fn compile(&self) -> Option<Regex> {
        let source = match self.source {
            Source::Written(source) => Cow::Borrowed(source),
            Source::Made(make) => Cow::Owned(make()),
        };
        let compiled = RegexBuilder::new(&source).dfa_size_limit(DFA_SIZE).build();
        debug_assert!(compiled.is_ok(), "{compiled:?}");
        compiled.ok()
    }
}
