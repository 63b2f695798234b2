//! The whole surface of the engine as the window sees it: one table of commands.
//!
//! The table makes the router, which the window's single `rpc` command, the development host and the
//! tests all call, and the TypeScript `Rpc` type. A command without a handler does not compile; a wrong
//! call from the window does not type-check.

pub mod beside;
pub mod bindings;
mod handlers;
mod host;
mod types;

pub use host::Host;
pub use types::*;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};
use crate::event::RefreshSummary;
use crate::library::{ImportReport, Library, Settings, SiteRulesState};
use crate::model::{
    ArticlePage, ArticleView, Comparison, Feed, FeedHealth, Folder, Keeping, LetGo, MadeOffline,
    OfflinePreview, Overview, SavedSearch, Storage, Verified,
};

/// A request of the table: what it is called, and what answers it.
pub trait Command: Serialize {
    const NAME: &'static str;
    type Answer: DeserializeOwned;
}

macro_rules! with_commands {
    ($($name:ident($request:ty) -> $answer:ty),+ $(,)?) => {
        /// Every command, by the name that the window uses.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),+];

        /// Runs the command `name` on a JSON request and gives its answer as JSON.
        ///
        /// # Errors
        /// [`Error::UnknownCommand`] and [`Error::BadRequest`] for a call that the table does not know,
        /// and whatever the command itself fails with.
        pub async fn call(
            library: &Library,
            host: &dyn Host,
            name: &str,
            request: serde_json::Value,
        ) -> Result<serde_json::Value> {
            match name {
                $(stringify!($name) => {
                    let request: $request = serde_json::from_value(request)
                        .map_err(|e| Error::BadRequest { detail: e.to_string() })?;
                    let answer: $answer = handlers::$name(library, host, request).await?;
                    serde_json::to_value(answer).map_err(Error::internal)
                })+
                _ => Err(Error::UnknownCommand { command: name.to_owned() }),
            }
        }

        $(impl Command for $request {
            const NAME: &'static str = stringify!($name);
            type Answer = $answer;
        })+

        fn describe(description: &mut bindings::Description) {
            $(description.command::<$request, $answer>(stringify!($name));)+
        }
    };
}

/// The one command for a library that cannot be opened. One that is open is repaired when Warta starts again.
pub const REPAIR: &str = "repair_library";

with_commands! {
    get_overview(GetOverview) -> Overview,
    list_articles(ListArticles) -> ArticlePage,
    get_article(GetArticle) -> ArticleView,
    search(Search) -> SearchPage,
    count_found(CountFound) -> FoundCount,
    list_revisions(ListRevisions) -> Revisions,
    compare_revisions(CompareRevisions) -> Comparison,

    mark(Mark) -> Marked,
    mark_view_read(MarkViewRead) -> Marked,
    undo(Undo) -> Done,
    bookmark(Bookmark) -> Changed,
    delete_articles(DeleteArticles) -> Undoable,
    set_position(SetPosition) -> Done,
    fetch_full_text(FetchFullText) -> Done,
    keep_block(KeepBlock) -> Done,
    hide_block(HideBlock) -> Done,

    tag_articles(TagArticles) -> Tagged,
    untag_articles(UntagArticles) -> Changed,
    rename_tag(RenameTag) -> Changed,
    merge_tags(MergeTags) -> Undoable,
    delete_tag(DeleteTag) -> Undoable,

    save_search(SaveSearch) -> SavedSearch,
    change_saved_search(ChangeSavedSearch) -> Done,
    delete_saved_search(DeleteSavedSearch) -> Undoable,

    discover_feeds(DiscoverFeeds) -> Discovery,
    subscribe(Subscribe) -> Feed,
    rename_feed(RenameFeed) -> Changed,
    move_feed(MoveFeed) -> Changed,
    unsubscribe(Unsubscribe) -> Undoable,
    get_feed_health(GetFeedHealth) -> FeedHealth,
    set_feed_settings(SetFeedSettings) -> Done,
    set_sign_in(SetSignIn) -> Done,
    change_feed_url(ChangeFeedUrl) -> Done,
    create_folder(CreateFolder) -> Folder,
    rename_folder(RenameFolder) -> Changed,
    delete_folder(DeleteFolder) -> Undoable,

    refresh(Refresh) -> Done,
    cancel_refresh(CancelRefresh) -> Done,
    run_refresh(RunRefresh) -> RefreshSummary,

    save_url(SaveUrl) -> Saved,
    take_asked(TakeAsked) -> Asked,
    save_named_url(SaveNamedUrl) -> Saved,
    open_original(OpenOriginal) -> Done,
    open_link(OpenLink) -> Done,
    play_enclosure(PlayEnclosure) -> Done,
    cancel_enclosure(CancelEnclosure) -> Done,
    preview_opml(PreviewOpml) -> ImportReport,
    import_opml(ImportOpml) -> ImportReport,
    export_opml(ExportOpml) -> Exported,

    get_storage(GetStorage) -> Storage,
    get_keeping(GetKeeping) -> Keeping,
    preview_keeping(PreviewKeeping) -> LetGo,
    set_keeping(Keeping) -> Kept,
    free_space(FreeSpace) -> Freed,
    verify_files(VerifyFiles) -> Verified,
    preview_offline(PreviewOffline) -> OfflinePreview,
    make_offline(MakeOffline) -> MadeOffline,
    cancel_task(CancelTask) -> Done,

    check_library(CheckLibrary) -> Done,
    list_backups(ListBackups) -> Backups,
    back_up(BackUp) -> Exported,
    restore_backup(RestoreBackup) -> Restoring,
    repair_library(RepairLibrary) -> RepairedLibrary,

    get_site_rules(GetSiteRules) -> SiteRulesState,
    reload_site_rules(ReloadSiteRules) -> SiteRulesState,
    get_settings(GetSettings) -> Settings,
    set_settings(Settings) -> Done,
}
