//! How large the library becomes: what goes with time, what makes room, and what is left out; and that none of it takes
//! what a person wants to keep, or comes back by itself.

#![allow(clippy::print_stdout)] // how often it was killed at what it was doing

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use warta_engine::clock::ManualClock;
use warta_engine::library::Scope;
use warta_engine::model::{
    ArticleId, Feed, FeedSettings, Keep, Keeping, LetGo, MadeOffline, Offline, Retention, Storage, Timestamp,
    UndoId, Verified, View,
};
use warta_newsroom::SAMPLE_NOW;

use crate::site::{Entry, Site, paragraphs};
use crate::support::{Desk, database, open_at};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Its time, and whether it is read, bookmarked, shelved, deleted (by what), exempt.
type State = (i64, bool, bool, bool, Option<i64>, bool);

/// A desk, and a site whose feeds it may follow.
struct Shelf {
    desk: Desk,
    site: Site,
    url: String,
}

impl Shelf {
    async fn open() -> Self {
        let desk = Desk::open().await;
        let (site, url) = Site::start().await;
        Self { desk, site, url }
    }

    /// A feed with these numbers of articles, each with a picture of its own.
    fn set(&self, feed: &str, numbers: impl IntoIterator<Item = u8>) {
        let entries: Vec<(String, String, String)> = numbers
            .into_iter()
            .map(|number| {
                let picture = format!("/{feed}{number}.png");
                self.site.set_picture(&picture, 40 + u32::from(number), number);
                let text = format!("{}<img src='{}{picture}' width=600 height=400>", paragraphs(), self.url);
                (format!("{}/{feed}/{number}", self.url), format!("{feed} {number}"), text)
            })
            .collect();
        let entries: Vec<_> = entries.iter().map(|(url, title, text)| Entry { url, title, text }).collect();
        self.site.set_feed(&format!("/{feed}"), &entries);
    }

    async fn follow(&self, feed: &str) -> Feed {
        self.desk.library.subscribe(&format!("{}/{feed}", self.url), None).await.unwrap()
    }

    async fn refresh(&self) {
        self.desk.library.refresh(Scope::Now).await.unwrap();
    }

    /// Follows a feed that brings an article a day, and gives the feed.
    async fn days(&self, feed: &str, days: u8) -> Feed {
        self.set(feed, 1..=1);
        let followed = self.follow(feed).await;
        for day in 2..=days {
            self.desk.advance(DAY);
            self.set(feed, 1..=day);
            self.refresh().await;
        }
        followed
    }

    async fn titles(&self, view: View) -> Vec<String> {
        self.desk.library.check().await.unwrap();
        self.desk.rows(view).await.into_iter().map(|row| row.title).collect()
    }

    async fn id(&self, title: &str) -> ArticleId {
        let rows = self.desk.rows(View::All).await;
        rows.iter().find(|row| row.title == title).unwrap_or_else(|| panic!("{title}")).id
    }

    async fn mark(&self, title: &str) -> Offline {
        let id = self.id(title).await;
        self.desk.library.article(id).await.unwrap().offline
    }

    async fn read(&self, titles: &[&str]) {
        for title in titles {
            self.desk.library.mark(vec![self.id(title).await], true).await.unwrap();
        }
    }

    async fn restart(self) -> Self {
        let Self { desk, site, url } = self;
        Self { desk: desk.restart().await, site, url }
    }

    /// What the person made of everything, and what may be said of it.
    fn state(&self) -> BTreeMap<i64, State> {
        let db = database(self.desk.dir.path());
        let mut statement = db
            .prepare("SELECT article_id, sort_time, read, bookmarked, shelved, deleted, exempt FROM state")
            .unwrap();
        let rows = statement.query_map([], |row| {
            let rest = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?);
            Ok((row.get(0)?, rest))
        });
        rows.unwrap().collect::<Result<_, _>>().unwrap()
    }

    fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for folder in fs::read_dir(self.desk.dir.path().join("assets")).unwrap() {
            files.extend(fs::read_dir(folder.unwrap().path()).unwrap().map(|file| file.unwrap().path()));
        }
        files.sort();
        files
    }
}

