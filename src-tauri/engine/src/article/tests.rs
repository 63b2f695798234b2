//! The whole way from a page of a news site to an article.

use url::Url;

use super::*;
use crate::model::{ASSET_URL, DateOrigin, RemovedReason, Timestamp, asset_key};

const PAGE: &str = include_str!("../../../../tests/fixtures/articles/kompas-like.html");
const ADDRESS: &str = "https://www.kompas.com/global/read/2022/11/09/190100170/utusan-pelabuhan-selatan-tiba-di-kota-karang?page=all";

fn url() -> Url {
    Url::parse(ADDRESS).unwrap()
}

fn article() -> Content {
    extract(PAGE, &url()).unwrap()
}

#[test]
fn the_text_is_the_twelve_paragraphs_and_nothing_else() {
    let beginnings: Vec<String> =
        article().text.lines().map(|line| line.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        beginnings,
        [
            "KOTA KARANG, KOMPAS.com",
            "Media setempat, TASS,",
            "Dilansir dari Reuters,",
            "“Di Kota Karang,",
            "Kunjungan itu dilakukan",
            "Diberitakan Kompas.com sebelumnya,",
            "Akan tetapi, kota",
            "Kepala Syahbandar Hosea",
            "Sejak saat itu,",
            "“Keributan ini dibuat",
            "“Soal tarif itu",
            "Dalam beberapa pekan",
        ]
    );
}

#[test]
fn what_it_says_about_itself() {
    let article = article();
    assert_eq!(
        article.title.as_deref(),
        Some("Utusan Pelabuhan Selatan Tiba di Kota Karang, Bahas Jalur Laut Baru")
    );
    assert_eq!(article.byline.as_deref(), Some("Sari Lestari Wibisono"));
    assert_eq!(article.site_name.as_deref(), Some("KOMPAS.com"));
    assert_eq!(article.language.as_deref(), Some("id"));
    assert_eq!(article.access, Access::Full);
    assert_eq!(article.versions.whole, None);
    assert_eq!(
        article.canonical_url.as_deref(),
        Some(
            "https://www.kompas.com/global/read/2022/11/09/190100170/utusan-pelabuhan-selatan-tiba-di-kota-karang"
        )
    );
}

#[test]
fn the_time_is_an_instant_and_the_newsrooms_clock() {
    assert_eq!(
        article().published,
        Some(Published {
            instant_ms: Timestamp(1_667_995_260_000),
            offset_minutes: Some(420),
            raw: "09/11/2022, 19:01 WIB".into(),
            origin: DateOrigin::Visible,
        })
    );
}

#[test]
fn read_also_moves_to_a_list() {
    let article = article();
    let titles: Vec<&str> = article.related.iter().map(|related| related.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Dua Kota Pesisir Bahas Armada Bersama",
            "Sengketa Tarif Sandar Berlanjut, Pejabat Mengaku Tetap Berkomunikasi",
            "Ahli Ungkap Cara Pelabuhan Kecil Bertahan, Jika Tarif Naik Bisa Sepi seperti Teluk Utara",
            "Teluk Utara Bantah Kirim Kapal ke Pelabuhan Selatan",
        ]
    );
    assert_eq!(
        article.related[0].url,
        "https://www.kompas.com/global/read/2022/11/08/180000170/dua-kota-pesisir-bahas-armada-bersama?source=inline"
    );
}

