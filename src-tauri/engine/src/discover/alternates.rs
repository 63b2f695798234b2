use dom_query::Document;
use url::Url;

const TYPES: [&str; 5] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/xml",
];

/// The feeds that a page names by `<link rel=alternate>`, in its order, each once.
pub(super) fn feeds(html: &str, page: &Url) -> Vec<Url> {
    let document = Document::from(html);
    let base = document
        .select("base[href]")
        .attr("href")
        .and_then(|href| page.join(&href).ok())
        .unwrap_or_else(|| page.clone());
    let mut feeds: Vec<Url> = Vec::new();
    for link in document.select("link[rel~=alternate][type][href], link[rel~=feed][href]").iter() {
        let kind = link.attr("type").map(|kind| kind.to_ascii_lowercase()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        let is_feed = TYPES.contains(&kind) || kind.is_empty();
        let href = link.attr("href").and_then(|href| base.join(href.trim()).ok());
        if let (true, Some(url)) = (is_feed, href)
            && matches!(url.scheme(), "http" | "https")
            && !feeds.contains(&url)
        {
            feeds.push(url);
        }
    }
    feeds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternates_are_found_in_order() {
        let html = r#"<base href="/berita/"><link rel=alternate type="application/rss+xml; charset=utf-8" href=rss.xml>
            <link rel="alternate" hreflang=en type="text/html" href=/en>
            <link rel="ALTERNATE stylesheet" href=/x.css><link rel=alternate type=application/atom+xml href=//feeds.example/atom>
            <link rel=alternate type=application/rss+xml href=rss.xml>
            <link rel=alternate type=application/rss+xml href="javascript:alert(1)">"#;
        let found = feeds(html, &Url::parse("https://a.example/").unwrap());
        let found: Vec<_> = found.iter().map(Url::as_str).collect();
        assert_eq!(found, ["https://a.example/berita/rss.xml", "https://feeds.example/atom"]);
    }
}
