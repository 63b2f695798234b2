//! Who wrote it: names without the labels, places and punctuation around them.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use crate::article::{
    attribution,
    page::{
        dom,
        line::{self, key},
        pattern::Pattern,
        text,
    },
};

static LABEL: Pattern = Pattern::new(
    r"(?i)^\s*(?:(?:written|reported|posted|published|story|words|text)\s+by|by|oleh|penulis|reporter|pewarta|laporan|wartawan|kontributor|jurnalis|authors?|rep|von|par|por|di|da|door|av|af|autor(?:in)?(?:/autor)?|auteur|texto|tekst|作者|記者|记者|文|取材|نویسنده|بقلم|كتب|text|автор(?:ы|и)?|текст|tác\s+giả|συντάκτ(?:ης|ρια)|κείμενο|מאת|ผู้เขียน|लेखक|yazan|muhabir)(?:\s*[:：،,]\s*|\s+|$)",
);

static BETWEEN: Pattern = Pattern::new(r"(?i)\s*[;|,/•·\n]\s*|\s+(?:and|und|et|y|e|en|og|och|dan|&)\s+|[、]");

/// "정선=이도현 기자 [dh@hankyul.example]": where it was written, who wrote it, and what he is.
static KOREAN: Pattern = Pattern::new(
    r"^[\[(]?(?:\p{Hangul}{1,6}\s*=\s*)?(\p{Hangul}{2,4}?)\s*(?:선임|전문|수습|인턴)?(?:기자|특파원)(?:\s*[\[(]?\s*\S+@.*)?[\])]?$",
);

/// "with agencies" names nobody.
static WITH_AGENCIES: Pattern = Pattern::new(
    r"(?i)\s+(?:with|mit|avec|dengan|con|com|met)\s+(?:the\s+)?(?:agencies|agenturen|agences|agensi|agencias|agenzie|agências|persbureaus)$",
);

/// Words of labels that pages put beside a name.
const ROLES: [&str; 23] = [
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
    "newsroom",
    "redaksi",
    "tim",
    "timredaksi",
    "editor",
    "red",
    "redaktion",
    "agencies",
    "agenturen",
    "agensi",
    "agences",
    "agencias",
    "agenzie",
];

/// `names` on one line, cleaned.
pub(crate) fn join(names: &[String]) -> Option<String> {
    /// No article has more; a tag that is made of names may have thousands.
    const MOST: usize = 30;
    let mut clean: Vec<String> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    for name in names.iter().flat_map(|name| split(name)).take(MOST) {
        if seen.insert(key(&name)) {
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
    let line = line::one_line(byline);
    let mut names = line.as_str();
    while let Some(label) = LABEL.find(names).map(|found| found.end()).filter(|end| *end > 0) {
        names = &names[label..];
    }
    let names = BETWEEN
        .split(names)
        .into_iter()
        .map(|part| {
            part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '(' | ')'))
        })
        .map(|part| part.split(" (").next().unwrap_or_default().trim_end())
        .map(|part| WITH_AGENCIES.find(part).map_or(part, |with| &part[..with.start()]))
        .map(|part| KOREAN.group(part).map_or(part, |(_, name)| name))
        .take_while(|part| !is_credit(part))
        .filter(|part| is_name(part))
        .collect::<Vec<&str>>();
    // "Elif Karaca / AYVALIK": where it was written.
    let is_place = |name: &str| {
        !name.contains(' ')
            && name.chars().all(|c| c.is_alphabetic() && c.is_uppercase())
            && attribution::is_unknown(name)
    };
    let is_beside_a_person = names.iter().any(|name| looks_like_a_person(name) && !is_place(name));
    names
        .iter()
        .filter(|name| !(is_beside_a_person && is_place(name)))
        .map(|name| (*name).to_string())
        .collect()
}

