//! What a running newsroom remembers: its log, its faults, and what it has published so far.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

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
    published: BTreeMap<String, usize>,
    faults: BTreeMap<String, Fault>,
    latency: Duration,
}

impl Desk {
    pub(crate) fn new(world: World, base: String) -> Desk {
        Desk { world, base, log: Log::open(), closing: watch::Sender::new(false), orders: Mutex::default() }
    }

    /// The world as it stands now.
    pub(crate) fn edition(&self) -> Edition<'_> {
        Edition { world: &self.world, base: &self.base, published: self.orders().published.clone() }
    }

    pub(crate) fn publish(&self, publisher: &str, count: usize) {
        *self.orders().published.entry(publisher.to_owned()).or_default() += count;
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
