//! One polite run over the feeds that are due.

mod schedule;

pub(super) use schedule::after_success;

use futures_util::StreamExt;
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, watch};
use url::Url;

use super::Library;
use super::ingest::{self, Taken};
use crate::charset;
use crate::error::{Error, Result};
use crate::event::{EngineEvent, RefreshProgress, RefreshStage, RefreshSummary};
use crate::feed::{self, ParsedFeed};
use crate::fetch::{self, Answer, Fetched, Purpose, Reach, Request, Validators};
use crate::model::{FeedId, Timestamp};
use crate::store::feed::{Checked, Described, Fresh, Poll};
use crate::store::{self, host_budget, listing};

/// Feeds asked at once; hosts are still asked one at a time.
const AT_ONCE: usize = 12;
/// Validators older than this are left out once, for servers that would say "not modified" forever.
const VALIDATORS_LAST_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Which feeds a refresh asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those whose next check has come.
    Due,
    /// Every feed, due or not: a person asked for it.
    All,
    /// One feed, due or not.
    Feed(FeedId),
}

/// One refresh runs at a time, and all of them hear a cancellation.
pub(super) struct Refreshes {
    running: Mutex<()>,
    cancelled: watch::Sender<bool>,
}

impl Default for Refreshes {
    fn default() -> Self {
        Self { running: Mutex::default(), cancelled: watch::Sender::new(false) }
    }
}

/// Tells a running refresh that it was cancelled.
#[derive(Clone)]
pub(super) struct Cancelled(watch::Receiver<bool>);

impl Cancelled {
    /// Runs `work` until it is done or cancelled.
    pub(super) async fn or<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let mut cancelled = self.0.clone();
        tokio::select! {
            outcome = work => outcome,
            _ = cancelled.wait_for(|cancelled| *cancelled) => Err(Error::Cancelled),
        }
    }

    fn is_set(&self) -> bool {
        *self.0.borrow()
    }
}

/// What became of one feed.
enum Outcome {
    Unchanged,
    Taken(Taken),
}

impl Library {
    /// Asks the feeds, takes in what is new, and then fetches full text and images for offline.
    ///
    /// A feed that fails is noted on the feed and in the summary; it fails nothing else.
    ///
    /// # Errors
    /// When the library itself cannot be read or written.
    pub async fn refresh(&self, scope: Scope) -> Result<RefreshSummary> {
        let _running = self.0.refreshes.running.lock().await;
        self.0.refreshes.cancelled.send_replace(false);
        let cancelled = Cancelled(self.0.refreshes.cancelled.subscribe());
        let mut summary = self.refresh_feeds(scope, &cancelled).await?;
        if !cancelled.is_set() {
            self.complete_offline(&cancelled).await?;
        }
        summary.cancelled = cancelled.is_set();
        self.0.events.send(EngineEvent::RefreshFinished(summary.clone()));
        Ok(summary)
    }

    /// Starts a refresh in the background; one that is running already is joined by waiting behind it.
    pub fn start_refresh(&self, scope: Scope) {
        let library = self.clone();
        tokio::spawn(async move {
            if let Err(error) = library.refresh(scope).await {
                tracing::error!(%error, "refresh failed");
            }
        });
    }

    /// Ends the running refresh. What it has taken in stays.
    pub fn cancel_refresh(&self) {
        self.0.refreshes.cancelled.send_replace(true);
    }

    async fn refresh_feeds(&self, scope: Scope, cancelled: &Cancelled) -> Result<RefreshSummary> {
        let now = self.0.clock.now();
        let polls = self.0.store.read(move |db| match scope {
            Scope::Due => store::feed::due(db, now),
            Scope::All => store::feed::all_polled(db),
            Scope::Feed(id) => Ok(vec![store::feed::poll_now(db, id)?]),
        });
        let polls = polls.await?;
        let total = u32::try_from(polls.len()).unwrap_or(u32::MAX);
        let mut summary = RefreshSummary { feeds: total, ..RefreshSummary::default() };
        self.progress(RefreshStage::Feeds, 0, total, String::new());
        let asked = futures_util::stream::iter(polls).map(|poll| {
            let (library, cancelled) = (self.clone(), cancelled.clone());
            async move {
                let outcome = cancelled.or(library.poll(&poll)).await;
                (poll, outcome)
            }
        });
        let mut outcomes = asked.buffer_unordered(AT_ONCE);
        let mut done = 0;
        while let Some((poll, outcome)) = outcomes.next().await {
            done += 1;
            self.progress(RefreshStage::Feeds, done, total, host_of(&poll.url));
            match outcome {
                Ok(Outcome::Unchanged) => summary.unchanged += 1,
                Ok(Outcome::Taken(taken)) => {
                    summary.new_articles += taken.new;
                    if taken != Taken::default() {
                        self.0.events.send(EngineEvent::ArticlesChanged { feeds: vec![poll.id] });
                    }
                }
                Err(Error::Cancelled) => {}
                Err(error) => {
                    summary.failed += 1;
                    self.note_failure(&poll, error).await?;
                }
            }
        }
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(summary)
    }

    pub(super) fn progress(&self, stage: RefreshStage, done: u32, total: u32, host: String) {
        self.0.events.send(EngineEvent::RefreshProgress(RefreshProgress { stage, done, total, host }));
    }

