//! Cuts a text into numbers, words and single marks.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Word,
    Mark(char),
}

#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Words in lower case, with one kind of apostrophe.
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
            '0'..='9' => Kind::Number,
            c if c.is_alphabetic() => Kind::Word,
            c => Kind::Mark(c),
        };
        let goes_on = |c: char| match kind {
            Kind::Number => c.is_ascii_digit(),
            Kind::Word => c.is_alphabetic() || is_apostrophe(c),
            Kind::Mark(_) => false,
        };
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = rest.next_if(|&(_, c)| goes_on(c)) {
            end = at + c.len_utf8();
        }
        let lower = text[start..end].to_lowercase().replace(is_apostrophe, "'");
        tokens.push(Token { kind, text: lower, range: start..end, spaced });
        spaced = false;
    }
    tokens
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`')
}
