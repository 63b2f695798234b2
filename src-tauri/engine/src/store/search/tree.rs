//! What a query means, as a tree.

use super::term::{Place, Term};
use crate::model::Timestamp;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// Everything, where there is nothing in it.
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Term(Term),
    /// A word of [`super::facet`].
    Facet(String),
    Filter(Filter),
}

/// What the index does not know of an article, because it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    Read(bool),
    Bookmarked,
    Saved,
    /// Has any tag.
    Tagged,
    /// In a feed whose title holds this.
    Feed(String),
    /// In a folder whose name holds this.
    Folder(String),
    /// Carries a tag that is called so, or else one that begins so.
    Tag(String),
    Before(Timestamp),
    Since(Timestamp),
}

impl Node {
    /// Puts every word of a part of the query in a place, where it has none of its own.
    pub(super) fn put_in(&mut self, wanted: Place) {
        match self {
            Self::All(nodes) | Self::Any(nodes) => nodes.iter_mut().for_each(|node| node.put_in(wanted)),
            Self::Not(node) => node.put_in(wanted),
            Self::Term(term) if term.place == Place::Anywhere => term.place = wanted,
            Self::Term(_) | Self::Facet(_) | Self::Filter(_) => {}
        }
    }

    /// The same with `Not` at its leaves only.
    pub(super) fn pushed_down(self) -> Self {
        match self {
            Self::All(nodes) => Self::All(nodes.into_iter().map(Self::pushed_down).collect()),
            Self::Any(nodes) => Self::Any(nodes.into_iter().map(Self::pushed_down).collect()),
            Self::Not(node) => node.denied(),
            leaf => leaf,
        }
    }

    fn denied(self) -> Self {
        match self {
            Self::All(nodes) => Self::Any(nodes.into_iter().map(Self::denied).collect()),
            Self::Any(nodes) => Self::All(nodes.into_iter().map(Self::denied).collect()),
            Self::Not(node) => node.pushed_down(),
            leaf => Self::Not(Box::new(leaf)),
        }
    }

    /// The terms that a match has, in the order in which they were written.
    pub(super) fn wanted(&self) -> Vec<&Term> {
        match self {
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().flat_map(Self::wanted).collect(),
            Self::Term(term) => vec![term],
            Self::Not(_) | Self::Facet(_) | Self::Filter(_) => vec![],
        }
    }

    /// Whether one of its filters is such a one.
    pub(super) fn has(&self, is_such: &impl Fn(&Filter) -> bool) -> bool {
        match self {
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().any(|node| node.has(is_such)),
            Self::Not(node) => node.has(is_such),
            Self::Filter(filter) => is_such(filter),
            Self::Term(_) | Self::Facet(_) => false,
        }
    }

    /// Whether it asks for something, and does not only leave things out.
    pub(super) fn asks(&self) -> bool {
        match self {
            Self::All(nodes) => nodes.iter().any(Self::asks),
            Self::Any(nodes) => !nodes.is_empty() && nodes.iter().all(Self::asks),
            Self::Not(_) => false,
            Self::Term(_) | Self::Facet(_) | Self::Filter(_) => true,
        }
    }
}
