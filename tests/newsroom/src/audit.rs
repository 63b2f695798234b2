//! Whether a client was polite, told from the log alone.
//!
//! ```
//! use warta_newsroom::audit::{Rules, violations};
//! use warta_newsroom::{Newsroom, Personality, World};
//!
//! let newsroom = Newsroom::open(World::default(), 0)?;
//! let feeds = Personality::all().iter().map(|p| format!("http://{}.example{}", p.name, p.path()));
//! // … a client that finds those names at `newsroom.port()` follows the feeds, and time passes:
//! # drop(feeds);
//! newsroom.set_time(newsroom.time() + 30 * 60 * 1000);
//! assert_eq!(violations(&newsroom.requests(), &Rules::default()), []);
//! # Ok::<(), std::io::Error>(())
//! ```

mod feed;
mod host;

use std::collections::HashMap;
use std::fmt;

use crate::log::Request;

const MINUTE: i64 = 60 * 1000;
const DAY: i64 = 24 * 60 * MINUTE;

/// What is held to be polite, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// No address is asked again sooner, whatever anybody says.
    pub floor: i64,
    /// Rest that is asked for counts up to here.
    pub longest_rest: i64,
    /// Rest after a 429 or 503 that does not say how long.
    pub rest_after_refusal: i64,
    /// The wait after a first failure; each further one doubles it, up to the longest rest. A fifth less is
    /// allowed, because clients spread themselves.
    pub backoff: i64,
    /// Validators may be left out once they are so old, for servers that answer 304 for ever.
    pub validators_kept: i64,
    /// A feed may be taken to have moved after being told so for this long …
    pub moves_after: i64,
    /// … and has to be after this long.
    pub moved_by: i64,
    /// Between two requests for an icon.
    pub icon_rest: i64,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            floor: 15 * MINUTE,
            longest_rest: DAY,
            rest_after_refusal: 10 * MINUTE,
            backoff: 30 * MINUTE,
            validators_kept: 7 * DAY,
            moves_after: 3 * DAY,
            moved_by: 5 * DAY,
            icon_rest: 7 * DAY,
        }
    }
}

/// What a client may do wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// Two requests to one host at the same time.
    SideBySide,
    SentCookie,
    SentReferer,
    /// No `User-Agent`.
    Nameless,
    /// An icon was asked for again within [`Rules::icon_rest`].
    IconTooOften,
    /// Within the rest that a 429 or 503 asked for, for the whole host.
    HostAtRest,
    /// The `Accept` of a feed's request does not name feeds.
    AcceptsNoFeeds,
    /// A feed's address was given a query.
    InventedQuery,
    /// Within [`Rules::floor`].
    TooSoon,
    /// Within the rest that a good answer asked for.
    FeedAtRest,
    /// In an hour or on a day that the feed leaves out.
    Unwelcome,
    /// Too soon after failures.
    NoBackoff,
    AfterGone,
    /// Without the validators that were given.
    Unconditional,
    /// With other validators than those of the last whole feed, or not with all of them.
    WrongValidators,
    /// The new address was asked before the move was certain.
    MovedInHaste,
    /// The old address is still asked.
    NotMoved,
}

/// Something that a client did wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub rule: Rule,
    /// Where it stands in the log.
    pub index: usize,
    pub host: String,
    pub path: String,
    /// The newsroom's time, in epoch milliseconds.
    pub at: i64,
    pub detail: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Violation { rule, index, host, path, at, detail } = self;
        let at = crate::dates::rfc3339(*at, 0);
        write!(f, "#{index} {at} {host}{path}: {rule:?}, {detail}")
    }
}

/// Every breach of the rules in a log, in its order.
///
/// Rules about hosts hold for all requests, those about feeds for the feeds of [`crate::Personality`]. A feed is told
/// apart by host and name, so that one personality may serve several made-up hosts.
pub fn violations(log: &[Request], rules: &Rules) -> Vec<Violation> {
    let mut hosts: HashMap<&str, host::Host<'_>> = HashMap::new();
    let mut feeds: HashMap<(&str, &str), feed::Feed<'_>> = HashMap::new();
    let mut found = Vec::new();
    for (index, request) in log.iter().enumerate() {
        let name = request.host.as_deref().unwrap_or_default();
        let mut blame = |rule: Rule, detail: String| {
            let (host, path) = (name.to_owned(), request.path.clone());
            found.push(Violation { rule, index, host, path, at: request.at, detail });
        };
        hosts.entry(name).or_default().judge(request, rules, &mut blame);
        if let Some(feed) = &request.remark.feed {
            feeds.entry((name, feed)).or_default().judge(request, rules, &mut blame);
        }
    }
    found
}

/// Takes note of a breach.
type Blame<'a> = dyn FnMut(Rule, String) + 'a;

fn hours(milliseconds: i64) -> String {
    format!("{:.2} h", milliseconds as f64 / (60 * MINUTE) as f64)
}

#[cfg(test)]
mod tests;
