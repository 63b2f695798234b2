//! What servers see of us.

use std::sync::Arc;
use std::time::Duration;

use warta_engine::clock::{ManualClock, SystemClock};
use warta_engine::fetch::{Fetcher, Limits, Purpose, Reach, Request};
use warta_engine::library::{OpenOptions, OwnNetwork, Scope};
use warta_engine::model::Timestamp;
use warta_newsroom::audit::{Rules, violations};
use warta_newsroom::{Fault, Newsroom, Personality, SAMPLE_NOW, World};

use crate::support::{Desk, MadeUpNames, Wire, database, open_at};

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
        assert_eq!(requests[0].connection.as_deref(), Some("close"), "nothing more is asked");
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

#[tokio::test]
async fn refreshing_everything_leaves_out_what_was_just_asked_over_a_restart() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    let desk = desk.restart().await;
    let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
    desk.clock.advance(minutes(14));
    assert_eq!(desk.library.refresh(Scope::All).await.unwrap().feeds, 0);
    desk.clock.advance(minutes(1));
    assert_eq!(desk.library.refresh(Scope::All).await.unwrap().feeds, 1);
    // A clock that was put back ten years keeps nobody waiting for ten years.
    let early = ManualClock::at(Timestamp(SAMPLE_NOW - 10 * 365 * 24 * 3_600_000));
    let Desk { newsroom: _newsroom, library, dir, .. } = desk;
    drop(library);
    let library = open_at(dir.path(), &early).unwrap();
    assert_eq!(library.refresh(Scope::Due).await.unwrap().feeds, 1);
    assert_eq!(library.refresh(Scope::Due).await.unwrap().feeds, 0, "and is no storm");
}

#[tokio::test]
async fn a_host_is_asked_one_at_a_time_and_a_second_apart() {
    let desk = Desk::with(|options| OpenOptions { names: Arc::new(MadeUpNames), ..options }).await;
    let feeds = ["etag", "hourly", "ttl"].map(|name| Personality::named(name).unwrap().path());
    let outlines: String =
        feeds.iter().map(|path| format!("<outline xmlUrl='{}'/>", desk.at("one.example", path))).collect();
    desk.library
        .import_opml(&format!("<opml><body>{outlines}</body></opml>"), OwnNetwork::Follow)
        .await
        .unwrap();
    let began = std::time::Instant::now();
    let summary = desk.library.refresh(Scope::Due).await.unwrap();
    assert_eq!((summary.feeds, summary.failed), (3, 0));
    assert!(began.elapsed() >= Duration::from_secs(2), "{:?}", began.elapsed());
    assert_eq!(violations(&desk.newsroom.requests(), &Rules::default()), []);
}

#[tokio::test]
async fn a_slow_host_keeps_no_other_waiting() {
    let desk = Desk::with_made_up_names().await;
    // Thirteen more feeds than places, all of them on one host, and one on another.
    let many: String = (0..25)
        .map(|n| format!("<outline xmlUrl='{}'/>", desk.at("many.example", &format!("/faults/slow?{n}"))))
        .collect();
    let other = desk.at("other.example", "/suara-nusantara/feed/");
    let list = format!("<opml><body>{many}<outline xmlUrl='{other}'/></body></opml>");
    desk.library.import_opml(&list, OwnNetwork::Follow).await.unwrap();
    let library = desk.library.clone();
    let refresh = tokio::spawn(async move { library.refresh(Scope::Due).await });
    let heard = async {
        loop {
            let feeds = desk.library.feeds().await.unwrap();
            if feeds.iter().any(|feed| feed.url == other && feed.total > 0) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), heard).await.unwrap();
    desk.library.cancel_refresh();
    assert!(refresh.await.unwrap().unwrap().cancelled);
}

#[tokio::test]
async fn a_bad_body_leaves_the_validators_of_the_last_good_one() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    let mut etags = Vec::new();
    for fault in [None, Some(Fault::Truncated), Some(Fault::EmptyBody), Some(Fault::HtmlInsteadOfFeed), None]
    {
        desk.newsroom.clear_faults();
        if let Some(fault) = fault {
            desk.newsroom.set_fault("/kabar-pagi/", fault);
        }
        desk.clock.advance(Duration::from_secs(3600));
        desk.newsroom.clear_requests();
        desk.library.refresh(Scope::Now).await.unwrap();
        etags.push(desk.newsroom.requests()[0].if_none_match.clone().unwrap());
    }
    etags.dedup();
    assert_eq!(etags.len(), 1, "{etags:?}");
}

