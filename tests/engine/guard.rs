//! Content may not lead Warta into the person's network, and never into the page.

use warta_engine::article::sanitize;
use warta_engine::library::Scope;
use warta_engine::model::View;
use warta_newsroom::Fault;

use crate::site::{Entry, Site, paragraphs};
use crate::support::Desk;

#[tokio::test]
async fn a_hostile_feed_gets_nothing_but_its_pictures() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("hostile"), None).await.unwrap();
    desk.library.refresh(Scope::Due).await.unwrap();
    let asked: Vec<_> = desk.newsroom.requests().into_iter().map(|request| request.path).collect();
    let beyond: Vec<_> =
        asked.iter().filter(|path| path.contains("/canary/") && !path.contains("/canary/image/")).collect();
    assert!(beyond.is_empty(), "{beyond:#?}");

    let rows = desk.rows(View::All).await;
    assert!(rows.len() >= 20);
    for row in rows {
        let html = desk.library.article(row.id).await.unwrap().html;
        for forbidden in [
            "<script",
            "=\"javascript:",
            "onerror",
            "onload",
            "onclick",
            "<iframe",
            "<form",
            "<meta",
            "<style",
            "style=",
            "<svg",
            "<base",
            "<link",
            "srcset",
        ] {
            assert!(!tags(&html).contains(forbidden), "{}: {forbidden} in {html}", row.title);
        }
        for (_, rest) in html.match_indices(" src=\"").map(|(at, found)| (at, &html[at + found.len()..])) {
            assert!(rest.starts_with("warta-asset://localhost/"), "{html}");
        }
        let base = url::Url::parse("https://news.example/").unwrap();
        assert_eq!(sanitize(&html, &base).html, html, "sanitising twice is sanitising once");
    }
}

/// The tags of some HTML without the text between them, in lower case.
fn tags(html: &str) -> String {
    html.split('<')
        .skip(1)
        .map(|rest| format!("<{}>", rest.split('>').next().unwrap()))
        .collect::<String>()
        .to_lowercase()
}

#[tokio::test]
async fn pictures_of_other_private_origins_are_not_fetched() {
    let desk = Desk::open().await;
    // Another server on this machine, which a page of the newsroom names.
    let other = warta_newsroom::Newsroom::start(warta_newsroom::World::seeded(2)).await.unwrap();
    let page = format!(
        "<rss version='2.0'><channel><title>U</title><item><guid>1</guid><title>A</title><description>\
         &lt;p&gt;{}&lt;/p&gt;&lt;img src='{}' width=600 height=400&gt;</description></item></channel></rss>",
        "kata ".repeat(300),
        other.url("/hostile/picture.png")
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/feed", listener.local_addr().unwrap());
    let router = axum::Router::new().route("/feed", axum::routing::get(async move || page));
    tokio::spawn(async move { axum::serve(listener, router).await });
    desk.library.subscribe(&url, None).await.unwrap();
    desk.library.refresh(Scope::Due).await.unwrap();
    assert!(other.requests().is_empty(), "{:#?}", other.requests());
    let row = desk.rows(View::All).await.remove(0);
    assert_eq!(row.offline, warta_engine::model::Offline::PictureFailed);
}

/// A page on a made-up host that names things on hosts of a private network, however they are written.
const INSIDE: [&str; 8] = [
    "http://lan.internal",
    "http://metadata.internal",
    "http://mapped.internal",
    "http://127.0.0.1",
    "http://2130706433",
    "http://[::ffff:7f00:1]",
    "http://0x7f.1",
    "http://localhost",
];

#[tokio::test]
async fn redirects_of_content_lead_to_no_private_address() {
    let desk = Desk::with_made_up_names().await;
    let url = desk.at("a.example", "/suara-nusantara/feed/");
    let feed = desk.library.subscribe(&url, None).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
    for inside in INSIDE {
        let target = format!("{inside}:{}/kabar-pagi/atom.xml", desk.newsroom.port());
        desk.newsroom.set_fault("/suara-nusantara/", Fault::Redirect { to: target.clone(), code: 302 });
        desk.newsroom.clear_requests();
        desk.library.refresh(Scope::Feed(feed.id)).await.unwrap();
        let asked = desk.newsroom.requests();
        assert!(asked.iter().all(|request| !request.path.contains("kabar-pagi")), "{target}: {asked:#?}");
        let code = desk.library.feed(feed.id).await.unwrap().problem.unwrap().code;
        assert_eq!(code, "private_address", "{target}");
    }
}

#[tokio::test]
async fn a_name_is_looked_up_for_the_connection_and_not_before_it() {
    let desk = Desk::with_made_up_names().await;
    // The person's own feed keeps a connection to its host open …
    let own = desk.at("own.example", "/suara-nusantara/feed/");
    desk.library.subscribe(&own, None).await.unwrap();
    // … which a stranger's feed, whose host has the same address now, may not ride on.
    let item = format!(
        "<rss version='2.0'><channel><title>U</title><item><guid>1</guid><title>A</title><description>\
         &lt;p&gt;{}&lt;/p&gt;&lt;img src='{}' width=600 height=400&gt;</description></item></channel></rss>",
        "kata ".repeat(300),
        desk.at("own.example", "/hostile/picture.png")
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://stranger.example:{}/feed", listener.local_addr().unwrap().port());
    let router = axum::Router::new().route("/feed", axum::routing::get(async move || item));
    tokio::spawn(async move { axum::serve(listener, router).await });
    desk.library.subscribe(&url, None).await.unwrap();
    desk.newsroom.clear_requests();
    desk.library.refresh(Scope::Now).await.unwrap();
    let asked: Vec<_> = desk.newsroom.requests().into_iter().map(|request| request.path).collect();
    assert!(asked.iter().all(|path| !path.contains("/hostile/")), "{asked:?}");
}

#[tokio::test]
async fn what_a_page_suggests_for_a_feed_leads_nowhere_inside() {
    let desk = Desk::open().await;
    let ((site, url), (other, inside)) = (Site::start().await, Site::start().await);
    for site in [&site, &other] {
        site.set_feed("/feed", &[Entry { url: &format!("{url}/a"), title: "A", text: &paragraphs() }]);
    }
    let feed = desk.library.subscribe(&format!("{url}/feed"), None).await.unwrap();
    let suggested = format!("{inside}/feed");
    let link = format!("<link rel=alternate type='application/rss+xml' href='{suggested}'>");
    site.set("/feed", "text/html", format!("<html><head>{link}</head><body>x</body></html>"));
    desk.library.refresh(Scope::Now).await.unwrap();
    let health = desk.library.feed_health(feed.id).await.unwrap();
    assert_eq!(health.suggested_url.as_deref(), Some(&*suggested));
    let error = desk.library.change_feed_url(feed.id, &suggested).await.unwrap_err();
    assert_eq!(error.code(), "private_address", "nobody typed it");
    assert_eq!(desk.library.feed(feed.id).await.unwrap().url, feed.url);

    // So it is with a page that an article links to.
    other.set_page("/a", &paragraphs());
    let article = desk.rows(View::All).await[0].id;
    let saved = desk.library.save_named_url(&format!("{inside}/a"), Some(article)).await;
    assert_eq!(saved.unwrap_err().code(), "private_address");
    desk.library.save_url(&format!("{inside}/a")).await.unwrap();
}
