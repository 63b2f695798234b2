//! What the elements around a block are, and what their classes and ids call them.

use std::collections::HashMap;
use std::sync::LazyLock;

use dom_query::NodeRef;

use super::dom;

/// Words of classes and ids that mean the same, by what they say of a block inside.
const LABELS: [&[&str]; 24] = [
    &["article", "story", "post", "entry", "artikel", "berita", "noticia", "news", "detail"],
    &[
        "body",
        "content",
        "text",
        "copy",
        "prose",
        "paragraph",
        "richtext",
        "isi",
        "konten",
        "texto",
        "cuerpo",
        "corpo",
        "inhalt",
        "contenido",
        "txt",
    ],
    &[
        "comment",
        "comments",
        "komentar",
        "disqus",
        "kommentare",
        "comentarios",
        "reactions",
        "discussion",
        "forum",
        "respond",
        "reply",
    ],
    &[
        "related",
        "recommend",
        "recommended",
        "recommendation",
        "recommendations",
        "recirc",
        "recirculation",
        "similar",
        "terkait",
        "bacajuga",
        "relacionadas",
        "relacionados",
        "readmore",
        "readnext",
        "next",
        "also",
        "more",
        "mehr",
        "further",
        "onward",
        "crosslink",
    ],
    &[
        "teaser",
        "card",
        "tile",
        "item",
        "list",
        "listing",
        "grid",
        "river",
        "feed",
        "carousel",
        "slider",
        "swiper",
        "stack",
        "collection",
        "stream",
    ],
    &[
        "promo",
        "ad",
        "ads",
        "advert",
        "advertisement",
        "advertising",
        "sponsor",
        "sponsored",
        "banner",
        "dfp",
        "gpt",
        "anzeige",
        "iklan",
        "publicidad",
        "partner",
        "commercial",
        "native",
        "outbrain",
        "taboola",
    ],
    &[
        "newsletter",
        "newsletters",
        "subscribe",
        "subscription",
        "subscriber",
        "signup",
        "paywall",
        "login",
        "register",
        "registration",
        "offer",
        "abo",
        "regwall",
        "piano",
        "premium",
        "membership",
        "donate",
        "donation",
        "account",
    ],
    &[
        "share", "sharing", "social", "follow", "toolbar", "tools", "actions", "bookmark", "print",
        "whatsapp", "facebook", "twitter", "telegram",
    ],
    &["footer", "foot", "bottom", "copyright", "legal", "disclaimer", "colophon", "end"],
    &[
        "header", "head", "top", "masthead", "hero", "headline", "title", "titel", "titulo", "heading",
        "judul",
    ],
    &[
        "nav",
        "navigation",
        "menu",
        "breadcrumb",
        "breadcrumbs",
        "tab",
        "tabs",
        "pagination",
        "pager",
        "index",
        "toc",
    ],
    &[
        "author",
        "authors",
        "byline",
        "bio",
        "writer",
        "autor",
        "auteur",
        "contributor",
        "profile",
        "penulis",
        "editor",
        "reporter",
        "firma",
        "biography",
        "credits",
    ],
    &[
        "tag",
        "tags",
        "topic",
        "topics",
        "keyword",
        "keywords",
        "category",
        "categories",
        "section",
        "kicker",
        "label",
        "channel",
        "rubric",
        "tema",
        "eyebrow",
    ],
    &[
        "caption",
        "credit",
        "figure",
        "image",
        "images",
        "img",
        "photo",
        "gallery",
        "media",
        "picture",
        "video",
        "player",
        "audio",
        "slideshow",
        "foto",
        "bild",
        "podcast",
        "legend",
    ],
    &[
        "meta",
        "date",
        "time",
        "info",
        "published",
        "timestamp",
        "source",
        "data",
        "datetime",
        "pubdate",
        "updated",
        "details",
    ],
    &[
        "summary",
        "dek",
        "lead",
        "lede",
        "standfirst",
        "intro",
        "subtitle",
        "subheadline",
        "subhead",
        "abstract",
        "excerpt",
        "description",
        "sub",
        "chapo",
        "chapeau",
        "bullet",
        "bullets",
        "keypoints",
        "highlights",
        "entradilla",
        "vorspann",
        "introduction",
        "subheading",
        "deck",
        "ingress",
        "anlauf",
        "sommaire",
        "sumario",
    ],
    &[
        "sidebar",
        "aside",
        "widget",
        "rail",
        "module",
        "box",
        "infobox",
        "fact",
        "factbox",
        "facts",
        "embed",
        "inset",
        "right",
        "left",
        "secondary",
        "sticky",
        "kasten",
        "faktaboks",
        "panel",
        "block",
    ],
    &["quote", "pullquote", "blockquote", "quotation", "zitat", "cita"],
    &[
        "popup",
        "modal",
        "overlay",
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "alert",
        "notice",
        "message",
        "toast",
        "tooltip",
        "dialog",
        "notification",
        "onetrust",
        "privacy",
    ],
    &[
        "hidden",
        "visually",
        "sr",
        "hide",
        "invisible",
        "noprint",
        "accessibility",
        "accessible",
        "fallback",
        "skip",
    ],
    &[
        "trending",
        "popular",
        "most",
        "latest",
        "headlines",
        "breaking",
        "ticker",
        "live",
        "recent",
        "top10",
        "terpopuler",
        "terkini",
        "populer",
        "newest",
        "mostread",
    ],
    &[
        "product",
        "price",
        "buy",
        "shop",
        "deal",
        "deals",
        "affiliate",
        "commerce",
        "cta",
        "button",
        "btn",
        "link",
        "links",
    ],
    &[
        "correction",
        "note",
        "notes",
        "footnote",
        "update",
        "disclosure",
        "hint",
        "rights",
        "license",
        "help",
        "feedback",
        "standards",
    ],
    &["poll", "quiz", "form", "survey", "rating", "vote", "game", "search", "filter", "input"],
];

