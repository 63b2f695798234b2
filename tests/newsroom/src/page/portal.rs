//! A big Indonesian portal's page: everything around the story that a reader would rather not see.

use super::head::article_head;
use crate::article::Article;
use crate::edition::Edition;
use crate::markup::{each, escape};
use crate::publisher::Publisher;
use crate::{dates, flagship};

/// The page of a portal article. A paged one shows its first half unless `query` asks for another.
pub(crate) fn portal(edition: &Edition<'_>, publisher: &Publisher, article: &Article, query: &str) -> String {
    let part = Part::asked(article, query);
    let brand = publisher.one_word();
    let promo = promo(&brand, &publisher.slug);
    format!(
        r##"<!doctype html>
<html lang="id">
<head>
{head}{next}
<script>var PAGE = {{ id: {id}, channel: "{category}" }}; (function () {{ window._ads = window._ads || []; }})();</script>
<style>.ads__slot{{min-height:250px}}</style>
</head>
<body class="theme--{slug}">
{promo}
<header class="header"><a class="header__logo" href="/{slug}/">{brand}.com</a>
<div class="header__search"><input placeholder="Cari berita"></div>
<div class="sso__login"><a href="/{slug}/login">Masuk</a> <a href="/{slug}/login">Daftar</a></div></header>
<nav class="nav"><ul><li><a href="/{slug}/">News</a></li><li><a href="/{slug}/">Global</a></li><li><a href="/{slug}/">Ekonomi</a></li><li><a href="/{slug}/">Bola</a></li><li><a href="/{slug}/">Tekno</a></li></ul></nav>
<iframe class="ads__slot" src="/{slug}/ads/top" width="970" height="250" title="Advertisement"></iframe>
<div class="container">
<ul class="breadcrumb"><li><a href="/{slug}/">Home</a></li><li><a href="/{slug}/">{category}</a></li></ul>
<h1 class="read__title">{title}</h1>
<div class="read__header"><div class="read__time">{brand}.com - {time}</div>
<div class="credit"><div class="credit-title"><div class="credit-title-name">{byline}</div><div class="credit-title-role">Penulis</div></div>{source}</div></div>
<div class="photo__wrap">{lead}</div>
<div class="read__article"><div class="read__content">
<div class="clearfix">
{story}
{paging}<p class="read__channel">{channel}</p>
</div></div></div>
{promo}
<div class="tag"><h3 class="tag__title">Tag</h3><ul class="tag__article__wrap">{tags}</ul></div>
{promo}
<div class="comment" id="comment"><h3>Komentar</h3><p class="comment__empty">Jadilah yang pertama berkomentar.</p></div>
{promo}
<div class="ads__sticky"><iframe src="/{slug}/ads/bottom" width="320" height="50" title="Advertisement"></iframe><button>Close Ads</button></div>
<div class="share"><p>Bagikan artikel ini melalui</p><a href="#wa">WhatsApp</a><a href="#fb">Facebook</a><a href="#salin">Salin tautan</a><button>Oke</button></div>
<div class="login__modal"><p>Login untuk memaksimalkan pengalaman mengakses {brand}.com</p><a href="/{slug}/login">Masuk</a></div>
<aside class="sidebar"><h3>Terkini Lainnya</h3>
{sidebar}
</aside>
{promo}
</div>
<footer class="footer"><p>Copyright 2008 - 2026 {name}. All Rights Reserved.</p><a href="/{slug}/about">Tentang Kami</a> <a href="/{slug}/privacy">Kebijakan Data Pribadi</a></footer>
<img src="/{slug}/pixel.gif?read={id}" width="1" height="1" style="display:none" alt="">
<script>setTimeout(function () {{ document.querySelectorAll(".ads__slot").forEach(function (slot) {{ slot.dataset.ready = "1"; }}); }}, 400);</script>
</body>
</html>
"##,
        head = article_head(edition, publisher, article),
        next = part.next_link(article),
        id = article.id,
        slug = publisher.slug,
        name = escape(&publisher.name),
        category = escape(&article.category),
        title = escape(&article.title),
        time = dates::portal(article.published, article.offset_minutes),
        byline = escape(&article.byline),
        source = article.source.as_ref().map_or_else(String::new, |agency| format!(
            r#"<div class="read__source">Sumber <a href="https://www.reuters.com/">{}</a></div>"#,
            escape(agency)
        )),
        lead = article.lead.as_ref().map_or_else(String::new, |lead| photo(edition, lead)),
        story = story(edition, article, part),
        paging = part.links(article),
        channel = channel_promo(&brand),
        tags = each(&article.tags, |tag| format!(
            r#"<li><a href="/{}/">{}</a></li>"#,
            publisher.slug,
            escape(tag)
        )),
        sidebar = each(sidebar(edition, publisher), |other| {
            format!(r#"<a class="sidebar__link" href="{}">{}</a>"#, other.path(), escape(&other.title))
        }),
    )
}

/// Five articles that were there from the start, so that a page does not change when others come out.
fn sidebar(edition: &Edition<'_>, publisher: &Publisher) -> impl Iterator<Item = Article> {
    (2..edition.world.articles_per_publisher)
        .take(5)
        .map(|serial| Article::write(edition.world, publisher, serial))
}

/// Which paragraphs of a paged article are on this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    First,
    Second,
    All,
}

