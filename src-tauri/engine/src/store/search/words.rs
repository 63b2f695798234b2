//! Text as the index knows it: words without case and accents, cut to their stem, and, where a script
//! leaves no spaces, pairs of characters.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use tantivy_stemmers::algorithms;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// Without case and accents; not empty.
    pub(super) folded: String,
    /// It is a pair of characters of a script that leaves no spaces.
    pub(super) pair: bool,
}

impl Word {
    /// As the index has it, of a text in `language`.
    pub(super) fn stored(&self, language: Option<&str>) -> String {
        let mut stored = String::with_capacity(self.folded.len());
        match language.and_then(Stemmed::of) {
            Some(language) if !self.pair => push_stem(&mut stored, &self.folded, language),
            _ => stored.push_str(&self.folded),
        }
        stored
    }
}

/// Cuts a text into words. Scripts without spaces come as overlapping pairs: `東京都` is `東京`, `京都`.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each(text, |range, folded, pair| words.push(Word { range, folded: folded.to_owned(), pair }));
    words
}

/// Gives each word's place, its folded form and whether it is a pair. One buffer serves them all: articles
/// have millions of words, and each is only looked at.
fn each(text: &str, mut found: impl FnMut(Range<usize>, &str, bool)) {
    let mut folded = String::new();
    let mut run: Vec<(usize, &str)> = Vec::new();
    for (at, word) in text.unicode_word_indices() {
        let follows = run.last().is_none_or(|(start, last)| start + last.len() == at);
        if !follows {
            pairs(&mut run, &mut folded, &mut found);
        }
        if word.chars().all(unspaced) {
            run.extend(word.char_indices().map(|(i, c)| (at + i, &word[i..i + c.len_utf8()])));
            continue;
        }
        pairs(&mut run, &mut folded, &mut found);
        folded.clear();
        fold(word, &mut folded);
        if !folded.is_empty() {
            found(at..at + word.len(), &folded, false);
        }
    }
    pairs(&mut run, &mut folded, &mut found);
}

fn pairs(
    run: &mut Vec<(usize, &str)>,
    folded: &mut String,
    found: &mut impl FnMut(Range<usize>, &str, bool),
) {
    // A character alone is a pair with itself.
    let width = run.len().min(2);
    for pair in run.windows(width.max(1)) {
        let ((start, _), (last, end)) = (pair[0], pair[pair.len() - 1]);
        folded.clear();
        pair.iter().for_each(|(_, character)| fold(character, folded));
        if !folded.is_empty() {
            found(start..last + end.len(), folded, true);
        }
    }
    run.clear();
}

/// Adds a word in lower case, compatibility forms unified, accents and apostrophes gone.
fn fold(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let bytes = word.bytes().filter(u8::is_ascii_alphanumeric);
        folded.extend(bytes.map(|b| char::from(b.to_ascii_lowercase())));
        return;
    }
    let marks_gone = word.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric());
    folded.extend(marks_gone.flat_map(char::to_lowercase).nfc());
}

/// Whether a script is written without spaces between its words.
fn unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Myanmar
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3040}'..='\u{30FF}' // Hiragana, Katakana
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}') // Han
}

/// Languages whose words are cut to their stem, by ISO 639-1 code.
pub(super) const STEMMED: [&str; 2] = ["id", "en"];

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Stemmed {
    Indonesian,
    English,
}

impl Stemmed {
    fn of(language: &str) -> Option<Self> {
        match language {
            // Malay shares the affixes of Indonesian.
            "id" | "ms" => Some(Self::Indonesian),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    fn stem(self, folded: &str) -> String {
        match self {
            Self::Indonesian => algorithms::indonesian_tala(folded),
            Self::English => algorithms::english_porter_2(folded),
        }
        .into_owned()
    }
}

/// The text as it goes into the index: words with a space between them.
pub(super) fn prepare(text: &str, language: Option<&str>) -> String {
    let mut prepared = String::with_capacity(text.len());
    let language = language.and_then(Stemmed::of);
    each(text, |_, folded, pair| {
        if !prepared.is_empty() {
            prepared.push(' ');
        }
        match language.filter(|_| !pair) {
            Some(language) => push_stem(&mut prepared, folded, language),
            None => prepared.push_str(folded),
        }
    });
    prepared
}

/// Stems kept; news repeats its words, and a stem costs more than all else that is done to a word.
const STEMS: usize = 16_384;

thread_local! {
    static KNOWN: RefCell<HashMap<Stemmed, HashMap<String, String>>> = RefCell::default();
}

fn push_stem(prepared: &mut String, folded: &str, language: Stemmed) {
    KNOWN.with_borrow_mut(|known| {
        let known = known.entry(language).or_default();
        if let Some(stem) = known.get(folded) {
            prepared.push_str(stem);
            return;
        }
        let stem = language.stem(folded);
        prepared.push_str(&stem);
        if known.len() == STEMS {
            known.clear();
        }
        known.insert(folded.to_owned(), stem);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_prepared_for_its_language() {
        let check = |text, language, prepared| assert_eq!(prepare(text, language), prepared, "{text}");
        check("Pembangunan PELABUHAN, dibangun", Some("id"), "bangun labuh bangun");
        check("The ports were built", Some("en"), "the port were built");
        check("Café Zürich", None, "cafe zurich");
        check("Jum'at don’t", None, "jumat dont");
        check("東京都の会議", None, "東京 京都 都の の会 会議");
        check("米 2022年", None, "米 2022 年");
        check("", Some("id"), "");
    }
}
