use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Feed, Keep, OpenMode, Retention, Timestamp};

/// Why a feed is asked at its next check and not sooner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NextReason {
    /// The person chose how often.
    Interval,
    /// As often as articles come.
    Pace,
    /// The feed says how often it changes.
    FeedAsks,
    /// The feed names hours or days when it does not change.
    FeedSkips,
    /// The server says how long its answer is good for.
    ServerAsks,
    /// The server always sends everything, so it is asked seldom.
    NoValidators,
    /// The last attempts failed.
    Failure,
    /// The host asked to be left alone.
    HostRests,
}

impl NextReason {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Interval, "interval"),
        (Self::Pace, "pace"),
        (Self::FeedAsks, "feed_asks"),
        (Self::FeedSkips, "feed_skips"),
        (Self::ServerAsks, "server_asks"),
        (Self::NoValidators, "no_validators"),
        (Self::Failure, "failure"),
        (Self::HostRests, "host_rests"),
    ];

    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(reason, _)| *reason == self).map_or("pace", |(_, name)| name)
    }

    /// The inverse of [`NextReason::as_str`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(reason, _)| *reason)
    }
}

/// How a feed signs in. The secret itself never leaves the keyring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SignInKind {
    Basic,
    Cookie,
    Header,
}

impl SignInKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Cookie => "cookie",
            Self::Header => "header",
        }
    }

    /// The inverse of [`SignInKind::as_str`].
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Basic, Self::Cookie, Self::Header].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// How the person wants one feed to be treated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeedSettings {
    /// Minutes between two checks, at least 15; `None` follows the feed's own pace.
    pub interval_minutes: Option<u32>,
    /// What Warta calls itself to this server; `None` for its own name.
    pub user_agent: Option<String>,
    pub open_mode: OpenMode,
    /// It is not asked until the person wants it again.
    pub paused: bool,
    pub keep: Keep,
    /// How long its articles stay; `None` is as everywhere.
    pub retention: Option<Retention>,
}

/// One request for a feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FetchRecord {
    pub at: Timestamp,
    /// `None` when nobody answered.
    pub status: Option<u16>,
    /// Of the body, unpacked.
    pub bytes: u64,
    pub new_articles: u32,
    /// A code of [`crate::Error::code`].
    pub problem_code: Option<String>,
}

/// Where a feed's server says that it has moved for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Move {
    pub url: String,
    pub since: Timestamp,
    /// The title of the feed that is followed there already, which keeps this one from moving.
    pub followed_as: Option<String>,
}

/// How a feed has been doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeedHealth {
    pub feed: Feed,
    pub settings: FeedSettings,
    pub sign_in: Option<SignInKind>,
    pub added: Timestamp,
    /// When it was last asked, well or not.
    pub checked: Option<Timestamp>,
    /// The first of the failures in a row.
    pub failing_since: Option<Timestamp>,
    /// Why [`Feed::next_check`] is when it is.
    pub next_reason: Option<NextReason>,
    /// Since it was added.
    pub requests: u32,
    /// Of the requests, those that were answered "not modified".
    pub not_modified: u32,
    /// Of all bodies, unpacked.
    pub bytes: u64,
    pub moving: Option<Move>,
    /// A feed that the web page at its address names, when it has become one.
    pub suggested_url: Option<String>,
    /// For a week and more its server has said that there is nothing at its address.
    pub lost: bool,
    /// Newest first.
    pub log: Vec<FetchRecord>,
}
