//! An XML feed from its outline.

use url::Url;

use super::base::Base;
use super::construct::Text;
use super::limits::{Budget, MAX_AUTHORS};
use super::outline::{Item, MAX_ITEMS, Outline};
use super::{Entry, ParsedFeed, Warning, comments, construct, enclosure, facts, head, link};
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
        let base = feed_base.get_or_insert_with(|| Base::of_feed(&outline, base));
        let entry = entry(&item, kind, &base.inside(&item.tag));
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
    let base = Base::of_feed(&outline, base);
    head::feed(&fields, outline.root_field().as_ref(), kind, base.url(), entries, warnings)
}

fn entry(item: &Item<'_>, kind: FeedKind, base: &Base) -> Entry {
    let (published, published_raw) = facts::published(item);
    let (summary, content) = construct::texts(item, kind, base);
    let (summary_html, summary_base) = summary.map(Text::into_parts).unwrap_or_default();
    let (content_html, content_base) = content.map(Text::into_parts).unwrap_or_default();
    let base = base.url();
    let (link, links) = link::links(item, kind, base);
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
        summary_base,
        content_html,
        content_base,
        enclosures: enclosure::enclosures(item, kind, base),
        image: facts::image(item, base),
        comments: comments::comments(item, base),
        in_reply_to: comments::in_reply_to(item, base),
    }
}
