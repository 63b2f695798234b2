//! The notes of a text as a list.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use super::mark;
use crate::article::page::{
    dom::{self, NodeMap, NodeSet},
    line::{self, key},
};

/// What was found, in the order in which it is called.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// The element of each note: its number is its place, from one.
    items: Vec<NodeRef<'a>>,
    numbers: NodeMap<usize>,
    /// Those that stand where no list may be, with the block that calls them.
    homeless: Vec<(NodeRef<'a>, NodeRef<'a>)>,
}

impl<'a> Notes<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty() && self.homeless.is_empty()
    }

    /// Whether `item` was not found before.
    pub(super) fn is_new(&self, item: &NodeRef) -> bool {
        !self.numbers.contains_key(&item.id)
    }

    /// The number of the note that `item` is, a new one if need be.
    pub(super) fn number(&mut self, item: &NodeRef<'a>) -> usize {
        if let Some(number) = self.numbers.get(&item.id) {
            return *number;
        }
        self.items.push(*item);
        self.numbers.insert(item.id, self.items.len());
        self.items.len()
    }

    /// A note that stands in or beside the paragraph of its `call`: it moves to a list after the text.
    pub(super) fn move_out(&mut self, item: NodeRef<'a>, call: &NodeRef<'a>) -> usize {
        let is_block = |n: &NodeRef| {
            dom::is_any(n, &["p", "li", "td", "th", "dd", "h2", "h3", "h4", "div", "blockquote"])
        };
        if let Some(block) = call.ancestors_it(None).find(is_block) {
            self.homeless.push((item, block));
        }
        self.number(&item)
    }

    /// Makes items of lists of what was found.
    pub(super) fn list(self, document: &'a Document) {
        self.house(document);
        for (at, item) in self.items.iter().enumerate() {
            if dom::line(item).is_empty() {
                continue;
            }
            let item = as_item(document, item);
            item.set_attr("data-note", &(at + 1).to_string());
            item.remove_attr("hidden");
            item.remove_attr("style");
        }
    }

    /// Puts the homeless after the text in which all notes are called.
    fn house(&self, document: &'a Document) {
        let mut around: Option<Vec<NodeRef>> = None;
        for (_, block) in &self.homeless {
            let path: Vec<NodeRef> = block.ancestors_it(None).collect();
            around = Some(match around {
                None => path,
                Some(shared) => {
                    let ids: HashSet<_> = path.iter().map(|node| node.id).collect();
                    shared.into_iter().skip_while(|node| !ids.contains(&node.id)).collect()
                }
            });
        }
        let holds_blocks = |n: &NodeRef| {
            dom::is_any(n, &["article", "section", "main", "div", "body", "td", "blockquote", "details"])
                || !n.is_element()
        };
        let Some(home) = around.into_iter().flatten().find(holds_blocks) else { return };
        let home = if home.is_element() { home } else { document.html_root() };
        // Beside those that have a list.
        let homeless: NodeSet = self.homeless.iter().map(|(item, _)| item.id).collect();
        let is_housed = |item: &&NodeRef| dom::is_any(item, &["li"]) && !homeless.contains(&item.id);
        let housed = self.items.iter().find(is_housed);
        let list = housed.and_then(NodeRef::parent).unwrap_or_else(|| {
            let list = document.tree.new_element("ol");
            home.append_child(&list);
            list
        });
        let mut said: HashSet<String> = HashSet::new();
        for (item, _) in &self.homeless {
            said.insert(key(&item.text()));
            list.append_child(item);
        }
        self.remove_repeated(&home, &list, &said);
    }

    /// Org and others print notes beside the text and once more below it.
    fn remove_repeated(&self, home: &NodeRef, list: &NodeRef, said: &HashSet<String>) {
        const NAMES: [&str; 4] = ["footdef", "footnote", "footnotes", "sidenotes"];
        let is_note = |n: &NodeRef| {
            dom::is_any(n, &["div", "li", "p", "section"]) && n.id != list.id && dom::has_label(n, &NAMES)
        };
        for node in home.descendants_it().filter(is_note).collect::<Vec<_>>() {
            let text = key(&node.text());
            let bare = text.trim_start_matches(|c: char| c.is_ascii_digit());
            if !text.is_empty()
                && (said.contains(&text) || said.contains(bare))
                && !node.ancestors_it(None).any(|n| n.id == list.id)
            {
                node.remove_from_parent();
            }
        }
    }
}

