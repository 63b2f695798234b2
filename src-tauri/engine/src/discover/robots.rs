//! `robots.txt`, in which sites name their sitemaps (RFC 9309 §2.2.4 lets them, sitemaps.org says how).

use url::Url;

use super::href::web_address;
use crate::charset;

/// Sitemaps that are read of one file; big portals name some 60.
const MOST: usize = 100;

pub(super) fn is_robots(url: &Url) -> bool {
    url.path().eq_ignore_ascii_case("/robots.txt")
}

/// The sitemaps that a robots.txt names, each once. Nothing else in the file is read: its rules are for crawlers.
pub(super) fn sitemaps(body: &[u8], url: &Url) -> Vec<Url> {
    let text = charset::decode(body, None);
    let mut sitemaps: Vec<Url> = Vec::new();
    for line in text.split(['\n', '\r']) {
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let Some((field, value)) = line.split_once(':') else { continue };
        if !field.trim().eq_ignore_ascii_case("sitemap") {
            continue;
        }
        let value = value.split_whitespace().next().unwrap_or_default();
        let named = Some(value).filter(|value| !value.is_empty()).and_then(|value| web_address(value, url));
        sitemaps.extend(named.filter(|url| !sitemaps.contains(url)));
        if sitemaps.len() >= MOST {
            break;
        }
    }
    sitemaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sitemap_lines_are_read_however_they_are_written() {
        let text = "\u{FEFF}Sitemap: https://a.example/1.xml\r\nUser-agent: *\nDisallow: /\n  SITEMAP :/2.xml # new\r\
            sitemap:https://a.example/1.xml\n# Sitemap: /3.xml\nSitemap:\nSitemap: ftp://a.example/4.xml\nSitemaps: /5.xml\n\
            sitemap: //cdn.example/6.xml.gz";
        let url = Url::parse("https://a.example/robots.txt").unwrap();
        let found = sitemaps(text.as_bytes(), &url);
        let found: Vec<_> = found.iter().map(Url::as_str).collect();
        assert_eq!(
            found,
            ["https://a.example/1.xml", "https://a.example/2.xml", "https://cdn.example/6.xml.gz"]
        );
        assert_eq!(sitemaps(b"<html><body>404</body></html>", &url), []);
        assert_eq!(sitemaps("Sitemap: /x\n".repeat(100_000).as_bytes(), &url).len(), 1);
    }
}
