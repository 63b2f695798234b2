//! Who wrote it: names without the labels, places and punctuation around them.

use dom_query::{Document, NodeRef};

use super::{dom, pattern::Pattern, text, title::key};

static LABEL: Pattern = Pattern::new(
    r"(?i)^\s*(?:(?:written|reported|posted|published|story|words|text)\s+by|by|oleh|penulis|reporter|pewarta|laporan|wartawan|kontributor|jurnalis|authors?|von|par|por|di|da|door|av|af|autor|auteur|texto)(?:\s*[:：]\s*|\s+|$)",
);

static BETWEEN: Pattern = Pattern::new(r"(?i)\s*[;|,/•·\n]\s*|\s+(?:and|und|et|y|e|en|og|och|dan|&)\s+");

/// Words of labels that pages put beside a name.
const ROLES: [&str; 14] = [
    "penulis",
    "reporter",
    "pewarta",
    "wartawan",
    "kontributor",
    "author",
    "oleh",
    "by",
    "jurnalis",
    "staffwriter",
    "redaksi",
    "tim",
    "timredaksi",
    "editor",
];

/// `names` on one line, cleaned.
pub(super) fn join(names: &[String]) -> Option<String> {
    let mut clean: Vec<String> = Vec::new();
    for name in names.iter().flat_map(|name| split(name)) {
        if !clean.iter().any(|have| key(have) == key(&name)) {
            clean.push(name);
        }
    }
    (!clean.is_empty()).then(|| clean.join(", "))
}

/// The names in one byline.
fn split(byline: &str) -> Vec<String> {
    if byline.contains("://") {
        return vec![];
    }
    let mut line = text::one_line(byline);
    while let Some(label) = LABEL.find(&line).map(|found| found.end()).filter(|end| *end > 0) {
        line = line[label..].to_string();
    }
    BETWEEN
        .split(&line)
        .into_iter()
        .map(|part| {
            part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '(' | ')'))
        })
        .map(|part| part.split(" (").next().unwrap_or_default().trim_end())
        .take_while(|part| !is_credit(part))
        .filter(|part| is_name(part))
        .map(str::to_string)
        .collect()
}

/// Whether the names from here on are those of pictures.
fn is_credit(part: &str) -> bool {
    let lower = part.to_lowercase();
    ["image:", "images:", "photo", "foto", "picture", "video:", "illustration"]
        .iter()
        .any(|c| lower.starts_with(c))
}

fn is_name(part: &str) -> bool {
    let words = part.split_whitespace().count();
    (1..=6).contains(&words)
        && part.chars().any(char::is_alphabetic)
        && !part.contains(['@', '{', '<'])
        && !part.chars().any(|c| c.is_ascii_digit())
        && !ROLES.contains(&key(part).as_str())
}

/// The first byline that names people; one that only names the publisher counts when there is no other.
pub(super) fn first(bylines: impl Iterator<Item = String>, own_names: &[String]) -> Option<String> {
    let mut own = None;
    for byline in bylines {
        if !own_names.iter().any(|name| key(name) == key(&byline)) {
            return Some(byline);
        }
        own.get_or_insert(byline);
    }
    own
}

/// The names that a person would find on the page.
pub(super) fn visible(doc: &Document) -> Option<String> {
    marked(doc, |node| node.attr_or("itemprop", "").split_whitespace().any(|p| p == "author"))
        .or_else(|| marked(doc, |node| node.attr_or("rel", "").split_whitespace().any(|rel| rel == "author")))
        .or_else(|| labelled(doc))
        .or_else(|| marked(doc, |node| classes(node).any(|class| BYLINE_CLASSES.contains(&class.as_str()))))
}

const BYLINE_CLASSES: [&str; 8] = [
    "byline",
    "author",
    "author-name",
    "byline-name",
    "article-author",
    "post-author",
    "entry-author",
    "credit-title-name",
];

fn classes(node: &NodeRef) -> impl Iterator<Item = String> {
    let class = node.attr_or("class", "").to_ascii_lowercase();
    class.split_whitespace().map(|c| c.replace("__", "-").replace('_', "-")).collect::<Vec<_>>().into_iter()
}

fn marked(doc: &Document, is_marked: impl Fn(&NodeRef) -> bool) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for node in doc.root().descendants_it().filter(|n| n.is_element() && is_marked(n)) {
        let named = node.descendants_it().find(|n| n.attr_or("itemprop", "").as_ref() == "name");
        let line = named
            .and_then(|n| n.attr("content").map(|c| c.to_string()).or_else(|| Some(dom::line(&n))))
            .or_else(|| node.attr("content").map(|c| c.to_string()))
            .unwrap_or_else(|| dom::line(&node));
        if (3..=80).contains(&line.chars().count()) {
            names.push(line);
        }
        if names.len() == 4 {
            break;
        }
    }
    join(&names)
}

/// "Penulis" under or before a name, as Indonesian papers set it.
fn labelled(doc: &Document) -> Option<String> {
    for node in
        doc.root().descendants_it().filter(|n| dom::is_any(n, &["div", "p", "span", "li", "h6", "small"]))
    {
        let line = dom::line(&node);
        let chars = line.chars().count();
        if chars > 80 {
            continue;
        }
        let lower = line.to_lowercase();
        let label = ["penulis", "reporter", "pewarta", "oleh", "by", "written by"]
            .iter()
            .find(|l| lower.starts_with(**l));
        let Some(label) = label else { continue };
        let rest = line[label.len()..].trim_start();
        if rest.is_empty() {
            let around = [node.prev_element_sibling(), node.next_element_sibling()];
            let named = around
                .into_iter()
                .flatten()
                .map(|n| dom::line(&n))
                .find(|n| join(std::slice::from_ref(n)).is_some());
            if let Some(name) = named.and_then(|name| join(&[name])) {
                return Some(name);
            }
        } else if rest.starts_with(':')
            || (line[label.len()..].starts_with(' ') && rest.starts_with(char::is_uppercase))
        {
            return join(&[rest.trim_start_matches(':').to_string()]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_go() {
        let cases = [
            ("By Ana Lee and Bo Chen", Some("Ana Lee, Bo Chen")),
            ("Oleh: Sari Wulandari", Some("Sari Wulandari")),
            ("Penulis Danur Lambang", Some("Danur Lambang")),
            ("Written by: Jo O'Neil | Reporter", Some("Jo O'Neil")),
            ("Trine J og Tôrtia R", Some("Trine J, Tôrtia R")),
            ("Elena O (obe)", Some("Elena O")),
            ("Emma M, Image: Getty Images, iStockphoto", Some("Emma M")),
            ("Byron Dianto", Some("Byron Dianto")),
            ("https://facebook.com/x", None),
            ("", None),
        ];
        for (byline, expected) in cases {
            assert_eq!(join(&[byline.to_string()]).as_deref(), expected, "{byline}");
        }
    }

    #[test]
    fn names_on_the_page() {
        let cases = [
            ("<span itemprop=author><b itemprop=name>Ana Lee</b>, Jakarta</span>", Some("Ana Lee")),
            ("<div><div>Danur Lambang</div><div>Penulis</div></div>", Some("Danur Lambang")),
            ("<p>Penulis: Sari W</p>", Some("Sari W")),
            (
                "<p>By the river they wept, and it was a long and cold night for all of them who waited there.</p>",
                None,
            ),
        ];
        for (html, expected) in cases {
            assert_eq!(visible(&dom::page(html)).as_deref(), expected, "{html}");
        }
    }
}
