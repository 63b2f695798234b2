//! News sitemaps.

use crate::article::Article;
use crate::dates;
use crate::edition::Edition;
use crate::markup::{each, escape};
use crate::publisher::Publisher;

pub(super) fn sitemap(edition: &Edition<'_>, publisher: &Publisher, articles: &[Article]) -> String {
    let addresses = each(articles, |article| {
        let image = article.lead.as_ref().map_or_else(String::new, |lead| {
            format!("\n    <image:image><image:loc>{}</image:loc></image:image>", edition.url(&lead.path))
        });
        format!(
            r#"  <url>
    <loc>{link}</loc>
    <news:news>
      <news:publication><news:name>{name}</news:name><news:language>{language}</news:language></news:publication>
      <news:publication_date>{date}</news:publication_date>
      <news:title>{title}</news:title>
      <news:keywords>{keywords}</news:keywords>
    </news:news>{image}
  </url>"#,
            link = edition.url(&article.path()),
            name = escape(&publisher.name),
            language = publisher.language.tag(),
            date = dates::rfc3339(article.published, article.offset_minutes),
            title = escape(&article.title),
            keywords = escape(&article.tags.join(", ")),
        )
    });
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
{addresses}
</urlset>
"#
    )
}
