//! Asking one feed, and taking in what it says.

use std::sync::Arc;
use std::time::Duration;

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use url::Url;

use super::schedule::{self, Wishes};
use crate::charset;
use crate::discover;
use crate::error::{Error, Result};
use crate::feed::{self, ParsedFeed};
use crate::fetch::{Afterwards, Answer, Fetched, Purpose, Reach, Request, Unchanged, Validators};
use crate::library::Library;
use crate::library::ingest::{self, Origin, Prepared, Taken};
use crate::library::sign_ins::has_same_origin;
use crate::model::{FeedId, NextReason, Pace, Timestamp};
use crate::store::feed::checks::{self, Checked, Described, Fresh};
use crate::store::feed::poll::Poll;
use crate::store::listing;

/// Validators older than this are left out once, for servers that would say "not modified" forever.
const VALIDATORS_LAST_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// A server has to say for so long that a feed has moved before it is believed.
const MOVE_AFTER_MS: i64 = 3 * 24 * 60 * 60 * 1000;

/// What became of one feed.
pub(super) enum Outcome {
    Unchanged,
    Taken(Taken),
    /// Its host asked to be left alone, and was.
    Resting,
}

impl Library {
    pub(super) async fn poll(&self, poll: &Poll, afterwards: Afterwards) -> Result<Outcome> {
        let url = Url::parse(&poll.url).map_err(|_| Error::InvalidUrl { input: poll.url.clone() })?;
        let now = self.0.clock.now();
        let stale =
            poll.validators_from.is_none_or(|from| !(0..=VALIDATORS_LAST_MS).contains(&(now.0 - from.0)));
        let validators = if stale {
            Validators::default()
        } else {
            Validators { etag: poll.etag.clone(), last_modified: poll.last_modified.clone() }
        };
        let sign_in = if poll.signs_in { self.sign_in(&poll.url).await? } else { None };
        let reach = reach(poll, &url);
        let purpose = if poll.page_pattern.is_some() { Purpose::Page } else { Purpose::Feed };
        let request = Request {
            validators,
            user_agent: poll.user_agent.as_deref(),
            sign_in: sign_in.as_ref(),
            afterwards,
            ..Request::new(&url, purpose, reach)
        };
        match self.0.fetcher.fetch(&request).await {
            Ok(Fetched::Unchanged(unchanged)) => {
                self.note_unchanged(poll, unchanged).await?;
                Ok(Outcome::Unchanged)
            }
            Ok(Fetched::Answer(answer)) => self.take_in(poll, answer).await,
            Err(Error::RateLimited { until_ms, status: None, .. }) => {
                self.put_off(poll.id, Timestamp(until_ms), now).await?;
                Ok(Outcome::Resting)
            }
            Err(error) => Err(error),
        }
    }

    async fn put_off(&self, id: FeedId, until: Timestamp, now: Timestamp) -> Result<()> {
        let next = schedule::after_rest(id, 0, until, now);
        self.0.store.ingest(move |tx| checks::put_off(tx, id, (next, NextReason::HostRests))).await
    }

    async fn note_unchanged(&self, poll: &Poll, unchanged: Unchanged) -> Result<()> {
        let now = self.0.clock.now();
        let poll = poll.clone();
        let change = self.0.store.ingest(move |tx| {
            let recent = listing::recent_times(tx, poll.id, RECENT)?;
            let wishes = wishes(&poll, poll.pace, recent, true, unchanged.fresh_for);
            let next = schedule::after_success(poll.id, &wishes, now);
            let moving = moving(&poll, unchanged.moved_to.as_ref(), now);
            let checked = Checked {
                status: 304,
                bytes: 0,
                new_articles: 0,
                next_check: next.at,
                next_reason: next.reason,
                moving: moving.as_ref().map(|(url, since)| (url.as_str(), *since)),
                is_private: unchanged.is_private,
                fresh: None,
            };
            checks::record_success(tx, poll.id, &checked, now)?;
            move_if_settled(tx, &poll, moving.as_ref(), now)
        });
        let moved = change.await?;
        self.follow_with_sign_in(moved).await;
        Ok(())
    }

    /// Lets the sign-in of a feed that has moved go along, or takes it out of the keyring.
    async fn follow_with_sign_in(&self, moved: Option<Moved>) {
        let Some(Moved { from, to }) = moved else { return };
        match self.carry_sign_in(&from, &to).await {
            Ok(()) => self.forget_sign_in(from).await,
            Err(error) => tracing::warn!(%error, "a sign-in could not be moved"),
        }
    }

