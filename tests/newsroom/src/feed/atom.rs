//! Atom 1.0.

use super::newest;
use crate::article::Article;
use crate::edition::Edition;
use crate::markup::{each, escape};
use crate::publisher::Publisher;
use crate::{dates, story};

/// The whole story in `content`, as escaped HTML.
pub(super) fn full(edition: &Edition<'_>, publisher: &Publisher, articles: &[Article]) -> String {
    feed(edition, publisher, articles, |article| {
        format!(
            "    <summary>{}</summary>\n    <content type=\"html\">{}</content>",
            escape(&article.summary),
            escape(&story::html(edition, publisher, article))
        )
    })
}

/// One sentence an entry.
pub(super) fn summaries(edition: &Edition<'_>, publisher: &Publisher, articles: &[Article]) -> String {
    feed(edition, publisher, articles, |article| {
        format!("    <summary>{}</summary>", escape(&article.summary))
    })
}

fn feed(
    edition: &Edition<'_>,
    publisher: &Publisher,
    articles: &[Article],
    body: impl Fn(&Article) -> String,
) -> String {
    let offset = publisher.offsets.first().copied().unwrap_or_default();
    let entries = each(articles, |article| {
        let categories = each([&article.category].into_iter().chain(&article.tags), |term| {
            format!(r#"    <category term="{}"/>"#, escape(term))
        });
        format!(
            r#"  <entry>
    <id>{id}</id>
    <title>{title}</title>
    <link rel="alternate" type="text/html" href="{link}"/>
    <published>{date}</published>
    <updated>{date}</updated>
    <author><name>{byline}</name></author>
{categories}
{body}
  </entry>"#,
            id = article.guid(),
            title = escape(&article.title),
            link = edition.url(&article.path()),
            date = dates::rfc3339(article.published, article.offset_minutes),
            byline = escape(&article.byline),
            body = body(article),
        )
    });
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">
  <id>tag:{slug},2022:feed</id>
  <title>{name}</title>
  <subtitle>{tagline}</subtitle>
  <link rel="self" type="application/atom+xml" href="{feed}"/>
  <link rel="alternate" type="text/html" href="{home}"/>
  <icon>{home}favicon.png</icon>
  <updated>{updated}</updated>
{entries}
</feed>
"#,
        language = publisher.language.tag(),
        slug = publisher.slug,
        name = escape(&publisher.name),
        tagline = escape(&publisher.tagline),
        feed = edition.url(&publisher.feed_path()),
        home = edition.url(&publisher.home_path()),
        updated = dates::rfc3339(newest(articles), offset),
    )
}