#[tokio::test]
async fn a_feed_moves_when_its_server_has_said_so_for_three_days() {
    let desk = Desk::with_made_up_names().await;
    let (old, new) =
        (desk.at("old.example", "/suara-nusantara/feed/"), desk.at("new.example", "/suara-nusantara/feed/"));
    let feed = desk.library.subscribe(&old, None).await.unwrap();
    // Content named the new host, so it has to be public; a made-up one is not. The same host is.
    let moved = desk.at("old.example", "/kabar-pagi/atom.xml");
    let step = async |to: &str, code: u16| {
        desk.newsroom.set_fault("/suara-nusantara/", Fault::Redirect { to: to.to_owned(), code });
        desk.clock.advance(Duration::from_secs(24 * 3600));
        desk.library.refresh(Scope::Now).await.unwrap();
        desk.library.feed(feed.id).await.unwrap()
    };
    assert_eq!(step(&new, 301).await.problem.unwrap().code, "private_address");
    for _ in 0..5 {
        assert_eq!(step(&moved, 302).await.url, old, "for now is not for good");
    }
    for _ in 0..3 {
        assert_eq!(step(&moved, 308).await.url, old);
    }
    assert_eq!(desk.library.feed_health(feed.id).await.unwrap().moving.unwrap().url, moved);
    let arrived = step(&moved, 308).await;
    assert_eq!((arrived.url, arrived.id, arrived.problem), (moved.clone(), feed.id, None));

    // Where another feed is followed already, nothing is merged and nothing lost: the panel says so.
    desk.newsroom.clear_faults();
    let second = desk.library.subscribe(&old, None).await.unwrap();
    desk.newsroom.set_fault("/suara-nusantara/", Fault::Redirect { to: moved.clone(), code: 301 });
    for _ in 0..5 {
        desk.clock.advance(Duration::from_secs(24 * 3600));
        desk.library.refresh(Scope::Now).await.unwrap();
    }
    let health = desk.library.feed_health(second.id).await.unwrap();
    assert_eq!((health.feed.url, health.feed.total), (old, second.total + 12));
    assert_eq!(health.moving.unwrap().followed_as, Some(desk.library.feed(feed.id).await.unwrap().title));
}

#[tokio::test]
async fn a_feed_that_became_a_page_suggests_what_the_page_names_and_asks_nobody() {
    let desk = Desk::with_made_up_names().await;
    let url = desk.at("a.example", "/suara-nusantara/feed/");
    let feed = desk.library.subscribe(&url, None).await.unwrap();
    desk.newsroom
        .set_fault("/suara-nusantara/feed/", Fault::Redirect { to: "/kabar-pagi/".into(), code: 302 });
    desk.newsroom.clear_requests();
    desk.clock.advance(Duration::from_secs(3600));
    desk.library.refresh(Scope::Now).await.unwrap();
    let health = desk.library.feed_health(feed.id).await.unwrap();
    assert_eq!(health.feed.problem.unwrap().code, "no_feed_found");
    assert_eq!(health.suggested_url.clone(), Some(desk.at("a.example", "/kabar-pagi/atom.xml")));
    let asked: Vec<_> = desk.newsroom.requests().into_iter().map(|request| request.path).collect();
    assert!(asked.iter().all(|path| !path.contains("atom")), "{asked:?}");
    desk.newsroom.clear_faults();
    let suggested = health.suggested_url.unwrap();
    desk.library.change_feed_url(feed.id, &suggested).await.unwrap();
    assert_eq!(desk.library.feed(feed.id).await.unwrap().url, suggested);
}

