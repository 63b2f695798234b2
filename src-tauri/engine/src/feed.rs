//! From the bytes of a feed to its entries.
//!
//! A document is decoded ([`crate::charset`]) and read leniently, item by item, into an outline that entries are made
//! from. A broken part of a document costs that part: never the feed, and never the program.
//!
//! The HTML of an entry is the publisher's own. Whoever shows it sanitises it first.

mod base;
mod characters;
mod comments;
mod construct;
mod enclosure;
mod entities;
mod facts;
mod gzip;
mod head;
pub mod identity;
mod json;
mod limits;
mod link;
mod markup;
mod outline;
mod pace;
pub mod page;
mod reference;
pub mod sitemap;
mod text;
mod title;
mod xml;

#[cfg(test)]
mod tests;

use std::fmt;

use url::Url;

use crate::charset;
use crate::date::Date;
use crate::model::FeedKind;
pub use crate::model::Pace;

/// Feeds larger than this, in bytes after decompression, are not read.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// A document that was read as a feed.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedFeed {
    pub kind: FeedKind,
    /// Plain text.
    pub title: Option<String>,
    /// The site that the feed is of.
    pub link: Option<String>,
    /// As the feed writes it: `id`, `en-us`.
    pub language: Option<String>,
    pub icon: Option<String>,
    pub pace: Pace,
    /// In the order of the document; those of a sitemap by date, the newest first.
    pub entries: Vec<Entry>,
    pub warnings: Vec<Warning>,
}

/// What a feed lists in one fetch. All its addresses are absolute, and `http` or `https`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// As the document gives it: GUID, Atom id, `rdf:about`, JSON Feed's id. Never one of our own making.
    pub id: Option<String>,
    /// Plain text on one line.
    pub title: Option<String>,
    /// The page of the article.
    pub link: Option<String>,
    /// [`Entry::link`] and every other address that the entry names, but for its enclosures.
    pub links: Vec<String>,
    pub published: Option<Date>,
    /// The text that [`Entry::published`] was read from, or that could not be read.
    pub published_raw: Option<String>,
    pub updated: Option<Date>,
    /// Plain names; a mail address where there is no name.
    pub authors: Vec<String>,
    /// Not sanitised.
    pub summary_html: Option<String>,
    /// What relative addresses in [`Entry::summary_html`] start from, where the document says so by `xml:base`.
    pub summary_base: Option<String>,
    /// Not sanitised.
    pub content_html: Option<String>,
    /// What relative addresses in [`Entry::content_html`] start from, where the document says so by `xml:base`.
    pub content_base: Option<String>,
    pub enclosures: Vec<Enclosure>,
    /// The picture that stands for the entry.
    pub image: Option<String>,
    pub comments: Comments,
    /// What the entry is an answer to: an address, or an id that is none.
    pub in_reply_to: Option<String>,
}

/// A file that comes with an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enclosure {
    pub url: String,
    pub mime: Option<String>,
    /// Bytes, as the feed says.
    pub length: Option<u64>,
    /// Plain text.
    pub title: Option<String>,
    /// How long it plays.
    pub duration_seconds: Option<u32>,
}

/// What readers say of an entry, as far as its feed tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comments {
    /// The page that has them.
    pub url: Option<String>,
    pub count: Option<u32>,
    /// A feed of them.
    pub feed: Option<String>,
}

/// What was wrong with a feed that could be read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// It breaks off before its end, or never closes what it opens.
    CutOff,
    /// It lists more entries than are read.
    TooManyEntries { read: usize },
    /// The entry at this place of the document could not be read, and was left out.
    EntryLost { position: usize },
    /// A date that is none.
    UnreadableDate { text: String },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CutOff => f.write_str("the document breaks off, or never closes what it opens"),
            Self::TooManyEntries { read } => {
                write!(f, "more entries are listed than the {read} that were read")
            }
            Self::EntryLost { position } => write!(f, "the entry at place {position} could not be read"),
            Self::UnreadableDate { text } => write!(f, "this is no date: {text}"),
        }
    }
}

/// Why a document is no feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    #[error("the document is a web page")]
    Html,
    #[error("the document is not a feed")]
    NotAFeed,
    #[error("the document is a list of sitemaps")]
    SitemapIndex,
    #[error("the document is larger than {MAX_BYTES} bytes")]
    TooLarge,
}

/// Reads RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, and sitemaps, whatever `content_type` (an HTTP header)
/// says; packed with gzip or not.
///
/// `base` is the address that the document came from, which its relative addresses start from.
pub fn parse(bytes: &[u8], content_type: Option<&str>, base: Option<&Url>) -> Result<ParsedFeed, ParseError> {
    if bytes.len() > MAX_BYTES {
        return Err(ParseError::TooLarge);
    }
    let document = gzip::unpacked(bytes)?;
    let text = entities::expanded(characters::mended(charset::decode(&document, content_type)));
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if text.starts_with('{') {
        return json::parse(text, base);
    }
    if let Some(sitemap) = sitemap::parse(text, base) {
        return sitemap;
    }
    match outline::root(text) {
        Some(outline::Root::Feed(kind)) => Ok(xml::parse(text, kind, base)),
        Some(outline::Root::WebPage) => Err(ParseError::Html),
        None => Err(ParseError::NotAFeed),
    }
}

/// The address that `written` means, if it is one that can be fetched.
fn absolute(written: &str, base: Option<&Url>) -> Option<Url> {
    let written = written.trim();
    if written.len() > limits::MAX_ADDRESS {
        return None;
    }
    let url = match base {
        Some(base) => base.join(written),
        None => Url::parse(written),
    };
    url.ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.as_str().len() <= limits::MAX_ADDRESS)
        .map(|mut url| {
            // What a feed is signed in with is not for its entries to say.
            let _ = url.set_username("");
            let _ = url.set_password(None);
            url
        })
}
