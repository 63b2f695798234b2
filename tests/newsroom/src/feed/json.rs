//! JSON Feed 1.1.

use serde_json::{Value, json};

use crate::article::Article;
use crate::edition::Edition;
use crate::publisher::Publisher;
use crate::{dates, story};

/// The whole story in `content_html`, and the lead picture as an attachment.
pub(super) fn feed(edition: &Edition<'_>, publisher: &Publisher, articles: &[Article]) -> String {
    let items: Vec<Value> = articles
        .iter()
        .map(|article| {
            let mut item = json!({
                "id": article.guid(),
                "url": edition.url(&article.path()),
                "title": article.title,
                "summary": article.summary,
                "content_html": story::html(edition, publisher, article),
                "date_published": dates::rfc3339(article.published, article.offset_minutes),
                "authors": [{ "name": article.byline }],
                "tags": article.tags,
                "language": publisher.language.tag(),
            });
            if let Some(lead) = &article.lead {
                item["image"] = edition.url(&lead.path).into();
                item["attachments"] = json!([{
                    "url": edition.url(&lead.path),
                    "mime_type": "image/jpeg",
                    "title": lead.caption,
                }]);
            }
            item
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": publisher.name,
        "description": publisher.tagline,
        "home_page_url": edition.url(&publisher.home_path()),
        "feed_url": edition.url(&publisher.feed_path()),
        "icon": edition.url(&format!("{}favicon.png", publisher.home_path())),
        "language": publisher.language.tag(),
        "items": items,
    });
    format!("{feed:#}\n")
}