    /// Parses and stores an answer. Validators are stored with what they vouch for, or not at all.
    async fn take_in(&self, poll: &Poll, answer: Answer) -> Result<Outcome> {
        let Answer { status, url, moved_to, body, content_type, validators, fresh_for, is_private } = answer;
        let asked = poll.clone();
        let body = Arc::new(body);
        let bytes = body.clone();
        // Answers wait as bytes, which are small, and not as trees, which are not.
        let read = self.0.readings.read(move || {
            let body_hash = Sha256::digest(&*bytes).to_vec();
            read(&asked, &bytes, body_hash, content_type.as_deref(), &url)
        });
        let read = match read.await? {
            Some(Ok(read)) => read,
            None => {
                let hash = tokio::task::spawn_blocking(move || Sha256::digest(&*body).to_vec());
                let (id, hash) = (poll.id, hash.await.map_err(Error::internal)?);
                self.0.store.ingest(move |tx| checks::leave_unread(tx, id, &hash)).await?;
                return Err(Error::TooSlow { url: poll.url.clone() });
            }
            Some(Err(NotAFeed { error, named })) => {
                if let Some(named) = named {
                    let id = poll.id;
                    self.0.store.ingest(move |tx| checks::suggest(tx, id, named.as_str())).await?;
                }
                return Err(*error);
            }
        };
        let now = self.0.clock.now();
        let poll = poll.clone();
        let change = self.0.store.ingest(move |tx| {
            let (described, taken) = match &read.parsed {
                None => (None, None),
                Some((described, entries)) => {
                    (Some(described), Some(ingest::take(tx, poll.id, entries, now)?))
                }
            };
            let pace = described.map_or(poll.pace, |described| described.pace);
            let known = validators != Validators::default();
            let recent = listing::recent_times(tx, poll.id, RECENT)?;
            let next = schedule::after_success(poll.id, &wishes(&poll, pace, recent, known, fresh_for), now);
            let moving = moving(&poll, moved_to.as_ref(), now);
            let checked = Checked {
                status,
                bytes: read.bytes,
                new_articles: taken.map_or(0, |taken| taken.new),
                next_check: next.at,
                next_reason: next.reason,
                moving: moving.as_ref().map(|(url, since)| (url.as_str(), *since)),
                is_private,
                fresh: Some(Fresh {
                    etag: validators.etag.as_deref(),
                    last_modified: validators.last_modified.as_deref(),
                    body_hash: &read.body_hash,
                    described,
                }),
            };
            checks::record_success(tx, poll.id, &checked, now)?;
            let moved = move_if_settled(tx, &poll, moving.as_ref(), now)?;
            Ok((taken.map_or(Outcome::Unchanged, Outcome::Taken), moved))
        });
        let (outcome, moved) = change.await?;
        self.follow_with_sign_in(moved).await;
        Ok(outcome)
    }

    pub(super) async fn note_failure(&self, poll: &Poll, error: Error) -> Result<()> {
        let now = self.0.clock.now();
        let (id, failures) = (poll.id, poll.failures);
        tracing::warn!(url = %poll.url, %error, "feed could not be read");
        let change = self.0.store.ingest(move |tx| {
            let next = match &error {
                Error::RateLimited { until_ms, .. } => {
                    (schedule::after_rest(id, failures, Timestamp(*until_ms), now), NextReason::HostRests)
                }
                _ => (schedule::after_failure(id, failures, now), NextReason::Failure),
            };
            checks::record_failure(tx, id, &error, next, now)
        });
        change.await
    }
}

/// How far asking a feed may reach. One that was typed and answered from the public internet may not lead into the
/// person's network later, by a name that changes its mind; where TLS vouches for the name, it is the same server.
fn reach(poll: &Poll, url: &Url) -> Reach {
    let is_private = poll.is_private.unwrap_or_default();
    match poll.named_by.as_deref().map(Url::parse) {
        None if poll.is_private == Some(false) && url.scheme() == "http" => {
            Reach::Named { by: url.clone(), is_private }
        }
        None => Reach::Typed,
        Some(Ok(by)) => Reach::Named { by, is_private },
        Some(Err(_)) => Reach::Named { by: url.clone(), is_private: false },
    }
}

