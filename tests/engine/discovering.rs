//! From whatever a person types to a feed, and what that costs the site.

use std::collections::HashSet;
use std::io::Write;
use std::time::{Duration, Instant};

use axum::Router;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use warta_engine::library::{Offer, Scope};
use warta_engine::model::{ArticleId, FeedKind, Offline, View};
use warta_newsroom::{Article, Fault, Newsroom, World};

use crate::support::Desk;

/// What was asked for, none of it twice.
#[track_caller]
fn asked(newsroom: &Newsroom) -> Vec<String> {
    let paths: Vec<String> = newsroom.requests().into_iter().map(|request| request.path).collect();
    let distinct: HashSet<&String> = paths.iter().collect();
    assert_eq!(distinct.len(), paths.len(), "asked twice: {paths:#?}");
    assert!(paths.len() <= 16, "{paths:#?}");
    paths
}

async fn only_offer(desk: &Desk, path: &str) -> Offer {
    let mut offers = desk.library.discover(&desk.newsroom.url(path)).await.unwrap();
    assert_eq!(offers.len(), 1, "{offers:#?}");
    offers.remove(0)
}

fn titles(articles: &[Article]) -> HashSet<String> {
    articles.iter().map(|article| article.title.clone()).collect()
}

/// Serves pages of a test's own.
async fn serve(router: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    base
}

/// When the newsroom says that an article came out.
async fn published(desk: &Desk, id: ArticleId) -> i64 {
    desk.library.article(id).await.unwrap().published.unwrap().instant_ms.0
}

#[tokio::test]
async fn a_page_that_names_its_feed_is_asked_no_further() {
    let desk = Desk::open().await;
    let offer = only_offer(&desk, "/kabar-pagi/").await;
    assert_eq!(asked(&desk.newsroom), ["/kabar-pagi/", "/kabar-pagi/atom.xml"]);
    assert_eq!((offer.title.as_str(), offer.kind, offer.entries), ("Kabar Pagi", FeedKind::Atom, 12));
    assert!(!offer.subscribed && offer.latest.is_some());
    let listed = desk.newsroom.listed("kabar-pagi");
    for (preview, article) in offer.preview.iter().zip(&listed) {
        assert_eq!(preview.title, article.title);
        assert_eq!(preview.published.unwrap().0, article.published / 1000 * 1000);
    }
    assert_eq!(offer.preview.len(), 5);
    // What was looked at is not asked for again.
    desk.library.subscribe(&offer.url, None).await.unwrap();
    assert_eq!(asked(&desk.newsroom).len(), 2);
    assert!(only_offer_again(&desk).await.subscribed);
}

async fn only_offer_again(desk: &Desk) -> Offer {
    desk.newsroom.clear_requests();
    only_offer(desk, "/kabar-pagi/").await
}

#[tokio::test]
async fn a_feed_behind_a_link_is_found() {
    let desk = Desk::open_in(World::of("suar-pesisir")).await;
    let offer = only_offer(&desk, "/suar-pesisir/").await;
    assert_eq!(offer.url, desk.newsroom.feed_url("suar-pesisir"));
    assert_eq!(asked(&desk.newsroom), ["/suar-pesisir/", "/suar-pesisir/rss.xml"]);
}

#[tokio::test]
async fn a_feed_in_the_usual_place_is_found_after_everything_that_was_said() {
    let desk = Desk::open_in(World::of("jurnal-bukit")).await;
    let offer = only_offer(&desk, "/jurnal-bukit/").await;
    assert_eq!(offer.url, desk.newsroom.feed_url("jurnal-bukit"));
    let asked = asked(&desk.newsroom);
    assert_eq!(asked.last().map(String::as_str), Some("/jurnal-bukit/feed/"));
    assert!(asked.len() <= 6, "{asked:#?}");
}

