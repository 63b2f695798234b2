//! Regular expressions of ours, compiled once.

use std::borrow::Cow;
use std::sync::OnceLock;

use regex::{Match, Regex, RegexBuilder};

/// Bytes for the states of one expression that were met: ours have many words, and making states anew costs more
/// than anything that is done with them.
const DFA_SIZE: usize = 8 << 20;

/// One that does not compile matches nothing; each room's tests use every pattern it has.
pub(crate) struct Pattern {
    source: Source,
    compiled: OnceLock<Option<Regex>>,
}

enum Source {
    Written(&'static str),
    Made(fn() -> String),
}

impl Pattern {
    pub(crate) const fn new(source: &'static str) -> Self {
        Self { source: Source::Written(source), compiled: OnceLock::new() }
    }

    /// One that is put together from data when it is first needed.
    pub(crate) const fn made(source: fn() -> String) -> Self {
        Self { source: Source::Made(source), compiled: OnceLock::new() }
    }

    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.regex()?.find(text)
    }

    /// The first match, and what its first group that took part holds.
    pub(crate) fn group<'t>(&self, text: &'t str) -> Option<(Match<'t>, &'t str)> {
        let captures = self.regex()?.captures(text)?;
        let group = captures.iter().skip(1).flatten().next().map_or("", |group| group.as_str());
        Some((captures.get(0)?, group))
    }

    /// The pieces between matches.
    pub(crate) fn split<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.regex().map_or_else(|| vec![text], |regex| regex.split(text).collect())
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled
            .get_or_init(|| {
                let source = match self.source {
                    Source::Written(source) => Cow::Borrowed(source),
                    Source::Made(make) => Cow::Owned(make()),
                };
                let compiled = RegexBuilder::new(&source).dfa_size_limit(DFA_SIZE).build();
                debug_assert!(compiled.is_ok(), "{compiled:?}");
                compiled.ok()
            })
            .as_ref()
    }
}
