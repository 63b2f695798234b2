//! The `article` table: what a row and the reader's head need.

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{asset, comments, content, enclosure, named_by, revision, tag};
use crate::error::{Error, Result};
use crate::model::{
    Access, ArticleId, ArticleView, DateOrigin, FeedId, Keep, NamedBy, Offline, Published, Timestamp,
};

/// An article as a feed or a page describes it now.
#[derive(Clone, Debug)]
pub struct NewArticle {
    pub feed: Option<FeedId>,
    pub url: Option<String>,
    pub url_key: Option<String>,
    /// [`NewArticle::url`] for want of one.
    pub title: String,
    pub byline: Option<String>,
    pub section: Option<String>,
    pub standfirst: Option<String>,
    /// The site's or the feed's name, for when there is no feed to ask.
    pub source: String,
    pub summary: String,
    pub language: Option<String>,
    pub published: Option<Published>,
    pub thumbnail: Option<String>,
    pub access: Access,
    pub page: Page,
    /// Of what the feed said, to tell a change from a repetition.
    pub entry_hash: Option<Vec<u8>>,
}

/// What is to become of an article's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The full text is still to be fetched from it.
    Wanted,
    /// Nothing: the text is whole, or is the page's.
    Settled,
    /// Nothing: the person wants the feed's own text.
    Off,
    /// Nothing yet: it is older than what a changed setting fetches.
    Left,
}

impl Page {
    /// How often it was tried; `None` when it is not to be fetched.
    fn tries(self) -> Option<u32> {
        (self == Self::Wanted).then_some(0)
    }

    /// Why it is not to be fetched; of one that is to be fetched this says nothing.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Wanted | Self::Settled => "settled",
            Self::Off => "off",
            Self::Left => "left",
        }
    }
}

pub fn insert(connection: &Connection, new: &NewArticle, now: Timestamp) -> Result<ArticleId> {
    let published = new.published.as_ref();
    let thumbnail = asset::fit_for_row(connection, new.thumbnail.as_deref())?;
    connection
        .prepare_cached(
            "INSERT INTO article (feed_id, url, url_key, title, byline, source, summary, language, published,
                offset_minutes, published_raw, published_origin, first_seen, thumbnail, access, page_tries,
                entry_hash, section, standfirst, page)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
        )?
        .execute(params![
            new.feed.map(|feed| feed.0),
            new.url,
            new.url_key,
            new.title,
            new.byline,
            new.source,
            new.summary,
            new.language,
            published.map(|date| date.instant_ms.0),
            published.and_then(|date| date.offset_minutes),
            published.map(|date| &date.raw),
            published.map(|date| origin_name(date.origin)),
            now.0,
            thumbnail,
            access_name(new.access),
            new.page.tries(),
            new.entry_hash,
            new.section,
            new.standfirst,
            new.page.as_str()
        ])?;
    Ok(ArticleId(connection.last_insert_rowid()))
}

/// Takes over what the publisher changed. What the person made of the article is untouched, and a
/// value that is not given stays: an address in the place of a title is none. How much the publisher let us have is
/// said of the text that is kept: while that is an earlier page's, the feed says nothing of it.
pub fn update(connection: &Connection, id: ArticleId, new: &NewArticle) -> Result<()> {
    let published = new.published.as_ref();
    let thumbnail = asset::fit_for_row(connection, new.thumbnail.as_deref())?;
    connection
        .prepare_cached(
            "UPDATE article SET
                title_before = iif(?3 IS ?2 OR ?3 = title OR title IS url, title_before, coalesce(title_before, title)),
                url = coalesce(?2, url), title = iif(?3 IS ?2, title, ?3), byline = coalesce(?4, byline),
                summary = ?5, language = coalesce(?6, language),
                published = coalesce(?7, published),
                offset_minutes = iif(?7 IS NULL, offset_minutes, ?8),
                published_raw = coalesce(?9, published_raw),
                published_origin = coalesce(?10, published_origin),
                thumbnail = coalesce(?11, thumbnail), page_tries = ?13, page = ?17,
                access = iif(?13 IS NOT NULL AND EXISTS
                    (SELECT 1 FROM content WHERE article_id = ?1 AND from_page = 1), access, ?12),
                entry_hash = coalesce(?14, entry_hash),
                section = coalesce(?15, section), standfirst = coalesce(?16, standfirst)
             WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            new.url,
            new.title,
            new.byline,
            new.summary,
            new.language,
            published.map(|date| date.instant_ms.0),
            published.and_then(|date| date.offset_minutes),
            published.map(|date| &date.raw),
            published.map(|date| origin_name(date.origin)),
            thumbnail,
            access_name(new.access),
            new.page.tries(),
            new.entry_hash,
            new.section,
            new.standfirst,
            new.page.as_str()
        ])?;
    // The new address may be another article's already: then only the old one is known by it.
    connection
        .prepare_cached("UPDATE OR IGNORE article SET url_key = coalesce(?2, url_key) WHERE id = ?1")?
        .execute(params![id.0, new.url_key])?;
    Ok(())
}

