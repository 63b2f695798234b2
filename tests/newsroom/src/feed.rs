//! The feeds, each in its publisher's format.

mod atom;
mod index;
mod json;
mod rdf;
mod rss;
mod sitemap;

use crate::article::Article;
use crate::document::Document;
use crate::edition::Edition;
use crate::publisher::{Format, Publisher};

/// The publisher's feed.
pub(crate) fn document(edition: &Edition<'_>, publisher: &Publisher) -> Document {
    let articles = edition.listed(publisher);
    let modified = newest(&articles);
    let (media_type, text) = match publisher.format {
        Format::RssSummaries | Format::RssAndSitemap => {
            ("application/rss+xml; charset=utf-8", rss::summaries(edition, publisher, &articles))
        }
        Format::RssFull => ("application/rss+xml; charset=utf-8", rss::full(edition, publisher, &articles)),
        Format::AtomFull => {
            ("application/atom+xml; charset=utf-8", atom::full(edition, publisher, &articles))
        }
        Format::AtomSummaries => {
            ("application/atom+xml; charset=utf-8", atom::summaries(edition, publisher, &articles))
        }
        Format::JsonFeed => {
            ("application/feed+json; charset=utf-8", json::feed(edition, publisher, &articles))
        }
        Format::Rdf => ("application/rdf+xml; charset=utf-8", rdf::feed(edition, publisher, &articles)),
    };
    edition.text(media_type, text, modified)
}

/// The publisher's news sitemap.
pub(crate) fn sitemap(edition: &Edition<'_>, publisher: &Publisher) -> Document {
    let articles = edition.listed(publisher);
    let text = sitemap::sitemap(edition, publisher, &articles);
    edition.text("application/xml; charset=utf-8", text, newest(&articles))
}

pub(crate) use index::document as indexed;

/// When the newest of them came out.
pub(crate) fn newest(articles: &[Article]) -> i64 {
    articles.iter().map(|article| article.published).max().unwrap_or_default()
}
