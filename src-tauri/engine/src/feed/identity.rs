//! How an article is recognised when its feed lists it again.

mod document;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use url::Url;

use super::Entry;
use super::text::plain;
use crate::model::Identity;
use crate::tracking;
pub use document::identities;

/// What an entry is recognised by, seen for itself (see [`identities`]): URLs as [`url_key`] has them; title and date, or the text where there is no
/// title, only when there is neither GUID nor URL.
pub fn identity(entry: &Entry) -> Identity {
    let guid = guid(entry);
    let url_key = entry.link.as_deref().and_then(url_key);
    let date_key = if guid.is_none() && url_key.is_none() { date_key(entry) } else { None };
    Identity { guid, url_key, date_key }
}

fn guid(entry: &Entry) -> Option<String> {
    entry.id.as_deref().map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned)
}

fn date_key(entry: &Entry) -> Option<String> {
    let text = || entry.summary_html.as_deref().or(entry.content_html.as_deref()).map(plain);
    let words = one_case(&entry.title.clone().or_else(text)?);
    if words.is_empty() {
        return None;
    }
    let mut hash = Sha256::new();
    hash.update(words.as_bytes());
    if let Some(date) = entry.published {
        hash.update(b"\n");
        hash.update(date.instant.0.to_be_bytes());
    }
    Some(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The words alone, however they are written.
fn one_case(text: &str) -> String {
    let words: String = text.nfkc().flat_map(char::to_lowercase).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form of an address that all addresses of one page share, for comparison only: no scheme, no `www.`, no
/// fragment, no [trackers](tracking), no default port, no slash at the end. `None` for what is no
/// web address.
pub fn url_key(url: &str) -> Option<String> {
    let url = Url::parse(url.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?.trim_end_matches('.');
    let mut key = host.strip_prefix("www.").unwrap_or(host).to_owned();
    // A default port is already gone; the other scheme's is none that anybody means.
    if let Some(port) = url.port().filter(|port| !matches!(port, 80 | 443)) {
        key.push_str(&format!(":{port}"));
    }
    key.push_str(url.path().trim_end_matches('/'));
    if let Some(query) = tracking::without_trackers(url.query().unwrap_or_default()) {
        key.push('?');
        key.push_str(&query);
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::{Entry, identity, url_key};
    use crate::date;

    #[test]
    fn addresses_of_one_page_have_one_key() {
        for same in [
            "http://kabar.example/a/b",
            "https://www.kabar.example/a/b/",
            "https://KABAR.example:443/a/b#komentar",
            "http://kabar.example:80/a/b?utm_source=rss&utm_medium=feed",
            "https://kabar.example/a/b/?fbclid=1&gclid=2",
        ] {
            assert_eq!(url_key(same).as_deref(), Some("kabar.example/a/b"), "{same}");
        }
    }

    #[test]
    fn addresses_of_two_pages_have_two_keys() {
        let keys = [
            "https://kabar.example/?p=1",
            "https://kabar.example/?p=2",
            "https://kabar.example/?p=1&page=2",
            "https://kabar.example/?page=2&p=1",
            "https://m.kabar.example/?p=1",
            "https://kabar.example:8080/?p=1",
        ]
        .map(|url| url_key(url).expect("an address"));
        let mut distinct = keys.to_vec();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), keys.len(), "{keys:?}");
    }

    #[test]
    fn what_is_no_web_address_has_no_key() {
        for text in ["", "tag:kabar.example,2022:1", "mailto:a@kabar.example", "/a/b", "urn:uuid:1"] {
            assert_eq!(url_key(text), None, "{text}");
        }
    }

    #[test]
    fn the_date_key_is_the_last_resort() {
        let entry = Entry {
            id: Some(" urn:1 ".into()),
            link: Some("https://kabar.example/1".into()),
            title: Some("Judul".into()),
            ..Entry::default()
        };
        let with_both = identity(&entry);
        assert_eq!(with_both.guid.as_deref(), Some("urn:1"));
        assert_eq!(with_both.url_key.as_deref(), Some("kabar.example/1"));
        assert_eq!(with_both.date_key, None);
        let with_neither = identity(&Entry { id: None, link: None, ..entry });
        assert!(with_neither.date_key.is_some());
    }

    #[test]
    fn the_date_key_looks_past_case_and_space_but_not_past_the_date() {
        let key = |title: &str, published: Option<&str>| {
            let published = published.and_then(date::parse);
            identity(&Entry { title: Some(title.into()), published, ..Entry::default() }).date_key
        };
        assert_eq!(key("Harga  Beras", None), key("harga beras", None));
        assert_eq!(key("Harga Beras", Some("2022-11-09")), key("harga beras", Some("9 Nov 2022")));
        assert_ne!(key("Harga Beras", Some("2022-11-09")), key("Harga Beras", Some("2022-11-10")));
        assert_ne!(key("Harga Beras", Some("2022-11-09")), key("Harga Beras", None));
    }

    #[test]
    fn an_entry_without_a_title_is_known_by_its_text() {
        let entry = |text: &str| Entry { summary_html: Some(text.into()), ..Entry::default() };
        assert_eq!(identity(&entry("<p>Satu</p>")).date_key, identity(&entry("satu")).date_key);
        assert_ne!(identity(&entry("satu")).date_key, identity(&entry("dua")).date_key);
        assert_eq!(identity(&Entry::default()).date_key, None);
    }
}
