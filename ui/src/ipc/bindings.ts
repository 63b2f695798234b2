// Made from the command table by `cargo xtask bindings`. Do not edit.

/**
 * How much of the article the publisher let us have.
 */
export type Access = "full" | "teaser" | "paywall";

export type ArticleId = number;

export type ArticlePage = { rows: Array<ArticleRow>, 
/**
 * `None` when this page is the last.
 */
next: Cursor | null, };

/**
 * What a row of the list shows.
 */
export type ArticleRow = { id: ArticleId, 
/**
 * `None` for a saved URL.
 */
feed_id: FeedId | null, 
/**
 * The feed's title, or the site's name for a saved URL.
 */
source: string, title: string, summary: string, 
/**
 * What the list is sorted by: the time of publication, but never later than when it was first seen.
 */
sort_time: Timestamp, read: boolean, bookmarked: boolean, tags: Array<string>, 
/**
 * Key of the stored picture for the row.
 */
thumbnail: string | null, offline: Offline, };

/**
 * Everything that the reader shows of one article.
 */
export type ArticleView = { id: ArticleId, feed_id: FeedId | null, source: string, url: string | null, title: string, 
/**
 * What the newsroom prints between headline and text.
 */
standfirst: string | null, byline: string | null, 
/**
 * The part of its paper that it is in, as the newsroom calls it.
 */
section: string | null, published: Published | null, first_seen: Timestamp, language: string | null, 
/**
 * Sanitised; images point to `warta-asset://localhost/<key>`.
 */
html: string, 
/**
 * The text is that of the article's page, and not only what its feed carries.
 */
from_page: boolean, words: number, related: Array<Related>, removed: Array<Removed>, attributions: Array<Attribution>, 
/**
 * Sounds and films that come with it.
 */
enclosures: Array<Enclosure>, comments: Comments | null, access: Access, read: boolean, bookmarked: boolean, tags: Array<Tag>, 
/**
 * Reading position, 0 to 1.
 */
position: number, offline: Offline, 
/**
 * Its publisher changed it after it was first read.
 */
edited: Edited | null, };

export type Asked = { 
/**
 * What a link from outside asked to save, if any did since this was last asked.
 */
url: string | null, };

/**
 * Who an article says it has something from, with the sentence that says so.
 */
export type Attribution = { name: string, kind: AttributionKind, sentence: string, };

/**
 * What an article has something from.
 */
export type AttributionKind = "agency" | "outlet" | "official" | "social";

/**
 * Writes everything into one file, where the person says.
 */
export type BackUp = { 
/**
 * Of the person, for the name of the file: 2026-11-30.
 */
day: string, };

export type Backups = { 
/**
 * Those that Warta made by itself, the newest first.
 */
copies: Array<Copied>, };

export type Bookmark = { ids: Array<ArticleId>, bookmarked: boolean, };

export type CancelEnclosure = { id: ArticleId, position: number, };

export type CancelRefresh = Record<symbol, never>;

export type CancelTask = { task: Task, };

/**
 * Where a piece of text stands: in both versions, or in one of them.
 */
export type Change = "kept" | "added" | "removed";

export type ChangeFeedUrl = { id: FeedId, 
/**
 * As typed.
 */
url: string, };

export type ChangeSavedSearch = { id: SavedSearchId, name: string, query: string, offset_minutes: number, };

/**
 * The answer of a command that can be taken back by `undo`, if it changed anything.
 */
export type Changed = { 
/**
 * `null` when everything was so already.
 */
undo: UndoId | null, };

/**
 * Whether the library on the disk is whole.
 */
export type CheckLibrary = Record<symbol, never>;

/**
 * What readers say of an article, where its feed tells of it.
 */
export type Comments = { 
/**
 * The page that has them.
 */
url: string, 
/**
 * How many there were when the feed last said so.
 */
count: number | null, 
/**
 * A feed of them.
 */
feed: string | null, };

export type CompareRevisions = { id: ArticleId, earlier: RevisionId, 
/**
 * `null` for the article as it is now.
 */
later: RevisionId | null, };

