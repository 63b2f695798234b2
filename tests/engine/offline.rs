//! What the mark says of an article holds: it opens without a network, or something is named that is amiss.

use std::time::Duration;

use warta_engine::event::{EngineEvent, RefreshProgress, RefreshStage};
use warta_engine::library::Scope;
use warta_engine::model::{Feed, FeedSettings, Offline, OpenMode, View};

use crate::site::{Entry, Site, paragraphs};
use crate::support::Desk;

const SUMMARY: &str = "<p>Kapal itu tiba di pelabuhan.</p>";

/// A desk that follows a feed with this one entry.
struct Reading {
    desk: Desk,
    site: Site,
    url: String,
    feed: Feed,
}

impl Reading {
    async fn of(text: &str) -> Self {
        let desk = Desk::open().await;
        let (site, url) = Site::start().await;
        site.set_feed("/feed", &[Entry { url: &format!("{url}/a"), title: "A", text }]);
        let feed = desk.library.subscribe(&format!("{url}/feed"), None).await.unwrap();
        Self { desk, site, url, feed }
    }

    fn set(&self, text: &str) {
        let url = format!("{}/a", self.url);
        self.site.set_feed("/feed", &[Entry { url: &url, title: "A", text }]);
    }

    async fn refresh(&self, times: u32) {
        for _ in 0..times {
            self.desk.advance(Duration::from_secs(3600));
            self.desk.library.refresh(Scope::Now).await.unwrap();
        }
    }

    async fn open_as(&self, open_mode: OpenMode) {
        let settings = FeedSettings { open_mode, ..FeedSettings::default() };
        self.desk.library.set_feed_settings(self.feed.id, settings).await.unwrap();
    }

    /// What the mark says, in the list and in the reader alike.
    async fn mark(&self) -> Offline {
        self.desk.library.check().await.unwrap();
        let row = self.desk.rows(View::All).await.remove(0);
        let article = self.desk.library.article(row.id).await.unwrap();
        assert_eq!(row.offline, article.offline);
        row.offline
    }
}

#[tokio::test]
async fn a_page_that_could_not_be_had_is_no_article_that_is_ready() {
    let reading = Reading::of(SUMMARY).await;
    assert_eq!(reading.mark().await, Offline::Pending);
    reading.refresh(2).await;
    assert_eq!(reading.mark().await, Offline::Pending, "it is tried three times");
    reading.refresh(1).await;
    assert_eq!(reading.mark().await, Offline::PageFailed);

    // Without full text the feed's is all that is wanted; with it, the page is tried anew.
    reading.open_as(OpenMode::FeedText).await;
    assert_eq!(reading.mark().await, Offline::Complete);
    reading.open_as(OpenMode::Automatic).await;
    assert_eq!(reading.mark().await, Offline::Pending);
    reading.site.set_page("/a", &paragraphs());
    reading.refresh(1).await;
    assert_eq!(reading.mark().await, Offline::Complete);
    let row = reading.desk.rows(View::All).await.remove(0);
    assert!(reading.desk.library.article(row.id).await.unwrap().from_page);

    // A page that is kept stays ready when a later one cannot be had.
    reading.site.remove("/a");
    reading.set("<p>Kapal itu tiba di pelabuhan selatan […]</p>");
    reading.refresh(1).await;
    assert_eq!(reading.mark().await, Offline::Pending);
    reading.refresh(3).await;
    assert_eq!(reading.mark().await, Offline::Complete);
}

#[tokio::test]
async fn a_page_that_came_or_failed_is_told_of_with_the_feeds_that_list_it() {
    for page in [Some(paragraphs()), None] {
        let reading = Reading::of(SUMMARY).await;
        if let Some(page) = &page {
            reading.site.set_page("/a", page);
        }
        let mut events = reading.desk.library.events();
        reading.refresh(1).await;
        let mut told = Vec::new();
        while let Ok(event) = events.try_recv() {
            match event {
                EngineEvent::RefreshProgress(RefreshProgress { stage: RefreshStage::Offline, .. }) => break,
                EngineEvent::ArticlesChanged { feeds } => told.push(feeds),
                _ => {}
            }
        }
        assert_eq!(told, [[reading.feed.id]], "{page:?}");
    }
}

