//! Marks that lead to their notes by a link.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeRef};
use percent_encoding::percent_decode_str;
use url::Url;

use super::{
    listed::{self, Notes},
    mark,
};
use crate::article::body::normalize::{is_hidden, split_at_breaks};
use crate::article::page::{
    dom::{self, NodeMap},
    line,
};

/// A mark in the text.
struct Call<'a> {
    node: NodeRef<'a>,
    mark: String,
    /// The element that it leads to, and the note that this is part of.
    target: NodeRef<'a>,
    item: NodeRef<'a>,
}

pub(super) fn settle<'a>(document: &'a Document, address: &Url, notes: &mut Notes<'a>) {
    if !may_call(document) {
        return;
    }
    split_crowded(document);
    let places = Places::of(document);
    let calls: Vec<Call> = calls(document, &places, address);
    if calls.is_empty() {
        return;
    }
    // Where notes lead back to: the names of the calls and of what is around them.
    let mut called_from: HashSet<String> = HashSet::new();
    for call in &calls {
        for node in std::iter::once(call.node)
            .chain(call.node.ancestors_it(Some(2)))
            .chain(call.node.descendants_it())
        {
            called_from.extend(node.attr("id").map(|id| id.to_string()));
            called_from.extend(node.attr("name").map(|id| id.to_string()));
        }
    }
    let mut marks: NodeMap<String> = NodeMap::default();
    for call in &calls {
        marks.entry(call.item.id).or_insert_with(|| call.mark.clone());
    }
    for call in &calls {
        let is_new = notes.is_new(&call.item);
        let is_hidden = is_new && is_hidden(&call.item);
        let number = if is_hidden { notes.move_out(call.item, &call.node) } else { notes.number(&call.item) };
        if is_new {
            listed::strip(&call.item, &marks[&call.item.id], &called_from);
        }
        mark::put(document, &call.node, &call.mark, number);
    }
}

/// Whether anything looks like a call, before the whole document is read for it.
fn may_call(document: &Document) -> bool {
    let leads_on = |n: &NodeRef| {
        n.attr("href").is_some_and(|href| href.contains('#'))
            && dom::length_within(n, mark::LONGEST).is_some()
    };
    let is_call = |n: &NodeRef| {
        n.has_attr("data-definition")
            || (dom::is_any(n, &["a"]) && leads_on(n) && mark::of(&n.text()).is_some())
    };
    document.root().descendants_it().any(|n| is_call(&n))
}

/// A paragraph that holds several notes, set apart by line breaks, becomes one for each.
fn split_crowded(document: &Document) {
    let is_named = |n: &NodeRef| dom::is_any(n, &["a"]) && (n.has_attr("name") || n.has_attr("id"));
    for paragraph in document.root().descendants_it().filter(|n| dom::is_any(n, &["p"])).collect::<Vec<_>>() {
        if paragraph.descendants_it().filter(is_named).take(2).count() == 2 {
            split_at_breaks(document, &paragraph);
        }
    }
}

/// The elements of a document by name, in its order.
struct Places<'a> {
    named: HashMap<String, NodeRef<'a>>,
    order: NodeMap<usize>,
}

impl<'a> Places<'a> {
    fn of(document: &'a Document) -> Self {
        let mut named = HashMap::new();
        let mut order = NodeMap::default();
        for (at, node) in document.root().descendants_it().enumerate() {
            if !node.is_element() {
                continue;
            }
            order.insert(node.id, at);
            for name in ["id", "name"] {
                if let Some(id) = node.attr(name) {
                    named.entry(id.to_string()).or_insert(node);
                }
            }
        }
        Self { named, order }
    }

    fn is_before(&self, one: &NodeRef, other: &NodeRef) -> bool {
        self.order.get(&one.id) < self.order.get(&other.id)
    }
}

