//! Addresses as lists have them, and which of them are the same.

use url::Url;

/// Longer addresses are none.
const LONGEST: usize = 4096;

/// Schemes that readers put before or instead of http.
const FEED_SCHEMES: [&str; 4] = ["feed:", "feeds:", "pcast:", "itpc:"];

/// The web address that an outline means: `feed:` in all its spellings, and no scheme at all, count as https.
pub fn address(text: &str) -> Option<Url> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let scheme = FEED_SCHEMES
        .iter()
        .find(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let text = scheme.map_or(text, |scheme| text[scheme.len()..].trim_start_matches('/'));
    let bare = !text.contains("://");
    let url = if bare {
        let host = text.split(['/', '?', '#']).next().unwrap_or_default();
        if !host.contains('.') || host.contains([' ', '@']) {
            return None;
        }
        Url::parse(&format!("https://{text}"))
    } else {
        Url::parse(text)
    };
    url.ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// What two spellings of one address have in common: scheme, `www.`, a fragment and a slash at the end do not
/// make another feed.
pub fn key(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let mut key = host.to_owned();
    if let Some(port) = url.port() {
        key.push(':');
        key.push_str(&port.to_string());
    }
    key.push_str(url.path().trim_end_matches('/'));
    if let Some(query) = url.query().filter(|query| !query.is_empty()) {
        key.push('?');
        key.push_str(query);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_in_every_spelling() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(address(text).map(String::from).as_deref(), expected, "{text}");
        };
        check(" https://a.example/x?y=1&z=2 ", Some("https://a.example/x?y=1&z=2"));
        check("HTTP://A.example", Some("http://a.example/"));
        check("feed://a.example/rss", Some("https://a.example/rss"));
        check("feed:http://a.example/rss", Some("http://a.example/rss"));
        check("FEED:https://a.example/rss", Some("https://a.example/rss"));
        check("itpc://a.example/pod", Some("https://a.example/pod"));
        check("a.example/rss", Some("https://a.example/rss"));
        for none in
            ["", "beras", "ftp://a.example/", "file:///etc/passwd", "javascript:alert(1)", "http://", "é"]
        {
            check(none, None);
        }
        check(&format!("https://a.example/{}", "x".repeat(5000)), None);
    }

    #[test]
    fn one_feed_has_one_key() {
        let of = |text: &str| key(&address(text).unwrap());
        for same in [
            "https://a.example/feed",
            "http://a.example/feed/",
            "https://www.a.example/feed#top",
            "feed://A.example:443/feed?",
        ] {
            assert_eq!(of(same), "a.example/feed", "{same}");
        }
        assert_ne!(of("https://a.example/feed?id=1"), of("https://a.example/feed?id=2"));
        assert_ne!(of("http://a.example:8080/"), of("http://a.example/"));
    }
}