/// Whether the names from here on are those of pictures.
fn is_credit(part: &str) -> bool {
    let lower = part.to_lowercase();
    [
        "image:",
        "images:",
        "photo",
        "foto",
        "picture",
        "video:",
        "illustration",
        "red:",
        "editor:",
        "redaktur:",
        "editing",
    ]
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

/// The first byline that names people, without the publisher's own names beside them; one that only names the
/// publisher counts when there is no other.
pub(crate) fn first(bylines: impl Iterator<Item = String>, own_names: &[String]) -> Option<String> {
    // "Deutsche Welle" is "Deutsche Welle (www.dw.com)".
    let own_names: Vec<String> = own_names.iter().map(|own| key(own)).collect();
    let is_own = |name: &str| {
        let name = key(name);
        own_names.iter().any(|own| *own == name || (name.chars().count() >= 8 && own.starts_with(&name)))
    };
    let mut own = None;
    for byline in bylines {
        let (publisher, others): (Vec<&str>, Vec<&str>) = byline.split(", ").partition(|name| is_own(name));
        if others.iter().any(|name| looks_like_a_person(name)) || publisher.is_empty() {
            return Some(others.join(", "));
        }
        if !others.is_empty() {
            return Some(byline);
        }
        own.get_or_insert(byline);
    }
    own
}

/// The names that a person would find on the page.
pub(crate) fn visible(doc: &Document) -> Option<String> {
    marked(doc, |node| node.attr_or("itemprop", "").split_whitespace().any(|p| p == "author"))
        .or_else(|| marked(doc, |node| node.attr_or("rel", "").split_whitespace().any(|rel| rel == "author")))
        .or_else(|| labelled(doc))
        .or_else(|| {
            marked(doc, |node| {
                classes(node).any(|class| BYLINE_CLASSES.contains(&class.replace('-', "").as_str()))
            })
        })
        .or_else(|| under_the_headline(doc))
        .or_else(|| in_dateline(doc))
}

/// （记者张伟）, by which a report in Chinese begins.
fn in_dateline(doc: &Document) -> Option<String> {
    static REPORTER: Pattern = Pattern::new(r"[（(][^（）()]{0,6}(?:记者|記者)\s*([\p{Han}、\s]{2,16})[）)]");
    const PARAGRAPHS: usize = 60;
    let root = doc.root();
    let paragraphs = root.descendants_it().filter(|n| dom::is_any(n, &["p"])).take(PARAGRAPHS);
    let names = paragraphs.map(|p| dom::line(&p)).find_map(|line| {
        let start: String = line.chars().take(60).collect();
        REPORTER.group(&start).map(|(_, names)| names.to_string())
    });
    join(&[names?])
}

/// How many elements after the headline its byline is looked for in.
const NEAR_HEADLINE: usize = 150;

/// "Von Ana Lee" or a name in an element that is called after authors, in the lines that follow the headline. The
/// little words that such a line begins with begin many a sentence too: the rest has to look like names.
fn under_the_headline(doc: &Document) -> Option<String> {
    let root = doc.root();
    let near = root
        .descendants_it()
        .filter(NodeRef::is_element)
        .skip_while(|node| !dom::is_any(node, &["h1"]))
        .take(NEAR_HEADLINE)
        .filter(|node| !dom::is_any(node, &["script", "style", "figcaption", "time", "button", "label"]));
    for node in near {
        let line = dom::line(&node);
        if !(3..=80).contains(&line.chars().count()) {
            continue;
        }
        let labelled = LABEL.find(&line).filter(|label| label.end() > 0 && label.end() < line.len());
        if labelled.is_none() && !classes(&node).any(|class| is_called_after_authors(&class)) {
            continue;
        }
        let names: Vec<String> =
            split(&line).into_iter().take_while(|name| looks_like_a_person(name)).collect();
        if !names.is_empty() {
            return join(&names);
        }
    }
    None
}

fn is_called_after_authors(class: &str) -> bool {
    class.split('-').any(|word| {
        ["author", "byline", "autor", "auteur", "penulis", "auth", "journalist"]
            .iter()
            .any(|name| word.starts_with(name))
            || word.contains("author")
    })
}

/// Two to five words, each but its particles beginning with a capital; or a name in Korean.
fn looks_like_a_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_particle = |word: &str| {
        ["de", "del", "da", "di", "van", "von", "der", "den", "bin", "binti", "al", "la", "le"]
            .contains(&word)
    };
    if let [name] = words.as_slice() {
        return (2..=4).contains(&name.chars().count()) && name.chars().all(is_hangul);
    }
    (2..=5).contains(&words.len())
        && words.iter().all(|word| is_particle(word) || word.starts_with(char::is_uppercase))
        && words.iter().filter(|word| !is_particle(word)).count() >= 2
}

/// A syllable of Korean, whose names are of two to four and have no capitals.
fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// What elements with the names of authors are called, hyphens aside.
const BYLINE_CLASSES: [&str; 9] = [
    "byline",
    "author",
    "authorname",
    "authornames",
    "bylinename",
    "articleauthor",
    "postauthor",
    "entryauthor",
    "credittitlename",
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
            .unwrap_or_else(|| text::blocks(&node, true).join("\n"));
        if (3..=80).contains(&line.chars().count()) {
            names.push(line);
        }
        if names.len() == 4 {
            break;
        }
    }
    join(&names)
}

