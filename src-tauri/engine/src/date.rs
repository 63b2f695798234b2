//! Dates as feeds and pages write them: RFC 822 and its bad copies, RFC 3339, ISO 8601, epoch numbers, and the
//! long and short forms that Indonesian and English newsrooms print for their readers.
//!
//! One grammar serves a field that is nothing but a date ([`parse`]) and a line that holds one ([`find`]).

mod clock;
mod grammar;
mod reader;
mod token;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;

use crate::model::Timestamp;
use clock::{Clock, TimeOfDay};
use reader::Reader;
use token::tokens;

/// An instant, and the clock that it was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    pub instant: Timestamp,
    /// Minutes east of UTC. `None` when the text names no zone, or one that nobody knows: the instant is then
    /// read as UTC. A date without a time is its midnight.
    pub offset_minutes: Option<i32>,
}

/// Years outside are defaults of the publisher's software (`0001-01-01`) rather than dates.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// Reads a date as feeds and pages write them. `None` rather than a guess: for words that are no date, for days
/// that no calendar has, and for numeric dates whose year is not in full.
///
/// `09/11/2022` is day first unless the text carries AM, PM or a zone of the United States.
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = epoch(text) {
        return Some(date);
    }
    let tokens = tokens(text);
    let mut reader = Reader::whole(&tokens);
    let date = reader.date()?;
    reader.at_end().then_some(date)
}

/// Whether a word in lower case is the name of a weekday or a month, in Indonesian or English.
pub fn names_day_or_month(word: &str) -> bool {
    words::month(word).is_some() || words::is_weekday(word)
}

/// Finds the first date inside a longer visible line, such as `HarianSelatan.com - 09/11/2022, 19:01 WIB`,
/// and the bytes that it takes up.
pub fn find(text: &str) -> Option<(Date, Range<usize>)> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|start| {
        let mut reader = Reader::inside(&tokens, start)?;
        let date = reader.date()?;
        Some((date, tokens[start].range.start..reader.last_end()))
    })
}

/// Seconds (nine or ten digits) or milliseconds (twelve or thirteen) since 1970.
fn epoch(text: &str) -> Option<Date> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if ![whole, fraction].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let milliseconds = match whole.len() {
        9 | 10 => number * 1000,
        12 | 13 => number,
        _ => return None,
    };
    Some(Date { instant: Timestamp(milliseconds), offset_minutes: Some(0) })
}

fn at(day: NaiveDate, time: &TimeOfDay) -> Option<Date> {
    if !YEARS.contains(&day.year()) {
        return None;
    }
    let clock = time.clock.unwrap_or(Clock { time: NaiveTime::MIN, day_carry: 0 });
    let local = NaiveDateTime::new(day, clock.time) + TimeDelta::days(clock.day_carry);
    // In the hour that a clock shows twice the first is meant, and one that it never shows is none of its zone.
    let of_place = |place: Tz| {
        let offset = place.offset_from_local_datetime(&local).earliest()?;
        Some(offset.fix().local_minus_utc() / 60)
    };
    let offset_minutes = time.offset_minutes.or_else(|| time.place.and_then(of_place));
    let instant = local - TimeDelta::minutes(offset_minutes.unwrap_or(0).into());
    Some(Date { instant: Timestamp(instant.and_utc().timestamp_millis()), offset_minutes })
}
