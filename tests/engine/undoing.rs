//! Taking back: everything that people do to articles, tags, feeds and folders, and nothing that they did since.

use warta_engine::error::Error;
use warta_engine::library::Scope;
use warta_engine::model::{ArticleId, ArticleRow, Keeping, Retention, Timestamp, UndoId, View};
use warta_engine::store::list::Part;

use crate::site::{Entry, Site};
use crate::support::Desk;

/// A desk that follows a feed of so many articles, newest first.
async fn following(count: usize) -> (Desk, Vec<ArticleId>) {
    let desk = Desk::open().await;
    let (site, url) = Site::start().await;
    let urls: Vec<String> = (0..count).map(|number| format!("{url}/{number}")).collect();
    let entries: Vec<_> = urls.iter().map(|url| Entry { url, title: "A", text: "kapal" }).collect();
    site.set_feed("/feed", &entries);
    desk.library.subscribe(&format!("{url}/feed"), None).await.unwrap();
    let ids = desk.rows(View::All).await.iter().map(|row| row.id).collect();
    (desk, ids)
}

impl Desk {
    async fn row(&self, id: ArticleId) -> ArticleRow {
        self.rows(View::All).await.into_iter().find(|row| row.id == id).unwrap()
    }

    async fn take_back(&self, undo: Option<UndoId>) {
        self.library.undo(undo.expect("something was changed")).await.unwrap();
        self.library.check().await.unwrap();
    }
}

#[tokio::test]
async fn a_mark_of_all_can_be_taken_back_after_a_hundred_that_were_read() {
    let (desk, ids) = following(120).await;
    let (changed, all) = desk.library.mark_view_read(View::All, Part::Whole).await.unwrap();
    assert_eq!(changed, 120);
    for id in &ids[..60] {
        desk.library.mark(vec![*id], false).await.unwrap();
        desk.library.mark(vec![*id], true).await.unwrap();
    }
    desk.take_back(all).await;
    let read = desk.rows(View::All).await.iter().filter(|row| row.read).count();
    assert_eq!(read, 60, "what the person read since stays read");
}

#[tokio::test]
async fn the_large_ones_push_out_only_their_own_kind() {
    let (desk, ids) = following(3).await;
    let star = desk.library.bookmark(vec![ids[0]], true).await.unwrap();
    let (_, one) = desk.library.mark(vec![ids[0]], true).await.unwrap();
    let (_, first) = desk.library.mark_view_read(View::All, Part::Whole).await.unwrap();
    for read in [false, true].into_iter().cycle().take(50) {
        desk.library.mark(ids.clone(), read).await.unwrap();
    }
    assert!(matches!(desk.library.undo(first.unwrap()).await, Err(Error::NotFound)), "the fifty-first");
    desk.take_back(star).await;
    assert!(!desk.row(ids[0]).await.bookmarked);
    // Marked by others since, it stays as it is.
    desk.take_back(one).await;
    assert!(desk.row(ids[0]).await.read);
}

#[tokio::test]
async fn marks_are_taken_back_in_any_order_and_precisely() {
    let (desk, ids) = following(3).await;
    let read = async || {
        let mut read: Vec<_> =
            desk.rows(View::All).await.iter().filter(|row| row.read).map(|row| row.id).collect();
        read.sort();
        read
    };
    let sorted = |mut ids: Vec<ArticleId>| {
        ids.sort();
        ids
    };
    let (_, all) = desk.library.mark_view_read(View::All, Part::Whole).await.unwrap();
    let (_, one) = desk.library.mark(vec![ids[1]], false).await.unwrap();
    // The last first: each step back is a step back.
    desk.take_back(one).await;
    assert_eq!(read().await, sorted(ids.clone()));
    desk.take_back(all).await;
    assert_eq!(read().await, []);

    let (_, all) = desk.library.mark_view_read(View::All, Part::Whole).await.unwrap();
    desk.library.mark(vec![ids[1]], false).await.unwrap();
    desk.library.mark(vec![ids[1]], true).await.unwrap();
    // The first first: what was read since is read.
    desk.take_back(all).await;
    assert_eq!(read().await, [ids[1]]);
    // Nothing changed, nothing to take back.
    assert_eq!(desk.library.mark(vec![ids[1]], true).await.unwrap(), (0, None));
}