#[tokio::test]
async fn what_waits_for_a_page_does_not_wait_when_full_text_is_turned_off() {
    for mode in [OpenMode::FeedText, OpenMode::Ask, OpenMode::Browser] {
        let reading = Reading::of(SUMMARY).await;
        reading.open_as(mode).await;
        assert_eq!(reading.mark().await, Offline::Complete, "{mode:?}");
        reading.refresh(1).await;
        assert_eq!(reading.mark().await, Offline::Complete, "{mode:?}");
    }
}

#[tokio::test]
async fn turning_full_text_on_wants_the_page_of_a_whole_text_too() {
    let reading = Reading::of(&paragraphs()).await;
    assert_eq!(reading.mark().await, Offline::Complete, "the feed carries it all");
    reading.open_as(OpenMode::FullText).await;
    assert_eq!(reading.mark().await, Offline::Pending);
    reading.open_as(OpenMode::Automatic).await;
    assert_eq!(reading.mark().await, Offline::Complete);

    // A long text that breaks off is a summary, however its feed is treated before.
    let reading = Reading::of(&format!("{}<p>Nakhoda itu […]</p>", paragraphs())).await;
    assert_eq!(reading.mark().await, Offline::Pending);
    reading.open_as(OpenMode::FeedText).await;
    assert_eq!(reading.mark().await, Offline::Complete);
    reading.open_as(OpenMode::Automatic).await;
    assert_eq!(reading.mark().await, Offline::Pending);
}

#[tokio::test]
async fn only_the_newest_pages_are_fetched_because_a_setting_was_changed() {
    let desk = Desk::open().await;
    let (site, url) = Site::start().await;
    let urls: Vec<String> = (0..210).map(|number| format!("{url}/{number}")).collect();
    let entries: Vec<_> = urls.iter().map(|url| Entry { url, title: "A", text: "" }).collect();
    site.set_feed("/feed", &entries);
    let feed = desk.library.subscribe(&format!("{url}/feed"), None).await.unwrap();
    for open_mode in [OpenMode::FeedText, OpenMode::FullText] {
        let settings = FeedSettings { open_mode, ..FeedSettings::default() };
        desk.library.set_feed_settings(feed.id, settings).await.unwrap();
    }
    let rows = desk.rows(View::All).await;
    assert!(rows[..200].iter().all(|row| row.offline == Offline::Pending));
    assert!(rows[200..].iter().all(|row| row.offline == Offline::FeedText), "{:#?}", &rows[200..]);
}

#[tokio::test]
async fn a_publisher_that_shares_the_beginning_is_named() {
    let reading = Reading::of(SUMMARY).await;
    reading.site.set_page("/a", "<p>Kapal itu tiba di pelabuhan utara. Baca selengkapnya</p>");
    reading.refresh(1).await;
    assert_eq!(reading.mark().await, Offline::Teaser);
    reading.open_as(OpenMode::FeedText).await;
    assert_eq!(reading.mark().await, Offline::Complete, "no more is wanted");
}

#[tokio::test]
async fn a_picture_that_is_not_here_is_named() {
    let text = format!("{}<img src='/a.png' width=600 height=400>", paragraphs());
    let reading = Reading::of(&text).await;
    assert_eq!(reading.mark().await, Offline::Pending);
    reading.refresh(1).await;
    assert_eq!(reading.mark().await, Offline::PictureFailed);

    let text = text.replace("/a.png", "/huge.png");
    let reading = Reading::of(&text).await;
    reading.site.set_picture("/huge.png", 6_400, 0);
    reading.refresh(1).await;
    assert_eq!(reading.mark().await, Offline::PictureTooBig);

    let text = text.replace("/huge.png", "/b.png");
    let reading = Reading::of(&text).await;
    reading.site.set_picture("/b.png", 600, 0);
    reading.refresh(1).await;
    assert_eq!(reading.mark().await, Offline::Complete);
    // A text with other pictures is another matter.
    reading.set(&text.replace("/b.png", "/c.png"));
    reading.refresh(1).await;
    assert_eq!(reading.mark().await, Offline::PictureFailed);
}
