//! Deleting articles: out of every view at once, back whole while that can be taken back, and gone for good after.

use std::path::Path;
use std::time::Duration;

use warta_engine::error::Error;
use warta_engine::library::Scope;
use warta_engine::model::{ArticleId, ArticleRow, View};
use warta_newsroom::flagship;

use crate::site::{Entry, Site, paragraphs};
use crate::support::Desk;

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Everything that the person sees of the library.
async fn seen(
    desk: &Desk,
) -> (Vec<ArticleRow>, Vec<ArticleRow>, Vec<(String, u32, u32)>, Vec<(String, u32)>) {
    desk.library.check().await.unwrap();
    let overview = desk.library.overview(warta_engine::model::Timestamp(0)).await.unwrap();
    let feeds = overview.feeds.into_iter().map(|feed| (feed.title, feed.unread, feed.total));
    let tags = overview.tags.into_iter().map(|tag| (tag.name, tag.total));
    (desk.rows(View::All).await, desk.rows(View::Bookmarked).await, feeds.collect(), tags.collect())
}

fn files(dir: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(dir) else { return 0 };
    entries.map(|entry| entry.unwrap().path()).map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

async fn follow(desk: &Desk, publisher: &str) {
    desk.library.subscribe(&desk.newsroom.feed_url(publisher), None).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
}

#[tokio::test]
async fn what_is_deleted_is_gone_from_every_view_and_comes_back_whole() {
    let desk = Desk::open().await;
    follow(&desk, flagship::PUBLISHER).await;
    let row = desk.rows(View::All).await.into_iter().find(|row| row.title == flagship::TITLE).unwrap();
    let others = desk.rows(View::All).await.into_iter().filter(|other| other.id != row.id).take(2);
    let ids: Vec<ArticleId> = others.map(|other| other.id).chain([row.id]).collect();
    desk.library.bookmark(vec![row.id], true).await.unwrap();
    let (tag, _) = desk.library.tag(vec![row.id], "timur tengah").await.unwrap();
    desk.library.mark(vec![row.id], true).await.unwrap();
    desk.library.set_position(row.id, 0.4).await.unwrap();
    let article = desk.library.article(row.id).await.unwrap();
    let before = seen(&desk).await;

    let undo = desk.library.delete_articles(ids.clone()).await.unwrap();
    let (all, bookmarked, feeds, tags) = seen(&desk).await;
    assert_eq!((all.len(), bookmarked.len()), (9, 0));
    assert_eq!((feeds[0].1, feeds[0].2), (9, 9));
    assert_eq!(tags, [("timur tengah".to_owned(), 0)]);
    assert!(desk.rows(View::Tag { id: tag.id }).await.is_empty());
    assert!(
        desk.rows(View::Feed { id: row.feed_id.unwrap() }).await.iter().all(|row| !ids.contains(&row.id))
    );
    assert!(desk.find("utusan teheran", 10).await.is_empty());
    assert!(matches!(desk.library.article(row.id).await, Err(Error::NotFound)));
    for error in [
        desk.library.bookmark(vec![row.id], false).await.unwrap_err(),
        desk.library.delete_articles(vec![row.id]).await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::NotFound));
    }

    // Not even a restart makes it final.
    let desk = desk.restart().await;
    desk.library.undo(undo).await.unwrap();
    assert_eq!(seen(&desk).await, before);
    assert_eq!(desk.library.article(row.id).await.unwrap(), article);
    assert_eq!(desk.find("utusan teheran", 10).await[0].row.id, row.id);
    assert!(matches!(desk.library.undo(undo).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn all_of_them_are_deleted_or_none() {
    let desk = Desk::open().await;
    follow(&desk, "kabar-pagi").await;
    let before = seen(&desk).await;
    let id = before.0[0].id;
    assert!(desk.library.delete_articles(vec![id, ArticleId(9_999)]).await.is_err());
    assert!(desk.library.delete_articles(vec![]).await.is_err());
    assert_eq!(seen(&desk).await, before);
    desk.library.delete_articles(vec![id, id]).await.unwrap();
    assert_eq!(desk.rows(View::All).await.len(), 11);
}

#[tokio::test]
async fn no_refresh_and_no_other_feed_brings_it_back() {
    let desk = Desk::open().await;
    let (site, url) = Site::start().await;
    let (a, b) = (format!("{url}/a"), format!("{url}/b"));
    let (text, rest) = (paragraphs(), Entry { url: &b, title: "B", text: "x" });
    let list = |title| vec![Entry { url: &a, title, text: &text }, rest];
    site.set_feed("/feed", &list("A"));
    let feed = desk.library.subscribe(&format!("{url}/feed"), None).await.unwrap();
    let titles = async |desk: &Desk| {
        desk.library.check().await.unwrap();
        let mut titles: Vec<_> = desk.rows(View::All).await.into_iter().map(|row| row.title).collect();
        titles.sort();
        titles
    };
    let id = desk.rows(View::All).await.iter().find(|row| row.title == "A").unwrap().id;
    let undo = desk.library.delete_articles(vec![id]).await.unwrap();
    site.set_feed("/feed", &list("A, lagi"));
    site.set_feed("/other", &list("A, lain"));
    let refresh = async |desk: &Desk| {
        desk.advance(HOUR);
        assert_eq!(desk.library.refresh(Scope::Now).await.unwrap().failed, 0);
    };
    refresh(&desk).await;
    let other = desk.library.subscribe(&format!("{url}/other"), None).await.unwrap();
    assert_eq!(titles(&desk).await, ["B"]);
    assert_eq!((other.total, desk.library.feed(feed.id).await.unwrap().total), (1, 1));
    // What was deleted is what comes back, and only then it learns of the edit.
    desk.library.undo(undo).await.unwrap();
    assert_eq!(titles(&desk).await, ["A", "B"]);
    site.set_feed("/feed", &list("A, terbaru"));
    refresh(&desk).await;
    assert_eq!(titles(&desk).await, ["A, terbaru", "B"]);

    // For good, it stays away too.
    desk.library.delete_articles(vec![id]).await.unwrap();
    desk.advance(8 * DAY);
    let desk = desk.restart().await;
    for number in 0..3 {
        site.set_feed("/feed", &list(["C", "D", "E"][number]));
        site.set_feed("/other", &list(["F", "G", "H"][number]));
        refresh(&desk).await;
        assert_eq!(titles(&desk).await, ["B"]);
    }
    let feeds = desk.library.feeds().await.unwrap();
    assert!(feeds.iter().all(|feed| (feed.total, feed.unread) == (1, 1)), "{feeds:#?}");
    assert!(desk.find("nakhoda", 10).await.is_empty());
    // A person who wants it again says so.
    site.set_page("/a", &text);
    let saved = desk.library.save_url(&a).await.unwrap();
    assert_eq!(titles(&desk).await, ["A", "B"]);
    refresh(&desk).await;
    assert_eq!(desk.rows(View::Saved).await[0].id, saved);
}

#[tokio::test]
async fn a_saved_page_is_deleted_and_can_be_saved_again() {
    let desk = Desk::open().await;
    let url = desk.newsroom.url(flagship::PATH);
    let id = desk.library.save_url(&url).await.unwrap();
    let undo = desk.library.delete_articles(vec![id]).await.unwrap();
    assert!(desk.rows(View::Saved).await.is_empty());
    assert_eq!(desk.library.save_url(&url).await.unwrap(), id, "it is still there");
    assert_eq!(desk.rows(View::Saved).await.len(), 1);
    desk.library.check().await.unwrap();
    // The person took it back themselves; a later deletion is another action.
    let later = desk.library.delete_articles(vec![id]).await.unwrap();
    assert!(matches!(desk.library.undo(undo).await, Err(Error::NotFound)));
    assert!(desk.rows(View::Saved).await.is_empty());
    desk.library.undo(later).await.unwrap();
    assert_eq!(desk.rows(View::Saved).await.len(), 1);

    desk.library.delete_articles(vec![id]).await.unwrap();
    desk.advance(8 * DAY);
    let desk = desk.restart().await;
    assert!(matches!(desk.library.undo(later).await, Err(Error::NotFound)));
    assert_eq!(files(&desk.dir.path().join("assets")), 0, "nothing is left of it");
    let again = desk.library.save_url(&url).await.unwrap();
    assert_ne!(again, id);
    assert_eq!(desk.rows(View::Saved).await.len(), 1);
}

#[tokio::test]
async fn pictures_go_with_the_last_article_that_shows_them() {
    let desk = Desk::open().await;
    let (site, url) = Site::start().await;
    // The pictures of /x.png and /y.png are two of the same bytes.
    for (number, path) in (1..).zip(["/own.png", "/shared.png", "/earlier.png", "/x.png", "/y.png"]) {
        site.set_picture(path, 600, if number > 3 { 9 } else { number });
    }
    let text = |pictures: &[&str]| {
        let pictures = pictures.iter().map(|path| format!("<img src='{url}{path}' width=600 height=400>"));
        paragraphs() + &pictures.collect::<String>()
    };
    let (a, b) = (format!("{url}/a"), format!("{url}/b"));
    let other = text(&["/shared.png", "/y.png"]);
    let refresh = async |of_a: &str| {
        let entries =
            [Entry { url: &a, title: "A", text: of_a }, Entry { url: &b, title: "B", text: &other }];
        site.set_feed("/feed", &entries);
        desk.advance(HOUR);
        desk.library.refresh(Scope::Now).await.unwrap();
    };
    site.set_feed("/feed", &[]);
    refresh(&text(&["/earlier.png"])).await;
    desk.library.subscribe(&format!("{url}/feed"), None).await.unwrap();
    refresh(&text(&["/earlier.png"])).await;
    refresh(&(text(&["/own.png", "/shared.png", "/x.png"]) + "<p>Kapal itu lalu berangkat.</p>")).await;
    let rows = desk.rows(View::All).await;
    let find = |title: &str| rows.iter().find(|row| row.title == title).unwrap().id;
    let (a, b) = (find("A"), find("B"));
    assert_eq!(desk.library.revisions(a).await.unwrap().len(), 1);
    let assets = desk.dir.path().join("assets");
    assert_eq!(files(&assets), 3, "that of the earlier text went with the edit");

    let (mine, undone) = (vec![a], desk.library.delete_articles(vec![b]).await.unwrap());
    desk.library.undo(undone).await.unwrap();
    desk.library.delete_articles(mine).await.unwrap();
    assert_eq!(files(&assets), 3, "until it is final");
    desk.advance(8 * DAY);
    let desk = desk.restart().await;
    assert_eq!(files(&assets), 2, "that of both articles, and that of the same bytes");
    let html = desk.library.article(b).await.unwrap().html;
    let keys: Vec<_> = html.split("warta-asset://localhost/").skip(1).map(|rest| &rest[..64]).collect();
    assert_eq!(keys.len(), 2);
    for key in keys {
        assert_eq!(desk.library.asset(key).await.unwrap().1, "image/png");
    }
    // What was removed is fetched when it is wanted again.
    site.set_page("/c", &text(&["/own.png"]));
    desk.library.save_url(&format!("{url}/c")).await.unwrap();
    assert_eq!(files(&assets), 3);
    desk.library.check().await.unwrap();
}

#[tokio::test]
async fn sounds_go_too() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.url("/podcast/feed.xml"), None).await.unwrap();
    let rows = desk.rows(View::All).await;
    for row in &rows[..2] {
        desk.library.keep_enclosure(row.id, 0).await.unwrap();
    }
    let media = desk.dir.path().join("assets/media");
    assert_eq!(files(&media), 2);
    let undo = desk.library.delete_articles(vec![rows[0].id]).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
    assert_eq!(files(&media), 2);
    // A window that is never closed makes it final too.
    desk.advance(8 * DAY);
    desk.library.refresh(Scope::Now).await.unwrap();
    assert_eq!(files(&media), 1);
    assert!(matches!(desk.library.undo(undo).await, Err(Error::NotFound)));
    assert!(desk.library.keep_enclosure(rows[1].id, 0).await.unwrap().exists());
}

