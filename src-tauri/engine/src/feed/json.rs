//! JSON Feed 1.0 and 1.1 (jsonfeed.org), read straight from its values: an item with a number for an id or a field
//! of the wrong type is still an item.

use serde_json::Value;
use url::Url;

use super::outline::MAX_ITEMS;
use super::text::{html_of, one_line, plain};
use super::{Enclosure, Entry, Pace, ParseError, ParsedFeed, Warning, absolute};
use crate::date::{self, Date};
use crate::model::FeedKind;

pub(super) fn parse(text: &str, base: Option<&Url>) -> Result<ParsedFeed, ParseError> {
    let document: Value = serde_json::from_str(text).map_err(|_| ParseError::NotAFeed)?;
    let items = document.get("items").and_then(Value::as_array).ok_or(ParseError::NotAFeed)?;
    let says_so = string(&document, "version").is_some_and(|version| version.contains("jsonfeed.org"));
    if !says_so && document.get("title").is_none() {
        return Err(ParseError::NotAFeed);
    }
    let mut warnings = Vec::new();
    if items.len() > MAX_ITEMS {
        warnings.push(Warning::TooManyEntries { read: MAX_ITEMS });
    }
    let feed_authors = authors(&document);
    let mut entries = Vec::new();
    for (position, item) in items.iter().take(MAX_ITEMS).enumerate() {
        if !item.is_object() {
            warnings.push(Warning::EntryLost { position });
            continue;
        }
        let mut entry = entry(item, base);
        if entry.authors.is_empty() {
            entry.authors.clone_from(&feed_authors);
        }
        if let (None, Some(text)) = (entry.published, &entry.published_raw) {
            warnings.push(Warning::UnreadableDate { text: text.clone() });
        }
        entries.push(entry);
    }
    Ok(ParsedFeed {
        kind: FeedKind::JsonFeed,
        title: string(&document, "title").map(one_line),
        link: address(&document, "home_page_url", base),
        language: string(&document, "language").map(str::to_owned),
        icon: address(&document, "icon", base).or_else(|| address(&document, "favicon", base)),
        pace: Pace::default(),
        entries,
        warnings,
    })
}

fn entry(item: &Value, base: Option<&Url>) -> Entry {
    let link = address(item, "url", base);
    let external = address(item, "external_url", base);
    let plain_content = string(item, "content_text").map(html_of);
    let published_raw = string(item, "date_published").map(str::to_owned);
    Entry {
        id: id(item),
        title: string(item, "title").map(plain),
        link: link.clone().or_else(|| external.clone()),
        links: link.into_iter().chain(external).collect(),
        published: published_raw.as_deref().and_then(date::parse),
        published_raw,
        updated: date_of(item, "date_modified"),
        authors: authors(item),
        summary_html: string(item, "summary").map(html_of),
        content_html: string(item, "content_html").map(str::to_owned).or(plain_content),
        enclosures: values(item, "attachments")
            .filter_map(|attachment| enclosure(attachment, base))
            .collect(),
        categories: values(item, "tags").filter_map(Value::as_str).map(one_line).collect(),
        image: address(item, "image", base).or_else(|| address(item, "banner_image", base)),
        source: None,
        base: base.map(|base| base.to_string()),
    }
}

/// A number is as good an id as a string ("a reader must coerce it").
fn id(item: &Value) -> Option<String> {
    match item.get("id")? {
        Value::String(id) => Some(id.trim().to_owned()).filter(|id| !id.is_empty()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

/// `authors` of 1.1, or else `author` of 1.0.
fn authors(holder: &Value) -> Vec<String> {
    let mut names: Vec<String> = values(holder, "authors")
        .chain(holder.get("author"))
        .filter_map(|author| string(author, "name").or_else(|| author.as_str()))
        .map(one_line)
        .collect();
    names.dedup();
    names
}

fn enclosure(attachment: &Value, base: Option<&Url>) -> Option<Enclosure> {
    Some(Enclosure {
        url: address(attachment, "url", base)?,
        mime: string(attachment, "mime_type").map(str::to_owned),
        length: attachment.get("size_in_bytes").and_then(Value::as_u64),
        title: string(attachment, "title").map(one_line),
        duration_seconds: attachment
            .get("duration_in_seconds")
            .and_then(Value::as_f64)
            .filter(|seconds| (0.0..f64::from(u32::MAX)).contains(seconds))
            .map(|seconds| seconds as u32),
    })
}

fn values<'v>(holder: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> + use<'v> {
    holder.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn string<'v>(holder: &'v Value, name: &str) -> Option<&'v str> {
    holder.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
}

fn address(holder: &Value, name: &str, base: Option<&Url>) -> Option<String> {
    absolute(string(holder, name)?, base).map(String::from)
}

fn date_of(holder: &Value, name: &str) -> Option<Date> {
    date::parse(string(holder, name)?)
}