/**
 * A paragraph, heading or list item of a comparison: the passages of both versions in reading order.
 */
export type ComparedBlock = { 
/**
 * Nothing in it was changed.
 */
kept: boolean, passages: Array<Passage>, };

/**
 * Two versions of an article in one text.
 */
export type Comparison = { title: ComparedBlock, blocks: Array<ComparedBlock>, 
/**
 * What was changed, facts before words; empty when the words are the same.
 */
edits: Array<EditCount>, };

/**
 * A copy of the library without its pictures.
 */
export type Copied = { made_at: Timestamp, bytes: number, };

export type CountFound = { query: string, within: View | null, offset_minutes: number, };

export type Counts = { all: number, unread: number, 
/**
 * Unread articles of today.
 */
today: number, bookmarked: number, saved: number, };

export type CreateFolder = { name: string, };

/**
 * The last row of a page, where the next page goes on.
 */
export type Cursor = { sort_time: Timestamp, id: ArticleId, };

/**
 * Where the time of publication was read.
 */
export type DateOrigin = "json_ld" | "meta" | "markup" | "feed" | "visible";

/**
 * Bookmarked and tagged ones too. No refresh brings them back.
 */
export type DeleteArticles = { ids: Array<ArticleId>, };

/**
 * Its feeds stay, outside any folder.
 */
export type DeleteFolder = { id: FolderId, };

export type DeleteSavedSearch = { id: SavedSearchId, };

export type DeleteTag = { id: TagId, };

export type Density = "comfortable" | "compact";

export type DiscoverFeeds = { 
/**
 * As typed: a feed, a page, or a bare domain.
 */
url: string, 
/**
 * Where it is for those only who sign in. Whoever follows a feed of the answer stays signed in to it.
 */
sign_in: SignIn | null, };

export type Discovery = { 
/**
 * Best first, at least one.
 */
feeds: Array<FoundFeed>, };

/**
 * The answer of a command that has nothing to tell.
 */
export type Done = Record<symbol, never>;

/**
 * How many edits of one kind there are.
 */
export type EditCount = { kind: EditKind, count: number, };

/**
 * What an edit did, as far as words tell.
 */
export type EditKind = "headline" | "number" | "name" | "quote" | "added" | "removed" | "wording" | "typo";

/**
 * That the publisher changed an article after it was first read.
 */
export type Edited = { 
/**
 * How often, as far as it was seen. Not every text of before is still kept.
 */
count: number, 
/**
 * When the last change was seen.
 */
at: Timestamp, };

/**
 * A sound or film that comes with an article.
 */
export type Enclosure = { 
/**
 * Its place among those of its article.
 */
position: number, url: string, kind: EnclosureKind, mime: string | null, title: string | null, 
/**
 * Bytes, as its publisher says.
 */
length: number | null, duration_seconds: number | null, 
/**
 * It is kept in the library and plays without a network.
 */
kept: boolean, };

/**
 * What a sound or film is played as.
 */
export type EnclosureKind = "audio" | "video" | "other";

/**
 * How far a download is.
 */
export type EnclosureProgress = { article: ArticleId, position: number, bytes: number, 
/**
 * Bytes in all, when the server says so.
 */
total: number | null, };

export type EngineEvent = { "kind": "refresh_progress" } & RefreshProgress | { "kind": "refresh_finished" } & RefreshSummary | { "kind": "library_changed" } | { "kind": "save_asked" } | { "kind": "enclosure_progress" } & EnclosureProgress | { "kind": "task_progress" } & TaskProgress | { "kind": "articles_changed", feeds: Array<FeedId>, };

/**
 * An [`Error`] on its way to the window.
 */
export type ErrorReply = { code: string, 
/**
 * The English sentence, for logs and for codes that the window does not know.
 */
message: string, args: Array<string>, };

export type ExportOpml = Record<symbol, never>;

export type Exported = { 
/**
 * Where it was saved, or `null` when the person changed their mind.
 */
path: string | null, };

/**
 * A source that the library polls.
 */
