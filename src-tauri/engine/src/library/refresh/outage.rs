//! Telling a dead feed from a dead network.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::host_of;
use crate::error::{Error, Result};
use crate::fetch::Network;

/// Hosts that have to be silent, and not one that answers, before the network is to blame.
const ENOUGH_TO_SUSPECT: usize = 3;
/// After these nobody else is asked.
const ENOUGH_TO_STOP: usize = 6;

/// What a refresh has heard from the world.
pub(super) struct Outage {
    network: Arc<dyn Network>,
    heard: Mutex<Heard>,
}

#[derive(Default)]
struct Heard {
    somebody: bool,
    silent: HashSet<String>,
}

impl Outage {
    pub(super) fn new(network: Arc<dyn Network>) -> Self {
        Self { network, heard: Mutex::default() }
    }

    pub(super) fn hear<T>(&self, url: &str, outcome: &Result<T>) {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        match outcome {
            Err(Error::Unreachable { .. }) => {
                heard.silent.insert(host_of(url));
            }
            Err(Error::Offline | Error::Cancelled | Error::RateLimited { .. } | Error::Timeout { .. }) => {}
            _ => heard.somebody = true,
        }
    }

    /// Whether asking anybody else would be a waste of their and the person's time.
    pub(super) fn is_certain(&self) -> bool {
        let (somebody, silent) = self.counts();
        !somebody && (silent >= ENOUGH_TO_STOP || (silent > 0 && !self.network.has_route()))
    }

    /// Whether those who did not answer could not be reached by anybody here.
    pub(super) fn is_likely(&self) -> bool {
        let (somebody, silent) = self.counts();
        !somebody && (silent >= ENOUGH_TO_SUSPECT || !self.network.has_route())
    }

    fn counts(&self) -> (bool, usize) {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        (heard.somebody, heard.silent.len())
    }
}
