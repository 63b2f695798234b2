//! What a running newsroom remembers: its log, its faults, and what it has published so far.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;
use axum::http::header::HOST;
use tokio::sync::watch;

use crate::document::Document;
use crate::edition::Edition;
use crate::fault::Fault;
use crate::log::Log;
use crate::world::World;

#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) world: World,
    pub(crate) base: String,
    pub(crate) log: Log,
    /// Turns true once, when the newsroom is to close.
    pub(crate) closing: watch::Sender<bool>,
    orders: Mutex<Orders>,
}

#[derive(Debug, Default)]
struct Orders {
    /// The present, once somebody has moved it.
    time: Option<i64>,
    /// How often each personality's feed has been asked for.
    visits: BTreeMap<&'static str, u64>,
    published: BTreeMap<String, usize>,
    edits: BTreeMap<(String, u64), usize>,
    faults: BTreeMap<String, Fault>,
    /// What somebody has put at an address, by path.
    placed: BTreeMap<String, Document>,
    latency: Duration,
}

impl Desk {
    pub(crate) fn new(world: World, base: String) -> Desk {
        Desk { world, base, log: Log::open(), closing: watch::Sender::new(false), orders: Mutex::default() }
    }

    /// The world as it stands now, at the newsroom's own address.
    pub(crate) fn edition(&self) -> Edition<'_> {
        self.edition_at(self.base.clone())
    }

    /// The world as it stands now, at the address that a client knows it by: the newsroom answers under any
    /// host name, and its links stay there.
    pub(crate) fn edition_for(&self, headers: &HeaderMap) -> Edition<'_> {
        let host = headers.get(HOST).and_then(|host| host.to_str().ok());
        let base = match host {
            None | Some("" | "127.0.0.1" | "localhost") => self.base.clone(),
            Some(host) => format!("http://{host}"),
        };
        self.edition_at(base)
    }

    fn edition_at(&self, base: String) -> Edition<'_> {
        let orders = self.orders();
        Edition { world: &self.world, base, published: orders.published.clone(), edits: orders.edits.clone() }
    }

    pub(crate) fn set_time(&self, now: i64) {
        self.orders().time = Some(now);
    }

    pub(crate) fn time(&self) -> i64 {
        self.orders().time.unwrap_or(self.world.now)
    }

    /// Counts a visit to a personality's feed: 1 is the first.
    pub(crate) fn visit(&self, personality: &'static str) -> u64 {
        let mut orders = self.orders();
        let visits = orders.visits.entry(personality).or_default();
        *visits += 1;
        *visits
    }

    pub(crate) fn publish(&self, publisher: &str, count: usize) {
        *self.orders().published.entry(publisher.to_owned()).or_default() += count;
    }

    /// Changes an article once more.
    pub(crate) fn edit(&self, publisher: &str, id: u64) {
        *self.orders().edits.entry((publisher.to_owned(), id)).or_default() += 1;
    }

    pub(crate) fn place(&self, path: &str, document: Document) {
        self.orders().placed.insert(path.to_owned(), document);
    }

    pub(crate) fn placed(&self, path: &str) -> Option<Document> {
        self.orders().placed.get(path).cloned()
    }

    pub(crate) fn set_fault(&self, path_prefix: &str, fault: Fault) {
        self.orders().faults.insert(path_prefix.to_owned(), fault);
    }

    pub(crate) fn clear_fault(&self, path_prefix: &str) {
        self.orders().faults.remove(path_prefix);
    }

    pub(crate) fn clear_faults(&self) {
        self.orders().faults.clear();
    }

    pub(crate) fn set_latency(&self, latency: Duration) {
        self.orders().latency = latency;
    }

    pub(crate) fn latency(&self) -> Duration {
        self.orders().latency
    }

    /// The fault for a path: the one of a `/faults/` address, or the one set on the longest prefix.
    pub(crate) fn fault(&self, path: &str) -> Option<Fault> {
        if let Some(name) = path.strip_prefix("/faults/") {
            return Fault::named(name, &self.world);
        }
        let orders = self.orders();
        let matching = orders.faults.iter().filter(|(prefix, _)| path.starts_with(prefix.as_str()));
        matching.max_by_key(|(prefix, _)| prefix.len()).map(|(_, fault)| fault.clone())
    }

    fn orders(&self) -> MutexGuard<'_, Orders> {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
