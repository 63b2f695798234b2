//! What a style sheet of the page hides by a class or an id. Only what it says plainly is believed: one class or id, shown
//! to nobody, outside of any condition.

use std::collections::HashSet;

use dom_query::Document;

use crate::article::body::normalize::HIDDEN;
use crate::article::page::{dom, pattern::Pattern};

/// Marks what is hidden. What it says is judged as any other text: a page may hide its menus and the rest of an article by
/// the same class.
pub(super) fn settle(document: &Document) {
    let hiding = hiding(document);
    if hiding.is_empty() {
        return;
    }
    let root = document.root();
    let names =
        |mark: char| -> HashSet<&str> { hiding.iter().filter_map(|name| name.strip_prefix(mark)).collect() };
    let (ids, classes) = (names('#'), names('.'));
    let is_hidden = |node: &dom_query::NodeRef| {
        (!ids.is_empty() && node.attr("id").is_some_and(|id| ids.contains(&*id)))
            || node
                .attr("class")
                .is_some_and(|own| own.split_whitespace().any(|class| classes.contains(class)))
    };
    let may_be = |node: &dom_query::NodeRef| node.is_element() && !dom::is_any(node, &["html", "body"]);
    let hidden: Vec<_> = root.descendants_it().filter(|node| may_be(node) && is_hidden(node)).collect();
    // What is most of the text was waiting for a script.
    let most =
        if hidden.is_empty() { 0 } else { dom::length_within(&root, usize::MAX).unwrap_or_default() / 3 };
    for node in hidden {
        if dom::length_within(&node, most).is_some() {
            node.set_attr(HIDDEN, "");
        }
    }
}

static HIDES: Pattern =
    Pattern::new(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important)?\s*(?:;|$)");
static NAME: Pattern = Pattern::new(r"^[.#][A-Za-z_][\w-]*$");

/// The classes and ids that are hidden whole.
fn hiding(document: &Document) -> HashSet<String> {
    const LONGEST: usize = 400_000;
    let mut found = HashSet::new();
    let sheets = document.root().descendants_it().filter(|n| dom::is_any(n, &["style"])).collect::<Vec<_>>();
    for sheet in sheets.iter().map(|sheet| sheet.text()).filter(|sheet| sheet.len() <= LONGEST) {
        for (selectors, body) in rules(&sheet) {
            // Patterns take their time, and most rules say nothing of it.
            let says_so = body.contains("none") || body.contains("hidden");
            if says_so && HIDES.is_match(body) {
                found.extend(
                    selectors.split(',').map(str::trim).filter(|one| NAME.is_match(one)).map(str::to_string),
                );
            } else if body.contains("display") || body.contains("visibility") {
                // A later rule shows it again.
                for shown in selectors.split(',').map(str::trim) {
                    found.remove(shown);
                }
            }
        }
    }
    found
}

/// The rules of a sheet that stand under no condition.
fn rules(sheet: &str) -> Vec<(&str, &str)> {
    let mut rules = Vec::new();
    let mut rest = sheet;
    while let Some((selectors, after)) = rest.split_once('{') {
        let selectors = selectors.rsplit(['}', ';']).next().unwrap_or_default();
        let selectors = selectors.rsplit("*/").next().unwrap_or_default().trim();
        if selectors.starts_with('@') {
            rest = past_block(after);
            continue;
        }
        let Some((body, after)) = after.split_once('}') else { break };
        rules.push((selectors, body));
        rest = after;
    }
    rules
}

/// What follows the end of a block, of which the beginning was read.
fn past_block(after: &str) -> &str {
    let mut depth = 1;
    for (at, c) in after.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return &after[at + 1..];
        }
    }
    ""
}
