//! When a feed is asked again, and why not sooner.

use std::time::Duration;

use chrono::{DateTime, Datelike, Timelike};

use crate::model::{FeedId, NextReason, Pace, Timestamp};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
/// No feed is asked more often, whatever the person or the feed wants.
const FLOOR: Duration = Duration::from_secs(15 * 60);
/// Nor by itself more often than this, when its server can answer "not modified".
const SHORTEST: Duration = HOUR;
/// Nor is one left alone for longer, whatever it asks.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);
/// Failures back off from here.
const AFTER_FIRST_FAILURE: Duration = Duration::from_secs(30 * 60);
/// Skipped hours and days come on top, but never more than a long weekend of them.
const LONGEST_SKIP_HOURS: i64 = 72;

/// Everything that has a say in when a feed is asked again.
#[derive(Clone, Debug, Default)]
pub(in crate::library) struct Wishes {
    /// The person's own choice.
    pub(in crate::library) interval_minutes: Option<u32>,
    /// What the feed says of itself.
    pub(in crate::library) pace: Pace,
    /// `Cache-Control` and `Expires`.
    pub(in crate::library) fresh_for: Option<Duration>,
    /// The server gave something to ask "is it still the same?" with.
    pub(in crate::library) has_validators: bool,
    /// Times of the newest articles, newest first.
    pub(in crate::library) recent: Vec<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::library) struct Next {
    pub(in crate::library) at: Timestamp,
    pub(in crate::library) reason: NextReason,
}

/// The longest of what person, feed, server and the feed's own pace ask for, within bounds.
///
/// A person's choice takes the place of what is otherwise guessed from the pace, and never of what the feed or
/// its server ask for.
pub(in crate::library) fn after_success(feed: FeedId, wishes: &Wishes, now: Timestamp) -> Next {
    let minutes = |minutes: Option<u32>| minutes.map_or(Duration::ZERO, |minutes| MINUTE * minutes);
    let fresh_for = wishes.fresh_for.unwrap_or_default();
    let asked = [
        (minutes(wishes.pace.ttl_minutes), NextReason::FeedAsks),
        (minutes(wishes.pace.update_every_minutes), NextReason::FeedAsks),
        (fresh_for, NextReason::ServerAsks),
    ];
    let own = match wishes.interval_minutes {
        Some(interval) => ((MINUTE * interval).max(FLOOR), NextReason::Interval),
        // A whole copy each time is a lot to ask of a server that does not say how long it is good for.
        None if !wishes.has_validators && asked.iter().all(|(wait, _)| wait.is_zero()) => {
            (LONGEST, NextReason::NoValidators)
        }
        None => (pace(&wishes.recent, now).max(SHORTEST), NextReason::Pace),
    };
    let mut longest = own;
    for (wait, reason) in asked {
        if wait.min(LONGEST) > longest.0 {
            longest = (wait.min(LONGEST), reason);
        }
    }
    let (wait, reason) = longest;
    let at = now.plus(wait + spread(feed, now, wait / 10));
    match after_skipped(at, wishes.pace) {
        later if later > at => Next { at: later, reason: NextReason::FeedSkips },
        _ => Next { at, reason },
    }
}

/// Half the time that lies between two articles, the silence since the last one included.
fn pace(recent: &[Timestamp], now: Timestamp) -> Duration {
    let Some(oldest) = recent.last() else { return Duration::ZERO };
    let span = u64::try_from(now.0 - oldest.0).unwrap_or(0);
    let gaps = u64::try_from(recent.len()).unwrap_or(1).max(1);
    Duration::from_millis(span / gaps / 2).min(12 * HOUR)
}

/// Feeds that were asked together drift apart, each by its own share of `most`.
fn spread(feed: FeedId, now: Timestamp, most: Duration) -> Duration {
    let mixed = (feed.0 ^ (now.0 / 60_000)).unsigned_abs().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
    most * u32::try_from(mixed % 1000).unwrap_or(0) / 1000
}

/// The first moment from `at` on that lies in no hour and on no day that the feed skips.
fn after_skipped(at: Timestamp, pace: Pace) -> Timestamp {
    const HOUR_MS: i64 = 3_600_000;
    let is_skipped = |at: Timestamp| {
        DateTime::from_timestamp_millis(at.0).is_some_and(|time| {
            pace.skip_hours & (1 << time.hour()) != 0
                || pace.skip_days & (1 << time.weekday().num_days_from_sunday()) != 0
        })
    };
    if !is_skipped(at) {
        return at;
    }
    let minutes = at.0.rem_euclid(HOUR_MS);
    let hours = (1..=LONGEST_SKIP_HOURS).map(|hour| Timestamp(at.0 + hour * HOUR_MS));
    // Not all at the stroke of the hour: the minutes stay.
    hours
        .map(|hour| Timestamp(hour.0 - hour.0.rem_euclid(HOUR_MS) + minutes))
        .find(|hour| !is_skipped(*hour))
        .unwrap_or(at)
}

/// Twice as long after each failure in a row, and not all feeds at the same moment.
pub(in crate::library) fn after_failure(feed: FeedId, failures_before: u32, now: Timestamp) -> Timestamp {
    let wait = (AFTER_FIRST_FAILURE * 2_u32.saturating_pow(failures_before.min(10))).min(LONGEST);
    // A fifth either way, fixed by the feed: spread, yet the same after a restart.
    let share = (feed.0.unsigned_abs().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) % 41;
    now.plus(wait * u32::try_from(80 + share).unwrap_or(100) / 100)
}

