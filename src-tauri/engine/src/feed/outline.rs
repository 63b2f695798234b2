//! The shape of an XML feed: what it says of itself, and its items, each a row of fields.
//!
//! The reading is lenient. Tags that are never closed, closed twice or closed in the wrong order cost at most the
//! field that they are in; an item ends where the next begins. Nothing here recurses, however deep the tags go.

mod namespace;

use std::collections::HashMap;
use std::ops::Range;

use super::markup::{Token, attributes, decoded, tokens};
use super::text::push_escaped;
use crate::model::FeedKind;
pub(super) use namespace::Space;
use namespace::Scope;

/// Items that are read of one feed, from its top.
pub(super) const MAX_ITEMS: usize = 5_000;

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
    root: usize,
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

/// An element directly below the feed or below an item.
#[derive(Clone)]
pub(super) struct Field<'d> {
    outline: &'d Outline<'d>,
    start: usize,
    inner: Range<usize>,
    pub(super) space: Space,
    /// Lower case, without prefix.
    pub(super) name: String,
}

pub(super) struct Item<'d> {
    /// The item's own tag.
    pub(super) tag: Field<'d>,
    pub(super) fields: Vec<Field<'d>>,
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
        let mut outline =
            Self { kind, tokens: Vec::new(), nodes: Vec::new(), root: 0, cut: false, too_many_items: false };
        outline.build(text);
        outline
    }

    fn build(&mut self, text: &'a str) {
        let mut open: Vec<(usize, &'a str, Scope)> = Vec::new();
        let mut open_by_name: HashMap<&'a str, usize> = HashMap::new();
        let mut scope = Scope::new(self.kind);
        let mut items = 0;
        let mut begun = false;
        for token in tokens(text) {
            if !begun {
                let Token::Start { name, .. } = token else { continue };
                if root_named(name) != Some(Root::Feed(self.kind)) {
                    continue;
                }
                begun = true;
            }
            let at = self.tokens.len();
            if at == MAX_TOKENS {
                self.cut = true;
                break;
            }
            self.tokens.push(token);
            self.nodes.push(Node { space: Space::Other, end: at, closed: true });
            match token {
                Token::Start { name, attributes: written, empty } => {
                    let inherited = open.last().map_or(&scope, |(_, _, scope)| scope).clone();
                    let inner = inherited.inside(written, at == 0);
                    let space = inner.space_of(name);
                    if at == 0 {
                        scope = inner.clone();
                    }
                    self.nodes[at].space = space;
                    if is_item(space, name) {
                        self.close_open_item(at, &mut open, &mut open_by_name);
                        items += 1;
                        if items > MAX_ITEMS {
                            self.too_many_items = true;
                            break;
                        }
                    }
                    if !empty {
                        *open_by_name.entry(name).or_default() += 1;
                        open.push((at, name, inner));
                    }
                }
                Token::End { name } => {
                    if open_by_name.get(name).is_some_and(|&count| count > 0) {
                        self.close_through(at, |_, open_name| open_name == name, &mut open, &mut open_by_name);
                    }
                }
                Token::Text(_) | Token::Verbatim(_) => {}
            }
        }
        self.cut |= !open.is_empty() && !self.too_many_items;
        let end = self.tokens.len();
        for (start, _, _) in open {
            self.nodes[start].end = end;
        }
    }

    /// An item inside an item is one that was never closed, unless it is what an entry is about.
    fn close_open_item(
        &mut self,
        at: usize,
        open: &mut Vec<(usize, &'a str, Scope)>,
        open_by_name: &mut HashMap<&'a str, usize>,
    ) {
        let nodes = &self.nodes;
        let innermost = open.iter().rev().find(|(start, name, _)| {
            is_item(nodes[*start].space, name) || (nodes[*start].space == Space::Core && local(name) == "content")
        });
        if let Some(&(item, name, _)) = innermost
            && is_item(self.nodes[item].space, name)
        {
            self.close_through(at, |start, _| start == item, open, open_by_name);
        }
    }

    /// Ends the innermost open element that `wanted` names at the token `at`, and all that are open inside it.
    fn close_through(
        &mut self,
        at: usize,
        wanted: impl Fn(usize, &str) -> bool,
        open: &mut Vec<(usize, &'a str, Scope)>,
        open_by_name: &mut HashMap<&'a str, usize>,
    ) {
        while let Some((start, name, _)) = open.pop() {
            if let Some(count) = open_by_name.get_mut(name) {
                *count -= 1;
            }
            let found = wanted(start, name);
            self.nodes[start] = Node { space: self.nodes[start].space, end: at, closed: found };
            if found {
                break;
            }
        }
    }

    /// The fields of the feed itself, wherever they stand between the items.
    pub(super) fn head(&self) -> Vec<Field<'_>> {
        self.walk(0..self.tokens.len(), |field| (!field.is_item()).then_some(field))
    }

    pub(super) fn items(&self) -> Vec<Item<'_>> {
        let mut items = self.walk(0..self.tokens.len(), |field| field.is_item().then(|| Item::of(field)));
        items.truncate(MAX_ITEMS);
        items
    }

    /// The tag that all stands in.
    pub(super) fn root_field(&self) -> Option<Field<'_>> {
        self.field(self.root)
    }

    /// Reads the elements in `range` one after the other. Those that only hold others are not read as fields but
    /// walked into, and so is all that follows the text of an element that was never closed.
    fn walk<'d, T>(&'d self, range: Range<usize>, pick: impl Fn(Field<'d>) -> Option<T>) -> Vec<T> {
        let mut picked = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let Some(field) = self.field(at) else {
                at += 1;
                continue;
            };
            at = if field.only_holds_others() { at + 1 } else { field.inner.end.max(at + 1) };
            if !field.only_holds_others()
                && let Some(value) = pick(field)
            {
                picked.push(value);
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
            self.tokens[start + 1..].iter().position(is_tag).map_or(self.tokens.len(), |length| start + 1 + length)
        };
        let name = local(name).to_ascii_lowercase();
        Some(Field { outline: self, start, inner: start + 1..end.max(start + 1), space: node.space, name })
    }
}

