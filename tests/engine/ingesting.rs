//! What feeds say of their entries, as it arrives in articles.

use std::time::Duration;

use warta_engine::library::Scope;
use warta_engine::model::{Comments, View, asset_key};

use crate::support::Desk;

/// A sentence with a link, and a picture, both relative: `b` and `c.jpg`.
const RELATIVE: &str = "&lt;p&gt;Warga membaca &lt;a href='b'&gt;laporan itu&lt;/a&gt; di balai desa pagi ini.&lt;/p&gt;\
                        &lt;p&gt;&lt;img src='c.jpg' width='600' height='400'&gt;&lt;/p&gt;";

/// Entries are titled by the folder that their relative addresses have to be in.
async fn check(media_type: &'static str, path: &str, feed: &str, articles: usize) {
    let desk = Desk::open().await;
    let feed = feed.replace("RELATIVE", RELATIVE).replace("HERE", &desk.newsroom.base());
    desk.newsroom.place(path, media_type, feed);
    desk.library.subscribe(&desk.newsroom.url(path), None).await.unwrap();
    let rows = desk.rows(View::All).await;
    assert_eq!(rows.len(), articles);
    for row in rows {
        let html = desk.library.article(row.id).await.unwrap().html;
        assert!(html.contains(&format!("href=\"{}b\"", row.title)), "{}: {html}", row.title);
        assert!(html.contains(&asset_key(&format!("{}c.jpg", row.title))), "{}: {html}", row.title);
    }
}

#[tokio::test]
async fn relative_addresses_start_where_atom_says() {
    check(
        "application/atom+xml",
        "/atom/feed.xml",
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://dasar.example/umpan/'><title>A</title>
        <entry xml:base='entri/'><id>1</id><title>http://dasar.example/umpan/entri/isi/</title>
          <link href='http://kabar.example/2026/satu'/><content type='html' xml:base='isi/'>RELATIVE</content></entry>
        <entry xml:base='entri/'><id>2</id><title>http://dasar.example/umpan/entri/</title>
          <link href='http://kabar.example/2026/dua'/><content type='html'>RELATIVE</content></entry>
        <entry><id>3</id><title>http://dasar.example/umpan/</title>
          <link href='http://kabar.example/2026/tiga'/><summary type='html'>RELATIVE</summary></entry>
        <entry><id>4</id><title>http://lain.example/</title><content>x</content>
          <link href='http://kabar.example/2026/empat'/>
          <summary type='html' xml:base='http://lain.example/'>RELATIVE</summary></entry>
        <entry><id>5</id><title>http://dasar.example/umpan/div/</title>
          <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml' xml:base='div/'>
          <p>Warga membaca <a href='b'>laporan itu</a> di balai desa pagi ini.</p>
          <p><img src='c.jpg' width='600' height='400'/></p></div></content></entry></feed>",
        5,
    )
    .await;
}

#[tokio::test]
async fn relative_addresses_start_where_rss_says() {
    check(
        "application/rss+xml",
        "/rss/feed.xml",
        "<rss version='2.0'><channel xml:base='http://dasar.example/kanal/'><title>A</title>
        <item><guid>1</guid><title>http://dasar.example/kanal/</title>
          <link>http://kabar.example/2026/satu</link><description>RELATIVE</description></item>
        <item xml:base='butir/'><guid>2</guid><title>http://dasar.example/kanal/butir/teks/</title>
          <link>http://kabar.example/2026/dua</link><description xml:base='teks/'>RELATIVE</description></item>
        </channel></rss>",
        2,
    )
    .await;
}

#[tokio::test]
async fn relative_addresses_start_from_the_article_or_else_the_feed_where_nothing_is_said() {
    check(
        "application/rss+xml",
        "/rss/feed.xml",
        "<rss version='2.0'><channel><title>A</title><link>http://kabar.example/</link>
        <item><guid>1</guid><title>http://kabar.example/2026/</title>
          <link>http://kabar.example/2026/satu</link><description>RELATIVE</description></item>
        <item><guid isPermaLink='false'>2</guid><title>HERE/rss/</title>
          <description>RELATIVE</description></item></channel></rss>",
        2,
    )
    .await;
}

