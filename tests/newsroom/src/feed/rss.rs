//! RSS 2.0.

use super::newest;
use crate::article::Article;
use crate::edition::Edition;
use crate::markup::{cdata, each, escape};
use crate::publisher::Publisher;
use crate::{dates, story};

/// One sentence and a thumbnail an entry: the article itself is on the page only.
pub(super) fn summaries(edition: &Edition<'_>, publisher: &Publisher, articles: &[Article]) -> String {
    channel(edition, publisher, articles, |article| {
        let thumbnail = article.lead.as_ref().map_or_else(String::new, |lead| {
            format!(
                r#"
      <media:content url="{}" medium="image" type="image/jpeg" width="320" height="180"/>"#,
                edition.url(&lead.path.replace("-lead.", "-thumb."))
            )
        });
        format!("      <description>{}</description>{thumbnail}", escape(&article.summary))
    })
}

/// The whole story in `content:encoded`.
pub(super) fn full(edition: &Edition<'_>, publisher: &Publisher, articles: &[Article]) -> String {
    channel(edition, publisher, articles, |article| {
        format!(
            "      <description>{}</description>\n      <content:encoded>{}</content:encoded>\n{}",
            escape(&article.summary),
            cdata(&story::html(edition, publisher, article)),
            comments(edition, article)
        )
    })
}

/// Where readers say what they think, as blogs tell it; nothing is there.
fn comments(edition: &Edition<'_>, article: &Article) -> String {
    let page = edition.url(&article.path());
    format!(
        "      <comments>{page}#respond</comments>\n      <wfw:commentRss>{page}/feed/</wfw:commentRss>\n      <slash:comments>{}</slash:comments>",
        article.id % 30 + 2
    )
}

fn channel(
    edition: &Edition<'_>,
    publisher: &Publisher,
    articles: &[Article],
    body: impl Fn(&Article) -> String,
) -> String {
    let offset = publisher.offsets.first().copied().unwrap_or_default();
    let items = each(articles, |article| {
        format!(
            r#"    <item>
      <title>{title}</title>
      <link>{link}</link>
      <guid isPermaLink="false">{guid}</guid>
      <pubDate>{date}</pubDate>
      <dc:creator>{byline}</dc:creator>
      <category>{category}</category>
{body}
    </item>"#,
            title = escape(&article.title),
            link = edition.url(&article.path()),
            guid = article.guid(),
            date = dates::rfc2822(article.published, article.offset_minutes),
            byline = escape(&article.byline),
            category = escape(&article.category),
            body = body(article),
        )
    });
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/">
  <channel>
    <title>{name}</title>
    <link>{home}</link>
    <description>{tagline}</description>
    <language>{language}</language>
    <lastBuildDate>{built}</lastBuildDate>
    <ttl>15</ttl>
    <atom:link href="{feed}" rel="self" type="application/rss+xml"/>
    <image><url>{home}favicon.png</url><title>{name}</title><link>{home}</link></image>
{items}
  </channel>
</rss>
"#,
        name = escape(&publisher.name),
        home = edition.url(&publisher.home_path()),
        tagline = escape(&publisher.tagline),
        language = publisher.language.tag(),
        built = dates::rfc2822(newest(articles), offset),
        feed = edition.url(&publisher.feed_path()),
    )
}
