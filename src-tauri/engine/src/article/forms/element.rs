//! What an element is called, and how one is put in the place of another.

use dom_query::{Document, NodeRef};

use crate::article::page::{dom, line};

/// The classes of an element, in lower case.
pub(super) fn classes(node: &NodeRef) -> Vec<String> {
    match node.attr("class") {
        Some(classes) => classes.to_ascii_lowercase().split_whitespace().map(str::to_string).collect(),
        None => Vec::new(),
    }
}

/// Whether one of its classes is one of `names`.
pub(super) fn has_class(node: &NodeRef, names: &[&str]) -> bool {
    node.attr("class").is_some_and(|classes| {
        classes.split_whitespace().any(|class| names.iter().any(|name| class.eq_ignore_ascii_case(name)))
    })
}

/// A new element with a text in it.
pub(super) fn with_text<'a>(document: &'a Document, name: &str, text: &str) -> NodeRef<'a> {
    let element = document.tree.new_element(name);
    element.append_child(&document.tree.new_text(text));
    element
}

/// Puts `new` where `old` stands, which goes.
pub(super) fn replace(old: &NodeRef, new: &NodeRef) {
    old.insert_before(new);
    old.remove_from_parent();
}

/// Elements that share a line with what stands around them.
const IN_LINE: [&str; 12] =
    ["span", "em", "i", "b", "strong", "font", "a", "u", "small", "big", "label", "center"];

/// Makes `block` stand alone: a paragraph that it stands in ends before it and goes on after it, and phrases that hold
/// nothing else give way.
pub(super) fn stand_alone(document: &Document, block: &NodeRef) {
    while let Some(parent) = block.parent() {
        let is_phrase = dom::is_any(&parent, &IN_LINE);
        if !is_phrase && !dom::is_any(&parent, &["p"]) {
            return;
        }
        let rest: Vec<NodeRef> = following(block);
        let says_something = |nodes: &[NodeRef]| nodes.iter().any(|n| !line::is_blank(&n.text()));
        if is_phrase && (says_something(&rest) || has_before(block)) {
            return;
        }
        if says_something(&rest) {
            let after = document.tree.new_element(&dom::name(&parent));
            parent.insert_after(&after);
            rest.iter().for_each(|node| after.append_child(node));
        }
        parent.insert_after(block);
        if line::is_blank(&parent.text()) && !dom::has_image(&parent) {
            parent.remove_from_parent();
        }
    }
}

fn following<'a>(node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    std::iter::successors(node.next_sibling(), NodeRef::next_sibling).collect()
}

fn has_before(node: &NodeRef) -> bool {
    std::iter::successors(node.prev_sibling(), NodeRef::prev_sibling).any(|n| !line::is_blank(&n.text()))
}
