//! What the terminal shows while tests run.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::results::Results;

/// How often a log, where nothing can be drawn over, hears that work goes on.
const SIGN_OF_LIFE: Duration = Duration::from_secs(60);

/// The line of the tier that runs. On a terminal it counts seconds; in a log it speaks once a minute.
pub(crate) struct Progress {
    tier: &'static str,
    started: Instant,
    said: Duration,
    on_terminal: bool,
}

impl Progress {
    pub(crate) fn of(tier: &'static str) -> Self {
        let progress = Self {
            tier,
            started: Instant::now(),
            said: Duration::ZERO,
            on_terminal: io::stdout().is_terminal(),
        };
        progress.draw(Duration::ZERO);
        progress
    }

    pub(crate) fn tick(&mut self) {
        let elapsed = self.started.elapsed();
        let pause = if self.on_terminal { Duration::from_secs(1) } else { SIGN_OF_LIFE };
        if elapsed < self.said + pause {
            return;
        }
        self.said = elapsed;
        if self.on_terminal {
            self.draw(elapsed);
        } else {
            println!("{}", running(self.tier, elapsed));
        }
    }

    fn draw(&self, elapsed: Duration) {
        if self.on_terminal {
            print!("\r\x1b[K{}", running(self.tier, elapsed));
            drop(io::stdout().flush());
        }
    }

    /// Says something in the place of the line, which comes again below it.
    pub(crate) fn say(&self, line: &str) {
        self.clear();
        println!("{line}");
    }

    fn clear(&self) {
        if self.on_terminal {
            print!("\r\x1b[K");
        }
    }

    /// Replaces the line by what came of the tier.
    pub(crate) fn end(self, results: &Results) {
        self.clear();
        println!("{}", ended(self.tier, results, self.started.elapsed()));
    }
}

fn running(tier: &str, elapsed: Duration) -> String {
    format!("{tier} … {} s", elapsed.as_secs())
}

fn ended(tier: &str, results: &Results, elapsed: Duration) -> String {
    format!("{tier:<9} {} in {} s", results.sentence(), elapsed.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tier_has_one_line() {
        assert_eq!(running("engine", Duration::from_millis(41_900)), "engine … 41 s");
        let results = Results { passed: 412, skipped: 2, failures: vec![] };
        assert_eq!(
            ended("engine", &results, Duration::from_secs(41)),
            "engine    412 passed, 0 failed, 2 skipped in 41 s"
        );
    }
}
