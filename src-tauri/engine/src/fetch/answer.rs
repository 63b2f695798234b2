use std::time::Duration;

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
    Unchanged,
    Answer(Answer),
}

/// A 2xx answer, read to its end.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    /// Where it came from after redirects.
    pub url: Url,
    pub body: Vec<u8>,
    pub content_type: Option<String>,
    pub validators: Validators,
    pub max_age: Option<Duration>,
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
        Err(_) => {
            let until = DateTime::parse_from_rfc2822(text).ok()?.timestamp_millis();
            u64::try_from(until - now.0).ok().map(Duration::from_millis)
        }
    });
    wait.filter(|wait| !wait.is_zero()).unwrap_or(DEFAULT_HOLD).min(LONGEST_HOLD)
}

/// `Cache-Control: max-age` (RFC 9111, §5.2.2.1).
pub(super) fn max_age(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(header::CACHE_CONTROL)?.to_str().ok()?.to_ascii_lowercase();
    let seconds = value.split(',').find_map(|part| part.trim().strip_prefix("max-age="))?;
    seconds.trim_matches('"').parse().ok().map(Duration::from_secs)
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
        check("Wed, 09 Nov 2022 11:00:00 GMT", 600);
        check("99999999", 86_400);
        check("soon", 600);
        assert_eq!(retry_after(&HeaderMap::new(), now), DEFAULT_HOLD);
    }
}
