//! The tags of a sitemap, one after the other.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use url::Url;

use super::{Child, local};
use crate::date::{self, Date};
use crate::feed::markup::{Token, decoded, tokens};
use crate::feed::text::plain;
use crate::feed::{Entry, Pace, ParsedFeed, Warning, absolute};
use crate::model::{FeedKind, Timestamp};

/// Addresses that a sitemap may list by its own rules; what comes after them is not read.
pub(super) const MAX_URLS: usize = 50_000;
/// The newest of them, which become entries.
const MAX_ENTRIES: usize = 5_000;
/// The same for a sitemap without titles: it lists all that the site ever had, and every page has to be asked for
/// its own.
const MAX_UNTITLED: usize = 500;
/// Sitemaps that are read of an index.
const MAX_CHILDREN: usize = 1_000;
/// Bytes that are read of one field; the longest addresses in use have some 2,000.
const MAX_FIELD: usize = 8 * 1024;

/// One `<url>` or `<sitemap>`.
#[derive(Debug, Default)]
pub(super) struct Listed {
    link: String,
    modified: Option<String>,
    published: Option<String>,
    title: Option<String>,
    publication: Option<String>,
    language: Option<String>,
    image: Option<String>,
}

pub(super) fn urls(text: &str, base: Option<&Url>) -> ParsedFeed {
    let (listed, cut) = listed(text, "url", MAX_URLS);
    let mut feed = feed(listed, base);
    if cut {
        feed.warnings.insert(0, Warning::CutOff);
    }
    feed
}

pub(super) fn children(text: &str, base: Option<&Url>) -> Vec<Child> {
    let (listed, _) = listed(text, "sitemap", MAX_CHILDREN);
    let mut seen = HashSet::new();
    let children = listed.into_iter().filter_map(|child| {
        let url = absolute(&child.link, base)?;
        Some(Child { url, modified: child.modified.as_deref().and_then(date::parse) })
    });
    children.filter(|child| seen.insert(child.url.clone())).collect()
}

impl Listed {
    /// An address of which nothing else is said.
    pub(super) fn bare(link: Url) -> Self {
        Self { link: link.into(), ..Self::default() }
    }
}

/// What the text in a tag means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Link,
    Modified,
    Published,
    Title,
    Publication,
    Language,
    Image,
}

/// What an element of an extension is about, by its own name or that of what it stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Topic {
    #[default]
    Page,
    News,
    Image,
    /// Videos, and translations of the page.
    Other,
}

fn topic(name: &str, inside: Topic) -> Topic {
    let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix).to_ascii_lowercase();
    match (prefix.as_str(), local(name).to_ascii_lowercase().as_str()) {
        (prefix, _) if prefix.contains("news") => Topic::News,
        (prefix, _) if prefix.contains("image") => Topic::Image,
        ("video" | "xhtml" | "mobile" | "pagemap", _) | (_, "video") => Topic::Other,
        (_, "news") => Topic::News,
        (_, "image") => Topic::Image,
        _ => inside,
    }
}

fn field(name: &str, topic: Topic) -> Option<Field> {
    Some(match (topic, local(name).to_ascii_lowercase().as_str()) {
        (Topic::Page, "loc") => Field::Link,
        (Topic::Image, "loc") => Field::Image,
        (Topic::Page | Topic::News, "lastmod") => Field::Modified,
        (Topic::Page | Topic::News, "publication_date") => Field::Published,
        (Topic::Page | Topic::News, "title") => Field::Title,
        (Topic::News, "name") => Field::Publication,
        (Topic::News, "language") => Field::Language,
        _ => return None,
    })
}

/// The elements called `element`, and whether the document ended inside one.
fn listed(text: &str, element: &str, most: usize) -> (Vec<Listed>, bool) {
    let mut all: Vec<Listed> = Vec::new();
    let mut open: Option<Listed> = None;
    let mut inside = Topic::Page;
    let mut current: Option<(Field, String)> = None;
    for token in tokens(text) {
        match token {
            Token::Text(written) => append(&mut current, &decoded(written)),
            Token::Verbatim(written) => append(&mut current, written),
            Token::Start { name, empty, .. } => {
                settle(&mut open, current.take());
                if local(name).eq_ignore_ascii_case(element) {
                    keep(&mut all, open.replace(Listed::default()));
                    inside = Topic::Page;
                    if all.len() >= most {
                        return (all, false);
                    }
                } else if !empty {
                    let topic = topic(name, inside);
                    current = field(name, topic).map(|field| (field, String::new()));
                    if current.is_none() && matches!(local(name), "news" | "image" | "video") {
                        inside = topic;
                    }
                }
            }
            Token::End { name } => {
                settle(&mut open, current.take());
                if local(name).eq_ignore_ascii_case(element) {
                    keep(&mut all, open.take());
                } else if matches!(local(name), "news" | "image" | "video") {
                    inside = Topic::Page;
                }
            }
        }
    }
    settle(&mut open, current);
    let cut = open.is_some();
    keep(&mut all, open);
    (all, cut)
}

