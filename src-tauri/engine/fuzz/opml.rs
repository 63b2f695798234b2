//! Any text as a list of subscriptions, which is then written and read again.

#![no_main]

mod within;

use libfuzzer_sys::fuzz_target;
use warta_engine::charset;
use warta_engine::interchange::opml;
use warta_engine::model::Timestamp;

use within::within;

fuzz_target!(|bytes: &[u8]| {
    let Ok(list) = within(bytes.len(), || opml::read(&charset::decode(bytes, None))) else { return };
    let _ = opml::read(&opml::write(&list.feeds, Timestamp(0)));
});
