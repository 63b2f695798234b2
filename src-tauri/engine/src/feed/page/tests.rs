use url::Url;

use super::{LinkPattern, Proposal, parse, patterns};
use crate::date;
use crate::model::FeedKind;

fn url() -> Url {
    Url::parse("https://www.kabar.example/ekonomi/").unwrap()
}

const TITLES: [&str; 6] = [
    "Harga beras turun di pasar induk kota",
    "Gudang baru dibuka di pelabuhan utara",
    "Petani menanti hujan yang terlambat datang",
    "Pabrik gula tua kembali menggiling tebu",
    "Nelayan pulang lebih awal karena badai",
    "Koperasi desa membeli jagung lebih mahal",
];

fn slug(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

/// A section page as portals build them, with cards made by `card` from a number and a title.
fn section(card: impl Fn(usize, &str) -> String) -> String {
    let cards: String = TITLES.iter().enumerate().map(|(number, title)| card(number, title)).collect();
    format!(
        r#"<!doctype html><html lang="id"><head><title>Berita Ekonomi - Kabar</title>
<link rel="icon" href="/favicon.png"></head><body class="has-sidebar nav-fixed">
<header class="header"><nav class="nav"><ul><li><a href="/nasional/">Berita nasional hari ini</a></li>
<li><a href="/ekonomi/">Ekonomi dan keuangan rakyat</a></li><li><a href="/gaya-hidup-kota-besar/">Gaya hidup di kota besar</a></li>
<li><a href="/olah-raga-dan-bola/">Olah raga dan sepak bola</a></li></ul></nav></header>
<div class="container"><ul class="breadcrumb"><li><a href="/">Beranda</a></li></ul>
<main><div class="latest">{cards}</div>
<div class="paging"><a href="?page=2">Halaman dua dari semua berita</a><a href="?page=3">Halaman tiga dari semua berita</a></div></main>
<aside class="sidebar"><h3>Terpopuler</h3><ol>
<li><a href="/read/2026/11/01/90000001/kisah-lama-yang-masih-dibaca">Kisah lama yang masih dibaca orang</a></li>
<li><a href="/read/2026/11/02/90000002/tebak-siapa-yang-datang">Tebak siapa yang datang kemarin</a></li>
<li><a href="/read/2026/11/03/90000003/resep-sambal-ibu-kota">Resep sambal terbaik ibu kota</a></li>
<li><a href="/read/2026/11/04/90000004/jalan-rusak-di-selatan">Jalan rusak di bagian selatan</a></li></ol></aside>
<div class="tag"><a href="/tag/harga-beras-hari-ini">harga beras hari ini naik</a><a href="/tag/pasar-induk-kota">pasar induk kota besar</a>
<a href="/tag/hujan-di-utara">hujan di utara lagi</a><a href="/tag/tebu-dan-gula">tebu dan gula pasir</a></div></div>
<footer class="footer"><a href="/about/tentang-kami-semua">Tentang kami dan redaksi</a></footer></body></html>"#
    )
}

fn portal() -> String {
    section(|number, title| {
        let path = format!("/read/2026/11/23/1000{number}000/{}", slug(title));
        format!(
            r#"<div class="article__list clearfix post-{number}"><div class="article__asset"><a href="{path}"><img data-src="/foto/{number}.jpg" src="data:image/gif;base64,R0" alt="{title}"></a></div>
<div class="article__box"><h3 class="article__title"><a class="article__link" href="https://www.kabar.example{path}#x">{title}</a></h3>
<div class="article__subtitle"><a href="/ekonomi/">Ekonomi</a></div><div class="article__date">23/11/2026, 1{number}:05 WIB</div>
<p>Ringkasan berita nomor {number} yang cukup panjang untuk dibaca.</p></div></div>"#
        )
    })
}

fn titles(proposal: &Proposal) -> Vec<&str> {
    proposal.entries.iter().filter_map(|entry| entry.title.as_deref()).collect()
}

#[test]
fn the_articles_of_a_section_come_first() {
    let proposals = patterns(&portal(), &url());
    let best = &proposals[0];
    assert_eq!(titles(best), TITLES);
    assert_eq!(
        best.pattern.to_string(),
        "a.article__link h3.article__title div.article__box div.article__list.clearfix div.latest main \
         /read/{year}/{number}/{number}/{number}/{slug}"
    );
    let entry = &best.entries[1];
    assert_eq!(
        entry.link.as_deref(),
        Some("https://www.kabar.example/read/2026/11/23/10001000/gudang-baru-dibuka-di-pelabuhan-utara")
    );
    assert_eq!(entry.published, date::parse("23/11/2026, 11:05 WIB"));
    assert_eq!(entry.published_raw.as_deref(), Some("23/11/2026, 11:05 WIB"));
    assert_eq!(entry.image.as_deref(), Some("https://www.kabar.example/foto/1.jpg"));
    assert_eq!(
        entry.summary_html.as_deref(),
        Some("Ringkasan berita nomor 1 yang cukup panjang untuk dibaca.")
    );
    let others: Vec<_> = proposals[1..].iter().flat_map(titles).collect();
    assert!(
        others.iter().all(|title| !title.contains("hari ini") && !title.contains("kota besar")),
        "{others:?}"
    );
    assert!(proposals.len() <= 2, "the list of the most read may be offered too: {proposals:#?}");
}

#[test]
fn a_page_is_a_feed_of_its_pattern() {
    let pattern = patterns(&portal(), &url()).remove(0).pattern;
    let feed = parse(&portal(), &url(), &pattern);
    assert_eq!(feed.kind, FeedKind::Page);
    assert_eq!(feed.title.as_deref(), Some("Berita Ekonomi - Kabar"));
    assert_eq!(feed.language.as_deref(), Some("id"));
    assert_eq!(feed.icon.as_deref(), Some("https://www.kabar.example/favicon.png"));
    assert_eq!(feed.link.as_deref(), Some("https://www.kabar.example/ekonomi/"));
    assert_eq!(feed.entries.len(), TITLES.len());
    assert!(parse("<html><body><p>Maaf.</p></body></html>", &url(), &pattern).entries.is_empty());
}

#[test]
fn a_pattern_outlives_its_text_form_and_small_changes() {
    let pattern = patterns(&portal(), &url()).remove(0).pattern;
    assert_eq!(pattern.to_string().parse::<LinkPattern>().as_ref(), Ok(&pattern));
    let json = serde_json::to_string(&pattern).unwrap();
    assert_eq!(json, format!("\"{pattern}\""));
    assert_eq!(serde_json::from_str::<LinkPattern>(&json).unwrap(), pattern);
    for text in ["", "a", "/read", " /read", "a.b h3"] {
        assert!(text.parse::<LinkPattern>().is_err(), "{text}");
    }
    let changed = portal()
        .replace("class=\"article__title\"", "class=\"article__title css-1x2y3z is-large\"")
        .replace("<main>", "<p>Pengumuman: situs baru.</p><main data-v=2><div></div>")
        .replace("class=\"latest\"", "class=\"fade latest\"")
        .replace("/read/2026/11/23/", "/read/2027/01/02/");
    assert_eq!(parse(&changed, &url(), &pattern).entries.len(), TITLES.len());
}

#[test]
fn a_link_around_a_whole_card_gives_its_headline_only() {
    let html = section(|number, title| {
        format!(
            r#"<article><a href="/ekonomi/d-70{number}0000/{}"><span class="media"><img src="/i/{number}.jpg" alt=""></span>
<span class="text"><span class="kicker">Ekonomi dan bisnis</span><span class="title">{title}</span>
<span class="when">Senin, 23 Nov 2026 0{number}:10 WIB</span></span></a></article>"#,
            slug(title)
        )
    });
    let best = patterns(&html, &url()).remove(0);
    assert_eq!(titles(&best), TITLES);
    assert_eq!(best.entries[2].published, date::parse("23 Nov 2026 02:10 WIB"));
    assert!(best.pattern.to_string().ends_with("/ekonomi/{code}/{slug}"), "{}", best.pattern);
}

#[test]
fn machine_dates_and_numbered_addresses_are_read() {
    let html = section(|number, title| {
        format!(
            r#"<li class="item"><a href="/berita.php?id=88{number}"><h4>{title}</h4></a>
<time datetime="2026-11-2{number}T08:00:00+07:00">kemarin</time></li>"#
        )
    });
    let best = patterns(&html, &url()).remove(0);
    assert_eq!(titles(&best), TITLES);
    assert_eq!(best.entries[3].published, date::parse("2026-11-23T08:00:00+07:00"));
    assert!(best.pattern.to_string().ends_with(" /berita.php?id"), "{}", best.pattern);
}

#[test]
fn a_date_in_the_headline_is_not_that_of_the_article() {
    let html = section(|_, title| {
        format!("<h2><a href='/read/{}'>{title} pada 9 November 2022</a></h2>", slug(title))
    });
    let best = patterns(&html, &url()).remove(0);
    assert!(best.entries.iter().all(|entry| entry.published.is_none()), "{:#?}", best.entries);
}

#[test]
fn links_in_prose_and_read_also_are_no_list() {
    let paragraphs: String = TITLES
        .iter()
        .map(|title| {
            format!(
                "<p>Beberapa kalimat panjang tentang sesuatu yang penting dan berlangsung lama sekali, kata dia.</p>
                 <p><strong>Baca juga: <a href='/read/{0}'>{title}</a></strong></p>
                 <p>Seperti pernah ditulis <a href='/read/x-{0}'>{title}</a>, hal itu sudah terjadi lama sekali di banyak tempat lain.</p>",
                slug(title)
            )
        })
        .collect();
    let html = format!("<html><body><article><h1>Judul</h1>{paragraphs}</article></body></html>");
    assert_eq!(patterns(&html, &url()), []);
}

#[test]
fn pages_without_articles_propose_nothing() {
    let shop: String = (0..30).map(|n| format!("<li><a href='/produk/{n}'>Sepatu</a></li>")).collect();
    let elsewhere: String = TITLES
        .iter()
        .map(|title| format!("<h3><a href='https://lain.test/read/{}'>{title}</a></h3>", slug(title)))
        .collect();
    for html in ["", "<a href=x>", "<html><body><p>Halo", &shop, &elsewhere] {
        assert_eq!(patterns(html, &url()), [], "{html}");
    }
}

#[test]
fn very_many_links_are_read_in_time() {
    let one = |n: usize| {
        format!(
            "<li class=i><a href='/read/2026/11/23/{}/judul-yang-ke-{n}'>Judul berita yang ke {n}</a></li>",
            n + 10_000
        )
    };
    let html = format!("<html><body><ul>{}</ul></body></html>", (0..100_000).map(one).collect::<String>());
    let begun = std::time::Instant::now();
    let proposals = patterns(&html, &url());
    assert_eq!(proposals[0].entries.len(), 500);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn hostile_pages_end_soon() {
    let begun = std::time::Instant::now();
    for piece in [
        "<div>",
        "<a href=/read/a-b-c-d>",
        "<p><a href=/read/a-b-c-d><b>",
        "<li><a href=/read/a-b-c-d>kata kata kata kata kata",
        "<h3><a href=/read/a-b-c-d>",
        "<svg><a href=/read/a-b-c-d>",
        "<table><a href=/read/a-b-c-d>",
    ] {
        let _ = patterns(&piece.repeat(400_000 / piece.len()), &url());
    }
    let flat = format!("<div>{}</div>", "kata <a href=/read/a-b-c-d>x</a>".repeat(20_000));
    let _ = patterns(&flat, &url());
    assert!(begun.elapsed().as_secs() < 40, "{:?}", begun.elapsed());
}
