//! A portal's section page: the list of what is new, amid everything that a portal puts around it.

use super::head::discovery;
use crate::article::Article;
use crate::dates;
use crate::edition::Edition;
use crate::markup::{each, escape};
use crate::publisher::Publisher;

pub(crate) fn section(edition: &Edition<'_>, publisher: &Publisher) -> String {
    let articles = edition.listed(publisher);
    let slug = &publisher.slug;
    let brand = publisher.one_word();
    // Articles of the same world that only the sidebar knows: what was read most is not what is new.
    let popular = articles.iter().flat_map(|article| &article.related).take(8);
    let popular = each(popular, |link| {
        format!(
            r#"<li class="most__list"><a class="most__link" href="{}"><h4 class="most__title">{}</h4></a><span class="most__read">{} kali dibaca</span></li>"#,
            link.path,
            escape(&link.title),
            link.title.len() * 37
        )
    });
    let mut tags: Vec<&str> = articles.iter().flat_map(|article| &article.tags).map(String::as_str).collect();
    tags.sort_unstable();
    tags.dedup();
    let tags = each(tags, |tag| {
        format!(
            r#"<li><a href="/{slug}/tag/{0}-terbaru-hari-ini">Berita {1} terbaru hari ini</a></li>"#,
            tag.to_lowercase().replace(' ', "-"),
            escape(tag)
        )
    });
    format!(
        r##"<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<title>Berita Terkini - {name}</title>
<meta property="og:site_name" content="{name}">
{discovery}
<script>window._ads = window._ads || []; var KANAL = "terkini";</script>
</head>
<body class="theme--{slug} has-sidebar">
<div class="plus__banner"><a href="/{slug}/plus/baca-tanpa-iklan-sekarang-juga">Baca berita tanpa iklan. Gabung {brand}+</a></div>
<header class="header"><a class="header__logo" href="/{slug}/">{brand}.com</a>
<nav class="nav"><ul class="nav__row">
<li><a href="/{slug}/berita-utama-hari-ini">Berita utama hari ini</a></li><li><a href="/{slug}/ekonomi-dan-bisnis">Ekonomi dan bisnis</a></li>
<li><a href="/{slug}/olah-raga-dan-bola">Olah raga dan bola</a></li><li><a href="/{slug}/gaya-hidup-dan-kuliner">Gaya hidup dan kuliner</a></li>
<li><a href="/{slug}/teknologi-dan-sains">Teknologi dan sains</a></li></ul></nav>
<div class="sso__login"><a href="/{slug}/login">Masuk</a> <a href="/{slug}/login">Daftar</a></div></header>
<ul class="breadcrumb"><li><a href="/{slug}/">Beranda</a></li><li>Terkini</li></ul>
<div class="container clearfix">
<main class="latest">
<h1 class="latest__heading">Terkini</h1>
<div class="latest--topic clearfix">
{list}
</div>
<div class="paging"><a class="paging__link" href="/{slug}/?page=1">1</a><a class="paging__link" href="/{slug}/?page=2">2</a><a class="paging__link" href="/{slug}/?page=3">Selanjutnya</a></div>
</main>
<aside class="sidebar"><div class="most"><h3>Terpopuler</h3><ul class="most__wrap">
{popular}
</ul></div>
<div class="tag"><h3>Tag populer</h3><ul class="tag__article__wrap">
{tags}
</ul></div></aside>
</div>
<footer class="footer"><ul><li><a href="/{slug}/tentang-kami-dan-redaksi">Tentang kami dan redaksi</a></li><li><a href="/{slug}/pedoman-media-siber-nasional">Pedoman media siber nasional</a></li>
<li><a href="/{slug}/kebijakan-data-pribadi-pembaca">Kebijakan data pribadi pembaca</a></li><li><a href="/{slug}/karier-di-kantor-kami">Karier di kantor kami</a></li></ul>
<p>Copyright 2008 - 2026 {name}. All Rights Reserved.</p></footer>
</body>
</html>
"##,
        name = escape(&publisher.name),
        discovery = discovery(edition, publisher),
        list = each(&articles, |article| card(article, slug)),
    )
}

fn card(article: &Article, slug: &str) -> String {
    let path = article.path();
    let title = escape(&article.title);
    let picture = article.lead.as_ref().map_or_else(String::new, |lead| {
        format!(
            r#"<div class="article__asset"><a href="{path}"><img class="lazy" data-src="{}" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="{title}"></a></div>"#,
            lead.path.replace("-lead.", "-thumb.")
        )
    });
    format!(
        r#"<div class="article__list clearfix">{picture}
<div class="article__list__title"><h3 class="article__title article__title--medium"><a class="article__link" href="{path}">{title}</a></h3></div>
<div class="article__list__info"><div class="article__subtitle"><a href="/{slug}/kanal">{}</a></div><div class="article__date">{}</div></div>
<div class="article__lead">{}</div></div>"#,
        escape(&article.category),
        dates::portal(article.published, article.offset_minutes),
        escape(&article.summary),
    )
}
