//! What a sentence has in it that attributes anything: a name that is known, or a word that goes with one. Looking for
//! all of them at once costs a hundredth of what the forms cost, and few sentences have any.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::{framed, grammar, mention, outlets, statement};
use crate::article::page::needles::Needles;

struct Signs {
    /// Their case counts: many are words too.
    names: AhoCorasick,
    words: Needles,
}

static SIGNS: LazyLock<Option<Signs>> = LazyLock::new(|| {
    let known = outlets::known();
    let names = [&known.agencies, &known.outlets, &known.platforms].into_iter().flatten().flatten();
    let names = names.map(String::as_str).chain(mention::title_words());
    let words = [
        super::BORROWED,
        super::LABELS,
        grammar::DESCRIBED,
        mention::PAPERS,
        mention::TRAILING,
        statement::WORDS,
    ];
    let words = Needles::of(&words.join("|"));
    debug_assert!(words.is_some());
    let names = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(names);
    Some(Signs { names: names.ok()?, words: words? })
});

/// Whether `text`, or any sentence of it, may attribute something.
pub(super) fn stand_in(text: &str) -> bool {
    SIGNS.as_ref().is_none_or(|signs| {
        signs.names.is_match(text) || signs.words.stand_in(text) || framed::may_stand_in(text)
    })
}
