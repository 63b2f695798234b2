//! Words without what tells apart no two of them: case, accents, apostrophes, ways to write one character.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Adds a word in lower case, compatibility forms unified, accents and apostrophes gone.
pub(super) fn fold(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let start = folded.len();
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            folded.push_str(word);
        } else {
            word.split(|c: char| !c.is_ascii_alphanumeric()).for_each(|part| folded.push_str(part));
        }
        folded[start..].make_ascii_lowercase();
        return;
    }
    let accents_gone = word.nfkd().filter(|c| is_of_word(*c) && !is_accent(*c));
    folded.extend(accents_gone.flat_map(char::to_lowercase).nfc());
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Marks that a reader may leave out: of Latin, Greek, Cyrillic, Hebrew and Arabic. Those of Indic scripts and of Thai are
/// vowels, and kana's make other sounds.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// Adds a word in lower case as stems are cut from it: with its accents, which say what an ending is.
pub(super) fn lower(word: &str, lowered: &mut String) {
    if word.is_ascii() {
        return fold(word, lowered);
    }
    let letters = word.nfkc().filter(|c| is_of_word(*c));
    lowered.extend(letters.flat_map(char::to_lowercase));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_go_and_vowels_stay() {
        let check = |word: &str, expected: &str| {
            let mut folded = String::new();
            fold(word, &mut folded);
            assert_eq!(folded, expected, "{word}");
        };
        check("Tehéran", "teheran");
        check("JUM’AT", "jumat");
        check("Ｗａｒｔａ", "warta");
        check("ガイド", "ガイド");
        check("かがみ", "かがみ");
        check("हिंदी", "हिंदी");
        check("ที่นี่", "ที่นี่");
        check("مُدَرِّس", "مدرس");
        check("שָׁלוֹם", "שלום");
    }
}
