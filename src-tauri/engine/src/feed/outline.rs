//! The shape of an XML feed: what it says of itself, and its items, each a row of fields.
//!
//! The reading is lenient. Tags that are never closed, closed twice or closed in the wrong order cost at most the
//! field that they are in; an item ends where the next begins. Nothing here recurses, however deep the tags go, and
//! one item is held at a time, however many there are.

mod field;
mod fragment;
mod namespace;
mod open;

use std::ops::ControlFlow;

use super::markup::{Token, Tokens, tokens};
use crate::model::FeedKind;
pub(super) use field::{Field, Item};
use fragment::Fragment;
use namespace::Scope;
pub(super) use namespace::Space;
use open::{Element, Open};

/// Items that are read of one feed, from its top.
pub(super) const MAX_ITEMS: usize = 5_000;

/// Fields that are read of the feed itself.
const MAX_HEAD: usize = 1_000;

/// Tags that a document may begin with before it says what it is.
const MAX_PREAMBLE: usize = 10_000;

/// What the first tag that means anything says the document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Root {
    Feed(FeedKind),
    WebPage,
}

pub(super) fn root(text: &str) -> Option<Root> {
    let head = text.trim_start().get(..15).unwrap_or_default();
    if head.to_ascii_lowercase().starts_with("<!doctype html") {
        return Some(Root::WebPage);
    }
    tokens(text).take(MAX_PREAMBLE).find_map(|token| match token {
        Token::Start { name, .. } => root_named(name),
        _ => None,
    })
}

fn root_named(name: &str) -> Option<Root> {
    let name = local(name);
    let is = |names| is_one_of(name, names);
    Some(match () {
        () if is(&["rss", "channel"]) => Root::Feed(FeedKind::Rss),
        () if is(&["rdf"]) => Root::Feed(FeedKind::Rdf),
        () if is(&["feed", "entry"]) => Root::Feed(FeedKind::Atom),
        () if is(&["html", "head", "body"]) => Root::WebPage,
        () => return None,
    })
}

/// Reads a document item by item.
pub(super) struct Outline<'a> {
    tokens: Tokens<'a>,
    /// A token that was read before it was time for it.
    waiting: Option<Token<'a>>,
    open: Open<'a>,
    /// What holds where nothing is open: what the root declared.
    outermost: Scope,
    /// The feed without its items, as far as it was read.
    head: Fragment<'a>,
    item: Fragment<'a>,
    /// How many elements were open around the item that is being read.
    around: Option<usize>,
    items: usize,
    ended: bool,
    /// The document broke off, or an item was longer than what is read.
    pub(super) cut: bool,
    pub(super) too_many_items: bool,
}

/// What an element is part of, and how many elements were open around that.
#[derive(Clone, Copy)]
enum Holder {
    Feed {
        depth: usize,
    },
    Item {
        depth: usize,
    },
    /// An Atom entry's content may be an entry itself.
    Content,
}

