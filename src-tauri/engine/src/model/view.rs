use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ArticleId, ArticleRow, Feed, FeedId, Folder, FolderId, SavedSearch, SavedSearchId, Tag, TagId, Timestamp,
};

/// A set of articles that a list can show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum View {
    All,
    Unread,
    /// From `since`, the person's own midnight, on.
    Today {
        since: Timestamp,
    },
    Bookmarked,
    /// Saved by URL rather than listed by a feed.
    Saved,
    Feed {
        id: FeedId,
    },
    Folder {
        id: FolderId,
    },
    Tag {
        id: TagId,
    },
    SavedSearch {
        id: SavedSearchId,
    },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    #[default]
    NewestFirst,
    OldestFirst,
}

/// The last row of a page, where the next page goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cursor {
    pub sort_time: Timestamp,
    pub id: ArticleId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticlePage {
    pub rows: Vec<ArticleRow>,
    /// `None` when this page is the last.
    pub next: Option<Cursor>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Counts {
    pub all: u32,
    pub unread: u32,
    /// Unread articles of today.
    pub today: u32,
    pub bookmarked: u32,
    pub saved: u32,
}

/// What the sidebar shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Overview {
    pub folders: Vec<Folder>,
    pub feeds: Vec<Feed>,
    pub tags: Vec<Tag>,
    pub saved_searches: Vec<SavedSearch>,
    pub counts: Counts,
    /// The library is where nothing can be locked, so nothing keeps a second Warta out of it. Here, because the window
    /// asks for this before all else and needs no other answer for what does not change while the library is open.
    pub unguarded: bool,
    /// Part of the library can no longer be read, as its copy of the day showed. It has to be repaired.
    pub damaged: bool,
    /// The folder that the library was moved out of, while what was there is still there.
    pub left_behind: Option<String>,
    /// How many bytes the library takes, where that is much and the person has chosen nothing that limits it.
    pub outgrown: Option<u64>,
}
