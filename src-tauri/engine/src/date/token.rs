//! Cuts a text into numbers, words and single marks.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Word,
    Mark(char),
}

#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Words in lower case, with one kind of apostrophe; numbers in ASCII.
    pub(super) text: String,
    /// Bytes of the whole text.
    pub(super) range: Range<usize>,
    /// White space stands before it.
    pub(super) spaced: bool,
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut spaced = true;
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() || first.is_control() {
            spaced = true;
            continue;
        }
        let kind = match first {
            c if digit(c).is_some() => Kind::Number,
            c if c.is_alphabetic() => Kind::Word,
            c => Kind::Mark(c),
        };
        let goes_on = |c: char| match kind {
            Kind::Number => digit(c).is_some(),
            Kind::Word => c.is_alphabetic() || is_apostrophe(c) || is_combining_mark(c),
            Kind::Mark(_) => false,
        };
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = rest.next_if(|&(_, c)| goes_on(c)) {
            end = at + c.len_utf8();
        }
        let lower = match kind {
            Kind::Number => text[start..end].chars().filter_map(digit).collect(),
            _ => text[start..end].to_lowercase().replace(is_apostrophe, "'"),
        };
        tokens.push(Token { kind, text: lower, range: start..end, spaced });
        spaced = false;
    }
    tokens
}

/// The digit that a character is, as ASCII has it.
fn digit(c: char) -> Option<char> {
    /// The zeros of Arabic, Persian, Hindi, Bengali, Thai and of full width.
    const ZEROS: [u32; 6] = [0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10];
    if c.is_ascii_digit() {
        return Some(c);
    }
    let value = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`')
}
