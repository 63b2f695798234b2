//! Staying fresh while Warta is open: every minute or so a look at what is due.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use super::{Library, Scope};
use crate::error::Result;
use crate::model::Timestamp;
use crate::store::feed::poll;

const TICK: Duration = Duration::from_secs(60);
/// Ticks are spread by up to this much, so that not every Warta asks at the stroke of the minute.
const JITTER: Duration = Duration::from_secs(15);
/// A tick that took so much longer than it should was slept through.
const SLEPT: Duration = Duration::from_secs(3 * 60);
/// After waking the network needs a moment, and servers need not see every laptop at once.
const SETTLE: Duration = Duration::from_secs(10);
/// Texts and images that could not be fetched are tried again after so many ticks, also when no feed is due.
const COMPLETE_EVERY: u32 = 5;
/// Without a network the looks become rarer, up to this many ticks apart.
const LONGEST_PAUSE: u32 = 15;

impl Library {
    /// Refreshes what is due, again and again, for as long as the program runs and the person wants it to.
    pub async fn keep_fresh(&self) {
        let mut rhythm = Rhythm::new(self.0.clock.now());
        loop {
            match self.look(rhythm.completes()).await {
                Ok(offline) => rhythm.looked(offline),
                Err(error) => tracing::error!(%error, "refresh failed"),
            }
            if let Err(error) = self.back_up_daily().await {
                tracing::error!(%error, "the library could not be backed up");
            }
            // What came in may have met a damaged index.
            if let Err(error) = self.look_after_search().await {
                tracing::error!(%error, "the search index could not be looked at");
            }
            loop {
                tokio::time::sleep(TICK + jitter()).await;
                match rhythm.tick(self.0.clock.now()) {
                    Step::Pause => {}
                    Step::Look => break,
                    Step::LookAfterWaking => {
                        tokio::time::sleep(SETTLE + jitter()).await;
                        break;
                    }
                }
            }
        }
    }

    /// Whether there was no network.
    async fn look(&self, complete: bool) -> Result<bool> {
        if !self.settings().await?.refresh_in_background {
            return Ok(false);
        }
        let now = self.0.clock.now();
        let is_due = self.0.store.read(poll::next_due).await?.is_some_and(|next| next <= now);
        if !is_due && !complete {
            return Ok(false);
        }
        Ok(self.refresh(Scope::Due).await?.offline)
    }
}

fn jitter() -> Duration {
    let random = RandomState::new().build_hasher().finish();
    JITTER * u32::try_from(random % 1000).unwrap_or(0) / 1000
}

#[derive(Debug, PartialEq, Eq)]
enum Step {
    Pause,
    Look,
    LookAfterWaking,
}

/// When to look, told from the clock alone.
struct Rhythm {
    last: Timestamp,
    ticks: u32,
    /// Looks in a row that found no network.
    offline: u32,
    pauses_left: u32,
}

impl Rhythm {
    fn new(now: Timestamp) -> Self {
        Self { last: now, ticks: 0, offline: 0, pauses_left: 0 }
    }

    fn tick(&mut self, now: Timestamp) -> Step {
        let passed = now.0 - self.last.0;
        self.last = now;
        self.ticks = self.ticks.wrapping_add(1);
        if passed > i64::try_from(SLEPT.as_millis()).unwrap_or(i64::MAX) {
            (self.offline, self.pauses_left) = (0, 0);
            return Step::LookAfterWaking;
        }
        if self.pauses_left > 0 {
            self.pauses_left -= 1;
            return Step::Pause;
        }
        Step::Look
    }

    fn completes(&self) -> bool {
        self.ticks.is_multiple_of(COMPLETE_EVERY)
    }

    fn looked(&mut self, offline: bool) {
        self.offline = if offline { self.offline + 1 } else { 0 };
        self.pauses_left = match self.offline {
            0 => 0,
            rounds => (1 << rounds.min(5)) - 1,
        }
        .min(LONGEST_PAUSE - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(minutes: i64) -> Timestamp {
        Timestamp(minutes * 60_000)
    }

    #[test]
    fn every_tick_is_a_look() {
        let mut rhythm = Rhythm::new(minutes(0));
        for minute in 1..20 {
            assert_eq!(rhythm.tick(minutes(minute)), Step::Look);
            assert_eq!(rhythm.completes(), minute % 5 == 0);
            rhythm.looked(false);
        }
    }

    #[test]
    fn without_a_network_looks_become_rare_and_come_back_with_it() {
        let mut rhythm = Rhythm::new(minutes(0));
        let mut looks = Vec::new();
        for minute in 1..60 {
            if rhythm.tick(minutes(minute)) == Step::Look {
                looks.push(minute);
                rhythm.looked(true);
            }
        }
        assert_eq!(looks, [1, 3, 7, 15, 30, 45]);
        rhythm.looked(false);
        assert_eq!(rhythm.tick(minutes(60)), Step::Look);
    }

    #[test]
    fn waking_is_told_from_the_clock_and_ends_the_pause() {
        let mut rhythm = Rhythm::new(minutes(0));
        for minute in 1..8 {
            rhythm.tick(minutes(minute));
            rhythm.looked(true);
        }
        assert_eq!(rhythm.tick(minutes(8 * 60)), Step::LookAfterWaking);
        // A clock that is put back has not slept.
        assert_eq!(rhythm.tick(minutes(60)), Step::Look);
    }
}
