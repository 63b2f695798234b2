use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SavedSearchId;

/// A search that is kept as a view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedSearch {
    pub id: SavedSearchId,
    pub name: String,
    /// As a person types it.
    pub query: String,
    pub unread: u32,
    pub total: u32,
}
