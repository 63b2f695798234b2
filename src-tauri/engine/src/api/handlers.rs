//! What each command does: the request's words into the library's, and back.

mod kept;

use url::Url;

use super::host::Host;
use super::types::*;
use crate::article::letter;
use crate::error::{Error, Result};
use crate::event::RefreshSummary;
use crate::fetch::parted;
use crate::library::{self, Found, ImportReport, Library, OwnNetwork, Scope, Settings, SiteRulesState};
use crate::model::{
    ArticlePage, ArticleView, Comparison, Cursor, Feed, FeedHealth, Folder, Order, Overview, SavedSearch,
    UndoId,
};
use crate::store::list::{PageRequest, Part};
use crate::store::saved_search::NewSearch;

pub(super) use kept::*;

/// Rows that one request may ask for.
const MOST_ROWS: u32 = 500;

pub(super) async fn get_overview(library: &Library, _: &dyn Host, request: GetOverview) -> Result<Overview> {
    library.overview(request.today).await
}

pub(super) async fn list_articles(
    library: &Library,
    _: &dyn Host,
    request: ListArticles,
) -> Result<ArticlePage> {
    let ListArticles { view, order, unread_only, after, limit } = request;
    library.list(PageRequest { view, order, unread_only, after, limit: limit.clamp(1, MOST_ROWS) }).await
}

pub(super) async fn get_article(
    library: &Library,
    host: &dyn Host,
    request: GetArticle,
) -> Result<ArticleView> {
    let article = library.article(request.id).await?;
    if host.goes_on() {
        library.look_at(article.id, article.offline);
    }
    Ok(article)
}

pub(super) async fn list_revisions(
    library: &Library,
    _: &dyn Host,
    request: ListRevisions,
) -> Result<Revisions> {
    Ok(Revisions { revisions: library.revisions(request.id).await? })
}

pub(super) async fn compare_revisions(
    library: &Library,
    _: &dyn Host,
    request: CompareRevisions,
) -> Result<Comparison> {
    library.compare(request.id, request.earlier, request.later).await
}

pub(super) async fn search(library: &Library, _: &dyn Host, request: Search) -> Result<SearchPage> {
    let Search { query, within, ranking, after, skip, limit, offset_minutes } = request;
    let limit = limit.clamp(1, MOST_ROWS);
    let search = library::Search { query, within, offset_minutes };
    let is_first = after.is_none() && skip == 0;
    let ranking = match ranking {
        Ranking::NewestFirst => {
            library::Ranking::NewestFirst { before: after.map(|cursor: Cursor| cursor.id) }
        }
        Ranking::BestFirst => library::Ranking::BestFirst { skip },
    };
    let found = library.search(search.clone(), ranking, limit).await?;
    let suggestion = if is_first && found.is_empty() { library.did_you_mean(search).await? } else { None };
    let full = found.len() >= limit as usize;
    let hits: Vec<SearchHit> =
        found.into_iter().map(|Found { row, title, snippet }| SearchHit { row, title, snippet }).collect();
    let last = hits.iter().min_by_key(|hit| hit.row.id);
    let last = last.map(|hit| Cursor { sort_time: hit.row.sort_time, id: hit.row.id });
    Ok(SearchPage { hits, next: last.filter(|_| full), suggestion })
}

/// Found articles beyond this are not counted: what somebody reads of them does not depend on it.
const MOST_COUNTED: u32 = 10_000;

pub(super) async fn count_found(library: &Library, _: &dyn Host, request: CountFound) -> Result<FoundCount> {
    let CountFound { query, within, offset_minutes } = request;
    let count = library.count_found(library::Search { query, within, offset_minutes }, MOST_COUNTED).await?;
    Ok(FoundCount { count, more: count == MOST_COUNTED })
}

pub(super) async fn save_search(library: &Library, _: &dyn Host, request: SaveSearch) -> Result<SavedSearch> {
    let SaveSearch { name, query, offset_minutes } = request;
    library.save_search(NewSearch { name, query, offset_minutes }).await
}

pub(super) async fn change_saved_search(
    library: &Library,
    _: &dyn Host,
    request: ChangeSavedSearch,
) -> Result<Done> {
    let ChangeSavedSearch { id, name, query, offset_minutes } = request;
    library.change_saved_search(id, NewSearch { name, query, offset_minutes }).await.map(done)
}

