//! What may be a root: a part of a word.

use std::borrow::Cow;

pub(super) const SHORTEST_ROOT: usize = 3;

/// What is left of a word without its affixes: a part of it, perhaps after a first letter that the prefix
/// hid.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    pub(super) restored: Option<u8>,
    pub(super) rest: &'a str,
}

impl<'a> Form<'a> {
    pub(super) fn whole(rest: &'a str) -> Self {
        Form { restored: None, rest }
    }

    pub(super) fn restored(letter: u8, rest: &'a str) -> Self {
        Form { restored: Some(letter), rest }
    }

    pub(super) fn len(self) -> usize {
        self.rest.len() + usize::from(self.restored.is_some())
    }

    pub(super) fn first(self) -> u8 {
        self.restored.unwrap_or_else(|| self.rest.as_bytes().first().copied().unwrap_or_default())
    }

    pub(super) fn strip(self, prefix: &str) -> Option<&'a str> {
        match self.restored {
            Some(letter) if prefix.as_bytes()[0] == letter => self.rest.strip_prefix(&prefix[1..]),
            Some(_) => None,
            None => self.rest.strip_prefix(prefix),
        }
    }

    /// The first two letters and the others; the form has [`SHORTEST_ROOT`] letters at least.
    pub(super) fn split_pair(self) -> ([u8; 2], &'a [u8]) {
        let rest = self.rest.as_bytes();
        match self.restored {
            Some(letter) => ([letter, rest[0]], &rest[1..]),
            None => ([rest[0], rest[1]], &rest[2..]),
        }
    }

    pub(super) fn can_be_root(self) -> bool {
        self.len() >= SHORTEST_ROOT && self.rest.bytes().any(is_vowel)
    }

    pub(super) fn into_text(self) -> Cow<'a, str> {
        match self.restored {
            Some(letter) => Cow::Owned(format!("{}{}", char::from(letter), self.rest)),
            None => Cow::Borrowed(self.rest),
        }
    }
}

pub(super) fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}
