//! The same article stays the same article, and what was read stays read.

pub(crate) use axum_feed::Served;
use warta_engine::library::Scope;
use warta_engine::model::View;

use crate::support::{Desk, database, open_at};

/// A feed whose text a test sets.
mod axum_feed {
    use std::sync::{Arc, Mutex};

    use axum::Router;
    use axum::extract::State;
    use axum::http::header;
    use axum::routing::get;

    #[derive(Clone, Default)]
    pub(crate) struct Served(Arc<Mutex<String>>);

    impl Served {
        /// Serves whatever was last set, without validators, and gives the address.
        pub(crate) async fn start() -> (Self, String) {
            let served = Self::default();
            let answer = async |State(served): State<Self>| {
                ([(header::CONTENT_TYPE, "application/rss+xml")], served.0.lock().unwrap().clone())
            };
            let router = Router::new().route("/feed", get(answer)).with_state(served.clone());
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let url = format!("http://{}/feed", listener.local_addr().unwrap());
            tokio::spawn(async move { axum::serve(listener, router).await });
            (served, url)
        }

        pub(crate) fn set(&self, items: &[&str]) {
            let items: String = items.iter().map(|item| format!("<item>{item}</item>")).collect();
            let feed = "<rss version='2.0'><channel><title>Uji</title>";
            *self.0.lock().unwrap() = format!("{feed}{items}</channel></rss>");
        }
    }
}

/// Follows a feed that first lists `before` and then `after`; gives the titles that are listed and whether
/// each is read, after the first version was read.
async fn relisted(before: &[&str], after: &[&str]) -> Vec<(String, bool)> {
    let desk = Desk::open().await;
    let (served, url) = Served::start().await;
    served.set(before);
    desk.library.subscribe(&url, None).await.unwrap();
    let (_, _) =
        desk.library.mark_view_read(View::All, warta_engine::store::list::Part::Whole).await.unwrap();
    served.set(after);
    desk.clock.advance(std::time::Duration::from_secs(3600));
    let summary = desk.library.refresh(Scope::Now).await.unwrap();
    assert_eq!(summary.failed, 0);
    let mut rows: Vec<_> = desk.rows(View::All).await.into_iter().map(|row| (row.title, row.read)).collect();
    rows.sort();
    rows
}

#[tokio::test]
async fn what_is_listed_again_is_not_new() {
    let check = async |name: &str, before: &[&str], after: &[&str], expected: &[(&str, bool)]| {
        let rows = relisted(before, after).await;
        let rows: Vec<_> = rows.iter().map(|(title, read)| (title.as_str(), *read)).collect();
        assert_eq!(rows, expected, "{name}");
    };
    let item = "<guid>1</guid><title>A</title><link>http://s.example/a</link>";
    check(
        "new title, same GUID",
        &[item],
        &["<guid>1</guid><title>B</title><link>http://s.example/a</link>"],
        &[("B", true)],
    )
    .await;
    check(
        "new GUID, same URL",
        &[item],
        &["<guid>2</guid><title>A</title><link>http://s.example/a</link>"],
        &[("A", true)],
    )
    .await;
    check(
        "new URL, same GUID",
        &[item],
        &["<guid>1</guid><title>A</title><link>http://s.example/b</link>"],
        &[("A", true)],
    )
    .await;
    check(
        "URL with tracking, www and another scheme",
        &["<title>A</title><link>http://s.example/a</link>"],
        &["<title>A</title><link>https://www.s.example/a?utm_source=rss#top</link>"],
        &[("A", true)],
    )
    .await;
    check("neither GUID nor date", &["<title>A</title>"], &["<title>A</title>"], &[("A", true)]).await;
    check(
        "two entries of one address",
        &[
            "<guid>1</guid><title>A</title><link>http://s.example/</link>",
            "<guid>2</guid><title>B</title><link>http://s.example/</link>",
        ],
        &[
            "<guid>3</guid><title>C</title><link>http://s.example/</link>",
            "<guid>2</guid><title>B</title><link>http://s.example/</link>",
        ],
        &[("A", true), ("B", true), ("C", false)],
    )
    .await;
}

#[tokio::test]
async fn ten_refreshes_of_an_undated_feed_add_nothing() {
    let desk = Desk::open().await;
    let (served, url) = Served::start().await;
    served.set(&["<title>A</title><description>x</description>", "<title>B</title>"]);
    desk.library.subscribe(&url, None).await.unwrap();
    for round in 0..10 {
        // The document changes, with an entry of nothing but space, without its articles doing so.
        served.set(&["<title>A</title><description>x</description>", "<title>B</title>", &" ".repeat(round)]);
        desk.clock.advance(std::time::Duration::from_secs(3600));
        desk.library.refresh(Scope::Now).await.unwrap();
    }
    let mut titles: Vec<_> = desk.rows(View::All).await.into_iter().map(|row| row.title).collect();
    titles.sort();
    assert_eq!(titles, ["A", "B"]);
}

#[tokio::test]
async fn a_future_date_does_not_pin_an_article_to_the_top() {
    let desk = Desk::open().await;
    let (served, url) = Served::start().await;
    served.set(&["<guid>1</guid><title>Depan</title><pubDate>Wed, 09 Nov 2033 12:01:00 GMT</pubDate>"]);
    desk.library.subscribe(&url, None).await.unwrap();
    let future = desk.rows(View::All).await.remove(0);
    let published = desk.library.article(future.id).await.unwrap().published.unwrap();
    assert!(published.instant_ms > future.sort_time);
    desk.clock.advance(std::time::Duration::from_secs(3600));
    served.set(&[
        "<guid>2</guid><title>Kini</title>",
        "<guid>1</guid><title>Depan</title><pubDate>Wed, 09 Nov 2033 12:01:00 GMT</pubDate>",
    ]);
    desk.library.refresh(Scope::Now).await.unwrap();
    let titles: Vec<_> = desk.rows(View::All).await.into_iter().map(|row| row.title).collect();
    assert_eq!(titles, ["Kini", "Depan"]);
}