fn after(days: u32) -> Keeping {
    Keeping { retention: Retention { days: Some(days), ..Retention::default() }, most_mb: None }
}

#[tokio::test]
async fn what_was_read_goes_when_its_time_has_come_and_nothing_else() {
    let shelf = Shelf::open().await;
    let feed = shelf.days("a", 9).await;
    let library = shelf.desk.library.clone();
    shelf.read(&["a 1", "a 2", "a 3", "a 4", "a 8"]).await;
    library.bookmark(vec![shelf.id("a 2").await], true).await.unwrap();
    library.tag(vec![shelf.id("a 3").await], "simpan").await.unwrap();
    library.save_url(&format!("{}/a/5", shelf.url)).await.unwrap_err();
    let before = shelf.state();

    // Nothing goes before somebody has chosen that it does.
    shelf.desk.advance(DAY);
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await.len(), 9);

    let preview = library.preview_keeping(after(4), None).await.unwrap();
    assert_eq!((preview.articles, preview.feeds.clone()), (2, vec![(feed.id, 2)]));
    assert!(preview.bytes > 100, "{preview:?}");
    assert_eq!(shelf.state(), before, "looking changes nothing");
    let (gone, undo) = library.set_keeping(after(4)).await.unwrap();
    assert_eq!(gone, preview);
    let left = shelf.titles(View::All).await;
    assert!(!left.contains(&"a 1".into()) && !left.contains(&"a 4".into()), "{left:?}");
    assert_eq!(left.len(), 7);

    // Its feed still lists it, and brings it back no more.
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await, left);

    // Whoever takes it back has everything as it was, the choice too, also after a restart.
    drop(library);
    let shelf = shelf.restart().await;
    shelf.desk.library.undo(undo.unwrap()).await.unwrap();
    assert_eq!(shelf.state(), before);
    assert_eq!(shelf.desk.library.keeping().await.unwrap(), Keeping::default());
    shelf.desk.advance(DAY);
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await.len(), 9);
}

#[tokio::test]
async fn what_went_with_time_and_was_brought_back_stays() {
    let shelf = Shelf::open().await;
    shelf.days("a", 3).await;
    shelf.read(&["a 1", "a 2"]).await;
    let library = &shelf.desk.library;
    let (gone, undo) = library.set_keeping(after(7)).await.unwrap();
    assert_eq!((gone, undo), (LetGo::default(), None));
    // Days later it goes by itself, once a day.
    shelf.desk.advance(7 * DAY);
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await, ["a 3"]);
    let undo: i64 =
        database(shelf.desk.dir.path()).query_row("SELECT max(id) FROM undo", [], |row| row.get(0)).unwrap();
    library.undo(warta_engine::model::UndoId(undo)).await.unwrap();
    shelf.desk.advance(2 * DAY);
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await.len(), 3, "what was brought back does not go again");
}

#[tokio::test]
async fn after_a_week_it_is_gone_for_good_with_its_pictures_and_never_comes_back() {
    let shelf = Shelf::open().await;
    shelf.days("a", 4).await;
    shelf.read(&["a 1", "a 2"]).await;
    let keeping =
        Keeping { retention: Retention { count: Some(2), ..Retention::default() }, ..Keeping::default() };
    assert_eq!(shelf.files().len(), 4);
    let (_, undo) = shelf.desk.library.set_keeping(keeping).await.unwrap();
    assert_eq!(shelf.desk.library.storage().await.unwrap().removed, 2);
    shelf.desk.advance(8 * DAY);
    shelf.refresh().await;
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await, ["a 4", "a 3"]);
    assert_eq!(shelf.files().len(), 2);
    let storage = shelf.desk.library.storage().await.unwrap();
    assert_eq!((storage.removed, storage.feeds[0].articles), (0, 2));
    assert_eq!(shelf.desk.library.undo(undo.unwrap()).await.unwrap_err().code(), "not_found");
}

