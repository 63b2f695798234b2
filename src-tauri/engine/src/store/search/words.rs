//! Text as the index knows it: words without case and accents, cut to their stem, and, where a script
//! leaves no spaces, pairs of characters.

use std::cell::RefCell;
use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::FxBuildHasher;
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
    cut(text, |at, word| {
        let follows = run.last().is_none_or(|(start, last)| start + last.len() == at);
        if !follows {
            pairs(&mut run, &mut folded, &mut found);
        }
        if word.chars().all(unspaced) {
            run.extend(word.char_indices().map(|(i, c)| (at + i, &word[i..i + c.len_utf8()])));
            return;
        }
        pairs(&mut run, &mut folded, &mut found);
        folded.clear();
        fold(word, &mut folded);
        if !folded.is_empty() {
            found(at..at + word.len(), &folded, false);
        }
    });
    pairs(&mut run, &mut folded, &mut found);
}

/// Gives the words of a text, as UAX #29 cuts it. Most texts are ASCII for the most part, and that is cut by its bytes:
/// between white space, which no rule reaches across.
fn cut<'t>(text: &'t str, mut found: impl FnMut(usize, &'t str)) {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        let mut end = start;
        let mut is_ascii = true;
        while end < bytes.len() && !matches!(bytes[end], b'\t'..=b'\r' | b' ') {
            is_ascii &= bytes[end].is_ascii();
            end += 1;
        }
        let piece = &text[start..end];
        if is_ascii {
            cut_ascii(piece, |at, word| found(start + at, word));
        } else {
            piece.unicode_word_indices().for_each(|(at, word)| found(start + at, word));
        }
        start = end + 1;
    }
}

/// [`cut`] where there is nothing but ASCII, and no white space.
fn cut_ascii<'t>(piece: &'t str, mut found: impl FnMut(usize, &'t str)) {
    let bytes = piece.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let mut says_something = false;
        while at < bytes.len() {
            let byte = bytes[at];
            says_something |= byte.is_ascii_alphanumeric();
            if byte.is_ascii_alphanumeric() || byte == b'_' || (at > start && joins(&bytes[at - 1..])) {
                at += 1;
            } else {
                break;
            }
        }
        if says_something {
            found(start, &piece[start..at]);
        }
        at = at.max(start + 1);
    }
}

/// Whether the second of three bytes joins those beside it into one word (WB6, WB7, WB11, WB12).
fn joins(around: &[u8]) -> bool {
    match around {
        [before, b'.' | b'\'' | b':', after, ..] if before.is_ascii_alphabetic() => {
            after.is_ascii_alphabetic()
        }
        [before, b'.' | b'\'' | b',' | b';', after, ..] if before.is_ascii_digit() => after.is_ascii_digit(),
        _ => false,
    }
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
        let start = folded.len();
        for part in word.split(|c: char| !c.is_ascii_alphanumeric()) {
            folded.push_str(part);
        }
        folded[start..].make_ascii_lowercase();
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

#[derive(Clone, Copy, PartialEq, Eq)]
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

/// Words whose stems are kept: news repeats its words, and a stem costs more than all else that is done to a word. So few
/// that they stay where the processor reaches them at once.
const SLOTS: usize = 4_096;
/// In bytes: longer words are cut each time.
const LONGEST: usize = 23;

/// A word, and the stem that it was cut to.
#[derive(Clone, Copy, Default)]
struct Met {
    word: Short,
    stem: Short,
}

#[derive(Clone, Copy, Default)]
struct Short {
    length: u8,
    bytes: [u8; LONGEST],
}

impl Short {
    fn of(text: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self { length: u8::try_from(text.len()).ok()?, bytes })
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }
}

thread_local! {
    /// A place for each word, by its hash, which the word that comes next may take.
    static KNOWN: RefCell<[Vec<Met>; STEMMED.len()]> = RefCell::default();
}

fn push_stem(prepared: &mut String, folded: &str, language: Stemmed) {
    let Some(word) = Short::of(folded) else { return prepared.push_str(&language.stem(folded)) };
    KNOWN.with_borrow_mut(|known| {
        let known = &mut known[language as usize];
        known.resize(SLOTS, Met::default());
        let met = &mut known[FxBuildHasher.hash_one(folded) as usize % SLOTS];
        if met.word.bytes() == folded.as_bytes()
            && let Ok(stem) = std::str::from_utf8(met.stem.bytes())
        {
            return prepared.push_str(stem);
        }
        let stem = language.stem(folded);
        prepared.push_str(&stem);
        if let Some(stem) = Short::of(&stem) {
            *met = Met { word, stem };
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_is_cut_as_the_standard_cuts_it() {
        const SIGNS: [char; 14] = ['a', 'B', '7', '_', '.', '\'', ':', ',', ';', '-', ' ', '"', '@', '\t'];
        for length in 1..=5_u32 {
            for number in 0..SIGNS.len().pow(length) {
                let sign = |at: u32| SIGNS[number / SIGNS.len().pow(at) % SIGNS.len()];
                let text: String = (0..length).map(sign).collect();
                let mut found = Vec::new();
                cut(&text, |at, word| found.push((at, word)));
                assert_eq!(found, text.unicode_word_indices().collect::<Vec<_>>(), "{text:?}");
            }
        }
    }

    #[test]
    fn a_piece_in_another_script_changes_nothing_of_its_neighbours() {
        let check = |text: &str, prepared: &str| assert_eq!(prepare(text, None), prepared, "{text}");
        check("Rp 7,5 juta—naik caf\u{e9}'s 3.5x", "rp 75 juta naik cafes 35x");
        check("a \u{301}b \u{200d}c", "a b c");
    }

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