export type Feed = { id: FeedId, url: string, site_url: string | null, kind: FeedKind, 
/**
 * The person's own name for it, or else the feed's.
 */
title: string, folder_id: FolderId | null, unread: number, 
/**
 * Articles in the library, read ones too.
 */
total: number, last_success: Timestamp | null, next_check: Timestamp | null, problem: FeedProblem | null, 
/**
 * The server said 410: it will not be asked again.
 */
gone: boolean, 
/**
 * The person does not want it to be asked.
 */
paused: boolean, open_mode: OpenMode, 
/**
 * Key of the stored picture that stands for it.
 */
icon: string | null, };

/**
 * How a feed has been doing.
 */
export type FeedHealth = { feed: Feed, settings: FeedSettings, sign_in: SignInKind | null, added: Timestamp, 
/**
 * When it was last asked, well or not.
 */
checked: Timestamp | null, 
/**
 * The first of the failures in a row.
 */
failing_since: Timestamp | null, 
/**
 * Why [`Feed::next_check`] is when it is.
 */
next_reason: NextReason | null, 
/**
 * Since it was added.
 */
requests: number, 
/**
 * Of the requests, those that were answered "not modified".
 */
not_modified: number, 
/**
 * Of all bodies, unpacked.
 */
bytes: number, moving: Move | null, 
/**
 * A feed that the web page at its address names, when it has become one.
 */
suggested_url: string | null, 
/**
 * For a week and more its server has said that there is nothing at its address.
 */
lost: boolean, 
/**
 * Newest first.
 */
log: Array<FetchRecord>, };

export type FeedId = number;

/**
 * What a feed is made of.
 */
export type FeedKind = "rss" | "atom" | "rdf" | "json_feed" | "news_sitemap" | "page";

/**
 * Why a feed could not be read the last time, by the code of the error that people see.
 */
export type FeedProblem = { 
/**
 * One of the codes of [`crate::Error::code`].
 */
code: string, 
/**
 * What the code's sentence is filled with.
 */
args: Array<string>, 
/**
 * How many times in a row.
 */
failures: number, 
/**
 * It is more than a bad hour: the feed should carry a mark. Three failures in a row, and a day of them where
 * the fault may lie with the network.
 */
serious: boolean, };

export type FeedRetention = { feed: FeedId, 
/**
 * `null` is as everywhere.
 */
retention: Retention | null, };

/**
 * How the person wants one feed to be treated.
 */
export type FeedSettings = { 
/**
 * Minutes between two checks, at least 15; `None` follows the feed's own pace.
 */
interval_minutes: number | null, 
/**
 * What Warta calls itself to this server; `None` for its own name.
 */
user_agent: string | null, open_mode: OpenMode, 
/**
 * It is not asked until the person wants it again.
 */
paused: boolean, keep: Keep, 
/**
 * How long its articles stay; `None` is as everywhere.
 */
retention: Retention | null, };

/**
 * What one feed takes, in bytes.
 */
export type FeedStorage = { feed: FeedId, articles: number, text: number, pictures: number, };

export type FetchFullText = { id: ArticleId, };

/**
 * One request for a feed.
 */
export type FetchRecord = { at: Timestamp, 
/**
 * `None` when nobody answered.
 */
status: number | null, 
/**
 * Of the body, unpacked.
 */
bytes: number, new_articles: number, 
/**
 * A code of [`crate::Error::code`].
 */
problem_code: string | null, };

export type Folder = { id: FolderId, name: string, 
/**
 * What several of its feeds list is one article.
 */
unread: number, total: number, };

export type FolderId = number;

export type FoundCount = { count: number, 
/**
 * There are more, and they were not counted.
 */
more: boolean, };

export type FoundFeed = { url: string, title: string, 
/**
 * A person has to confirm that what a `page` lists is what they want to follow.
 */
kind: FeedKind, 
/**
 * Entries in it now.
 */
entries: number, latest: Timestamp | null, 
/**
 * It carries summaries only: Warta will fetch the full text.
 */
summaries_only: boolean, subscribed: boolean, 
/**
 * The first few entries.
 */
preview: Array<PreviewEntry>, };

export type FreeSpace = Record<symbol, never>;

