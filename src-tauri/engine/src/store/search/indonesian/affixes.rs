//! The affixes of the language, and the sound changes that come with them.

use super::form::{Form, is_vowel};
use super::weights::{PARTICLE, POSSESSIVE};

/// Derivational suffixes; the columns of [`OUTER`] and [`INNER`].
pub(super) const SUFFIXES: [&str; 5] = ["", "kan", "an", "i", "wan"];
pub(super) const POSSESSIVES: [&str; 4] = ["", "nya", "ku", "mu"];
pub(super) const PARTICLES: [&str; 5] = ["", "lah", "kah", "tah", "pun"];

/// Prefixes, after their sound changes are undone; the rows of [`OUTER`] and [`INNER`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefix {
    None,
    /// me-, mem-, men-, meng-, meny-
    MeN,
    /// meN- before a k, p, s or t that should have gone: `mentaati`.
    MeNKept,
    /// menge- before one syllable: `mengetes`.
    Menge,
    PeN,
    PeNKept,
    Penge,
    Di,
    Ke,
    Se,
    Ter,
    /// ter-, ber- and per- that lost their r: `terasa`, `bekerja`, `petani`.
    Te,
    Ber,
    Be,
    Per,
    Pe,
    /// ku-, kau-: the doer set before the verb.
    Ku,
    Ketidak,
}

/// Prefixes that have one form.
const PLAIN_PREFIXES: [(&str, Prefix); 9] = [
    ("di", Prefix::Di),
    ("ke", Prefix::Ke),
    ("se", Prefix::Se),
    ("ter", Prefix::Ter),
    ("ber", Prefix::Ber),
    ("per", Prefix::Per),
    ("ku", Prefix::Ku),
    ("kau", Prefix::Ku),
    ("ketidak", Prefix::Ketidak),
];

/// Prefixes with a nasal that changes with the root: the usual form, the one that keeps the root's first
/// letter, and the one for a single syllable.
const NASAL_PREFIXES: [(&str, [Prefix; 3]); 2] = [
    ("me", [Prefix::MeN, Prefix::MeNKept, Prefix::Menge]),
    ("pe", [Prefix::PeN, Prefix::PeNKept, Prefix::Penge]),
];

impl Prefix {
    /// The prefixes that may stand between this one and the root.
    pub(super) fn takes(self) -> &'static [Prefix] {
        use Prefix::*;
        match self {
            MeN | Di => &[Per, Pe, Ber, Be, Ter, Te, Ke, Se],
            MeNKept => &[Per, Pe, Ber, Ter],
            PeN => &[Per, Ber, Ke, Se],
            Ke => &[Ber, Be, Ter, Te, Se, PeN, Pe, Per],
            Se => &[Ke, PeN, Pe, Per, Ber, Ter],
            Ter => &[Per, Ke, Se],
            Ber => &[Ke, PeN, Pe, Per, Se],
            Per => &[Se, Ber, Ke],
            Ku => &[Per, Pe],
            Ketidak => &[Ber, Ter, Se, PeN, MeN],
            _ => &[],
        }
    }

    pub(super) fn is_nasal(self) -> bool {
        use Prefix::*;
        matches!(self, MeN | MeNKept | Menge | PeN | PeNKept | Penge)
    }
}

/// Calls `found` with the word as it is and without each run of clitics it may end in, and their score.
pub(super) fn without_clitics<'a>(word: &'a str, mut found: impl FnMut(&'a str, i16)) {
    for (particle, &score) in PARTICLES.iter().zip(&PARTICLE) {
        let Some(base) = word.strip_suffix(particle) else {
            continue;
        };
        if !particle.is_empty() && word.len() <= 5 {
            continue;
        }
        for (possessive, &more) in POSSESSIVES.iter().zip(&POSSESSIVE) {
            if let Some(base) = base.strip_suffix(possessive) {
                found(base, i16::from(score) + i16::from(more));
            }
        }
    }
}