#[tokio::test]
async fn each_feed_has_its_own_way_and_the_longest_counts() {
    let shelf = Shelf::open().await;
    let a = shelf.days("a", 4).await;
    // The same articles in another feed of the paper.
    let entries: Vec<(String, String)> =
        (1..=2).map(|number| (format!("{}/a/{number}", shelf.url), format!("a {number}"))).collect();
    let text = paragraphs();
    let entries: Vec<_> = entries.iter().map(|(url, title)| Entry { url, title, text: &text }).collect();
    shelf.site.set_feed("/b", &entries);
    let b = shelf.follow("b").await;
    let library = &shelf.desk.library;
    let own = |retention: Option<Retention>| FeedSettings { retention, ..FeedSettings::default() };
    let newest = |count| Retention { count: Some(count), unread_too: true, ..Retention::default() };
    let preview = async |feed: &Feed, retention| {
        library.preview_keeping(Keeping::default(), Some((feed.id, Some(retention)))).await.unwrap().articles
    };
    // Two of the four are listed by the other feed too, which keeps them.
    assert_eq!(preview(&a, newest(0)).await, 2);
    library.set_feed_settings(a.id, own(Some(newest(0)))).await.unwrap();
    assert_eq!(library.feed_health(a.id).await.unwrap().settings.retention, Some(newest(0)));
    shelf.desk.advance(2 * DAY);
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await, ["a 2", "a 1"]);
    library.set_feed_settings(b.id, own(Some(newest(1)))).await.unwrap();
    shelf.desk.advance(2 * DAY);
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await.len(), 1);
    // A feed that keeps everything does so whatever is chosen for the others.
    library.set_feed_settings(b.id, own(Some(Retention::default()))).await.unwrap();
    library.set_keeping(Keeping { retention: newest(0), ..Keeping::default() }).await.unwrap();
    assert_eq!(shelf.titles(View::All).await.len(), 1);
}