#[tokio::test]
async fn stars_are_taken_back() {
    let (desk, ids) = following(3).await;
    desk.library.bookmark(vec![ids[0]], true).await.unwrap();
    let both = desk.library.bookmark(ids[..2].to_vec(), true).await.unwrap();
    desk.take_back(both).await;
    assert!(desk.row(ids[0]).await.bookmarked, "it had it before");
    assert!(!desk.row(ids[1]).await.bookmarked);
    let off = desk.library.bookmark(vec![ids[0]], false).await.unwrap();
    desk.take_back(off).await;
    assert!(desk.row(ids[0]).await.bookmarked);
    assert_eq!(desk.library.bookmark(vec![ids[0]], true).await.unwrap(), None);

    let first = desk.library.bookmark(ids[1..].to_vec(), true).await.unwrap();
    desk.library.bookmark(vec![ids[2]], false).await.unwrap();
    desk.library.bookmark(vec![ids[2]], true).await.unwrap();
    desk.take_back(first).await;
    assert!(!desk.row(ids[1]).await.bookmarked);
    assert!(desk.row(ids[2]).await.bookmarked, "the person gave it a star again");
}

#[tokio::test]
async fn tags_are_taken_back() {
    let (desk, ids) = following(3).await;
    let tags = async |id| desk.row(id).await.tags;
    let (tag, made) = desk.library.tag(vec![ids[0]], "energi").await.unwrap();
    let (_, more) = desk.library.tag(ids.clone(), "energi").await.unwrap();
    desk.take_back(more).await;
    assert_eq!((tags(ids[0]).await, tags(ids[1]).await), (vec!["energi".to_owned()], vec![]));
    let off = desk.library.untag(ids.clone(), tag.id).await.unwrap();
    assert!(tags(ids[0]).await.is_empty());
    desk.take_back(off).await;
    assert_eq!(tags(ids[0]).await, ["energi"]);
    assert_eq!(desk.library.untag(vec![ids[2]], tag.id).await.unwrap(), None);
    desk.take_back(made).await;
    assert!(matches!(desk.library.tag_named("energi").await, Err(Error::NotFound)), "it was made by that");

    // A tag that has got a use or a name of its own since stays.
    let (tag, made) = desk.library.tag(vec![ids[0]], "dagang").await.unwrap();
    desk.library.rename_tag(tag.id, "niaga").await.unwrap();
    desk.take_back(made).await;
    assert_eq!(desk.library.tag_named("niaga").await.unwrap().total, 0);

    // A deleted tag comes back as the one that it was: what was done to it before can still be taken back.
    let (_, put) = desk.library.tag(vec![ids[0]], "niaga").await.unwrap();
    let deleted = desk.library.delete_tag(tag.id).await.unwrap();
    desk.take_back(Some(deleted)).await;
    assert_eq!(desk.library.tag_named("niaga").await.unwrap().id, tag.id);
    desk.take_back(put).await;
    assert!(tags(ids[0]).await.is_empty());
}

