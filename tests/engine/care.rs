//! How feeds are doing, and how people have them treated.

use std::time::Duration;

use warta_engine::fetch::SignIn;
use warta_engine::library::{OwnNetwork, Scope};
use warta_engine::model::{EnclosureKind, FeedSettings, NextReason, OpenMode, SignInKind, View};
use warta_newsroom::{Fault, guarded};

use crate::support::Desk;

const HOUR: Duration = Duration::from_secs(3600);

#[tokio::test]
async fn the_health_of_a_feed_adds_up() {
    let desk = Desk::open().await;
    let feed = desk.library.subscribe(&desk.newsroom.feed_url("suara-nusantara"), None).await.unwrap();
    for _ in 0..3 {
        desk.advance(HOUR);
        desk.library.refresh(Scope::Now).await.unwrap();
    }
    desk.newsroom.publish("suara-nusantara", 2);
    desk.advance(HOUR);
    desk.library.refresh(Scope::Now).await.unwrap();
    let health = desk.library.feed_health(feed.id).await.unwrap();
    assert_eq!((health.requests, health.not_modified), (5, 3));
    assert_eq!(
        health.log.iter().map(|record| record.status.unwrap()).collect::<Vec<_>>(),
        [200, 304, 304, 304, 200]
    );
    assert_eq!(health.log[0].new_articles, 2);
    assert_eq!(health.bytes, health.log.iter().map(|record| record.bytes).sum::<u64>());
    assert!(health.bytes > 0 && health.checked == health.feed.last_success);
    assert_eq!(health.next_reason, Some(NextReason::Pace));

    desk.newsroom.set_fault("/suara-nusantara/", Fault::Status { code: 404, retry_after: None });
    for failures in 1..=10 {
        desk.advance(20 * HOUR);
        desk.library.refresh(Scope::Now).await.unwrap();
        let health = desk.library.feed_health(feed.id).await.unwrap();
        let problem = health.feed.problem.unwrap();
        assert_eq!((problem.code.as_str(), problem.failures), ("http_status", failures));
        assert_eq!(problem.serious, failures >= 3, "a mark after three failures");
        assert_eq!(health.next_reason, Some(NextReason::Failure));
        assert_eq!(health.lost, failures == 10, "ten times in a week");
    }
    desk.newsroom.clear_faults();
    desk.advance(HOUR);
    desk.library.refresh(Scope::Now).await.unwrap();
    let health = desk.library.feed_health(feed.id).await.unwrap();
    assert!(health.feed.problem.is_none() && health.failing_since.is_none() && !health.lost);
}

#[tokio::test]
async fn a_bad_network_is_no_mark_on_a_feed_for_a_day() {
    let desk = Desk::open().await;
    let feed = desk.library.subscribe(&desk.newsroom.feed_url("suara-nusantara"), None).await.unwrap();
    desk.newsroom.set_fault("/suara-nusantara/", Fault::Truncated);
    let mut serious = Vec::new();
    for _ in 0..6 {
        desk.advance(6 * HOUR);
        desk.library.refresh(Scope::Now).await.unwrap();
        serious.push(desk.library.feed(feed.id).await.unwrap().problem.unwrap().serious);
    }
    assert_eq!(serious, [false, false, false, false, true, true]);
}

#[tokio::test]
async fn settings_are_kept_and_do_what_they_say() {
    let desk = Desk::open().await;
    let feed = desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    let set = async |settings: FeedSettings| desk.library.set_feed_settings(feed.id, settings).await.unwrap();
    let health = async || desk.library.feed_health(feed.id).await.unwrap();

    set(FeedSettings {
        interval_minutes: Some(1),
        user_agent: Some(" My\r\nReader/1 ".into()),
        ..FeedSettings::default()
    })
    .await;
    assert_eq!(health().await.settings.interval_minutes, Some(15), "no sooner than a quarter of an hour");
    assert_eq!(health().await.settings.user_agent.as_deref(), Some("MyReader/1"));
    desk.newsroom.clear_requests();
    desk.advance(Duration::from_secs(15 * 60));
    assert_eq!(desk.library.refresh(Scope::Due).await.unwrap().feeds, 1);
    assert_eq!(desk.newsroom.requests()[0].user_agent.as_deref(), Some("MyReader/1"));
    assert_eq!(health().await.next_reason, Some(NextReason::Interval));

    set(FeedSettings { paused: true, ..FeedSettings::default() }).await;
    desk.advance(48 * HOUR);
    assert_eq!(desk.library.refresh(Scope::Now).await.unwrap().feeds, 0);
    assert!(desk.library.feed(feed.id).await.unwrap().paused);
    assert_eq!(
        desk.library.refresh(Scope::Feed(feed.id)).await.unwrap().feeds,
        1,
        "asked by hand all the same"
    );
}

