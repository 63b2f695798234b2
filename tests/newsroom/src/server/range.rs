//! Parts of sound and film, for players that seek (RFC 9110, section 14). One range at a time.

use std::ops::RangeInclusive;

use axum::body::Body;
use axum::http::header::{ACCEPT_RANGES, CONTENT_RANGE, IF_RANGE, RANGE};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};

use crate::document::Document;

/// Whether parts of the document are to be had.
pub(super) fn is_divisible(document: &Document) -> bool {
    document.media_type.starts_with("audio/") || document.media_type.starts_with("video/")
}

/// Puts the part that was asked for in the place of the whole.
pub(super) fn divide(response: &mut Response<Body>, document: &Document, asked: &HeaderMap) {
    response.headers_mut().insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let header = |name| asked.get(name).and_then(|value| value.to_str().ok());
    let current = header(IF_RANGE).is_none_or(|etag| etag == document.etag);
    let Some(range) = header(RANGE).filter(|_| current) else { return };
    let length = document.body.len();
    let (status, content_range) = match part(range, length) {
        Part::Whole => return,
        Part::Of(part) => {
            let named = format!("bytes {}-{}/{length}", part.start(), part.end());
            *response.body_mut() = Body::from(document.body.slice(part));
            (StatusCode::PARTIAL_CONTENT, named)
        }
        Part::Beyond => {
            *response.body_mut() = Body::empty();
            (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{length}"))
        }
    };
    *response.status_mut() = status;
    if let Ok(value) = HeaderValue::from_str(&content_range) {
        response.headers_mut().insert(CONTENT_RANGE, value);
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Of(RangeInclusive<usize>),
    Beyond,
}

/// `bytes=2-5`, `bytes=2-`, `bytes=-5`; anything else is answered with the whole.
fn part(range: &str, length: usize) -> Part {
    let Some((from, to)) = range.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Part::Whole;
    };
    let last = length.saturating_sub(1);
    match (from.parse::<usize>(), to.parse::<usize>()) {
        (Ok(from), _) if from >= length => Part::Beyond,
        (Ok(from), Ok(to)) if to >= from => Part::Of(from..=to.min(last)),
        (Ok(from), Err(_)) if to.is_empty() => Part::Of(from..=last),
        (Err(_), Ok(0)) if from.is_empty() => Part::Beyond,
        (Err(_), Ok(count)) if from.is_empty() && length > 0 => Part::Of(length.saturating_sub(count)..=last),
        _ => Part::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_players_write_them() {
        let check = |range, expected| assert_eq!(part(range, 100), expected, "{range}");
        check("bytes=0-", Part::Of(0..=99));
        check("bytes=10-19", Part::Of(10..=19));
        check("bytes=90-500", Part::Of(90..=99));
        check("bytes=-5", Part::Of(95..=99));
        check("bytes=-500", Part::Of(0..=99));
        check("bytes=100-", Part::Beyond);
        check("bytes=-0", Part::Beyond);
        check("bytes=5-4", Part::Whole);
        check("bytes=0-1,5-6", Part::Whole);
        check("lines=1-2", Part::Whole);
    }
}
