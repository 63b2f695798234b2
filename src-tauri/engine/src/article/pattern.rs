//! Regular expressions of ours, compiled once.

use std::sync::OnceLock;

use regex::{Match, Regex, RegexBuilder};

/// Bytes for the states of one expression that were met: ours have many words, and making states anew costs more
/// than anything that is done with them.
const DFA_SIZE: usize = 8 << 20;

/// One that does not compile matches nothing; each room's tests use every pattern it has.
pub(super) struct Pattern {
    source: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    pub(super) const fn new(source: &'static str) -> Self {
        Self { source, compiled: OnceLock::new() }
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    pub(super) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.regex()?.find(text)
    }

    /// The first match, and what its first group that took part holds.
    pub(super) fn group<'t>(&self, text: &'t str) -> Option<(Match<'t>, &'t str)> {
        let captures = self.regex()?.captures(text)?;
        let group = captures.iter().skip(1).flatten().next().map_or("", |group| group.as_str());
        Some((captures.get(0)?, group))
    }

    /// The pieces between matches.
    pub(super) fn split<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.regex().map_or_else(|| vec![text], |regex| regex.split(text).collect())
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled
            .get_or_init(|| {
                let compiled = RegexBuilder::new(self.source).dfa_size_limit(DFA_SIZE).build();
                debug_assert!(compiled.is_ok(), "{compiled:?}");
                compiled.ok()
            })
            .as_ref()
    }
}
