//! Puts an XML feed together from what feed-rs read and what its outline says.

use feed_rs::model;
use url::Url;

use super::guarded::{self, Failure, Read};
use super::outline::{Field, Item, MAX_ITEMS, Outline, Space};
use super::pace::pace;
use super::rewrite::Rewritten;
use super::text::plain;
use super::{Enclosure, Entry, ParseError, ParsedFeed, Warning, absolute, facts};
use crate::model::FeedKind;

pub(super) fn parse(text: &str, kind: FeedKind, base: Option<&Url>) -> Result<ParsedFeed, ParseError> {
    let outline = Outline::read(text, kind);
    let head = outline.head();
    let items = outline.items();
    let base = feed_base(&outline, &head, base);
    let bases: Vec<_> = items.iter().map(|item| based(base.clone(), &item.tag)).collect();

    let rewritten = Rewritten::of(&outline, &items, &bases);
    let Read { feed, entries } =
        guarded::read(rewritten, base.as_ref()).map_err(|failure| match failure {
            Failure::TimedOut => ParseError::TimedOut,
            Failure::Refused => ParseError::NotAFeed,
        })?;

    let mut warnings = Vec::new();
    if outline.cut {
        warnings.push(Warning::CutOff);
    }
    if outline.too_many_items {
        warnings.push(Warning::TooManyEntries { read: MAX_ITEMS });
    }
    let feed_authors = if kind == FeedKind::Atom { facts::authors_among(&head) } else { Vec::new() };
    let mut parsed = Vec::with_capacity(items.len());
    for (position, ((item, base), read)) in items.iter().zip(bases).zip(entries).enumerate() {
        let Some(read) = read else {
            warnings.push(Warning::EntryLost { position });
            continue;
        };
        let mut entry = entry(item, kind, base, read);
        if entry.authors.is_empty() {
            entry.authors.clone_from(&feed_authors);
        }
        if let (None, Some(text)) = (entry.published, &entry.published_raw) {
            warnings.push(Warning::UnreadableDate { text: text.clone() });
        }
        parsed.push(entry);
    }
    Ok(ParsedFeed {
        kind,
        title: feed.title.map(|title| plain(&title.content)).filter(|title| !title.is_empty()),
        link: alternate(&feed.links, base.as_ref()),
        language: feed.language.filter(|language| !language.is_empty()),
        icon: [feed.icon, feed.logo]
            .into_iter()
            .flatten()
            .find_map(|image| web_address(&image.uri, base.as_ref())),
        pace: pace(&head),
        entries: parsed,
        warnings,
    })
}

fn entry(item: &Item<'_>, kind: FeedKind, base: Option<Url>, read: model::Entry) -> Entry {
    let (published, published_raw) = facts::published(item);
    let link = alternate(&read.links, base.as_ref());
    let mut links: Vec<String> = link.iter().cloned().collect();
    let mut enclosures: Vec<Enclosure> = Vec::new();
    for written in read.links {
        let Some(url) = web_address(&written.href, base.as_ref()) else { continue };
        if written.rel.as_deref() == Some("enclosure") {
            add(
                &mut enclosures,
                Enclosure { url, mime: written.media_type, length: written.length, ..Enclosure::default() },
            );
        } else if !links.contains(&url) {
            links.push(url);
        }
    }
    for content in read.media.into_iter().flat_map(|media| media.content) {
        let mime = content.content_type.map(|mime| mime.to_string());
        if let Some(url) = content.url.and_then(|url| web_address(url.as_str(), None)) {
            add(&mut enclosures, Enclosure { url, mime, length: content.size, ..Enclosure::default() });
        }
    }
    Entry {
        id: facts::id(item),
        title: read.title.map(|title| plain(&title.content)).filter(|title| !title.is_empty()),
        link,
        links,
        published,
        published_raw,
        updated: facts::updated(item),
        authors: facts::authors(item),
        summary_html: read.summary.map(|summary| summary.content),
        content_html: read.content.and_then(|content| content.body),
        enclosures,
        categories: categories(read.categories),
        image: facts::image(item, base.as_ref()),
        source: facts::source(item, kind),
        base: base.map(String::from),
    }
}

fn add(enclosures: &mut Vec<Enclosure>, enclosure: Enclosure) {
    if !enclosures.iter().any(|known| known.url == enclosure.url) {
        enclosures.push(enclosure);
    }
}

fn categories(read: Vec<model::Category>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for category in read {
        let name = plain(category.label.as_deref().unwrap_or(&category.term));
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The page that the links are about: RFC 4287 §4.2.7.2's "alternate", HTML rather than any other type.
fn alternate(links: &[model::Link], base: Option<&Url>) -> Option<String> {
    let is_alternate =
        |link: &&model::Link| link.rel.as_deref().is_none_or(|rel| rel.eq_ignore_ascii_case("alternate"));
    let is_page = |link: &&model::Link| link.media_type.as_deref().is_none_or(|kind| kind.contains("html"));
    let mut pages =
        links.iter().filter(is_alternate).filter(is_page).filter_map(|link| web_address(&link.href, base));
    let mut others = links.iter().filter(is_alternate).filter_map(|link| web_address(&link.href, base));
    pages.next().or_else(|| others.next())
}

fn web_address(written: &str, base: Option<&Url>) -> Option<String> {
    absolute(written, base).map(String::from)
}

/// What relative addresses of the feed start from: `xml:base`, its own address, or else that of its site.
fn feed_base(outline: &Outline<'_>, head: &[Field<'_>], base: Option<&Url>) -> Option<Url> {
    let site = || {
        head.iter().find(|field| field.is(Space::Core, "link")).and_then(|link| absolute(&link.text(), None))
    };
    let base = base.cloned().or_else(site);
    match outline.root_field() {
        Some(root) => based(base, &root),
        None => base,
    }
}

fn based(base: Option<Url>, field: &Field<'_>) -> Option<Url> {
    let inner = field.attribute("xml:base").filter(|written| !written.is_empty());
    inner.and_then(|written| absolute(&written, base.as_ref())).or(base)
}
