//! The questions that every step asks of a node.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeData, NodeId, NodeRef};
use rustc_hash::FxBuildHasher;

use super::line;
use crate::markup;

/// Nodes are numbered as they are made: no page can choose numbers that collide.
pub(crate) type NodeMap<V> = HashMap<NodeId, V, FxBuildHasher>;
pub(crate) type NodeSet = HashSet<NodeId, FxBuildHasher>;

/// A whole page.
#[cfg(test)]
pub(crate) fn page(html: &str) -> Document {
    markup::page(html).document
}

/// A piece of HTML, as it would stand inside a body. Its elements are the children of [`Document::html_root`].
pub(crate) fn fragment(html: &str) -> Document {
    markup::fragment(html).document
}

/// Takes the element away and leaves its children in its place.
pub(crate) fn open(node: &NodeRef) {
    if let Some(first) = node.first_child() {
        node.insert_siblings_before(&first);
    }
    node.remove_from_parent();
}

/// Scripts and style sheets, whose text would pass for words.
pub(crate) fn remove_code(root: &NodeRef) {
    for code in
        root.descendants_it().filter(|n| is_any(n, &["script", "style", "template"])).collect::<Vec<_>>()
    {
        code.remove_from_parent();
    }
}

/// What is said only to those who hear the page read out: "opens new tab", "skip past newsletter promotion".
pub(crate) fn remove_spoken(root: &NodeRef) {
    const LONGEST: usize = 80;
    let is_spoken = |node: &NodeRef| {
        if !is_any(node, &["span", "div", "p", "em", "i", "strong", "b"]) {
            return false;
        }
        let labels = node.attr_or("class", "").to_ascii_lowercase().replace(['-', '_'], "");
        let style = node.attr_or("style", "").replace(' ', "").to_ascii_lowercase();
        let hides = labels.split_whitespace().any(|label| {
            [
                "visuallyhidden",
                "sronly",
                "screenreadertext",
                "screenreaderonly",
                "screenreader",
                "uvisuallyhidden",
                "ahidden",
            ]
            .contains(&label)
        }) || (style.contains("clip:rect(0") && style.contains("position:absolute"));
        hides && node.text().trim().chars().count() <= LONGEST && !has_image(node)
    };
    for node in root.descendants_it().filter(is_spoken).collect::<Vec<_>>() {
        node.remove_from_parent();
    }
}

/// Elements that set what is in them apart from the text around.
pub(crate) const SET_APART: [&str; 26] = [
    "p",
    "div",
    "section",
    "aside",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "table",
    "tr",
    "td",
    "th",
    "dl",
    "dt",
    "dd",
    "form",
    "footer",
    "header",
    "nav",
    "center",
];

/// The element's name; empty for anything else.
pub(crate) fn name(node: &NodeRef) -> String {
    node.query_or(String::new(), |n| n.as_element().map_or_else(String::new, |e| e.name.local.to_string()))
}

pub(crate) fn is_any(node: &NodeRef, names: &[&str]) -> bool {
    node.query_or(false, |n| n.as_element().is_some_and(|e| is_one_of(&e.name.local, names)))
}

/// Whether `name` is one of `names`. Every node is asked, and of most names the length and the first letter tell.
fn is_one_of(name: &str, names: &[impl AsRef<str>]) -> bool {
    let name = name.as_bytes();
    names
        .iter()
        .map(|one| one.as_ref().as_bytes())
        .any(|one| one.len() == name.len() && one.first() == name.first() && one == name)
}

/// The text on one line.
pub(crate) fn line(node: &NodeRef) -> String {
    line::one_line(&node.text())
}

/// Class and id in lower case, for words that tell what a block is for.
pub(crate) fn labels(node: &NodeRef) -> String {
    let mut labels = node.attr_or("class", "").to_ascii_lowercase();
    let id = node.attr_or("id", "");
    if !id.is_empty() {
        labels.push(' ');
        labels.push_str(&id.to_ascii_lowercase());
    }
    labels
}

/// Whether one of `words` stands in the class or id, whatever joins it to others.
pub(crate) fn has_label(node: &NodeRef, words: &[impl AsRef<str>]) -> bool {
    node.query_or(false, |n| {
        let attributes = n.as_element().map_or(&[][..], |element| &element.attrs);
        attributes.iter().filter(|attribute| is_one_of(&attribute.name.local, &["class", "id"])).any(
            |attribute| {
                let is_lower = !attribute.value.bytes().any(|byte| byte.is_ascii_uppercase());
                if is_lower {
                    names_any(&attribute.value, words)
                } else {
                    names_any(&attribute.value.to_ascii_lowercase(), words)
                }
            },
        )
    })
}

/// Whether one of `words` is a name in `labels`, part of one, or one without what joins its parts.
pub(crate) fn names_any(labels: &str, words: &[impl AsRef<str>]) -> bool {
    let is_one = |name: &str| is_one_of(name, words);
    let is_joiner = |c: char| !c.is_ascii_alphanumeric();
    labels.split_whitespace().any(|label| {
        label.split(is_joiner).any(is_one)
            || (label.contains(is_joiner) && is_one(&label.replace(is_joiner, "")))
    })
}

/// Elements below `node`, those deeper first.
pub(crate) fn elements_inside_out<'a>(node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let mut elements: Vec<_> = node.descendants_it().filter(NodeRef::is_element).collect();
    elements.reverse();
    elements
}

pub(crate) fn links<'a>(node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    node.descendants_it().filter(|n| is_any(n, &["a"]) && n.has_attr("href")).collect()
}

pub(crate) fn has_image(node: &NodeRef) -> bool {
    is_any(node, &["img"]) || node.descendants_it().any(|n| is_any(&n, &["img"]))
}

/// Characters that would be read in `node`, a run of white space as one; `None` when they are more than `most`.
/// Reads no further than that, since boxes in boxes are asked each.
pub(crate) fn length_within(node: &NodeRef, most: usize) -> Option<usize> {
    let (mut length, mut after_space) = (0, true);
    let mut count = |is_space: bool| {
        length += usize::from(!(after_space && is_space));
        after_space = is_space;
        length <= most
    };
    for node in node.descendants_it() {
        let is_within = node.query_or(true, |node| match &node.data {
            NodeData::Text { contents } if contents.is_ascii() => {
                // All that a character may be to be white space, and ASCII.
                contents.bytes().all(|byte| count(matches!(byte, b'\t'..=b'\r' | b' ')))
            }
            NodeData::Text { contents } => contents.chars().all(|c| count(c.is_whitespace())),
            _ => true,
        });
        if !is_within {
            return None;
        }
    }
    Some(length)
}

/// The last `most` characters of a text node, without a look at those before them.
pub(crate) fn end_of_text(node: &NodeRef, most: usize) -> String {
    node.query_or(String::new(), |node| match &node.data {
        NodeData::Text { contents } => {
            let from = contents.char_indices().rev().nth(most.saturating_sub(1)).map_or(0, |(at, _)| at);
            contents[from..].to_string()
        }
        _ => String::new(),
    })
}

pub(crate) fn has_text(node: &NodeRef) -> bool {
    node.descendants_it().chain([*node]).any(|n| n.is_text() && !line::is_blank(&n.text()))
}

/// Characters of link text, and of all text, white space aside.
pub(crate) fn link_share(node: &NodeRef) -> (usize, usize) {
    let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).count();
    let linked = links(node).iter().map(|link| letters(&link.text())).sum();
    (linked, letters(&node.text()))
}
