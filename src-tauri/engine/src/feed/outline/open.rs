//! The elements that are open at one place of a document.

use std::collections::HashMap;

use super::Holder;
use super::namespace::Scope;

/// Elements inside each other. Those deeper down count as never closed.
const MAX_DEPTH: usize = 10_000;

#[derive(Default)]
pub(super) struct Open<'a> {
    elements: Vec<Element<'a>>,
    /// How many of each name, so that an end without a beginning costs no search.
    names: HashMap<&'a str, usize>,
}

pub(super) struct Element<'a> {
    /// Its place in its part of the document, if there was one for it.
    pub(super) start: Option<u32>,
    pub(super) name: &'a str,
    pub(super) scope: Scope,
    pub(super) holder: Holder,
}

impl<'a> Open<'a> {
    pub(super) fn depth(&self) -> usize {
        self.elements.len()
    }

    pub(super) fn is_full(&self) -> bool {
        self.elements.len() >= MAX_DEPTH
    }

    pub(super) fn push(&mut self, element: Element<'a>) {
        *self.names.entry(element.name).or_default() += 1;
        self.elements.push(element);
    }

    pub(super) fn pop(&mut self) -> Option<Element<'a>> {
        let element = self.elements.pop()?;
        if let Some(count) = self.names.get_mut(element.name) {
            *count -= 1;
            if *count == 0 {
                self.names.remove(element.name);
            }
        }
        Some(element)
    }

    pub(super) fn holds(&self, name: &str) -> bool {
        self.elements.last().is_some_and(|innermost| innermost.name == name) || self.names.contains_key(name)
    }

    pub(super) fn scope(&self) -> Option<&Scope> {
        self.elements.last().map(|element| &element.scope)
    }

    pub(super) fn holder(&self) -> Holder {
        self.elements.last().map_or(Holder::Feed { depth: 0 }, |element| element.holder)
    }
}
