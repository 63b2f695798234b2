//! One polite run over the feeds that are due.

mod outage;
mod poll;
mod schedule;

pub(super) use schedule::{Wishes, after_success};

use std::collections::HashMap;
use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use tokio::sync::{Mutex, watch};
use url::Url;

use super::Library;
use crate::error::{Error, Result};
use crate::event::{EngineEvent, RefreshProgress, RefreshStage, RefreshSummary};
use crate::fetch::{self, Afterwards};
use crate::model::{FeedId, Timestamp};
use crate::store::feed::poll::{self as polls, Poll};
use outage::Outage;
use poll::Outcome;

/// Hosts asked at once; the feeds of one host are asked one after the other.
const AT_ONCE: usize = 12;
/// No feed is asked again sooner because a person wants everything refreshed.
const PATIENCE_MS: i64 = 15 * 60 * 1000;

/// Which feeds a refresh asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those whose next check has come.
    Due,
    /// Those that were not asked within the last quarter of an hour, due or not: a person asked for it.
    All,
    /// Every feed, whenever it was last asked.
    Now,
    /// One feed, whenever it was last asked.
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

    pub(super) fn by(cancelled: watch::Receiver<bool>) -> Self {
        Self(cancelled)
    }

    pub(super) fn is_set(&self) -> bool {
        *self.0.borrow()
    }
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
        if !summary.offline && !cancelled.is_set() {
            self.complete_offline(&cancelled).await?;
        }
        self.let_go_daily().await?;
        self.forget_left_feeds().await?;
        self.sweep().await?;
        self.make_deletions_final().await?;
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
            Scope::Due => polls::due(db, now),
            Scope::All => polls::not_asked_since(db, Timestamp(now.0 - PATIENCE_MS), now),
            Scope::Now => polls::not_asked_since(db, now, now),
            Scope::Feed(id) => Ok(vec![polls::at_once(db, id)?]),
        });
        // This machine's own servers are asked side by side: one may stand for hundreds of others.
        let host = |url: &Url| (!fetch::is_loopback(url)).then(|| fetch::host(url));
        let hosts = by_host(polls.await?, |poll| poll.url.as_str(), host);
        let total = hosts.iter().map(Vec::len).sum::<usize>();
        let total = u32::try_from(total).unwrap_or(u32::MAX);
        let mut summary = RefreshSummary { feeds: total, ..RefreshSummary::default() };
        self.progress(RefreshStage::Feeds, 0, total, String::new());

        let outage = Arc::new(Outage::new(self.0.network.clone()));
        let hosts: Vec<_> = hosts.into_iter().map(|polls| self.ask_host(polls, cancelled, &outage)).collect();
        let mut asked = futures_util::stream::iter(hosts).flatten_unordered(AT_ONCE);
        let (mut done, mut silent) = (0, Vec::new());
        while let Some((poll, outcome)) = asked.next().await {
            done += 1;
            self.progress(RefreshStage::Feeds, done, total, host_of(&poll.url));
            match outcome {
                Ok(Outcome::Unchanged) => summary.unchanged += 1,
                Ok(Outcome::Resting) => summary.resting += 1,
                Ok(Outcome::Taken(taken)) => {
                    summary.new_articles += taken.new;
                    if taken.new + taken.changed > 0 {
                        self.0.events.send(EngineEvent::ArticlesChanged { feeds: vec![poll.id] });
                    }
                }
                Err(Error::Cancelled) => {}
                // Whether it is the feed's fault is known when all have been asked.
                Err(error @ (Error::Unreachable { .. } | Error::Offline)) => silent.push((poll, error)),
                Err(error) => {
                    summary.failed += 1;
                    self.note_failure(&poll, error).await?;
                }
            }
        }
        summary.offline = !silent.is_empty() && outage.is_likely();
        if !summary.offline {
            for (poll, error) in silent {
                summary.failed += 1;
                self.note_failure(&poll, error).await?;
            }
        }
        if total > 0 {
            self.0.events.send(EngineEvent::LibraryChanged);
        }
        Ok(summary)
    }

    /// Asks the feeds of one host, one after the other.
    fn ask_host(
        &self,
        polls: Vec<Poll>,
        cancelled: &Cancelled,
        outage: &Arc<Outage>,
    ) -> BoxStream<'static, (Poll, Result<Outcome>)> {
        let (library, cancelled, outage) = (self.clone(), cancelled.clone(), outage.clone());
        let last = polls.last().map(|poll| poll.id);
        let asked = futures_util::stream::iter(polls).then(move |poll| {
            let (library, cancelled, outage) = (library.clone(), cancelled.clone(), outage.clone());
            async move {
                let outcome = match outage.is_certain() {
                    true => Err(Error::Offline),
                    false => {
                        let is_last = Some(poll.id) == last;
                        let afterwards = if is_last { Afterwards::Nothing } else { Afterwards::More };
                        cancelled.or(library.poll(&poll, afterwards)).await
                    }
                };
                outage.hear(&poll.url, &outcome);
                (poll, outcome)
            }
        });
        asked.boxed()
    }

    pub(super) fn progress(&self, stage: RefreshStage, done: u32, total: u32, host: String) {
        self.0.events.send(EngineEvent::RefreshProgress(RefreshProgress { stage, done, total, host }));
    }
}

/// What is to be asked of each host, in its order, so that it is asked one thing after the other and keeps nobody else
/// waiting. `host` names whom an item waits for, if anybody.
pub(super) fn by_host<T>(
    items: Vec<T>,
    address: impl Fn(&T) -> &str,
    host: impl Fn(&Url) -> Option<String>,
) -> Vec<Vec<T>> {
    let mut hosts: Vec<Vec<T>> = Vec::new();
    let mut places = HashMap::<String, usize>::new();
    for item in items {
        let url = Url::parse(address(&item)).ok();
        let host = url.as_ref().and_then(&host);
        let one_at_a_time = url.as_ref().is_some_and(fetch::asks_one_at_a_time);
        match host.as_ref().and_then(|host| places.get(host)) {
            Some(_) if one_at_a_time => {} // it stays due, and the next round takes it
            Some(place) => hosts[*place].push(item),
            None => {
                if let Some(host) = host {
                    places.insert(host, hosts.len());
                }
                hosts.push(vec![item]);
            }
        }
    }
    hosts
}

/// The host of an address, for the progress line.
pub(super) fn host_of(url: &str) -> String {
    Url::parse(url).map(|url| fetch::host(&url)).unwrap_or_default()
}
