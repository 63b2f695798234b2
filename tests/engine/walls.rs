//! A page that stands where an article was asked for is never kept as that article.

use warta_engine::library::Scope;
use warta_engine::model::View;

use crate::support::{Desk, serve};

#[tokio::test(flavor = "multi_thread")]
async fn saving_says_what_stood_there_and_keeps_nothing() {
    let desk = Desk::with_made_up_names().await;
    let port = serve(|path| {
        let page = |title: &str, more: &str| {
            Some(format!(
                "<html><head><title>{title}</title></head><body><h1>{title}</h1>{more}</body></html>"
            ))
        };
        match path {
            "/consent" => page("Before you continue", "<div class=consent-wall>We value your privacy</div>"),
            "/masuk" => page("Masuk", "<form><input type=email><input type=password></form>"),
            "/a" => page("Just a moment...", "<div id=cf-chl-widget></div>"),
            "/b" => page("Halaman tidak ditemukan", "<p>Kembali ke beranda.</p>"),
            _ => None,
        }
    });
    for (path, code) in
        [("consent", "consent_wall"), ("masuk", "sign_in_wall"), ("a", "bot_challenge"), ("b", "error_page")]
    {
        let saved = desk.library.save_url(&format!("http://harian.example:{port}/{path}")).await;
        assert_eq!(saved.unwrap_err().code(), code);
    }
    assert_eq!(desk.rows(View::All).await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_background_the_feeds_text_stays() {
    let desk = Desk::with_made_up_names().await;
    let port = serve(|path| {
        match path {
        "/feed" => Some(
            "<rss version='2.0'><channel><title>Harian</title><item><title>Banjir di hulu</title><link>/banjir</link>\
             <description>Air naik sejak pagi, kata petugas.</description></item></channel></rss>"
                .to_owned(),
        ),
        "/banjir" => Some(
            "<title>Sign in to continue</title><h1>Sign in to continue</h1>\
             <form><input type=email><input type=password></form>"
                .to_owned(),
        ),
        _ => None,
    }
    });
    desk.library.subscribe(&format!("http://harian.example:{port}/feed"), None).await.unwrap();
    desk.library.refresh(Scope::Due).await.unwrap();
    let rows = desk.rows(View::All).await;
    assert_eq!(rows.len(), 1);
    let article = desk.library.article(rows[0].id).await.unwrap();
    assert_eq!(article.title, "Banjir di hulu");
    assert!(
        article.html.contains("Air naik sejak pagi") && !article.html.contains("Sign in"),
        "{}",
        article.html
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_from_outside_asks_first_and_reaches_the_public_only() {
    let desk = Desk::open().await;
    assert_eq!(desk.library.take_asked(), None);
    desk.library.ask_to_save("warta://save?url=javascript:alert(1)").unwrap_err();
    assert_eq!(desk.library.take_asked(), None);

    let address = desk.newsroom.url(warta_newsroom::flagship::PATH);
    let encoded: String = address.bytes().map(|byte| format!("%{byte:02X}")).collect();
    desk.library.ask_to_save(&format!("warta://save?url={encoded}")).unwrap();
    assert_eq!(desk.library.take_asked().as_deref(), Some(address.as_str()));
    assert_eq!(desk.library.take_asked(), None, "once");
    assert!(desk.newsroom.requests().is_empty(), "nothing is fetched before the person agrees");

    // The newsroom is on this very machine.
    let refused = desk.library.save_named_url(&address, None).await.unwrap_err();
    assert_eq!(refused.code(), "private_address");
    desk.library.save_url(&address).await.unwrap();
}