export type Freed = { bytes: number, };

export type GetArticle = { id: ArticleId, };

export type GetFeedHealth = { id: FeedId, };

export type GetKeeping = Record<symbol, never>;

export type GetOverview = { 
/**
 * The person's own midnight, for the count of today.
 */
today: Timestamp, };

export type GetSettings = Record<symbol, never>;

export type GetSiteRules = Record<symbol, never>;

export type GetStorage = Record<symbol, never>;

export type HideBlock = { id: ArticleId, text: string, };

export type ImportOpml = { document: string, 
/**
 * The person wants those on their own network too, and has seen which they are.
 */
own_network: boolean, };

/**
 * What importing a list does, or would do.
 */
export type ImportReport = { added: number, 
/**
 * Already followed, or listed twice.
 */
duplicates: number, 
/**
 * Outlines that are not imported; `refused` says why.
 */
invalid: number, 
/**
 * Feeds on the person's own network. A list may come from anybody: whoever imports it is asked about those.
 */
own_network: number, 
/**
 * Folders that are new.
 */
folders: number, 
/**
 * The first hundred of those that are not imported, or not whole.
 */
refused: Array<RefusedOutline>, };

/**
 * What is fetched for the articles of a feed without anybody opening them.
 */
export type Keep = "everything" | "text" | "feed";

export type KeepBlock = { id: ArticleId, 
/**
 * Of the removed block that is never to be hidden on this site again.
 */
text: string, };

/**
 * How large the library may become.
 */
export type Keeping = { 
/**
 * Of feeds that say nothing else.
 */
retention: Retention, 
/**
 * Megabytes that pictures and recordings may take; `None` for any number.
 */
most_mb: number | null, };

export type Kept = { let_go: LetGo, 
/**
 * `null` when no article went.
 */
undo: UndoId | null, };

/**
 * `System` follows the desktop.
 */
export type Language = "system" | "id" | "en";

/**
 * What a library would let go.
 */
export type LetGo = { articles: number, 
/**
 * Articles that stay without their pictures.
 */
without_pictures: number, 
/**
 * What all of that takes: texts and pictures of those that go, and the pictures that the others lose.
 */
bytes: number, 
/**
 * Of the articles, those of each feed, the most first.
 */
feeds: Array<[FeedId, number]>, };

export type ListArticles = { view: View, order: Order, 
/**
 * Leave out what is read.
 */
unread_only: boolean, 
/**
 * The last row of the page before, or `null` for the first page.
 */
after: Cursor | null, 
/**
 * Rows, at most 500.
 */
limit: number, };

export type ListBackups = Record<symbol, never>;

export type ListRevisions = { id: ArticleId, };

/**
 * What came of fetching all that a view lacked.
 */
export type MadeOffline = { 
/**
 * Articles that open without a network.
 */
complete: number, 
/**
 * Those of which something could not be had.
 */
incomplete: number, };

export type MakeOffline = { view: View, };

export type Mark = { ids: Array<ArticleId>, read: boolean, };

export type MarkViewRead = { view: View, 
/**
 * The order in which the person sees the view: it says what "above" is.
 */
order: Order, span: Span, };

export type Marked = { 
/**
 * Articles that were not already so.
 */
changed: number, 
/**
 * `null` when there were none.
 */
undo: UndoId | null, };

export type MergeTags = { 
/**
 * The tag that goes.
 */
id: TagId, 
/**
 * The one that its articles get.
 */
into: TagId, };

/**
 * Where a feed's server says that it has moved for good.
 */
export type Move = { url: string, since: Timestamp, 
/**
 * The title of the feed that is followed there already, which keeps this one from moving.
 */
followed_as: string | null, };

export type MoveFeed = { id: FeedId, 
/**
 * `null` for outside any folder.
 */
folder: FolderId | null, };

/**
 * Copies the library to an empty folder that the person chooses, and starts Warta again, there.
 */
export type MoveLibrary = Record<symbol, never>;

export type Moving = { 
/**
 * `null` when the person changed their mind.
 */
to: string | null, };

/**
 * Why a feed is asked at its next check and not sooner.
 */