fn is_item(space: Space, name: &str) -> bool {
    space == Space::Core && matches!(local(name).to_ascii_lowercase().as_str(), "item" | "entry")
}

impl<'d> Item<'d> {
    fn of(tag: Field<'d>) -> Self {
        let fields = tag.children();
        Self { tag, fields }
    }

    /// The fields of that name, in order.
    pub(super) fn all<'i>(&'i self, space: Space, name: &'i str) -> impl Iterator<Item = &'i Field<'d>> {
        self.fields.iter().filter(move |field| field.is(space, name))
    }
}

impl<'d> Field<'d> {
    pub(super) fn is(&self, space: Space, name: &str) -> bool {
        self.space == space && self.name == name
    }

    fn is_item(&self) -> bool {
        is_item(self.space, &self.name)
    }

    fn only_holds_others(&self) -> bool {
        match self.space {
            Space::Core | Space::Rdf => matches!(self.name.as_str(), "rss" | "rdf" | "feed" | "channel" | "items"),
            _ => false,
        }
    }

    /// The value of the attribute of that name, whatever its prefix, trimmed.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Names as written, without prefix but for `xml:`; values trimmed.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'d str, String)> + use<'d> {
        let written = match self.outline.tokens[self.start] {
            Token::Start { attributes, .. } => attributes,
            _ => "",
        };
        attributes(written).filter(|(name, _)| !name.starts_with("xmlns")).map(|(name, value)| {
            let name = if name.starts_with("xml:") { name } else { local(name) };
            (name, value.trim().to_owned())
        })
    }

    pub(super) fn children(&self) -> Vec<Field<'d>> {
        self.outline.walk(self.inner.clone(), Some)
    }

    /// There are tags in it, outside CDATA.
    pub(super) fn has_markup(&self) -> bool {
        self.tokens().iter().any(|token| matches!(token, Token::Start { .. }))
    }

    /// Its text with references decoded, trimmed; tags inside are passed over.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for token in self.tokens() {
            match token {
                Token::Text(written) => text.push_str(&decoded(written)),
                Token::Verbatim(written) => text.push_str(written),
                Token::Start { .. } | Token::End { .. } => {}
            }
        }
        text.trim().to_owned()
    }

    /// The tags and text in it as HTML. CDATA beside tags is HTML too where `verbatim_is_html`, and else plain text.
    pub(super) fn markup(&self, verbatim_is_html: bool) -> String {
        let mut html = String::new();
        for token in self.tokens() {
            match token {
                Token::Text(written) => html.push_str(written),
                Token::Verbatim(written) if verbatim_is_html => html.push_str(written),
                Token::Verbatim(written) => push_escaped(&mut html, written),
                Token::Start { name, attributes, empty } => {
                    let name = local(name);
                    html.extend(["<", name, attributes, ">"]);
                    // HTML knows no `<a/>`.
                    if *empty && !is_void(name) {
                        html.extend(["</", name, ">"]);
                    }
                }
                Token::End { name } if is_void(local(name)) => {}
                Token::End { name } => html.extend(["</", local(name), ">"]),
            }
        }
        html.trim().to_owned()
    }

    fn tokens(&self) -> &'d [Token<'d>] {
        &self.outline.tokens[self.inner.clone()]
    }
}

fn is_void(name: &str) -> bool {
    ["br", "hr", "img", "input", "source", "track", "wbr", "embed", "area", "col", "param"]
        .iter()
        .any(|void| name.eq_ignore_ascii_case(void))
}