#[tokio::test]
async fn the_open_mode_says_whether_pages_are_fetched() {
    let desk = Desk::open().await;
    // Summaries, whose pages are wanted unless the person says otherwise.
    let feed = desk.library.subscribe(&desk.newsroom.feed_url("meridian-report"), None).await.unwrap();
    let mode = |open_mode| FeedSettings { open_mode, ..FeedSettings::default() };
    desk.library.set_feed_settings(feed.id, mode(OpenMode::FeedText)).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
    let pages = || desk.newsroom.requests().iter().filter(|request| request.path.contains("/20")).count();
    assert_eq!(pages(), 0, "{:#?}", desk.newsroom.requests());
    desk.library.set_feed_settings(feed.id, mode(OpenMode::FullText)).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
    assert!(pages() > 0, "{:#?}", desk.newsroom.requests());
    let row = desk.rows(View::All).await.remove(0);
    // The feed gave one paragraph; every story of the sample has five or more.
    let html = desk.library.article(row.id).await.unwrap().html;
    assert!(html.matches("<p>").count() >= 5, "{html}");
}

#[tokio::test]
async fn the_full_text_comes_when_it_is_asked_for() {
    let desk = Desk::open().await;
    let feed = desk.library.subscribe(&desk.newsroom.feed_url("meridian-report"), None).await.unwrap();
    let settings = FeedSettings { open_mode: OpenMode::Ask, ..FeedSettings::default() };
    desk.library.set_feed_settings(feed.id, settings).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
    let row = desk.rows(View::All).await.remove(0);
    let before = desk.library.article(row.id).await.unwrap();
    assert!(!before.from_page && before.html.matches("<p>").count() < 5, "{}", before.html);

    desk.library.fetch_full_text(row.id).await.unwrap();
    let after = desk.library.article(row.id).await.unwrap();
    assert!(after.from_page && after.html.matches("<p>").count() >= 5, "{}", after.html);
    assert_eq!((after.title, after.read), (before.title, before.read));

    let other = desk.rows(View::All).await.remove(1);
    let Desk { newsroom, library, dir: _dir, .. } = desk;
    newsroom.stop();
    let feeds = library.article(other.id).await.unwrap();
    library.fetch_full_text(other.id).await.unwrap_err();
    assert_eq!(library.article(other.id).await.unwrap(), feeds, "the feed's text stays");
}

