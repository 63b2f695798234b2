//! Following a feed.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};
use url::Url;

use super::Library;
use super::ingest::{self, Origin};
use super::refresh::Wishes;
use crate::discover::{self, Candidate};
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::feed::{Entry, ParsedFeed};
use crate::fetch::{self, Reach, SignIn, Validators};
use crate::model::{Feed, FeedId, FeedKind, FolderId, Keep, OpenMode, PreviewEntry, Timestamp};
use crate::store::feed::checks::{self, Checked, Described, Fresh};
use crate::store::feed::{NewFeed, care};
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
    /// The first few entries.
    pub preview: Vec<PreviewEntry>,
}

/// Entries of a feed on offer that are shown.
const PREVIEWED: usize = 5;

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

    /// A page is kept until somebody confirms it: `page` says that somebody did.
    fn take(&self, url: &str, page: bool) -> Option<Result<Candidate>> {
        let mut list = self.list();
        let at = list.iter().position(|candidate| candidate.url.as_str() == url)?;
        match confirmed(&list[at], page) {
            Ok(()) => list.remove(at).map(Ok),
            Err(error) => Some(Err(error)),
        }
    }
}

impl Library {
    /// The feeds that an address leads to, best first.
    ///
    /// # Errors
    /// As [`discover::discover`].
    pub async fn discover(&self, input: &str) -> Result<Vec<Offer>> {
        let candidates = discover::discover(&self.0.fetcher, input, &Reach::Typed, None).await?;
        self.offer(candidates).await
    }

    /// The same where they are shown to those only who sign in. Whoever then follows one of them is signed in to it.
    ///
    /// # Errors
    /// [`Error::InvalidSignIn`] for what cannot be sent, and as [`discover::discover`].
    pub async fn discover_signed_in(&self, input: &str, sign_in: &SignIn) -> Result<Vec<Offer>> {
        if !sign_in.is_sendable() {
            return Err(Error::InvalidSignIn);
        }
        let candidates = discover::discover(&self.0.fetcher, input, &Reach::Typed, Some(sign_in)).await?;
        self.offer(candidates).await
    }

    async fn offer(&self, candidates: Vec<Candidate>) -> Result<Vec<Offer>> {
        let places: Vec<(String, Option<String>)> = candidates.iter().map(place).collect();
        let known = self.0.store.read(move |db| {
            let is_followed = |(url, pattern): &(String, Option<String>)| match feed::by_url(db, url)? {
                // A page whose list has moved may be chosen again.
                Some((id, None)) => Ok(pattern.is_none() || feed::page_pattern(db, id)? == *pattern),
                _ => Ok(false),
            };
            places.iter().map(is_followed).collect::<Result<Vec<_>>>()
        });
        let offers =
            candidates.iter().zip(known.await?).map(|(candidate, subscribed)| offer(candidate, subscribed));
        let offers = offers.collect();
        self.0.previews.remember(candidates);
        Ok(offers)
    }

    /// Follows the feed at an address, or the best that the page there leads to, and takes in its entries.
    ///
    /// # Errors
    /// [`Error::AlreadySubscribed`], [`Error::PageUnconfirmed`] where there is no feed but a page that lists
    /// articles, and everything that finding and fetching fail with.
    pub async fn subscribe(&self, input: &str, folder: Option<FolderId>) -> Result<Feed> {
        self.follow(input, folder, false).await
    }

    /// The same for somebody who has seen what a page lists, and wants to follow it.
    ///
    /// # Errors
    /// As [`Library::subscribe`].
    pub async fn subscribe_to_page(&self, input: &str, folder: Option<FolderId>) -> Result<Feed> {
        self.follow(input, folder, true).await
    }

    /// Fails for the address of a feed that is followed.
    pub(super) async fn expect_new(&self, url: String) -> Result<()> {
        let followed = self.0.store.read(move |db| match feed::by_url(db, &url)? {
            Some((id, None)) => feed::get(db, id).map(|feed| Some(feed.title)),
            _ => Ok(None),
        });
        match followed.await? {
            Some(title) => Err(Error::AlreadySubscribed { title }),
            None => Ok(()),
        }
    }

