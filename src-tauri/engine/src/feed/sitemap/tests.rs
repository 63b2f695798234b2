use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use url::Url;

use super::{Sitemap, read};
use crate::date;
use crate::feed::{self, MAX_BYTES, ParseError, ParsedFeed, Warning};
use crate::model::FeedKind;

fn base() -> Url {
    Url::parse("https://kabar.example/peta/news.xml").unwrap()
}

#[track_caller]
fn urls(document: &str) -> ParsedFeed {
    match read(document.as_bytes(), None, Some(&base())) {
        Ok(Sitemap::Urls(feed)) => feed,
        other => panic!("{other:?}: {document}"),
    }
}

fn links(feed: &ParsedFeed) -> Vec<&str> {
    feed.entries.iter().filter_map(|entry| entry.link.as_deref()).collect()
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut file = GzEncoder::new(Vec::new(), Compression::best());
    file.write_all(text).unwrap();
    file.finish().unwrap()
}

const NEWS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://kabar.example/read/2026/11/23/10010001/harga-beras-turun</loc>
    <xhtml:link rel="alternate" hreflang="en" href="https://kabar.example/en/rice"/>
    <lastmod>2026-11-23T10:30:00+07:00</lastmod>
    <news:news>
      <news:publication><news:name>Kabar &amp; Warta</news:name><news:language>id</news:language></news:publication>
      <news:publication_date>2026-11-23T10:00:00+07:00</news:publication_date>
      <news:title><![CDATA[Harga Beras Turun & Stok "Aman"]]></news:title>
      <news:keywords>beras, pangan; harga,beras</news:keywords>
    </news:news>
    <image:image>
      <image:loc>/foto/beras.jpg?w=780&amp;h=390</image:loc><image:title>Gudang</image:title>
      <image:caption>Pekerja di gudang</image:caption>
    </image:image>
    <image:image><image:loc>/foto/dua.jpg</image:loc></image:image>
  </url>
  <url><loc>/read/2</loc><news:news><news:publication><news:name>Kabar &amp; Warta</news:name></news:publication>
    <news:publication_date>2026-11-23T11:00:00+07:00</news:publication_date><news:title>Kedua</news:title></news:news></url>
</urlset>"#;

#[test]
fn a_news_sitemap_is_a_feed() {
    let feed = urls(NEWS);
    assert_eq!(feed.kind, FeedKind::NewsSitemap);
    assert_eq!(feed.title.as_deref(), Some("Kabar & Warta"));
    assert_eq!(feed.language.as_deref(), Some("id"));
    assert_eq!(feed.link.as_deref(), Some("https://kabar.example/"));
    assert_eq!(feed.warnings, []);
    let [second, first] = &feed.entries[..] else { panic!("{:#?}", feed.entries) };
    assert_eq!(second.link.as_deref(), Some("https://kabar.example/read/2"));
    assert_eq!(first.id, None, "an entry is known by its address");
    assert_eq!(first.title.as_deref(), Some("Harga Beras Turun & Stok \"Aman\""));
    assert_eq!(first.published, date::parse("2026-11-23T10:00:00+07:00"));
    assert_eq!(first.published_raw.as_deref(), Some("2026-11-23T10:00:00+07:00"));
    assert_eq!(first.updated, date::parse("2026-11-23T10:30:00+07:00"));
    assert_eq!(first.image.as_deref(), Some("https://kabar.example/foto/beras.jpg?w=780&h=390"));
    let parsed = feed::parse(NEWS.as_bytes(), Some("text/html"), Some(&base())).unwrap();
    assert_eq!(parsed, feed, "whatever reads feeds reads this one");
}

#[test]
fn other_prefixes_and_none_are_read_alike() {
    let fields = |p: &str| {
        format!(
            "<{p}news><{p}publication><{p}name>Kabar</{p}name></{p}publication>\
             <{p}publication_date>2026-11-23</{p}publication_date><{p}title>Judul</{p}title></{p}news>"
        )
    };
    for prefix in ["", "n:", "news:", "NEWS:", "sitemap-news:"] {
        let feed = urls(&format!("<urlset><url><loc>/a</loc>{}</url></urlset>", fields(prefix)));
        assert_eq!(feed.title.as_deref(), Some("Kabar"), "{prefix}");
        assert_eq!(feed.entries[0].title.as_deref(), Some("Judul"), "{prefix}");
        assert!(feed.entries[0].published.is_some(), "{prefix}");
    }
    let feed = urls("<ns0:urlset><ns0:url><ns0:loc>/a</ns0:loc></ns0:url></ns0:urlset>");
    assert_eq!(links(&feed), ["https://kabar.example/a"]);
}

#[test]
fn titles_of_pictures_and_videos_are_not_the_articles() {
    let feed = urls(
        "<urlset><url><image:image><image:loc>/i.jpg</image:loc><image:title>Foto</image:title></image:image>
         <video:video><video:title>Video</video:title><video:thumbnail_loc>/t.jpg</video:thumbnail_loc>
         <video:publication_date>2020-01-01</video:publication_date></video:video><loc>/a</loc></url></urlset>",
    );
    let entry = &feed.entries[0];
    assert_eq!((entry.link.as_deref(), &entry.title), (Some("https://kabar.example/a"), &None));
    assert_eq!((entry.image.as_deref(), entry.published), (Some("https://kabar.example/i.jpg"), None));
}

