use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::FeedId;

/// What is fetched for the articles of a feed without anybody opening them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// The text, from the page where the feed has only a summary, and the pictures.
    #[default]
    Everything,
    /// The text without its pictures.
    Text,
    /// Nothing but what the feed itself carries.
    Feed,
}

impl Keep {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Everything, "everything"), (Self::Text, "text"), (Self::Feed, "feed")];

    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(keep, _)| *keep == self).map_or("everything", |(_, name)| name)
    }

    /// The inverse of [`Keep::as_str`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(keep, _)| *keep)
    }
}

/// How long the articles of feeds stay. What is bookmarked, tagged or saved stays whatever this says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)] // what an older Warta did not know is as it comes
pub struct Retention {
    /// Days since they arrived; `None` for ever.
    pub days: Option<u32>,
    /// The newest of each feed; `None` for all of them.
    pub count: Option<u32>,
    /// Those that nobody has read go too.
    pub unread_too: bool,
}

impl Retention {
    /// Whether anything ever goes by it.
    pub fn is_limited(&self) -> bool {
        self.days.is_some() || self.count.is_some()
    }
}

/// How large the library may become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Keeping {
    /// Of feeds that say nothing else.
    pub retention: Retention,
    /// Megabytes that pictures and recordings may take; `None` for any number.
    pub most_mb: Option<u32>,
}

/// What a library would let go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LetGo {
    pub articles: u32,
    /// Articles that stay without their pictures.
    pub without_pictures: u32,
    /// What their pictures take.
    pub bytes: u64,
    /// Of the articles, those of each feed, the most first.
    pub feeds: Vec<(FeedId, u32)>,
}

/// What takes how much, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Storage {
    pub text: u64,
    /// What searches go by.
    pub index: u64,
    /// Earlier texts of articles.
    pub revisions: u64,
    /// Lists, states and the rest of the database.
    pub lists: u64,
    /// Empty room inside the database, which what comes next will fill.
    pub empty: u64,
    pub pictures: u64,
    /// Sounds and films.
    pub recordings: u64,
    /// Copies of the library from earlier days, and what was replaced by a restored one.
    pub backups: u64,
    /// The largest first.
    pub feeds: Vec<FeedStorage>,
    /// Articles that went with time or were deleted, and can still be brought back: their room is free only then.
    pub removed: u32,
}

/// What one feed takes, in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeedStorage {
    pub feed: FeedId,
    pub articles: u32,
    pub text: u64,
    pub pictures: u64,
}

/// What it would take to have every article of a view open without a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfflinePreview {
    pub articles: u32,
    /// Of the articles, those that lack something.
    pub incomplete: u32,
    /// Pages and pictures to be fetched; the pages may bring more pictures.
    pub pages: u32,
    pub pictures: u32,
    /// About how much that is.
    pub bytes: u64,
}

/// What came of fetching all that a view lacked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MadeOffline {
    /// Articles that open without a network.
    pub complete: u32,
    /// Those of which something could not be had.
    pub incomplete: u32,
}

/// What a look through all kept files found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Verified {
    /// Files that are what they should be.
    pub whole: u32,
    /// Files that are gone; they are fetched again.
    pub missing: u32,
    /// Files whose bytes are not what they were; they are fetched again.
    pub damaged: u32,
    /// Files that nothing uses; they go off the disk.
    pub unused: u32,
}