impl Part {
    fn asked(article: &Article, query: &str) -> Part {
        let page = query.split('&').find_map(|pair| pair.strip_prefix("page="));
        match page {
            _ if !article.paged => Part::All,
            Some("all") => Part::All,
            Some("2") => Part::Second,
            _ => Part::First,
        }
    }

    fn shows(self, index: usize, count: usize) -> bool {
        match self {
            Part::First => index < count / 2,
            Part::Second => index >= count / 2,
            Part::All => true,
        }
    }

    fn next_link(self, article: &Article) -> String {
        match self {
            Part::First => format!("\n<link rel=\"next\" href=\"{}?page=2\">", article.path()),
            Part::Second => format!("\n<link rel=\"prev\" href=\"{}\">", article.path()),
            Part::All => String::new(),
        }
    }

    fn links(self, article: &Article) -> String {
        let path = article.path();
        match self {
            Part::All => String::new(),
            Part::First | Part::Second => format!(
                r#"<div class="paging"><span class="paging__title">Halaman</span> <a class="paging__link" href="{path}?page=1">1</a> <a class="paging__link" href="{path}?page=2">2</a> <a class="paging__link paging__link--show" href="{path}?page=all">Tampilkan Semua</a></div>
"#
            ),
        }
    }
}

/// The paragraphs, "Baca juga" between them, and the second picture in the middle.
fn story(edition: &Edition<'_>, article: &Article, part: Part) -> String {
    let mut related = article.related.iter();
    let count = article.paragraphs.len();
    let mut pieces = Vec::new();
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        let shown = part.shows(index, count);
        let link = if flagship::RELATED_AFTER.contains(&(index + 1)) { related.next() } else { None };
        if !shown {
            continue;
        }
        pieces.push(format!("<p>{}</p>", with_bold_dateline(paragraph)));
        pieces.extend(link.map(|link| {
            format!(
                r#"<p><strong>Baca juga: <a href="{}" class="inner-link-baca-juga">{}</a></strong></p>"#,
                edition.url(&link.path),
                escape(&link.title)
            )
        }));
        if index == 6 {
            pieces.extend(article.inline.iter().map(|picture| photo(edition, picture)));
        }
        if index == 4 {
            pieces.push(r#"<div class="ads-on-body" data-slot="inbody"></div>"#.to_owned());
        }
    }
    pieces.join("\n")
}

/// Portals print `TEHERAN, HARIAN SELATAN –` in bold.
fn with_bold_dateline(paragraph: &str) -> String {
    match paragraph.split_once(" – ") {
        Some((dateline, rest)) if dateline == dateline.to_uppercase() => {
            format!("<strong>{} –</strong> {}", escape(dateline), escape(rest))
        }
        _ => escape(paragraph),
    }
}

fn photo(edition: &Edition<'_>, picture: &crate::article::Picture) -> String {
    format!(
        r#"<figure class="photo"><img src="{}" alt="{caption}" width="{}" height="{}"><figcaption class="photo__caption">{caption} <span class="photo__author">({})</span></figcaption></figure>"#,
        edition.url(&picture.path),
        picture.width,
        picture.height,
        escape(&picture.credit),
        caption = escape(&picture.caption),
    )
}

fn promo(brand: &str, slug: &str) -> String {
    format!(
        r#"<div class="plus__banner"><a href="/{slug}/plus">Baca berita tanpa iklan. Gabung {brand}+</a></div>"#
    )
}

fn channel_promo(brand: &str) -> String {
    let text = escape(flagship::CHANNEL_PROMO).replace("HarianSelatan", brand);
    let address = "https://www.whatsapp.com/channel/contoh-harian-selatan";
    text.replace(address, &format!(r#"<a href="{address}">{address}</a>"#))
}
