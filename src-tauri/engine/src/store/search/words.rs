//! Text as the index knows it: words without case and accents, cut to their stem, and, where a script
//! leaves no spaces, pairs of characters.

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

/// Cuts a text into words. Scripts without spaces come as overlapping pairs: `東京都` is `東京`, `京都`.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut run: Vec<(usize, &str)> = Vec::new();
    for (at, word) in text.unicode_word_indices() {
        let follows = run.last().is_none_or(|(start, last)| start + last.len() == at);
        if !follows {
            pairs(&mut run, &mut words);
        }
        if word.chars().all(unspaced) {
            run.extend(word.char_indices().map(|(i, c)| (at + i, &word[i..i + c.len_utf8()])));
            continue;
        }
        pairs(&mut run, &mut words);
        let folded = fold(word);
        if !folded.is_empty() {
            words.push(Word { range: at..at + word.len(), folded, pair: false });
        }
    }
    pairs(&mut run, &mut words);
    words
}

fn pairs(run: &mut Vec<(usize, &str)>, words: &mut Vec<Word>) {
    if run.is_empty() {
        return;
    }
    let pair = |from: (usize, &str), to: (usize, &str), folded: String| Word {
        range: from.0..to.0 + to.1.len(),
        folded,
        pair: true,
    };
    let mut found = Vec::with_capacity(run.len());
    match run.as_slice() {
        [] => {}
        [only] => found.push(pair(*only, *only, fold(only.1))),
        many => {
            found.extend(many.windows(2).map(|two| pair(two[0], two[1], fold(two[0].1) + &fold(two[1].1))));
        }
    }
    words.extend(found.into_iter().filter(|word| !word.folded.is_empty()));
    run.clear();
}

/// Lower case, compatibility forms unified, accents and apostrophes gone.
fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word
            .bytes()
            .filter(u8::is_ascii_alphanumeric)
            .map(|b| char::from(b.to_ascii_lowercase()))
            .collect();
    }
    word.nfkd()
        .filter(|c| !is_combining_mark(*c) && c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .nfc()
        .collect()
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

/// The stem of a folded word in a language; the word itself where the language is not stemmed.
pub(super) fn stem(folded: &str, language: Option<&str>) -> String {
    match language {
        // Malay shares the affixes of Indonesian.
        Some("id" | "ms") => algorithms::indonesian_tala(folded).into_owned(),
        Some("en") => algorithms::english_porter_2(folded).into_owned(),
        _ => folded.to_owned(),
    }
}

/// The text as it goes into the index: words with a space between them.
pub(super) fn prepare(text: &str, language: Option<&str>) -> String {
    let mut prepared = String::with_capacity(text.len());
    for word in words(text) {
        if !prepared.is_empty() {
            prepared.push(' ');
        }
        prepared.push_str(&if word.pair { word.folded } else { stem(&word.folded, language) });
    }
    prepared
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
