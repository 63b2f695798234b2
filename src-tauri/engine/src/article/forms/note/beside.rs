//! Notes that stand in the line or beside it: sidenotes, notes in a bubble, those of LaTeXML.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use super::{
    listed::{self, Notes},
    mark,
};
use crate::article::forms::element::classes;
use crate::article::page::{dom, line};

pub(super) fn settle<'a>(document: &'a Document, notes: &mut Notes<'a>) {
    let found: Vec<NodeRef> = document.root().descendants_it().filter(is_note).collect();
    let outer: HashSet<_> =
        found.iter().flat_map(|node| node.ancestors_it(Some(6))).map(|node| node.id).collect();
    for note in found.into_iter().filter(|node| !outer.contains(&node.id)) {
        settle_one(document, &note, notes);
    }
    // What LaTeXML prints of a mark that stands a second time.
    for rest in document
        .root()
        .descendants_it()
        .filter(|n| has_class_with(n, &["ltx_note_outer"]))
        .collect::<Vec<_>>()
    {
        rest.remove_from_parent();
    }
}

fn settle_one<'a>(document: &'a Document, note: &NodeRef<'a>, notes: &mut Notes<'a>) {
    let (call, said) = call_of(note);
    let own = own_mark(note);
    let place = document.tree.new_element("span");
    note.insert_before(&place);
    note.remove_from_parent();
    let item = document.tree.new_element("li");
    item.append_child(note);
    if note.descendants_it().any(|n| dom::is_any(&n, &["p", "div", "ul", "ol", "blockquote"])) {
        dom::open(note);
    } else {
        note.rename("p");
        note.remove_all_attrs();
    }
    let number = notes.move_out(item, &place);
    let mark = said.or(own.clone()).unwrap_or_else(|| number.to_string());
    listed::strip(&item, own.as_deref().unwrap_or(&mark), &HashSet::new());
    item.descendants_it()
        .filter(|n| has_class_with(n, &["ltx_note_type", "ltx_tag_note"]))
        .collect::<Vec<_>>()
        .iter()
        .for_each(NodeRef::remove_from_parent);
    match call {
        Some(call) => {
            place.remove_from_parent();
            mark::put(document, &call, &mark, number);
        }
        None => mark::put(document, &place, &mark, number),
    }
}

/// Classes of what holds the text of such a note.
const NAMES: [&str; 10] = [
    "sidenote",
    "marginnote",
    "margin-note",
    "side-note",
    "footnotecontent",
    "footnote-content",
    "footnote__note",
    "footnote-text",
    "ltx_note_outer",
    "inline-footnote",
];

fn has_class_with(node: &NodeRef, names: &[&str]) -> bool {
    // All of them have it, and few elements do.
    let may_have =
        |classes: &str| classes.contains("note") || classes.contains("Note") || classes.contains("tag");
    if !node.attr("class").is_some_and(|classes| may_have(&classes)) {
        return false;
    }
    classes(node).iter().any(|class| names.iter().any(|name| class.contains(name)))
}

/// Characters of such a note, and of what is looked at around it.
const LONGEST: usize = 3_000;

/// Whether an element in a line of text is a note with its text.
fn is_note(node: &NodeRef) -> bool {
    dom::is_any(node, &["span", "small", "aside", "div", "label"])
        && has_class_with(node, &NAMES)
        && !classes(node)
            .iter()
            .any(|class| ["number", "toggle", "mark-"].iter().any(|part| class.contains(part)))
        && !node.has_attr("data-note")
        && node.ancestors_it(Some(4)).any(|n| dom::is_any(&n, &["p", "li", "h2", "h3", "dd", "blockquote"]))
        && !node.ancestors_it(None).any(|n| n.has_attr("data-note"))
        && dom::length_within(node, LONGEST).is_some_and(|length| length > 0)
        && mark::of(&node.text()).is_none()
        && !says_all(node)
        && !is_mark_again(node)
}

/// Whether a paragraph holds nothing else.
fn says_all(node: &NodeRef) -> bool {
    const NEAR: usize = 200;
    let Some(paragraph) = node.ancestors_it(Some(4)).find(|n| dom::is_any(n, &["p", "li"])) else {
        return false;
    };
    let is_outside = |text: &NodeRef| !text.ancestors_it(Some(12)).any(|n| n.id == node.id);
    let mut texts =
        paragraph.descendants_it().take(NEAR).filter(|n| n.is_text() && !line::is_blank(&n.text()));
    !texts.any(|text| is_outside(&text)) && dom::length_within(&paragraph, LONGEST).is_some()
}

/// LaTeXML's "footnotemark: 2": the note itself stands elsewhere.
fn is_mark_again(node: &NodeRef) -> bool {
    node.parent().is_some_and(|parent| has_class_with(&parent, &["ltx_role_footnotemark"]))
}

/// The element that is the mark before a note, or around it, and what it says.
fn call_of<'a>(note: &NodeRef<'a>) -> (Option<NodeRef<'a>>, Option<String>) {
    let is_control = |n: &NodeRef| dom::is_any(n, &["input"]) || (n.is_text() && line::is_blank(&n.text()));
    let before =
        std::iter::successors(note.prev_sibling(), NodeRef::prev_sibling).take(4).find(|n| !is_control(n));
    let is_mark = |n: &NodeRef| {
        dom::is_any(n, &["sup", "label", "a", "span", "button"])
            && (mark::of(&n.text()).is_some()
                || (dom::line(n).is_empty() && dom::is_any(n, &["label"]))
                || dom::line(n) == "⊕")
    };
    if let Some(before) = before.filter(is_mark) {
        return (Some(before), mark::of(&before.text()));
    }
    // `<span class="inline-footnote">1<span>the text</span></span>`
    let around = note.parent().filter(|parent| dom::is_any(parent, &["span", "sup", "a"]));
    let own = around.and_then(|around| {
        const PARTS: usize = 20;
        dom::length_within(&around, LONGEST)?;
        let parts = around.children_it(false).take(PARTS).filter(|n| n.id != note.id);
        let own: String = parts.map(|n| n.text().to_string()).collect();
        mark::of(&own).map(|mark| (around, mark))
    });
    match own {
        Some((around, mark)) => {
            around.insert_after(note);
            (Some(around), Some(mark))
        }
        None => (None, None),
    }
}

/// The mark at the start of a note itself.
fn own_mark(note: &NodeRef) -> Option<String> {
    let first =
        note.descendants_it().find(|n| n.is_element() && dom::is_any(n, &["sup", "span", "a", "b"]))?;
    let is_first = note.text().trim_start().starts_with(first.text().trim());
    is_first.then(|| mark::of(&first.text())).flatten()
}