#[tokio::test]
async fn guarded_feeds_open_to_whoever_signs_in() {
    let desk = Desk::with_made_up_names().await;
    let open = desk.at("open.example", "/suara-nusantara/feed/");
    let (name, value) = guarded::TOKEN;
    let keys = [
        (
            "basic",
            SignIn::Basic { user: guarded::NAME.into(), password: guarded::PASSWORD.into() },
            SignInKind::Basic,
        ),
        ("cookie", SignIn::Cookie { cookie: guarded::SESSION.into() }, SignInKind::Cookie),
        ("header", SignIn::Header { name: name.into(), value: value.into() }, SignInKind::Header),
    ];
    for (kind, sign_in, named) in keys {
        let url = desk.at(&format!("{kind}.example"), &guarded::path(kind));
        let list = format!("<opml version='2.0'><body><outline xmlUrl='{url}'/></body></opml>");
        desk.library.import_opml(&list, OwnNetwork::Follow).await.unwrap();
        desk.library.refresh(Scope::Now).await.unwrap();
        let feed = desk.library.feeds().await.unwrap().into_iter().find(|feed| feed.url == url).unwrap();
        let code = feed.problem.unwrap().code;
        assert!(["sign_in_needed", "refused"].contains(&code.as_str()), "{kind}: {code}");

        desk.library.set_sign_in(feed.id, Some(sign_in.clone())).await.unwrap();
        desk.library.refresh(Scope::Feed(feed.id)).await.unwrap();
        let health = desk.library.feed_health(feed.id).await.unwrap();
        assert!(health.feed.problem.is_none() && health.feed.total > 0, "{kind}: {:?}", health.feed.problem);
        assert_eq!(health.sign_in, Some(named));

        // Where the feed redirects to another host, the key stays at home.
        desk.newsroom.set_fault(&guarded::path(kind), Fault::Redirect { to: open.clone(), code: 302 });
        desk.newsroom.clear_requests();
        desk.library.refresh(Scope::Feed(feed.id)).await.unwrap();
        for request in desk.newsroom.requests() {
            let at_home = request.host.as_deref().unwrap_or_default().starts_with(kind);
            let carries = request.authorization.is_some() || request.cookie.is_some();
            assert!(at_home || !carries, "{request:#?}");
        }
        desk.newsroom.clear_faults();
        desk.library.set_sign_in(feed.id, None).await.unwrap();
        desk.library.refresh(Scope::Feed(feed.id)).await.unwrap();
        assert!(desk.library.feed(feed.id).await.unwrap().problem.is_some(), "{kind}: signed out");
    }
    let feed = desk.library.feeds().await.unwrap().remove(0);
    let broken = SignIn::Cookie { cookie: "a=b\r\nHost: evil.example".into() };
    assert_eq!(desk.library.set_sign_in(feed.id, Some(broken)).await.unwrap_err().code(), "invalid_sign_in");
    // Nothing of any secret is in the library's file.
    for file in ["library.sqlite", "library.sqlite-wal"] {
        let file = std::fs::read(desk.dir.path().join(file)).unwrap();
        for secret in [guarded::PASSWORD, guarded::SESSION, value] {
            assert!(!file.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
        }
    }
}

#[tokio::test]
async fn a_feed_that_is_not_for_everybody_is_found_by_whoever_signs_in() {
    let desk = Desk::with_made_up_names().await;
    let sign_in = SignIn::Basic { user: guarded::NAME.into(), password: guarded::PASSWORD.into() };
    let url = desk.at("basic.example", &guarded::path("basic"));
    assert_eq!(desk.library.discover(&url).await.unwrap_err().code(), "sign_in_needed");
    assert_eq!(desk.library.subscribe(&url, None).await.unwrap_err().code(), "sign_in_needed");
    let wrong = SignIn::Basic { user: guarded::NAME.into(), password: "salah".into() };
    assert_eq!(desk.library.discover_signed_in(&url, &wrong).await.unwrap_err().code(), "sign_in_needed");
    let broken = SignIn::Cookie { cookie: "a\nb".into() };
    assert_eq!(desk.library.discover_signed_in(&url, &broken).await.unwrap_err().code(), "invalid_sign_in");

    let offers = desk.library.discover_signed_in(&url, &sign_in).await.unwrap();
    assert_eq!((offers[0].url.as_str(), offers[0].entries), (url.as_str(), 3));
    let feed = desk.library.subscribe(&offers[0].url, None).await.unwrap();
    let health = desk.library.feed_health(feed.id).await.unwrap();
    assert_eq!((health.sign_in, health.feed.total), (Some(SignInKind::Basic), 3));
    desk.library.refresh(Scope::Now).await.unwrap();
    assert!(desk.library.feed(feed.id).await.unwrap().problem.is_none(), "it stays signed in");
    let again = desk.library.discover_signed_in(&url, &sign_in).await.unwrap();
    assert!(again[0].subscribed);
    assert_eq!(desk.library.subscribe(&url, None).await.unwrap_err().code(), "already_subscribed");
}

#[tokio::test]
async fn sounds_and_films_come_with_their_articles_and_are_kept() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.url("/podcast/feed.xml"), None).await.unwrap();
    let mut kinds = Vec::new();
    for row in desk.rows(View::All).await {
        let view = desk.library.article(row.id).await.unwrap();
        let [enclosure] = view.enclosures.as_slice() else { panic!("{}: {:?}", row.title, view.enclosures) };
        assert!(enclosure.duration_seconds.is_some() && !enclosure.kept);
        kinds.push(enclosure.kind);
        let path = desk.library.keep_enclosure(row.id, enclosure.position).await.unwrap();
        assert!(path.starts_with(desk.dir.path().join("assets")) && path.metadata().unwrap().len() > 0);
        assert!(desk.library.article(row.id).await.unwrap().enclosures[0].kept);
    }
    kinds.sort_by_key(|kind| *kind == EnclosureKind::Video);
    assert_eq!(kinds.len(), 5);
    assert_eq!(kinds.last(), Some(&EnclosureKind::Video));
    // Without a network they still play.
    let row = desk.rows(View::All).await.remove(0);
    let Desk { newsroom, library, dir: _dir, .. } = desk;
    newsroom.stop();
    library.keep_enclosure(row.id, 0).await.unwrap();
}

