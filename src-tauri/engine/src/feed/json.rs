//! JSON Feed 1.0 and 1.1 (jsonfeed.org), item by item: one with a number for an id or a field of the wrong type is
//! still an item, and a document that breaks off gives those that came before.

use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use url::Url;

use super::limits::{Budget, MAX_AUTHORS, MAX_LINKS, MAX_TITLE};
use super::outline::MAX_ITEMS;
use super::text::{html_of, one_line, plain};
use super::{Enclosure, Entry, Pace, ParseError, ParsedFeed, Warning, absolute, title};
use crate::date::{self, Date};
use crate::model::FeedKind;

/// An item longer than this, as written, is not read.
const MAX_ITEM: usize = 4 * 1024 * 1024;

/// The same of a field of the feed itself.
const MAX_FIELD: usize = 64 * 1024;

const FIELDS: &[&str] =
    &["version", "title", "home_page_url", "language", "icon", "favicon", "authors", "author"];

pub(super) fn parse(text: &str, base: Option<&Url>) -> Result<ParsedFeed, ParseError> {
    let mut document = Document { base, head: HashMap::new(), items: None };
    let mut reader = serde_json::Deserializer::from_str(text);
    let whole = (&mut document).deserialize(&mut reader).is_ok();
    let Document { head, items, .. } = document;
    let head = Value::Object(head.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
    let says_so = string(&head, "version").is_some_and(|version| version.contains("jsonfeed.org"));
    let Some(Items { mut entries, mut warnings, .. }) = items else {
        return Err(ParseError::NotAFeed);
    };
    if !says_so && (!whole || head.get("title").is_none()) {
        return Err(ParseError::NotAFeed);
    }
    if !whole {
        warnings.insert(0, Warning::CutOff);
    }
    let feed_authors = authors(&head);
    for entry in entries.iter_mut().filter(|entry| entry.authors.is_empty()) {
        entry.authors.clone_from(&feed_authors);
    }
    Ok(ParsedFeed {
        kind: FeedKind::JsonFeed,
        title: title_of(&head),
        link: address(&head, "home_page_url", base),
        language: string(&head, "language").map(str::to_owned),
        // The one is large, for a timeline, the other small, for a list of feeds.
        icon: address(&head, "favicon", base).or_else(|| address(&head, "icon", base)),
        pace: Pace::default(),
        entries,
        warnings,
    })
}

/// What was read of a document, and stays when the rest of it cannot be.
struct Document<'b> {
    base: Option<&'b Url>,
    head: HashMap<&'static str, Value>,
    items: Option<Items>,
}

#[derive(Default)]
struct Items {
    entries: Vec<Entry>,
    warnings: Vec<Warning>,
    position: usize,
    budget: Budget,
}

impl<'de> DeserializeSeed<'de> for &mut Document<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Document<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a feed")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<&RawValue>()? {
            let key = key.get().trim_matches('"');
            if key == "items" && self.items.is_none() {
                let items = self.items.insert(Items::default());
                map.next_value_seed(ItemsReader { items, base: self.base })?;
            } else if let Some(known) = FIELDS.iter().find(|known| **known == key) {
                let value: &RawValue = map.next_value()?;
                if let Some(value) = value_of(value, MAX_FIELD) {
                    self.head.insert(known, value);
                }
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct ItemsReader<'r> {
    items: &'r mut Items,
    base: Option<&'r Url>,
}

impl<'de> DeserializeSeed<'de> for ItemsReader<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for ItemsReader<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut full = false;
        while !full && let Some(item) = seq.next_element::<&RawValue>()? {
            full = !self.items.take(item, self.base);
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

impl Items {
    /// `false` when nothing more is to be read.
    fn take(&mut self, item: &RawValue, base: Option<&Url>) -> bool {
        let position = self.position;
        self.position += 1;
        if position == MAX_ITEMS {
            self.warnings.push(Warning::TooManyEntries { read: MAX_ITEMS });
            return false;
        }
        let Some(item) = value_of(item, MAX_ITEM).filter(Value::is_object) else {
            self.warnings.push(Warning::EntryLost { position });
            return true;
        };
        let entry = entry(&item, base);
        if !self.budget.allows(&entry) {
            self.warnings.push(Warning::TooManyEntries { read: self.entries.len() });
            return false;
        }
        if let (None, Some(text)) = (entry.published, &entry.published_raw) {
            self.warnings.push(Warning::UnreadableDate { text: text.clone() });
        }
        self.entries.push(entry);
        true
    }
}

fn value_of(written: &RawValue, most: usize) -> Option<Value> {
    let written = written.get();
    (written.len() <= most).then(|| serde_json::from_str(written).ok())?
}

fn entry(item: &Value, base: Option<&Url>) -> Entry {
    let link = address(item, "url", base);
    let external = address(item, "external_url", base);
    let plain_content = string(item, "content_text").map(html_of);
    let published_raw = string(item, "date_published").map(str::to_owned);
    Entry {
        id: id(item),
        title: title_of(item),
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
            .take(MAX_LINKS)
            .collect(),
        image: address(item, "image", base).or_else(|| address(item, "banner_image", base)),
        ..Entry::default()
    }
}

/// Plain text by the book, and yet some escape it or leave tags in it.
fn title_of(holder: &Value) -> Option<String> {
    let mut title = title::title(string(holder, "title")?);
    title.truncate(title.floor_char_boundary(MAX_TITLE));
    (!title.is_empty()).then_some(title)
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
        .filter(|name| !name.is_empty())
        .take(MAX_AUTHORS)
        .collect();
    names.dedup();
    names
}

fn enclosure(attachment: &Value, base: Option<&Url>) -> Option<Enclosure> {
    let seconds = attachment.get("duration_in_seconds").and_then(Value::as_f64);
    Some(Enclosure {
        url: address(attachment, "url", base)?,
        mime: string(attachment, "mime_type").map(str::to_owned),
        length: attachment.get("size_in_bytes").and_then(Value::as_u64),
        title: string(attachment, "title").map(plain),
        duration_seconds: seconds
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