#[tokio::test]
async fn a_portal_without_feeds_is_followed_by_its_news_sitemap() {
    let desk = Desk::open_in(World::of("lintas-kota")).await;
    let offer = only_offer(&desk, "/lintas-kota/").await;
    assert_eq!(
        asked(&desk.newsroom),
        [
            "/lintas-kota/",
            "/",
            "/robots.txt",
            "/lintas-kota/sitemap.xml",
            "/lintas-kota/sitemap-berita.xml.gz"
        ]
    );
    assert_eq!((offer.title.as_str(), offer.kind), ("Lintas Kota", FeedKind::NewsSitemap));
    let listed = desk.newsroom.listed("lintas-kota");
    assert_eq!(offer.preview[0].title, listed[0].title);

    let feed = desk.library.subscribe(&offer.url, None).await.unwrap();
    assert_eq!((feed.kind, feed.unread), (FeedKind::NewsSitemap, 12));
    desk.library.refresh(Scope::Due).await.unwrap();
    let rows = desk.rows(View::Feed { id: feed.id }).await;
    assert_eq!(rows.iter().map(|row| row.title.clone()).collect::<HashSet<_>>(), titles(&listed));
    for row in &rows {
        let article = listed.iter().find(|article| article.title == row.title).unwrap();
        assert_eq!(published(&desk, row.id).await, article.published / 1000 * 1000);
        assert_eq!(row.offline, Offline::Complete);
        assert!(row.thumbnail.is_some() || article.lead.is_none());
    }
    stays_as_it_is(&desk, "/lintas-kota/sitemap-berita.xml.gz").await;
    takes_in_what_is_new(&desk, "lintas-kota").await;
}

/// Ten refreshes of an unchanged feed: ten conditional requests, and nothing new.
async fn stays_as_it_is(desk: &Desk, path: &str) {
    let total = desk.rows(View::All).await.len();
    for _ in 0..10 {
        desk.newsroom.clear_requests();
        desk.clock.advance(Duration::from_secs(3600));
        let summary = desk.library.refresh(Scope::Now).await.unwrap();
        assert_eq!((summary.unchanged, summary.new_articles, summary.failed), (1, 0, 0));
        let requests = desk.newsroom.requests();
        assert_eq!(requests.len(), 1, "{requests:#?}");
        assert_eq!((requests[0].path.as_str(), requests[0].status), (path, Some(304)));
        assert!(requests[0].if_none_match.is_some() && requests[0].if_modified_since.is_some());
    }
    assert_eq!(desk.rows(View::All).await.len(), total);
}

async fn takes_in_what_is_new(desk: &Desk, slug: &str) {
    desk.newsroom.publish(slug, 3);
    let refresh = async || desk.library.refresh(Scope::Now).await.unwrap().new_articles;
    assert_eq!((refresh().await, refresh().await), (3, 0));
    let rows = desk.rows(View::All).await;
    assert_eq!(
        rows.iter().map(|row| row.title.clone()).collect::<HashSet<_>>(),
        titles(&desk.newsroom.listed(slug))
    );
    assert!(rows.iter().all(|row| row.offline == Offline::Complete), "{rows:#?}");
}

#[tokio::test]
async fn sitemaps_may_be_given_at_any_step() {
    let desk = Desk::open_in(World::of("lintas-kota")).await;
    for path in ["/robots.txt", "/lintas-kota/sitemap.xml", "/lintas-kota/sitemap-berita.xml.gz"] {
        desk.newsroom.clear_requests();
        let offer = only_offer(&desk, path).await;
        assert_eq!(offer.url, desk.newsroom.url("/lintas-kota/sitemap-berita.xml.gz"), "{path}");
        assert!(asked(&desk.newsroom).len() <= 3);
    }
}

#[tokio::test]
async fn an_ordinary_sitemap_gets_titles_and_dates_from_its_pages() {
    let desk = Desk::open_in(World::of("lintas-kota")).await;
    let url = desk.newsroom.url("/lintas-kota/sitemap-2026-11.xml.gz");
    let feed = desk.library.subscribe(&url, None).await.unwrap();
    assert_eq!(feed.kind, FeedKind::NewsSitemap);
    let rows = desk.rows(View::All).await;
    assert!(rows.iter().all(|row| row.title.starts_with("http")), "an address stands in for a title");
    desk.library.refresh(Scope::Due).await.unwrap();
    let listed = desk.newsroom.listed("lintas-kota");
    let check = async || {
        for row in desk.rows(View::All).await {
            let article = listed.iter().find(|article| article.title == row.title).expect(&row.title);
            assert_eq!(published(&desk, row.id).await, article.published / 1000 * 1000, "{}", row.title);
        }
    };
    check().await;
    let found = desk.find(&listed[2].title, 10).await;
    assert_eq!(found[0].row.title, listed[2].title);
    // The sitemap still has no titles to give, and must not take these away.
    desk.newsroom.publish("lintas-kota", 1);
    assert_eq!(desk.library.refresh(Scope::Now).await.unwrap().new_articles, 1);
    assert_eq!(desk.rows(View::All).await.iter().filter(|row| row.title.starts_with("http")).count(), 0);
}