/// Articles that the pace of a feed is told from.
const RECENT: u32 = 10;

fn wishes(
    poll: &Poll,
    pace: Pace,
    recent: Vec<Timestamp>,
    has_validators: bool,
    fresh_for: Option<Duration>,
) -> Wishes {
    Wishes { interval_minutes: poll.interval_minutes, pace, fresh_for, has_validators, recent }
}

/// Where a feed is moving to, and since when its server has said so without a break.
fn moving(poll: &Poll, moved_to: Option<&Url>, now: Timestamp) -> Option<(String, Timestamp)> {
    let to = moved_to?.to_string();
    let said_before = poll.moved_to.as_ref() == Some(&to);
    let since = poll.moved_since.filter(|since| said_before && *since <= now).unwrap_or(now);
    Some((to, since))
}

/// A feed with a sign-in that lives at another address now.
struct Moved {
    from: String,
    to: String,
}

fn move_if_settled(
    tx: &Connection,
    poll: &Poll,
    moving: Option<&(String, Timestamp)>,
    now: Timestamp,
) -> Result<Option<Moved>> {
    if let Some((to, since)) = moving
        && now.0 - since.0 >= MOVE_AFTER_MS
        && checks::move_to(tx, poll.id, to, has_same_origin(&poll.url, to))?
        && poll.signs_in
    {
        return Ok(Some(Moved { from: poll.url.clone(), to: to.clone() }));
    }
    Ok(None)
}

/// An answer that was read as a feed.
struct Read {
    bytes: u64,
    body_hash: Vec<u8>,
    /// `None` when the bytes are those of the last time.
    parsed: Option<(Described, Vec<Prepared>)>,
}

struct NotAFeed {
    error: Box<Error>,
    /// A feed that the web page names which was there instead.
    named: Option<Box<Url>>,
}

/// Reads an answer as a feed. Pure, and slow: not for the async threads.
fn read(
    poll: &Poll,
    body: &[u8],
    body_hash: Vec<u8>,
    content_type: Option<&str>,
    url: &Url,
) -> std::result::Result<Read, NotAFeed> {
    let bytes = body.len() as u64;
    if poll.body_hash.as_ref() == Some(&body_hash) {
        return Ok(Read { bytes, body_hash, parsed: None });
    }
    if poll.unread_hash.as_ref() == Some(&body_hash) {
        let error = Error::TooSlow { url: poll.url.clone() };
        return Err(NotAFeed { error: Box::new(error), named: None });
    }
    let feed = match &poll.page_pattern {
        Some(pattern) => read_page(body, content_type, url, pattern),
        None => read_feed(body, content_type, url),
    }?;
    let described = Described {
        kind: feed.kind,
        title: feed.title.clone(),
        site_url: feed.link.clone(),
        icon_url: feed.icon.clone(),
        pace: feed.pace,
    };
    let origin =
        Origin { feed: poll.id, url, title: &poll.title, open_mode: poll.open_mode, keep: poll.keep };
    let entries = ingest::prepare(feed, &origin);
    Ok(Read { bytes, body_hash, parsed: Some((described, entries)) })
}

fn read_feed(
    body: &[u8],
    content_type: Option<&str>,
    url: &Url,
) -> std::result::Result<ParsedFeed, NotAFeed> {
    feed::parse(body, content_type, Some(url)).map_err(|error| match error {
        feed::ParseError::Html => NotAFeed {
            error: Box::new(Error::NoFeedFound { url: url.to_string() }),
            named: discover::named_by_page(body, content_type, url).map(Box::new),
        },
        error => {
            tracing::debug!(%error, %url, "not a feed");
            NotAFeed { error: Box::new(Error::NotAFeed { url: url.to_string() }), named: None }
        }
    })
}

fn read_page(
    body: &[u8],
    content_type: Option<&str>,
    url: &Url,
    pattern: &str,
) -> std::result::Result<ParsedFeed, NotAFeed> {
    let changed = || NotAFeed { error: Box::new(Error::PageChanged { url: url.to_string() }), named: None };
    let pattern = pattern.parse().map_err(|_| changed())?;
    let html = charset::decode(body, content_type);
    let feed = feed::page::parse(&html, url, &pattern);
    if feed.entries.is_empty() { Err(changed()) } else { Ok(feed) }
}