pub(super) async fn delete_saved_search(
    library: &Library,
    _: &dyn Host,
    request: DeleteSavedSearch,
) -> Result<Undoable> {
    library.delete_saved_search(request.id).await.map(undoable)
}

pub(super) async fn mark(library: &Library, _: &dyn Host, request: Mark) -> Result<Marked> {
    Ok(marked(library.mark(request.ids, request.read).await?))
}

pub(super) async fn mark_view_read(library: &Library, _: &dyn Host, request: MarkViewRead) -> Result<Marked> {
    let part = match (request.span, request.order) {
        (Span::All, _) => Part::Whole,
        (Span::Above { row }, Order::NewestFirst) | (Span::Below { row }, Order::OldestFirst) => {
            Part::Newer(row)
        }
        (Span::Above { row }, Order::OldestFirst) | (Span::Below { row }, Order::NewestFirst) => {
            Part::Older(row)
        }
    };
    Ok(marked(library.mark_view_read(request.view, part).await?))
}

fn marked((changed, undo): (u32, Option<UndoId>)) -> Marked {
    Marked { changed, undo }
}

pub(super) async fn undo(library: &Library, _: &dyn Host, request: Undo) -> Result<Done> {
    library.undo(request.undo).await.map(done)
}

pub(super) async fn bookmark(library: &Library, _: &dyn Host, request: Bookmark) -> Result<Changed> {
    library.bookmark(request.ids, request.bookmarked).await.map(changed)
}

pub(super) async fn delete_articles(
    library: &Library,
    _: &dyn Host,
    request: DeleteArticles,
) -> Result<Undoable> {
    library.delete_articles(request.ids).await.map(undoable)
}

pub(super) async fn set_position(library: &Library, _: &dyn Host, request: SetPosition) -> Result<Done> {
    library.set_position(request.id, request.position).await.map(done)
}

pub(super) async fn fetch_full_text(library: &Library, _: &dyn Host, request: FetchFullText) -> Result<Done> {
    library.fetch_full_text(request.id).await.map(done)
}

pub(super) async fn keep_block(library: &Library, _: &dyn Host, request: KeepBlock) -> Result<Done> {
    library.keep_block(request.id, request.text).await.map(done)
}

pub(super) async fn hide_block(library: &Library, _: &dyn Host, request: HideBlock) -> Result<Done> {
    library.hide_block(request.id, request.text).await.map(done)
}

pub(super) async fn tag_articles(library: &Library, _: &dyn Host, request: TagArticles) -> Result<Tagged> {
    library.tag(request.ids, &request.name).await.map(|(tag, undo)| Tagged { tag, undo })
}

pub(super) async fn untag_articles(
    library: &Library,
    _: &dyn Host,
    request: UntagArticles,
) -> Result<Changed> {
    library.untag(request.ids, request.tag).await.map(changed)
}

pub(super) async fn rename_tag(library: &Library, _: &dyn Host, request: RenameTag) -> Result<Changed> {
    library.rename_tag(request.id, &request.name).await.map(changed)
}

pub(super) async fn merge_tags(library: &Library, _: &dyn Host, request: MergeTags) -> Result<Undoable> {
    library.merge_tags(request.id, request.into).await.map(undoable)
}

pub(super) async fn delete_tag(library: &Library, _: &dyn Host, request: DeleteTag) -> Result<Undoable> {
    library.delete_tag(request.id).await.map(undoable)
}

pub(super) async fn discover_feeds(
    library: &Library,
    _: &dyn Host,
    request: DiscoverFeeds,
) -> Result<Discovery> {
    let offers = match &request.sign_in {
        Some(sign_in) => library.discover_signed_in(&request.url, sign_in).await?,
        None => library.discover(&request.url).await?,
    };
    let feeds = offers.into_iter().map(|offer| FoundFeed {
        url: offer.url,
        title: offer.title,
        kind: offer.kind,
        entries: offer.entries,
        latest: offer.latest,
        summaries_only: offer.summaries_only,
        subscribed: offer.subscribed,
        preview: offer.preview,
    });
    Ok(Discovery { feeds: feeds.collect() })
}

