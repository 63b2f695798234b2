use url::Url;

use crate::error::{Error, Result};

/// The addresses that a person may have meant, the likeliest first; never none.
///
/// # Errors
/// [`Error::InvalidUrl`] for what is no web address.
pub fn addresses(input: &str) -> Result<Vec<Url>> {
    let text = input.trim();
    let invalid = || Error::InvalidUrl { input: text.to_owned() };
    // "feed:" is an old scheme of readers, before or instead of http.
    let text = text.strip_prefix("feed:").map(|rest| rest.trim_start_matches('/')).unwrap_or(text);
    let candidates = if text.contains("://") {
        vec![text.to_owned()]
    } else if text.contains(char::is_whitespace) || !text.contains(['.', ':']) {
        return Err(invalid());
    } else {
        vec![format!("https://{text}"), format!("http://{text}")]
    };
    let urls: Vec<Url> = candidates
        .iter()
        .filter_map(|candidate| Url::parse(candidate).ok())
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .collect();
    if urls.is_empty() { Err(invalid()) } else { Ok(urls) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_completed() {
        let check = |input: &str, expected: &[&str]| {
            let urls: Vec<String> = addresses(input).unwrap_or_default().iter().map(Url::to_string).collect();
            assert_eq!(urls, expected, "{input}");
        };
        check("https://a.example/feed", &["https://a.example/feed"]);
        check("  a.example ", &["https://a.example/", "http://a.example/"]);
        check("feed://a.example/rss", &["https://a.example/rss", "http://a.example/rss"]);
        check("feed:https://a.example/rss", &["https://a.example/rss"]);
        check("127.0.0.1:8080/feed", &["https://127.0.0.1:8080/feed", "http://127.0.0.1:8080/feed"]);
        for invalid in [
            "",
            "beras",
            "harga beras.",
            "ftp://a.example/",
            "javascript://a.example/%0aalert(1)",
            "file:///etc/passwd",
            "http://",
        ] {
            check(invalid, &[]);
        }
    }
}