export type NextReason = "interval" | "pace" | "feed_asks" | "feed_skips" | "server_asks" | "no_validators" | "failure" | "host_rests";

/**
 * Whether an article opens without a network exactly as with one, and what is amiss if it does not.
 */
export type Offline = "complete" | "pending" | "page_failed" | "feed_text" | "teaser" | "pictures_left" | "picture_failed" | "picture_too_big";

/**
 * What it would take to have every article of a view open without a network.
 */
export type OfflinePreview = { articles: number, 
/**
 * Of the articles, those that lack something.
 */
incomplete: number, 
/**
 * Pages and pictures to be fetched; the pages may bring more pictures.
 */
pages: number, pictures: number, 
/**
 * About how much that is.
 */
bytes: number, };

export type OpenLink = { url: string, };

/**
 * What is shown of the articles of a feed.
 */
export type OpenMode = "automatic" | "feed_text" | "full_text" | "ask" | "browser";

export type OpenOriginal = { id: ArticleId, };

export type Order = "newest_first" | "oldest_first";

/**
 * What the sidebar shows.
 */
export type Overview = { folders: Array<Folder>, feeds: Array<Feed>, tags: Array<Tag>, saved_searches: Array<SavedSearch>, counts: Counts, 
/**
 * The library is where nothing can be locked, so nothing keeps a second Warta out of it. Here, because the window
 * asks for this before all else and needs no other answer for what does not change while the library is open.
 */
unguarded: boolean, 
/**
 * Part of the library can no longer be read, as its copy of the day showed. It has to be repaired.
 */
damaged: boolean, 
/**
 * The folder that the library was moved out of, while what was there is still there.
 */
left_behind: string | null, 
/**
 * How many bytes the library takes, where that is much and the person has chosen nothing that limits it.
 */
outgrown: number | null, };

/**
 * A piece of plain text of a comparison.
 */
export type Passage = { change: Change, text: string, 
/**
 * `None` for what was kept.
 */
kind: EditKind | null, };

/**
 * Answers when the player has been handed the file, which may have to be fetched first.
 */
export type PlayEnclosure = { id: ArticleId, position: number, };

/**
 * An entry of a feed that is on offer.
 */
export type PreviewEntry = { 
/**
 * Its address, for want of a title.
 */
title: string, published: Timestamp | null, };

export type PreviewKeeping = { keeping: Keeping, 
/**
 * One feed as it would be; `null` for all of them as they are.
 */
feed: FeedRetention | null, };

export type PreviewOffline = { view: View, };

/**
 * What `import_opml` would answer; nothing is changed.
 */
export type PreviewOpml = { document: string, 
/**
 * Those on the person's own network count as followed.
 */
own_network?: boolean, };

/**
 * When an article came out, as its newsroom said it.
 */
export type Published = { instant_ms: Timestamp, 
/**
 * The newsroom's own offset from UTC, when it gave one.
 */
offset_minutes: number | null, 
/**
 * The text that was read.
 */
raw: string, origin: DateOrigin, };

/**
 * In which order what is found is given.
 */
export type Ranking = "newest_first" | "best_first";

export type Refresh = { 
/**
 * One feed, asked at once, or `null` for every feed that is due.
 */
feed: FeedId | null, };

export type RefreshProgress = { stage: RefreshStage, done: number, total: number, 
/**
 * The host that was last heard from.
 */
host: string, };

/**
 * What a refresh is doing.
 */
export type RefreshStage = "feeds" | "offline";

/**
 * How a refresh went.
 */
export type RefreshSummary = { feeds: number, 
/**
 * Answered "not modified", or with the same bytes as last time.
 */
unchanged: number, failed: number, 
/**
 * Not asked, because their host asked to be left alone.
 */
resting: number, new_articles: number, 
/**
 * Nobody could be reached at all: nothing is held against any feed.
 */
offline: boolean, cancelled: boolean, };

export type Refusal = "invalid_url" | "not_a_feed" | "own_network" | "no_keyring";

/**
 * An outline that is not imported.
 */
export type RefusedOutline = { title: string, url: string, reason: Refusal, };