#[tokio::test]
async fn what_is_no_sound_is_not_handed_to_a_player() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.url("/podcast/feed.xml"), None).await.unwrap();
    desk.newsroom.set_fault("/podcast/media/", Fault::HtmlInsteadOfFeed);
    let row = desk.rows(View::All).await.remove(0);
    assert_eq!(desk.library.keep_enclosure(row.id, 0).await.unwrap_err().code(), "not_playable");
    let left = std::fs::read_dir(desk.dir.path().join("assets/media")).unwrap().count();
    assert_eq!(left, 0, "nothing is left of it");
}

/// How often each address of an icon was asked for.
fn icons_asked(desk: &Desk) -> Vec<(String, usize)> {
    let mut asked = std::collections::BTreeMap::new();
    for request in desk.newsroom.requests().into_iter().filter(|request| request.path.contains("favicon")) {
        *asked.entry(request.path).or_default() += 1;
    }
    asked.into_iter().collect()
}

#[tokio::test]
async fn a_feed_carries_the_icon_that_it_names_and_its_address_is_asked_once_a_week() {
    let desk = Desk::open().await;
    for publisher in ["kabar-pagi", "suara-nusantara", "northern-wire"] {
        desk.library.subscribe(&desk.newsroom.feed_url(publisher), None).await.unwrap();
    }
    let own = ["/kabar-pagi/favicon.png", "/northern-wire/favicon.png", "/suara-nusantara/favicon.png"];
    let each = |times: usize| own.map(|path| (path.to_owned(), times));
    for _ in 0..6 {
        desk.library.refresh(Scope::Now).await.unwrap();
        desk.advance(24 * HOUR);
    }
    assert_eq!(icons_asked(&desk), each(1), "Atom's icon, RSS's image, JSON Feed's icon, and nobody's page");
    let icons = async || {
        desk.library.feeds().await.unwrap().into_iter().map(|feed| feed.icon.unwrap()).collect::<Vec<_>>()
    };
    let before = icons().await;
    assert!(before[0] != before[1] && before[1] != before[2]);
    assert_eq!(desk.library.asset(&before[0]).await.unwrap().1, "image/png");

    desk.newsroom.set_fault("/kabar-pagi/favicon.png", Fault::Status { code: 404, retry_after: None });
    for _ in 0..6 {
        desk.advance(24 * HOUR);
        desk.library.refresh(Scope::Now).await.unwrap();
    }
    assert_eq!(icons_asked(&desk), each(2), "a failure waits for a week too");
    assert_eq!(icons().await, before, "the old one stays");
}

/// A feed that names no icon of its own, or this one.
fn signed(icon: &str) -> String {
    format!(
        "<rss version='2.0'><channel><title>A</title><link>HERE/</link>{icon}<item><guid>1</guid><title>B</title></item></channel></rss>"
    )
}

