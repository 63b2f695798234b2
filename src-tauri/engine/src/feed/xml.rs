//! An XML feed from its outline.

use url::Url;

use super::limits::{Budget, MAX_AUTHORS, MAX_CATEGORIES};
use super::outline::{Field, Item, MAX_ITEMS, Outline, Space};
use super::text::plain;
use super::{Entry, ParsedFeed, Warning, absolute, construct, enclosure, facts, head, link};
use crate::model::FeedKind;

/// `text` is a document whose root says that it is a feed of this kind.
pub(super) fn parse(text: &str, kind: FeedKind, base: Option<&Url>) -> ParsedFeed {
    let mut outline = Outline::of(text, kind);
    let mut feed_base = None;
    let mut entries = Vec::new();
    let mut warnings = Vec::new();
    let mut budget = Budget::default();
    while outline.next_item() {
        let Some(item) = outline.item() else { continue };
        let base = feed_base.get_or_insert_with(|| base_of(&outline, base));
        let entry = entry(&item, kind, based(base.as_ref(), &item.tag).as_ref());
        if let (None, Some(text)) = (entry.published, &entry.published_raw) {
            warnings.push(Warning::UnreadableDate { text: text.clone() });
        }
        if !budget.allows(&entry) {
            warnings.push(Warning::TooManyEntries { read: entries.len() });
            break;
        }
        entries.push(entry);
    }
    if outline.too_many_items {
        warnings.insert(0, Warning::TooManyEntries { read: MAX_ITEMS });
    }
    if outline.cut {
        warnings.insert(0, Warning::CutOff);
    }
    let fields = outline.head();
    if kind == FeedKind::Atom {
        let authors = facts::authors_among(&fields);
        for entry in entries.iter_mut().filter(|entry| entry.authors.is_empty()) {
            entry.authors.clone_from(&authors);
        }
    }
    let base = base_of(&outline, base);
    head::feed(&fields, outline.root_field().as_ref(), kind, base.as_ref(), entries, warnings)
}

fn entry(item: &Item<'_>, kind: FeedKind, base: Option<&Url>) -> Entry {
    let (published, published_raw) = facts::published(item);
    let (link, links) = link::links(item, kind, base);
    let (summary_html, content_html) = construct::texts(item, kind);
    let mut authors = facts::authors(item);
    authors.truncate(MAX_AUTHORS);
    Entry {
        id: facts::id(item),
        title: construct::title(item, kind),
        link,
        links,
        published,
        published_raw,
        updated: facts::updated(item),
        authors,
        summary_html,
        content_html,
        enclosures: enclosure::enclosures(item, kind, base),
        categories: categories(item),
        image: facts::image(item, base),
        source: facts::source(item, kind, base),
        base: base.map(Url::to_string),
    }
}

fn categories(item: &Item<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for field in &item.fields {
        if !field.is(Space::Core, "category") && !field.is(Space::DublinCore, "subject") {
            continue;
        }
        let written = field
            .attribute("label")
            .or_else(|| Some(field.text()))
            .filter(|text| !text.is_empty())
            .or_else(|| field.attribute("term"));
        let name = written.map(|text| plain(&text)).unwrap_or_default();
        if !name.is_empty() && names.len() < MAX_CATEGORIES && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What relative addresses of the feed start from: `xml:base`, its own address, or else that of its site.
fn base_of(outline: &Outline<'_>, base: Option<&Url>) -> Option<Url> {
    let site = || {
        let head = outline.head();
        head.iter().find(|field| field.is(Space::Core, "link")).and_then(|link| absolute(&link.text(), None))
    };
    let base = base.cloned().or_else(site);
    match outline.root_field() {
        Some(root) => based(base.as_ref(), &root),
        None => base,
    }
}

/// The base inside `field`, where its relative addresses start from `base`.
pub(super) fn based(base: Option<&Url>, field: &Field<'_>) -> Option<Url> {
    let written = field.attribute("xml:base").filter(|written| !written.is_empty());
    written.and_then(|written| absolute(&written, base)).or_else(|| base.cloned())
}
