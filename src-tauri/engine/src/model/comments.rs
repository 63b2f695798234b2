use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What readers say of an article, where its feed tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Comments {
    /// The page that has them.
    pub url: String,
    /// How many there were when the feed last said so.
    pub count: Option<u32>,
    /// A feed of them.
    pub feed: Option<String>,
}
