//! What was asked for, and what it got.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use axum::http::HeaderMap;
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, COOKIE, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, REFERER,
    USER_AGENT,
};
use serde::Serialize;

/// One request, in the order of arrival.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request {
    pub method: String,
    /// With its query.
    pub path: String,
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
    /// Milliseconds since the newsroom opened.
    pub at_ms: u64,
}

#[derive(Debug)]
pub(crate) struct Log {
    opened: Instant,
    lines: Mutex<Lines>,
}

#[derive(Debug, Default)]
struct Lines {
    /// Numbers go on after the log is cleared, so that a late answer finds its own line or none.
    next: u64,
    kept: Vec<(u64, Request)>,
}

impl Log {
    pub(crate) fn open() -> Log {
        Log { opened: Instant::now(), lines: Mutex::default() }
    }

    /// Notes an arrival and returns its number.
    pub(crate) fn arrived(&self, method: &str, path: &str, headers: &HeaderMap) -> u64 {
        let header = |name: HeaderName| {
            headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        let request = Request {
            method: method.to_owned(),
            path: path.to_owned(),
            status: None,
            user_agent: header(USER_AGENT),
            accept: header(ACCEPT),
            accept_encoding: header(ACCEPT_ENCODING),
            if_none_match: header(IF_NONE_MATCH),
            if_modified_since: header(IF_MODIFIED_SINCE),
            referer: header(REFERER),
            authorization: header(AUTHORIZATION),
            cookie: header(COOKIE),
            at_ms: self.opened.elapsed().as_millis() as u64,
        };
        let mut lines = self.lines();
        let number = lines.next;
        lines.next += 1;
        lines.kept.push((number, request));
        number
    }

    pub(crate) fn answered(&self, number: u64, status: u16) {
        if let Some((_, request)) = self.lines().kept.iter_mut().rfind(|(line, _)| *line == number) {
            request.status = Some(status);
        }
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.lines().kept.iter().map(|(_, request)| request.clone()).collect()
    }

    pub(crate) fn clear(&self) {
        self.lines().kept.clear();
    }

    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
