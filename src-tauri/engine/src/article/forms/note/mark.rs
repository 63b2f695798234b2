//! The mark by which a text calls a note.

use dom_query::{Document, NodeRef};

use crate::article::forms::element::{replace, with_text};
use crate::article::page::{dom, pattern::Pattern};

static MARK: Pattern =
    Pattern::new(r"(?i)^(?:(?:note|nb|fn|ref)\.?\s*)?(?:\d{1,4}[a-z]?|[ivxlc]{1,6}|[a-z]|[*∗†‡§¶#⁎※]{1,4})$");
static NUMBER: Pattern = Pattern::new(r"^\d{1,4}$");

/// Bytes of the longest mark, with its brackets.
pub(super) const LONGEST: usize = 16;

/// The mark that a text is, without the brackets around it.
pub(super) fn of(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.replace('\u{fe0e}', "");
    let bare = text.trim().trim_matches(|c: char| "[](){}^.:".contains(c) || c.is_whitespace());
    MARK.is_match(bare).then(|| bare.to_string())
}

/// Whether a mark is a number, which may be trusted without more.
pub(super) fn is_number(mark: &str) -> bool {
    NUMBER.is_match(mark)
}

/// Puts the mark of a note where `call` stands, without brackets that stand around it.
pub(super) fn put(document: &Document, call: &NodeRef, mark: &str, note: usize) {
    let mut place = *call;
    // Phrases that hold nothing but the call go with it.
    while let Some(parent) = place.parent().filter(|parent| {
        dom::is_any(parent, &["sup", "span", "a", "b", "strong", "em", "i", "small", "cite"])
            && dom::length_within(parent, LONGEST).is_some()
            && of(&parent.text()).is_some_and(|whole| whole == mark)
    }) {
        place = parent;
    }
    let raised = place.ancestors_it(Some(3)).find(|n| dom::is_any(n, &["sup"]));
    if let Some(sup) = raised {
        sup.rename("span");
    }
    let sup = with_text(document, "sup", mark);
    sup.set_attr("data-note", &note.to_string());
    replace(&place, &sup);
}

/// Takes away the brackets that a page sets around marks: `[1]`, `[1, 3]`, `[1]–[3]`.
pub(super) fn unbracket(document: &Document) {
    let is_mark = |n: &NodeRef| dom::is_any(n, &["sup"]) && n.has_attr("data-note");
    for first in document.root().descendants_it().filter(is_mark).collect::<Vec<_>>() {
        let Some(before) = first.prev_sibling().filter(NodeRef::is_text) else { continue };
        let left = before.text();
        if !left.ends_with('[') {
            continue;
        }
        // Marks, and what stands between them, up to the bracket that ends them.
        let behind = std::iter::successors(first.next_sibling(), NodeRef::next_sibling);
        let mut rest = behind.skip_while(|n| is_mark(n) || (n.is_text() && is_between(&n.text())));
        if let Some(end) = rest.next().filter(NodeRef::is_text)
            && let Some(right) = end.text().trim_start_matches(BETWEEN).strip_prefix(']')
        {
            before.set_text(left.strip_suffix('[').unwrap_or(&left));
            end.set_text(right);
        }
    }
}

const BETWEEN: [char; 6] = [',', ';', ' ', '–', '-', '\u{a0}'];

fn is_between(text: &str) -> bool {
    text.chars().all(|c| BETWEEN.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_short_and_say_nothing() {
        for (text, expected) in [
            ("1", Some("1")),
            ("[12]", Some("12")),
            (" (3) ", Some("3")),
            ("*", Some("*")),
            ("††", Some("††")),
            ("[note 2]", Some("note 2")),
            ("iv", Some("iv")),
            ("a", Some("a")),
            ("2nd", None),
            ("th", None),
            ("", None),
            ("see the notes below", None),
        ] {
            assert_eq!(of(text).as_deref(), expected, "{text}");
        }
    }
}