/**
 * A link that stood inside the text and is now in the list after it.
 */
export type Related = { title: string, url: string, };

export type ReloadSiteRules = Record<symbol, never>;

/**
 * What still lies where the library was before it was moved.
 */
export type RemoveLeftBehind = Record<symbol, never>;

/**
 * A block that was taken out, kept so that the reader can show it again.
 */
export type Removed = { reason: RemovedReason, text: string, 
/**
 * How many blocks of the text stood before it, when that is known.
 */
place?: number, 
/**
 * The person chose to see it on this site: it is in the text.
 */
kept?: boolean, };

/**
 * Why a block was taken out of the text.
 */
export type RemovedReason = "promo" | "related" | "furniture" | "repeated" | "cut_off";

export type RenameFeed = { id: FeedId, 
/**
 * The person's own name for it; empty for the feed's.
 */
title: string, };

export type RenameFolder = { id: FolderId, name: string, };

/**
 * Refused with `name_taken` where another tag is called so: the two can be merged.
 */
export type RenameTag = { id: TagId, name: string, };

/**
 * How a damaged library was made whole.
 */
export type Repair = "whole" | "counted" | "salvaged" | "restored" | "restarts";

/**
 * Makes a damaged library whole again.
 */
export type RepairLibrary = Record<symbol, never>;

export type RepairedLibrary = { how: Repair, 
/**
 * Those that could be kept, where some could not.
 */
articles: number | null, 
/**
 * When the copy was made that took its place.
 */
made_at: Timestamp | null, 
/**
 * Where the damaged database is kept.
 */
damaged: string | null, };

/**
 * Gets a library ready that takes the place of this one when Warta starts again, and starts it again.
 */
export type RestoreBackup = { 
/**
 * Which copy; `null` for a file that the person chooses.
 */
made_at: Timestamp | null, };

export type Restoring = { 
/**
 * `false` when the person changed their mind.
 */
restarts: boolean, };

/**
 * How long the articles of feeds stay. What is bookmarked, tagged or saved stays whatever this says.
 */
export type Retention = { 
/**
 * Days since they arrived; `None` for ever.
 */
days: number | null, 
/**
 * The newest of each feed; `None` for all of them.
 */
count: number | null, 
/**
 * Those that nobody has read go too.
 */
unread_too: boolean, };

/**
 * What an article was before its publisher changed it.
 */
export type Revision = { id: RevisionId, title: string, 
/**
 * When this text was first seen.
 */
stored: Timestamp, };

export type RevisionId = number;

export type Revisions = { 
/**
 * Oldest first, without the article as it is now.
 */
revisions: Array<Revision>, };

/**
 * Answers when all of it is done, unlike `Refresh`.
 */
export type RunRefresh = { 
/**
 * Only the feeds whose time has come, or every one.
 */
due_only: boolean, };

export type SaveNamedUrl = { url: string, 
/**
 * The one that links to it; `null` when a link from outside asks.
 */
article: ArticleId | null, };

/**
 * Without a name it is called as it is typed.
 */
export type SaveSearch = { name: string, query: string, offset_minutes: number, };

export type SaveUrl = { url: string, };

export type Saved = { id: ArticleId, };

/**
 * A search that is kept as a view.
 */
export type SavedSearch = { id: SavedSearchId, name: string, 
/**
 * As a person types it.
 */
query: string, unread: number, total: number, };

export type SavedSearchId = number;

export type Search = { query: string, 
/**
 * Search only in this view, or in everything.
 */
within: View | null, ranking: Ranking, 
/**
 * Of the newest first: the last row of the page before.
 */
after: Cursor | null, 
/**
 * Of the best first: how many came before.
 */
skip: number, limit: number, 
/**
 * Where the person is, days begin so long before they do in UTC.
 */
offset_minutes: number, };

export type SearchHit = { row: ArticleRow, 
/**
 * Its headline; the matched words lie between U+E000 and U+E001.
 */
title: string, 
/**
 * Text around the match; the matched words lie between U+E000 and U+E001.
 */
snippet: string, };