/// An item as an element of a list, which neighbours share.
fn as_item<'a>(document: &'a Document, item: &NodeRef<'a>) -> NodeRef<'a> {
    if dom::is_any(item, &["li"]) && item.parent().is_some_and(|list| dom::is_any(&list, &["ol", "ul"])) {
        return *item;
    }
    let new = document.tree.new_element("li");
    if dom::is_any(item, &["p"]) {
        let paragraph = document.tree.new_element("p");
        item.children().iter().for_each(|child| paragraph.append_child(child));
        new.append_child(&paragraph);
    } else {
        item.children().iter().for_each(|child| new.append_child(child));
    }
    if item.parent().is_some_and(|list| dom::is_any(&list, &["ol", "ul"])) {
        item.insert_before(&new);
    } else if let Some(list) = list_before(item) {
        list.append_child(&new);
    } else {
        let list = document.tree.new_element("ol");
        item.insert_before(&list);
        list.append_child(&new);
    }
    item.remove_from_parent();
    new
}

/// The list of notes that ends right before an item.
fn list_before<'a>(item: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let is_gap = |n: &NodeRef| n.is_text() && line::is_blank(&n.text()) || dom::is_any(n, &["hr", "br"]);
    let before = std::iter::successors(item.prev_sibling(), NodeRef::prev_sibling).find(|n| !is_gap(n))?;
    let is_list_of_notes =
        dom::is_any(&before, &["ol"]) && before.last_child().is_some_and(|last| last.has_attr("data-note"));
    is_list_of_notes.then_some(before)
}

/// Takes from an item its own mark, what leads back from it, and what is left empty by that.
pub(super) fn strip(item: &NodeRef, mark_of_call: &str, calls: &HashSet<String>) {
    const BACK: [&str; 8] = [
        "backref",
        "reversefootnote",
        "backlink",
        "footnote-back",
        "footnote-backref",
        "footnote-return",
        "easy-footnote-to-top",
        "mw-cite-backlink",
    ];
    const ARROWS: [&str; 12] =
        ["↩", "↑", "^", "⏎", "↵", "⤴", "⬆", "↲", "←", "back", "jump up", "return to text"];
    let leads_back = |n: &NodeRef| {
        let text = n.text().replace(['\u{fe0e}', '\u{fe0f}', '[', ']', ':'], "");
        let text = text.trim().to_lowercase();
        let is_short = text.chars().count() <= 16;
        let is_arrow = ARROWS.contains(&text.as_str())
            || (!text.is_empty() && text.chars().all(|c| "↩↑^⏎↵⤴⬆↲".contains(c)));
        let to_call = n
            .attr("href")
            .and_then(|href| href.split_once('#').map(|(_, id)| calls.contains(id)))
            .unwrap_or_default();
        let has_role = n.attr_or("role", "").contains("backlink");
        is_short && (is_arrow || to_call || has_role || dom::has_label(n, &BACK))
    };
    let is_back = |n: &NodeRef| dom::is_any(n, &["a", "span", "sup", "button"]) && leads_back(n);
    for back in item.descendants_it().filter(is_back).collect::<Vec<_>>() {
        back.remove_from_parent();
    }
    strip_mark(item, mark_of_call);
    for empty in dom::elements_inside_out(item) {
        let is_rest = dom::is_any(&empty, &["a", "sup", "span", "b", "strong", "p", "small"]);
        if is_rest && line::is_blank(&empty.text()) && !dom::has_image(&empty) {
            empty.remove_from_parent();
        }
    }
}

/// The mark at the start of a note, whether an element of its own or not.
fn strip_mark(item: &NodeRef, mark_of_call: &str) {
    let Some(first) = item.descendants_it().find(|n| n.is_text() && !line::is_blank(&n.text())) else {
        return;
    };
    let text = first.text();
    let start = text.trim_start();
    let is_alone = mark::of(&text).is_some_and(|own| own == mark_of_call);
    if is_alone {
        first.set_text("");
        return trim_after(&first, item);
    }
    let rest = start
        .trim_start_matches(['[', '(', '^'])
        .strip_prefix(mark_of_call)
        .and_then(|rest| rest.strip_prefix([']', ')', '.', ':']));
    if let Some(rest) = rest {
        first.set_text(rest.trim_start_matches([']', ')', '.', ':']).trim_start());
    }
}

/// Brackets, dots and spaces that followed a mark.
fn trim_after(mark: &NodeRef, item: &NodeRef) {
    let texts: Vec<NodeRef> = item.descendants_it().filter(NodeRef::is_text).collect();
    let after = texts.iter().skip_while(|n| n.id != mark.id).skip(1);
    if let Some(next) = after.into_iter().find(|n| !line::is_blank(&n.text())) {
        let text = next.text();
        next.set_text(text.trim_start().trim_start_matches([']', ')', '.', ':']).trim_start());
    }
}
