//! A page, read within limits, and how it is asked: its tree, its lines, its links.

pub(crate) mod dom;
pub(crate) mod letter;
pub(crate) mod line;
pub(crate) mod links;
pub(crate) mod needles;
pub(crate) mod pattern;
pub(crate) mod pieces;
pub(crate) mod start;
pub(crate) mod text;

use dom_query::Document;
use url::Url;

use crate::markup::{self, Tree};

/// A page as it was fetched.
pub(crate) struct Page<'u> {
    pub document: Document,
    /// Its end was not read.
    pub is_cut: bool,
    pub url: &'u Url,
    /// What relative addresses on it are relative to.
    pub base: Url,
}

impl<'u> Page<'u> {
    /// Reads decoded text that came from `url`.
    pub(crate) fn read(html: &str, url: &'u Url) -> Self {
        let Tree { document, is_cut } = markup::page(html);
        let base = base(&document, url);
        Self { document, is_cut, url, base }
    }
}

/// What relative addresses on the page are relative to.
fn base(doc: &Document, url: &Url) -> Url {
    doc.root()
        .descendants_it()
        .find(|node| dom::is_any(node, &["base"]) && node.has_attr("href"))
        .and_then(|node| links::web(&node.attr_or("href", ""), url))
        .unwrap_or_else(|| url.clone())
}