#[tokio::test]
async fn names_are_taken_back() {
    let (desk, ids) = following(1).await;
    let (tag, _) = desk.library.tag(ids.clone(), "energi").await.unwrap();
    let folder = desk.library.create_folder("Dunia").await.unwrap();
    let feed = desk.library.feeds().await.unwrap().remove(0);
    let names = async || {
        let overview = desk.library.overview(warta_engine::model::Timestamp(0)).await.unwrap();
        [overview.tags[0].name.clone(), overview.folders[0].name.clone(), overview.feeds[0].title.clone()]
    };
    let first = [
        desk.library.rename_tag(tag.id, "Energi").await.unwrap(),
        desk.library.rename_folder(folder.id, "Benua").await.unwrap(),
        desk.library.rename_feed(feed.id, "Koran").await.unwrap(),
    ];
    let second = [
        desk.library.rename_tag(tag.id, "Listrik").await.unwrap(),
        desk.library.rename_folder(folder.id, "Luar").await.unwrap(),
        desk.library.rename_feed(feed.id, "").await.unwrap(),
    ];
    assert_eq!(names().await, ["Listrik", "Luar", "U"]);
    for undo in second {
        desk.take_back(undo).await;
    }
    assert_eq!(names().await, ["Energi", "Benua", "Koran"]);
    assert_eq!(desk.rows(View::All).await[0].source, "Koran");
    for undo in first {
        desk.take_back(undo).await;
    }
    assert_eq!(names().await, ["energi", "Dunia", "U"]);
    assert_eq!(desk.library.rename_tag(tag.id, "energi").await.unwrap(), None);
    assert_eq!(desk.library.rename_folder(folder.id, "Dunia").await.unwrap(), None);
    assert_eq!(desk.library.rename_feed(feed.id, " ").await.unwrap(), None);

    // A name that was given again since is the person's.
    let first = desk.library.rename_tag(tag.id, "A").await.unwrap();
    desk.library.rename_tag(tag.id, "B").await.unwrap();
    desk.library.rename_tag(tag.id, "A").await.unwrap();
    desk.take_back(first).await;
    assert_eq!(names().await[0], "A");
    // One that another has by now is refused, and nothing is changed.
    let renamed = desk.library.rename_tag(tag.id, "C").await.unwrap().unwrap();
    desk.library.tag(ids, "a").await.unwrap();
    assert!(matches!(desk.library.undo(renamed).await, Err(Error::NameTaken { .. })));
    assert_eq!(desk.library.tag_named("C").await.unwrap().id, tag.id);
}