#[test]
fn promos_and_furniture_can_be_shown_again() {
    let article = article();
    let taken = |reason| {
        article.removed.iter().filter(|r| r.reason == reason).map(|r| r.text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(taken(RemovedReason::Related).len(), 4);
    let promos = taken(RemovedReason::Promo);
    assert!(promos.iter().any(|text| text.starts_with("Simak breaking news")), "{promos:?}");
    assert!(promos.contains(&"Baca berita tanpa iklan. Gabung Kompas.com+"), "{promos:?}");
    assert!(taken(RemovedReason::Furniture).contains(&"Close Ads"));
    for word in
        ["Komentar", "Bagikan", "Terpopuler", "Pembaca Satu", "Penulis", "Login", "Tag", "iklan", "Close Ads"]
    {
        assert!(!article.html.contains(word), "{word}");
    }
}

#[test]
fn sources_are_named_with_the_sentence_that_names_them() {
    let sources: Vec<(String, String)> =
        article().attributions.into_iter().map(|a| (a.name, a.sentence)).collect();
    let names: Vec<&str> = sources.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Reuters", "TASS", "IRNA"]);
    assert!(sources[1].1.starts_with("Media setempat, TASS, melaporkan"));
    assert!(sources[0].1.starts_with("Dilansir dari Reuters,"));
    assert!(sources[2].1.ends_with("dikutip kantor berita resmi IRNA."));
}

#[test]
fn pictures_keep_their_captions() {
    let article = article();
    let lead =
        "https://asset.kompas.com/crops/Qx9vZt/0x0:780x390/750x500/data/photo/2022/11/09/636b9f1c2a7d4.jpg";
    let second = "https://asset.kompas.com/data/photo/2022/11/09/636b9f77e10aa-1200.jpg";
    let urls: Vec<&str> = article.images.iter().map(|image| image.url.as_str()).collect();
    assert_eq!(urls, [lead, second]);
    assert!(article.html.starts_with("<figure>"));
    for (url, caption) in
        [(lead, "Kapal utusan Pelabuhan Selatan merapat"), (second, "Dermaga kecil yang tarifnya")]
    {
        let at = article.html.find(&format!("{ASSET_URL}{}", asset_key(url))).unwrap();
        assert!(article.html[at..].contains(&format!("<figcaption>{caption}")), "{caption}");
    }
}

#[test]
fn what_is_kept_is_clean_already() {
    let article = article();
    assert_eq!(sanitize(&article.html, &url()).html, article.html);
    assert_eq!(article.words, page::line::count_words(&article.text));
}

#[test]
fn feeds_and_pages_come_in_by_one_door() {
    let story = "<p>Kapal utusan merapat di dermaga kecil pada Rabu pagi, kata syahbandar, dan muatannya \
                 diturunkan sebelum siang tanpa upacara, karena laut sedang tenang.</p>"
        .repeat(4);
    for hostile in [
        "<p onclick=x() style='color:red' id=a class=b>Air <b onmouseover=y()>surut</b>, kata warga kota.</p>",
        "<p>Air surut<script>alert(1)</script><svg onload=z()><text>!</text></svg>, kata warga kota itu.</p>",
        "<p>Air <a href=javascript:alert(1)>surut</a>, kata <a href='//b.example/c?utm_source=d'>warga</a>.</p>",
        "<p>Air surut.<img src='https://c.example/d.jpg' onerror=alert(1)></p>",
        "<p>Air<form action=//e.example><input name=q></form> surut, kata warga.</p>",
        "<p>Air surut di kampung itu sejak pagi, kata warga kota. <math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    ] {
        let text = format!("{story}{hostile}{story}");
        let page =
            format!("<html><head><title>Kapal</title></head><body><article>{text}</article></body></html>");
        let of_feed = from_feed(&text, &url());
        let of_page = extract(&page, &url()).unwrap();
        assert_eq!(of_feed.html, of_page.html, "{hostile}");
        assert_eq!(of_feed.images, of_page.images, "{hostile}");
        assert_eq!(sanitize(&text, &url()).html, of_feed.html, "{hostile}");
    }
}

#[test]
fn other_pages_are_offered_as_one() {
    let first = Url::parse(ADDRESS.trim_end_matches("?page=all")).unwrap();
    let page = PAGE.replace("</h1>", "</h1><a class=paging__link--show href='?page=all'>Tampilkan semua</a>");
    assert_eq!(extract(&page, &first).unwrap().versions.whole.as_deref(), Some(ADDRESS));
}

#[test]
fn a_feed_gives_the_same_without_a_header() {
    let base = url();
    let content = from_feed(
        "<p>Dilansir dari <i>Reuters</i>, kapal tiba.</p><p>Baca juga: <a href=/b>Banjir</a></p>\
         <img src=/a.jpg><script>x()</script><p>Air surut. [&#8230;]</p>",
        &base,
    );
    assert_eq!(content.text, "Dilansir dari Reuters, kapal tiba.\nAir surut. […]");
    assert_eq!(content.related[0].title, "Banjir");
    assert_eq!(content.attributions[0].name, "Reuters");
    assert_eq!(content.images[0].url, "https://www.kompas.com/a.jpg");
    assert_eq!(content.access, Access::Teaser);
    assert_eq!(from_feed("", &base), Content::default());
    assert_eq!(from_feed("Just &amp; text", &base).html, "<p>Just &amp; text</p>");
}

#[test]
fn captions_are_text_where_no_newspaper_wrote_them() {
    let paragraph =
        "Air naik pada malam hari dan warga pindah ke balai desa yang berdiri di atas bukit. ".repeat(3);
    let body = format!(
        "<article><h1>Cara menanam anggrek</h1><p>{paragraph}</p><figure><img src=/a.jpg><figcaption>Anggrek di bawah kaca</figcaption>\
         </figure><p>{paragraph}</p><iframe src='https://www.youtube.com/embed/abc'></iframe><p>{paragraph}</p>\
         <div class=legal-disclaimer><p>Tulisan ini bukan nasihat. {paragraph}</p></div></article>"
    );
    let blog = extract(&body, &url()).unwrap();
    assert!(blog.text.contains("\nAnggrek di bawah kaca\n"), "{}", blog.text);
    assert!(blog.captions.is_empty());
    assert!(blog.html.contains("▶ YouTube") && !blog.text.contains("YouTube"), "{}", blog.text);
    assert!(!blog.text.contains("nasihat"), "{}", blog.text);
    let newspaper = extract(
        &format!(
            "<meta property=og:type content=article><meta property=og:site_name content=Harian><link rel=canonical href={ADDRESS}>\
             <meta property=og:image content=/a.jpg><meta property=article:published_time content=2022-11-09T19:01:00+07:00>{body}"
        ),
        &url(),
    )
    .unwrap();
    assert!(!newspaper.text.contains("Anggrek di bawah kaca"), "{}", newspaper.text);
    assert_eq!(newspaper.captions, ["Anggrek di bawah kaca"]);
    let film = from_feed("<iframe src='https://www.youtube.com/embed/abc'></iframe>", &url());
    assert_eq!(film.text, "▶ YouTube");
}

#[test]
fn a_page_without_an_article_is_an_error() {
    for html in ["", "<html><body></body></html>", "<script>x</script>", "\0\0\0"] {
        assert_eq!(extract(html, &url()).unwrap_err().code(), "no_article", "{html}");
    }
}

#[test]
fn a_page_that_breaks_off_anywhere_is_read_without_panic() {
    for end in (0..PAGE.len()).step_by(200) {
        let end = (end..).find(|&at| PAGE.is_char_boundary(at)).unwrap();
        let _ = extract(&PAGE[..end], &url());
        let _ = from_feed(&PAGE[..end], &url());
    }
}

#[test]
fn a_page_of_a_hundred_thousand_open_tags_is_read_on_an_ordinary_stack() {
    for tag in ["div", "b", "blockquote", "table", "svg", "ul><li", "p><span", "font", "section class=x"] {
        let tower =
            format!("<body>{}<p>{}</p>", format!("<{tag}>").repeat(100_000), "deep words ".repeat(50));
        std::thread::Builder::new()
            .stack_size(2 << 20)
            .spawn(move || {
                let _ = extract(&tower, &url());
                from_feed(&tower, &url());
            })
            .unwrap()
            .join()
            .unwrap_or_else(|_| panic!("{tag}"));
    }
}

#[test]
fn what_was_taken_out_knows_its_place() {
    let paragraph = |n: u32| {
        format!(
            "<p>Paragraf {n} bercerita tentang air sungai yang naik dua meter sejak pagi dan warga yang pindah ke balai desa {n}.</p>"
        )
    };
    let page = format!(
        "<article><h1>Banjir</h1>{}{}<p>Baca juga: <a href=/b>Hujan di hulu</a></p>{}<p>Unduh aplikasi kami di Play Store</p>{}{}</article>",
        paragraph(1),
        paragraph(2),
        paragraph(3),
        paragraph(4),
        paragraph(5)
    );
    let content = extract(&page, &Url::parse("https://harian.example/a").unwrap()).expect("an article");
    let places: Vec<_> = content.removed.iter().map(|block| (block.reason, block.place)).collect();
    assert_eq!(places, [(RemovedReason::Related, Some(2)), (RemovedReason::Promo, Some(3))]);
}

#[test]
fn a_site_rule_goes_before_everything_and_an_outdated_one_is_ignored() {
    let text = |n: u32| {
        format!(
            "<p>Paragraf {n} bercerita tentang air sungai yang naik dua meter sejak pagi dan warga yang pindah ke balai desa {n}.</p>"
        )
    };
    let page = format!(
        "<html><head><title>Salah</title></head><body><article><h1>Juga salah</h1>{}</article>\
         <h2 class=t>Banjir di hulu</h2><i class=w>Penulis: Sari Wulandari</i><time class=p>09/11/2022, 19:01 WIB</time>\
         <div class=isi>{}<p class=x>Kotak yang tidak perlu dibaca siapa pun di sini</p>{}</div><a class=n href='/lanjut'>x</a></body></html>",
        text(1),
        text(2),
        text(3)
    );
    let url = Url::parse("https://www.harian.example/a").unwrap();
    let rules = |body: &str| {
        SiteRules::parse(&format!(
            "['harian.example']\nbody = ['{body}']\nremove = ['.x']\ntitle = ['.t']\nbyline = ['.w']\n\
             published = ['.p']\nnext = ['.n']"
        ))
        .unwrap()
    };
    let ruled = extract_by(&page, &url, &rules("div.isi")).unwrap();
    assert_eq!(ruled.title.as_deref(), Some("Banjir di hulu"));
    assert_eq!(ruled.byline.as_deref(), Some("Sari Wulandari"));
    assert_eq!(ruled.published.as_ref().and_then(|it| it.offset_minutes), Some(420));
    assert_eq!(ruled.versions.next.as_deref(), Some("https://www.harian.example/lanjut"));
    let beginnings: Vec<&str> = ruled.text.lines().map(|line| &line[..10]).collect();
    assert_eq!(beginnings, ["Paragraf 2", "Paragraf 3"]);
    assert!(
        ruled.removed.iter().any(|it| it.text.starts_with("Kotak") && it.place == Some(1)),
        "{:?}",
        ruled.removed
    );

    let outdated = extract_by(&page, &url, &rules("div.dulu")).unwrap();
    assert!(outdated.text.contains("Paragraf 3"), "{}", outdated.text);
}