#[tokio::test]
async fn without_a_network_nothing_is_held_against_any_feed() {
    let wire = Arc::new(Wire::default());
    let network = wire.clone();
    let Desk { newsroom, library, clock, dir: _dir } =
        Desk::with(|options| OpenOptions { network, ..options }).await;
    let feed = library.subscribe(&newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    let port = newsroom.port();
    newsroom.stop();
    wire.pull();
    clock.advance(Duration::from_secs(24 * 3600));
    for _ in 0..5 {
        let summary = library.refresh(Scope::Due).await.unwrap();
        assert!(summary.offline && summary.failed == 0);
    }
    assert_eq!(library.feed(feed.id).await.unwrap().problem, None);
    // One dead server is no dead network.
    wire.plug();
    let summary = library.refresh(Scope::Due).await.unwrap();
    assert!(!summary.offline && summary.failed == 1);
    let newsroom = Newsroom::start_on(World::default(), port).await.unwrap();
    clock.advance(Duration::from_secs(24 * 3600));
    assert_eq!(library.refresh(Scope::Due).await.unwrap().failed, 0);
    assert_eq!(library.feed(feed.id).await.unwrap().problem, None);
    drop(newsroom);
}

#[tokio::test]
async fn this_machine_is_asked_side_by_side_by_either_name() {
    let desk = Desk::open().await;
    let port = desk.newsroom.port();
    for host in ["127.0.0.1", "localhost"] {
        let feeds = ["/kabar-pagi/atom.xml", "/suara-nusantara/feed/", "/meridian-report/feed.atom"];
        let outlines: String =
            feeds.iter().map(|path| format!("<outline xmlUrl='http://{host}:{port}{path}'/>")).collect();
        desk.library
            .import_opml(&format!("<opml><body>{outlines}</body></opml>"), OwnNetwork::Follow)
            .await
            .unwrap();
        desk.newsroom.set_latency(Duration::from_millis(300));
        desk.newsroom.clear_requests();
        let library = desk.library.clone();
        let refresh = tokio::spawn(async move { library.refresh(Scope::Due).await });
        let all_wait = async {
            while desk.newsroom.requests().iter().filter(|asked| asked.status.is_none()).count() < feeds.len()
            {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let waited = tokio::time::timeout(Duration::from_secs(5), all_wait).await;
        desk.newsroom.set_latency(Duration::ZERO);
        assert!(waited.is_ok(), "{host}: {:#?}", desk.newsroom.requests());
        refresh.await.unwrap().unwrap();
    }
}

/// What is remembered of hosts, over restarts.
fn remembered(desk: &Desk) -> Vec<String> {
    let library = database(desk.dir.path());
    let mut hosts = library.prepare("SELECT host FROM host_budget ORDER BY host").unwrap();
    let hosts = hosts.query_map([], |row| row.get(0)).unwrap();
    hosts.collect::<Result<_, _>>().unwrap()
}

#[tokio::test]
async fn whatever_met_a_host_that_wants_rest_keeps_everything_from_it_over_a_restart() {
    let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
    let status = |code: u16, wait: Option<&str>| Fault::Status { code, retry_after: wait.map(str::to_owned) };
    // Where it goes wrong, how, and how long that is obeyed.
    let cases = [
        ("/meridian-report/read/", status(429, Some("1800")), minutes(30)),
        ("/meridian-report/images/", status(503, Some("1800")), minutes(30)),
        ("/meridian-report/read/", status(503, None), minutes(10)),
        ("/meridian-report/feed.atom", status(503, None), minutes(10)),
    ];
    for (path, fault, wait) in cases {
        let desk = Desk::with_made_up_names().await;
        desk.library.subscribe(&desk.at("a.example", "/meridian-report/feed.atom"), None).await.unwrap();
        desk.newsroom.set_fault(path, fault.clone());
        desk.advance(minutes(60));
        desk.library.refresh(Scope::Now).await.unwrap();
        desk.newsroom.clear_faults();
        let refused =
            desk.newsroom.requests().iter().filter(|asked| matches!(asked.status, Some(429 | 503))).count();
        assert_eq!(refused, 1, "{path} {fault:?}");
        let desk = desk.restart_with(Desk::made_up_names).await;
        assert_eq!(remembered(&desk), [format!("a.example:{}", desk.newsroom.port())]);
        desk.newsroom.clear_requests();
        desk.advance(wait - minutes(1));
        desk.library.refresh(Scope::Now).await.unwrap();
        assert_eq!(desk.newsroom.requests(), [], "{path} {fault:?}");
        desk.advance(minutes(2));
        desk.library.refresh(Scope::Now).await.unwrap();
        assert!(!desk.newsroom.requests().is_empty(), "{path} {fault:?}");
        // What is over is forgotten.
        let desk = desk.restart_with(Desk::made_up_names).await;
        assert_eq!(remembered(&desk), Vec::<String>::new());
    }
}

#[tokio::test]
async fn whoever_waits_for_a_turn_has_all_the_time_of_a_request_then() {
    let slow = async || tokio::time::sleep(Duration::from_millis(700)).await;
    let router = axum::Router::new().fallback(slow);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://antre.example:{}/", listener.local_addr().unwrap().port());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let limits = Limits { spacing: Duration::ZERO, whole: Duration::from_millis(2_000), ..Limits::default() };
    let fetcher = Fetcher::new(limits, Arc::new(SystemClock), Arc::new(MadeUpNames)).unwrap();
    let url = url::Url::parse(&url).unwrap();
    let fetch = || async {
        let request = Request::new(&url, Purpose::Feed, Reach::Typed);
        fetcher.fetch(&request).await.map(|_| ())
    };
    let (a, b, c, d) = tokio::join!(fetch(), fetch(), fetch(), fetch());
    for answered in [a, b, c, d] {
        answered.unwrap();
    }
}
