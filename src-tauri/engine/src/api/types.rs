//! Requests and answers of the commands, where a plain model type does not do.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::event::Task;
use crate::fetch::SignIn;
use crate::library::Repaired;
use crate::model::{
    ArticleId, ArticleRow, Cursor, FeedId, FeedKind, FeedSettings, FolderId, Keeping, LetGo, Order,
    PreviewEntry, Retention, Revision, RevisionId, SavedSearchId, Tag, TagId, Timestamp, UndoId, View,
};

macro_rules! message {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),* }
    )+};
}

message! {
    /// The answer of a command that has nothing to tell.
    Done {}

    /// The answer of a command that can be taken back by `undo`.
    Undoable { undo: UndoId }

    /// The answer of a command that can be taken back by `undo`, if it changed anything.
    Changed {
        /// `null` when everything was so already.
        undo: Option<UndoId>,
    }

    GetOverview {
        /// The person's own midnight, for the count of today.
        today: Timestamp,
    }

    ListArticles {
        view: View,
        order: Order,
        /// Leave out what is read.
        unread_only: bool,
        /// The last row of the page before, or `null` for the first page.
        after: Option<Cursor>,
        /// Rows, at most 500.
        limit: u32,
    }

    GetArticle { id: ArticleId }

    ListRevisions { id: ArticleId }
    Revisions {
        /// Oldest first, without the article as it is now.
        revisions: Vec<Revision>,
    }

    CompareRevisions {
        id: ArticleId,
        earlier: RevisionId,
        /// `null` for the article as it is now.
        later: Option<RevisionId>,
    }

    Search {
        query: String,
        /// Search only in this view, or in everything.
        within: Option<View>,
        ranking: Ranking,
        /// Of the newest first: the last row of the page before.
        after: Option<Cursor>,
        /// Of the best first: how many came before.
        skip: u32,
        limit: u32,
        /// Where the person is, days begin so long before they do in UTC.
        offset_minutes: i32,
    }

    SearchHit {
        row: ArticleRow,
        /// Its headline; the matched words lie between U+E000 and U+E001.
        title: String,
        /// Text around the match; the matched words lie between U+E000 and U+E001.
        snippet: String,
    }

    SearchPage {
        hits: Vec<SearchHit>,
        /// `null` when this page is the last.
        next: Option<Cursor>,
        /// What may have been meant, where nothing was found.
        suggestion: Option<String>,
    }

    CountFound { query: String, within: Option<View>, offset_minutes: i32 }

    FoundCount {
        count: u32,
        /// There are more, and they were not counted.
        more: bool,
    }

    /// Without a name it is called as it is typed.
    SaveSearch { name: String, query: String, offset_minutes: i32 }
    ChangeSavedSearch { id: SavedSearchId, name: String, query: String, offset_minutes: i32 }
    DeleteSavedSearch { id: SavedSearchId }

    Mark { ids: Vec<ArticleId>, read: bool }

    MarkViewRead {
        view: View,
        /// The order in which the person sees the view: it says what "above" is.
        order: Order,
        span: Span,
    }

    Marked {
        /// Articles that were not already so.
        changed: u32,
        /// `null` when there were none.
        undo: Option<UndoId>,
    }

    Undo { undo: UndoId }

    Bookmark { ids: Vec<ArticleId>, bookmarked: bool }
    /// Bookmarked and tagged ones too. No refresh brings them back.
    DeleteArticles { ids: Vec<ArticleId> }

    SetPosition {
        id: ArticleId,
        /// 0 to 1.
        position: f64,
    }

    FetchFullText { id: ArticleId }

    KeepBlock {
        id: ArticleId,
        /// Of the removed block that is never to be hidden on this site again.
        text: String,
    }
    HideBlock { id: ArticleId, text: String }

    TagArticles { ids: Vec<ArticleId>, name: String }
    Tagged {
        tag: Tag,
        /// `null` when all of them carried it already.
        undo: Option<UndoId>,
    }
    UntagArticles { ids: Vec<ArticleId>, tag: TagId }
    /// Refused with `name_taken` where another tag is called so: the two can be merged.
    RenameTag { id: TagId, name: String }
    MergeTags {
        /// The tag that goes.
        id: TagId,
        /// The one that its articles get.
        into: TagId,
    }
    DeleteTag { id: TagId }

    DiscoverFeeds {
        /// As typed: a feed, a page, or a bare domain.
        url: String,
        /// Where it is for those only who sign in. Whoever follows a feed of the answer stays signed in to it.
        #[serde(default)]
        sign_in: Option<SignIn>,
    }

    FoundFeed {
        url: String,
        title: String,
        /// A person has to confirm that what a `page` lists is what they want to follow.
        kind: FeedKind,
        /// Entries in it now.
        entries: u32,
        latest: Option<Timestamp>,
        /// It carries summaries only: Warta will fetch the full text.
        summaries_only: bool,
        subscribed: bool,
        /// The first few entries.
        preview: Vec<PreviewEntry>,
    }

    Discovery {
        /// Best first, at least one.
        feeds: Vec<FoundFeed>,
    }

    Subscribe {
        url: String,
        folder_id: Option<FolderId>,
        /// The person has seen what the page lists, and wants to follow it.
        #[serde(default)]
        page: bool,
    }

    RenameFeed {
        id: FeedId,
        /// The person's own name for it; empty for the feed's.
        title: String,
    }
    MoveFeed {
        id: FeedId,
        /// `null` for outside any folder.
        folder: Option<FolderId>,
    }

    Unsubscribe { id: FeedId }
    GetFeedHealth { id: FeedId }
    SetFeedSettings { id: FeedId, settings: FeedSettings }
    SetSignIn {
        id: FeedId,
        /// `null` signs out.
        sign_in: Option<SignIn>,
    }
    ChangeFeedUrl {
        id: FeedId,
        /// As typed.
        url: String,
    }
    CreateFolder { name: String }
    RenameFolder { id: FolderId, name: String }
    /// Its feeds stay, outside any folder.
    DeleteFolder { id: FolderId }

    Refresh {
        /// One feed, asked at once, or `null` for every feed that is due.
        feed: Option<FeedId>,
    }

    CancelRefresh {}

    /// Answers when all of it is done, unlike `Refresh`.
    RunRefresh {
        /// Only the feeds whose time has come, or every one.
        due_only: bool,
    }

    TakeAsked {}
    Asked {
        /// What a link from outside asked to save, if any did since this was last asked.
        url: Option<String>,
    }
    SaveNamedUrl {
        url: String,
        /// The one that links to it; `null` when a link from outside asks.
        article: Option<ArticleId>,
    }

    SaveUrl { url: String }
    Saved { id: ArticleId }

    OpenOriginal { id: ArticleId }
    OpenLink { url: String }
    /// Answers when the player has been handed the file, which may have to be fetched first.
    PlayEnclosure { id: ArticleId, position: u32 }
    CancelEnclosure { id: ArticleId, position: u32 }

    /// What `import_opml` would answer; nothing is changed.
    PreviewOpml {
        document: String,
        /// Those on the person's own network count as followed.
        #[serde(default)]
        #[ts(as = "Option<bool>", optional)]
        own_network: bool,
    }
    ImportOpml {
        document: String,
        /// The person wants those on their own network too, and has seen which they are.
        own_network: bool,
    }

    ExportOpml {}
    Exported {
        /// Where it was saved, or `null` when the person changed their mind.
        path: Option<String>,
    }

    GetStorage {}
    GetKeeping {}
    PreviewKeeping {
        keeping: Keeping,
        /// One feed as it would be; `null` for all of them as they are.
        feed: Option<FeedRetention>,
    }
    FeedRetention {
        feed: FeedId,
        /// `null` is as everywhere.
        retention: Option<Retention>,
    }
    Kept {
        let_go: LetGo,
        /// `null` when no article went.
        undo: Option<UndoId>,
    }
    FreeSpace {}
    Freed { bytes: u64 }
    VerifyFiles {}
    PreviewOffline { view: View }
    MakeOffline { view: View }
    CancelTask { task: Task }

    /// Whether the library on the disk is whole.
    CheckLibrary {}
    ListBackups {}
    Backups {
        /// Those that Warta made by itself, the newest first.
        copies: Vec<Copied>,
    }
    /// A copy of the library without its pictures.
    Copied { made_at: Timestamp, bytes: f64 }
    /// Writes everything into one file, where the person says.
    BackUp {
        /// Of the person, for the name of the file: 2026-11-30.
        day: String,
    }
    /// Gets a library ready that takes the place of this one when Warta starts again, and starts it again.
    RestoreBackup {
        /// Which copy; `null` for a file that the person chooses.
        made_at: Option<Timestamp>,
    }
    Restoring {
        /// `false` when the person changed their mind.
        restarts: bool,
    }

    /// Makes a damaged library whole again.
    RepairLibrary {}
    RepairedLibrary {
        how: Repair,
        /// Those that could be kept, where some could not.
        articles: Option<f64>,
        /// When the copy was made that took its place.
        made_at: Option<Timestamp>,
        /// Where the damaged database is kept.
        damaged: Option<String>,
    }

    GetSiteRules {}
    ReloadSiteRules {}

    GetSettings {}
}

