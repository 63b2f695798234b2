//! Who there is. A line each: the habit is the documentation.

use super::asking::Asking;
use super::issue::Listing;
use super::lapse::{Lapse, Refusal};
use super::validating::Validating;
use super::{DAY, HOUR, Personality};

/// A server without quirks: both validators, an item every four hours, nothing asked for.
const fn plain(name: &'static str, habit: &'static str) -> Personality {
    Personality {
        name,
        habit,
        validating: Validating::Both,
        asking: Asking::Nothing,
        lapse: Lapse::Never,
        listing: Listing::Newest,
        pace: 4 * HOUR,
    }
}

const fn validating(validating: Validating, name: &'static str, habit: &'static str) -> Personality {
    Personality { validating, ..plain(name, habit) }
}

const fn asking(asking: Asking, name: &'static str, habit: &'static str) -> Personality {
    Personality { asking, ..plain(name, habit) }
}

const fn lapsing(lapse: Lapse, name: &'static str, habit: &'static str) -> Personality {
    Personality { lapse, ..plain(name, habit) }
}

const fn listing(listing: Listing, name: &'static str, habit: &'static str) -> Personality {
    Personality { listing, ..plain(name, habit) }
}

const fn pace(pace: i64, name: &'static str, habit: &'static str) -> Personality {
    Personality { pace, ..plain(name, habit) }
}

#[rustfmt::skip] // a table
pub(super) const ROSTER: &[Personality] = &[
    validating(Validating::ETag, "etag", "gives an ETag and no date"),
    validating(Validating::LastModified, "last-modified", "gives a date and no ETag"),
    validating(Validating::Both, "both-validators", "gives an ETag and a date"),
    validating(Validating::Weak, "etag-weak", "gives a weak ETag, and knows it only as it wrote it"),
    validating(Validating::Unquoted, "etag-unquoted", "leaves the quotes of its ETag out"),
    validating(Validating::OddlyQuoted, "etag-oddly-quoted", "quotes its ETag with single quotes behind W/"),
    validating(Validating::None, "no-validators", "gives no validators"),
    validating(Validating::NewETagEachTime, "etag-always-new", "gives the same body another ETag with every answer"),
    validating(Validating::AlwaysNotModified, "always-304", "answers 304 to every conditional request, though there is news"),
    validating(Validating::Ignored, "ignores-validators", "gives both validators and answers 200 to them, the same body or not"),
    asking(Asking::Ttl(720), "ttl", "asks for twelve hours by its ttl"),
    asking(Asking::SkipHours, "skip-hours", "wants to be left alone at night, from 18 to 24 h GMT, by its skipHours"),
    asking(Asking::SkipDays, "skip-days", "wants to be left alone on Saturdays and Sundays by its skipDays"),
    asking(Asking::UpdateDaily, "update-period", "says sy:updatePeriod daily"),
    asking(Asking::MaxAge(6 * HOUR), "max-age", "says Cache-Control: max-age of six hours, also with a 304"),
    asking(Asking::MaxAge(16 * 365 * DAY), "max-age-16-years", "says a max-age of sixteen years"),
    asking(Asking::Expires(3 * HOUR), "expires", "says Expires in three hours, and no Cache-Control"),
    lapsing(Lapse::EveryThird(Refusal::Seconds(7200)), "429-seconds", "answers each third request 429, Retry-After two hours in seconds"),
    lapsing(Lapse::EveryThird(Refusal::Date(3 * HOUR)), "429-date", "answers each third request 429, Retry-After three hours as a date"),
    lapsing(Lapse::EveryThird(Refusal::Seconds(0)), "429-zero", "answers each third request 429, Retry-After 0"),
    lapsing(Lapse::EveryThird(Refusal::Bare), "429-bare", "answers each third request 429 and says no more"),
    lapsing(Lapse::UnavailableOnDay(1), "503-for-a-day", "is 503 for its second day, Retry-After the end of that day"),
    lapsing(Lapse::Flapping, "500-flapping", "answers every second request 500"),
    lapsing(Lapse::DownFor(2), "down-two-days", "answers the first 500 after a good start, for two days, and is well then"),
    lapsing(Lapse::MissingFrom(2), "missing", "is 404 from its third day on"),
    lapsing(Lapse::GoneFrom(3), "gone", "is 410 from its fourth day on"),
    lapsing(Lapse::MovedFrom(1, 301), "moved-301", "moves for good (301) after a day; everything works at the new address"),
    lapsing(Lapse::MovedFrom(2, 308), "moved-308", "moves for good (308) after two days"),
    lapsing(Lapse::Elsewhere, "moved-302", "sends everybody elsewhere (302), always, and means to come back"),
    lapsing(Lapse::BackAndForth, "moves-back-and-forth", "has moved for good (301) on every second day only"),
    lapsing(Lapse::Truncated, "truncated", "breaks off halfway on each second request of three, validators and all"),
    lapsing(Lapse::LoginPage, "login-page", "shows a page of HTML with an ETag on each second request of three"),
    lapsing(Lapse::Empty, "empty", "answers 200 and nothing, with an ETag, on each second request of three"),
    lapsing(Lapse::Slow, "slow", "takes 300 ms of real time to answer"),
    lapsing(Lapse::Mislabelled, "mislabelled", "sends windows-1252 and calls it UTF-8"),
    pace(HOUR, "hourly", "has something new each hour"),
    pace(7 * DAY, "weekly", "has something new once a week"),
    listing(Listing::NewGuidsDaily, "new-guids", "gives every item another guid each day, under the same link"),
    listing(Listing::Shuffled, "shuffled", "lists its items in another order every time"),
    listing(Listing::Shrinking, "shrinking", "lists only half of its items on its third and fourth day"),
];
