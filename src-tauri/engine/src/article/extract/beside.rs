//! What stood beside the paragraphs of a body, among all that was taken from its page.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId};

use crate::article::{
    lexicon,
    moved::{clutter::Lifted, place},
    page::{dom, text},
};
use crate::model::RemovedReason;

/// Forgets the blocks that stood elsewhere on the page, such as in its sidebar: only what stood beside the
/// paragraphs of the body was taken out of it.
pub(super) fn keep(lifted: &mut Vec<Lifted>, page: &Document, body: &Document) {
    let kept: HashSet<String> = text::blocks(&body.html_root(), true).into_iter().collect();
    let mut around: HashSet<NodeId> = HashSet::new();
    for node in page.root().descendants_it().filter(|n| dom::is_any(n, &["p", "div", "section", "li", "td"]))
    {
        let is_leaf =
            !node.descendants_it().any(|n| dom::is_any(&n, &["p", "div", "section", "ul", "table"]));
        if is_leaf && kept.contains(&dom::line(&node)) {
            around.extend(node.ancestors_it(Some(4)).map(|ancestor| ancestor.id));
        }
    }
    lifted.retain(|block| block.within.iter().any(|id| around.contains(id)));
    let lines = text::blocks(&body.html_root(), false);
    let last = lines.len().saturating_sub(1);
    let places: HashMap<String, usize> =
        lines.iter().enumerate().map(|(at, line)| (place::tail(line), at)).collect();
    let mut seen = false;
    let mut ended = false;
    lifted.retain(|block| {
        let stands_after = block.after.as_ref().and_then(|after| places.get(after));
        seen |= stands_after.is_some();
        // Tags, comments and share bars end an article: lists that come after them belong to the page.
        let is_outside = seen && block.after.is_some() && (stands_after.is_none() || ended);
        ended |= stands_after == Some(&last)
            && block.removed.reason == RemovedReason::Furniture
            && !lexicon::is_advert(&block.removed.text);
        block.related.is_empty() || !is_outside
    });
}
