//! Text as the index knows it: words without case and accents, cut to their stem, and, where a script
//! leaves no spaces, pairs of characters.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::folding::{fold, lower};
use super::stemming::Language;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// Without case and accents; not empty.
    pub(super) folded: String,
    /// In lower case, with its accents; where that is not the same.
    lowered: Option<String>,
    /// It is a pair of characters of a script that leaves no spaces.
    pub(super) pair: bool,
}

impl Word {
    /// As the index has it, of a text in `language`.
    pub(super) fn stored(&self, language: Option<Language>) -> String {
        match language {
            Some(language) if !self.pair => {
                let mut stored = String::with_capacity(self.folded.len());
                let lowered = self.lowered.as_ref().filter(|_| language.has_accents());
                language.push_stem(lowered.unwrap_or(&self.folded), &mut stored);
                stored
            }
            _ => self.folded.clone(),
        }
    }

    /// As the index has it where its accents were left out.
    pub(super) fn stored_without_accents(&self, language: Language) -> String {
        let mut stored = String::with_capacity(self.folded.len());
        match self.pair {
            true => stored.push_str(&self.folded),
            false => language.push_stem(&self.folded, &mut stored),
        }
        stored
    }
}

/// Cuts a text into words. Scripts without spaces come as overlapping pairs: `東京都` is `東京`, `京都`.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each(text, |range, folded, pair| {
        let word = &text[range.clone()];
        let lowered = (!word.is_ascii()).then(|| {
            let mut lowered = String::with_capacity(word.len());
            lower(word, &mut lowered);
            lowered
        });
        words.push(Word { range, folded: folded.to_owned(), lowered, pair });
    });
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
        let elided = elided(word);
        let (at, word) = (at + elided, &word[elided..]);
        folded.clear();
        fold(word, &mut folded);
        if !folded.is_empty() {
            found(at..at + word.len(), &folded, false);
        }
    });
    pairs(&mut run, &mut folded, &mut found);
}

/// Words that lose their vowel before another and are written as one with it, in French, Italian and Catalan.
const ELIDED: [&str; 25] = [
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "un",
    "all", "dall", "dell", "nell", "sull", "coll", "quell", "bell", "sant", "dev",
];

/// Bytes of a word's beginning that are another word: `l’` of `l’élection`.
fn elided(word: &str) -> usize {
    // Nearly every word is plain ASCII without one.
    if word.is_ascii() && memchr::memchr(b'\'', word.as_bytes()).is_none() {
        return 0;
    }
    let Some((before, after)) = word.split_once(['\'', '’']) else { return 0 };
    let is_elided = ELIDED.iter().any(|elided| elided.eq_ignore_ascii_case(before));
    if is_elided && after.chars().count() > 1 { word.len() - after.len() } else { 0 }
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

/// Whether a script is written without spaces between its words.
fn unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Myanmar
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3040}'..='\u{30FF}' // Hiragana, Katakana
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}') // Han
}

/// The text as it goes into the index: words with a space between them.
pub(super) fn prepare(text: &str, language: Option<Language>) -> String {
    prepare_and_meet(text, language, |_, _| {})
}

/// [`prepare`], which gives each word too as it was written, folded, and whether it was met often lately.
pub(super) fn prepare_and_meet(
    text: &str,
    language: Option<Language>,
    mut met: impl FnMut(&str, bool),
) -> String {
    let mut prepared = String::with_capacity(text.len());
    let mut lowered = String::new();
    each(text, |range, folded, pair| {
        if !prepared.is_empty() {
            prepared.push(' ');
        }
        let is_common = match language.filter(|_| !pair) {
            // Where there are no accents both forms are the same.
            Some(language) if !language.has_accents() || text[range.clone()].is_ascii() => {
                language.push_met(folded, &mut prepared)
            }
            Some(language) => {
                lowered.clear();
                lower(&text[range], &mut lowered);
                language.push_met(&lowered, &mut prepared)
            }
            None => {
                prepared.push_str(folded);
                false
            }
        };
        if !pair {
            met(folded, is_common);
        }
    });
    prepared
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
        let check =
            |text, language, prepared| assert_eq!(prepare(text, Language::of(language)), prepared, "{text}");
        check("Pembangunan PELABUHAN, dibangun", "id", "bangun labuh bangun");
        check("The ports were built", "en", "the port were built");
        check("Café Zürich", "und", "cafe zurich");
        check("Jum'at don’t", "und", "jumat dont");
        check("東京都の会議", "und", "東京 京都 都の の会 会議");
        check("米 2022年", "und", "米 2022 年");
        check("Les élections d’aujourd’hui, l'État", "fr", "le elect aujourdhui etat");
        check("Die Häuser", "de", "die haus");
        check("L’", "fr", "l");
        check("", "id", "");
    }
}
