//! The words of the domain as plain types. No I/O, and no dependency on any other room.

mod article;
mod asset;
mod feed;
mod id;
mod identity;
mod view;

pub use article::{
    Access, ArticleRow, ArticleView, Attribution, DateOrigin, Offline, Published, Related, Removed,
    RemovedReason,
};
pub use asset::{ASSET_URL, asset_key};
pub use feed::{Feed, FeedKind, FeedProblem, Folder, PreviewEntry, Tag};
pub use id::{ArticleId, FeedId, FolderId, TagId, Timestamp, UndoId};
pub use identity::Identity;
pub use view::{ArticlePage, Counts, Cursor, Order, Overview, View};
