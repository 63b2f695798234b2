//! Quotations that begin with who said it: "Sari wrote:" is a line of its own.

use dom_query::{Document, NodeRef};

use crate::article::page::{dom, line};

/// Sets who is quoted apart from what is.
pub(super) fn settle(document: &Document) {
    for quote in
        document.root().descendants_it().filter(|n| dom::is_any(n, &["blockquote"])).collect::<Vec<_>>()
    {
        let Some(first) = first_element(&quote).filter(|first| dom::is_any(first, &["cite"])) else {
            continue;
        };
        if dom::line(&first).ends_with(':') && dom::length_within(&first, 80).is_some() {
            let paragraph = document.tree.new_element("p");
            first.insert_before(&paragraph);
            paragraph.append_child(&first);
        }
    }
}

/// The first thing in a quotation, in whatever boxes it stands.
fn first_element<'a>(quote: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut node = *quote;
    loop {
        let first = node.children_it(false).find(|n| !(n.is_text() && line::is_blank(&n.text())))?;
        if !first.is_element() {
            return None;
        }
        if !dom::is_any(&first, &["div", "section"]) {
            return Some(first);
        }
        node = first;
    }
}