impl<'a> Outline<'a> {
    /// For a document whose [`root`] is a feed.
    pub(super) fn of(text: &'a str, kind: FeedKind) -> Self {
        let mut tokens = tokens(text);
        let is_root = |token: &Token<'_>| match token {
            Token::Start { name, .. } => root_named(name) == Some(Root::Feed(kind)),
            _ => false,
        };
        Self {
            waiting: tokens.find(is_root),
            tokens,
            open: Open::default(),
            outermost: Scope::new(kind),
            head: Fragment::default(),
            item: Fragment::default(),
            around: None,
            items: 0,
            ended: false,
            cut: false,
            too_many_items: false,
        }
    }

    /// Reads on to the end of the next item, which [`Outline::item`] then gives. `false` at the end of the document.
    pub(super) fn next_item(&mut self) -> bool {
        self.item.clear();
        while !self.ended {
            let Some(token) = self.waiting.take().or_else(|| self.tokens.next()) else {
                self.end();
                break;
            };
            if self.read(token).is_break() {
                return true;
            }
        }
        !self.item.is_empty()
    }

    pub(super) fn item(&self) -> Option<Item<'_>> {
        Item::of(&self.item)
    }

    /// The fields of the feed itself, wherever they stand between the items that were read.
    pub(super) fn head(&self) -> Vec<Field<'_>> {
        Field::among(&self.head, 0..self.head.len()).filter(|field| !field.is_item()).take(MAX_HEAD).collect()
    }

    /// The tag that all stands in.
    pub(super) fn root_field(&self) -> Option<Field<'_>> {
        Field::at(&self.head, 0)
    }

    /// The channel that the items stand in, as RSS has it; RDF has them beside it.
    pub(super) fn channel_field(&self) -> Option<Field<'_>> {
        /// Elements that may stand before it.
        const AMONG: usize = 16;
        self.root_field().filter(|root| root.is(Space::Core, "rss"))?;
        let mut tags = (1..self.head.len()).filter_map(|at| Field::at(&self.head, at)).take(AMONG);
        tags.find(|field| field.is(Space::Core, "channel"))
    }

    /// Breaks when the item is complete.
    fn read(&mut self, token: Token<'a>) -> ControlFlow<()> {
        match token {
            Token::Start { name, attributes, empty } => self.start(token, name, attributes, empty),
            Token::End { name } => self.close(token, name),
            Token::Text(_) | Token::Verbatim(_) => {
                self.push(token, Space::Other);
                ControlFlow::Continue(())
            }
        }
    }

    fn start(&mut self, token: Token<'a>, name: &'a str, attributes: &str, empty: bool) -> ControlFlow<()> {
        let is_root = self.head.is_empty();
        let scope = self.open.scope().unwrap_or(&self.outermost).inside(attributes, is_root);
        let space = scope.space_of(name);
        if is_root {
            self.outermost = scope.clone();
        }
        let mut holder = self.open.holder();
        let mut is_the_item = false;
        match holder {
            Holder::Content => {}
            Holder::Feed { depth } | Holder::Item { depth } if is_item(space, name) => {
                let follows_another = self.around.is_some();
                // Whatever is open beside the item was never closed, an item before it included.
                while self.open.depth() > depth {
                    self.close_innermost(None);
                }
                if follows_another {
                    self.waiting = Some(token);
                    return ControlFlow::Break(());
                }
                if self.items == MAX_ITEMS {
                    self.too_many_items = true;
                    self.end();
                    return ControlFlow::Continue(());
                }
                self.items += 1;
                // The head needs to know that something ends here.
                self.push(Token::Start { name: "item", attributes: "", empty: true }, Space::Core);
                self.around = Some(depth);
                holder = Holder::Item { depth };
                is_the_item = true;
            }
            Holder::Feed { .. } if only_holds_others(space, name) => {
                holder = Holder::Feed { depth: self.open.depth() + 1 };
            }
            Holder::Item { .. } if space == Space::Core && is_one_of(local(name), &["content"]) => {
                holder = Holder::Content;
            }
            Holder::Feed { .. } | Holder::Item { .. } => {}
        }
        let start = self.push(token, space);
        if empty && is_the_item {
            self.around = None;
            return ControlFlow::Break(());
        }
        if !empty && (is_the_item || !self.open.is_full()) {
            self.open.push(Element { start, name, scope, holder });
        }
        ControlFlow::Continue(())
    }

    fn close(&mut self, token: Token<'a>, name: &str) -> ControlFlow<()> {
        let was_in_item = self.around.is_some();
        if self.open.holds(name) {
            while self.close_innermost(Some(name)).is_some_and(|closed| closed != name) {}
        }
        if was_in_item && self.around.is_none() {
            return ControlFlow::Break(());
        }
        self.push(token, Space::Other);
        ControlFlow::Continue(())
    }

    /// Ends the innermost open element here, and gives its name. It is `by` a tag of that name that it is closed.
    fn close_innermost(&mut self, by: Option<&str>) -> Option<&'a str> {
        let Element { start, name, .. } = self.open.pop()?;
        self.fragment().end(start, by == Some(name));
        if self.around == Some(self.open.depth()) {
            self.around = None;
        }
        Some(name)
    }

    /// The end of the document closes what is open.
    fn end(&mut self) {
        self.ended = true;
        self.cut |= self.open.depth() > 0 && !self.too_many_items;
        while let Some(Element { start, .. }) = self.open.pop() {
            self.fragment().end(start, true);
            if self.around == Some(self.open.depth()) {
                self.around = None;
            }
        }
    }

    /// Where it stands in its part of the document, unless that is full.
    fn push(&mut self, token: Token<'a>, space: Space) -> Option<u32> {
        let pushed = self.fragment().push(token, space);
        self.cut |= pushed.is_none();
        pushed
    }

    fn fragment(&mut self) -> &mut Fragment<'a> {
        if self.around.is_some() { &mut self.item } else { &mut self.head }
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

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}
