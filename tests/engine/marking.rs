//! Read, unread, bookmarked: counts follow, and everything can be taken back.

use warta_engine::model::{Counts, Cursor, Timestamp, View};
use warta_engine::store::list::Part;
use warta_newsroom::SAMPLE_NOW;

use crate::support::Desk;

async fn counts(desk: &Desk) -> Counts {
    desk.library.overview(Timestamp(SAMPLE_NOW - 5 * 3_600_000)).await.unwrap().counts
}

#[tokio::test]
async fn marking_a_view_and_taking_it_back_restores_each_article() {
    let desk = Desk::open().await;
    let feed = desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    let other = desk.library.subscribe(&desk.newsroom.feed_url("northern-wire"), None).await.unwrap();
    let rows = desk.rows(View::Feed { id: feed.id }).await;
    desk.library.mark(vec![rows[0].id, rows[5].id], true).await.unwrap();
    let before = desk.rows(View::All).await;
    assert_eq!(counts(&desk).await.unread, 22);

    let (changed, undo) = desk.library.mark_view_read(View::Feed { id: feed.id }, Part::Whole).await.unwrap();
    let undo = undo.unwrap();
    assert_eq!((changed, counts(&desk).await.unread), (10, 12));
    desk.library.undo(undo).await.unwrap();
    assert_eq!(desk.rows(View::All).await, before);
    assert_eq!(counts(&desk).await.unread, 22);
    assert!(desk.library.undo(undo).await.is_err(), "an action is taken back once");
    let feeds = desk.library.feeds().await.unwrap();
    assert_eq!(feeds.iter().find(|f| f.id == other.id).unwrap().unread, 12);
}

#[tokio::test]
async fn above_and_below_leave_the_row_itself() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    let rows = desk.rows(View::All).await;
    let row = Cursor { sort_time: rows[4].sort_time, id: rows[4].id };
    let (changed, undo) = desk.library.mark_view_read(View::All, Part::Newer(row)).await.unwrap();
    assert_eq!(changed, 4);
    let read = async || desk.rows(View::All).await.iter().map(|row| row.read).collect::<Vec<_>>();
    assert_eq!(read().await.iter().position(|read| !read), Some(4));
    desk.library.undo(undo.unwrap()).await.unwrap();
    let (changed, _) = desk.library.mark_view_read(View::All, Part::Older(row)).await.unwrap();
    assert_eq!(changed, 7);
    assert_eq!(read().await.iter().rposition(|read| !read), Some(4));
}

#[tokio::test]
async fn counts_are_what_the_views_hold() {
    let desk = Desk::open().await;
    for slug in ["kabar-pagi", "northern-wire", "orchard-review"] {
        desk.library.subscribe(&desk.newsroom.feed_url(slug), None).await.unwrap();
    }
    let rows = desk.rows(View::All).await;
    let ids: Vec<_> = rows.iter().step_by(3).map(|row| row.id).collect();
    desk.library.bookmark(ids[..4].to_vec(), true).await.unwrap();
    desk.library.bookmark(ids[..1].to_vec(), false).await.unwrap();
    desk.library.mark(ids.clone(), true).await.unwrap();
    desk.library.mark(ids[2..4].to_vec(), false).await.unwrap();
    let since = Timestamp(SAMPLE_NOW - 5 * 3_600_000);
    let counts = counts(&desk).await;
    let held = async |view: View| u32::try_from(desk.rows(view).await.len()).unwrap();
    assert_eq!(counts.all, held(View::All).await);
    assert_eq!(counts.unread, held(View::Unread).await);
    assert_eq!(counts.bookmarked, held(View::Bookmarked).await);
    let today = desk.rows(View::Today { since }).await.iter().filter(|row| !row.read).count();
    assert_eq!(counts.today as usize, today);
    for feed in desk.library.feeds().await.unwrap() {
        let rows = desk.rows(View::Feed { id: feed.id }).await;
        assert_eq!(feed.total as usize, rows.len());
        assert_eq!(feed.unread as usize, rows.iter().filter(|row| !row.read).count());
    }
}

#[tokio::test]
async fn a_star_on_nothing_is_refused_whole() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    let id = desk.rows(View::All).await[0].id;
    let missing = warta_engine::model::ArticleId(9_999);
    assert!(desk.library.bookmark(vec![id, missing], true).await.is_err());
    assert!(desk.rows(View::Bookmarked).await.is_empty());
}
