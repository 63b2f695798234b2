//! Dates as feeds, protocols and readers write them.

use chrono::{DateTime, Datelike, FixedOffset, Offset, Utc};

use crate::prose::Language;

const MINUTE_MS: i64 = 60_000;

fn at(instant: i64, offset_minutes: i32) -> DateTime<FixedOffset> {
    let zone = FixedOffset::east_opt(offset_minutes * 60).unwrap_or_else(|| Utc.fix());
    DateTime::<Utc>::from_timestamp_millis(instant).unwrap_or_default().with_timezone(&zone)
}

/// `Wed, 09 Nov 2022 19:01:00 +0700`, for RSS.
pub(crate) fn rfc2822(instant: i64, offset_minutes: i32) -> String {
    at(instant, offset_minutes).format("%a, %d %b %Y %H:%M:%S %z").to_string()
}

/// `2022-11-09T19:01:00+07:00`, for Atom, JSON-LD and meta tags.
pub(crate) fn rfc3339(instant: i64, offset_minutes: i32) -> String {
    at(instant, offset_minutes).format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// `Wed, 09 Nov 2022 12:01:00 GMT`, for HTTP.
pub(crate) fn http(instant: i64) -> String {
    at(instant, 0).format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// Reads what [`http`] writes.
pub(crate) fn parse_http(text: &str) -> Option<i64> {
    Some(DateTime::parse_from_rfc2822(text).ok()?.timestamp_millis())
}

/// `2022/11/09`, for article paths.
pub(crate) fn path(instant: i64, offset_minutes: i32) -> String {
    at(instant, offset_minutes).format("%Y/%m/%d").to_string()
}

/// `09/11/2022, 19:01 WIB`, as Indonesian portals print it.
pub(crate) fn portal(instant: i64, offset_minutes: i32) -> String {
    format!("{} {}", at(instant, offset_minutes).format("%d/%m/%Y, %H:%M"), zone_name(offset_minutes))
}

/// `Rabu, 9 November 2022 19.01 WIB` or `November 9, 2022 at 7:01 PM UTC`.
pub(crate) fn long(instant: i64, offset_minutes: i32, language: Language) -> String {
    let date = at(instant, offset_minutes);
    let zone = zone_name(offset_minutes);
    match language {
        Language::Indonesian => format!(
            "{}, {} {} {} {zone}",
            weekday(instant, offset_minutes, language),
            date.day(),
            INDONESIAN_MONTHS[date.month0() as usize % 12],
            date.format("%Y %H.%M"),
        ),
        Language::English => format!("{} {zone}", date.format("%B %-d, %Y at %-I:%M %p")),
    }
}

/// The weekday's name.
pub(crate) fn weekday(instant: i64, offset_minutes: i32, language: Language) -> String {
    let date = at(instant, offset_minutes);
    match language {
        Language::Indonesian => {
            INDONESIAN_WEEKDAYS[date.weekday().num_days_from_monday() as usize % 7].to_owned()
        }
        Language::English => date.format("%A").to_string(),
    }
}

/// `9/11/2022`, as Indonesian prose puts it in brackets.
pub(crate) fn bracketed(instant: i64, offset_minutes: i32) -> String {
    at(instant, offset_minutes).format("%-d/%-m/%Y").to_string()
}

/// Whole minutes, in milliseconds.
pub(crate) fn minutes(count: i64) -> i64 {
    count * MINUTE_MS
}

fn zone_name(offset_minutes: i32) -> &'static str {
    match offset_minutes {
        420 => "WIB",
        480 => "WITA",
        540 => "WIT",
        60 => "CET",
        -300 => "EST",
        _ => "UTC",
    }
}

const INDONESIAN_WEEKDAYS: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

const INDONESIAN_MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// 2022-11-09T12:01:00Z
    const EVENING: i64 = 1_667_995_260_000;

    #[test]
    fn one_instant_in_every_dress() {
        assert_eq!(rfc2822(EVENING, 420), "Wed, 09 Nov 2022 19:01:00 +0700");
        assert_eq!(rfc3339(EVENING, 420), "2022-11-09T19:01:00+07:00");
        assert_eq!(http(EVENING), "Wed, 09 Nov 2022 12:01:00 GMT");
        assert_eq!(parse_http(&http(EVENING)), Some(EVENING));
        assert_eq!(portal(EVENING, 420), "09/11/2022, 19:01 WIB");
        assert_eq!(long(EVENING, 540, Language::Indonesian), "Rabu, 9 November 2022 21.01 WIT");
        assert_eq!(long(EVENING, 0, Language::English), "November 9, 2022 at 12:01 PM UTC");
    }
}