    async fn poll(&self, poll: &Poll) -> Result<Outcome> {
        let url = Url::parse(&poll.url).map_err(|_| Error::InvalidUrl { input: poll.url.clone() })?;
        let now = self.0.clock.now();
        let stale = poll.validators_from.is_none_or(|from| now.0 - from.0 > VALIDATORS_LAST_MS);
        let validators = if stale {
            Validators::default()
        } else {
            Validators { etag: poll.etag.clone(), last_modified: poll.last_modified.clone() }
        };
        let purpose = if poll.page_pattern.is_some() { Purpose::Page } else { Purpose::Feed };
        let request = Request { url: &url, purpose, reach: Reach::Typed, validators };
        match self.0.fetcher.fetch(&request).await? {
            Fetched::Unchanged => {
                self.note_unchanged(poll.id).await?;
                Ok(Outcome::Unchanged)
            }
            Fetched::Answer(answer) => self.take_in(poll, answer).await,
        }
    }

    async fn note_unchanged(&self, id: FeedId) -> Result<()> {
        let now = self.0.clock.now();
        let change = self.0.store.ingest(move |tx| {
            let next_check = schedule::after_success(&listing::recent_times(tx, id, 10)?, None, None, now);
            let checked = Checked { status: 304, bytes: 0, new_articles: 0, next_check, fresh: None };
            store::feed::record_check(tx, id, &checked, now)
        });
        change.await
    }

    /// Parses and stores an answer. Validators are stored with what they vouch for, or not at all.
    async fn take_in(&self, poll: &Poll, answer: Answer) -> Result<Outcome> {
        let id = poll.id;
        let body_hash = Sha256::digest(&answer.body).to_vec();
        let parsed = if poll.body_hash.as_deref() == Some(&body_hash) {
            None
        } else {
            let title = poll.title.clone();
            Some(
                parse(&answer, poll.page_pattern.clone(), move |feed, url| {
                    let described = (feed.kind, feed.title.clone(), feed.link.clone(), feed.ttl_minutes);
                    (described, ingest::prepare(feed, id, url, &title))
                })
                .await?,
            )
        };
        let now = self.0.clock.now();
        let change = self.0.store.ingest(move |tx| {
            let (described, taken) = match parsed {
                None => (None, None),
                Some((described, prepared)) => (Some(described), Some(ingest::take(tx, id, prepared, now)?)),
            };
            let ttl = described.as_ref().and_then(|(.., ttl)| *ttl);
            let times = listing::recent_times(tx, id, 10)?;
            let checked = Checked {
                status: answer.status,
                bytes: answer.body.len() as u64,
                new_articles: taken.map_or(0, |taken| taken.new),
                next_check: schedule::after_success(&times, ttl, answer.max_age, now),
                fresh: Some(Fresh {
                    etag: answer.validators.etag.as_deref(),
                    last_modified: answer.validators.last_modified.as_deref(),
                    body_hash: &body_hash,
                    described: described.as_ref().map(|(kind, title, link, _)| Described {
                        kind: *kind,
                        title: title.as_deref(),
                        site_url: link.as_deref(),
                    }),
                }),
            };
            store::feed::record_check(tx, id, &checked, now)?;
            Ok(taken.map_or(Outcome::Unchanged, Outcome::Taken))
        });
        change.await
    }

    async fn note_failure(&self, poll: &Poll, error: Error) -> Result<()> {
        let now = self.0.clock.now();
        let (id, failures) = (poll.id, poll.failures);
        tracing::warn!(url = %poll.url, %error, "feed could not be read");
        let change = self.0.store.ingest(move |tx| {
            let next_check = match &error {
                Error::RateLimited { host, until_ms } => {
                    host_budget::set(tx, host, Timestamp(*until_ms))?;
                    Timestamp(*until_ms)
                }
                _ => schedule::after_failure(id, failures, now),
            };
            store::feed::record_failure(tx, id, &error, next_check, now)
        });
        change.await
    }
}

/// The host of an address, for the progress line.
pub(super) fn host_of(url: &str) -> String {
    Url::parse(url).map(|url| fetch::host(&url)).unwrap_or_default()
}

/// Parses an answer as a feed, off the async threads, and makes something of it there.
async fn parse<T: Send + 'static>(
    answer: &Answer,
    page_pattern: Option<String>,
    make: impl FnOnce(ParsedFeed, &Url) -> T + Send + 'static,
) -> Result<T> {
    let (body, url, content_type) = (answer.body.clone(), answer.url.clone(), answer.content_type.clone());
    tokio::task::spawn_blocking(move || {
        let parsed = match page_pattern {
            Some(pattern) => read_page(&body, content_type.as_deref(), &url, &pattern),
            None => read_feed(&body, content_type.as_deref(), &url),
        };
        parsed.map(|feed| make(feed, &url))
    })
    .await
    .map_err(Error::internal)?
}

fn read_feed(body: &[u8], content_type: Option<&str>, url: &Url) -> Result<ParsedFeed> {
    feed::parse(body, content_type, Some(url)).map_err(|error| match error {
        feed::ParseError::Html => Error::NoFeedFound { url: url.to_string() },
        _ => {
            tracing::debug!(%error, %url, "not a feed");
            Error::NotAFeed { url: url.to_string() }
        }
    })
}

fn read_page(body: &[u8], content_type: Option<&str>, url: &Url, pattern: &str) -> Result<ParsedFeed> {
    let changed = || Error::PageChanged { url: url.to_string() };
    let pattern = pattern.parse().map_err(|_| changed())?;
    let html = charset::decode(body, content_type);
    let feed = feed::page::parse(&html, url, &pattern);
    if feed.entries.is_empty() { Err(changed()) } else { Ok(feed) }
}