#[test]
fn an_ordinary_sitemap_has_entries_without_titles() {
    let feed = urls(
        "<urlset><url><loc>https://kabar.example/</loc></url><url><loc> https://kabar.example/a </loc>
         <lastmod>2026-11-20</lastmod></url><url><loc>https://kabar.example/b</loc><lastmod>2026-11-21</lastmod>
         </url><url><loc>https://kabar.example/a</loc></url><url><loc>javascript:alert(1)</loc></url>
         <url><lastmod>2026-11-21</lastmod></url></urlset>",
    );
    assert_eq!(links(&feed), ["https://kabar.example/b", "https://kabar.example/a"]);
    assert!(feed.entries.iter().all(|entry| entry.title.is_none() && entry.published.is_none()));
}

#[test]
fn tags_that_stay_open_cost_nothing_else() {
    let feed = urls("<urlset><url><loc>/a<lastmod>2026-11-20<url><loc>/b</loc></url><url><loc>/c");
    assert_eq!(feed.entries.len(), 3);
    assert_eq!(feed.warnings, [Warning::CutOff]);
}

#[test]
fn an_index_names_other_sitemaps() {
    let document = "<?xml version='1.0'?><!-- x --><sitemapindex><sitemap><loc>news.xml.gz</loc>
        <lastmod>2026-11-23T05:00:00Z</lastmod></sitemap><sitemap><loc>//cdn.example/b.xml</loc></sitemap>
        <sitemap><loc>news.xml.gz</loc></sitemap></sitemapindex>";
    let Ok(Sitemap::Index(children)) = read(document.as_bytes(), None, Some(&base())) else { panic!() };
    let addresses: Vec<_> = children.iter().map(|child| child.url.as_str()).collect();
    assert_eq!(addresses, ["https://kabar.example/peta/news.xml.gz", "https://cdn.example/b.xml"]);
    assert_eq!(children[0].modified, date::parse("2026-11-23T05:00:00Z"));
    assert_eq!(feed::parse(document.as_bytes(), None, None), Err(ParseError::SitemapIndex));
}

#[test]
fn plain_text_is_read_by_the_line() {
    let feed = urls("\u{FEFF}https://kabar.example/a\r\n\r\nhttps://kabar.example/b\r\n");
    assert_eq!(links(&feed), ["https://kabar.example/a", "https://kabar.example/b"]);
    for other in ["", "https://kabar.example/a", "https://kabar.example/a\nsee also\n", "harga beras\nturun"]
    {
        assert_eq!(read(other.as_bytes(), None, None), Err(ParseError::NotAFeed), "{other}");
    }
}

#[test]
fn what_is_another_feed_is_no_sitemap() {
    for other in ["<rss version='2.0'><channel/></rss>", "<html><body>404</body></html>", "{}"] {
        assert_eq!(read(other.as_bytes(), None, None), Err(ParseError::NotAFeed), "{other}");
    }
}

#[test]
fn packed_files_are_unpacked_within_bounds() {
    let file = packed(NEWS.as_bytes());
    assert_eq!(read(&file, Some("application/x-gzip"), Some(&base())), Ok(Sitemap::Urls(urls(NEWS))));
    assert_eq!(feed::parse(&file, None, Some(&base())), Ok(urls(NEWS)));
    let broken_off = read(&packed(NEWS.repeat(50).as_bytes())[..600], None, Some(&base()));
    assert!(matches!(broken_off, Ok(Sitemap::Urls(_))), "{broken_off:?}");
    assert_eq!(read(&file[..4], None, None), Err(ParseError::NotAFeed));

    let bomb = packed(&vec![b' '; MAX_BYTES * 8]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read(&bomb, None, None), Err(ParseError::TooLarge));
    assert_eq!(feed::parse(&bomb, None, None), Err(ParseError::TooLarge));
}

#[test]
fn the_newest_of_very_many_are_kept() {
    let mut document = String::from("<urlset>");
    for number in 0..60_000 {
        let day = 1 + number / 2_000;
        document.push_str(&format!("<url><loc>/{number}</loc><lastmod>2026-01-{day:02}</lastmod></url>"));
    }
    let feed = urls(&document);
    assert_eq!(feed.entries[0].link.as_deref(), Some("https://kabar.example/48000"));
    assert_eq!((feed.entries.len(), &feed.warnings[..]), (500, &[Warning::TooManyEntries { read: 500 }][..]));
    let titled = urls(&document.replace("</url>", "<news:title>Judul</news:title></url>"));
    assert_eq!(
        (titled.entries.len(), &titled.warnings[..]),
        (5_000, &[Warning::TooManyEntries { read: 5_000 }][..])
    );
}

#[test]
fn hostile_documents_end_soon() {
    let begun = std::time::Instant::now();
    for piece in
        ["<url>", "<url><loc>", "<a:b:c>", "<![CDATA[", "<url><image:image>", "&lt;", "<!--", "<loc>/a"]
    {
        let document = format!("<urlset>{}", piece.repeat(2_000_000 / piece.len()));
        let _ = read(document.as_bytes(), None, None);
        let document = format!("<sitemapindex>{}", piece.repeat(2_000_000 / piece.len()));
        let _ = read(document.as_bytes(), None, None);
    }
    let field = format!("<urlset><url><loc>/a</loc><news:title>{}", "é".repeat(1_000_000));
    let Ok(Sitemap::Urls(feed)) = read(field.as_bytes(), None, Some(&base())) else { panic!() };
    assert!(feed.entries[0].title.as_ref().unwrap().len() <= 8 * 1024);
    // Some seconds, and some more where the machine does other work; what grows as the square takes an hour.
    assert!(begun.elapsed().as_secs() < 240, "{:?}", begun.elapsed());
}