#[tokio::test]
async fn however_many_deletions_there_are_each_can_be_taken_back() {
    let desk = Desk::open().await;
    let (site, url) = Site::start().await;
    let urls: Vec<String> = (0..52).map(|number| format!("{url}/{number}")).collect();
    let entries: Vec<_> = urls.iter().map(|url| Entry { url, title: "A", text: "kapal" }).collect();
    site.set_feed("/feed", &entries);
    desk.library.subscribe(&format!("{url}/feed"), None).await.unwrap();
    let rows = desk.rows(View::All).await;
    let mut undos = Vec::new();
    for row in &rows[..51] {
        undos.push(desk.library.delete_articles(vec![row.id]).await.unwrap());
    }
    desk.library.refresh(Scope::Now).await.unwrap();
    for undo in &undos {
        desk.library.undo(*undo).await.unwrap();
    }
    let left = desk.rows(View::All).await;
    assert_eq!(left, rows);
    desk.library.check().await.unwrap();
}

#[tokio::test]
async fn leaving_a_feed_and_deleting_do_not_get_into_each_others_way() {
    let desk = Desk::open().await;
    let url = desk.newsroom.feed_url("kabar-pagi");
    let feed = desk.library.subscribe(&url, None).await.unwrap();
    let rows = desk.rows(View::All).await;
    let gone = desk.library.delete_articles(vec![rows[0].id]).await.unwrap();
    let left = desk.library.unsubscribe(feed.id).await.unwrap();
    // Its feed has left: it comes back with it.
    desk.library.undo(gone).await.unwrap();
    assert!(desk.rows(View::All).await.is_empty());
    desk.library.undo(left).await.unwrap();
    assert_eq!(desk.rows(View::All).await, rows);

    let gone = desk.library.delete_articles(vec![rows[0].id]).await.unwrap();
    let left = desk.library.unsubscribe(feed.id).await.unwrap();
    desk.library.undo(left).await.unwrap();
    assert_eq!(desk.rows(View::All).await, rows[1..], "the deleted one stays away");
    desk.library.bookmark(vec![rows[1].id], true).await.unwrap();
    let left = desk.library.unsubscribe(feed.id).await.unwrap();
    desk.advance(5 * DAY);
    let starred = desk.library.delete_articles(vec![rows[1].id]).await.unwrap();
    desk.advance(3 * DAY);
    let desk = desk.restart().await;
    desk.library.check().await.unwrap();
    for undo in [left, gone] {
        assert!(matches!(desk.library.undo(undo).await, Err(Error::NotFound)), "that is final");
    }
    assert!(desk.rows(View::All).await.is_empty());
    // What leaving would have kept, deleting has not taken for good yet.
    desk.library.undo(starred).await.unwrap();
    assert_eq!(desk.rows(View::All).await[0].id, rows[1].id);
    desk.library.check().await.unwrap();
    // Whoever follows it again begins anew.
    desk.library.subscribe(&url, None).await.unwrap();
    assert_eq!(desk.rows(View::All).await.len(), 12);
    desk.library.check().await.unwrap();
}
