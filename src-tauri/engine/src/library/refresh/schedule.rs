//! When a feed is asked again.

use std::time::Duration;

use crate::model::{FeedId, Timestamp};

const MINUTE: Duration = Duration::from_secs(60);
/// No feed is asked more often, whatever it promises.
const SHORTEST: Duration = Duration::from_secs(30 * 60);
/// Nor is one left alone for longer.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// The longest of what the feed, the server and the feed's own pace ask for, within bounds.
pub(in crate::library) fn after_success(
    recent: &[Timestamp],
    ttl_minutes: Option<u32>,
    max_age: Option<Duration>,
    now: Timestamp,
) -> Timestamp {
    let ttl = ttl_minutes.map_or(Duration::ZERO, |minutes| MINUTE * minutes);
    let wait = pace(recent).max(ttl).max(max_age.unwrap_or_default());
    now.plus(wait.clamp(SHORTEST, LONGEST))
}

/// Half the time that usually lies between two articles.
fn pace(recent: &[Timestamp]) -> Duration {
    let (Some(newest), Some(oldest)) = (recent.first(), recent.last()) else { return Duration::ZERO };
    let span = u64::try_from(newest.0 - oldest.0).unwrap_or(0);
    let gaps = u64::try_from(recent.len() - 1).unwrap_or(0).max(1);
    Duration::from_millis(span / gaps / 2).min(12 * 60 * MINUTE)
}

/// Twice as long after each failure in a row, and not all feeds at the same moment.
pub(super) fn after_failure(feed: FeedId, failures_before: u32, now: Timestamp) -> Timestamp {
    let wait = (SHORTEST * 2_u32.saturating_pow(failures_before.min(10))).min(LONGEST);
    // A fifth either way, fixed by the feed: spread, yet the same after a restart.
    let share = (feed.0.unsigned_abs().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) % 41;
    now.plus(wait * u32::try_from(80 + share).unwrap_or(100) / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000_000_000_000);

    fn minutes(until: Timestamp) -> i64 {
        (until.0 - NOW.0) / 60_000
    }

    #[test]
    fn the_longest_wish_wins_within_bounds() {
        let hour = 3_600_000;
        let check = |recent: &[i64], ttl, max_age: Option<u64>, expected| {
            let recent: Vec<_> = recent.iter().map(|hours| Timestamp(NOW.0 - hours * hour)).collect();
            let next = after_success(&recent, ttl, max_age.map(Duration::from_secs), NOW);
            assert_eq!(minutes(next), expected);
        };
        check(&[], None, None, 30);
        check(&[0, 4, 8], None, None, 120);
        check(&[0, 4, 8], Some(180), None, 180);
        check(&[0, 4, 8], None, Some(5 * 3600), 300);
        check(&[0, 4, 8], None, Some(16 * 365 * 24 * 3600), 24 * 60);
        check(&[0, 24 * 30], None, None, 12 * 60);
    }

    #[test]
    fn failures_back_off_with_spread() {
        for (failures, least, most) in [(0, 24, 36), (1, 48, 72), (3, 192, 288), (60, 1152, 1728)] {
            for feed in 1..50 {
                let wait = minutes(after_failure(FeedId(feed), failures, NOW));
                assert!((least..=most).contains(&wait), "{failures} {wait}");
            }
        }
    }
}