/// Calls `found` with each prefix that may be taken off, and what is left.
pub(super) fn without_prefix<'a>(form: Form<'a>, mut found: impl FnMut(Prefix, Form<'a>)) {
    if !b"bdkmpst".contains(&form.first()) {
        return;
    }
    for (head, prefixes) in NASAL_PREFIXES {
        if let Some(rest) = form.strip(head)
            && form.len() >= 5
        {
            without_nasal(rest, prefixes, &mut found);
        }
    }
    for (text, prefix) in PLAIN_PREFIXES {
        if let Some(rest) = form.strip(text) {
            found(prefix, Form::whole(rest));
        }
    }
    for (text, prefix) in [("te", Prefix::Te), ("be", Prefix::Be)] {
        if let Some(rest) = form.strip(text)
            && form.len() > 5
            && loses_r(rest)
        {
            found(prefix, Form::whole(rest));
        }
    }
    for (text, prefix) in [("bel", Prefix::Ber), ("pel", Prefix::Per)] {
        if let Some(rest) = form.strip(text).filter(|rest| rest.starts_with("ajar")) {
            found(prefix, Form::whole(rest));
        }
    }
    if let Some(rest) = form.strip("pe")
        && form.len() > 4
        && !b"aeioulmnwy".contains(&rest.as_bytes()[0])
    {
        found(Prefix::Pe, Form::whole(rest));
    }
}

/// ter- and ber- lose their r before another, and before a syllable that ends in -er: `berasa`, `bekerja`.
pub(super) fn loses_r(rest: &str) -> bool {
    let first = rest.as_bytes()[0];
    first == b'r' || !is_vowel(first) && rest[1..].starts_with("er")
}

/// Undoes the sound change that follows me- or pe-.
fn without_nasal<'a>(rest: &'a str, prefixes: [Prefix; 3], found: &mut impl FnMut(Prefix, Form<'a>)) {
    let [changed, kept, menge] = prefixes;
    if starts_with_any(rest, "lmnrwy") {
        found(changed, Form::whole(rest));
    }
    if let Some(root) = rest.strip_prefix("ng") {
        if starts_with_vowel(root) {
            found(changed, Form::whole(root));
            found(changed, Form::restored(b'k', root));
            if root.starts_with('e') && root.len() > 3 {
                found(menge, Form::whole(&root[1..]));
            }
        } else if starts_with_any(root, "ghq") || starts_with_pair(root, &["kh", "kl", "kr", "ks"]) {
            found(changed, Form::whole(root));
        } else if root.starts_with('k') {
            found(kept, Form::whole(root));
        }
    } else if let Some(root) = rest.strip_prefix("ny") {
        if starts_with_vowel(root) {
            found(changed, Form::restored(b's', root));
        }
    } else if let Some(root) = rest.strip_prefix('n') {
        if starts_with_vowel(root) {
            found(changed, Form::restored(b't', root));
        } else if starts_with_any(root, "cdjz") || starts_with_pair(root, &["sy", "tr", "ts", "sp", "st"]) {
            found(changed, Form::whole(root));
        } else if starts_with_any(root, "ts") {
            found(kept, Form::whole(root));
        }
    } else if let Some(root) = rest.strip_prefix('m') {
        if starts_with_vowel(root) {
            found(changed, Form::restored(b'p', root));
        } else if starts_with_any(root, "bfv") || starts_with_pair(root, &["pr", "pl", "ps"]) {
            found(changed, Form::whole(root));
        } else if root.starts_with('p') {
            found(kept, Form::whole(root));
        }
    }
}

pub(super) fn starts_with_vowel(text: &str) -> bool {
    text.bytes().next().is_some_and(is_vowel)
}

fn starts_with_any(text: &str, letters: &str) -> bool {
    text.bytes().next().is_some_and(|first| letters.as_bytes().contains(&first))
}

fn starts_with_pair(text: &str, pairs: &[&str]) -> bool {
    pairs.iter().any(|pair| text.starts_with(pair))
}