/// Follows the feed, and goes on in the background to fetch its text and images.
pub(super) async fn subscribe(library: &Library, host: &dyn Host, request: Subscribe) -> Result<Feed> {
    let Subscribe { url, folder_id, page } = request;
    let feed = match page {
        true => library.subscribe_to_page(&url, folder_id).await?,
        false => library.subscribe(&url, folder_id).await?,
    };
    refresh_later(library, host);
    Ok(feed)
}

pub(super) async fn rename_feed(library: &Library, _: &dyn Host, request: RenameFeed) -> Result<Changed> {
    library.rename_feed(request.id, &request.title).await.map(changed)
}

pub(super) async fn move_feed(library: &Library, _: &dyn Host, request: MoveFeed) -> Result<Changed> {
    library.move_feed(request.id, request.folder).await.map(changed)
}

pub(super) async fn unsubscribe(library: &Library, _: &dyn Host, request: Unsubscribe) -> Result<Undoable> {
    library.unsubscribe(request.id).await.map(undoable)
}

pub(super) async fn get_feed_health(
    library: &Library,
    _: &dyn Host,
    request: GetFeedHealth,
) -> Result<FeedHealth> {
    library.feed_health(request.id).await
}

pub(super) async fn set_feed_settings(
    library: &Library,
    _: &dyn Host,
    request: SetFeedSettings,
) -> Result<Done> {
    library.set_feed_settings(request.id, request.settings).await.map(done)
}

pub(super) async fn set_sign_in(library: &Library, _: &dyn Host, request: SetSignIn) -> Result<Done> {
    library.set_sign_in(request.id, request.sign_in).await.map(done)
}

pub(super) async fn change_feed_url(library: &Library, _: &dyn Host, request: ChangeFeedUrl) -> Result<Done> {
    library.change_feed_url(request.id, &request.url).await.map(done)
}

pub(super) async fn create_folder(library: &Library, _: &dyn Host, request: CreateFolder) -> Result<Folder> {
    library.create_folder(&request.name).await
}

pub(super) async fn rename_folder(library: &Library, _: &dyn Host, request: RenameFolder) -> Result<Changed> {
    library.rename_folder(request.id, &request.name).await.map(changed)
}

pub(super) async fn delete_folder(
    library: &Library,
    _: &dyn Host,
    request: DeleteFolder,
) -> Result<Undoable> {
    library.delete_folder(request.id).await.map(undoable)
}

pub(super) async fn refresh(library: &Library, _: &dyn Host, request: Refresh) -> Result<Done> {
    library.start_refresh(request.feed.map_or(Scope::All, Scope::Feed));
    Ok(Done {})
}

pub(super) async fn cancel_refresh(library: &Library, _: &dyn Host, _: CancelRefresh) -> Result<Done> {
    library.cancel_refresh();
    Ok(Done {})
}

pub(super) async fn run_refresh(
    library: &Library,
    _: &dyn Host,
    request: RunRefresh,
) -> Result<RefreshSummary> {
    library.refresh(if request.due_only { Scope::Due } else { Scope::Now }).await
}

pub(super) async fn save_url(library: &Library, _: &dyn Host, request: SaveUrl) -> Result<Saved> {
    library.save_url(&request.url).await.map(|id| Saved { id })
}

pub(super) async fn take_asked(library: &Library, _: &dyn Host, _: TakeAsked) -> Result<Asked> {
    Ok(Asked { url: library.take_asked() })
}

pub(super) async fn save_named_url(library: &Library, _: &dyn Host, request: SaveNamedUrl) -> Result<Saved> {
    library.save_named_url(&request.url, request.article).await.map(|id| Saved { id })
}

pub(super) async fn open_original(library: &Library, host: &dyn Host, request: OpenOriginal) -> Result<Done> {
    let view = library.article(request.id).await?;
    open(host, &view.url.ok_or(Error::NotFound)?)
}

pub(super) async fn open_link(_: &Library, host: &dyn Host, request: OpenLink) -> Result<Done> {
    open(host, &request.url)
}

pub(super) async fn play_enclosure(
    library: &Library,
    host: &dyn Host,
    request: PlayEnclosure,
) -> Result<Done> {
    let path = library.keep_enclosure(request.id, request.position).await?;
    host.open_file(&path).map(done)
}

pub(super) async fn cancel_enclosure(
    library: &Library,
    _: &dyn Host,
    request: CancelEnclosure,
) -> Result<Done> {
    library.cancel_enclosure(request.id, request.position);
    Ok(Done {})
}

