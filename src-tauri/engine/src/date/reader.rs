//! Tokens from left to right: what every rule of the grammar reads with.

use super::token::{Kind, Token};

/// Reads one date from left to right. A rule that fails may leave `next` anywhere; callers that go on put it back.
pub(super) struct Reader<'t> {
    pub(super) tokens: &'t [Token],
    pub(super) next: usize,
    /// The text is nothing but a date, so that bare digits (`20221109`) and unknown zones may be believed.
    pub(super) whole: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn whole(tokens: &'t [Token]) -> Self {
        Self { tokens, next: 0, whole: true }
    }

    /// A reader that begins at `start`, unless that is the middle of a longer number or path.
    pub(super) fn inside(tokens: &'t [Token], start: usize) -> Option<Self> {
        let begins = tokens[start].spaced
            || start.checked_sub(1).is_none_or(|before| match tokens[before].kind {
                Kind::Mark(mark) => !matches!(mark, '/' | '.' | '-' | ':' | '+' | '_' | '='),
                Kind::Number | Kind::Word => false,
            });
        begins.then_some(Self { tokens, next: start, whole: false })
    }

    /// Only marks are left.
    pub(super) fn at_end(&self) -> bool {
        self.tokens[self.next..].iter().all(|token| matches!(token.kind, Kind::Mark(_)))
    }

    /// Where the last token that was read ends.
    pub(super) fn last_end(&self) -> usize {
        self.next.checked_sub(1).map_or(0, |last| self.tokens[last].range.end)
    }

    pub(super) fn digits(&mut self, count: std::ops::RangeInclusive<usize>) -> Option<u32> {
        self.take(|token| token.kind == Kind::Number && count.contains(&token.text.len()))?.text.parse().ok()
    }

    pub(super) fn mark_of(&mut self, marks: &str) -> Option<char> {
        match self.tokens.get(self.next)?.kind {
            Kind::Mark(mark) if marks.contains(mark) => {
                self.next += 1;
                Some(mark)
            }
            _ => None,
        }
    }

    pub(super) fn skip_marks(&mut self, marks: &str) {
        while self.mark_of(marks).is_some() {}
    }

    pub(super) fn peek_word(&self) -> Option<&'t str> {
        let token = self.tokens.get(self.next)?;
        (token.kind == Kind::Word).then_some(token.text.as_str())
    }

    pub(super) fn word(&mut self, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let word = self.peek_word().filter(|word| wanted(word))?;
        self.next += 1;
        Some(word.to_owned())
    }

    pub(super) fn take(&mut self, wanted: impl Fn(&Token) -> bool) -> Option<&'t Token> {
        let token = self.tokens.get(self.next).filter(|token| wanted(token))?;
        self.next += 1;
        Some(token)
    }
}
