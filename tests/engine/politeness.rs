//! What servers see of us.

use std::time::Duration;

use warta_engine::library::Scope;
use warta_newsroom::Fault;

use crate::support::Desk;

#[tokio::test]
async fn an_unchanged_feed_costs_its_server_one_conditional_request() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    let first = desk.newsroom.requests();
    assert_eq!(first.len(), 1, "a new feed is fetched once: {first:#?}");
    desk.library.refresh(Scope::Due).await.unwrap();
    for _ in 0..10 {
        desk.newsroom.clear_requests();
        desk.clock.advance(Duration::from_secs(3600));
        let summary = desk.library.refresh(Scope::Now).await.unwrap();
        assert_eq!((summary.unchanged, summary.new_articles), (1, 0));
        let requests = desk.newsroom.requests();
        assert_eq!(requests.len(), 1, "{requests:#?}");
        assert_eq!(requests[0].status, Some(304));
        assert!(requests[0].if_none_match.is_some() && requests[0].if_modified_since.is_some());
        assert!(requests[0].cookie.is_none() && requests[0].referer.is_none());
        assert!(requests[0].user_agent.as_deref().unwrap().starts_with("Warta/"));
    }
}

#[tokio::test]
async fn validators_outlive_a_restart_and_are_dropped_after_a_week() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    let desk = desk.restart().await;
    desk.newsroom.clear_requests();
    desk.library.refresh(Scope::Now).await.unwrap();
    assert!(desk.newsroom.requests()[0].if_none_match.is_some());
    desk.newsroom.clear_requests();
    desk.clock.advance(Duration::from_secs(8 * 24 * 3600));
    desk.library.refresh(Scope::Now).await.unwrap();
    let asked = &desk.newsroom.requests()[0];
    assert!(asked.if_none_match.is_none() && asked.if_modified_since.is_none());
}

#[tokio::test]
async fn only_feeds_that_are_due_are_asked() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    desk.newsroom.clear_requests();
    let asked = async || {
        let feeds = desk.library.refresh(Scope::Due).await.unwrap().feeds;
        (feeds, desk.newsroom.requests().iter().filter(|r| r.path.contains("atom")).count())
    };
    assert_eq!(asked().await, (0, 0));
    desk.clock.advance(Duration::from_secs(13 * 3600));
    assert_eq!(asked().await, (1, 1));
}

#[tokio::test]
async fn a_host_that_asks_for_rest_gets_it_over_a_restart() {
    let desk = Desk::open().await;
    let feed = desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    desk.newsroom.set_fault("/kabar-pagi/", Fault::Status { code: 429, retry_after: Some("7200".into()) });
    assert_eq!(desk.library.refresh(Scope::Now).await.unwrap().failed, 1);
    desk.newsroom.clear_faults();
    let desk = desk.restart().await;
    desk.newsroom.clear_requests();
    desk.clock.advance(Duration::from_secs(3600));
    let summary = desk.library.refresh(Scope::Now).await.unwrap();
    assert_eq!((summary.resting, summary.failed), (1, 0));
    assert!(desk.newsroom.requests().is_empty());
    assert_eq!(desk.library.feed(feed.id).await.unwrap().problem.unwrap().code, "rate_limited");
    desk.clock.advance(Duration::from_secs(3601));
    assert_eq!(desk.library.refresh(Scope::Now).await.unwrap().failed, 0);
    assert_eq!(desk.library.feed(feed.id).await.unwrap().problem, None);
}

#[tokio::test]
async fn a_gone_feed_is_asked_no_more_and_keeps_its_articles() {
    let desk = Desk::open().await;
    let feed = desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    desk.newsroom.set_fault("/kabar-pagi/", Fault::Status { code: 410, retry_after: None });
    desk.library.refresh(Scope::Now).await.unwrap();
    let gone = desk.library.feed(feed.id).await.unwrap();
    assert!(gone.gone && gone.total == 12);
    desk.newsroom.clear_requests();
    desk.clock.advance(Duration::from_secs(48 * 3600));
    desk.library.refresh(Scope::Now).await.unwrap();
    assert!(desk.newsroom.requests().iter().all(|request| !request.path.contains("atom")));
}

#[tokio::test]
async fn a_cancelled_refresh_ends_and_keeps_what_it_has() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    desk.newsroom.set_fault("/kabar-pagi/", Fault::Stall);
    let library = desk.library.clone();
    let refresh = tokio::spawn(async move { library.refresh(Scope::Now).await });
    while desk.newsroom.requests().len() < 2 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    desk.library.cancel_refresh();
    let summary = tokio::time::timeout(Duration::from_secs(5), refresh).await.unwrap().unwrap().unwrap();
    assert!(summary.cancelled && summary.failed == 0);
}
