//! From what a person typed to the feeds that it may mean.
//!
//! The ways are gone one after the other, a file each, from what a site says of itself to what can be guessed, and
//! the first that leads to feeds is the last: what the page names (`alternates`, `links`), what its software is known
//! for (`platforms`), what it tells search engines (`robots`, `sitemaps`), where feeds usually are (`paths`), and at
//! last the page's own list of articles (`page`). `search` keeps the requests few, and never asks twice.

mod alternates;
mod document;
mod href;
mod input;
mod links;
mod page;
mod paths;
mod platforms;
mod rank;
mod robots;
mod search;
mod sitemaps;

pub use input::addresses;

use url::Url;

use crate::error::{Error, Result};
use crate::feed::page::LinkPattern;
use crate::feed::{ParseError, ParsedFeed};
use crate::fetch::{Answer, Fetcher, Reach, SignIn, parted};
use document::Document;
use search::Search;

/// Feeds of a page that are looked at; the rest is not asked for.
const MOST: usize = 8;

/// A feed that was found, with the answer that it was read from.
pub struct Candidate {
    pub url: Url,
    pub answer: Answer,
    pub feed: ParsedFeed,
    /// How its entries are found, for an index page; a person has to confirm that they are what they want.
    pub pattern: Option<LinkPattern>,
    /// The page that led to it; `None` when it is what the person asked for.
    pub named_by: Option<Url>,
    /// What it was asked with, where it wanted that.
    pub sign_in: Option<SignIn>,
}

impl Candidate {
    /// A feed that was read at an address.
    fn of(url: Url, answer: Answer, feed: ParsedFeed) -> Self {
        Self { url, answer, feed, pattern: None, named_by: None, sign_in: None }
    }
}

/// Finds the feeds that an address leads to, best first; never none. `reach` is that of the address itself; `sign_in` is
/// told to its origin and to nobody else, and so is one that stands in the address.
///
/// # Errors
/// [`Error::InvalidUrl`] for what is no address, [`Error::NoFeedFound`] for a page that leads to no feed,
/// [`Error::NotAFeed`] for anything else, and everything that fetching fails with.
pub async fn discover(
    fetcher: &Fetcher,
    input: &str,
    reach: &Reach,
    sign_in: Option<&SignIn>,
) -> Result<Vec<Candidate>> {
    let (mut urls, own): (Vec<Url>, Vec<Option<SignIn>>) = addresses(input)?.iter().map(parted).unzip();
    let own = own.into_iter().next().flatten();
    let sign_in = sign_in.or(own.as_ref());
    if sign_in.is_some() {
        // A secret goes unencrypted only to an address that was typed so.
        urls.truncate(1);
    }
    let mut search = Search::new(fetcher, urls.first().zip(sign_in));
    // What a well-known site has its feeds at needs no look at its page.
    if let Some(url) = urls.first() {
        search.ask_for(platforms::feeds(url), url).await?;
        if search.is_done() {
            return Ok(search.found(url));
        }
        search.failure = None;
    }
    let mut outcome = Err(Error::InvalidUrl { input: input.to_owned() });
    for url in urls {
        outcome = search.ask(&url, reach.clone()).await.map(|answer| (url, answer));
        // A bare domain is tried without TLS only where nobody speaks it: one who cannot be trusted is no reason.
        if !matches!(outcome, Err(Error::Unreachable { .. } | Error::Tls { is_spoken: false, .. })) {
            break;
        }
    }
    let (url, answer) = outcome?;
    match search::read(&answer).await? {
        Ok(feed) => {
            search.add(Candidate::of(url.clone(), answer, feed));
            return Ok(search.found(&url));
        }
        Err(ParseError::Html) => from_page(&mut search, &answer).await?,
        Err(ParseError::SitemapIndex) => sitemaps::of_index(&mut search, &answer).await?,
        Err(_) if robots::is_robots(&url) => sitemaps::of_robots(&mut search, &answer).await?,
        Err(_) => return Err(Error::NotAFeed { url: url.into() }),
    }
    match search.failure.take() {
        _ if search.is_done() => Ok(search.found(&answer.url)),
        Some(failure) => Err(failure),
        None => Err(Error::NoFeedFound { url: answer.url.into() }),
    }
}

/// The first feed that a page names in its head, without asking anybody.
pub fn named_by_page(body: &[u8], content_type: Option<&str>, url: &Url) -> Option<Url> {
    let html = crate::charset::decode(body, content_type);
    let document = crate::markup::page(&html).document;
    alternates::feeds(&document, url).into_iter().find(|named| named != url)
}

/// Everything that a page may lead to, until something does.
async fn from_page(search: &mut Search<'_>, answer: &Answer) -> Result<()> {
    let page = &answer.url;
    let document = Document::of(answer).await?;
    search.icon = document.icon;

    search.ask_for(document.alternates, page).await?;
    if search.is_done() {
        return Ok(());
    }
    search.follow(document.links, page).await?;
    if search.is_done() {
        return Ok(());
    }
    search.guess(document.platform, page).await?;
    if search.is_done() {
        return Ok(());
    }
    // A section page often leaves its site's feeds to the front page.
    if let Some(front) = page.join("/").ok().filter(|front| front != page)
        && let Some(answer) = search.try_ask(&front, page).await
        && let Ok(Err(ParseError::Html)) = search::read(&answer).await
    {
        search.ask_for(Document::of(&answer).await?.alternates, page).await?;
        if search.is_done() {
            return Ok(());
        }
    }
    sitemaps::of_site(search, page).await?;
    if search.is_done() {
        return Ok(());
    }
    search.guess(paths::common(page), page).await?;
    if search.is_done() {
        return Ok(());
    }
    if let Some(candidate) = page::candidate(answer).await? {
        search.add(candidate);
    }
    // A sitemap that lists more than news comes after what a page shows.
    search.settle_for_less();
    Ok(())
}
