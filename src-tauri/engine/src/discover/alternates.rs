//! `<link rel=alternate>`, the way that pages are meant to name their feeds.

use dom_query::Document;
use url::Url;

use super::href::web_address;
use super::rank::is_of_comments;

const TYPES: [&str; 6] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
];

/// The feeds that a page names, in its order and each once, those of comments last.
pub(super) fn feeds(document: &Document, base: &Url) -> Vec<Url> {
    let mut feeds: Vec<Url> = Vec::new();
    let mut comments: Vec<Url> = Vec::new();
    for link in document.select("link[rel~=alternate][type][href], link[rel~=feed][href]").iter() {
        let kind = link.attr("type").map(|kind| kind.to_ascii_lowercase()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        let is_feed = TYPES.contains(&kind) || kind.is_empty();
        let url = link.attr("href").and_then(|href| web_address(&href, base));
        if let (true, Some(url)) = (is_feed, url)
            && !feeds.contains(&url)
            && !comments.contains(&url)
        {
            let about = link.attr("title").unwrap_or_default();
            if is_of_comments(&url, Some(&about)) { comments.push(url) } else { feeds.push(url) }
        }
    }
    feeds.append(&mut comments);
    feeds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str, base: &str) -> Vec<String> {
        let feeds = feeds(&Document::from(html), &Url::parse(base).unwrap());
        feeds.into_iter().map(String::from).collect()
    }

    #[test]
    fn alternates_are_found_in_order() {
        let html = r#"<link rel=alternate type="application/rss+xml; charset=utf-8" href=rss.xml>
            <link rel="alternate" hreflang=en type="text/html" href=/en>
            <link rel=alternate type="application/json" href="/wp-json/wp/v2/pages/2">
            <link rel="ALTERNATE stylesheet" href=/x.css><link rel=alternate type=application/atom+xml href=//feeds.example/atom>
            <link rel=alternate type=application/rss+xml href=rss.xml#a>
            <link rel=alternate type=application/rss+xml href="javascript:alert(1)">"#;
        let expected = ["https://a.example/berita/rss.xml", "https://feeds.example/atom"];
        assert_eq!(found(html, "https://a.example/berita/"), expected);
    }

    #[test]
    fn feeds_of_comments_come_last() {
        let html = r#"<link rel=alternate type=application/rss+xml title="Kabar &raquo; Comments Feed" href=/comments/feed/>
            <link rel=alternate type=application/rss+xml title="Kabar &raquo; Feed" href=/feed/>"#;
        let expected = ["https://a.example/feed/", "https://a.example/comments/feed/"];
        assert_eq!(found(html, "https://a.example/"), expected);
    }
}
