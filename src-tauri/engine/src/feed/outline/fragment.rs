//! A part of a document: its tags and texts, and which tag ends which.

use std::ops::Range;

use super::super::markup::Token;
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

    /// The element that begins at the token `start`: what is inside it, its vocabulary and its name as written.
    pub(super) fn element(&self, start: usize) -> Option<(Range<usize>, Space, &'a str)> {
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
        Some((start + 1..end.max(start + 1), node.space, name))
    }
}
