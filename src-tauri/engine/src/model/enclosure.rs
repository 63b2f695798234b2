use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a sound or film is played as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EnclosureKind {
    Audio,
    Video,
    Other,
}

/// A sound or film that comes with an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Enclosure {
    /// Its place among those of its article.
    pub position: u32,
    pub url: String,
    pub kind: EnclosureKind,
    pub mime: Option<String>,
    pub title: Option<String>,
    /// Bytes, as its publisher says.
    pub length: Option<u64>,
    pub duration_seconds: Option<u32>,
    /// It is kept in the library and plays without a network.
    pub kept: bool,
}
