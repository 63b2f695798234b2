//! The parts of a page that link to everything but what is new.

use dom_query::NodeRef;

/// What a part of a page is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Area {
    #[default]
    Main,
    /// Beside what the page is about: "most read", "related".
    Aside,
    /// Menus, footers, shares, prose, and links between the paragraphs.
    Furniture,
}

/// The area of an element that stands in `around`.
pub(super) fn area(node: &NodeRef, around: Area) -> Area {
    let name = node.node_name().unwrap_or_default();
    match &*name {
        _ if around == Area::Furniture => return Area::Furniture,
        "nav" | "form" | "dialog" | "select" | "noscript" | "template" | "footer" => return Area::Furniture,
        "html" | "body" | "main" | "article" => return around,
        // What stands in prose is a reference, and what is announced is not the list.
        "p" | "li" | "strong" | "b" | "em" | "div" | "span" if announces_or_tells(node) => {
            return Area::Furniture;
        }
        "aside" => return Area::Aside,
        _ => {}
    }
    let labels = format!("{} {}", node.attr_or("class", ""), node.attr_or("id", "")).to_ascii_lowercase();
    let mut area = around;
    for label in labels.split_whitespace() {
        // Software that marks an item by its tags and sections does not make a list of tags of it.
        if ["tag-", "category-", "has-", "no-", "with-", "is-"].iter().any(|start| label.starts_with(start)) {
            continue;
        }
        let mut words = label.split(['-', '_', ':']).filter(|word| !word.is_empty());
        if words.clone().any(|word| FURNITURE.contains(&word)) {
            return Area::Furniture;
        }
        if words.any(|word| ASIDE.contains(&word)) {
            area = Area::Aside;
        }
    }
    area
}

const FURNITURE: [&str; 37] = [
    "advert",
    "advertisement",
    "ads",
    "author",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "comment",
    "comments",
    "cookie",
    "footer",
    "iklan",
    "komentar",
    "login",
    "menu",
    "meganav",
    "megamenu",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "pager",
    "pagination",
    "paging",
    "promo",
    "share",
    "sharing",
    "signin",
    "social",
    "sosmed",
    "sponsor",
    "sponsored",
    "subscribe",
    "tag",
    "tagcloud",
    "tags",
    "topnav",
];

const ASIDE: [&str; 17] = [
    "aside",
    "mostread",
    "popular",
    "populer",
    "recommendation",
    "recommendations",
    "recommended",
    "rekomendasi",
    "related",
    "rail",
    "sidebar",
    "terkait",
    "terpopuler",
    "trending",
    "viewed",
    "widget",
    "widgets",
];

/// Letters of its own from which on an element is prose with links in it.
const PROSE: usize = 60;

const CUES: [&str; 16] = [
    "baca juga",
    "baca selengkapnya",
    "lihat juga",
    "simak juga",
    "simak berita",
    "tonton juga",
    "artikel terkait",
    "berita terkait",
    "pilihan editor",
    "read also",
    "read more",
    "also read",
    "see also",
    "related:",
    "more:",
    "advertisement",
];

fn announces_or_tells(node: &NodeRef) -> bool {
    // Text of its own, and not that of what is in it.
    let (mut letters, mut start) = (0, String::new());
    for child in node.children_it(false).filter(NodeRef::is_text).take(50) {
        let text = child.text();
        letters += text.split_whitespace().map(str::len).sum::<usize>();
        if start.len() < 40 {
            start.extend(text.trim_start().chars().take(40));
        }
    }
    let telling = node.has_name("p") || node.has_name("li");
    let start = start.to_lowercase();
    (telling && letters > PROSE) || CUES.iter().any(|cue| start.starts_with(cue))
}
