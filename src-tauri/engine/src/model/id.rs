//! Row numbers and instants, each its own type so that one is never passed for another.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    FeedId,
    FolderId,
    ArticleId,
    TagId,
    SavedSearchId,
    RevisionId,
    /// Names one action that can be taken back.
    UndoId,
    /// An instant: milliseconds since 1970-01-01T00:00:00Z.
    Timestamp,
}

impl Timestamp {
    pub const fn plus(self, by: std::time::Duration) -> Self {
        Self(self.0.saturating_add(by.as_millis() as i64))
    }
}
