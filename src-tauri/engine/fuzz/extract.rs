//! Any bytes as a page.

#![no_main]

mod within;

use libfuzzer_sys::fuzz_target;
use url::Url;
use warta_engine::{article, charset};

use within::within;

fuzz_target!(|bytes: &[u8]| {
    let html = charset::decode(bytes, None);
    let url = Url::parse("https://www.kabar.example/2026/11/banjir?page=1").expect("an address");
    let Ok(content) = within(bytes.len(), || article::extract(&html, &url)) else { return };
    assert!(!content.text.trim().is_empty());
    for name in [&content.title, &content.byline, &content.site_name].into_iter().flatten() {
        assert!(!name.contains(['\n', '\r']), "{name:?}");
    }
    for image in &content.images {
        assert!(image.url.starts_with("http"), "{}", image.url);
        assert!(content.html.contains(&image.key), "{}", image.url);
    }
    for related in &content.related {
        assert!(related.url.starts_with("http"), "{}", related.url);
    }
    assert_eq!(article::sanitize(&content.html, &url).html, content.html);
});
