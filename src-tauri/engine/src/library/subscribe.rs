//! Following a feed.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use super::Library;
use super::ingest;
use crate::discover::{self, Candidate};
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::feed::ParsedFeed;
use crate::fetch;
use crate::model::{Feed, FeedId, FeedKind, FolderId, Timestamp};
use crate::store::feed::{Checked, Fresh, NewFeed};
use crate::store::{self, feed};

/// A feed on offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub url: String,
    pub title: String,
    pub kind: FeedKind,
    pub entries: u32,
    pub latest: Option<Timestamp>,
    /// It carries summaries only, so the pages will be fetched too.
    pub summaries_only: bool,
    pub subscribed: bool,
}

/// Feeds that were just looked at, so that following one does not ask its server a second time.
#[derive(Default)]
pub(super) struct Previews(Mutex<VecDeque<Candidate>>);

impl Previews {
    const KEPT: usize = 16;

    fn list(&self) -> MutexGuard<'_, VecDeque<Candidate>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn remember(&self, candidates: Vec<Candidate>) {
        let mut list = self.list();
        list.retain(|known| !candidates.iter().any(|new| new.url == known.url));
        list.extend(candidates);
        let surplus = list.len().saturating_sub(Self::KEPT);
        list.drain(..surplus);
    }

    fn take(&self, url: &str) -> Option<Candidate> {
        let mut list = self.list();
        let at = list.iter().position(|candidate| candidate.url.as_str() == url)?;
        list.remove(at)
    }
}

impl Library {
    /// The feeds that an address leads to, best first.
    ///
    /// # Errors
    /// As [`discover::discover`].
    pub async fn discover(&self, input: &str) -> Result<Vec<Offer>> {
        let candidates = discover::discover(&self.0.fetcher, input).await?;
        let urls: Vec<String> = candidates.iter().map(|candidate| candidate.url.to_string()).collect();
        let known = self.0.store.read(move |db| {
            urls.iter()
                .map(|url| Ok(matches!(feed::by_url(db, url)?, Some((_, None)))))
                .collect::<Result<Vec<_>>>()
        });
        let offers =
            candidates.iter().zip(known.await?).map(|(candidate, subscribed)| offer(candidate, subscribed));
        let offers = offers.collect();
        self.0.previews.remember(candidates);
        Ok(offers)
    }

    /// Follows the feed at an address, or the best that the page there names, and takes in its entries.
    ///
    /// # Errors
    /// [`Error::AlreadySubscribed`], and everything that finding and fetching fail with.
    pub async fn subscribe(&self, input: &str, folder: Option<FolderId>) -> Result<Feed> {
        let candidate = match self.0.previews.take(input.trim()) {
            Some(candidate) => candidate,
            None => discover::discover(&self.0.fetcher, input).await?.swap_remove(0),
        };
        let Candidate { url, answer, feed: parsed, .. } = candidate;
        let title = title(&parsed, &url);
        let (kind, site_url, ttl) = (parsed.kind, parsed.link.clone(), parsed.ttl_minutes);
        let now = self.0.clock.now();

        let address = url.to_string();
        let named = title.clone();
        let insert = self.0.store.act(move |tx| match feed::by_url(tx, &address)? {
            Some((id, None)) => Err(Error::AlreadySubscribed { title: feed::get(tx, id)?.title }),
            Some((id, Some(_))) => {
                feed::come_back(tx, id)?;
                Ok(id)
            }
            None => {
                let site_url = site_url.as_deref();
                feed::insert(tx, &NewFeed { url: &address, kind, title: &named, site_url, folder }, now)
            }
        });
        let id = insert.await?;

        let prepared = tokio::task::spawn_blocking({
            let url = answer.url.clone();
            move || ingest::prepare(parsed, id, &url, &title)
        });
        let prepared = prepared.await.map_err(Error::internal)?;
        let take = self.0.store.ingest(move |tx| {
            let taken = ingest::take(tx, id, prepared, now)?;
            let times = store::listing::recent_times(tx, id, 10)?;
            let checked = Checked {
                status: answer.status,
                bytes: answer.body.len() as u64,
                new_articles: taken.new,
                next_check: super::refresh::after_success(&times, ttl, answer.max_age, now),
                fresh: Some(Fresh {
                    etag: answer.validators.etag.as_deref(),
                    last_modified: answer.validators.last_modified.as_deref(),
                    body_hash: &Sha256::digest(&answer.body),
                    described: None,
                }),
            };
            feed::record_check(tx, id, &checked, now)?;
            feed::get(tx, id)
        });
        let feed = take.await?;
        self.0.events.send(EngineEvent::ArticlesChanged { feeds: vec![id] });
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(feed)
    }

    /// The feed of this id.
    pub async fn feed(&self, id: FeedId) -> Result<Feed> {
        self.0.store.read(move |db| feed::get(db, id)).await
    }
}

fn offer(candidate: &Candidate, subscribed: bool) -> Offer {
    let feed = &candidate.feed;
    let times = feed.entries.iter().filter_map(|entry| entry.published.or(entry.updated));
    Offer {
        url: candidate.url.to_string(),
        title: title(feed, &candidate.url),
        kind: feed.kind,
        entries: u32::try_from(feed.entries.len()).unwrap_or(u32::MAX),
        latest: times.map(|date| date.instant).max(),
        summaries_only: ingest::carries_summaries_only(feed),
        subscribed,
    }
}

/// What a feed calls itself, or else its host.
fn title(feed: &ParsedFeed, url: &url::Url) -> String {
    let title = feed.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    title.map_or_else(|| fetch::host(url), str::to_owned)
}
