//! Addresses as they may stand in a kept article: absolute, of a harmless scheme, without trackers.

use url::Url;

use super::letter::letter;
pub(crate) use crate::site::{same_site, site};
use crate::tracking;

/// What a link may point to: `raw` resolved against `base`, or nothing.
///
/// A place inside the same page is nothing too, because no kept element has a name to jump to.
pub(crate) fn link(raw: &str, base: &Url) -> Option<String> {
    let url = resolve(raw, base)?;
    match url.scheme() {
        "http" | "https" => elsewhere(&url, base).map(String::from),
        _ => letter(&url).map(String::from),
    }
}

/// Where a link leads to another page: [`link`] of http and https only.
pub(crate) fn page(raw: &str, base: &Url) -> Option<Url> {
    elsewhere(&web(raw, base)?, base)
}

/// An address without what counts readers, unless it is a place on the page at `base`.
fn elsewhere(url: &Url, base: &Url) -> Option<Url> {
    let url = tracking::stripped(url);
    (url.fragment().is_none() || !same_page(&url, base)).then_some(url)
}

/// Where an image, a frame or another page is: http and https only.
pub(crate) fn web(raw: &str, base: &Url) -> Option<Url> {
    resolve(raw, base).filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// Where many articles are listed and none is told: tags, topics, and the sections that the page at `base` is in.
pub(crate) fn is_index(url: &Url, base: &Url) -> bool {
    const LISTS: [&str; 15] = [
        "tag", "tags", "topic", "topics", "tema", "temas", "thema", "themen", "sujet", "etiqueta", "keyword",
        "topik", "hashtag", "label", "sections",
    ];
    let mut segments = url.path_segments().into_iter().flatten();
    let is_section = || {
        let path = url.path().trim_end_matches('/');
        path.len() < base.path().len()
            && base.path().starts_with(path)
            && base.path()[path.len()..].starts_with('/')
    };
    segments.any(|segment| LISTS.contains(&segment)) || (same_site(url, base) && is_section())
}

fn resolve(raw: &str, base: &Url) -> Option<Url> {
    let raw = raw.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    // A browser reads `\\host` and `/\host` as another host; Windows reads them as a share.
    if raw.is_empty() || raw.starts_with('\\') || raw.starts_with("/\\") {
        return None;
    }
    let mut url = base.join(raw).ok()?;
    if url.scheme() != "mailto" {
        url.host_str()?;
        url.set_username("").ok()?;
        url.set_password(None).ok()?;
    }
    // Only the path of an opaque address can still hold one.
    (!url.as_str().contains('\\')).then_some(url)
}

fn same_page(url: &Url, base: &Url) -> bool {
    url.host_str() == base.host_str() && url.path() == base.path() && url.query() == base.query()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: Option<&str>) {
        let base = Url::parse("https://news.example/2022/11/09/story?page=2").unwrap();
        assert_eq!(link(raw, &base).as_deref(), expected, "{raw}");
    }

    #[test]
    fn links_become_absolute_and_lose_their_trackers() {
        check("/a", Some("https://news.example/a"));
        check("b?utm_source=x&id=7&fbclid=9", Some("https://news.example/2022/11/09/b?id=7"));
        check("//cdn.example/c?utm_campaign=z", Some("https://cdn.example/c"));
        check(" https://user:pass@x.example/ ", Some("https://x.example/"));
        check("mailto:desk@news.example", Some("mailto:desk@news.example"));
        check("mailto:a@b.example?subject=x&attach=/etc/passwd", Some("mailto:a@b.example?subject=x"));
        check("?page=3#top", Some("https://news.example/2022/11/09/story?page=3#top"));
    }

    #[test]
    fn what_is_no_link_to_the_web_is_nothing() {
        for raw in [
            "",
            "#top",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
            "\\\\host\\share",
            "/\\host",
            "tel:+62",
            "ftp://x.example/",
            "http://",
            "warta-asset://localhost/x",
        ] {
            check(raw, None);
        }
    }
}
