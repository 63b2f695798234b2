//! When a server does not do its work, and how it says so.

use super::DAY;
use crate::dates;
use crate::fault::Fault;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lapse {
    Never,
    /// 429 to each third request.
    EveryThird(Refusal),
    /// 503 on this day, the first being 0.
    UnavailableOnDay(i64),
    /// 500 to every second request.
    Flapping,
    /// 500 for so many days, after a first good answer.
    DownFor(i64),
    MissingFrom(i64),
    GoneFrom(i64),
    MovedFrom(i64, u16),
    Elsewhere,
    BackAndForth,
    Truncated,
    LoginPage,
    Empty,
    Slow,
    Mislabelled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    Seconds(i64),
    Date(i64),
    Bare,
}

/// One request, as far as lapses look at it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Visit<'a> {
    /// 1 is the first.
    pub(super) number: u64,
    pub(super) now: i64,
    /// Milliseconds since the world's now.
    pub(super) elapsed: i64,
    /// The whole new address, for a visit to the old one.
    pub(super) new_address: Option<&'a str>,
}

impl Lapse {
    /// What goes wrong at this visit.
    pub(super) fn fault(self, visit: Visit<'_>) -> Option<Fault> {
        let day = visit.elapsed.div_euclid(DAY);
        let second_of_three = visit.number % 3 == 2;
        let status = |code, retry_after| Some(Fault::Status { code, retry_after });
        let moved = |code| visit.new_address.map(|to| Fault::Redirect { to: to.to_owned(), code });
        match self {
            Lapse::EveryThird(refusal) if visit.number.is_multiple_of(3) => {
                status(429, refusal.header(visit.now))
            }
            Lapse::UnavailableOnDay(on) if day == on => {
                let left = (on + 1) * DAY - visit.elapsed;
                status(503, Some((left / 1000).to_string()))
            }
            Lapse::Flapping if visit.number.is_multiple_of(2) => status(500, None),
            Lapse::DownFor(days) if visit.number > 1 && day < days => status(500, None),
            Lapse::MissingFrom(from) if day >= from => status(404, None),
            Lapse::GoneFrom(from) if day >= from => status(410, None),
            Lapse::MovedFrom(from, code) if day >= from => moved(code),
            Lapse::Elsewhere => moved(302),
            Lapse::BackAndForth if day % 2 == 1 => moved(301),
            Lapse::Truncated if second_of_three => Some(Fault::Truncated),
            Lapse::LoginPage if second_of_three => Some(Fault::HtmlInsteadOfFeed),
            Lapse::Empty if second_of_three => Some(Fault::EmptyBody),
            Lapse::Mislabelled => Some(Fault::WrongCharset),
            _ => None,
        }
    }

    /// Until when an answer that is this fault asks for rest.
    pub(super) fn rest_until(self, visit: Visit<'_>) -> Option<i64> {
        match self {
            Lapse::EveryThird(Refusal::Seconds(0) | Refusal::Bare) => None,
            Lapse::EveryThird(Refusal::Seconds(seconds)) => Some(visit.now + seconds * 1000),
            Lapse::EveryThird(Refusal::Date(rest)) => Some(visit.now + rest),
            Lapse::UnavailableOnDay(on) => Some(visit.now + (on + 1) * DAY - visit.elapsed),
            _ => None,
        }
    }

    pub(super) fn stops_after(self) -> Option<i64> {
        match self {
            Lapse::GoneFrom(day) => Some(day * DAY),
            _ => None,
        }
    }

    pub(super) fn moves_for_good(self) -> bool {
        matches!(self, Lapse::MovedFrom(..))
    }
}

impl Refusal {
    fn header(self, now: i64) -> Option<String> {
        match self {
            Refusal::Seconds(seconds) => Some(seconds.to_string()),
            Refusal::Date(rest) => Some(dates::http(now + rest)),
            Refusal::Bare => None,
        }
    }
}
