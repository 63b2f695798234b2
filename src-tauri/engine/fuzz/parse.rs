//! Any bytes as a feed.

#![no_main]

mod within;

use libfuzzer_sys::fuzz_target;
use url::Url;
use warta_engine::feed;
use warta_engine::feed::identity::identities;

use within::within;

const CONTENT_TYPES: [Option<&str>; 4] = [
    None,
    Some("text/xml; charset=utf-8"),
    Some("application/rss+xml; charset=shift_jis"),
    Some("text/html; charset="),
];

fuzz_target!(|bytes: &[u8]| {
    // Seeds are documents as they are: the choice hangs on their length.
    let content_type = CONTENT_TYPES[bytes.len() % CONTENT_TYPES.len()];
    let base = Url::parse("https://kabar.example/rss/terkini.xml").ok().filter(|_| bytes.len() % 3 > 0);
    let Ok(parsed) = within(bytes.len(), || feed::parse(bytes, content_type, base.as_ref())) else { return };
    assert_eq!(identities(&parsed.entries).len(), parsed.entries.len());
    for entry in &parsed.entries {
        let bases = entry.summary_base.iter().chain(&entry.content_base);
        let enclosed = entry.enclosures.iter().map(|enclosure| &enclosure.url);
        for address in entry.links.iter().chain(&entry.link).chain(&entry.image).chain(bases).chain(enclosed)
        {
            assert!(address.starts_with("http://") || address.starts_with("https://"), "{address}");
        }
        assert!(
            entry.title.as_ref().is_none_or(|title| !title.contains(['\n', '\r', '\0'])),
            "{:?}",
            entry.title
        );
    }
});
