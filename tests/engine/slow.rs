//! What takes too long to read is left alone: nobody waits for it, and nobody tries again before it changes.

use std::time::Duration;

use warta_engine::library::{OpenOptions, Scope};
use warta_engine::model::{Feed, Offline, View};

use crate::site::{Entry, Site, paragraphs};
use crate::support::Desk;

/// Too short for any document.
fn hurried(options: OpenOptions) -> OpenOptions {
    OpenOptions { reading_time: Duration::ZERO, ..options }
}

async fn refresh(desk: &Desk) {
    desk.advance(Duration::from_secs(3600));
    desk.library.refresh(Scope::Now).await.unwrap();
}

async fn problem(desk: &Desk, feed: &Feed) -> Option<String> {
    desk.library.feed(feed.id).await.unwrap().problem.map(|problem| problem.code)
}

#[tokio::test]
async fn a_feed_that_takes_too_long_is_read_again_when_it_changes() {
    let desk = Desk::open().await;
    let (site, url) = Site::start().await;
    let long = paragraphs().repeat(30);
    let entry = |path: &str| Entry {
        url: &format!("{url}/{path}").leak()[..],
        title: "A",
        text: long.clone().leak(),
    };
    site.set_feed("/feed", &[entry("a")]);
    let feed = desk.library.subscribe(&format!("{url}/feed"), None).await.unwrap();
    assert_eq!(desk.rows(View::All).await.len(), 1);

    site.set_feed("/feed", &[entry("a"), entry("b")]);
    let desk = desk.restart_with(hurried).await;
    refresh(&desk).await;
    assert_eq!(problem(&desk, &feed).await.as_deref(), Some("too_slow"));
    assert_eq!(desk.rows(View::All).await.len(), 1, "what was there stays");

    let desk = desk.restart().await;
    refresh(&desk).await;
    assert_eq!(problem(&desk, &feed).await.as_deref(), Some("too_slow"), "the same bytes are not read again");

    site.set_feed("/feed", &[entry("a"), entry("b"), entry("c")]);
    refresh(&desk).await;
    assert_eq!(problem(&desk, &feed).await, None);
    assert_eq!(desk.rows(View::All).await.len(), 3);
}

#[tokio::test]
async fn a_page_that_takes_too_long_is_not_tried_again() {
    let desk = Desk::open().await;
    let (site, url) = Site::start().await;
    site.set_page("/a", &paragraphs().repeat(30));
    site.set_feed("/feed", &[Entry { url: &format!("{url}/a"), title: "A", text: "Ringkas" }]);
    desk.library.subscribe(&format!("{url}/feed"), None).await.unwrap();

    let desk = desk.restart_with(hurried).await;
    refresh(&desk).await;
    assert_eq!(desk.rows(View::All).await[0].offline, Offline::PageFailed);

    let desk = desk.restart().await;
    refresh(&desk).await;
    assert_eq!(desk.rows(View::All).await[0].offline, Offline::PageFailed);
    assert!(
        desk.library.fetch_full_text(desk.rows(View::All).await[0].id).await.is_ok(),
        "but when a person asks"
    );
}