/// How a damaged library was made whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Repair {
    /// Nothing was wrong with it.
    Whole,
    /// Only counts were.
    Counted,
    /// By leaving out what cannot be read.
    Salvaged,
    /// By a copy of an earlier day, since nothing could be read.
    Restored,
    /// It is open, and will be when Warta starts again, which it does.
    Restarts,
}

impl From<Repaired> for RepairedLibrary {
    fn from(repaired: Repaired) -> Self {
        let whole = Self { how: Repair::Whole, articles: None, made_at: None, damaged: None };
        let kept = |damaged: PathBuf| Some(damaged.display().to_string());
        match repaired {
            Repaired::Whole => whole,
            Repaired::Counted => Self { how: Repair::Counted, ..whole },
            Repaired::Salvaged { rows, damaged } => Self {
                how: Repair::Salvaged,
                articles: Some(rows.articles as f64),
                damaged: kept(damaged),
                ..whole
            },
            Repaired::Restored { made_at, damaged } => {
                Self { how: Repair::Restored, made_at: Some(made_at), damaged: kept(damaged), ..whole }
            }
        }
    }
}

/// In which order what is found is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Ranking {
    #[default]
    NewestFirst,
    /// Those that are most about it.
    BestFirst,
}

/// Which part of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Span {
    All,
    /// What is listed before this row, and not the row itself.
    Above {
        row: Cursor,
    },
    Below {
        row: Cursor,
    },
}
