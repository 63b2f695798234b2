//! Who does not answer in this refresh, so that nobody waits for the same host again and again.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::Error;

/// Requests in a row that a host may leave unanswered: one may be lost on the way.
const HANGS: u32 = 2;

/// Whether a host had anything to say, good or bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::library) enum Answered {
    Yes,
    /// It cannot be reached, or asked for a rest. It does not count as a failure: the person may be without a network
    /// for days.
    No,
    /// It took the request and kept us waiting. The same.
    Hung,
}

impl Answered {
    /// What an error says of the host; `None` when it did answer.
    pub(in crate::library) fn no(error: &Error) -> Option<Self> {
        match error {
            Error::Unreachable { .. } | Error::RateLimited { .. } => Some(Self::No),
            Error::Timeout { .. } => Some(Self::Hung),
            _ => None,
        }
    }
}

/// The hosts that gave no answer.
#[derive(Default)]
pub(in crate::library) struct Silence(Mutex<HashMap<String, u32>>);

impl Silence {
    /// Begins with hosts that hung not long ago.
    pub(in crate::library) fn of(hung: HashSet<String>) -> Self {
        Self(Mutex::new(hung.into_iter().map(|host| (host, HANGS)).collect()))
    }

    pub(in crate::library) fn has_fallen_on(&self, host: &str) -> bool {
        self.hosts().get(host).is_some_and(|hangs| *hangs >= HANGS)
    }

    /// Takes note of an answer or the lack of one. Whether it is now that a host counts as hung.
    pub(in crate::library) fn hear(&self, host: &str, answered: Answered) -> bool {
        let mut hosts = self.hosts();
        let hangs = hosts.entry(host.to_owned()).or_default();
        match answered {
            Answered::Yes => *hangs = 0,
            Answered::No => *hangs = HANGS,
            Answered::Hung => *hangs += 1,
        }
        answered == Answered::Hung && *hangs == HANGS
    }

    fn hosts(&self) -> MutexGuard<'_, HashMap<String, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_that_hangs_twice_in_a_row_is_left_alone_and_one_that_is_not_there_at_once() {
        let silence = Silence::of(HashSet::from(["lama.example".to_owned()]));
        assert!(silence.has_fallen_on("lama.example"));
        for answered in [Answered::Hung, Answered::Yes, Answered::Hung] {
            assert!(!silence.hear("a.example", answered) && !silence.has_fallen_on("a.example"));
        }
        assert!(silence.hear("a.example", Answered::Hung) && silence.has_fallen_on("a.example"));
        assert!(!silence.hear("b.example", Answered::No) && silence.has_fallen_on("b.example"));
        assert!(!silence.has_fallen_on("c.example"));
    }
}
