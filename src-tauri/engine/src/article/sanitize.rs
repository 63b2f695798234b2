//! The last wall before the reader: an allow-list of elements and attributes, and nothing else.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::Builder;
use dom_query::{Document, NodeRef};
use url::Url;

use super::{dom, links, media, normalize};
use crate::model::{ASSET_URL, asset_key};

/// A picture that an article shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// What the HTML names it by.
    pub key: String,
    /// Where it can be fetched.
    pub url: String,
}

/// HTML that is safe to show, and the pictures it names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sanitized {
    pub html: String,
    pub images: Vec<Image>,
}

/// Cleans a piece of HTML for the reader. Addresses are resolved against `base`.
pub fn sanitize(html: &str, base: &Url) -> Sanitized {
    if html.trim().is_empty() {
        return Sanitized::default();
    }
    let doc = dom::fragment(html);
    let root = doc.html_root();
    media::settle(&doc, &root, base);
    normalize::normalize(&doc, &root);
    seal(&doc, base)
}

/// Sanitises a tree that is settled and normalised.
pub(super) fn seal(doc: &Document, base: &Url) -> Sanitized {
    let root = doc.html_root();
    resolve_links(&root, base);
    normalize::trim_blocks(&root);
    let images = name_images(&root);
    let html = ALLOWED.clean(&root.inner_html()).to_string();
    Sanitized { html, images }
}

/// Whether `src` names a picture by its key.
pub(super) fn is_asset(src: &str) -> bool {
    src.strip_prefix(ASSET_URL)
        .is_some_and(|key| key.len() == 64 && key.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
}

fn resolve_links(root: &NodeRef, base: &Url) {
    for link in root.descendants().iter().filter(|n| dom::is_any(n, &["a"])) {
        match link.attr("href").and_then(|raw| links::link(&raw, base)) {
            Some(href) => link.set_attr("href", &href),
            None => dom::open(link),
        }
    }
}

fn name_images(root: &NodeRef) -> Vec<Image> {
    let mut images: Vec<Image> = Vec::new();
    for img in root.descendants().iter().filter(|n| dom::is_any(n, &["img"])) {
        let url = img.attr_or("src", "").to_string();
        if is_asset(&url) {
            continue;
        }
        let key = asset_key(&url);
        img.set_attr("src", &format!("{ASSET_URL}{key}"));
        if images.iter().all(|image| image.key != key) {
            images.push(Image { key, url });
        }
    }
    images
}

/// What may stand in an article, with the attributes it may have, and why.
const ELEMENTS: &[(&[&str], &[&str], &str)] = &[
    (&["p", "br", "hr", "wbr", "pre"], &[], "running text"),
    (&["h2", "h3", "h4", "h5", "h6"], &[], "headings; h1 is the reader's own"),
    (&["a"], &["href"], "links: http, https and mailto, absolute"),
    (&["img"], &["src", "alt", "width", "height"], "pictures from the asset store only"),
    (&["figure", "figcaption"], &[], "a picture and its caption"),
    (
        &["b", "strong", "i", "em", "u", "s", "strike", "small", "mark", "sub", "sup"],
        &[],
        "emphasis and small print",
    ),
    (&["del", "ins"], &[], "corrections that a newsroom shows"),
    (&["blockquote", "q", "cite"], &[], "quotations; their cite attribute is an address no one sees"),
    (&["abbr", "dfn"], &["title"], "the long form of a short one"),
    (&["code", "kbd", "samp", "var"], &[], "code"),
    (&["time"], &["datetime"], "dates that the reader can localise"),
    (&["ul", "dl", "dt", "dd"], &[], "lists"),
    (&["ol"], &["start", "reversed"], "lists that count"),
    (&["li"], &["value"], "their items"),
    (&["table", "caption", "thead", "tbody", "tfoot", "tr"], &[], "tables"),
    (&["td", "th"], &["colspan", "rowspan"], "their cells"),
    (&["ruby", "rt", "rp"], &[], "readings over East Asian characters"),
    (&["bdi", "bdo"], &[], "text of the other direction"),
    (&["details", "summary"], &[], "text behind a heading, which opens without a script"),
];

/// On any element: what language it is in and which way it runs.
const EVERYWHERE: [&str; 2] = ["lang", "dir"];

static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (names, allowed, _) in ELEMENTS.iter().filter(|(_, allowed, _)| !allowed.is_empty()) {
        for name in *names {
            attributes.insert(name, allowed.iter().copied().collect());
        }
    }
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.iter().flat_map(|(names, ..)| names.iter().copied()).collect())
        .tag_attributes(attributes)
        .generic_attributes(EVERYWHERE.into_iter().collect())
        .clean_content_tags(["script", "style", "template", "noscript", "svg", "math"].into_iter().collect())
        .url_schemes(["http", "https", "mailto", "warta-asset"].into_iter().collect())
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(|element, attribute, value| {
            is_allowed(element, attribute, value).then_some(Cow::from(value))
        });
    builder
});

fn is_allowed(element: &str, attribute: &str, value: &str) -> bool {
    let number = |digits: usize| {
        !value.is_empty() && value.len() <= digits && value.bytes().all(|b| b.is_ascii_digit())
    };
    match (element, attribute) {
        ("a", "href") => {
            !value.contains('\\')
                && Url::parse(value).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto"))
        }
        ("img", "src") => is_asset(value),
        ("img", "width" | "height") => number(5),
        ("td" | "th", "colspan" | "rowspan") => number(3),
        ("ol", "start") | ("li", "value") => number(6),
        ("time", "datetime") => {
            value.len() <= 40 && value.bytes().all(|b| b.is_ascii_alphanumeric() || b" :+-./".contains(&b))
        }
        (_, "lang") => value.len() <= 35 && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
        (_, "dir") => matches!(value, "ltr" | "rtl" | "auto"),
        _ => true,
    }
}

#[cfg(test)]
mod tests;
