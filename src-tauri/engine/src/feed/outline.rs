//! The shape of an XML feed: what it says of itself, and its items, each a row of fields.
//!
//! The reading is lenient. Tags that are never closed, closed twice or closed in the wrong order cost at most the
//! field that they are in; an item ends where the next begins. Nothing here recurses, however deep the tags go.

mod build;
mod field;
mod namespace;

use std::ops::Range;

use super::markup::{Token, tokens};
use crate::model::FeedKind;
use build::Builder;
pub(super) use field::{Field, Item};
pub(super) use namespace::Space;

/// Items that are read of one feed, from its top.
pub(super) const MAX_ITEMS: usize = 5_000;

/// Fields that are read of the feed itself, and of one item.
const MAX_FIELDS: usize = 1_000;

/// Tags and texts that are read of one document; real feeds have tens of thousands.
const MAX_TOKENS: usize = 1_000_000;

/// What the first tag that means anything says the document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Root {
    Feed(FeedKind),
    WebPage,
}

pub(super) struct Outline<'a> {
    pub(super) kind: FeedKind,
    tokens: Vec<Token<'a>>,
    nodes: Vec<Node>,
    /// The document broke off, or was longer than what is read.
    pub(super) cut: bool,
    pub(super) too_many_items: bool,
}

/// What is known of the token at the same place.
#[derive(Clone, Copy)]
struct Node {
    space: Space,
    /// The token that ends the element.
    end: usize,
    /// It was ended by its own tag, or by the end of the document.
    closed: bool,
}

pub(super) fn root(text: &str) -> Option<Root> {
    let head = text.trim_start().get(..15).unwrap_or_default();
    if head.to_ascii_lowercase().starts_with("<!doctype html") {
        return Some(Root::WebPage);
    }
    tokens(text).take(MAX_TOKENS).find_map(|token| match token {
        Token::Start { name, .. } => root_named(name),
        _ => None,
    })
}

fn root_named(name: &str) -> Option<Root> {
    Some(match local(name).to_ascii_lowercase().as_str() {
        "rss" | "channel" => Root::Feed(FeedKind::Rss),
        "rdf" => Root::Feed(FeedKind::Rdf),
        "feed" | "entry" => Root::Feed(FeedKind::Atom),
        "html" | "head" | "body" => Root::WebPage,
        _ => return None,
    })
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

impl<'a> Outline<'a> {
    /// Reads a document whose [`root`] is a feed.
    pub(super) fn read(text: &'a str, kind: FeedKind) -> Self {
        let mut builder = Builder::new(kind);
        let starts = |token: &Token<'_>| match token {
            Token::Start { name, .. } => root_named(name) == Some(Root::Feed(kind)),
            _ => false,
        };
        for token in tokens(text).skip_while(|token| !starts(token)) {
            if builder.read(token).is_break() {
                break;
            }
        }
        builder.finish()
    }

    /// The fields of the feed itself, wherever they stand between the items.
    pub(super) fn head(&self) -> Vec<Field<'_>> {
        self.walk(0..self.tokens.len(), MAX_FIELDS, |field| (!field.is_item()).then_some(field))
    }

    pub(super) fn items(&self) -> Vec<Item<'_>> {
        self.walk(0..self.tokens.len(), MAX_ITEMS, |field| field.is_item().then(|| Item::of(field)))
    }

    /// The tag that all stands in.
    pub(super) fn root_field(&self) -> Option<Field<'_>> {
        self.field(0)
    }

    /// Reads the elements in `range` one after the other. Those that only hold others are not read as fields but
    /// walked into, and so is all that follows the text of an element that was never closed.
    fn walk<'d, T>(
        &'d self,
        range: Range<usize>,
        limit: usize,
        pick: impl Fn(Field<'d>) -> Option<T>,
    ) -> Vec<T> {
        let mut picked = Vec::new();
        let mut at = range.start;
        while at < range.end && picked.len() < limit {
            let Some(field) = self.field(at) else {
                at += 1;
                continue;
            };
            if field.only_holds_others() {
                at += 1;
            } else {
                at = field.inner.end;
                picked.extend(pick(field));
            }
        }
        picked
    }

    /// The element that begins at the token `start`.
    fn field(&self, start: usize) -> Option<Field<'_>> {
        let Token::Start { name, empty, .. } = *self.tokens.get(start)? else {
            return None;
        };
        let node = self.nodes[start];
        let end = if empty {
            start + 1
        } else if node.closed || is_item(node.space, name) {
            node.end
        } else {
            let is_tag = |token: &Token<'_>| matches!(token, Token::Start { .. } | Token::End { .. });
            self.tokens[start + 1..]
                .iter()
                .position(is_tag)
                .map_or(self.tokens.len(), |length| start + 1 + length)
        };
        let name = local(name).to_ascii_lowercase();
        Some(Field { outline: self, start, inner: start + 1..end.max(start + 1), space: node.space, name })
    }
}

fn is_item(space: Space, name: &str) -> bool {
    space == Space::Core && is_one_of(local(name), &["item", "entry"])
}

/// The element is there for the sake of those inside.
fn only_holds_others(space: Space, name: &str) -> bool {
    matches!(space, Space::Core | Space::Rdf)
        && is_one_of(local(name), &["rss", "rdf", "feed", "channel", "items"])
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}