#[tokio::test]
async fn a_section_page_is_the_last_resort_and_wants_to_be_confirmed() {
    let desk = Desk::open_in(World::of("warta-lembah")).await;
    let home = desk.newsroom.url("/warta-lembah/");
    let offer = only_offer(&desk, "/warta-lembah/").await;
    asked(&desk.newsroom);
    assert_eq!((offer.kind, offer.entries), (FeedKind::Page, 12));
    assert_eq!((offer.url.as_str(), offer.title.as_str()), (home.as_str(), "Berita Terkini - Warta Lembah"));
    let listed = desk.newsroom.listed("warta-lembah");
    let previewed: Vec<_> = offer.preview.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(previewed, listed[..5].iter().map(|article| article.title.as_str()).collect::<Vec<_>>());

    desk.newsroom.clear_requests();
    let refused = desk.library.subscribe(&home, None).await.unwrap_err();
    assert_eq!(refused.code(), "page_unconfirmed");
    assert!(refused.to_string().contains("--page") && refused.to_string().contains(&listed[0].title));
    let feed = desk.library.subscribe_to_page(&home, None).await.unwrap();
    assert!(desk.newsroom.requests().is_empty(), "the page has been read already");
    assert_eq!((feed.kind, feed.unread), (FeedKind::Page, 12));
    assert_eq!(desk.library.subscribe_to_page(&home, None).await.unwrap_err().code(), "already_subscribed");

    desk.library.refresh(Scope::Due).await.unwrap();
    for row in desk.rows(View::All).await {
        let article = listed.iter().find(|article| article.title == row.title).expect(&row.title);
        assert_eq!(published(&desk, row.id).await, article.published / 1000 * 1000);
        assert_eq!(row.offline, Offline::Complete);
    }
    let desk = desk.restart().await;
    stays_as_it_is(&desk, "/warta-lembah/").await;
    takes_in_what_is_new(&desk, "warta-lembah").await;

    desk.newsroom.set_fault("/warta-lembah/", Fault::HtmlInsteadOfFeed);
    assert_eq!(desk.library.refresh(Scope::Now).await.unwrap().failed, 1);
    assert_eq!(desk.library.feed(feed.id).await.unwrap().problem.unwrap().code, "page_changed");
    desk.newsroom.clear_faults();
    desk.library.refresh(Scope::Now).await.unwrap();
    let feed = desk.library.feed(feed.id).await.unwrap();
    assert_eq!((feed.problem, feed.kind, feed.total), (None, FeedKind::Page, 15));
}

#[tokio::test]
async fn a_page_that_was_rebuilt_can_be_chosen_again() {
    use std::sync::atomic::{AtomicBool, Ordering};
    static REBUILT: AtomicBool = AtomicBool::new(false);
    let page = || async {
        let (open, close) = match REBUILT.load(Ordering::Relaxed) {
            false => ("<div class='lama'><h3>", "</h3></div>"),
            true => ("<section class='baru'><p>", "</p></section>"),
        };
        let links: String = (0..9)
            .map(|n| {
                format!(
                    "{open}<a href='/read/kabar-yang-ke-{n}-hari-ini'>Kabar yang ke {n} hari ini</a>{close}"
                )
            })
            .collect();
        Html(format!("<html><title>Kabar</title><body><main>{links}</main></body></html>"))
    };
    let base = serve(Router::new().route("/terkini", get(page))).await;
    let url = format!("{base}/terkini");
    let desk = Desk::open().await;
    let feed = desk.library.subscribe_to_page(&url, None).await.unwrap();
    assert_eq!(feed.total, 9);
    REBUILT.store(true, Ordering::Relaxed);
    desk.library.refresh(Scope::Now).await.unwrap();
    let problem = desk.library.feed(feed.id).await.unwrap().problem.unwrap();
    assert_eq!((problem.code.as_str(), problem.args), ("page_changed", vec![url.clone()]));
    let offers = desk.library.discover(&url).await.unwrap();
    assert!(!offers[0].subscribed, "it is no longer followed as it is now");
    let again = desk.library.subscribe_to_page(&url, None).await.unwrap();
    assert_eq!((again.id, again.total, again.problem), (feed.id, 9, None));
    assert!(desk.library.discover(&url).await.unwrap()[0].subscribed);
}

