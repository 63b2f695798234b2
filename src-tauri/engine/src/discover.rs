//! From what a person typed to the feeds that it may mean.

mod alternates;
mod input;

pub use input::addresses;

use url::Url;

use crate::error::{Error, Result};
use crate::feed::{self, ParsedFeed};
use crate::fetch::{Answer, Fetched, Fetcher, Purpose, Reach, Request};

/// Feeds of a page that are looked at; the rest is not asked for.
const MOST: usize = 8;

/// A feed that was found, with the answer that it was read from.
pub struct Candidate {
    pub url: Url,
    pub answer: Answer,
    pub feed: ParsedFeed,
}

/// Finds the feeds that an address leads to, best first: itself, or those that the page there names.
///
/// # Errors
/// [`Error::InvalidUrl`] for what is no address, [`Error::NoFeedFound`] for a page without feeds,
/// [`Error::NotAFeed`] for anything else, and everything that fetching fails with.
pub async fn discover(fetcher: &Fetcher, input: &str) -> Result<Vec<Candidate>> {
    let urls = addresses(input)?;
    let mut outcome = Err(Error::InvalidUrl { input: input.to_owned() });
    for url in urls {
        outcome = ask(fetcher, &url, Reach::Typed).await.map(|answer| (url, answer));
        // A bare domain is tried without TLS only when nobody answers with it.
        if !matches!(outcome, Err(Error::Unreachable { .. } | Error::Tls { .. })) {
            break;
        }
    }
    let (url, answer) = outcome?;
    match read(&answer).await? {
        Ok(feed) => Ok(vec![Candidate { url, answer, feed }]),
        Err(feed::ParseError::Html) => feeds_of_page(fetcher, &answer).await,
        Err(_) => Err(Error::NotAFeed { url: url.into() }),
    }
}

async fn feeds_of_page(fetcher: &Fetcher, page: &Answer) -> Result<Vec<Candidate>> {
    let html = crate::charset::decode(&page.body, page.content_type.as_deref()).into_owned();
    let mut candidates = Vec::new();
    let mut failure = Error::NoFeedFound { url: page.url.to_string() };
    for url in alternates::feeds(&html, &page.url).into_iter().take(MOST) {
        match ask(fetcher, &url, Reach::Named { by: page.url.clone() }).await {
            Ok(answer) => {
                if let Ok(feed) = read(&answer).await? {
                    candidates.push(Candidate { url, answer, feed });
                }
            }
            Err(error) => failure = error,
        }
    }
    if candidates.is_empty() { Err(failure) } else { Ok(candidates) }
}

/// The first feed that a page names in its head, without asking anybody.
pub fn named_by_page(body: &[u8], content_type: Option<&str>, url: &Url) -> Option<Url> {
    let html = crate::charset::decode(body, content_type);
    alternates::feeds(&html, url).into_iter().find(|named| named != url)
}

async fn ask(fetcher: &Fetcher, url: &Url, reach: Reach) -> Result<Answer> {
    let request = Request::new(url, Purpose::Feed, reach);
    match fetcher.fetch(&request).await? {
        Fetched::Answer(answer) => Ok(answer),
        Fetched::Unchanged(_) => Err(Error::NotAFeed { url: url.to_string() }),
    }
}

async fn read(answer: &Answer) -> Result<std::result::Result<ParsedFeed, feed::ParseError>> {
    let (body, url, content_type) = (answer.body.clone(), answer.url.clone(), answer.content_type.clone());
    tokio::task::spawn_blocking(move || feed::parse(&body, content_type.as_deref(), Some(&url)))
        .await
        .map_err(Error::internal)
}
