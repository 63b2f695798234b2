//! A line of text as a reader sees it: what sets its words apart, how many there are, and whether there is anything.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

/// `text` on one line: every run of white space is a space, and what has no width sets words apart too.
pub(crate) fn one_line(text: &str) -> String {
    // Every block of a page comes through here, most of them several times: by bytes, and in spans as long as can be.
    let bytes = text.as_bytes();
    let mut line = String::with_capacity(text.len());
    let (mut span, mut at) = (0, 0);
    while at < bytes.len() {
        let is_space_between =
            bytes[at] == b' ' && span < at && bytes.get(at + 1).is_some_and(|next| !may_begin_gap(*next));
        if is_space_between || !may_begin_gap(bytes[at]) {
            at += 1;
            continue;
        }
        let (gap, is_tidy) = gap(&bytes[at..]);
        let end = at + gap;
        if gap > 0 && !(is_tidy && span < at && end < bytes.len()) {
            push_span(&mut line, &text[span..at]);
            span = end;
        }
        at = end.max(at + 1);
    }
    push_span(&mut line, &text[span..]);
    line
}

fn push_span(line: &mut String, span: &str) {
    if !span.is_empty() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(span);
    }
}

fn may_begin_gap(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ' | 0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef)
}

/// How many bytes at the start of `bytes` set words apart, and whether they are a single space.
fn gap(bytes: &[u8]) -> (usize, bool) {
    let mut length = 0;
    loop {
        length += match bytes[length..] {
            [b'\t'..=b'\r' | b' ', ..] => 1,
            [0xc2, 0x85 | 0xa0 | 0xad, ..] => 2,
            [0xe1, 0x9a, 0x80, ..]
            | [0xe2, 0x80, 0x80..=0x8b | 0xa8 | 0xa9 | 0xaf, ..]
            | [0xe2, 0x81, 0x9f, ..]
            | [0xe3, 0x80, 0x80, ..]
            | [0xef, 0xbb, 0xbf, ..] => 3,
            _ => break,
        };
    }
    (length, length == 1 && bytes[0] == b' ')
}

/// Whether nothing would be seen of it.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{ad}')
    })
}

/// Words as a reader counts them; in scripts without spaces two characters are about a word.
pub(crate) fn count_words(text: &str) -> u32 {
    let (mut words, mut unspaced) = (0_usize, 0_usize);
    let mut says_something = false;
    if text.is_ascii() {
        // One is over where the next is white space, as `char::is_whitespace` has it.
        let is_space = |byte: u8| matches!(byte, b'\t'..=b'\r' | b' ');
        for piece in text.as_bytes().split(|byte| is_space(*byte)) {
            words += usize::from(piece.iter().any(u8::is_ascii_alphanumeric));
        }
        return u32::try_from(words).unwrap_or(u32::MAX);
    }
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            says_something = true;
        } else if c.is_whitespace() {
            words += usize::from(std::mem::take(&mut says_something));
        } else if !c.is_ascii() {
            says_something |= c.is_alphanumeric();
            unspaced += usize::from(is_unspaced(c));
        }
    }
    words += usize::from(says_something) + unspaced / 2;
    u32::try_from(words).unwrap_or(u32::MAX)
}

/// Runs of three words, as numbers; of the letters, where words are not set apart.
pub(crate) fn shingles(line: &str) -> HashSet<u64> {
    let words: Vec<u64> = line.split_whitespace().filter_map(word_number).collect();
    if words.len() < 3 {
        let letters: Vec<char> = key(line).chars().collect();
        return letters.windows(6).map(number_of).collect();
    }
    words.windows(3).map(number_of).collect()
}

/// Of the [`key`] of a word, if it has any.
fn word_number(word: &str) -> Option<u64> {
    let mut hasher = FxHasher::default();
    let mut is_empty = true;
    for c in word.chars() {
        if c.is_ascii_alphanumeric() {
            hasher.write_u8(c.to_ascii_lowercase() as u8);
            is_empty = false;
        } else if !c.is_ascii() && c.is_alphanumeric() {
            c.to_lowercase().for_each(|c| hasher.write_u32(c.into()));
            is_empty = false;
        }
    }
    (!is_empty).then(|| hasher.finish())
}

fn number_of<T: Hash>(run: &[T]) -> u64 {
    let mut hasher = FxHasher::default();
    run.hash(&mut hasher);
    hasher.finish()
}

/// Whether the script of `c` sets no space between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{1780}'..='\u{17ff}')
}

/// What stays of a text when only letters and digits count.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    if text.is_ascii() {
        key.extend(
            text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase())),
        );
        return key;
    }
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_tidied() {
        let cases = [
            ("", ""),
            (" ", ""),
            ("a b", "a b"),
            (" a", "a"),
            ("a ", "a"),
            ("a  b", "a b"),
            ("a\tb\u{c}c\r\nd", "a b c d"),
            ("a\u{a0}b\u{2009}c\u{3000}d\u{1680}e\u{85}f", "a b c d e f"),
            ("a\u{200b}b\u{ad}c\u{feff}d", "a b c d"),
            ("\u{a0}a b\u{a0}", "a b"),
            ("“é” – ß", "“é” – ß"),
        ];
        for (text, expected) in cases {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
        for c in ('\0'..=char::MAX).filter(|c| c.is_whitespace()) {
            assert_eq!(one_line(&format!("a{c}{c}b")), "a b", "{c:?}");
        }
    }

    #[test]
    fn words() {
        for (text, expected) in [
            ("", 0),
            ("satu dua - tiga", 3),
            ("é – ß\u{a0}x", 3),
            (" café №\u{3000}7 ", 2),
            ("日本語の新聞", 4),
        ] {
            assert_eq!(count_words(text), expected, "{text}");
        }
    }
}
