//! Which part of a page is the article.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use url::Url;

use super::{dom, related, text};

/// A body that holds less than this share of what the page seems to hold was cut short.
const LOST: f64 = 0.5;

/// The body of the article as a tree of its own. `stated` is the text as JSON-LD carries it.
///
/// This is the one place that chooses.
pub(super) fn choose(page: &Document, url: &Url, stated: Option<&str>) -> Option<Document> {
    let voted = readable(page, url);
    let found = voted.as_ref().map_or(0, |body| words(&body.html_root()));
    let stated_words = stated.map_or(0, |body| text::count_words(body) as usize);
    let container = container(page);
    let held = container.as_ref().map_or(0, |(_, prose)| *prose);
    let is_lost = |expected: usize| expected >= 80 && (found as f64) < LOST * expected as f64;
    if is_lost(stated_words) {
        // The page's own markup of the same text is better than the plain text, where there is such.
        return match container {
            Some((node, prose)) if prose as f64 >= 0.7 * stated_words as f64 && prose as f64 <= 1.6 * stated_words as f64 => {
                Some(copy(&node))
            }
            _ => stated.map(paragraphs),
        };
    }
    // Where JSON-LD vouches for the length found, a larger container holds something else.
    if stated_words < 80 && is_lost(held) {
        return container.map(|(node, _)| copy(&node));
    }
    voted.filter(|_| found > 0)
}

fn readable(page: &Document, url: &Url) -> Option<Document> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut readability = Readability::with_document(page.clone(), Some(url.as_str()), Some(config)).ok()?;
    let article = readability.parse().ok()?;
    Some(dom::fragment(&article.content))
}

fn words(node: &NodeRef) -> usize {
    text::blocks(node, false).iter().map(|line| text::count_words(line) as usize).sum()
}

/// Words in a class or id of what is never the article.
const ELSEWHERE: [&str; 14] = [
    "comments", "comment", "komentar", "related", "sidebar", "footer", "newsletter", "recommended", "recirc", "promo",
    "popup", "modal", "cookie", "consent",
];

/// The smallest element that holds most of the page's prose, with its words.
fn container(page: &Document) -> Option<(NodeRef<'_>, usize)> {
    let body = page.body()?;
    let paragraphs: Vec<(NodeRef, usize)> = prose(&body);
    let total: usize = paragraphs.iter().map(|(_, words)| words).sum();
    if total < 80 {
        return None;
    }
    let mut best = (body, total);
    loop {
        let next = best.0.element_children().into_iter().find_map(|child| {
            let held: usize =
                paragraphs.iter().filter(|(p, _)| dom::is_attached(p, &child)).map(|(_, words)| words).sum();
            (held * 10 >= total * 8 && !dom::is_any(&child, &["p"])).then_some((child, held))
        });
        match next {
            Some(inner) => best = inner,
            None => return Some(best),
        }
    }
}

/// Paragraphs of running text, with their words.
fn prose<'a>(body: &NodeRef<'a>) -> Vec<(NodeRef<'a>, usize)> {
    let mut found = Vec::new();
    let mut open = vec![*body];
    while let Some(node) = open.pop() {
        let elsewhere = dom::is_any(&node, &["aside", "footer", "nav", "form", "header", "script", "style", "noscript"])
            || (related::has_label(&node, &ELSEWHERE) && node.id != body.id);
        if elsewhere {
            continue;
        }
        if dom::is_any(&node, &["p"]) {
            let (linked, all) = dom::link_share(&node);
            let words = text::count_words(&node.text()) as usize;
            if words >= 10 && linked * 3 < all {
                found.push((node, words));
            }
        } else {
            open.extend(node.children_it(true).filter(NodeRef::is_element));
        }
    }
    found
}

fn copy(node: &NodeRef) -> Document {
    let copied = dom::fragment(&node.html());
    for node in copied.html_root().descendants() {
        let elsewhere = dom::is_any(&node, &["aside", "footer", "nav", "form", "script", "style"])
            || (node.is_element() && related::has_label(&node, &ELSEWHERE));
        if elsewhere {
            node.remove_from_parent();
        }
    }
    copied
}

fn paragraphs(body: &str) -> Document {
    let doc = dom::fragment("");
    let root = doc.html_root();
    for line in body.lines().filter(|line| !text::is_blank(line)) {
        let paragraph = doc.tree.new_element("p");
        paragraph.set_text(line);
        root.append_child(&paragraph);
    }
    doc
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose_of(words: usize) -> String {
        (0..words).map(|n| format!("kata{n} ")).collect()
    }

    fn check(html: &str, stated: Option<&str>, expected: usize) {
        let url = Url::parse("https://n.example/a").unwrap();
        let body = choose(&dom::page(html), &url, stated);
        assert_eq!(body.map_or(0, |body| words(&body.html_root())), expected, "{html}");
    }

    #[test]
    fn a_page_without_text_has_no_body() {
        check("", None, 0);
        check("<html><body></body></html>", None, 0);
    }

    #[test]
    fn stated_text_stands_in_for_a_body_that_the_page_lacks() {
        let stated = format!("{}\n\n{}", prose_of(100), prose_of(50));
        check("<body><p>Loading</p></body>", Some(&stated), 150);
    }
}