    async fn follow(&self, input: &str, folder: Option<FolderId>, page: bool) -> Result<Feed> {
        let candidate = match self.0.previews.take(input.trim(), page) {
            Some(candidate) => candidate?,
            None => discover::discover(&self.0.fetcher, input, &Reach::Typed, None).await?.swap_remove(0),
        };
        if let Err(error) = confirmed(&candidate, page) {
            self.0.previews.remember(vec![candidate]);
            return Err(error);
        }
        let Candidate { url, answer, feed: parsed, pattern, named_by, sign_in } = candidate;
        let pattern = pattern.map(|pattern| pattern.to_string());
        let title = title(&parsed, &url);
        let described = Described {
            kind: parsed.kind,
            title: parsed.title.clone(),
            site_url: parsed.link.clone(),
            icon_url: parsed.icon.clone(),
            pace: parsed.pace,
        };
        let now = self.0.clock.now();

        let address = url.to_string();
        let signed_in = sign_in.as_ref().map(SignIn::kind);
        if sign_in.is_some() {
            self.expect_new(address.clone()).await?;
            self.keep_sign_in(address.clone(), sign_in).await?;
        }
        let (kind, site_url, named) = (described.kind, described.site_url.clone(), title.clone());
        let insert = self.0.store.act(move |tx| {
            let id = match feed::by_url(tx, &address)? {
                Some((id, leaving)) if pattern.is_some() && feed::page_pattern(tx, id)? != pattern => {
                    if leaving.is_some() {
                        feed::come_back(tx, id)?;
                    }
                    feed::set_page_pattern(tx, id, pattern.as_deref().unwrap_or_default())?;
                    Ok(id)
                }
                Some((id, None)) => Err(Error::AlreadySubscribed { title: feed::get(tx, id)?.title }),
                Some((id, Some(_))) => {
                    feed::come_back(tx, id)?;
                    Ok(id)
                }
                None => {
                    let new = NewFeed {
                        url: &address,
                        kind,
                        title: &named,
                        site_url: site_url.as_deref(),
                        folder,
                        named_by: named_by.as_ref().map(Url::as_str),
                        page_pattern: pattern.as_deref(),
                    };
                    feed::insert(tx, &new, now)
                }
            }?;
            if signed_in.is_some() {
                care::set_sign_in(tx, id, signed_in)?;
            }
            Ok(id)
        });
        let id = insert.await?;

        let prepared = self.0.readings.read({
            let url = answer.url.clone();
            move || {
                let (open_mode, keep) = (OpenMode::Automatic, Keep::Everything);
                ingest::prepare(parsed, &Origin { feed: id, url: &url, title: &title, open_mode, keep })
            }
        });
        // A feed that takes too long is followed, and its first refresh says what is amiss.
        let Some(prepared) = prepared.await? else { return self.feed(id).await };
        let take = self.0.store.ingest(move |tx| {
            let taken = ingest::take(tx, id, &prepared, now)?;
            let times = store::listing::recent_times(tx, id, 10)?;
            let wishes = Wishes {
                interval_minutes: None,
                pace: described.pace,
                fresh_for: answer.fresh_for,
                has_validators: answer.validators != Validators::default(),
                recent: times,
            };
            let next = super::refresh::after_success(id, &wishes, now);
            let checked = Checked {
                status: answer.status,
                bytes: answer.body.len() as u64,
                new_articles: taken.new,
                next_check: next.at,
                next_reason: next.reason,
                moving: answer.moved_to.as_ref().map(|to| (to.as_str(), now)),
                is_private: answer.is_private,
                fresh: Some(Fresh {
                    etag: answer.validators.etag.as_deref(),
                    last_modified: answer.validators.last_modified.as_deref(),
                    body_hash: &Sha256::digest(&answer.body),
                    described: Some(&described),
                }),
            };
            checks::record_success(tx, id, &checked, now)?;
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
        preview: feed.entries.iter().take(PREVIEWED).filter_map(preview).collect(),
    }
}

fn preview(entry: &Entry) -> Option<PreviewEntry> {
    let published = entry.published.or(entry.updated).map(|date| date.instant);
    Some(PreviewEntry { title: entry.title.clone().or_else(|| entry.link.clone())?, published })
}

/// What a candidate is known by: its address, and for a page how it is read.
fn place(candidate: &Candidate) -> (String, Option<String>) {
    (candidate.url.to_string(), candidate.pattern.as_ref().map(ToString::to_string))
}

/// What a page happens to list is followed only by somebody who has seen it.
fn confirmed(candidate: &Candidate, page: bool) -> Result<()> {
    if candidate.pattern.is_none() || page {
        return Ok(());
    }
    let entries = &candidate.feed.entries;
    Err(Error::PageUnconfirmed {
        url: candidate.url.to_string(),
        entries: entries.len(),
        first: entries.first().and_then(|entry| entry.title.clone()).unwrap_or_default(),
    })
}

/// What a feed calls itself, or else its host.
fn title(feed: &ParsedFeed, url: &Url) -> String {
    let title = feed.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    title.map_or_else(|| fetch::host(url), str::to_owned)
}
