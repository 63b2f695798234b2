//! Runs feed-rs where it can do no harm: on a thread of its own, for a limited time.
//!
//! feed-rs 3.0.0 panics on some authors, durations and encodings. The rewriting hides those from it; this holds for
//! those that nobody has met yet.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use feed_rs::model;
use url::Url;

use super::rewrite::Rewritten;

const TIME_LIMIT: Duration = Duration::from_secs(10);

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The thread goes on by itself, and its result is dropped.
    TimedOut,
    Refused,
}

/// What feed-rs made of a feed. An entry that it could not read is `None`, in its place.
pub(super) struct Read {
    pub(super) feed: model::Feed,
    pub(super) entries: Vec<Option<model::Entry>>,
}

pub(super) fn read(rewritten: Rewritten, base: Option<&Url>) -> Result<Read, Failure> {
    let base = base.map(Url::to_string);
    within(TIME_LIMIT, move || all_or_one_by_one(&rewritten, base.as_deref()))
        .and_then(|read| read.ok_or(Failure::Refused))
}

fn all_or_one_by_one(rewritten: &Rewritten, base: Option<&str>) -> Option<Read> {
    if let Some(mut feed) = parse(&rewritten.whole(), base) {
        let entries: Vec<_> = std::mem::take(&mut feed.entries).into_iter().map(Some).collect();
        if entries.len() == rewritten.len() {
            return Some(Read { feed, entries });
        }
    }
    let feed = parse(&rewritten.without_entries(), base)?;
    let entries = rewritten.one_by_one().map(|entry| parse(&entry, base)?.entries.pop()).collect();
    Some(Read { feed, entries })
}

/// `None` when feed-rs refuses the document, and when it panics on it.
fn parse(xml: &str, base: Option<&str>) -> Option<model::Feed> {
    let parser = feed_rs::parser::Builder::new().base_uri(base).sanitize_content(false).build();
    catch_unwind(AssertUnwindSafe(|| parser.parse(xml.as_bytes()).ok())).ok()?
}

fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Failure> {
    let (sender, receiver) = mpsc::channel();
    let started = thread::Builder::new().name("feed-rs".into()).spawn(move || sender.send(work()));
    started.map_err(|_| Failure::Refused)?;
    receiver.recv_timeout(limit).map_err(|error| match error {
        mpsc::RecvTimeoutError::Timeout => Failure::TimedOut,
        mpsc::RecvTimeoutError::Disconnected => Failure::Refused,
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Failure, within};

    #[test]
    fn work_that_does_not_end_is_left_behind() {
        let forever = || std::thread::sleep(Duration::from_secs(3600));
        assert_eq!(within(Duration::from_millis(20), forever), Err(Failure::TimedOut));
    }

    #[test]
    fn work_that_panics_is_refused() {
        let panicking = || -> u8 { std::panic::resume_unwind(Box::new("no")) };
        assert_eq!(within(Duration::from_secs(5), panicking), Err(Failure::Refused));
    }
}
