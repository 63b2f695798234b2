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
