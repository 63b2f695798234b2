//! The last wall before the reader: an allow-list of elements and attributes, and nothing else.

mod allowed;
mod plain;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;
use dom_query::{Document, NodeRef};
use url::Url;

use self::allowed::{Attribute, ELEMENTS, EVERYWHERE, GONE_WHOLE, LINK_SCHEMES};
use super::{
    body::normalize,
    media,
    page::{dom, links, text},
};
use crate::markup;
use crate::model::{ASSET_KEY_LENGTH, ASSET_URL, asset_key, is_asset_url};

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
    /// Nothing in it but what the allow-list has.
    pub html: String,
    /// The pictures that it names, in its order, each once.
    pub images: Vec<Image>,
}

/// Cleans a piece of HTML for the reader. Addresses are resolved against `base`.
pub fn sanitize(html: &str, base: &Url) -> Sanitized {
    if html.trim().is_empty() {
        return Sanitized::default();
    }
    seal(&shaped(html, base), base)
}

/// Sanitises a tree that is settled and normalised: the one door that everything from outside comes in by,
/// whether a feed carried it ([`from_feed`](super::from_feed)) or a page ([`extract`](super::extract())).
///
/// Some trees no parser would build, and HTML written of one is read as another. So it is read again until it
/// stays what it is: what the sanitiser saw is what the reader's window sees. Of what is [`plain`] that is known without.
pub(super) fn seal(doc: &Document, base: &Url) -> Sanitized {
    let Pass { mut sealed, is_plain } = pass(doc, base);
    let mut settled = is_plain;
    for _ in 0..MOST_READINGS {
        if settled {
            break;
        }
        let again = pass(&shaped(&sealed.html, base), base).sealed.html;
        settled = again == sealed.html;
        sealed.html = again;
    }
    if !settled {
        return Sanitized { html: words_of(&sealed.html), images: vec![] };
    }
    let shown: HashSet<&str> =
        sealed.html.split(ASSET_URL).skip(1).filter_map(|rest| rest.get(..ASSET_KEY_LENGTH)).collect();
    sealed.images.retain(|image| shown.contains(image.key.as_str()));
    sealed
}

/// What is left of HTML that is never read the same twice: its text, in paragraphs without a single tag inside.
fn words_of(html: &str) -> String {
    let escape = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text::plain_text(html).lines().map(|line| format!("<p>{}</p>", escape(line))).collect()
}

/// Real articles stay what they are from the second on; what takes more was made to.
const MOST_READINGS: usize = 8;

fn shaped(html: &str, base: &Url) -> Document {
    let doc = dom::fragment(html);
    let root = doc.html_root();
    media::settle(&doc, &root, base);
    normalize::normalize(&doc, &root);
    doc
}

/// What was cleaned once.
struct Pass {
    sealed: Sanitized,
    /// It stays what it is.
    is_plain: bool,
}

fn pass(doc: &Document, base: &Url) -> Pass {
    let root = doc.html_root();
    resolve_links(&root, base);
    normalize::trim_blocks(&root);
    let images = name_images(&root);
    markup::split_long_texts(doc);
    strip(&root);
    let html = root.inner_html();
    // The cleaner would read and write all of it once more to give back the same.
    if plain::read(&html).is_some_and(|plain| plain.is_clean) {
        debug_assert_eq!(ALLOWED.clean(&html).to_string(), *html);
        return Pass { sealed: Sanitized { html: html.to_string(), images }, is_plain: true };
    }
    let html = ALLOWED.clean(&html).to_string();
    let is_plain = plain::read(&html).is_some();
    Pass { sealed: Sanitized { html, images }, is_plain }
}

/// Takes away every attribute that is on no list.
fn strip(root: &NodeRef) {
    static LISTS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
        let list = |element: &allowed::Element| names(element.attributes).chain(names(EVERYWHERE)).collect();
        ELEMENTS.iter().map(|element| (element.name, list(element))).collect()
    });
    for node in root.descendants().iter().filter(|n| n.is_element()) {
        let list = node.query_or(None, |node| {
            let element = node.as_element().filter(|element| !element.attrs.is_empty())?;
            Some(LISTS.get(&*element.name.local).map_or(&[][..], Vec::as_slice))
        });
        if let Some(list) = list {
            node.retain_attrs(list);
            if dom::is_any(node, &["a"]) {
                node.set_attr("rel", LINK_REL);
            }
        }
    }
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
    let mut named: HashSet<String> = HashSet::new();
    for img in root.descendants().iter().filter(|n| dom::is_any(n, &["img"])) {
        let url = img.attr_or("src", "").to_string();
        if is_asset_url(&url) {
            continue;
        }
        let key = asset_key(&url);
        img.set_attr("src", &format!("{ASSET_URL}{key}"));
        if named.insert(key.clone()) {
            images.push(Image { key, url });
        }
    }
    images
}

/// On every link: where it leads learns nothing of where it stood.
const LINK_REL: &str = "noopener noreferrer";

static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.iter().map(|element| element.name).collect())
        .tag_attributes(
            ELEMENTS.iter().map(|element| (element.name, names(element.attributes).collect())).collect(),
        )
        .generic_attributes(names(EVERYWHERE).collect())
        .clean_content_tags(GONE_WHOLE.into_iter().collect())
        .url_schemes(LINK_SCHEMES.into_iter().chain(["warta-asset"]).collect())
        .link_rel(Some(LINK_REL))
        .attribute_filter(|element, attribute, value| match (element, attribute, value) {
            // Ammonia's own, in place of whatever was there.
            ("a", "rel", LINK_REL) => Some(value.into()),
            _ => allowed::value_of(element, attribute).and_then(|kind| kind.admit(value)),
        });
    builder
});

fn names(attributes: &[Attribute]) -> impl Iterator<Item = &'static str> {
    attributes.iter().map(|attribute| attribute.name)
}

#[cfg(test)]
mod tests;
