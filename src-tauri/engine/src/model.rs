//! The words of the domain as plain types. No I/O, and no dependency on any other room.

mod article;
mod asset;
mod comments;
mod enclosure;
mod feed;
mod habits;
mod health;
mod id;
mod identity;
mod keeping;
mod named_by;
mod revision;
mod saved_search;
mod view;

pub use article::{
    Access, ArticleRow, ArticleView, Attribution, AttributionKind, DateOrigin, Offline, Published, Related,
    Removed, RemovedReason, Wall,
};
pub(crate) use asset::{ASSET_KEY_LENGTH, is_asset_key, is_asset_url};
pub use asset::{ASSET_URL, asset_key};
pub use comments::Comments;
pub use enclosure::{Enclosure, EnclosureKind};
pub use feed::{Feed, FeedKind, FeedProblem, Folder, OpenMode, Pace, PreviewEntry, Tag};
pub use habits::Habits;
pub use health::{FeedHealth, FeedSettings, FetchRecord, Move, NextReason, SignInKind};
pub use id::{ArticleId, FeedId, FolderId, RevisionId, SavedSearchId, TagId, Timestamp, UndoId};
pub use identity::Identity;
pub use keeping::{
    FeedStorage, Keep, Keeping, LetGo, MadeOffline, OfflinePreview, Retention, Storage, Verified,
};
pub use named_by::NamedBy;
pub use revision::{Change, ComparedBlock, Comparison, EditCount, EditKind, Edited, Passage, Revision};
pub use saved_search::SavedSearch;
pub use view::{ArticlePage, Counts, Cursor, Order, Overview, View};