fn calls<'a>(document: &'a Document, places: &Places<'a>, address: &Url) -> Vec<Call<'a>> {
    let is_call = |n: &NodeRef| dom::is_any(n, &["a"]) || n.has_attr("data-definition");
    let mut found: Vec<Call> = Vec::new();
    let mut items: HashMap<dom_query::NodeId, Option<NodeRef>> = HashMap::new();
    for node in document.root().descendants_it().filter(is_call) {
        let Some(name) = leads_to(&node, address) else { continue };
        let Some(mark) = mark::of(&node.text()) else { continue };
        let Some(target) = places.named.get(&name) else { continue };
        if !mark::is_number(&mark) && !is_raised(&node) {
            continue;
        }
        let item = *items.entry(target.id).or_insert_with(|| item_of(target));
        let Some(item) = item.filter(|item| places.is_before(&node, item) || is_hidden(item)) else {
            continue;
        };
        let is_inside = node.ancestors_it(None).any(|n| n.id == item.id);
        if !is_inside {
            found.push(Call { node, mark, target: *target, item });
        }
    }
    // What leads on from a note, and the numbers of pages and chapters, which lead to more than a note is long.
    let called: HashSet<_> = found.iter().map(|call| call.item.id).collect();
    found.retain(|call| !call.node.ancestors_it(None).any(|n| called.contains(&n.id)));
    let shared: NodeMap<HashSet<dom_query::NodeId>> =
        found.iter().fold(NodeMap::default(), |mut all, call| {
            all.entry(call.item.id).or_insert_with(HashSet::new).insert(call.target.id);
            all
        });
    found.retain(|call| shared[&call.item.id].len() == 1);
    found
}

/// The name of the place on the same page that a link leads to.
fn leads_to(node: &NodeRef, address: &Url) -> Option<String> {
    if let Some(name) = node.attr("data-definition") {
        return Some(name.to_string());
    }
    let href = node.attr("href")?;
    let (before, name) = href.split_once('#')?;
    let is_here = before.is_empty()
        || address.join(&href).is_ok_and(|url| url.path() == address.path() && url.host() == address.host())
        || name.starts_with("bib.");
    (is_here && !name.is_empty()).then(|| percent_decode_str(name).decode_utf8_lossy().into_owned())
}

/// Whether a link is set as a mark is.
fn is_raised(node: &NodeRef) -> bool {
    const NAMES: [&str; 8] = ["footnote", "footnotes", "fn", "fnref", "noteref", "reference", "note", "ref"];
    let says_so = |n: &NodeRef| {
        dom::is_any(n, &["sup"])
            || n.attr_or("role", "").contains("noteref")
            || n.attr_or("epub:type", "").contains("noteref")
            || n.attr_or("data-type", "").contains("noteref")
            || dom::has_label(n, &NAMES)
    };
    says_so(node)
        || node.ancestors_it(Some(2)).any(|n| dom::is_any(&n, &["sup", "span", "cite"]) && says_so(&n))
        || node.element_children().iter().any(says_so)
}

/// The note that a place is the start of, or is.
fn item_of<'a>(target: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    const ITEMS: [&str; 9] = ["li", "dd", "tr", "aside", "p", "div", "td", "section", "blockquote"];
    /// A longer one is a chapter.
    const LONGEST: usize = 6_000;
    let is_item = |n: &NodeRef| dom::is_any(n, &ITEMS);
    let mut item = if is_item(target) && !line::is_blank(&target.text()) && !is_bare_mark(target) {
        *target
    } else {
        target.ancestors_it(Some(5)).find(is_item)?
    };
    // A paragraph in an item of a list, and a box that holds nothing else.
    while let Some(parent) = item.parent().filter(|parent| {
        (dom::is_any(parent, &["li", "aside"])
            || dom::has_label(parent, &["footnote", "footdef", "endnote", "reference"]))
            && is_item(parent)
            && is_rest_mark(parent, &item)
    }) {
        item = parent;
    }
    let is_note = dom::length_within(&item, LONGEST).is_some_and(|length| length > 0)
        && !item.descendants_it().any(|n| dom::is_any(&n, &["h1", "h2", "article", "main", "nav"]))
        && !item.ancestors_it(None).any(|n| dom::is_any(&n, &["nav", "header"]));
    is_note.then_some(item)
}

fn is_bare_mark(node: &NodeRef) -> bool {
    mark::of(&node.text()).is_some()
}

/// Whether all that a box says beside `part` is a mark.
fn is_rest_mark(around: &NodeRef, part: &NodeRef) -> bool {
    const SHORT: usize = 12;
    let whole = around.text().chars().filter(|c| !c.is_whitespace()).count();
    let inner = part.text().chars().filter(|c| !c.is_whitespace()).count();
    dom::is_any(around, &["li", "aside"])
        && around.element_children().iter().all(|n| !dom::is_any(n, &["ol", "ul"]))
        || whole <= inner + SHORT
}