/// Whose word counts for an article, and what that feed last said of it.
pub struct Standing {
    pub feed: Option<FeedId>,
    pub entry_hash: Option<Vec<u8>>,
    /// The text came from the article's own page, which the feed's summary must not replace.
    pub has_page: bool,
}

/// `None` when the article is deleted or no longer kept: it must not come back.
pub fn standing(connection: &Connection, id: ArticleId) -> Result<Option<Standing>> {
    let mut statement = connection.prepare_cached(
        "SELECT feed_id, entry_hash, coalesce(from_page, 0) FROM article
         JOIN state ON state.article_id = article.id AND deleted IS NULL
         LEFT JOIN content ON content.article_id = article.id WHERE article.id = ?1",
    )?;
    let standing = statement.query_row([id.0], |row| {
        Ok(Standing {
            feed: row.get::<_, Option<i64>>(0)?.map(FeedId),
            entry_hash: row.get(1)?,
            has_page: row.get(2)?,
        })
    });
    Ok(standing.optional()?)
}

pub fn by_url_key(connection: &Connection, url_key: &str) -> Result<Option<ArticleId>> {
    let mut statement = connection.prepare_cached("SELECT id FROM article WHERE url_key = ?1")?;
    Ok(statement.query_row([url_key], |row| row.get(0).map(ArticleId)).optional()?)
}

pub fn url(connection: &Connection, id: ArticleId) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT url FROM article WHERE id = ?1")?;
    statement.query_row([id.0], |row| row.get(0)).optional()?.ok_or(Error::NotFound)
}

/// Who wrote an article, as it says.
pub fn byline(connection: &Connection, id: ArticleId) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT byline FROM article WHERE id = ?1")?;
    Ok(statement.query_row([id.0], |row| row.get(0)).optional()?.flatten())
}

pub fn language(connection: &Connection, id: ArticleId) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT language FROM article WHERE id = ?1")?;
    Ok(statement.query_row([id.0], |row| row.get(0)).optional()?.flatten())
}

pub fn standfirst(connection: &Connection, id: ArticleId) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT standfirst FROM article WHERE id = ?1")?;
    Ok(statement.query_row([id.0], |row| row.get(0)).optional()?.flatten())
}

/// Who names what an article links to.
pub fn named_by(connection: &Connection, id: ArticleId) -> Result<Option<NamedBy>> {
    let sql = format!(
        "SELECT {} FROM article LEFT JOIN feed ON feed.id = article.feed_id WHERE article.id = ?1",
        named_by::COLUMNS
    );
    let found = connection.prepare_cached(&sql)?.query_row([id.0], |row| named_by::named_by(row, 0));
    Ok(found.optional()?.flatten())
}

/// Remembers whether the page that a person saved was reached at an address of a private network.
pub fn set_private(connection: &Connection, id: ArticleId, is_private: bool) -> Result<()> {
    connection
        .prepare_cached("UPDATE article SET is_private = ?2 WHERE id = ?1")?
        .execute(params![id.0, is_private])?;
    Ok(())
}

/// An article whose full text is to be fetched.
#[derive(Clone, Debug)]
pub struct PageWanted {
    pub id: ArticleId,
    pub url: String,
    pub named_by: Option<NamedBy>,
    pub title: String,
    /// Nobody has given it a title yet: its address stands in.
    pub is_untitled: bool,
    pub summary: String,
    pub source: String,
    /// Words of the text that the feed gave.
    pub words: u32,
    pub keep: Keep,
}

fn page_wanted_where(condition: &str) -> String {
    format!(
        "SELECT article.id, article.url, article.title, summary, source, coalesce(words, 0),
            article.title = article.url, coalesce(feed.keep, 'everything'), {}
         FROM article JOIN state ON state.article_id = article.id
         LEFT JOIN feed ON feed.id = article.feed_id LEFT JOIN content ON content.article_id = article.id
         WHERE article.url IS NOT NULL AND shelved = 0 AND {condition}",
        named_by::COLUMNS
    )
}

