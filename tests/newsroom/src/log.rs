//! What was asked for, and what it got.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use axum::body::Body;
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONNECTION, COOKIE, ETAG, HOST, HeaderName, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, LAST_MODIFIED, LOCATION, REFERER, USER_AGENT,
};
use axum::http::{HeaderMap, Response};
use serde::Serialize;

/// One request, in the order of arrival, and what the answer to it said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Request {
    pub method: String,
    /// The `Host` header: name and port, as sent.
    pub host: Option<String>,
    /// With its query.
    pub path: String,
    /// The newsroom's own time when it arrived, in epoch milliseconds.
    pub at: i64,
    /// What it was answered with; `None` while it waits, and for ever when it was stalled.
    pub status: Option<u16>,
    pub user_agent: Option<String>,
    pub accept: Option<String>,
    pub accept_encoding: Option<String>,
    pub if_none_match: Option<String>,
    pub if_modified_since: Option<String>,
    pub referer: Option<String>,
    pub authorization: Option<String>,
    pub cookie: Option<String>,
    /// `close` where the client asks for nothing more.
    pub connection: Option<String>,
    /// Milliseconds since the newsroom opened.
    pub at_ms: u64,
    /// Where the arrival stands in the row of all arrivals and answers.
    pub arrived: u64,
    /// Where the answer stands in the same row. Its body may still have been on its way.
    pub answered: Option<u64>,
    /// The `ETag` that the answer gave.
    pub etag: Option<String>,
    /// The `Last-Modified` that the answer gave.
    pub last_modified: Option<String>,
    /// Where the answer sent the client.
    pub location: Option<String>,
    #[serde(flatten)]
    pub remark: Remark,
}

/// What a server with a personality knows of a request beyond the protocol.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The personality whose feed was asked for, at its old address or its new one.
    pub feed: Option<String>,
    /// The answer was the whole feed, or told truly that it had not changed.
    pub sound: bool,
    /// Until when the answer asked to be left alone.
    pub asks_rest_until: Option<i64>,
    /// It came in an hour or on a day that the feed asks to leave out.
    pub unwelcome: bool,
}

#[derive(Debug)]
pub(crate) struct Log {
    opened: Instant,
    lines: Mutex<Lines>,
}

#[derive(Debug, Default)]
struct Lines {
    /// Arrivals and answers are counted in one row, which goes on after the log is cleared, so that a late
    /// answer finds its own line or none.
    next: u64,
    kept: Vec<Request>,
}

impl Log {
    pub(crate) fn open() -> Log {
        Log { opened: Instant::now(), lines: Mutex::default() }
    }

    /// Notes an arrival and returns its number.
    pub(crate) fn arrived(&self, method: &str, path: &str, headers: &HeaderMap, at: i64) -> u64 {
        let header = |name: HeaderName| text(headers, &name);
        let request = Request {
            method: method.to_owned(),
            host: header(HOST),
            path: path.to_owned(),
            at,
            status: None,
            user_agent: header(USER_AGENT),
            accept: header(ACCEPT),
            accept_encoding: header(ACCEPT_ENCODING),
            if_none_match: header(IF_NONE_MATCH),
            if_modified_since: header(IF_MODIFIED_SINCE),
            referer: header(REFERER),
            authorization: header(AUTHORIZATION),
            cookie: header(COOKIE),
            connection: header(CONNECTION),
            at_ms: self.opened.elapsed().as_millis() as u64,
            ..Request::default()
        };
        let mut lines = self.lines();
        let number = lines.next;
        lines.next += 1;
        lines.kept.push(Request { arrived: number, ..request });
        number
    }

    pub(crate) fn answered(&self, number: u64, answer: &Response<Body>) {
        let mut lines = self.lines();
        let tick = lines.next;
        lines.next += 1;
        if let Some(request) = lines.kept.iter_mut().rfind(|line| line.arrived == number) {
            let header = |name: HeaderName| text(answer.headers(), &name);
            request.status = Some(answer.status().as_u16());
            request.answered = Some(tick);
            request.etag = header(ETAG);
            request.last_modified = header(LAST_MODIFIED);
            request.location = header(LOCATION);
            request.remark = answer.extensions().get::<Remark>().cloned().unwrap_or_default();
        }
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.lines().kept.clone()
    }

    pub(crate) fn clear(&self) {
        self.lines().kept.clear();
    }

    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}
