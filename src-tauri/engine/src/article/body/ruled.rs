//! Which part of a page is the article.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use url::Url;

use super::blocks::{self, Block};
use crate::article::page::{
    dom::{self, NodeMap},
    line::{self, key},
    text,
};

/// A body that holds less than this share of what the page seems to hold was cut short.
const LOST: f64 = 0.5;

/// The body of the article by rules, as a tree of its own. `voted` is what [`readable`] found, `stated` the
/// text as JSON-LD carries it.
pub(crate) fn choose(page: &Document, voted: Option<Document>, stated: Option<&str>) -> Option<Document> {
    let found = voted.as_ref().map_or(0, |body| words(&body.html_root()));
    let stated_words = stated.map_or(0, |body| line::count_words(body) as usize);
    let container = container(page);
    let held = container.as_ref().map_or(0, |(_, prose)| *prose);
    let is_lost = |expected: usize| expected >= 80 && (found as f64) < LOST * expected as f64;
    if is_lost(stated_words) {
        // The page's own markup of the same text is better than the plain text, where there is such.
        return match container {
            Some((node, prose))
                if prose as f64 >= 0.7 * stated_words as f64 && prose as f64 <= 1.6 * stated_words as f64 =>
            {
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

/// The body as Readability's algorithm finds it.
pub(crate) fn readable(page: &Document, url: &Url) -> Option<Document> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut readability = Readability::with_document(page.clone(), Some(url.as_str()), Some(config)).ok()?;
    let article = readability.parse().ok()?;
    Some(dom::fragment(&article.content))
}

/// A body of the blocks that are `kept`, with the pictures of `shown` and those in figures between them.
pub(crate) fn of_blocks(blocks: &[Block], kept: &[bool], shown: &HashSet<String>) -> Option<Document> {
    let holder = holder(blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| &block.node))?;
    let body = dom::fragment(&holder.html());
    let root = body.html_root();
    let is_kept =
        |node: &NodeRef| blocks::number(node).map(|number| kept.get(number).copied().unwrap_or_default());
    for node in root.descendants() {
        if is_kept(&node) == Some(false) {
            // A label beside a picture says nothing of the picture.
            if node.ancestors_it(Some(4)).any(|n| dom::is_any(&n, &["figure"])) {
                for img in node.descendants_it().filter(|n| dom::is_any(n, &["img"])).collect::<Vec<_>>() {
                    node.insert_before(&img);
                }
            }
            node.remove_from_parent();
        }
    }
    let nodes = root.descendants();
    let first = nodes.iter().position(|node| is_kept(node) == Some(true))?;
    let last = nodes.iter().rposition(|node| is_kept(node) == Some(true))?;
    for (at, img) in nodes.iter().enumerate().filter(|(_, node)| dom::is_any(node, &["img"])) {
        let figure = img.ancestors_it(None).find(|n| dom::is_any(n, &["figure"]));
        let stands_in_text = || {
            let around = figure.as_ref().and_then(NodeRef::parent);
            (first..=last).contains(&at) && around.is_some_and(|it| blocks::holds_any(&it))
        };
        if !shown.contains(&*img.attr_or("src", "")) && !stands_in_text() {
            figure.as_ref().unwrap_or(img).remove_from_parent();
        }
    }
    Some(body)
}

/// The innermost element that holds all of `nodes`.
fn holder<'a, 'b: 'a>(mut nodes: impl Iterator<Item = &'a NodeRef<'b>>) -> Option<NodeRef<'b>> {
    let mut around: Vec<NodeRef> = nodes.next()?.ancestors_it(None).collect();
    for node in nodes {
        let others: HashSet<_> = node.ancestors_it(None).map(|ancestor| ancestor.id).collect();
        let shared = around.iter().position(|ancestor| others.contains(&ancestor.id))?;
        around.drain(..shared);
    }
    around.into_iter().next()
}

/// Some sites wrap the whole page in a form, and others forget to close theirs.
pub(crate) fn open_forms_around_text(page: &Document) {
    for form in page.root().descendants_it().filter(|n| dom::is_any(n, &["form"])).collect::<Vec<_>>() {
        if prose(&form).len() >= 3 {
            dom::open(&form);
        }
    }
}

/// Fewer paragraphs than this may be an excerpt.
const MIN_STATED_BLOCKS: usize = 4;

/// Cuts a second article off the end of a normalised body that is far longer than `stated`, the text as JSON-LD
/// carries it. Nothing inside is touched, and nothing at all when the body does not hold most of that text.
pub(crate) fn cut_after_stated(root: &NodeRef, stated: &str) {
    let stated_words = line::count_words(stated) as usize;
    if stated_words < 80 || words(root) * 2 < stated_words * 3 {
        return;
    }
    let stated = key(stated);
    let blocks = root.element_children();
    let is_stated = |block: &NodeRef| {
        let start: String = key(&block.text()).chars().take(60).collect();
        start.chars().count() >= 20 && stated.contains(&start)
    };
    let found: Vec<usize> = (0..blocks.len()).filter(|&at| is_stated(&blocks[at])).collect();
    let held: usize = found.iter().map(|&at| words(&blocks[at])).sum();
    let Some(&last) = found.last() else { return };
    let end: String = key(&blocks[last].text()).chars().rev().take(30).collect();
    let is_whole = stated.chars().rev().collect::<String>().starts_with(&end);
    // Some publishers state no more than the first paragraphs.
    if found.len() < MIN_STATED_BLOCKS || !is_whole || held * 10 < stated_words * 8 {
        return;
    }
    for block in &blocks[last + 1..] {
        block.remove_from_parent();
    }
}

/// How many words the blocks below `node` have.
pub(crate) fn words(node: &NodeRef) -> usize {
    text::blocks(node, false).iter().map(|line| line::count_words(line) as usize).sum()
}

/// Words in a class or id of what is never the article.
const ELSEWHERE: [&str; 14] = [
    "comments",
    "comment",
    "komentar",
    "related",
    "sidebar",
    "footer",
    "newsletter",
    "recommended",
    "recirc",
    "promo",
    "popup",
    "modal",
    "cookie",
    "consent",
];

/// The smallest element that holds most of the page's prose, with its words.
fn container(page: &Document) -> Option<(NodeRef<'_>, usize)> {
    let body = page.body()?;
    let paragraphs: Vec<(NodeRef, usize)> = prose(&body);
    let total: usize = paragraphs.iter().map(|(_, words)| words).sum();
    if total < 80 {
        return None;
    }
    let mut held_by: NodeMap<usize> = NodeMap::default();
    for (paragraph, words) in &paragraphs {
        for around in paragraph.ancestors_it(None) {
            *held_by.entry(around.id).or_default() += words;
        }
    }
    let mut best = (body, total);
    loop {
        let next = best.0.element_children().into_iter().find_map(|child| {
            let held = held_by.get(&child.id).copied().unwrap_or_default();
            (held * 10 >= total * 8).then_some((child, held))
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
        let elsewhere =
            dom::is_any(&node, &["aside", "footer", "nav", "header", "script", "style", "noscript"])
                || (dom::has_label(&node, &ELSEWHERE) && node.id != body.id);
        if elsewhere {
            continue;
        }
        if dom::is_any(&node, &["p"]) {
            let (linked, all) = dom::link_share(&node);
            let words = line::count_words(&node.text()) as usize;
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
        let elsewhere = dom::is_any(&node, &["aside", "footer", "nav", "script", "style"])
            || (node.is_element() && dom::has_label(&node, &ELSEWHERE));
        if elsewhere {
            node.remove_from_parent();
        }
    }
    copied
}

fn paragraphs(body: &str) -> Document {
    let doc = dom::fragment("");
    let root = doc.html_root();
    for line in body.lines().filter(|line| !line::is_blank(line)) {
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
        let page = dom::page(html);
        let body = choose(&page, readable(&page, &url), stated);
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

    #[test]
    fn a_second_article_is_cut_off() {
        let parts: Vec<String> =
            (0..4).map(|part| prose_of(25).replace("kata", &format!("kata{part}x"))).collect();
        let stated = parts.concat();
        let whole = parts.iter().map(|part| format!("<p>{part}</p>")).collect::<String>();
        let other: String = (0..200).map(|n| format!("lain{n} ")).collect();
        let check = |html: &str, expected: usize| {
            let body = dom::fragment(html);
            cut_after_stated(&body.html_root(), &stated);
            assert_eq!(words(&body.html_root()), expected, "{html}");
        };
        check(&format!("{whole}<h2>Lain</h2><p>{other}</p>"), 100);
        check(&format!("<p>{other}</p>{whole}"), 300);
        check(&format!("<p>{stated}</p><p>{other}</p>"), 300);
        check(&format!("<p>{other}</p><p>{other}</p>"), 400);
    }
}
