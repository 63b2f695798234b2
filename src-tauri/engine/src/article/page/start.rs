//! Where the text of an article begins on its page.

use dom_query::{Document, NodeRef};

use super::{dom, line::key};

/// Where the first paragraph of a body stands on its page.
pub(crate) fn on_page<'a>(page: &'a Document, body: &Document) -> Option<NodeRef<'a>> {
    const LETTERS: usize = 40;
    let start = |node: &NodeRef| key(&node.text()).chars().take(LETTERS).collect::<String>();
    let is_innermost = |node: &NodeRef| !node.descendants_it().any(|n| dom::is_any(&n, &["p", "div"]));
    let is_said = |n: &NodeRef| dom::is_any(n, &["p"]) && !key(&n.text()).is_empty();
    let wanted = start(&body.html_root().descendants_it().find(is_said)?);
    let root = page.root();
    let mut blocks = root.descendants_it().filter(|n| dom::is_any(n, &["p", "div", "span"]));
    blocks.find(|n| is_innermost(n) && start(n) == wanted)
}
