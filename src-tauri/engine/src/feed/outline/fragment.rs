//! A part of a document: its tags and texts, and which tag ends which.

use std::ops::Range;

use super::super::markup::Token;
use super::field::Field;
use super::{Space, is_item};

/// Tags and texts that are kept of the feed itself, and of one item. Articles have some thousand.
const MAX_TOKENS: usize = 200_000;

#[derive(Default)]
pub(super) struct Fragment<'a> {
    tokens: Vec<Token<'a>>,
    nodes: Vec<Node>,
}

/// What is known of the token at the same place.
#[derive(Clone, Copy)]
struct Node {
    space: Space,
    /// It was ended by its own tag, or by the end of the document.
    closed: bool,
    /// The token that ends the element.
    end: u32,
}

impl<'a> Fragment<'a> {
    pub(super) fn clear(&mut self) {
        self.tokens.clear();
        self.nodes.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn token(&self, at: usize) -> Option<Token<'a>> {
        self.tokens.get(at).copied()
    }

    pub(super) fn tokens(&self, range: Range<usize>) -> &[Token<'a>] {
        self.tokens.get(range).unwrap_or_default()
    }

    /// Where the token now stands. `None` when there is no room for it.
    pub(super) fn push(&mut self, token: Token<'a>, space: Space) -> Option<u32> {
        let at = u32::try_from(self.tokens.len()).ok().filter(|&at| (at as usize) < MAX_TOKENS)?;
        self.tokens.push(token);
        self.nodes.push(Node { space, closed: false, end: at + 1 });
        Some(at)
    }

    /// The element that began at `start` goes no further than here.
    pub(super) fn end(&mut self, start: Option<u32>, closed: bool) {
        let end = self.tokens.len() as u32;
        if let Some(node) = start.and_then(|start| self.nodes.get_mut(start as usize)) {
            node.end = end;
            node.closed = closed;
        }
    }

    /// The elements in `range` one after the other. Those that only hold others are not given but walked into, and so
    /// is all that follows the text of an element that was never closed.
    pub(super) fn fields<'d>(&'d self, range: Range<usize>) -> impl Iterator<Item = Field<'d>> + use<'a, 'd> {
        let mut at = range.start;
        std::iter::from_fn(move || {
            while at < range.end {
                let Some(field) = self.field(at).filter(|field| !field.only_holds_others()) else {
                    at += 1;
                    continue;
                };
                at = field.inner.end;
                return Some(field);
            }
            None
        })
    }

    /// The element that begins at the token `start`.
    pub(super) fn field(&self, start: usize) -> Option<Field<'_>> {
        let Token::Start { name, empty, .. } = *self.tokens.get(start)? else {
            return None;
        };
        let node = self.nodes[start];
        let end = if empty {
            start + 1
        } else if node.closed || is_item(node.space, name) {
            node.end as usize
        } else {
            let is_tag = |token: &Token<'_>| matches!(token, Token::Start { .. } | Token::End { .. });
            let length = self.tokens[start + 1..].iter().position(is_tag);
            length.map_or(self.tokens.len(), |length| start + 1 + length)
        };
        Some(Field::new(self, start, start + 1..end.max(start + 1), node.space, name))
    }
}