/// Content named this address: it is parsed here, and only what a browser or a mail program opens goes on.
fn open(host: &dyn Host, url: &str) -> Result<Done> {
    let invalid = || Error::InvalidUrl { input: url.to_owned() };
    let url = Url::parse(url).map_err(|_| invalid())?;
    let url = match url.scheme() {
        "http" | "https" => Some(url).filter(Url::has_host),
        // Also here: what was kept by an earlier Warta may say more than a letter should.
        _ => letter(&url),
    };
    host.open_url(&parted(&url.ok_or_else(invalid)?).0).map(done)
}

pub(super) async fn preview_opml(
    library: &Library,
    _: &dyn Host,
    request: PreviewOpml,
) -> Result<ImportReport> {
    library.preview_opml(&request.document, own_network(request.own_network)).await
}

pub(super) async fn import_opml(
    library: &Library,
    host: &dyn Host,
    request: ImportOpml,
) -> Result<ImportReport> {
    let report = library.import_opml(&request.document, own_network(request.own_network)).await?;
    refresh_later(library, host);
    Ok(report)
}

fn own_network(is_wanted: bool) -> OwnNetwork {
    if is_wanted { OwnNetwork::Follow } else { OwnNetwork::LeaveOut }
}

/// What is due is fetched once the answer is given, where somebody is still there then.
fn refresh_later(library: &Library, host: &dyn Host) {
    if host.goes_on() {
        library.start_refresh(Scope::Due);
    }
}

pub(super) async fn export_opml(library: &Library, host: &dyn Host, _: ExportOpml) -> Result<Exported> {
    let document = library.export_opml().await?;
    let path = host.place_to_save("warta.opml")?;
    if let Some(path) = &path {
        std::fs::write(path, document).map_err(|error| Error::writing(path, error))?;
    }
    Ok(Exported { path: path.map(|path| path.display().to_string()) })
}

pub(super) async fn get_site_rules(
    library: &Library,
    _: &dyn Host,
    _: GetSiteRules,
) -> Result<SiteRulesState> {
    Ok(library.site_rules())
}

pub(super) async fn reload_site_rules(
    library: &Library,
    _: &dyn Host,
    _: ReloadSiteRules,
) -> Result<SiteRulesState> {
    library.reload_site_rules().await
}

pub(super) async fn get_settings(library: &Library, _: &dyn Host, _: GetSettings) -> Result<Settings> {
    library.settings().await
}

pub(super) async fn set_settings(library: &Library, _: &dyn Host, request: Settings) -> Result<Done> {
    library.set_settings(request).await.map(done)
}

fn done((): ()) -> Done {
    Done {}
}

fn changed(undo: Option<UndoId>) -> Changed {
    Changed { undo }
}

fn undoable(undo: UndoId) -> Undoable {
    Undoable { undo }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::sync::Mutex;

    use super::*;

    #[derive(Default)]
    struct Opened(Mutex<Vec<String>>);

    impl Host for Opened {
        fn open_url(&self, url: &Url) -> Result<()> {
            self.0.lock().unwrap().push(url.to_string());
            Ok(())
        }

        fn open_file(&self, _: &Path) -> Result<()> {
            Err(Error::NotFound)
        }

        fn place_to_save(&self, _: &str) -> Result<Option<PathBuf>> {
            Ok(None)
        }

        fn file_to_open(&self) -> Result<Option<PathBuf>> {
            Ok(None)
        }

        fn folder_to_use(&self) -> Result<Option<PathBuf>> {
            Ok(None)
        }

        fn restart(&self) {}
    }

    #[test]
    fn only_what_a_browser_or_a_letter_is_for_is_opened() {
        let desktop = Opened::default();
        for url in ["javascript:alert(1)", "file:///etc/passwd", "mailto:?attach=/etc/passwd", "a.example"] {
            assert_eq!(open(&desktop, url).unwrap_err().code(), "invalid_url", "{url}");
        }
        open(&desktop, "https://a.example/").unwrap();
        open(&desktop, "mailto:a@b.example?attach=/etc/passwd&subject=x").unwrap();
        assert_eq!(*desktop.0.lock().unwrap(), ["https://a.example/", "mailto:a@b.example?subject=x"]);
    }
}
