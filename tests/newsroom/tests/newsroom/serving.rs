//! Validators, encodings, the log, and the levers.

use std::net::TcpStream;

use warta_newsroom::{Newsroom, World};

use crate::client::{ask, get};

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let newest = newsroom.listed("kabar-pagi").remove(0);
    for path in ["/kabar-pagi/atom.xml".to_owned(), newest.path(), "/kabar-pagi/favicon.png".to_owned()] {
        let first = get(&newsroom, &path);
        let (etag, date) = (first.header("etag").unwrap(), first.header("last-modified").unwrap());
        for condition in [("if-none-match", etag), ("if-modified-since", date)] {
            let again = ask(&newsroom, "GET", &path, &[condition], "");
            assert_eq!((again.status, again.body.len()), (304, 0), "{path} {condition:?}");
        }
        let other = ask(&newsroom, "GET", &path, &[("if-none-match", "\"other\"")], "");
        assert_eq!(other.status, 200);
    }
}

#[test]
fn publishing_changes_the_feed_and_its_validators() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    for publisher in &newsroom.world().publishers {
        let before = get(&newsroom, &publisher.feed_path());
        newsroom.publish(&publisher.slug, 2);
        let (etag, date) = (before.header("etag").unwrap(), before.header("last-modified").unwrap());
        for condition in [("if-none-match", etag), ("if-modified-since", date)] {
            let after = ask(&newsroom, "GET", &publisher.feed_path(), &[condition], "");
            assert_eq!(after.status, 200, "{}", publisher.slug);
        }
        assert_eq!(newsroom.listed(&publisher.slug).len(), 14);
    }
}

#[test]
fn texts_are_compressed_for_those_who_can_read_it() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    for encoding in ["gzip", "br"] {
        let answer = ask(&newsroom, "GET", "/kabar-pagi/atom.xml", &[("accept-encoding", encoding)], "");
        assert_eq!(answer.header("content-encoding"), Some(encoding));
    }
    assert_eq!(get(&newsroom, "/kabar-pagi/atom.xml").header("content-encoding"), None);
}

#[test]
fn the_log_tells_who_asked_for_what() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let headers = [("user-agent", "Warta"), ("if-none-match", "\"x\""), ("referer", "http://a/")];
    ask(&newsroom, "GET", "/opml?a=1", &headers, "");
    get(&newsroom, "/nowhere");
    get(&newsroom, "/_control/requests");
    let log = newsroom.requests();
    assert_eq!(log.len(), 2);
    assert_eq!((log[0].path.as_str(), log[0].status), ("/opml?a=1", Some(200)));
    assert_eq!(log[0].user_agent.as_deref(), Some("Warta"));
    assert_eq!(log[0].if_none_match.as_deref(), Some("\"x\""));
    assert_eq!(log[0].referer.as_deref(), Some("http://a/"));
    assert_eq!(log[1].status, Some(404));
    newsroom.clear_requests();
    assert!(newsroom.requests().is_empty());
}

#[test]
fn the_same_levers_are_there_over_http() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let post = |path: &str, body: &str| {
        ask(&newsroom, "POST", path, &[("content-type", "application/json")], body).status
    };
    assert_eq!(post("/_control/publish/kabar-pagi/3", ""), 204);
    assert_eq!(post("/_control/publish/nobody/3", ""), 404);
    assert_eq!(newsroom.listed("kabar-pagi").len(), 15);

    let fault = r#"{"path": "/kabar-pagi/", "fault": {"kind": "status", "code": 503, "retry_after": "9"}}"#;
    assert_eq!(post("/_control/fault", fault), 204);
    let broken = get(&newsroom, "/kabar-pagi/atom.xml");
    assert_eq!((broken.status, broken.header("retry-after")), (503, Some("9")));
    assert_eq!(post("/_control/fault", r#"{"path": "/kabar-pagi/"}"#), 204);
    assert_eq!(get(&newsroom, "/kabar-pagi/atom.xml").status, 200);

    assert!(get(&newsroom, "/_control/requests").text().contains("/kabar-pagi/atom.xml"));
    assert_eq!(post("/_control/clear", ""), 204);
    assert!(newsroom.requests().is_empty());
}

#[tokio::test]
async fn a_stopped_newsroom_refuses_and_may_open_again_on_its_port() {
    let newsroom = Newsroom::start(World::default()).await.unwrap();
    let port = newsroom.port();
    newsroom.stop();
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());

    let newsroom = Newsroom::start_on(World::default(), port).await.unwrap();
    assert_eq!(ask(&newsroom, "POST", "/_control/stop", &[], "").status, 204);
    newsroom.stopped().await;
}

#[test]
fn the_canary_is_answered_and_seen() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let feed = get(&newsroom, "/hostile/rss.xml").text();
    assert!(feed.contains(&newsroom.url("/hostile/canary/script.js")));
    assert_eq!(get(&newsroom, "/hostile/read/onload").status, 200);
    assert_eq!(get(&newsroom, "/hostile/picture.png").header("content-type"), Some("image/png"));
    assert_eq!(get(&newsroom, "/hostile/canary/image/remote.png").status, 200);
    assert!(newsroom.requests().iter().any(|request| request.path.starts_with("/hostile/canary/")));
}