export type SearchPage = { hits: Array<SearchHit>, 
/**
 * `null` when this page is the last.
 */
next: Cursor | null, 
/**
 * What may have been meant, where nothing was found.
 */
suggestion: string | null, };

export type SetFeedSettings = { id: FeedId, settings: FeedSettings, };

export type SetPosition = { id: ArticleId, 
/**
 * 0 to 1.
 */
position: number, };

export type SetSignIn = { id: FeedId, 
/**
 * `null` signs out.
 */
sign_in: SignIn | null, };

/**
 * How the person wants Warta to look and speak.
 */
export type Settings = { theme: Theme, language: Language, density: Density, 
/**
 * Ask feeds while Warta is open, without being told to. Off saves battery and data.
 */
refresh_in_background: boolean, };

/**
 * What a person shows a site to be let in.
 */
export type SignIn = { "kind": "basic", user: string, password: string, } | { "kind": "cookie", cookie: string, } | { "kind": "header", name: string, value: string, };

/**
 * How a feed signs in. The secret itself never leaves the keyring.
 */
export type SignInKind = "basic" | "cookie" | "header";

/**
 * Which rules pages are read by.
 */
export type SiteRulesState = { 
/**
 * Where the person's own are, or can be put.
 */
path: string, 
/**
 * Sites with a rule, those that come with Warta among them.
 */
sites: number, 
/**
 * What is wrong with the person's own, in the words of whoever read them. Then none of them counts.
 */
problem: string | null, };

/**
 * Which part of a view.
 */
export type Span = { "kind": "all" } | { "kind": "above", row: Cursor, } | { "kind": "below", row: Cursor, };

/**
 * What takes how much, in bytes.
 */
export type Storage = { text: number, 
/**
 * What searches go by.
 */
index: number, 
/**
 * Earlier texts of articles.
 */
revisions: number, 
/**
 * Lists, states and the rest of the database.
 */
lists: number, 
/**
 * Empty room inside the database, which what comes next will fill.
 */
empty: number, pictures: number, 
/**
 * Sounds and films.
 */
recordings: number, 
/**
 * Copies of the library from earlier days, and what was replaced by a restored one.
 */
backups: number, 
/**
 * The largest first.
 */
feeds: Array<FeedStorage>, 
/**
 * Articles that went with time or were deleted, and can still be brought back: their room is free only then.
 */
removed: number, 
/**
 * Where all of it is.
 */
folder: string, };

export type Subscribe = { url: string, folder_id: FolderId | null, 
/**
 * The person has seen what the page lists, and wants to follow it.
 */
page: boolean, };

export type Tag = { id: TagId, name: string, 
/**
 * Articles that carry it.
 */
total: number, };

export type TagArticles = { ids: Array<ArticleId>, name: string, };

export type TagId = number;

export type Tagged = { tag: Tag, 
/**
 * `null` when all of them carried it already.
 */
undo: UndoId | null, };

export type TakeAsked = Record<symbol, never>;

/**
 * Work that a person waits for.
 */
export type Task = "back_up" | "verify" | "make_offline" | "move";

/**
 * How far a task is.
 */
export type TaskProgress = { task: Task, done: number, total: number, };

/**
 * `System` follows the desktop.
 */
export type Theme = "system" | "light" | "dark";

/**
 * An instant: milliseconds since 1970-01-01T00:00:00Z.
 */
export type Timestamp = number;

export type Undo = { undo: UndoId, };

/**
 * Names one action that can be taken back.
 */
export type UndoId = number;

/**
 * The answer of a command that can be taken back by `undo`.
 */
export type Undoable = { undo: UndoId, };

export type Unsubscribe = { id: FeedId, };

export type UntagArticles = { ids: Array<ArticleId>, tag: TagId, };

/**
 * What a look through all kept files found.
 */
export type Verified = { 
/**
 * Files that are what they should be.
 */
whole: number, 
/**
 * Files that are gone; they are fetched again.
 */
missing: number, 
/**
 * Files whose bytes are not what they were; they are fetched again.
 */
damaged: number, 
/**
 * Files that nothing uses; they go off the disk.
 */
unused: number, };

