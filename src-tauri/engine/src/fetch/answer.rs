use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::DateTime;
use reqwest::header::{self, HeaderMap};
use url::Url;

use crate::model::Timestamp;

/// What a server gave to ask "is it still the same?" with, byte for byte (RFC 9110, §8.8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

#[derive(Clone, Debug)]
pub enum Fetched {
    /// 304: what we have is what there is.
    Unchanged(Unchanged),
    Answer(Answer),
}

/// What a 304 says beside "the same as before".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unchanged {
    /// As [`Answer::moved_to`].
    pub moved_to: Option<Url>,
    /// As [`Answer::fresh_for`].
    pub fresh_for: Option<Duration>,
    /// As [`Answer::is_private`].
    pub is_private: bool,
}

/// A 2xx answer, read to its end.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    /// Where it came from after redirects.
    pub url: Url,
    /// Where the address that was asked has moved for good (301, 308).
    pub moved_to: Option<Url>,
    pub body: Vec<u8>,
    pub content_type: Option<String>,
    pub validators: Validators,
    /// How long the server says that this stays as it is.
    pub fresh_for: Option<Duration>,
    /// It came from an address of a private network, this machine among them.
    pub is_private: bool,
}

/// How long to stay away when a server asks for it without saying how long, or says "0".
const DEFAULT_HOLD: Duration = Duration::from_secs(10 * 60);
/// Nobody is believed for longer than this.
const LONGEST_HOLD: Duration = Duration::from_secs(24 * 60 * 60);

/// `Retry-After` (RFC 9110, §10.2.3): seconds, or a date.
pub(super) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Duration {
    let value = headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()).map(str::trim);
    let wait = value.and_then(|text| match text.parse::<u64>() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => u64::try_from(instant(text)?.0 - now.0).ok().map(Duration::from_millis),
    });
    wait.filter(|wait| !wait.is_zero()).unwrap_or(DEFAULT_HOLD).min(LONGEST_HOLD)
}

/// How long an answer is fresh (RFC 9111, §4.2.1): `Cache-Control: max-age`, or else `Expires`.
pub(super) fn fresh_for(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = |name| headers.get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
    let control = text(header::CACHE_CONTROL).unwrap_or_default().to_ascii_lowercase();
    let mut directives = control.split(',').map(str::trim);
    if let Some(seconds) = directives.find_map(|directive| directive.strip_prefix("max-age=")) {
        return seconds.trim_matches('"').parse().ok().map(Duration::from_secs);
    }
    let until = instant(text(header::EXPIRES)?)?;
    // The server's own clock says what its "until" is worth.
    let from = text(header::DATE).and_then(instant).unwrap_or(now);
    u64::try_from(until.0 - from.0).ok().map(Duration::from_millis)
}

/// A date in any of HTTP's three forms (RFC 9110, §5.6.7), or with an offset, as mails have it and no header should.
fn instant(text: &str) -> Option<Timestamp> {
    let since_1970 = |time: SystemTime| i64::try_from(time.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok();
    let milliseconds = httpdate::parse_http_date(text.trim()).ok().and_then(since_1970);
    let as_mail = || Some(DateTime::parse_from_rfc2822(text).ok()?.timestamp_millis());
    milliseconds.or_else(as_mail).map(Timestamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read_and_bounded() {
        let now = Timestamp(1_667_995_260_000); // 2022-11-09T12:01:00Z
        let check = |value: &str, seconds: u64| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RETRY_AFTER, value.parse().unwrap());
            assert_eq!(retry_after(&headers, now), Duration::from_secs(seconds), "{value}");
        };
        check("120", 120);
        check("0", 600);
        check("Wed, 09 Nov 2022 12:06:00 GMT", 300);
        check("Wednesday, 09-Nov-22 12:06:00 GMT", 300);
        check("Wed Nov  9 12:06:00 2022", 300);
        check("Wed, 09 Nov 2022 19:06:00 +0700", 300);
        check("Wed, 09 Nov 2022 11:00:00 GMT", 600);
        check("99999999", 86_400);
        check("soon", 600);
        assert_eq!(retry_after(&HeaderMap::new(), now), DEFAULT_HOLD);
    }

    #[test]
    fn freshness_is_the_age_or_the_end_that_the_server_gives() {
        let check = |given: &[(header::HeaderName, &str)], seconds: Option<u64>| {
            let headers = given.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect();
            assert_eq!(fresh_for(&headers, Timestamp(0)), seconds.map(Duration::from_secs), "{given:?}");
        };
        let date = (header::DATE, "Wed, 09 Nov 2022 12:00:00 GMT");
        let expires = (header::EXPIRES, "Wed, 09 Nov 2022 15:00:00 GMT");
        check(&[], None);
        check(&[(header::CACHE_CONTROL, "public, Max-Age=600")], Some(600));
        check(&[(header::CACHE_CONTROL, "no-cache")], None);
        check(&[date.clone(), expires.clone()], Some(3 * 3600));
        check(&[date.clone(), expires.clone(), (header::CACHE_CONTROL, "max-age=60")], Some(60));
        check(&[date.clone(), (header::EXPIRES, "Wednesday, 09-Nov-22 13:00:00 GMT")], Some(3600));
        check(&[(header::DATE, "Wed Nov  9 12:00:00 2022"), (header::EXPIRES, expires.1)], Some(3 * 3600));
        check(&[date, (header::EXPIRES, "Tue, 08 Nov 2022 12:00:00 GMT")], None);
        check(&[(header::EXPIRES, "0")], None);
    }
}