fn append(current: &mut Option<(Field, String)>, text: &str) {
    if let Some((_, value)) = current {
        let room = MAX_FIELD.saturating_sub(value.len());
        value.push_str(&text[..text.floor_char_boundary(room)]);
    }
}

/// The first value of a field counts.
fn settle(open: &mut Option<Listed>, field: Option<(Field, String)>) {
    let (Some(listed), Some((field, text))) = (open, field) else { return };
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let place = match field {
        Field::Link => {
            if listed.link.is_empty() {
                listed.link = text.to_owned();
            }
            return;
        }
        Field::Modified => &mut listed.modified,
        Field::Published => &mut listed.published,
        Field::Title => &mut listed.title,
        Field::Publication => &mut listed.publication,
        Field::Language => &mut listed.language,
        Field::Image => &mut listed.image,
    };
    place.get_or_insert_with(|| text.to_owned());
}

fn keep(all: &mut Vec<Listed>, listed: Option<Listed>) {
    all.extend(listed.filter(|listed| !listed.link.is_empty()));
}

/// A feed of what was listed: the newest first, what has no date after it in the order of the document.
pub(super) fn feed(listed: Vec<Listed>, base: Option<&Url>) -> ParsedFeed {
    let mut warnings = Vec::new();
    let publication = commonest(listed.iter().filter_map(|listed| listed.publication.as_deref()));
    let language = commonest(listed.iter().filter_map(|listed| listed.language.as_deref()));
    let mut seen = HashSet::new();
    let mut entries: Vec<Entry> = listed
        .into_iter()
        .filter_map(|listed| entry(listed, base, &mut warnings))
        .filter(|entry| seen.insert(entry.link.clone()))
        .collect();
    entries.sort_by_key(|entry| Reverse(entry.published.or(entry.updated).map(|date| date.instant)));
    let has_titles = entries.iter().any(|entry| entry.title.is_some());
    let most = if has_titles { MAX_ENTRIES } else { MAX_UNTITLED };
    if entries.len() > most {
        entries.truncate(most);
        warnings.push(Warning::TooManyEntries { read: most });
    }
    ParsedFeed {
        kind: FeedKind::NewsSitemap,
        title: publication,
        link: base.and_then(|base| base.join("/").ok()).map(String::from),
        language,
        icon: None,
        pace: Pace::default(),
        entries,
        warnings,
    }
}

fn entry(listed: Listed, base: Option<&Url>, warnings: &mut Vec<Warning>) -> Option<Entry> {
    let url = absolute(&listed.link, base)?;
    let title = listed.title.map(|title| plain(&title)).filter(|title| !title.is_empty());
    // A site's own front page is in most sitemaps, and is no article.
    if title.is_none() && url.path() == "/" && url.query().is_none() {
        return None;
    }
    let published = listed.published.as_deref().and_then(date::parse);
    if let (None, Some(text)) = (published, &listed.published) {
        warnings.push(Warning::UnreadableDate { text: text.clone() });
    }
    let link = String::from(url);
    Some(Entry {
        title,
        links: vec![link.clone()],
        link: Some(link),
        published,
        published_raw: listed.published,
        updated: listed.modified.as_deref().and_then(changed),
        image: listed.image.and_then(|image| absolute(&image, base)).map(String::from),
        ..Entry::default()
    })
}

/// Some generators write the epoch where they know no date.
fn changed(text: &str) -> Option<Date> {
    date::parse(text).filter(|date| date.instant > Timestamp(0))
}

fn commonest<'a>(values: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for (position, value) in values.enumerate() {
        counts.entry(value).or_insert((0, position)).0 += 1;
    }
    let (value, _) = counts.into_iter().max_by_key(|&(_, (count, first))| (count, Reverse(first)))?;
    Some(plain(value)).filter(|value| !value.is_empty())
}
