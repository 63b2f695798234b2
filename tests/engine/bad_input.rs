//! What people and servers get wrong: each a plain sentence, and nothing changed.

use std::time::Duration;

use tokio::io::AsyncReadExt;
use warta_engine::Library;
use warta_engine::fetch::Limits;
use warta_engine::library::{OpenOptions, OwnNetwork, Scope};
use warta_engine::model::{Timestamp, View};
use warta_newsroom::Fault;

use crate::support::Desk;

#[tokio::test]
async fn what_is_no_feed_is_refused_with_a_reason() {
    let desk = Desk::open().await;
    let fault = |name: &str| desk.newsroom.url(&format!("/faults/{name}"));
    let closed = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}/", listener.local_addr().unwrap())
    };
    let cases = [
        ("beras", "invalid_url"),
        ("", "invalid_url"),
        ("ftp://a.example/feed", "invalid_url"),
        ("javascript:alert(1)", "invalid_url"),
        ("file:///etc/passwd", "invalid_url"),
        (&fault("html"), "no_feed_found"),
        (&fault("404"), "http_status"),
        (&fault("410"), "gone"),
        (&fault("500"), "http_status"),
        (&fault("empty"), "not_a_feed"),
        (&fault("huge"), "too_large"),
        (&fault("gzip-bomb"), "too_large"),
        (&fault("redirect-loop"), "too_many_redirects"),
        (&fault("redirect-private"), "private_address"),
        (&fault("redirect-metadata"), "private_address"),
        (&desk.newsroom.url("/harian-selatan/favicon.png"), "not_a_feed"),
        (&closed, "unreachable"),
    ];
    for (input, code) in cases {
        let error = desk.library.subscribe(input, None).await.expect_err(input);
        assert_eq!(error.code(), code, "{input}: {error}");
        let sentence = error.to_string();
        assert!(sentence.ends_with('.') && !sentence.contains("Error"), "{sentence}");
    }
    let overview = desk.library.overview(Timestamp(0)).await.unwrap();
    assert!(overview.feeds.is_empty() && overview.counts.all == 0);
}

#[tokio::test]
async fn a_tls_failure_is_told_as_one() {
    let desk = Desk::open().await;
    // A server that speaks no TLS where TLS is asked for.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/feed", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut hello = [0; 512];
            let _ = socket.read(&mut hello).await;
            let _ =
                tokio::io::AsyncWriteExt::write_all(&mut socket, b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    });
    let error = desk.library.subscribe(&url, None).await.unwrap_err();
    assert_eq!(error.code(), "tls", "{error}");
}

#[tokio::test]
async fn silence_is_a_timeout() {
    let desk = Desk::open().await;
    let limits = Limits { first_byte: Duration::from_millis(200), ..Limits::default() };
    let dir = tempfile::tempdir().unwrap();
    let library = open(dir.path(), limits);
    let error = library.subscribe(&desk.newsroom.url("/faults/stall"), None).await.unwrap_err();
    assert_eq!(error.code(), "timeout");
    let limits = Limits { whole: Duration::from_millis(400), ..Limits::default() };
    let dir = tempfile::tempdir().unwrap();
    let library = open(dir.path(), limits);
    let error = library.subscribe(&desk.newsroom.url("/faults/slow"), None).await.unwrap_err();
    assert_eq!(error.code(), "timeout");
}

fn open(dir: &std::path::Path, limits: Limits) -> Library {
    Library::open(OpenOptions { limits, ..OpenOptions::at(dir) }).unwrap()
}

#[tokio::test]
async fn a_feed_that_turns_bad_keeps_its_articles_and_says_why() {
    let desk = Desk::open().await;
    let feed = desk.library.subscribe(&desk.newsroom.feed_url("suara-nusantara"), None).await.unwrap();
    let before = desk.rows(View::All).await;
    let faults = [
        (Fault::Status { code: 404, retry_after: None }, "http_status"),
        (Fault::Truncated, "broken_answer"),
        (Fault::HtmlInsteadOfFeed, "no_feed_found"),
        (Fault::EmptyBody, "not_a_feed"),
        (Fault::Huge, "too_large"),
    ];
    for (failures, (fault, code)) in (1..).zip(faults) {
        desk.newsroom.set_fault("/suara-nusantara/feed", fault);
        desk.clock.advance(Duration::from_secs(3600));
        assert_eq!(desk.library.refresh(Scope::Now).await.unwrap().failed, 1);
        let problem = desk.library.feed(feed.id).await.unwrap().problem.unwrap();
        assert_eq!((problem.code.as_str(), problem.failures), (code, failures));
        assert_eq!(desk.rows(View::All).await.len(), before.len());
    }
    desk.newsroom.clear_faults();
    desk.library.refresh(Scope::Now).await.unwrap();
    assert_eq!(desk.library.feed(feed.id).await.unwrap().problem, None);
}

#[tokio::test]
async fn a_list_that_is_none_changes_nothing() {
    let desk = Desk::open().await;
    for document in ["", "not xml", "<html></html>", "{\"a\":1}"] {
        let error = desk.library.import_opml(document, OwnNetwork::LeaveOut).await.unwrap_err();
        assert_eq!(error.code(), "malformed_opml");
    }
    assert!(desk.library.feeds().await.unwrap().is_empty());
}

#[tokio::test]
async fn following_twice_is_refused_by_name() {
    let desk = Desk::open().await;
    let url = desk.newsroom.feed_url("kabar-pagi");
    desk.library.subscribe(&url, None).await.unwrap();
    let error = desk.library.subscribe(&url, None).await.unwrap_err();
    assert_eq!(error.to_string(), "You already follow “Kabar Pagi”.");
}
