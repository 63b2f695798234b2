//! Sitemaps (sitemaps.org), with the extensions by which newsrooms tell search engines what is new.
//!
//! The reading is as lenient as that of other feeds: prefixes may be bound to anything or to nothing, tags may stay
//! open. An entry is known by its address, as a sitemap gives no ids.

mod lines;
mod read;

#[cfg(test)]
mod tests;

use url::Url;

use super::markup::{Token, tokens};
use super::{MAX_BYTES, ParseError, ParsedFeed, gzip};
use crate::charset;
use crate::date::Date;

/// What stands at the address of a sitemap.
#[derive(Clone, Debug, PartialEq)]
pub enum Sitemap {
    /// A list of other sitemaps.
    Index(Vec<Child>),
    /// A list of pages: a feed of kind [`NewsSitemap`](crate::model::FeedKind::NewsSitemap), the newest first.
    Urls(ParsedFeed),
}

/// A sitemap that an index names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    pub url: Url,
    pub modified: Option<Date>,
}

/// Reads a sitemap or an index of them, packed or not: XML, or plain text with an address a line.
///
/// `base` is the address that the document came from.
///
/// # Errors
/// For anything else, and for what is too large, packed or not.
pub fn read(bytes: &[u8], content_type: Option<&str>, base: Option<&Url>) -> Result<Sitemap, ParseError> {
    if bytes.len() > MAX_BYTES {
        return Err(ParseError::TooLarge);
    }
    let document = gzip::unpacked(bytes)?;
    let text = charset::decode(&document, content_type);
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    match root(text) {
        Some(Root::Urls) => Ok(Sitemap::Urls(read::urls(text, base))),
        Some(Root::Index) => Ok(Sitemap::Index(read::children(text, base))),
        Some(Root::Other) => Err(ParseError::NotAFeed),
        None => lines::read(text, base).map(Sitemap::Urls).ok_or(ParseError::NotAFeed),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Root {
    Urls,
    Index,
    Other,
}

/// The sitemap that a document is, when it is one that lists pages.
pub(super) fn parse(text: &str, base: Option<&Url>) -> Option<Result<ParsedFeed, ParseError>> {
    match root(text) {
        Some(Root::Urls) => Some(Ok(read::urls(text, base))),
        Some(Root::Index) => Some(Err(ParseError::SitemapIndex)),
        Some(Root::Other) => None,
        None => lines::read(text, base).map(Ok),
    }
}

/// What the first tag says; `None` for what has no tags.
fn root(text: &str) -> Option<Root> {
    // A document without tags is one text, and real ones begin with a handful of comments at most.
    let first = tokens(text).take(100).find_map(|token| match token {
        Token::Start { name, .. } => Some(name),
        _ => None,
    });
    first.map(|name| match local(name).to_ascii_lowercase().as_str() {
        "urlset" => Root::Urls,
        "sitemapindex" => Root::Index,
        _ => Root::Other,
    })
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
