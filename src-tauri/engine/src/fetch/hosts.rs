//! One request at a time to a host, some time apart, and none to a host that asked for a rest.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Lane, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;
use url::{Host, Url};

use super::host;
use crate::model::Timestamp;

/// Requests that loopback takes at once.
const LOOPBACK_AT_ONCE: usize = 8;

pub(super) struct Hosts {
    spacing: Duration,
    lanes: Mutex<HashMap<String, Arc<Lane<Option<Instant>>>>>,
    holds: Mutex<HashMap<String, Timestamp>>,
    loopback: Arc<Semaphore>,
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
        }
    }

    pub(super) async fn turn(&self, url: &Url) -> Turn {
        if is_loopback(url) {
            return Turn::Loopback { _permit: self.loopback.clone().acquire_owned().await.ok() };
        }
        let lane = locked(&self.lanes).entry(host(url)).or_default().clone();
        let last = lane.lock_owned().await;
        if let Some(last) = *last {
            tokio::time::sleep_until(last + self.spacing).await;
        }
        Turn::Public(last)
    }

    pub(super) fn hold(&self, host: &str, until: Timestamp) {
        locked(&self.holds).insert(host.to_owned(), until);
    }

    /// Until when a host is to be left alone, if it still is.
    pub(super) fn held(&self, host: &str, now: Timestamp) -> Option<Timestamp> {
        locked(&self.holds).get(host).copied().filter(|until| *until > now)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
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
            drop(hosts.turn(&url).await);
        }
        assert_eq!(began.elapsed(), Duration::from_secs(2));
        drop(hosts.turn(&Url::parse("https://other.example/").unwrap()).await);
        assert_eq!(began.elapsed(), Duration::from_secs(2));
    }
}
