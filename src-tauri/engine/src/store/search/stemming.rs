//! Words cut to their stems, for the languages that have rules for it: those of Snowball (snowballstem.org).

use std::borrow::Cow;
use std::cell::RefCell;
use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;
use waken_snowball::Algorithm;

use super::indonesian;

/// A language whose words are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// Where it stands in [`LANGUAGES`].
    at: usize,
}

/// By ISO 639-1 code, with Snowball's rules; Indonesian has its own, which know more.
const LANGUAGES: [(&str, Algorithm); 30] = [
    ("ar", Algorithm::Arabic),
    ("ca", Algorithm::Catalan),
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("en", Algorithm::English),
    ("eo", Algorithm::Esperanto),
    ("es", Algorithm::Spanish),
    ("et", Algorithm::Estonian),
    ("eu", Algorithm::Basque),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("ga", Algorithm::Irish),
    ("hi", Algorithm::Hindi),
    ("hu", Algorithm::Hungarian),
    ("hy", Algorithm::Armenian),
    ("id", Algorithm::Indonesian),
    ("it", Algorithm::Italian),
    ("lt", Algorithm::Lithuanian),
    ("ne", Algorithm::Nepali),
    ("nl", Algorithm::Dutch),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sr", Algorithm::Serbian),
    ("sv", Algorithm::Swedish),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
    ("yi", Algorithm::Yiddish),
];

impl Language {
    /// By ISO 639-1 code. Languages that share their affixes share the rules.
    pub fn of(code: &str) -> Option<Self> {
        let code = match code {
            "ms" => "id",
            "nb" | "nn" => "no",
            code => code,
        };
        LANGUAGES.iter().position(|(other, _)| *other == code).map(|at| Self { at })
    }

    /// By ISO 639-1 code, or by the name that its rules have.
    pub fn named(name: &str) -> Option<Self> {
        let is_called = |(_, rules): &(&str, Algorithm)| rules.as_str() == name;
        Self::of(name).or_else(|| LANGUAGES.iter().position(is_called).map(|at| Self { at }))
    }

    pub fn all() -> impl Iterator<Item = Self> {
        (0..LANGUAGES.len()).map(|at| Self { at })
    }

    /// The codes that mean it.
    pub(super) fn codes(self) -> impl Iterator<Item = &'static str> {
        let code = LANGUAGES[self.at].0;
        let others: &[&str] = match code {
            "id" => &["ms"],
            "no" => &["nb", "nn"],
            _ => &[],
        };
        std::iter::once(code).chain(others.iter().copied())
    }

    /// Whether accents say what an ending is. Elsewhere they come with foreign names, and some writers leave them out.
    pub(super) fn has_accents(self) -> bool {
        !matches!(LANGUAGES[self.at].0, "en" | "id")
    }

    /// The stem of a word in lower case, accents and all.
    pub fn stem(self, word: &str) -> Cow<'_, str> {
        match LANGUAGES[self.at].1 {
            Algorithm::Indonesian => indonesian::stem(word),
            rules => waken_snowball::stem(rules, word),
        }
    }

    /// Adds what the index keeps of a word in lower case: its stem, without accents.
    pub(super) fn push_stem(self, word: &str, kept: &mut String) {
        self.push(word, kept, 0);
    }

    /// The same of a word that somebody wrote. Whether it was met often lately; what is looked for was not.
    pub(super) fn push_met(self, word: &str, kept: &mut String) -> bool {
        self.push(word, kept, 1)
    }

    fn push(self, word: &str, kept: &mut String, times: u8) -> bool {
        if word.len() > LONGEST {
            self.push_new(word, kept);
            return false;
        }
        KNOWN.with_borrow_mut(|known| {
            let known = &mut known[self.at];
            known.resize(SLOTS, Met::default());
            let met = &mut known[FxBuildHasher.hash_one(word) as usize % SLOTS];
            if met.is_of(word)
                && let Ok(stem) = std::str::from_utf8(met.stem())
            {
                kept.push_str(stem);
                met.times = met.times.saturating_add(times);
                return met.times > OFTEN;
            }
            let from = kept.len();
            self.push_new(word, kept);
            if let Some(new) = Met::of(word, &kept[from..]) {
                *met = Met { times, ..new };
            }
            false
        })
    }

    fn push_new(self, word: &str, kept: &mut String) {
        super::folding::fold(&self.stem(word), kept);
    }
}

/// Words whose stems are kept: news repeats its words, and a stem costs more than all else that is done to a word. Half a
/// megabyte for each language that is met: few enough to stay where the processor reaches them soon.
const SLOTS: usize = 1 << 14;
/// In bytes, of a word and of its stem, so that two of them share a line of the processor's memory. Longer words are cut
/// each time.
const LONGEST: usize = 14;
/// A word that was met so often is no new one.
const OFTEN: u8 = 4;

/// A word, the stem that it was cut to, and how often it was met since.
#[derive(Clone, Copy, Default)]
#[repr(align(32))]
struct Met {
    word: [u8; LONGEST],
    stem: [u8; LONGEST],
    word_length: u8,
    stem_length: u8,
    times: u8,
}

impl Met {
    fn of(word: &str, stem: &str) -> Option<Self> {
        let mut met = Self {
            word_length: u8::try_from(word.len()).ok()?,
            stem_length: u8::try_from(stem.len()).ok()?,
            ..Self::default()
        };
        met.word.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        met.stem.get_mut(..stem.len())?.copy_from_slice(stem.as_bytes());
        Some(met)
    }

    fn is_of(&self, word: &str) -> bool {
        self.word[..usize::from(self.word_length)] == *word.as_bytes()
    }

    fn stem(&self) -> &[u8] {
        &self.stem[..usize::from(self.stem_length)]
    }
}

/// Forgets what this thread has met.
pub(super) fn forget() {
    KNOWN.with_borrow_mut(|known| known.iter_mut().for_each(Vec::clear));
}

thread_local! {
    /// For each language a place for each word, by its hash, which the word that comes next may take.
    static KNOWN: RefCell<[Vec<Met>; LANGUAGES.len()]> = const { RefCell::new([const { Vec::new() }; LANGUAGES.len()]) };
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_cut_by_their_language() {
        let check = |code: &str, word: &str, kept: &str| {
            let mut found = String::new();
            Language::of(code).unwrap().push_stem(word, &mut found);
            assert_eq!(found, kept, "{code} {word}");
        };
        for _ in ["new", "met before"] {
            check("id", "pembangunan", "bangun");
            check("ms", "pelabuhan", "labuh");
            check("en", "elections", "elect");
            check("fr", "élections", "elect");
            check("de", "häuser", "haus");
            check("ru", "выборов", "выбор");
            check("nb", "valgene", "valg");
        }
        assert!(Language::of("zh").is_none());
    }

    #[test]
    fn a_word_is_common_once_it_was_written_often_however_often_it_was_looked_for() {
        let english = Language::of("en").unwrap();
        let mut kept = String::new();
        (0..20).for_each(|_| english.push_stem("ferries", &mut kept));
        let common: Vec<bool> = (0..6).map(|_| english.push_met("ferries", &mut kept)).collect();
        assert_eq!(common, [false, false, false, false, true, true]);
    }

    proptest! {
        #[test]
        fn any_word_has_a_stem(word in "\\PC{0,24}") {
            for language in Language::all() {
                let _ = language.stem(&word);
            }
        }
    }
}