/// Labels that mean an author wherever they stand on a page, the longer before what they begin with.
const LABELS_ALONE: [&str; 14] = [
    "rep:",
    "نویسنده",
    "penulis",
    "reporter",
    "pewarta",
    "oleh",
    "by",
    "written by",
    "autorin/autor",
    "autor:in",
    "autorin",
    "auteur",
    "作者：",
    "記者：",
];

/// "Penulis" under or before a name, as Indonesian papers set it.
fn labelled(doc: &Document) -> Option<String> {
    for node in
        doc.root().descendants_it().filter(|n| dom::is_any(n, &["div", "p", "span", "li", "h6", "small"]))
    {
        if dom::line(&node).chars().count() > 80 {
            continue;
        }
        // What stands under a name is a role or a place.
        let Some(line) = text::blocks(&node, true).into_iter().next() else { continue };
        let lower = line.to_lowercase();
        let label = LABELS_ALONE.iter().find(|l| lower.starts_with(**l));
        let Some(label) = label else { continue };
        let rest = line[label.len()..].trim_start();
        if rest.is_empty() {
            // "Reporter" in a menu is a programme.
            if node.descendants_it().any(|n| dom::is_any(&n, &["a"])) {
                continue;
            }
            let around = [node.prev_element_sibling(), node.next_element_sibling()];
            let named = around
                .into_iter()
                .flatten()
                .map(|n| dom::line(&n))
                .find(|n| join(std::slice::from_ref(n)).is_some());
            if let Some(name) = named.and_then(|name| join(&[name])) {
                return Some(name);
            }
        } else if rest.starts_with([':', ',', '،'])
            || label.ends_with([':', '：'])
            || (line[label.len()..].starts_with(' ') && rest.starts_with(char::is_uppercase))
        {
            return join(&[rest.trim_start_matches([':', ',', '،']).to_string()]);
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
            ("牛镛、岳弘彬", Some("牛镛, 岳弘彬")),
            ("red, Harian, Agenturen", Some("Harian")),
            ("Harian with Agencies", Some("Harian")),
            ("이도현 기자", Some("이도현")),
            ("정선=이도현 기자 dh@hankyul.example", Some("이도현")),
            ("[정선=이도현 기자]", Some("이도현")),
            ("Автор: Ірина Коваль", Some("Ірина Коваль")),
            ("Συντάκτης: Ελένη Δουκάκη", Some("Ελένη Δουκάκη")),
            ("Elif Karaca / AYVALIK (Balıkesir)", Some("Elif Karaca")),
            ("ELIF KARACA / BO CHEN", Some("ELIF KARACA, BO CHEN")),
            ("Ana Lee, REUTERS", Some("Ana Lee, REUTERS")),
            ("https://facebook.com/x", None),
            ("", None),
        ];
        for (byline, expected) in cases {
            assert_eq!(join(&[byline.to_string()]).as_deref(), expected, "{byline}");
        }
    }

    #[test]
    fn the_publisher_is_named_only_when_nobody_else_is() {
        let own = ["MDR".to_string(), "mdr.de".to_string()];
        let check = |bylines: &[&str], expected: &str| {
            assert_eq!(first(bylines.iter().map(|b| b.to_string()), &own).as_deref(), Some(expected));
        };
        check(&["David Stein, MDR"], "David Stein");
        check(&["MDR, AFP"], "MDR, AFP");
        check(&["MDR", "David S"], "David S");
        check(&["MDR"], "MDR");
    }

    #[test]
    fn names_on_the_page() {
        let cases = [
            ("<span itemprop=author><b itemprop=name>Ana Lee</b>, Jakarta</span>", Some("Ana Lee")),
            ("<div><div>Danur Lambang</div><div>Penulis</div></div>", Some("Danur Lambang")),
            ("<p>Penulis: Sari W</p>", Some("Sari W")),
            ("<h1>A</h1><h5 class=x>Von Ana Lee, Berlin</h5>", Some("Ana Lee")),
            ("<h1>A</h1><ul class=metaInfoAuthorList><li>Ana de la Lee</li></ul>", Some("Ana de la Lee")),
            ("<h1>A</h1><p>Von der Elbe kam das Wasser</p>", None),
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
