//! Clearing a page of what is no text of its article, whichever part of it that is.

use dom_query::NodeRef;

use crate::article::{
    attribution, media,
    moved::clutter::{self, Lifted},
    page::{Page, dom},
    rules::Rule,
};
use crate::model::RemovedReason;

/// What was found while a page was cleared.
pub(super) struct Cleared {
    pub lifted: Vec<Lifted>,
    /// What a rule of the site says is no part of the text.
    pub ruled_out: Vec<Lifted>,
    /// Lines in which the page names a source.
    pub source_lines: Vec<String>,
}

/// Takes code and clutter from the page, and gives its pictures their addresses.
pub(super) fn clear(page: &Page, rule: Option<&Rule>) -> Cleared {
    let root = page.document.root();
    let ruled_out = rule.map(|rule| rule_out(rule, page)).unwrap_or_default();
    dom::remove_code(&root);
    dom::remove_spoken(&root);
    let source_lines = source_lines(&root);
    media::settle(&page.document, &root, &page.base);
    Cleared { lifted: clutter::lift(&root, page.url), ruled_out, source_lines }
}

/// Lines such as "Sumber Reuters", which pages set beside the headline rather than in the text.
fn source_lines(root: &NodeRef) -> Vec<String> {
    root.descendants_it()
        .filter(|n| {
            dom::is_any(n, &["p", "div", "span", "li", "h6", "small"])
                && dom::length_within(n, attribution::LONGEST_SOURCE_LINE).is_some_and(|length| length > 0)
        })
        .map(|n| dom::line(&n))
        .filter(|line| attribution::is_source_line(line))
        .take(1)
        .collect()
}

/// Takes out what a site rule says is no part of the text.
fn rule_out(rule: &Rule, page: &Page) -> Vec<Lifted> {
    rule.remove(&page.document)
        .iter()
        .filter_map(|node| clutter::take_out(node, RemovedReason::Furniture))
        .collect()
}
