//! Finds out which tag ends which.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::super::markup::Token;
use super::namespace::{Scope, Space};
use super::{MAX_ITEMS, MAX_TOKENS, Node, Outline, is_item, is_one_of, local, only_holds_others};
use crate::model::FeedKind;

/// Reads tokens one by one. Every element is opened and closed once, so that time is linear.
pub(super) struct Builder<'a> {
    outline: Outline<'a>,
    open: Vec<Open<'a>>,
    open_by_name: HashMap<&'a str, usize>,
    /// What holds where nothing is open: what the root declared.
    outermost: Scope,
    items: usize,
}

struct Open<'a> {
    start: usize,
    name: &'a str,
    scope: Scope,
    holder: Holder,
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

impl<'a> Builder<'a> {
    pub(super) fn new(kind: FeedKind) -> Self {
        Self {
            outline: Outline {
                kind,
                tokens: Vec::new(),
                nodes: Vec::new(),
                cut: false,
                too_many_items: false,
            },
            open: Vec::new(),
            open_by_name: HashMap::new(),
            outermost: Scope::new(kind),
            items: 0,
        }
    }

    pub(super) fn read(&mut self, token: Token<'a>) -> ControlFlow<()> {
        let at = self.outline.tokens.len();
        if at == MAX_TOKENS {
            self.outline.cut = true;
            return ControlFlow::Break(());
        }
        let mut space = Space::Other;
        match token {
            Token::Start { name, attributes, empty } => {
                let scope = self.scope().inside(attributes, at == 0);
                space = scope.space_of(name);
                if at == 0 {
                    self.outermost = scope.clone();
                }
                self.start(at, Open { start: at, name, scope, holder: self.holder() }, space, empty)?;
            }
            Token::End { name } if self.open_by_name.get(name).is_some_and(|&count| count > 0) => {
                while let Some(start) = self.close(at) {
                    if self.outline.tokens[start].is_start_of(name) {
                        self.outline.nodes[start].closed = true;
                        break;
                    }
                }
            }
            Token::End { .. } | Token::Text(_) | Token::Verbatim(_) => {}
        }
        self.outline.tokens.push(token);
        self.outline.nodes.push(Node { space, end: at, closed: true });
        ControlFlow::Continue(())
    }

    pub(super) fn finish(mut self) -> Outline<'a> {
        let end = self.outline.tokens.len();
        self.outline.cut |= !self.open.is_empty() && !self.outline.too_many_items;
        for open in &self.open {
            self.outline.nodes[open.start].end = end;
        }
        self.outline
    }

    fn start(&mut self, at: usize, mut element: Open<'a>, space: Space, empty: bool) -> ControlFlow<()> {
        match element.holder {
            Holder::Content => {}
            Holder::Feed { depth } | Holder::Item { depth } if is_item(space, element.name) => {
                // Whatever is open beside the item was never closed, an item before it included.
                while self.open.len() > depth {
                    self.close(at);
                }
                self.items += 1;
                if self.items > MAX_ITEMS {
                    self.outline.too_many_items = true;
                    return ControlFlow::Break(());
                }
                element.holder = Holder::Item { depth: self.open.len() };
            }
            Holder::Feed { .. } if only_holds_others(space, element.name) => {
                element.holder = Holder::Feed { depth: self.open.len() + 1 };
            }
            Holder::Item { .. } if space == Space::Core && is_one_of(local(element.name), &["content"]) => {
                element.holder = Holder::Content;
            }
            Holder::Feed { .. } | Holder::Item { .. } => {}
        }
        if !empty {
            *self.open_by_name.entry(element.name).or_default() += 1;
            self.open.push(element);
        }
        ControlFlow::Continue(())
    }

    /// Ends the innermost open element at the token `at`, and says where it began.
    fn close(&mut self, at: usize) -> Option<usize> {
        let Open { start, name, .. } = self.open.pop()?;
        if let Some(count) = self.open_by_name.get_mut(name) {
            *count -= 1;
        }
        let node = &mut self.outline.nodes[start];
        node.end = at;
        node.closed = false;
        Some(start)
    }

    fn scope(&self) -> &Scope {
        self.open.last().map_or(&self.outermost, |open| &open.scope)
    }

    fn holder(&self) -> Holder {
        self.open.last().map_or(Holder::Feed { depth: 0 }, |open| open.holder)
    }
}
