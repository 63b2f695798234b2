//! One request at a time to a host, some time apart, and none to a host that asked for a rest.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Lane, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;
use url::Url;

use super::guard::is_loopback;
use crate::model::Timestamp;

/// Sites that want more time between two requests than most.
const SLOW: &[(&str, Duration)] = &[("reddit.com", Duration::from_secs(60))];
/// No hold is longer than a day: one that seems to be was set before the clock was put back.
const LONGEST_HOLD_MS: i64 = 25 * 60 * 60 * 1000;

/// Requests that loopback takes at once, and sounds and films.
const LOOPBACK_AT_ONCE: usize = 8;
const LOOPBACK_MEDIA_AT_ONCE: usize = 2;

/// What waits in a line of its own: a film that takes an hour keeps no feed of its host waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Line {
    Documents,
    Media,
}

/// When each host was last asked; held while it is.
type Lanes = HashMap<(String, Line), Arc<Lane<Option<Instant>>>>;

pub(super) struct Hosts {
    spacing: Duration,
    lanes: Mutex<Lanes>,
    holds: Mutex<HashMap<String, Timestamp>>,
    loopback: Arc<Semaphore>,
    loopback_media: Arc<Semaphore>,
}

/// The right to ask a host; given back when dropped.
pub(super) enum Turn {
    Loopback { _permit: Option<OwnedSemaphorePermit> },
    Public(OwnedMutexGuard<Option<Instant>>),
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Self::Public(last) = self {
            **last = Some(Instant::now());
        }
    }
}

impl Hosts {
    pub(super) fn new(spacing: Duration) -> Self {
        Self {
            spacing,
            lanes: Mutex::default(),
            holds: Mutex::default(),
            loopback: Arc::new(Semaphore::new(LOOPBACK_AT_ONCE)),
            loopback_media: Arc::new(Semaphore::new(LOOPBACK_MEDIA_AT_ONCE)),
        }
    }

    pub(super) async fn turn(&self, url: &Url, line: Line) -> Turn {
        if is_loopback(url) {
            let loopback = match line {
                Line::Documents => &self.loopback,
                Line::Media => &self.loopback_media,
            };
            return Turn::Loopback { _permit: loopback.clone().acquire_owned().await.ok() };
        }
        let lane = locked(&self.lanes).entry((host(url), line)).or_default().clone();
        let last = lane.lock_owned().await;
        if let Some(last) = *last {
            tokio::time::sleep_until(last + slow(url).unwrap_or(self.spacing)).await;
        }
        Turn::Public(last)
    }

    pub(super) fn hold(&self, host: &str, until: Timestamp) {
        locked(&self.holds).insert(host.to_owned(), until);
    }

    /// Until when a host is to be left alone, if it still is.
    pub(super) fn held(&self, host: &str, now: Timestamp) -> Option<Timestamp> {
        locked(&self.holds)
            .get(host)
            .copied()
            .filter(|until| until.0 > now.0 && until.0 - now.0 < LONGEST_HOLD_MS)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a site is asked so seldom that a round takes one request to it and leaves the rest for later.
pub fn asks_one_at_a_time(url: &Url) -> bool {
    slow(url).is_some()
}

fn slow(url: &Url) -> Option<Duration> {
    let host = url.host_str()?;
    let is_of = |site: &str| host == site || host.strip_suffix(site).is_some_and(|sub| sub.ends_with('.'));
    SLOW.iter().find(|(site, _)| is_of(site)).map(|(_, spacing)| *spacing)
}

/// A host as people know it, with its port when it is not the usual one.
pub fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn requests_to_one_host_are_spaced() {
        let hosts = Hosts::new(Duration::from_secs(1));
        let url = Url::parse("https://news.example/feed").unwrap();
        let began = Instant::now();
        for _ in 0..3 {
            drop(hosts.turn(&url, Line::Documents).await);
        }
        assert_eq!(began.elapsed(), Duration::from_secs(2));
        drop(hosts.turn(&Url::parse("https://other.example/").unwrap(), Line::Documents).await);
        assert_eq!(began.elapsed(), Duration::from_secs(2));
    }

    #[tokio::test(start_paused = true)]
    async fn a_film_keeps_no_document_waiting() {
        let hosts = Hosts::new(Duration::from_secs(1));
        for url in ["https://news.example/film.mp4", "http://127.0.0.1:8080/film.mp4"] {
            let url = Url::parse(url).unwrap();
            let _films = [hosts.turn(&url, Line::Media).await];
            let began = Instant::now();
            drop(hosts.turn(&url, Line::Documents).await);
            assert_eq!(began.elapsed(), Duration::ZERO, "{url}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_site_that_wants_a_minute_gets_it() {
        let hosts = Hosts::new(Duration::from_secs(1));
        let url = Url::parse("https://www.reddit.com/r/indonesia/.rss").unwrap();
        assert!(asks_one_at_a_time(&url));
        assert!(!asks_one_at_a_time(&Url::parse("https://notreddit.com/").unwrap()));
        let began = Instant::now();
        drop(hosts.turn(&url, Line::Documents).await);
        drop(hosts.turn(&url, Line::Documents).await);
        assert_eq!(began.elapsed(), Duration::from_secs(60));
    }

    #[test]
    fn a_hold_ends_when_the_clock_is_put_back() {
        let hosts = Hosts::new(Duration::ZERO);
        hosts.hold("a.example", Timestamp(1_000_000_000_000));
        assert_eq!(hosts.held("a.example", Timestamp(999_999_000_000)), Some(Timestamp(1_000_000_000_000)));
        assert_eq!(hosts.held("a.example", Timestamp(1_000_000_000_000)), None);
        assert_eq!(hosts.held("a.example", Timestamp(600_000_000_000)), None);
    }
}