fn page_wanted(row: &Row<'_>) -> rusqlite::Result<PageWanted> {
    Ok(PageWanted {
        id: ArticleId(row.get(0)?),
        url: row.get(1)?,
        title: row.get(2)?,
        summary: row.get(3)?,
        source: row.get(4)?,
        words: row.get(5)?,
        is_untitled: row.get(6)?,
        keep: Keep::from_name(&row.get::<_, String>(7)?).unwrap_or_default(),
        named_by: named_by::named_by(row, 8)?,
    })
}

/// Articles whose page is still to be fetched, newest first.
pub fn pages_wanted(connection: &Connection, limit: u32) -> Result<Vec<PageWanted>> {
    let sql = page_wanted_where("page_tries IS NOT NULL ORDER BY page_tries, article.id DESC LIMIT ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let wanted = statement.query_map([limit], page_wanted)?.collect::<rusqlite::Result<_>>()?;
    Ok(wanted)
}

/// The page of one article, whether it is still to be fetched or not.
pub fn page_of(connection: &Connection, id: ArticleId) -> Result<Option<PageWanted>> {
    let mut statement = connection.prepare_cached(&page_wanted_where("article.id = ?1"))?;
    Ok(statement.query_row([id.0], page_wanted).optional()?)
}

/// Whether the page of an article is still to be fetched.
pub fn wants_page(connection: &Connection, id: ArticleId) -> Result<bool> {
    let mut statement =
        connection.prepare_cached("SELECT 1 FROM article WHERE id = ?1 AND page_tries IS NOT NULL")?;
    Ok(statement.exists([id.0])?)
}

/// Whether a feed gave an article its headline, and not only an address to stand in for one.
pub fn has_title_of_feed(connection: &Connection, id: ArticleId) -> Result<bool> {
    let mut statement = connection
        .prepare_cached("SELECT 1 FROM article WHERE id = ?1 AND feed_id IS NOT NULL AND title IS NOT url")?;
    Ok(statement.exists([id.0])?)
}

/// Counts a page that could not be had. After the third time the text that there is has to do, which is missing
/// something unless it is the page's of an earlier time.
pub fn page_failed(connection: &Connection, id: ArticleId) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE article SET page_tries = iif(page_tries >= 2, NULL, page_tries + 1),
                page = iif(page_tries >= 2 AND NOT EXISTS
                    (SELECT 1 FROM content WHERE article_id = ?1 AND from_page = 1), 'failed', page)
             WHERE id = ?1",
        )?
        .execute([id.0])?;
    Ok(())
}

/// Counts a page that is not to be tried again, as [`page_failed`] does the third time.
pub fn give_page_up(connection: &Connection, id: ArticleId) -> Result<()> {
    connection.prepare_cached("UPDATE article SET page_tries = 2 WHERE id = ?1")?.execute([id.0])?;
    page_failed(connection, id)
}

/// Wants the page of an article that was left or given up.
pub fn want_page(connection: &Connection, id: ArticleId) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE article SET page_tries = 0, page = 'settled'
             WHERE id = ?1 AND page_tries IS NULL AND page IN ('left', 'failed')",
        )?
        .execute([id.0])?;
    Ok(())
}

/// Settles what is to become of the page of an article whose text is its feed's.
pub fn set_page(connection: &Connection, id: ArticleId, page: Page) -> Result<()> {
    connection
        .prepare_cached("UPDATE article SET page_tries = ?2, page = ?3 WHERE id = ?1")?
        .execute(params![id.0, page.tries(), page.as_str()])?;
    Ok(())
}

