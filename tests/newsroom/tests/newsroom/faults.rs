//! Faults do as they say.

use std::time::Duration;

use warta_newsroom::{Fault, Newsroom, World};

use crate::client::{get, parse, peek};

#[test]
fn statuses_and_redirects() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let check = |name: &str, status: u16, header: &str, value: Option<&str>| {
        let answer = get(&newsroom, &format!("/faults/{name}"));
        assert_eq!((answer.status, answer.header(header)), (status, value), "{name}");
    };
    check("404", 404, "retry-after", None);
    check("410", 410, "retry-after", None);
    check("429", 429, "retry-after", Some("120"));
    check("429-date", 429, "retry-after", Some("Mon, 23 Nov 2026 05:10:00 GMT"));
    check("503", 503, "retry-after", None);
    check("503-retry", 503, "retry-after", Some("300"));
    check("301", 301, "location", Some("/suara-nusantara/feed/"));
    check("308", 308, "location", Some("/suara-nusantara/feed/"));
    check("redirect-loop", 302, "location", Some("/faults/redirect-loop?again"));
    check("redirect-loop?again", 302, "location", Some("/faults/redirect-loop"));
    check("redirect-private", 302, "location", Some("http://10.0.0.1/"));
    check("redirect-metadata", 302, "location", Some("http://169.254.169.254/latest/meta-data/"));
}

#[test]
fn bodies_that_are_not_what_they_should_be() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let whole = get(&newsroom, "/suara-nusantara/feed/").body;

    let truncated = get(&newsroom, "/faults/truncated");
    assert_eq!(truncated.header("content-length"), Some(whole.len().to_string().as_str()));
    assert_eq!(truncated.body, whole[..whole.len() / 2]);

    assert!(String::from_utf8(get(&newsroom, "/faults/wrong-charset").body).is_err());
    assert!(get(&newsroom, "/faults/html").text().starts_with("<!doctype html>"));
    assert!(get(&newsroom, "/faults/malformed").text().contains("Rusak & <b>"));
    assert!(get(&newsroom, "/faults/empty").body.is_empty());
}

#[test]
fn the_slow_and_the_huge_are_not_waited_for() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    assert!(peek(&newsroom, "/faults/stall", 1).is_empty());
    let slow = parse(&peek(&newsroom, "/faults/slow", 100_000));
    assert!(slow.status == 200 && slow.body.is_empty());
    let huge = peek(&newsroom, "/faults/huge", 200_000);
    assert!(huge.len() >= 200_000);
    let bomb = parse(&peek(&newsroom, "/faults/gzip-bomb", 20_000_000));
    assert_eq!(bomb.header("content-encoding"), Some("gzip"));
    assert!(bomb.body.len() < 4_000_000);
    assert_eq!(newsroom.requests()[0].status, None);
}

#[test]
fn a_fault_holds_below_its_prefix_until_it_is_cleared() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    newsroom.set_fault("/kabar-pagi/", Fault::Status { code: 503, retry_after: None });
    newsroom.set_fault("/kabar-pagi/atom.xml", Fault::EmptyBody);
    newsroom.set_latency(Duration::from_millis(1));
    assert_eq!(get(&newsroom, "/kabar-pagi/").status, 503);
    assert_eq!(get(&newsroom, "/kabar-pagi/atom.xml").status, 200);
    assert_eq!(get(&newsroom, "/northern-wire/feed.json").status, 200);
    newsroom.clear_fault("/kabar-pagi/atom.xml");
    assert_eq!(get(&newsroom, "/kabar-pagi/atom.xml").status, 503);
    newsroom.clear_faults();
    assert_eq!(get(&newsroom, "/kabar-pagi/").status, 200);
}
