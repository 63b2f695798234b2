//! Any bytes as a sitemap.

#![no_main]

mod within;

use libfuzzer_sys::fuzz_target;
use url::Url;
use warta_engine::feed::sitemap;

use within::within;

fuzz_target!(|bytes: &[u8]| {
    let base = Url::parse("https://kabar.example/sitemap.xml").ok();
    let _ = within(bytes.len(), || sitemap::read(bytes, None, base.as_ref()));
});