#[tokio::test]
async fn an_article_of_two_feeds_is_one_article_in_both() {
    let desk = Desk::open().await;
    let (front, front_url) = Served::start().await;
    let (world, world_url) = Served::start().await;
    let item = "<guid>x</guid><title>A</title><link>http://s.example/a</link>";
    front.set(&[item]);
    world.set(&[item, "<guid>y</guid><title>B</title><link>http://s.example/b</link>"]);
    let front = desk.library.subscribe(&front_url, None).await.unwrap();
    let world = desk.library.subscribe(&world_url, None).await.unwrap();
    assert_eq!(desk.rows(View::All).await.len(), 2);
    assert_eq!(desk.rows(View::Feed { id: front.id }).await.len(), 1);
    let both = desk.rows(View::Feed { id: world.id }).await;
    assert_eq!(both.len(), 2);
    let a = both.iter().find(|row| row.title == "A").unwrap().id;
    desk.library.mark(vec![a], true).await.unwrap();
    let unread: Vec<_> = desk.library.feeds().await.unwrap().iter().map(|feed| feed.unread).collect();
    assert_eq!(unread, [0, 1]);
}

/// The library of a desk, as the program before this one left it: keys were made by other lists.
fn with_old_keys(dir: &std::path::Path, changes: &str) {
    let library = database(dir);
    library.execute_batch(&format!("{changes}; DELETE FROM setting WHERE name = 'keys'")).unwrap();
}

#[tokio::test]
async fn what_was_known_by_an_address_with_trackers_is_known_without_them() {
    let desk = Desk::open().await;
    let (served, url) = Served::start().await;
    let item = |title: &str, query: &str| {
        format!("<title>{title}</title><link>http://s.example/{title}{query}</link>")
    };
    // Nothing but their addresses tells them apart, and none of it was a tracker to the program before.
    let items = [item("a", "?ocid=rss"), item("b", "?id=1&ncid=rss"), item("c", "?id=2")];
    served.set(&items.each_ref().map(String::as_str));
    desk.library.subscribe(&url, None).await.unwrap();
    desk.library.mark_view_read(View::All, warta_engine::store::list::Part::Whole).await.unwrap();
    let Desk { newsroom, library, clock, dir } = desk;
    drop(library);
    with_old_keys(
        dir.path(),
        "UPDATE listing SET url_key = 's.example/a?ocid=rss' WHERE url_key = 's.example/a';
         UPDATE article SET url_key = 's.example/a?ocid=rss' WHERE url_key = 's.example/a';
         UPDATE listing SET url_key = 's.example/b?id=1&ncid=rss' WHERE url_key = 's.example/b?id=1';
         UPDATE article SET url_key = 's.example/b?id=1&ncid=rss' WHERE url_key = 's.example/b?id=1'",
    );
    let library = open_at(dir.path(), &clock).unwrap();
    let desk = Desk { newsroom, library, clock, dir };
    // Listed by each of the addresses that their pages have had, and by another feed.
    let (other, other_url) = Served::start().await;
    other.set(&[&item("a", "?utm_source=x"), &item("b", "?id=1")]);
    desk.library.subscribe(&other_url, None).await.unwrap();
    served.set(&[
        &item("a", "?ocid=lain"),
        &item("b", "?id=1&ncid=rss"),
        &item("c", "?id=2&smid=tw"),
        &item("d", ""),
    ]);
    desk.clock.advance(std::time::Duration::from_secs(3600));
    desk.library.refresh(Scope::Now).await.unwrap();
    let mut rows: Vec<_> = desk.rows(View::All).await.into_iter().map(|row| (row.title, row.read)).collect();
    rows.sort();
    let expected = [("a", true), ("b", true), ("c", true), ("d", false)];
    assert_eq!(rows, expected.map(|(title, read)| (title.to_owned(), read)));
    desk.library.check().await.unwrap();
}

#[tokio::test]
async fn two_articles_that_turn_out_to_be_of_one_page_stay_two() {
    let desk = Desk::open().await;
    let (served, url) = Served::start().await;
    let listed = [
        "<guid>1</guid><title>A</title><link>http://s.example/a</link>",
        "<guid>2</guid><title>B</title><link>http://s.example/b</link>",
    ];
    served.set(&listed);
    desk.library.subscribe(&url, None).await.unwrap();
    let Desk { newsroom, library, clock, dir } = desk;
    drop(library);
    with_old_keys(
        dir.path(),
        "UPDATE listing SET url_key = 's.example/a?ocid=rss' WHERE url_key = 's.example/b';
         UPDATE article SET url_key = 's.example/a?ocid=rss' WHERE url_key = 's.example/b'",
    );
    let library = open_at(dir.path(), &clock).unwrap();
    let desk = Desk { newsroom, library, clock, dir };
    desk.clock.advance(std::time::Duration::from_secs(3600));
    served.set(&[listed[0], listed[1], "<title>"]);
    desk.library.refresh(Scope::Now).await.unwrap();
    assert_eq!(desk.rows(View::All).await.len(), 2);
    desk.library.check().await.unwrap();
}