/// The articles of a feed whose text is the feed's own and might be a page's, newest first, with the words of it. Those
/// whose text is the page's are settled.
pub fn with_feed_text(connection: &Connection, feed: FeedId) -> Result<Vec<(ArticleId, u32)>> {
    connection.execute(
        "UPDATE article SET page = 'settled' WHERE page = 'off' AND feed_id = ?1 AND id IN
            (SELECT article_id FROM listing WHERE feed_id = ?1)",
        [feed.0],
    )?;
    let mut statement = connection.prepare_cached(
        "SELECT article.id, words FROM listing JOIN article ON article.id = listing.article_id
            JOIN content ON content.article_id = article.id
         WHERE listing.feed_id = ?1 AND article.feed_id = ?1 AND from_page = 0 AND article.url LIKE 'http%'
         ORDER BY listing.sort_time DESC, article.id DESC",
    )?;
    let texts = statement
        .query_map([feed.0], |row| Ok((ArticleId(row.get(0)?), row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(texts)
}

/// Fetches no more pages for the articles of a feed, whose own text the person wants.
pub fn want_no_pages(connection: &Connection, feed: FeedId) -> Result<()> {
    connection.execute(
        "UPDATE article SET page_tries = NULL, page = 'off' WHERE feed_id = ?1 AND id IN
            (SELECT article_id FROM listing WHERE feed_id = ?1) AND (page_tries IS NOT NULL OR page <> 'off')",
        [feed.0],
    )?;
    Ok(())
}

pub fn view(connection: &Connection, id: ArticleId) -> Result<ArticleView> {
    let mut statement = connection.prepare_cached(
        "SELECT article.id, article.feed_id, coalesce(feed.custom_title, feed.title, source), article.url,
            article.title, byline, published, offset_minutes, published_raw, published_origin, first_seen,
            language, access, offline, read, bookmarked, position, edits, section, standfirst, comments_url,
            comments_count, comments_feed
         FROM article JOIN state ON state.article_id = article.id LEFT JOIN feed ON feed.id = article.feed_id
         WHERE article.id = ?1 AND shelved = 0",
    )?;
    let found = statement.query_row([id.0], |row| Ok((head(row)?, row.get(17)?)));
    let (mut view, edits) = found.optional()?.ok_or(Error::NotFound)?;
    if let Some(text) = content::get(connection, id)? {
        view.html = text.html;
        view.words = text.words;
        view.related = text.related;
        view.removed = text.removed;
        view.from_page = text.from_page;
        view.edited = revision::edited(edits, text.stored);
    }
    view.attributions = content::attributions(connection, id)?;
    view.enclosures = enclosure::of_article(connection, id)?;
    view.tags = tag::of_article(connection, id)?;
    Ok(view)
}

fn head(row: &Row<'_>) -> rusqlite::Result<ArticleView> {
    let access: String = row.get(12)?;
    let offline: String = row.get(13)?;
    let url: Option<String> = row.get(3)?;
    Ok(ArticleView {
        id: ArticleId(row.get(0)?),
        feed_id: row.get::<_, Option<i64>>(1)?.map(FeedId),
        source: row.get(2)?,
        comments: comments::comments(row, 20, url.as_deref())?,
        url,
        title: row.get(4)?,
        byline: row.get(5)?,
        published: published(row)?,
        first_seen: Timestamp(row.get(10)?),
        language: row.get(11)?,
        html: String::new(),
        from_page: false,
        words: 0,
        related: vec![],
        removed: vec![],
        attributions: vec![],
        enclosures: vec![],
        access: access_from(&access),
        offline: Offline::from_name(&offline).unwrap_or(Offline::Pending),
        read: row.get(14)?,
        bookmarked: row.get(15)?,
        position: row.get(16)?,
        tags: vec![],
        edited: None,
        section: row.get(18)?,
        standfirst: row.get(19)?,
    })
}

fn published(row: &Row<'_>) -> rusqlite::Result<Option<Published>> {
    let Some(instant) = row.get::<_, Option<i64>>(6)? else { return Ok(None) };
    let origin: String = row.get(9)?;
    let unknown = || rusqlite::Error::InvalidColumnType(9, origin.clone(), Type::Text);
    Ok(Some(Published {
        instant_ms: Timestamp(instant),
        offset_minutes: row.get(7)?,
        raw: row.get(8)?,
        origin: origin_from(&origin).ok_or_else(unknown)?,
    }))
}

const ORIGINS: [(DateOrigin, &str); 5] = [
    (DateOrigin::JsonLd, "json_ld"),
    (DateOrigin::Meta, "meta"),
    (DateOrigin::Markup, "markup"),
    (DateOrigin::Feed, "feed"),
    (DateOrigin::Visible, "visible"),
];

fn origin_name(origin: DateOrigin) -> &'static str {
    ORIGINS.iter().find(|(known, _)| *known == origin).map_or("feed", |(_, name)| name)
}

fn origin_from(name: &str) -> Option<DateOrigin> {
    ORIGINS.iter().find(|(_, known)| *known == name).map(|(origin, _)| *origin)
}

fn access_name(access: Access) -> &'static str {
    match access {
        Access::Full => "full",
        Access::Teaser => "teaser",
        Access::Paywall => "paywall",
    }
}

fn access_from(name: &str) -> Access {
    match name {
        "teaser" => Access::Teaser,
        "paywall" => Access::Paywall,
        _ => Access::Full,
    }
}