/// The labels that each word stands for.
static FACTS_OF: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut facts: HashMap<&str, Vec<usize>> = HashMap::new();
    for (fact, words) in LABELS.iter().enumerate() {
        for word in *words {
            facts.entry(word).or_default().push(fact);
        }
    }
    facts
});

const ELEMENTS: [&[&str]; 15] = [
    &["article"],
    &["main"],
    &["section"],
    &["aside"],
    &["footer"],
    &["header"],
    &["nav"],
    &["figure"],
    &["form", "fieldset"],
    &["ul", "ol", "dl"],
    &["table"],
    &["blockquote"],
    &["details", "dialog"],
    &["a"],
    &["li"],
];

/// Attributes by which templates call their parts; where classes are made by machine, the others remain.
const NAMING: [&str; 10] = [
    "class",
    "id",
    "itemprop",
    "role",
    "data-testid",
    "data-component",
    "data-type",
    "data-qa",
    "data-module",
    "data-name",
];

/// How many things are told of the elements around a block.
pub(super) const FACTS: usize = LABELS.len() + ELEMENTS.len();

const LINK: usize = LABELS.len() + 13;
const ITEM: usize = LABELS.len() + 14;
const QUOTE: usize = LABELS.len() + 11;
const FAR: u8 = u8::MAX;

/// For each label and element, how many steps up the nearest one is.
#[derive(Clone, Debug)]
pub(super) struct Surroundings([u8; FACTS]);

impl Default for Surroundings {
    fn default() -> Self {
        Self([FAR; FACTS])
    }
}

impl Surroundings {
    /// What is around the children of `node`, and around itself.
    pub(super) fn within(&self, node: &NodeRef) -> Self {
        let mut near = self.0.map(|steps| steps.saturating_add(1));
        let mut words = Vec::new();
        for name in NAMING {
            if let Some(value) = node.attr(name) {
                words.extend(self::words(&value));
            }
        }
        for word in words {
            for &fact in FACTS_OF.get(word.as_str()).into_iter().flatten() {
                near[fact] = 0;
            }
        }
        for (fact, element) in ELEMENTS.iter().enumerate() {
            if dom::is_any(node, element) {
                near[LABELS.len() + fact] = 0;
            }
        }
        Self(near)
    }

    /// Nearer is larger: 1 for the block itself, 1/2 for its parent, 0 for none.
    pub(super) fn nearness(&self) -> impl Iterator<Item = f32> {
        self.0.into_iter().map(|steps| if steps == FAR { 0.0 } else { 1.0 / (1.0 + f32::from(steps)) })
    }

    pub(super) fn is_linked(&self) -> bool {
        self.0[LINK] != FAR
    }

    pub(super) fn is_item(&self) -> bool {
        self.0[ITEM] <= 3
    }

    pub(super) fn is_quote(&self) -> bool {
        self.0[QUOTE] <= 3
    }
}

/// The words of a class list, whatever joins them: `article__body--wide`, `articleBody`.
fn words(labels: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut was_lower = false;
    for c in labels.chars().take(400) {
        if !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && was_lower) {
            words.push(std::mem::take(&mut word));
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
        was_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_classes() {
        for (labels, expected) in [
            ("article__body--wide", "article body wide"),
            ("articleBody  Story-Text", "article body story text"),
            ("", ""),
        ] {
            assert_eq!(words(labels).join(" "), expected, "{labels}");
        }
    }
}
