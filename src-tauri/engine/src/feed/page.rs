//! Index pages as feeds: a section's front lists its articles by links that look alike, and a [`LinkPattern`] says
//! how they look.
//!
//! [`patterns`] finds what a person may want to follow, and shows it to them; [`parse`] reads it again at every
//! refresh. Both are pure.

mod address;
mod card;
mod furniture;
mod icon;
mod links;
mod path;
mod pattern;
mod propose;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use dom_query::Document;
use url::Url;

pub use address::is_article_like;
pub use icon::icons_of;
pub use pattern::{LinkPattern, UnreadablePattern};

use super::identity::url_key;
use super::text::one_line;
use super::{Entry, Pace, ParsedFeed};
use crate::markup;
use crate::model::FeedKind;

/// Bytes that are read of one page; the largest real indexes have some 2 MB.
const MAX_HTML: usize = 4 << 20;
/// Links that are read of one page, from its top; the longest real indexes have some 2,000.
const MAX_LINKS: usize = 10_000;
/// Entries of one page, from its top.
const MAX_ENTRIES: usize = 500;

/// Article links of a page that look alike, for a person to confirm.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub pattern: LinkPattern,
    /// What the page lists by it now.
    pub entries: Vec<Entry>,
}

/// The lists of articles on a page, the likeliest first: links in the same place of the same markup, to addresses
/// of one shape on this site, with headlines for text. Menus, tags, authors, page numbers, log-ins, footers and
/// "read also" are none.
pub fn patterns(html: &str, url: &Url) -> Vec<Proposal> {
    propose::proposals(&Page::read(html, url))
}

/// The likeliest list of a page, as the feed that it would be.
pub fn propose(html: &str, url: &Url) -> Option<(LinkPattern, ParsedFeed)> {
    let page = Page::read(html, url);
    let Proposal { pattern, entries } = propose::proposals(&page).into_iter().next()?;
    Some((pattern, page.feed(entries)))
}

/// Reads a page by its pattern. A page that is no longer built so has no entries.
pub fn parse(html: &str, url: &Url, pattern: &LinkPattern) -> ParsedFeed {
    let page = Page::read(html, url);
    let entries = entries(&page, pattern);
    page.feed(entries)
}

/// The icons that a page names for itself and that can be drawn, the one that suits a sidebar best first.
pub fn icons(html: &str, url: &Url) -> Vec<Url> {
    let page = Page::read(html, url);
    icons_of(&page.document, &page.base)
}

fn entries(page: &Page, pattern: &LinkPattern) -> Vec<Entry> {
    let links = links::on(page);
    let listed: Vec<_> = links.iter().filter(|link| pattern.matches(link)).collect();
    let cards = card::cards(&listed);
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut entries: Vec<(Entry, bool)> = Vec::new();
    for link in listed {
        let Some(key) = url_key(link.url.as_str()) else { continue };
        match places.get(&key) {
            // The picture beside a headline often links to the same article, before it.
            Some(&place) if entries[place].1 => {}
            Some(&place) => {
                let (entry, written) = cards.entry(link, &page.base);
                if written {
                    entries[place] = (entry, written);
                }
            }
            None if entries.len() < MAX_ENTRIES => {
                places.insert(key, entries.len());
                entries.push(cards.entry(link, &page.base));
            }
            None => break,
        }
    }
    entries.into_iter().map(|(entry, _)| entry).filter(|entry| entry.title.is_some()).collect()
}

/// A page, parsed.
struct Page {
    document: Document,
    url: Url,
    /// What relative addresses start from.
    base: Url,
}

impl Page {
    fn read(html: &str, url: &Url) -> Self {
        let html = &html[..html.floor_char_boundary(MAX_HTML)];
        let document = markup::page(html).document;
        let base = document.select("base[href]").attr("href").and_then(|href| url.join(href.trim()).ok());
        Self { document, url: url.clone(), base: base.unwrap_or_else(|| url.clone()) }
    }

    fn feed(&self, entries: Vec<Entry>) -> ParsedFeed {
        let icon = icons_of(&self.document, &self.base).into_iter().next();
        ParsedFeed {
            kind: FeedKind::Page,
            title: self.title(),
            link: Some(self.url.to_string()),
            language: self.attribute("html[lang]", "lang"),
            icon: icon.map(String::from),
            pace: Pace::default(),
            entries,
            warnings: Vec::new(),
        }
    }

    fn title(&self) -> Option<String> {
        let named = || self.attribute("meta[property='og:title'][content]", "content");
        let title = one_line(&self.document.select_single("head title").text());
        Some(title).filter(|title| !title.is_empty()).or_else(named)
    }

    fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let value = self.document.select_single(selector).attr(name)?;
        Some(one_line(&value)).filter(|value| !value.is_empty())
    }
}
