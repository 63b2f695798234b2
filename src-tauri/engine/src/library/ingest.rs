//! Entries of a feed become articles of the library.

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use url::Url;

use super::full_text::{self, FULL_TEXT_WORDS};
use super::revisions;
use crate::article::{self, Content};
use crate::error::Result;
use crate::feed::identity::identities;
use crate::feed::{self, Enclosure, Entry, ParsedFeed};
use crate::model::{
    ArticleId, DateOrigin, FeedId, Identity, Keep, OpenMode, Published, Timestamp, asset_key,
};
use crate::store::article::{NewArticle, Page};
use crate::store::comments::NewComments;
use crate::store::content::NewContent;
use crate::store::enclosure::NewEnclosure;
use crate::store::listing::{self, Known};
use crate::store::{article as articles, comments, content, enclosure, state};
use crate::tracking;

/// Characters of a list row's excerpt.
pub(super) const SUMMARY: usize = 280;

/// An entry made ready for the library, outside any transaction.
pub(super) struct Prepared {
    identity: Identity,
    article: NewArticle,
    content: NewContent,
    enclosures: Vec<NewEnclosure>,
    comments: NewComments,
}

/// The feed that entries come from.
pub(super) struct Origin<'a> {
    pub(super) feed: FeedId,
    /// Where its document was read.
    pub(super) url: &'a Url,
    pub(super) title: &'a str,
    pub(super) open_mode: OpenMode,
    pub(super) keep: Keep,
}

/// Sanitises and measures the entries of a feed. Pure, and the expensive part of taking a feed in.
pub(super) fn prepare(feed: ParsedFeed, origin: &Origin<'_>) -> Vec<Prepared> {
    let site =
        feed.link.as_deref().and_then(|link| Url::parse(link).ok()).unwrap_or_else(|| origin.url.clone());
    let language = feed.language;
    let identities = identities(&feed.entries);
    feed.entries
        .into_iter()
        .zip(identities)
        // What nothing tells apart would be new at every refresh, and there is nothing in it to read.
        .filter(|(_, identity)| *identity != Identity::default())
        .map(|(entry, identity)| prepare_entry(entry, identity, origin, &site, language.as_deref()))
        .collect()
}

fn prepare_entry(
    entry: Entry,
    identity: Identity,
    origin: &Origin<'_>,
    site: &Url,
    feed_language: Option<&str>,
) -> Prepared {
    let link = entry.link.as_deref().and_then(|link| Url::parse(link).ok());
    let link = link.map(|url| tracking::stripped(&url));
    let carried = Carried::by(&entry);
    let html = carried.html;
    let base = carried.base.and_then(|base| Url::parse(base).ok());
    let base = base.as_ref().or(link.as_ref()).unwrap_or(origin.url);
    let url = link.as_ref().unwrap_or(site);
    let text = article::from_feed_of(html, &article::FeedHtml { url, base, language: feed_language });
    let own_summary = entry.summary_html.as_deref().filter(|own| !own.trim().is_empty() && *own != html);
    let summary = match own_summary {
        Some(own) => article::excerpt(own, SUMMARY),
        // The text is read already, and what is no part of it is gone.
        None if !text.text.is_empty() => article::excerpt_of_text(&text.text, SUMMARY),
        None => article::excerpt(html, SUMMARY),
    };
    let title = entry
        .title
        .clone()
        .filter(|title| !title.trim().is_empty())
        .or_else(|| Some(article::excerpt(&text.html, 80)).filter(|title| !title.is_empty()))
        .or_else(|| link.as_ref().map(ToString::to_string))
        .unwrap_or_else(|| origin.title.to_owned());
    let picture = entry.image.as_deref().and_then(|image| Url::parse(image).ok());
    let hash = entry_hash(&entry, &carried);
    let enclosures = entry.enclosures.iter().cloned().filter_map(new_enclosure).collect();
    let feed::Comments { url, count, feed } = entry.comments.clone();
    let comments = NewComments { url, count, feed };
    let is_web = link.as_ref().is_some_and(|link| matches!(link.scheme(), "http" | "https"));

    let mut images: Vec<(String, String)> =
        text.images.iter().map(|i| (i.key.clone(), i.url.clone())).collect();
    let thumbnail = match picture {
        Some(url) => {
            let key = asset_key(url.as_str());
            images.push((key.clone(), url.into()));
            Some(key)
        }
        None => images.first().map(|(key, _)| key.clone()),
    };
    let article = NewArticle {
        feed: Some(origin.feed),
        url: link.map(String::from),
        url_key: identity.url_key.clone(),
        title,
        byline: Some(entry.authors.join(", ")).filter(|byline| !byline.is_empty()),
        section: None,
        standfirst: None,
        source: origin.title.to_owned(),
        summary,
        language: text.language.clone().or_else(|| feed_language.map(primary_language)),
        published: published(&entry),
        thumbnail,
        access: text.access,
        page: full_text::page(origin.open_mode, origin.keep, is_web, &text),
        entry_hash: Some(hash),
    };
    Prepared {
        identity,
        article,
        content: new_content(text, images, origin.keep, Text::OfFeed),
        enclosures,
        comments,
    }
}

/// Pictures are in the text already.
fn new_enclosure(enclosure: Enclosure) -> Option<NewEnclosure> {
    let Enclosure { url, mime, length, title, duration_seconds } = enclosure;
    let is_picture = mime.as_deref().is_some_and(|mime| mime.trim_start().starts_with("image/"));
    (!is_picture).then_some(NewEnclosure { url, mime, title, length, duration_seconds })
}