export type VerifyFiles = Record<symbol, never>;

/**
 * A set of articles that a list can show.
 */
export type View = { "kind": "all" } | { "kind": "unread" } | { "kind": "today", since: Timestamp, } | { "kind": "bookmarked" } | { "kind": "saved" } | { "kind": "feed", id: FeedId, } | { "kind": "folder", id: FolderId, } | { "kind": "tag", id: TagId, } | { "kind": "saved_search", id: SavedSearchId, };

/** Every command: what it takes, and what it answers. */
export type Rpc = {
  get_overview: [GetOverview, Overview];
  list_articles: [ListArticles, ArticlePage];
  get_article: [GetArticle, ArticleView];
  search: [Search, SearchPage];
  count_found: [CountFound, FoundCount];
  list_revisions: [ListRevisions, Revisions];
  compare_revisions: [CompareRevisions, Comparison];
  mark: [Mark, Marked];
  mark_view_read: [MarkViewRead, Marked];
  undo: [Undo, Done];
  bookmark: [Bookmark, Changed];
  delete_articles: [DeleteArticles, Undoable];
  set_position: [SetPosition, Done];
  fetch_full_text: [FetchFullText, Done];
  keep_block: [KeepBlock, Done];
  hide_block: [HideBlock, Done];
  tag_articles: [TagArticles, Tagged];
  untag_articles: [UntagArticles, Changed];
  rename_tag: [RenameTag, Changed];
  merge_tags: [MergeTags, Undoable];
  delete_tag: [DeleteTag, Undoable];
  save_search: [SaveSearch, SavedSearch];
  change_saved_search: [ChangeSavedSearch, Done];
  delete_saved_search: [DeleteSavedSearch, Undoable];
  discover_feeds: [DiscoverFeeds, Discovery];
  subscribe: [Subscribe, Feed];
  rename_feed: [RenameFeed, Changed];
  move_feed: [MoveFeed, Changed];
  unsubscribe: [Unsubscribe, Undoable];
  get_feed_health: [GetFeedHealth, FeedHealth];
  set_feed_settings: [SetFeedSettings, Done];
  set_sign_in: [SetSignIn, Done];
  change_feed_url: [ChangeFeedUrl, Done];
  create_folder: [CreateFolder, Folder];
  rename_folder: [RenameFolder, Changed];
  delete_folder: [DeleteFolder, Undoable];
  refresh: [Refresh, Done];
  cancel_refresh: [CancelRefresh, Done];
  run_refresh: [RunRefresh, RefreshSummary];
  save_url: [SaveUrl, Saved];
  take_asked: [TakeAsked, Asked];
  save_named_url: [SaveNamedUrl, Saved];
  open_original: [OpenOriginal, Done];
  open_link: [OpenLink, Done];
  play_enclosure: [PlayEnclosure, Done];
  cancel_enclosure: [CancelEnclosure, Done];
  preview_opml: [PreviewOpml, ImportReport];
  import_opml: [ImportOpml, ImportReport];
  export_opml: [ExportOpml, Exported];
  get_storage: [GetStorage, Storage];
  get_keeping: [GetKeeping, Keeping];
  preview_keeping: [PreviewKeeping, LetGo];
  set_keeping: [Keeping, Kept];
  free_space: [FreeSpace, Freed];
  verify_files: [VerifyFiles, Verified];
  preview_offline: [PreviewOffline, OfflinePreview];
  make_offline: [MakeOffline, MadeOffline];
  cancel_task: [CancelTask, Done];
  move_library: [MoveLibrary, Moving];
  remove_left_behind: [RemoveLeftBehind, Done];
  check_library: [CheckLibrary, Done];
  list_backups: [ListBackups, Backups];
  back_up: [BackUp, Exported];
  restore_backup: [RestoreBackup, Restoring];
  repair_library: [RepairLibrary, RepairedLibrary];
  get_site_rules: [GetSiteRules, SiteRulesState];
  reload_site_rules: [ReloadSiteRules, SiteRulesState];
  get_settings: [GetSettings, Settings];
  set_settings: [Settings, Done];
};