#[tokio::test]
async fn what_readers_say_is_kept_with_the_article_and_kept_current() {
    let desk = Desk::open().await;
    let feed = |count: u32, note: &str| {
        format!(
            "<rss version='2.0' xmlns:slash='http://purl.org/rss/1.0/modules/slash/'
                xmlns:wfw='http://wellformedweb.org/CommentAPI/'><channel><title>A{note}</title>
             <item><guid>1</guid><title>Satu</title><link>http://kabar.example/1</link>
                <comments>http://kabar.example/1#respond</comments><slash:comments>{count}</slash:comments>
                <wfw:commentRss>http://kabar.example/1/feed/</wfw:commentRss></item>
             <item><guid>2</guid><title>Dua</title><link>http://kabar.example/2</link>
                <slash:comments>3</slash:comments></item>
             <item><guid>3</guid><title>Tiga</title><link>http://kabar.example/3</link></item></channel></rss>"
        )
    };
    let of = async |title: &str| {
        let row = desk.rows(View::All).await.into_iter().find(|row| row.title == title).unwrap();
        desk.library.article(row.id).await.unwrap().comments
    };
    desk.newsroom.place("/komentar.xml", "application/rss+xml", feed(12, ""));
    desk.library.subscribe(&desk.newsroom.url("/komentar.xml"), None).await.unwrap();
    let twelve = Comments {
        url: "http://kabar.example/1#respond".into(),
        count: Some(12),
        feed: Some("http://kabar.example/1/feed/".into()),
    };
    assert_eq!(of("Satu").await, Some(twelve.clone()));
    let on_its_page = Comments { url: "http://kabar.example/2".into(), count: Some(3), feed: None };
    assert_eq!(of("Dua").await, Some(on_its_page));
    assert_eq!(of("Tiga").await, None);

    // One more comment makes no edit of the article.
    desk.newsroom.place("/komentar.xml", "application/rss+xml", feed(13, " lagi"));
    desk.advance(Duration::from_secs(3600));
    let summary = desk.library.refresh(Scope::Now).await.unwrap();
    assert_eq!((summary.new_articles, summary.failed), (0, 0));
    assert_eq!(of("Satu").await, Some(Comments { count: Some(13), ..twelve }));
    let row = desk.rows(View::All).await.into_iter().find(|row| row.title == "Satu").unwrap();
    assert_eq!(desk.library.article(row.id).await.unwrap().edited, None);
}

#[tokio::test]
async fn pictures_say_how_large_they_are_before_they_are_there() {
    let desk = Desk::open().await;
    let item = format!(
        "<rss version='2.0'><channel><title>A</title><item><guid>1</guid><title>Satu</title><description>\
         &lt;p&gt;{}&lt;/p&gt;&lt;img src='/kabar-pagi/images/a-lead.jpg'&gt;\
         &lt;img src='/kabar-pagi/images/b-inline.png' width='320'&gt;</description></item></channel></rss>",
        "kata ".repeat(300)
    );
    desk.newsroom.place("/gambar.xml", "application/rss+xml", item);
    desk.library.subscribe(&desk.newsroom.url("/gambar.xml"), None).await.unwrap();
    let row = desk.rows(View::All).await.remove(0);
    let before = desk.library.article(row.id).await.unwrap().html;
    assert!(!before.contains("height="), "{before}");
    desk.library.refresh(Scope::Due).await.unwrap();
    let html = desk.library.article(row.id).await.unwrap().html;
    assert!(
        html.contains("width=\"960\" height=\"540\"") && html.contains("width=\"320\" height=\"200\""),
        "{html}"
    );
}