#[tokio::test]
async fn a_site_with_nothing_to_follow_is_asked_little() {
    let desk = Desk::open_in(World::of("warta-lembah")).await;
    let error = desk.library.discover(&desk.newsroom.url("/faults/html")).await.unwrap_err();
    assert_eq!(error.code(), "no_feed_found", "{error}");
    assert!(asked(&desk.newsroom).len() > 8, "every way was tried");
}

#[tokio::test]
async fn pages_lead_to_no_private_host() {
    let other = Newsroom::start(World::default()).await.unwrap();
    let page = format!(
        "<html><head><link rel=alternate type=application/rss+xml href='{0}'><link rel=alternate \
         type=application/atom+xml href='http://169.254.169.254/latest/feed'></head><body><a href='{0}?1'>RSS</a>\
         <a href='http://localhost:{1}/feed/'>Feed</a></body></html>",
        other.feed_url("kabar-pagi"),
        other.port()
    );
    let robots = format!("Sitemap: {}\n", other.url("/berita-peta/news-sitemap.xml"));
    let index = format!(
        "<sitemapindex><sitemap><loc>{}</loc></sitemap></sitemapindex>",
        other.url("/berita-peta/news-sitemap.xml")
    );
    let robots = format!("{robots}Sitemap: /index.xml\n");
    let router = Router::new()
        .route("/", get(async move || Html(page)))
        .route("/robots.txt", get(async move || robots))
        .route("/index.xml", get(async move || ([("content-type", "application/xml")], index)));
    let base = serve(router).await;
    let desk = Desk::open().await;
    let error = desk.library.discover(&base).await.unwrap_err();
    assert_eq!(error.code(), "private_address");
    assert!(other.requests().is_empty(), "{:#?}", other.requests());
}

#[tokio::test]
async fn a_page_of_a_hundred_thousand_links_is_read_in_time() {
    let links: String = (0..100_000)
        .map(|n| format!("<li class=i><a href='/read/2026/11/23/{n}/kabar-yang-ke-{n}'>Kabar yang ke {n} hari ini</a></li>"))
        .collect();
    let page = format!("<html><title>Kabar</title><body><ul>{links}</ul></body></html>");
    let base = serve(Router::new().route("/", get(async move || Html(page)))).await;
    let desk = Desk::open().await;
    let began = Instant::now();
    let offers = desk.library.discover(&base).await.unwrap();
    let took = began.elapsed();
    assert_eq!((offers[0].kind, offers[0].entries), (FeedKind::Page, 500));
    // A guard against what never ends, on a machine that may have much else to do: it takes a second or two.
    assert!(took < Duration::from_secs(30), "{took:?}");
}

#[tokio::test]
async fn sitemaps_that_unfold_without_end_cost_nothing_else() {
    let desk = Desk::open_in(World::of("lintas-kota")).await;
    desk.newsroom.set_fault("/lintas-kota/sitemap-berita.xml.gz", Fault::GzipBomb);
    let offers = desk.library.discover(&desk.newsroom.url("/lintas-kota/")).await.unwrap();
    assert_eq!(offers[0].kind, FeedKind::Page, "what the page lists is left: {offers:#?}");
    asked(&desk.newsroom);

    // The same with the bomb inside the file, where no header tells of it.
    let mut file = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..200 {
        file.write_all(&[b' '; 1 << 20]).unwrap();
    }
    let bomb = file.finish().unwrap();
    let index = |base: &str| {
        let children: String =
            (0..5_000).map(|n| format!("<sitemap><loc>{base}/{n}.xml</loc></sitemap>")).collect();
        format!("<sitemapindex>{children}</sitemapindex>")
    };
    let router = Router::new()
        .route("/sitemap.xml.gz", get(async move || bomb.into_response()))
        .route("/{name}", get(async move || index("").into_response()));
    let base = serve(router).await;
    let error = desk.library.discover(&format!("{base}/sitemap.xml.gz")).await.unwrap_err();
    assert_eq!(error.code(), "not_a_feed");
    // Indexes of indexes of indexes end.
    let error = desk.library.discover(&format!("{base}/index.xml")).await.unwrap_err();
    assert_eq!(error.code(), "no_feed_found");
}