/// What is found of an article by searching: the standfirst is no part of its text, but of what it says.
pub(super) fn indexed(standfirst: Option<&str>, text: String) -> String {
    match standfirst {
        Some(standfirst) => format!("{standfirst}\n{text}"),
        None => text,
    }
}

/// The text and what stands under the pictures.
fn searched(text: String, captions: &[String]) -> String {
    captions.iter().fold(text, |text, caption| text + "\n" + caption)
}

/// Where the text of an article is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    OfFeed,
    OfPage,
}

pub(super) fn new_content(
    text: Content,
    images: Vec<(String, String)>,
    keep: Keep,
    from: Text,
) -> NewContent {
    NewContent {
        html: text.html,
        text: indexed(text.standfirst.as_deref(), searched(text.text, &text.captions)),
        words: text.words,
        related: text.related,
        removed: text.removed,
        attributions: text.attributions,
        images,
        wants_images: keep == Keep::Everything,
        site: text.site,
        blocks: text.blocks,
        from_page: from == Text::OfPage,
    }
}

/// The text of an entry: its content, or its summary where that is longer.
struct Carried<'e> {
    html: &'e str,
    /// What its relative addresses start from, where the document says so.
    base: Option<&'e str>,
}

impl<'e> Carried<'e> {
    fn by(entry: &'e Entry) -> Self {
        let content = entry.content_html.as_deref().unwrap_or_default();
        let summary = entry.summary_html.as_deref().unwrap_or_default();
        if content.len() >= summary.len() {
            Self { html: content, base: entry.content_base.as_deref() }
        } else {
            Self { html: summary, base: entry.summary_base.as_deref() }
        }
    }
}

/// Whether most entries of a feed are shorter than an article.
pub(super) fn carries_summaries_only(feed: &ParsedFeed) -> bool {
    let words = |entry: &Entry| article::plain_text(Carried::by(entry).html).split_whitespace().count();
    let short = feed.entries.iter().filter(|entry| words(entry) < FULL_TEXT_WORDS as usize).count();
    short * 2 > feed.entries.len()
}

fn published(entry: &Entry) -> Option<Published> {
    let date = entry.published.or(entry.updated)?;
    Some(Published {
        instant_ms: date.instant,
        offset_minutes: date.offset_minutes,
        raw: entry.published_raw.clone().unwrap_or_default(),
        origin: DateOrigin::Feed,
    })
}

fn primary_language(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// What the feed says of an entry, so that a repetition is told from a change.
fn entry_hash(entry: &Entry, carried: &Carried<'_>) -> Vec<u8> {
    let mut hash = Sha256::new();
    let parts = [entry.title.as_deref(), entry.link.as_deref(), Some(carried.html), entry.image.as_deref()];
    for part in parts.map(Option::unwrap_or_default).into_iter().chain(carried.base) {
        hash.update(part);
        hash.update([0]);
    }
    for enclosure in &entry.enclosures {
        hash.update(&enclosure.url);
        hash.update([0]);
    }
    hash.update(entry.authors.join("\n"));
    hash.update(entry.published.map_or(0, |date| date.instant.0).to_be_bytes());
    hash.finalize()[..16].to_vec()
}

/// What taking a feed in changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) new: u32,
    pub(super) changed: u32,
}

/// Stores prepared entries. New ones are new articles; known ones keep their state, whatever changed.
pub(super) fn take(tx: &Connection, feed: FeedId, prepared: &[Prepared], now: Timestamp) -> Result<Taken> {
    let mut taken = Taken::default();
    // Last first: feeds list the newest first, and ids should grow with time.
    for entry in prepared.iter().rev() {
        match listing::recognise(tx, feed, &entry.identity)? {
            None => {
                add(tx, feed, entry, now)?;
                taken.new += 1;
            }
            Some(Known::Here(id)) => {
                listing::update(tx, feed, id, &entry.identity)?;
                comments::put(tx, id, feed, &entry.comments)?;
                taken.changed += u32::from(revise(tx, feed, id, entry, now)?);
            }
            Some(Known::Elsewhere(id)) => {
                listing::insert(tx, feed, id, &entry.identity)?;
            }
        }
    }
    Ok(taken)
}

fn add(tx: &Connection, feed: FeedId, entry: &Prepared, now: Timestamp) -> Result<()> {
    let id = articles::insert(tx, &entry.article, now)?;
    state::insert(tx, id, sort_time(entry.article.published.as_ref(), now), false)?;
    listing::insert(tx, feed, id, &entry.identity)?;
    // What comes with it is found with it.
    enclosure::put(tx, id, &entry.enclosures)?;
    content::put(tx, id, &entry.content, now)?;
    comments::put(tx, id, feed, &entry.comments)
}

/// The time of publication, but never in the future: an odd date must not pin an article to the top.
pub(super) fn sort_time(published: Option<&Published>, first_seen: Timestamp) -> Timestamp {
    published.map_or(first_seen, |date| date.instant_ms.min(first_seen))
}

fn revise(tx: &Connection, feed: FeedId, id: ArticleId, entry: &Prepared, now: Timestamp) -> Result<bool> {
    // An article that is no longer kept stays away, and only one feed's word counts.
    let Some(standing) = articles::standing(tx, id)? else { return Ok(false) };
    if standing.feed != Some(feed) || standing.entry_hash == entry.article.entry_hash {
        return Ok(false);
    }
    articles::update(tx, id, &entry.article)?;
    enclosure::put(tx, id, &entry.enclosures)?;
    if !(standing.has_page && entry.article.page == Page::Wanted) {
        revisions::put(tx, id, &entry.content, now)?;
    }
    Ok(true)
}