#[tokio::test]
async fn pictures_make_room_the_oldest_that_was_read_first_and_come_back_when_looked_at() {
    let shelf = Shelf::open().await;
    // Noise is not packed: each of these pictures takes more than a third of a megabyte.
    let mut seed = 1_u32;
    let mut noise = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u8::try_from(seed >> 24).unwrap()
    };
    let mut entries = Vec::new();
    for number in 1..=6 {
        let picture = image::GrayImage::from_fn(700, 600, |_, _| image::Luma([noise()]));
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        shelf.site.set(&format!("/{number}.png"), "image/png", bytes.into_inner());
        let text = format!("{}<img src='{}/{number}.png'>", paragraphs(), shelf.url);
        entries.push((format!("{}/a/{number}", shelf.url), format!("a {number}"), text));
    }
    for count in 1..=entries.len() {
        let entries: Vec<_> =
            entries[..count].iter().map(|(url, title, text)| Entry { url, title, text }).collect();
        shelf.site.set_feed("/a", &entries);
        if count == 1 {
            shelf.follow("a").await;
        }
        shelf.desk.advance(DAY);
        shelf.refresh().await;
    }
    let library = &shelf.desk.library;
    shelf.read(&["a 1", "a 2", "a 5"]).await;
    library.bookmark(vec![shelf.id("a 1").await], true).await.unwrap();
    let keeping = Keeping { most_mb: Some(1), ..Keeping::default() };
    let preview = library.preview_keeping(keeping, None).await.unwrap();
    let (gone, undo) = library.set_keeping(keeping).await.unwrap();
    assert_eq!((&gone, undo), (&preview, None));
    assert_eq!((gone.articles, gone.without_pictures), (0, 4));
    let left = |title: &'static str| shelf.mark(title);
    assert_eq!(left("a 1").await, Offline::Complete, "a bookmark keeps its pictures");
    for title in ["a 2", "a 5", "a 3", "a 4"] {
        assert_eq!(left(title).await, Offline::PicturesLeft, "{title}");
    }
    assert_eq!(left("a 6").await, Offline::Complete);
    shelf.refresh().await;
    assert_eq!(shelf.files().len(), 2, "nothing fetches them again by itself");
    let storage = library.storage().await.unwrap();
    assert!((400_000..1 << 20).contains(&storage.pictures), "{storage:?}");

    let id = shelf.id("a 3").await;
    library.look_at(id, Offline::PicturesLeft);
    for _ in 0..200 {
        if left("a 3").await == Offline::Complete {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(left("a 3").await, Offline::Complete);
}

#[tokio::test]
async fn a_feed_can_be_kept_without_pictures_or_as_it_is() {
    let shelf = Shelf::open().await;
    shelf.set("a", 1..=2);
    let feed = shelf.follow("a").await;
    let library = &shelf.desk.library;
    let keep = |keep| FeedSettings { keep, ..FeedSettings::default() };
    library.set_feed_settings(feed.id, keep(Keep::Text)).await.unwrap();
    shelf.refresh().await;
    assert_eq!(shelf.mark("a 1").await, Offline::PicturesLeft);
    shelf.set("a", 1..=3);
    shelf.refresh().await;
    assert_eq!(shelf.mark("a 3").await, Offline::PicturesLeft);
    library.set_feed_settings(feed.id, keep(Keep::Everything)).await.unwrap();
    shelf.refresh().await;
    for title in ["a 1", "a 2", "a 3"] {
        assert_eq!(shelf.mark(title).await, Offline::Complete, "{title}");
    }

    // Only what the feed carries: its summary, though there is a page.
    shelf.site.set_page("/b/1", &paragraphs());
    let url = format!("{}/b/1", shelf.url);
    shelf.site.set_feed("/b", &[]);
    shelf.site.set_feed("/b", &[Entry { url: &format!("{url}0"), title: "b 0", text: "<p>Nol.</p>" }]);
    let feed = shelf.follow("b").await;
    library.set_feed_settings(feed.id, keep(Keep::Feed)).await.unwrap();
    shelf.site.set_feed("/b", &[Entry { url: &url, title: "b 1", text: "<p>Kapal tiba.</p>" }]);
    shelf.refresh().await;
    assert_eq!(shelf.mark("b 1").await, Offline::FeedText);
    library.fetch_full_text(shelf.id("b 1").await).await.unwrap();
    assert_eq!(shelf.mark("b 1").await, Offline::Complete);
}

#[tokio::test]
async fn a_view_is_made_ready_for_a_journey() {
    let shelf = Shelf::open().await;
    shelf.set("a", 1..=3);
    shelf.site.remove("/a2.png");
    let feed = shelf.follow("a").await;
    let library = &shelf.desk.library;
    let settings = FeedSettings { keep: Keep::Text, ..FeedSettings::default() };
    library.set_feed_settings(feed.id, settings).await.unwrap();
    shelf.refresh().await;
    let view = View::Feed { id: feed.id };
    let preview = library.preview_offline(view.clone()).await.unwrap();
    assert_eq!((preview.articles, preview.incomplete, preview.pictures), (3, 3, 3));
    assert!(preview.bytes > 0);
    let made = library.make_offline(view.clone()).await.unwrap();
    assert_eq!(made, MadeOffline { complete: 2, incomplete: 1 });
    // It lacks a file meanwhile: making it ready looks for that too, and what failed is tried again.
    for file in shelf.files() {
        fs::remove_file(file).unwrap();
    }
    shelf.set("a", 1..=3);
    assert_eq!(library.make_offline(view.clone()).await.unwrap(), MadeOffline { complete: 3, incomplete: 0 });
    assert_eq!(shelf.files().len(), 3);
    assert_eq!(library.preview_offline(view).await.unwrap().incomplete, 0);
    let gone = View::Feed { id: warta_engine::model::FeedId(999) };
    assert_eq!(library.make_offline(gone).await.unwrap_err().code(), "not_found");
}

#[tokio::test]
async fn files_that_are_gone_cut_off_swapped_or_empty_are_fetched_again() {
    let shelf = Shelf::open().await;
    shelf.set("a", 1..=6);
    shelf.follow("a").await;
    shelf.refresh().await;
    let library = &shelf.desk.library;
    let files = shelf.files();
    let whole: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    assert_eq!(library.verify_files().await.unwrap(), Verified { whole: 6, ..Verified::default() });
    fs::remove_file(&files[0]).unwrap();
    fs::write(&files[1], &whole[1][..whole[1].len() / 2]).unwrap();
    fs::write(&files[2], &whole[3]).unwrap();
    fs::write(&files[4], "").unwrap();
    let found = library.verify_files().await.unwrap();
    assert_eq!(found, Verified { whole: 2, missing: 1, damaged: 3, unused: 0 });
    let marks = shelf.desk.rows(View::All).await.iter().filter(|row| row.offline == Offline::Pending).count();
    assert_eq!(marks, 4, "the mark says nothing that is not so");
    shelf.refresh().await;
    let again: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    assert!(again == whole, "every file is what it was");
    assert_eq!(library.verify_files().await.unwrap().whole, 6);
}

#[tokio::test]
async fn a_picture_that_several_articles_show_is_counted_once_and_what_is_on_its_way_out_not_at_all() {
    let shelf = Shelf::open().await;
    // A third of a megabyte that all of them show, and as much again of one alone.
    let mut seed = 7_u32;
    for name in ["shared", "own"] {
        let picture = image::GrayImage::from_fn(800, 750, |_, _| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            image::Luma([u8::try_from(seed >> 24).unwrap()])
        });
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        shelf.site.set(&format!("/{name}.png"), "image/png", bytes.into_inner());
    }
    let texts: Vec<String> = (0..6)
        .map(|number| {
            let own = if number == 5 { "<img src='/own.png'>" } else { "" };
            let text = format!("{}<img src='/shared.png'>{own}", paragraphs());
            text.replace("src='", &format!("src='{}", shelf.url))
        })
        .collect();
    let urls: Vec<(String, String)> =
        (0..6).map(|number| (format!("{}/{number}", shelf.url), format!("a {number}"))).collect();
    let entries: Vec<_> =
        urls.iter().zip(&texts).map(|((url, title), text)| Entry { url, title, text }).collect();
    shelf.site.set_feed("/a", &entries);
    shelf.follow("a").await;
    shelf.refresh().await;
    let library = &shelf.desk.library;
    assert!(library.storage().await.unwrap().pictures > 1_100_000);
    // The shared one is kept by a bookmark: only the own one of the last can make room.
    library.bookmark(vec![shelf.id("a 0").await], true).await.unwrap();
    let keeping = Keeping { most_mb: Some(1), ..Keeping::default() };
    let gone = library.set_keeping(keeping).await.unwrap().0;
    assert_eq!(gone.without_pictures, 1);
    assert_eq!(library.set_keeping(keeping).await.unwrap().0, LetGo::default(), "there is no more to do");
    assert_eq!(shelf.mark("a 1").await, Offline::Complete);

    // An article that was removed takes room for a week, which no other one has to make.
    library.look_at(shelf.id("a 5").await, Offline::PicturesLeft);
    for _ in 0..200 {
        if shelf.mark("a 5").await == Offline::Complete {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    library.delete_articles(vec![shelf.id("a 5").await]).await.unwrap();
    assert_eq!(library.set_keeping(keeping).await.unwrap().0, LetGo::default());
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_that_cannot_be_read_just_now_is_not_taken_for_a_damaged_one() {
    let shelf = Shelf::open().await;
    shelf.set("a", 1..=3);
    shelf.follow("a").await;
    shelf.refresh().await;
    let files = shelf.files();
    // Reading a folder fails, and not because it is not there.
    fs::rename(&files[0], files[0].with_extension("aside")).unwrap();
    fs::create_dir(&files[0]).unwrap();
    let library = &shelf.desk.library;
    assert_eq!(library.verify_files().await.unwrap_err().code(), "internal");
    assert!(files.iter().all(|file| file.exists()), "nothing was removed");
    assert!(shelf.desk.rows(View::All).await.iter().all(|row| row.offline == Offline::Complete));
}

#[tokio::test]
async fn a_row_shows_a_small_picture_and_one_whose_file_is_gone_comes_back() {
    let shelf = Shelf::open().await;
    shelf.site.set_picture("/besar.png", 600, 90);
    let text = format!("{}<img src='{}/besar.png' width=600 height=600>", paragraphs(), shelf.url);
    shelf.site.set_feed("/a", &[Entry { url: &format!("{}/1", shelf.url), title: "A", text: &text }]);
    shelf.follow("a").await;
    shelf.refresh().await;
    let library = &shelf.desk.library;
    let key = shelf.desk.rows(View::All).await[0].thumbnail.clone().unwrap();
    let (whole, mime) = library.asset(&key).await.unwrap();
    let (small, small_mime) = library.asset(&format!("{key}/row")).await.unwrap();
    assert_eq!((mime.as_str(), small_mime.as_str()), ("image/png", "image/jpeg"));
    let side = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().width();
    assert_eq!((side(&whole), side(&small)), (600, 152));
    for wrong in ["/huge", "/row/row", "/../row", "/"] {
        assert_eq!(library.asset(&format!("{key}{wrong}")).await.unwrap_err().code(), "not_found");
    }
    // Small ones are a cache: without them nothing is lost, and with them alone a lost picture is not hidden.
    fs::remove_dir_all(shelf.desk.dir.path().join("assets")).unwrap();
    assert_eq!(library.asset(&key).await.unwrap_err().code(), "not_found");
    assert_eq!(shelf.mark("A").await, Offline::Pending);
    shelf.refresh().await;
    assert_eq!(library.asset(&key).await.unwrap(), (whole, mime));
    assert_eq!(shelf.mark("A").await, Offline::Complete);
}

#[tokio::test]
async fn the_numbers_are_those_of_the_disk_and_room_is_given_back() {
    let shelf = Shelf::open().await;
    let text = paragraphs().repeat(4);
    let entries: Vec<(String, String)> =
        (1..=400).map(|number| (format!("{}/{number}", shelf.url), format!("{number}"))).collect();
    let entries: Vec<_> = entries.iter().map(|(url, title)| Entry { url, title, text: &text }).collect();
    shelf.site.set_feed("/a", &entries);
    let feed = shelf.follow("a").await;
    shelf.set("b", 1..=2);
    shelf.follow("b").await;
    shelf.refresh().await;
    let library = &shelf.desk.library;
    library.back_up_daily().await.unwrap();
    let storage = library.storage().await.unwrap();
    assert_eq!(storage.folder, shelf.desk.dir.path().display().to_string());
    assert_eq!(library.overview(Timestamp(0)).await.unwrap().outgrown, None);
    let large =
        "INSERT INTO setting VALUES ('size', '2500000000') ON CONFLICT DO UPDATE SET value = excluded.value";
    database(shelf.desk.dir.path()).execute(large, []).unwrap();
    assert_eq!(library.overview(Timestamp(0)).await.unwrap().outgrown, Some(2_500_000_000));
    let Storage { text, index, revisions, lists, empty, .. } = storage.clone();
    let page: i64 =
        database(shelf.desk.dir.path()).query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let database = u64::try_from(page * 4096).unwrap();
    let counted = text + index + revisions + lists + empty;
    // SQLite's own pages of the list of free ones are in neither.
    assert!(counted.abs_diff(database) < 16 << 10, "{storage:?} of {database}");
    let kept: u64 = shelf.files().iter().map(|file| file.metadata().unwrap().len()).sum();
    assert_eq!((storage.pictures, storage.recordings), (kept, 0));
    assert!(storage.backups > 100_000, "{storage:?}");
    assert_eq!((storage.feeds[0].feed, storage.feeds[0].articles), (feed.id, 400));
    assert_eq!(storage.feeds[1].pictures, kept);

    let keeping = Keeping {
        retention: Retention { count: Some(20), unread_too: true, ..Retention::default() },
        ..Keeping::default()
    };
    library.set_keeping(keeping).await.unwrap();
    let freed = library.free_space().await.unwrap();
    let before = storage;
    let storage = library.storage().await.unwrap();
    assert!(freed > 100_000, "{freed} {before:?} {storage:?}");
    assert_eq!((storage.removed, storage.feeds[0].articles), (0, 20));
    assert!(storage.empty < 64 << 10, "{storage:?}");
    assert_eq!(library.overview(Timestamp(0)).await.unwrap().outgrown, None, "it is limited");
    library.check().await.unwrap();
}

/// Set in the process that is to be killed: the folder of its library.
const VICTIM: &str = "WARTA_TEST_LETTING_GO";

fn nearly_nothing() -> Keeping {
    let retention = Retention { count: Some(1), unread_too: true, ..Retention::default() };
    Keeping { retention, ..Keeping::default() }
}

#[test]
fn victim() {
    let Ok(dir) = std::env::var(VICTIM) else { return };
    let clock = ManualClock::at(Timestamp(SAMPLE_NOW));
    let library = open_at(Path::new(&dir), &clock).unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(library.set_keeping(nearly_nothing())).unwrap();
}

#[tokio::test]
async fn killed_while_articles_go_all_of_them_can_be_brought_back() {
    let shelf = Shelf::open().await;
    let urls: Vec<(String, String)> =
        (0..4_000).map(|number| (format!("{}/{number}", shelf.url), format!("a {number}"))).collect();
    let entries: Vec<_> = urls.iter().map(|(url, title)| Entry { url, title, text: "kapal" }).collect();
    shelf.site.set_feed("/a", &entries);
    shelf.follow("a").await;
    let first = shelf.desk.rows(View::All).await[0].id;
    shelf.desk.library.bookmark(vec![first], true).await.unwrap();
    let Desk { library, clock, dir, .. } = shelf.desk;
    let before = library.overview(Timestamp(0)).await.unwrap().counts;
    drop(library);
    let mut halfway = 0;
    for round in 0..6 {
        let mut victim = Command::new(std::env::current_exe().unwrap())
            .args(["keeping::victim", "--exact"])
            .env(VICTIM, dir.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // It dies when so many have gone, or, should it be too quick for that, when all have.
        let gone = || {
            let count = "SELECT count(*) FROM state WHERE deleted > 0";
            database(dir.path()).query_row(count, [], |row| row.get::<_, u32>(0)).unwrap_or(0)
        };
        while victim.try_wait().unwrap().is_none() && gone() < 1 + 600 * round {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        victim.kill().unwrap();
        victim.wait().unwrap();

        let library = open_at(dir.path(), &clock).unwrap();
        library.check().await.unwrap();
        let counts = library.overview(Timestamp(0)).await.unwrap().counts;
        assert_eq!(counts.bookmarked, 1, "round {round}");
        halfway += u32::from((3..before.all).contains(&counts.all));
        // What was begun is done the next time; every part of it can be taken back.
        library.set_keeping(nearly_nothing()).await.unwrap();
        assert_eq!(library.overview(Timestamp(0)).await.unwrap().counts.all, 1, "round {round}");
        library.set_keeping(Keeping::default()).await.unwrap();
        let undos: Vec<i64> = {
            let db = database(dir.path());
            let mut statement = db.prepare("SELECT id FROM undo WHERE kind = 'let_go'").unwrap();
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
        };
        for undo in undos {
            // One that was killed before anything went has nothing to bring back.
            let _ = library.undo(UndoId(undo)).await;
        }
        database(dir.path()).execute("UPDATE state SET exempt = 0", []).unwrap();
        assert_eq!(library.overview(Timestamp(0)).await.unwrap().counts, before, "round {round}");
        library.check().await.unwrap();
    }
    println!("killed {halfway} times of 6 while they went");
}
