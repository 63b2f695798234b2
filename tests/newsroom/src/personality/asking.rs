//! How a feed, or its server, asks to be left alone.

use chrono::{DateTime, Datelike, Timelike, Utc, Weekday};

use super::DAY;
use crate::dates;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    Nothing,
    /// `ttl`, in minutes.
    Ttl(u32),
    /// `skipHours`: the night in Jakarta.
    SkipHours,
    /// `skipDays`: the weekend.
    SkipDays,
    /// `sy:updatePeriod`.
    UpdateDaily,
    /// `Cache-Control: max-age`, in milliseconds.
    MaxAge(i64),
    /// `Expires`, in milliseconds from the answer.
    Expires(i64),
}

const QUIET_HOURS: std::ops::Range<u32> = 18..24;

impl Asking {
    pub(super) fn shortest_wait_minutes(self) -> Option<u32> {
        self.rest().map(|rest| u32::try_from(rest / dates::minutes(1)).unwrap_or(u32::MAX))
    }

    /// Until when an answer at `now` asks for rest.
    pub(super) fn rest_until(self, now: i64) -> Option<i64> {
        self.rest().map(|rest| now + rest)
    }

    fn rest(self) -> Option<i64> {
        match self {
            Asking::Nothing | Asking::SkipHours | Asking::SkipDays => None,
            Asking::Ttl(count) => Some(dates::minutes(i64::from(count))),
            Asking::UpdateDaily => Some(DAY),
            Asking::MaxAge(rest) | Asking::Expires(rest) => Some(rest),
        }
    }

    /// Whether nobody should ask at `now`. Hours and days are GMT, as RSS has them.
    pub(super) fn is_unwelcome(self, now: i64) -> bool {
        let now = DateTime::<Utc>::from_timestamp_millis(now).unwrap_or_default();
        match self {
            Asking::SkipHours => QUIET_HOURS.contains(&now.hour()),
            Asking::SkipDays => matches!(now.weekday(), Weekday::Sat | Weekday::Sun),
            _ => false,
        }
    }

    /// What stands in the channel.
    pub(super) fn elements(self) -> String {
        match self {
            Asking::Ttl(count) => format!("\n    <ttl>{count}</ttl>"),
            Asking::SkipHours => {
                let hours: String = QUIET_HOURS.map(|hour| format!("<hour>{hour}</hour>")).collect();
                format!("\n    <skipHours>{hours}</skipHours>")
            }
            Asking::SkipDays => "\n    <skipDays><day>Saturday</day><day>Sunday</day></skipDays>".to_owned(),
            Asking::UpdateDaily => "\n    <sy:updatePeriod>daily</sy:updatePeriod>\n    \
                 <sy:updateFrequency>1</sy:updateFrequency>"
                .to_owned(),
            Asking::Nothing | Asking::MaxAge(_) | Asking::Expires(_) => String::new(),
        }
    }

    /// What stands in the head of the answer, a 304's too.
    pub(super) fn header(self, now: i64) -> Option<(&'static str, String)> {
        match self {
            Asking::MaxAge(rest) => Some(("cache-control", format!("public, max-age={}", rest / 1000))),
            Asking::Expires(rest) => Some(("expires", dates::http(now + rest))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::HOUR;
    use super::*;
    use crate::world::SAMPLE_NOW;

    #[test]
    fn nights_and_weekends_are_those_of_greenwich() {
        // A Monday, five in the morning.
        let at = |day: i64, hour: i64| SAMPLE_NOW + day * DAY + (hour - 5) * HOUR;
        assert!(!Asking::SkipHours.is_unwelcome(at(0, 17)) && Asking::SkipHours.is_unwelcome(at(0, 18)));
        assert!(Asking::SkipHours.is_unwelcome(at(0, 23)) && !Asking::SkipHours.is_unwelcome(at(1, 0)));
        assert!(!Asking::SkipDays.is_unwelcome(at(4, 23)) && Asking::SkipDays.is_unwelcome(at(5, 0)));
        assert!(Asking::SkipDays.is_unwelcome(at(6, 23)) && !Asking::SkipDays.is_unwelcome(at(7, 0)));
    }
}
