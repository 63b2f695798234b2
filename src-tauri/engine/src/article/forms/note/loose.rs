//! Notes without links: a raised number in the text, and the same number before a paragraph at its end.

use std::collections::HashMap;

use dom_query::{Document, NodeRef};

use super::{
    listed::{self, Notes},
    mark,
};
use crate::article::page::{dom, line};

pub(super) fn settle<'a>(document: &'a Document, notes: &mut Notes<'a>) {
    let raised: Vec<NodeRef> =
        document.root().descendants_it().filter(|n| dom::is_any(n, &["sup"])).collect();
    let mut calls: HashMap<String, Vec<NodeRef>> = HashMap::new();
    let mut items: Vec<(String, NodeRef)> = Vec::new();
    for sup in raised {
        let Some(mark) = mark::of(&sup.text()).filter(|mark| mark::is_number(mark)) else { continue };
        match item_of(&sup) {
            // A note stands after what calls it.
            Some(item) if calls.contains_key(&mark) => items.push((mark, item)),
            Some(_) => {}
            None if items.is_empty() => calls.entry(mark).or_default().push(sup),
            None => {}
        }
    }
    if items.is_empty() {
        items = in_box(document, &calls);
    }
    // They count from one, each once: else it is a table of dates, or powers of ten.
    let counts = items.iter().enumerate().all(|(at, (mark, _))| *mark == (at + 1).to_string());
    if items.is_empty() || !counts {
        return;
    }
    for (mark, item) in items {
        let number = notes.number(&item);
        listed::strip(&item, &mark, &Default::default());
        for call in calls.get(&mark).into_iter().flatten() {
            mark::put(document, call, &mark, number);
        }
    }
}

/// The paragraph or item that begins with the mark.
fn item_of<'a>(mark: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let block =
        mark.ancestors_it(Some(5)).find(|n| dom::is_any(n, &["p", "li", "div", "td", "dd", "aside"]))?;
    const NEAR: usize = 40;
    let first = block.descendants_it().take(NEAR).find(|n| n.is_text() && !line::is_blank(&n.text()))?;
    let begins = first.ancestors_it(Some(3)).any(|n| n.id == mark.id) && dom::line(&block) != dom::line(mark);
    begins.then_some(block)
}

/// The notes of a box that is called so, each beginning with the mark of a call.
fn in_box<'a>(
    document: &'a Document,
    calls: &HashMap<String, Vec<NodeRef<'a>>>,
) -> Vec<(String, NodeRef<'a>)> {
    const BOXES: [&str; 5] = ["footnotes", "endnotes", "footnotesfooter", "footnotelist", "notes"];
    const LONGEST: usize = 4_000;
    let root = document.root();
    let boxes = root.descendants_it().filter(|n| dom::has_label(n, &BOXES));
    let is_item = |n: &NodeRef| {
        dom::is_any(n, &["p", "li", "div", "dd"])
            && dom::length_within(n, LONGEST).is_some_and(|length| length > 0)
            && !n.descendants_it().any(|n| dom::is_any(&n, &["p", "li", "div", "dd"]))
    };
    let items: Vec<NodeRef> =
        boxes.take(1).flat_map(|notes| notes.descendants_it().filter(is_item).collect::<Vec<_>>()).collect();
    let marked = items.into_iter().filter_map(|item| {
        let line = dom::line(&item);
        let (first, _) = line.split_once(' ')?;
        let mark = mark::of(first).filter(|mark| calls.contains_key(mark))?;
        Some((mark, item))
    });
    marked.collect()
}
