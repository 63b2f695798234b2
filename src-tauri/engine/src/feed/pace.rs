//! When a feed asks to be left alone: RSS 2.0's `ttl`, `skipHours` and `skipDays`, and the syndication module.

use super::Pace;
use super::outline::{Field, Space};

const DAYS: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

pub(super) fn pace(head: &[Field<'_>]) -> Pace {
    let text_of = |space, name| head.iter().find(|field| field.is(space, name)).map(Field::text);
    let listed = |name, each: fn(&str) -> Option<u32>| {
        let lists = head.iter().filter(move |field| field.is(Space::Core, name));
        let texts = lists.flat_map(|list| list.children()).map(|child| child.text());
        texts.filter_map(|text| each(&text)).fold(0, |bits, bit| bits | 1 << bit)
    };
    Pace {
        ttl_minutes: text_of(Space::Core, "ttl").and_then(|ttl| ttl.parse().ok()),
        skip_hours: listed("skiphours", hour),
        skip_days: listed("skipdays", day) as u8,
        update_every_minutes: text_of(Space::Syndication, "updateperiod").and_then(|period| {
            let times = text_of(Space::Syndication, "updatefrequency").and_then(|times| times.parse().ok());
            Some((minutes_of(&period)? / times.unwrap_or(1).max(1)).max(1))
        }),
    }
}

/// RSS 0.91 counts from 1 to 24, RSS 2.0 from 0 to 23.
fn hour(text: &str) -> Option<u32> {
    text.parse().ok().filter(|hour| *hour <= 24).map(|hour: u32| hour % 24)
}

fn day(text: &str) -> Option<u32> {
    let found = DAYS.iter().position(|day| text.eq_ignore_ascii_case(day))?;
    u32::try_from(found).ok()
}

fn minutes_of(period: &str) -> Option<u32> {
    Some(match period.to_ascii_lowercase().as_str() {
        "hourly" => 60,
        "daily" => 24 * 60,
        "weekly" => 7 * 24 * 60,
        "monthly" => 30 * 24 * 60,
        "yearly" => 365 * 24 * 60,
        _ => return None,
    })
}