#[tokio::test]
async fn a_feed_goes_back_to_its_folder() {
    let desk = Desk::open().await;
    let [one, two] = [
        desk.library.create_folder("Satu").await.unwrap().id,
        desk.library.create_folder("Dua").await.unwrap().id,
    ];
    let feed = desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), Some(one)).await.unwrap().id;
    let folder = async || desk.library.feed(feed).await.unwrap().folder_id;
    let out = desk.library.move_feed(feed, None).await.unwrap();
    assert_eq!(desk.library.move_feed(feed, None).await.unwrap(), None);
    desk.take_back(out).await;
    assert_eq!(folder().await, Some(one));

    // Deleting a folder, and then moving the feed: it stays where the person put it.
    let deleted = desk.library.delete_folder(one).await.unwrap();
    desk.library.move_feed(feed, Some(two)).await.unwrap();
    desk.library.undo(deleted).await.unwrap();
    assert_eq!(folder().await, Some(two));
    let moved = desk.library.move_feed(feed, Some(one)).await.unwrap();
    let deleted = desk.library.delete_folder(two).await.unwrap();
    assert!(
        matches!(desk.library.undo(moved.unwrap()).await, Err(Error::NotFound)),
        "there is no such folder"
    );
    desk.library.undo(deleted).await.unwrap();
    desk.take_back(moved).await;
    assert_eq!(folder().await, Some(two), "now there is");

    // Another folder of that name takes the place of the deleted one.
    let deleted = desk.library.delete_folder(two).await.unwrap();
    let again = desk.library.create_folder("dua").await.unwrap().id;
    desk.library.undo(deleted).await.unwrap();
    assert_eq!(folder().await, Some(again));
    assert!(matches!(
        desk.library.move_feed(feed, Some(warta_engine::model::FolderId(99))).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn merged_tags_come_apart_again() {
    let (desk, ids) = following(4).await;
    let (beras, _) = desk.library.tag(ids[..3].to_vec(), "beras").await.unwrap();
    let (pangan, _) = desk.library.tag(ids[2..].to_vec(), "pangan").await.unwrap();
    let under =
        async |tag| desk.rows(View::Tag { id: tag }).await.iter().map(|row| row.id).collect::<Vec<_>>();
    assert!(matches!(desk.library.rename_tag(beras.id, "Pangan").await, Err(Error::NameTaken { .. })));
    assert!(desk.library.merge_tags(beras.id, beras.id).await.is_err());
    assert!(desk.library.merge_tags(beras.id, warta_engine::model::TagId(99)).await.is_err());
    assert_eq!(under(beras.id).await, ids[..3]);

    let merged = desk.library.merge_tags(beras.id, pangan.id).await.unwrap();
    assert_eq!(under(pangan.id).await, ids);
    assert!(matches!(desk.library.tag_named("beras").await, Err(Error::NotFound)));
    desk.library.check().await.unwrap();
    desk.take_back(Some(merged)).await;
    assert_eq!((under(beras.id).await, under(pangan.id).await), (ids[..3].to_vec(), ids[2..].to_vec()));

    // What got the other tag by itself since then keeps it.
    let merged = desk.library.merge_tags(beras.id, pangan.id).await.unwrap();
    desk.library.untag(vec![ids[0]], pangan.id).await.unwrap();
    desk.library.tag(vec![ids[0]], "pangan").await.unwrap();
    desk.take_back(Some(merged)).await;
    assert_eq!(under(beras.id).await, ids[..3]);
    assert_eq!(under(pangan.id).await, [ids[0], ids[2], ids[3]]);
}

#[tokio::test]
async fn over_a_restart_everything_becomes_what_it_was() {
    let (mut desk, ids) = following(12).await;
    let other = desk.library.subscribe(&desk.newsroom.feed_url("northern-wire"), None).await.unwrap();
    desk.library.mark(ids[..3].to_vec(), true).await.unwrap();
    desk.library.bookmark(vec![ids[4]], true).await.unwrap();
    desk.library.tag(vec![ids[5]], "energi").await.unwrap();
    let seen = async |desk: &Desk| {
        let overview = desk.library.overview(Timestamp(0)).await.unwrap();
        let feeds: Vec<_> =
            overview.feeds.into_iter().map(|feed| (feed.id, feed.title, feed.unread, feed.total)).collect();
        (desk.rows(View::All).await, feeds, overview.counts, overview.tags)
    };
    let before = seen(&desk).await;
    for action in ["mark all", "delete", "unsubscribe", "let go"] {
        let library = &desk.library;
        let undo = match action {
            "mark all" => library.mark_view_read(View::All, Part::Whole).await.unwrap().1.unwrap(),
            "delete" => library.delete_articles(ids[2..7].to_vec()).await.unwrap(),
            "unsubscribe" => library.unsubscribe(other.id).await.unwrap(),
            _ => {
                let retention = Retention { count: Some(1), unread_too: true, ..Retention::default() };
                let keeping = Keeping { retention, ..Keeping::default() };
                library.set_keeping(keeping).await.unwrap().1.unwrap()
            }
        };
        assert_ne!(seen(&desk).await, before, "{action}");
        desk = desk.restart().await;
        desk.advance(std::time::Duration::from_secs(6 * 24 * 3600));
        desk = desk.restart().await;
        desk.library.undo(undo).await.unwrap();
        desk.library.check().await.unwrap();
        assert_eq!(seen(&desk).await, before, "{action}");
    }
}

#[tokio::test]
async fn what_can_be_taken_back_outlives_a_restart_and_not_a_week() {
    let (desk, ids) = following(2).await;
    let star = desk.library.bookmark(vec![ids[0]], true).await.unwrap();
    let other = desk.library.bookmark(vec![ids[1]], true).await.unwrap();
    let desk = desk.restart().await;
    desk.take_back(star).await;
    assert!(!desk.row(ids[0]).await.bookmarked);
    desk.advance(std::time::Duration::from_secs(8 * 24 * 3600));
    let desk = desk.restart().await;
    assert!(matches!(desk.library.undo(other.unwrap()).await, Err(Error::NotFound)));
    desk.library.refresh(Scope::Now).await.unwrap();
    assert!(desk.row(ids[1]).await.bookmarked);
}
