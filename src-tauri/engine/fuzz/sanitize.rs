//! Any text as a piece of HTML.

#![no_main]

mod within;

use libfuzzer_sys::fuzz_target;
use url::Url;
use warta_engine::article;

use within::within;

fuzz_target!(|html: &str| {
    let base = Url::parse("https://www.kabar.example/2026/11/banjir").expect("an address");
    let once = within(html.len(), || article::sanitize(html, &base)).html;
    assert_eq!(article::sanitize(&once, &base).html, once, "{html:?}");
    let low = once.to_ascii_lowercase();
    for tag in
        ["<script", "<style", "<iframe", "<object", "<embed", "<form", "<svg", "<math", "<link", "<meta"]
    {
        assert!(!low.contains(tag), "{once}");
    }
});