/// When a host that asked for rest until `until` is asked again: as it wishes, but longer each time that it has to
/// say so, and not by all its feeds in the same moment.
pub(in crate::library) fn after_rest(
    feed: FeedId,
    failures_before: u32,
    until: Timestamp,
    now: Timestamp,
) -> Timestamp {
    let backed_off = if failures_before == 0 { now } else { after_failure(feed, failures_before, now) };
    until.max(backed_off).plus(spread(feed, now, 5 * MINUTE))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Saturday, 18:10 GMT.
    const NOW: Timestamp = Timestamp(1_667_671_800_000);
    const HOUR_MS: i64 = 3_600_000;

    /// Minutes until the next check of a feed whose share of the spread is what it is.
    fn next(wishes: &Wishes) -> (i64, NextReason) {
        let next = after_success(FeedId(0), wishes, NOW);
        ((next.at.0 - NOW.0) / 60_000, next.reason)
    }

    #[test]
    fn the_longest_wish_wins_within_bounds() {
        let known = Wishes { has_validators: true, ..Wishes::default() };
        let check = |wishes: Wishes, least: i64, reason: NextReason| {
            let (wait, why) = next(&wishes);
            assert!((least..=least + least / 10).contains(&wait), "{wishes:?}: {wait}, not {least}");
            assert_eq!(why, reason, "{wishes:?}");
        };
        let recent = |hours: &[i64]| hours.iter().map(|hours| Timestamp(NOW.0 - hours * HOUR_MS)).collect();
        check(known.clone(), 60, NextReason::Pace);
        check(Wishes { recent: recent(&[0, 4, 8, 12]), ..known.clone() }, 90, NextReason::Pace);
        check(Wishes { recent: recent(&[24 * 365]), ..known.clone() }, 12 * 60, NextReason::Pace);
        check(
            Wishes { pace: Pace { ttl_minutes: Some(180), ..Pace::default() }, ..known.clone() },
            180,
            NextReason::FeedAsks,
        );
        check(
            Wishes { pace: Pace { ttl_minutes: Some(5), ..Pace::default() }, ..known.clone() },
            60,
            NextReason::Pace,
        );
        check(
            Wishes { pace: Pace { update_every_minutes: Some(720), ..Pace::default() }, ..known.clone() },
            720,
            NextReason::FeedAsks,
        );
        check(Wishes { fresh_for: Some(5 * HOUR), ..known.clone() }, 300, NextReason::ServerAsks);
        check(
            Wishes { fresh_for: Some(16 * 365 * 24 * HOUR), ..known.clone() },
            1440,
            NextReason::ServerAsks,
        );
        check(Wishes::default(), 1440, NextReason::NoValidators);
        check(Wishes { fresh_for: Some(HOUR / 2), ..Wishes::default() }, 60, NextReason::Pace);
        check(Wishes { interval_minutes: Some(30), ..Wishes::default() }, 30, NextReason::Interval);
        check(Wishes { interval_minutes: Some(1), ..known.clone() }, 15, NextReason::Interval);
        let impatient = Wishes { interval_minutes: Some(30), fresh_for: Some(2 * HOUR), ..known };
        check(impatient, 120, NextReason::ServerAsks);
    }

    #[test]
    fn skipped_hours_and_days_are_waited_out() {
        let known = Wishes { has_validators: true, ..Wishes::default() };
        // 19:10 would come, but 19 to 22 are skipped.
        let evening = Wishes { pace: Pace { skip_hours: 0b1111 << 19, ..Pace::default() }, ..known.clone() };
        let check = |wishes: &Wishes, hours: i64, reason: NextReason| {
            let (wait, why) = next(wishes);
            assert!((hours * 60..=hours * 60 + 6).contains(&wait), "{wishes:?}: {wait}");
            assert_eq!(why, reason);
        };
        check(&evening, 5, NextReason::FeedSkips);
        let sunday = Wishes {
            pace: Pace { skip_days: 1, skip_hours: 0xFF_FFFF ^ (1 << 9), ..Pace::default() },
            ..known.clone()
        };
        // 19:10 on Saturday has passed 9 o'clock, Sunday is skipped: Monday, 9:10.
        check(&sunday, 5 + 24 + 9 + 1, NextReason::FeedSkips);
        let always = Wishes { pace: Pace { skip_days: 0x7F, ..Pace::default() }, ..known };
        check(&always, 1, NextReason::Pace);
    }

    #[test]
    fn failures_back_off_with_spread() {
        for (failures, least, most) in [(0, 24, 36), (1, 48, 72), (3, 192, 288), (60, 1152, 1728)] {
            for feed in 1..50 {
                let wait = (after_failure(FeedId(feed), failures, NOW).0 - NOW.0) / 60_000;
                assert!((least..=most).contains(&wait), "{failures} {wait}");
            }
        }
    }

    #[test]
    fn feeds_that_were_asked_together_drift_apart() {
        let wishes = Wishes { has_validators: true, ..Wishes::default() };
        let mut times: Vec<_> = (1..=50).map(|feed| after_success(FeedId(feed), &wishes, NOW).at).collect();
        times.sort_unstable();
        times.dedup();
        assert!(times.len() > 40, "{}", times.len());
    }

    #[test]
    fn a_rest_is_kept_and_grows() {
        let until = NOW.plus(2 * HOUR);
        assert!((until.0..=until.0 + 300_000).contains(&after_rest(FeedId(1), 0, until, NOW).0));
        assert!(after_rest(FeedId(1), 6, until, NOW).0 > NOW.0 + 19 * HOUR_MS);
    }
}
