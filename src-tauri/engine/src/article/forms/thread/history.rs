//! What an answer by mail repeats of the mails before it. In a thread they stand above.

use dom_query::NodeRef;

use crate::article::page::dom;

/// Names of it, as programs of mail write them, and of what introduces it: "On Monday Sari wrote:".
const NAMES: [&str; 9] = [
    "gmail_quote",
    "gmail_quote_container",
    "gmail_attr",
    "yahoo_quoted",
    "moz-cite-prefix",
    "protonmail_quote",
    "tutanota_quote",
    "OutlookMessageHeader",
    "divRplyFwdMsg",
];

/// Takes it from the end of what one person says. What is answered line by line stays.
pub(super) fn remove(words: &NodeRef) {
    let is_named = |n: &NodeRef| {
        let names = |value: &str| value.split_whitespace().any(|name| NAMES.contains(&name));
        names(&n.attr_or("class", "")) || names(&n.attr_or("id", ""))
    };
    let is_quotation = |n: &NodeRef| {
        dom::is_any(n, &["blockquote"])
            && (&*n.attr_or("type", "") == "cite" || n.prev_element_sibling().is_some_and(|n| is_named(&n)))
    };
    let found: Vec<NodeRef> =
        words.descendants_it().filter(|n| n.is_element() && (is_named(n) || is_quotation(n))).collect();
    for node in found.iter().rev().take_while(|node| is_last(node, words)) {
        node.remove_from_parent();
    }
}

/// Whether nothing is said after `node`.
fn is_last(node: &NodeRef, words: &NodeRef) -> bool {
    let mut around = Some(*node);
    while let Some(inner) = around.filter(|inner| inner.id != words.id) {
        let mut next = inner.next_sibling();
        while let Some(after) = next {
            if dom::has_text(&after) {
                return false;
            }
            next = after.next_sibling();
        }
        around = inner.parent();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_above_is_not_said_again() {
        let left = |html: &str| {
            let words = dom::fragment(html);
            remove(&words.html_root());
            dom::line(&words.html_root())
        };
        let quoted = "<div class=gmail_quote><div class=gmail_attr>Sari menulis:</div><blockquote>Air naik?</blockquote></div>";
        assert_eq!(left(&format!("<div>Sudah surut.</div>{quoted}<br>")), "Sudah surut.");
        let unnamed = "<div class=moz-cite-prefix>Sari menulis:</div><blockquote>Air naik?</blockquote>";
        let two = format!("<p>Sudah surut.</p>{unnamed}<blockquote type=cite>Lagi?</blockquote>");
        assert_eq!(left(&two), "Sudah surut.");
        let between = "<blockquote type=cite>Air naik?</blockquote><p>Sudah surut.</p>";
        assert_eq!(left(between), "Air naik?Sudah surut.");
        assert_eq!(left("<blockquote>Air naik.</blockquote>"), "Air naik.");
    }
}
