//! A host that does not answer costs its own pictures, and nobody's time.

use std::sync::Arc;
use std::time::{Duration, Instant};

use warta_engine::fetch::Limits;
use warta_engine::library::{OpenOptions, Scope};
use warta_engine::model::{Offline, View};
use warta_newsroom::Fault;

use crate::support::{Desk, MadeUpNames};

/// Where the feed's pictures are.
const PICTURES: &str = "/kabar-pagi/images/";

/// A feed of `count` entries with their whole text and two pictures each.
fn feed(count: usize) -> String {
    let items: String = (0..count)
        .map(|n| {
            format!(
                "<item><guid>{n}</guid><title>Berita {n}</title><description>&lt;p&gt;{}&lt;/p&gt;\
                 &lt;img src='{PICTURES}{n}-lead.jpg' width=960 height=540&gt;\
                 &lt;img src='{PICTURES}{n}-inline.png' width=640 height=400&gt;</description></item>",
                "kata ".repeat(300)
            )
        })
        .collect();
    format!("<rss version='2.0'><channel><title>Banyak gambar</title>{items}</channel></rss>")
}

fn asked(desk: &Desk) -> usize {
    desk.newsroom.requests().iter().filter(|request| request.path.starts_with(PICTURES)).count()
}

/// On made-up hosts, which are asked without a pause.
fn on_made_up_hosts(options: OpenOptions) -> OpenOptions {
    let limits = Limits { spacing: Duration::ZERO, ..Limits::default() };
    OpenOptions { names: Arc::new(MadeUpNames), limits, ..options }
}

/// The same, where nobody waits long for an answer.
fn hasty(options: OpenOptions) -> OpenOptions {
    let options = on_made_up_hosts(options);
    let limits = Limits { first_byte: Duration::from_millis(300), ..options.limits };
    OpenOptions { limits, ..options }
}

/// A desk with a feed of twenty articles on one host, whose pictures do as `fault` says, and another on another host.
async fn desk_with(fault: Fault, change: impl FnOnce(OpenOptions) -> OpenOptions) -> Desk {
    let desk = Desk::with(|options| change(hasty(options))).await;
    desk.newsroom.place("/banyak.xml", "application/rss+xml", feed(20));
    desk.newsroom.set_fault(PICTURES, fault);
    for (host, path) in [("hung.example", "/banyak.xml"), ("other.example", "/suara-nusantara/feed/")] {
        desk.library.subscribe(&desk.at(host, path), None).await.unwrap();
    }
    desk
}

async fn offline_of(desk: &Desk, host: &str) -> Vec<Offline> {
    let feeds = desk.library.feeds().await.unwrap();
    let id = feeds.iter().find(|feed| feed.url.contains(host)).unwrap().id;
    desk.rows(View::Feed { id }).await.into_iter().map(|row| row.offline).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_takes_requests_and_never_answers_is_left_after_two_of_them() {
    let desk = desk_with(Fault::Stall, |options| options).await;
    desk.library.refresh(Scope::Due).await.unwrap();
    assert!((1..=2).contains(&asked(&desk)), "{}", asked(&desk));
    assert!(offline_of(&desk, "hung").await.iter().all(|offline| *offline == Offline::Pending));
    let others = offline_of(&desk, "other").await;
    assert!(others.len() == 12 && others.iter().all(|offline| *offline == Offline::Complete), "{others:?}");

    // Nor is it tried at once by the next refresh, or after a restart.
    let desk = desk.restart_with(hasty).await;
    desk.newsroom.clear_requests();
    desk.library.refresh(Scope::Due).await.unwrap();
    assert_eq!(asked(&desk), 0);
    // A while later it is, and by then it may be well.
    // Without the haste, which a busy machine outruns.
    let desk = desk.restart_with(on_made_up_hosts).await;
    desk.newsroom.clear_faults();
    desk.advance(Duration::from_secs(16 * 60));
    desk.library.refresh(Scope::Due).await.unwrap();
    let at_last = offline_of(&desk, "hung").await;
    assert!(
        at_last.len() == 20 && at_last.iter().all(|offline| *offline == Offline::Complete),
        "{at_last:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_waits_for_pictures_no_longer_than_it_may() {
    let picture_time = Duration::from_secs(5);
    let desk = desk_with(Fault::SlowBody, |options| OpenOptions { picture_time, ..options }).await;
    let began = Instant::now();
    let summary = desk.library.refresh(Scope::Due).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
    assert!(!summary.cancelled && summary.failed == 0);
    let others = offline_of(&desk, "other").await;
    assert!(others.iter().all(|offline| *offline == Offline::Complete), "{others:?}");
    assert!(offline_of(&desk, "hung").await.contains(&Offline::Pending));
}

#[tokio::test]
async fn a_server_that_gives_pictures_to_its_own_site_alone_is_told_which_site_it_is() {
    use axum::http::{HeaderMap, StatusCode, Uri, header};

    const FEED: &str = "<rss version='2.0'><channel><title>A</title><item><title>A</title><link>/berita/1?session=7</link>\
        <description>TEXT&lt;img src='/own.png' width=400 height=300>&lt;img src='/shy.png' width=400 height=300>\
        </description></item></channel></rss>";
    // One picture is for the site's own pages alone, and another for whoever says nothing of pages.
    let asked = Arc::new(std::sync::Mutex::new(Vec::new()));
    let answer = {
        let asked = asked.clone();
        async move |uri: Uri, headers: HeaderMap| {
            let referer = headers.get(header::REFERER).map(|it| it.to_str().unwrap().to_owned());
            asked.lock().unwrap().push((uri.path().to_owned(), referer.clone()));
            let mut picture = std::io::Cursor::new(Vec::new());
            image::GrayImage::new(40, 30).write_to(&mut picture, image::ImageFormat::Png).unwrap();
            let is_given = match uri.path() {
                "/feed" => return (StatusCode::OK, FEED.replace("TEXT", &"kata ".repeat(300)).into_bytes()),
                "/own.png" => referer.is_some_and(|referer| referer.ends_with('/')),
                "/shy.png" => referer.is_none(),
                _ => return (StatusCode::NOT_FOUND, vec![]),
            };
            if is_given { (StatusCode::OK, picture.into_inner()) } else { (StatusCode::FORBIDDEN, vec![]) }
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, axum::Router::new().fallback(answer)).await });

    let desk = Desk::open().await;
    desk.library.subscribe(&format!("{url}/feed"), None).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
    assert_eq!(desk.rows(View::All).await[0].offline, Offline::Complete);
    let mut asked = asked.lock().unwrap().clone();
    asked.retain(|(path, _)| path.ends_with(".png"));
    asked.sort();
    let own = "/own.png".to_owned();
    // The site and nothing more: not the page, and not what is in its address.
    assert_eq!(asked, [(own.clone(), None), (own, Some(format!("{url}/"))), ("/shy.png".into(), None)]);
}
