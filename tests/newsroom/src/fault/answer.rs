//! Faults as HTTP answers.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use futures_util::stream;

use super::{Fault, bomb};
use crate::document::Document;

const RSS: &str = "application/rss+xml; charset=utf-8";

/// Answers with `fault` a request for `path_and_query`, where `healthy` would have stood.
pub(crate) async fn answer(fault: &Fault, path_and_query: &str, healthy: Option<Document>) -> Response<Body> {
    let (media_type, body) =
        healthy.map_or((RSS, Bytes::new()), |document| (document.media_type, document.body));
    match fault {
        Fault::Status { code, retry_after } => {
            let wait = retry_after.as_deref().map(|wait| (RETRY_AFTER, wait));
            reply(*code, wait, Body::from(format!("{code}\n")))
        }
        Fault::Redirect { to, code } => redirect(to, *code),
        Fault::RedirectLoop => match path_and_query.strip_suffix("?again") {
            Some(start) => redirect(start, 302),
            None => redirect(&format!("{path_and_query}?again"), 302),
        },
        Fault::RedirectToPrivate => redirect("http://10.0.0.1/", 302),
        Fault::RedirectToMetadata => redirect("http://169.254.169.254/latest/meta-data/", 302),
        Fault::Truncated => {
            let half = body.slice(..body.len() / 2);
            let length = body.len().to_string();
            let mut response = reply(200, Some((CONTENT_TYPE, media_type)), cut_off(half));
            set(&mut response, CONTENT_LENGTH, &length);
            response
        }
        Fault::SlowBody => reply(200, Some((CONTENT_TYPE, media_type)), dripping(body)),
        Fault::Stall => std::future::pending().await,
        Fault::GzipBomb => {
            let mut response = reply(200, Some((CONTENT_TYPE, RSS)), Body::from(bomb::gzipped()));
            set(&mut response, CONTENT_ENCODING, "gzip");
            response
        }
        Fault::Huge => reply(200, Some((CONTENT_TYPE, RSS)), streamed(bomb::pieces())),
        Fault::WrongCharset => reply(
            200,
            Some((CONTENT_TYPE, media_type)),
            Body::from(windows_1252(&String::from_utf8_lossy(&body))),
        ),
        Fault::HtmlInsteadOfFeed => {
            reply(200, Some((CONTENT_TYPE, "text/html; charset=utf-8")), Body::from(UNDER_REPAIR))
        }
        Fault::MalformedXml => reply(
            200,
            Some((CONTENT_TYPE, media_type)),
            Body::from(malformed(&String::from_utf8_lossy(&body))),
        ),
        Fault::EmptyBody => reply(200, Some((CONTENT_TYPE, media_type)), Body::empty()),
    }
}

const UNDER_REPAIR: &str = "<!doctype html>\n<html><head><title>Sedang dalam perbaikan</title></head><body><h1>Sedang dalam perbaikan</h1><p>Kembali lagi nanti &nbsp; ya.<br></body></html>\n";

fn reply(code: u16, header: Option<(HeaderName, &str)>, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some((name, value)) = header {
        set(&mut response, name, value);
    }
    response
}

fn redirect(to: &str, code: u16) -> Response<Body> {
    reply(code, Some((LOCATION, to)), Body::empty())
}

/// Sets a header, unless the value, which may come from outside, cannot stand in one.
fn set(response: &mut Response<Body>, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

fn streamed<I>(pieces: I) -> Body
where
    I: IntoIterator<Item = Bytes>,
    I::IntoIter: Send + 'static,
{
    Body::from_stream(stream::iter(pieces.into_iter().map(Ok::<_, Infallible>)))
}

/// Sends `start`, and lets it reach the client before the body breaks off.
fn cut_off(start: Bytes) -> Body {
    Body::from_stream(stream::unfold(Some(start), |start| async {
        match start {
            Some(start) => Some((Ok::<_, Infallible>(start), None)),
            None => {
                tokio::time::sleep(Duration::from_millis(50)).await;
                None
            }
        }
    }))
}

fn dripping(body: Bytes) -> Body {
    Body::from_stream(stream::unfold(0, move |sent| {
        let drop = body.get(sent..=sent).map(|_| body.slice(sent..=sent));
        async move {
            let drop = drop?;
            tokio::time::sleep(Duration::from_secs(1)).await;
            Some((Ok::<_, Infallible>(drop), sent + 1))
        }
    }))
}

/// The text in Windows-1252. Its quotes and dashes are what readers then trip over.
fn windows_1252(text: &str) -> Vec<u8> {
    text.chars()
        .map(|letter| match letter {
            '€' => 0x80,
            '…' => 0x85,
            '‘' => 0x91,
            '’' => 0x92,
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            '—' => 0x97,
            other => u8::try_from(u32::from(other)).unwrap_or(b'?'),
        })
        .collect()
}

/// A broken entry after the first good one, with good ones after it.
fn malformed(text: &str) -> String {
    for ending in ["</item>", "</entry>"] {
        if let Some((before, after)) = text.split_once(ending) {
            let opening = ending.replace("</", "<");
            let broken = format!("{opening}<title>Rusak & <b>tak tertutup</title><link>x</b>{ending}");
            return format!("{before}{ending}\n{broken}{after}");
        }
    }
    format!("{text}<unclosed & <")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curly_quotes_become_single_bytes_that_are_not_utf8() {
        let bytes = windows_1252("“café” – ya");
        assert_eq!(bytes, b"\x93caf\xe9\x94 \x96 ya");
        assert!(String::from_utf8(bytes).is_err());
    }

    #[test]
    fn a_malformed_feed_keeps_its_good_entries() {
        let feed = malformed("<rss><item>1</item><item>2</item></rss>");
        assert!(feed.starts_with("<rss><item>1</item>") && feed.ends_with("<item>2</item></rss>"), "{feed}");
    }
}
