//! The `head` that every article page has: titles, Open Graph, JSON-LD, feeds.

use serde_json::json;

use crate::article::Article;
use crate::dates;
use crate::edition::Edition;
use crate::markup::escape;
use crate::publisher::{Discovery, Publisher};

/// Everything between `<head>` and `</head>` but what a layout adds.
pub(super) fn article_head(edition: &Edition<'_>, publisher: &Publisher, article: &Article) -> String {
    let date = dates::rfc3339(article.published, article.offset_minutes);
    let image = article.lead.as_ref().map(|lead| edition.url(&lead.path));
    let og_image = image.iter().map(|url| format!("\n<meta property=\"og:image\" content=\"{url}\">"));
    let linked_data = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "datePublished": date,
        "dateModified": date,
        "mainEntityOfPage": edition.url(&article.path()),
        "author": [{ "@type": "Person", "name": article.byline }],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": publisher.name,
            "logo": { "@type": "ImageObject", "url": edition.url(&format!("/{}/favicon.png", publisher.slug)) },
        },
        "image": image,
    });
    format!(
        r#"<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - {name}</title>
<link rel="canonical" href="{url}">
<meta name="description" content="{summary}">
<meta name="author" content="{byline}">
<meta name="keywords" content="{keywords}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="{name}">
<meta property="og:title" content="{title}">
<meta property="og:description" content="{summary}">
<meta property="og:url" content="{url}">
<meta property="article:published_time" content="{date}">
<meta property="article:section" content="{category}">{og_image}
{discovery}
<script type="application/ld+json">{linked_data}</script>"#,
        title = escape(&article.title),
        name = escape(&publisher.name),
        url = edition.url(&article.path()),
        summary = escape(&article.summary),
        byline = escape(&article.byline),
        keywords = escape(&article.tags.join(", ")),
        category = escape(&article.category),
        og_image = og_image.collect::<String>(),
        discovery = discovery(edition, publisher),
    )
}

/// The feed and the icon, as a browser or a reader finds them.
pub(super) fn discovery(edition: &Edition<'_>, publisher: &Publisher) -> String {
    let icon = format!(r#"<link rel="icon" type="image/png" href="/{}/favicon.png">"#, publisher.slug);
    if publisher.discovery != Discovery::Alternate {
        return icon;
    }
    format!(
        r#"<link rel="alternate" type="{}" title="{}" href="{}">
{icon}"#,
        publisher.format.media_type(),
        escape(&publisher.name),
        edition.url(&publisher.feed_path()),
    )
}
