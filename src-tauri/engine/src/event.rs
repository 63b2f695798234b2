//! What the engine tells whoever listens: one tagged enum, one channel.

use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;
use ts_rs::TS;

use crate::model::{ArticleId, FeedId};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EngineEvent {
    /// A refresh has begun or got further.
    RefreshProgress(RefreshProgress),
    RefreshFinished(RefreshSummary),
    /// Feeds, folders, tags or counts are no longer what they were.
    LibraryChanged,
    /// A link from outside asks to save a page: the window asks the person about it.
    SaveAsked,
    /// A sound or film is on its way into the library.
    EnclosureProgress(EnclosureProgress),
    /// Work that a person waits for has got further.
    TaskProgress(TaskProgress),
    /// These feeds have new or changed articles.
    ArticlesChanged {
        feeds: Vec<FeedId>,
    },
}

/// What a refresh is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RefreshStage {
    Feeds,
    /// Fetching full text and images so that articles open without a network.
    Offline,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefreshProgress {
    pub stage: RefreshStage,
    pub done: u32,
    pub total: u32,
    /// The host that was last heard from.
    pub host: String,
}

/// How far a download is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EnclosureProgress {
    pub article: ArticleId,
    pub position: u32,
    pub bytes: u64,
    /// Bytes in all, when the server says so.
    pub total: Option<u64>,
}

/// Work that a person waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Writing everything into one file; told in bytes.
    BackUp,
    /// Looking through all kept files; told in files.
    Verify,
    /// Fetching all that a view needs to open without a network; told in files that are looked at, and then in articles.
    MakeOffline,
    /// Copying the library to another folder; told in files.
    Move,
}

/// How far a task is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaskProgress {
    pub task: Task,
    pub done: u64,
    pub total: u64,
}

/// How a refresh went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefreshSummary {
    pub feeds: u32,
    /// Answered "not modified", or with the same bytes as last time.
    pub unchanged: u32,
    pub failed: u32,
    /// Not asked, because their host asked to be left alone.
    pub resting: u32,
    pub new_articles: u32,
    /// Nobody could be reached at all: nothing is held against any feed.
    pub offline: bool,
    pub cancelled: bool,
}

/// Hands events to every listener; nobody listening is fine.
#[derive(Clone, Debug)]
pub struct Events(broadcast::Sender<EngineEvent>);

impl Default for Events {
    fn default() -> Self {
        Self(broadcast::channel(1024).0)
    }
}

impl Events {
    pub fn send(&self, event: EngineEvent) {
        let _ = self.0.send(event);
    }

    pub fn listen(&self) -> broadcast::Receiver<EngineEvent> {
        self.0.subscribe()
    }
}