#[tokio::test]
async fn a_feed_without_an_icon_carries_that_of_its_site() {
    let page = "<html><head><link rel=icon type=image/svg+xml href=/kabar-pagi/favicon.svg>
        <link rel='shortcut icon' href=/kabar-pagi/favicon.ico>
        <link rel=apple-touch-icon sizes=180x180 href=/orchard-review/favicon.png>
        <link rel=icon sizes=32x32 href=/northern-wire/favicon.png></head><body><p>A</body></html>";
    let banner = "<image><url>HERE/kabar-pagi/images/favicon-lead.jpg</url></image>";
    let missing = "<image><url>HERE/nowhere/favicon.png</url></image>";
    // What the feed says, what the page says, and the addresses that are asked for, in order.
    let cases: [(&str, &str, &[&str]); 5] = [
        ("", page, &["/", "/northern-wire/favicon.png"]),
        (banner, page, &["/kabar-pagi/images/favicon-lead.jpg", "/", "/northern-wire/favicon.png"]),
        (missing, page, &["/nowhere/favicon.png", "/", "/northern-wire/favicon.png"]),
        ("", "<link rel=icon href=/nowhere.png>", &["/", "/nowhere.png", "/favicon.ico"]),
        ("", "<p>A", &["/", "/favicon.ico"]),
    ];
    for (icon, page, expected) in cases {
        let desk = Desk::open().await;
        let base = desk.newsroom.base();
        desk.newsroom.place("/", "text/html", page.to_owned());
        desk.newsroom.place("/a.xml", "application/rss+xml", signed(icon).replace("HERE", &base));
        desk.newsroom.place(
            "/b.xml",
            "application/rss+xml",
            signed("").replace("HERE", &base).replace("B<", "C<"),
        );
        for feed in ["/a.xml", "/b.xml"] {
            desk.library.subscribe(&desk.newsroom.url(feed), None).await.unwrap();
        }
        desk.newsroom.clear_requests();
        for _ in 0..6 {
            desk.library.refresh(Scope::Due).await.unwrap();
            desk.advance(24 * HOUR);
        }
        let asked = desk.newsroom.requests().into_iter().map(|request| request.path);
        let asked: Vec<_> = asked.filter(|path| !path.ends_with(".xml")).collect();
        assert_eq!(asked, expected, "{icon} {page}");
        let feeds = desk.library.feeds().await.unwrap();
        assert!(feeds[0].icon.is_some() && feeds[0].icon == feeds[1].icon, "{feeds:?}");
    }
}

#[tokio::test]
async fn the_page_that_led_to_a_feed_is_not_read_again_for_its_icon() {
    let desk = Desk::open().await;
    let base = desk.newsroom.base();
    let page = "<html><link rel=alternate type=application/rss+xml href=/a.xml><link rel=icon href=/northern-wire/favicon.png>";
    desk.newsroom.place("/situs/", "text/html", page.to_owned());
    desk.newsroom.place("/a.xml", "application/rss+xml", signed("").replace("HERE", &base));
    desk.library.subscribe(&desk.newsroom.url("/situs/"), None).await.unwrap();
    desk.newsroom.clear_requests();
    desk.library.refresh(Scope::Due).await.unwrap();
    let asked: Vec<_> = desk.newsroom.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(asked, ["/northern-wire/favicon.png"]);
    assert!(desk.library.feeds().await.unwrap()[0].icon.is_some());
}

#[tokio::test]
async fn an_icon_leads_into_no_private_network() {
    let desk = Desk::with_made_up_names().await;
    let other = warta_newsroom::Newsroom::start(warta_newsroom::World::seeded(2)).await.unwrap();
    // The site, the picture and the page's own are on this machine, where nobody but the feed's own host may be asked.
    let feed = signed(&format!("<image><url>{}</url></image>", other.url("/favicon.png")))
        .replace("HERE", &other.base());
    desk.newsroom.place("/a.xml", "application/rss+xml", feed);
    desk.library.subscribe(&desk.at("a.example", "/a.xml"), None).await.unwrap();
    desk.library.refresh(Scope::Due).await.unwrap();
    assert!(other.requests().is_empty(), "{:#?}", other.requests());
    assert_eq!(desk.library.feeds().await.unwrap()[0].icon, None);
}
