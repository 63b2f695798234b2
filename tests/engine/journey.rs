//! The main job: subscribe, refresh, read, bookmark and tag, lose the network, restart, find it again.

use warta_engine::library::Scope;
use warta_engine::model::{Offline, View};
use warta_newsroom::flagship;

use crate::support::Desk;

#[tokio::test]
async fn a_story_is_read_clean_kept_and_found_again_without_a_network() {
    let desk = Desk::open().await;
    let feed = desk.library.subscribe(&desk.newsroom.feed_url(flagship::PUBLISHER), None).await.unwrap();
    assert_eq!(feed.title, "Harian Selatan");
    let summary = desk.library.refresh(Scope::Due).await.unwrap();
    assert_eq!((summary.failed, summary.cancelled), (0, false));

    let rows = desk.rows(View::Feed { id: feed.id }).await;
    let row = rows.iter().find(|row| row.title == flagship::TITLE).expect("the flagship is listed");
    let article = desk.library.article(row.id).await.unwrap();
    let published = article.published.as_ref().unwrap();
    assert_eq!(article.byline.as_deref(), Some(flagship::BYLINE));
    assert_eq!((article.section.as_deref(), article.standfirst.as_deref()), (Some("Global"), None));
    assert_eq!(published.instant_ms.0, flagship::PUBLISHED);
    assert_eq!(published.offset_minutes, Some(flagship::OFFSET_MINUTES));

    let paragraphs: Vec<_> =
        article.html.split("<p>").skip(1).map(|p| p.split("</p>").next().unwrap()).collect();
    let text = |html: &str| warta_engine::article::plain_text(html).replace('\n', " ");
    for (told, paragraph) in flagship::PARAGRAPHS.iter().zip(&paragraphs) {
        assert!(text(paragraph).contains(told), "{told}\n{paragraph}");
    }
    assert_eq!(paragraphs.len(), flagship::PARAGRAPHS.len(), "{}", article.html);
    let related: Vec<_> = article.related.iter().map(|related| related.title.as_str()).collect();
    assert_eq!(related, flagship::RELATED);
    assert!(!article.html.contains(flagship::PROMO) && !article.html.contains("WhatsApp"));
    assert!(article.removed.iter().any(|removed| removed.text.contains("WhatsApp")));
    let names: Vec<_> = article.attributions.iter().map(|attribution| attribution.name.as_str()).collect();
    assert_eq!(names, ["Reuters", "TASS", "IRNA"]);
    assert_eq!(article.offline, Offline::Complete);

    desk.library.bookmark(vec![row.id], true).await.unwrap();
    desk.library.tag(vec![row.id], "timur tengah").await.unwrap();
    let id = row.id;

    // The newsroom closes; the library does not need it.
    let desk = desk.restart().await;
    desk.newsroom.set_fault("/", warta_newsroom::Fault::Status { code: 503, retry_after: None });
    desk.newsroom.clear_requests();
    let again = desk.library.article(id).await.unwrap();
    assert_eq!((again.html.as_str(), again.bookmarked), (article.html.as_str(), true));
    assert_eq!(again.tags[0].name, "timur tengah");
    let keys: Vec<_> = again.html.split("warta-asset://localhost/").skip(1).map(|rest| &rest[..64]).collect();
    assert!(keys.len() >= 2, "lead and inline picture: {}", again.html);
    for key in keys {
        let (bytes, mime) = desk.library.asset(key).await.unwrap();
        assert!(bytes.len() > 1_000 && mime.starts_with("image/"), "{mime}");
    }
    let found = desk.find("utusan teheran", 10).await;
    assert_eq!(found[0].row.id, id);
    assert!(found[0].snippet.contains('\u{E000}'));
    assert_eq!(desk.rows(View::Bookmarked).await.len(), 1);
    assert_eq!(desk.rows(View::Tag { id: again.tags[0].id }).await.len(), 1);
    assert_eq!(desk.newsroom.requests().len(), 0);
}

#[tokio::test]
async fn an_article_in_two_pages_is_kept_whole() {
    let desk = Desk::open().await;
    let listed = desk.newsroom.listed(flagship::PUBLISHER);
    let paged = listed.iter().find(|article| article.paged).unwrap();
    let id = desk.library.save_url(&desk.newsroom.url(&paged.path())).await.unwrap();
    let text = warta_engine::article::plain_text(&desk.library.article(id).await.unwrap().html);
    for paragraph in &paged.paragraphs {
        assert!(text.contains(paragraph), "{paragraph}\n{text}");
    }
}

#[tokio::test]
async fn what_stands_between_headline_and_text_is_kept_apart_and_found() {
    let desk = Desk::open().await;
    let told = desk.newsroom.listed("northern-wire").remove(0);
    let id = desk.library.save_url(&desk.newsroom.url(&told.path())).await.unwrap();
    let article = desk.library.article(id).await.unwrap();
    assert_eq!(article.standfirst.as_ref(), Some(&told.standfirst()));
    assert!(
        !warta_engine::article::plain_text(&article.html).contains(&told.standfirst()),
        "{}",
        article.html
    );
    let found = desk.find("\"talks of little else\"", 10).await;
    assert!(found.iter().any(|found| found.row.id == id));
}

#[tokio::test]
async fn what_could_not_be_fetched_without_a_network_is_fetched_when_there_is_one() {
    let desk = Desk::open().await;
    let url = desk.newsroom.feed_url(flagship::PUBLISHER);
    let feed = desk.library.subscribe(&url, None).await.unwrap();
    let Desk { newsroom, library, clock, dir } = desk;
    let port = newsroom.port();
    newsroom.stop();
    for _ in 0..6 {
        clock.advance(std::time::Duration::from_secs(3600));
        assert_eq!(library.refresh(Scope::Now).await.unwrap().failed, 1);
    }
    let newsroom = warta_newsroom::Newsroom::start_on(warta_newsroom::World::default(), port).await.unwrap();
    library.refresh(Scope::Now).await.unwrap();
    let desk = Desk { newsroom, library, clock, dir };
    let rows = desk.rows(View::Feed { id: feed.id }).await;
    assert!(rows.len() == 12 && rows.iter().all(|row| row.offline == Offline::Complete), "{rows:#?}");
}

#[tokio::test]
async fn every_publisher_can_be_followed() {
    let desk = Desk::open().await;
    for publisher in &desk.newsroom.world().publishers {
        let feed = desk.library.subscribe(&desk.newsroom.feed_url(&publisher.slug), None).await.unwrap();
        assert_eq!((feed.title.as_str(), feed.unread), (publisher.name.as_str(), 12), "{}", publisher.slug);
    }
    let summary = desk.library.refresh(Scope::Due).await.unwrap();
    assert_eq!(summary.failed, 0);
    let rows = desk.rows(View::All).await;
    let incomplete: Vec<_> = rows.iter().filter(|row| row.offline != Offline::Complete).collect();
    assert!(incomplete.is_empty(), "{incomplete:#?}");
}
