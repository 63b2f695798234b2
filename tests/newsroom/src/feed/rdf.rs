//! RSS 1.0, which is RDF.

use super::newest;
use crate::article::Article;
use crate::dates;
use crate::edition::Edition;
use crate::markup::{each, escape};
use crate::publisher::Publisher;

pub(super) fn feed(edition: &Edition<'_>, publisher: &Publisher, articles: &[Article]) -> String {
    let offset = publisher.offsets.first().copied().unwrap_or_default();
    let contents = each(articles, |article| {
        format!(r#"        <rdf:li rdf:resource="{}"/>"#, edition.url(&article.path()))
    });
    let items = each(articles, |article| {
        format!(
            r#"  <item rdf:about="{link}">
    <title>{title}</title>
    <link>{link}</link>
    <description>{summary}</description>
    <dc:date>{date}</dc:date>
    <dc:creator>{byline}</dc:creator>
    <dc:subject>{category}</dc:subject>
  </item>"#,
            link = edition.url(&article.path()),
            title = escape(&article.title),
            summary = escape(&article.summary),
            date = dates::rfc3339(article.published, article.offset_minutes),
            byline = escape(&article.byline),
            category = escape(&article.category),
        )
    });
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="{language}">
  <channel rdf:about="{feed}">
    <title>{name}</title>
    <link>{home}</link>
    <description>{tagline}</description>
    <dc:date>{updated}</dc:date>
    <items>
      <rdf:Seq>
{contents}
      </rdf:Seq>
    </items>
  </channel>
{items}
</rdf:RDF>
"#,
        language = publisher.language.tag(),
        feed = edition.url(&publisher.feed_path()),
        name = escape(&publisher.name),
        home = edition.url(&publisher.home_path()),
        tagline = escape(&publisher.tagline),
        updated = dates::rfc3339(newest(articles), offset),
    )
}
