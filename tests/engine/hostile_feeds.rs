//! Feeds made to break a reader: no panic, at most two seconds and 100 MB each.
//!
//! A binary of its own, for the allocator that counts. The counts are those of the thread that parses, which parsing
//! never leaves, so that other tests may run beside it. The document itself, which the caller holds, is not counted.

#![allow(clippy::unwrap_used)] // a test that cannot go on should say where it stopped
#![allow(clippy::print_stdout)] // the worst of each measure is worth knowing

#[path = "hostile_feeds/counting.rs"]
mod counting;
#[path = "hostile_feeds/kinds.rs"]
mod kinds;
#[path = "hostile_feeds/made.rs"]
mod made;
#[path = "hostile_feeds/properties.rs"]
mod properties;

use std::time::{Duration, Instant};

use url::Url;
use warta_engine::feed::identity::identities;
use warta_engine::feed::{self, ParseError, ParsedFeed};

/// Five times that where nothing is optimised.
const TIME: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 2 });
const MEMORY: usize = 100 * 1024 * 1024;

fn base() -> Url {
    Url::parse("https://kabar.example/rss/terkini.xml").unwrap()
}

struct Cost {
    time: Duration,
    memory: usize,
}

/// Parses, and takes what a refresh takes of the entries.
fn parse(bytes: &[u8]) -> (Result<ParsedFeed, ParseError>, Cost) {
    let began = Instant::now();
    let (parsed, memory) = counting::peak(|| {
        let parsed = feed::parse(bytes, None, Some(&base()));
        if let Ok(feed) = &parsed {
            assert_eq!(identities(&feed.entries).len(), feed.entries.len());
        }
        parsed
    });
    (parsed, Cost { time: began.elapsed(), memory })
}

#[track_caller]
fn parse_within_limits(name: &str, bytes: &[u8]) -> (Result<ParsedFeed, ParseError>, Cost) {
    let (parsed, cost) = parse(bytes);
    assert!(cost.time <= TIME, "{name} takes {:?}", cost.time);
    assert!(cost.memory <= MEMORY, "{name} takes {} MB", cost.memory >> 20);
    if let Ok(feed) = &parsed {
        assert_addresses(feed);
    }
    (parsed, cost)
}

#[track_caller]
fn assert_addresses(feed: &ParsedFeed) {
    let of_entries = feed.entries.iter().flat_map(|entry| {
        let own = [&entry.link, &entry.image, &entry.summary_base, &entry.content_base].into_iter().flatten();
        let comments = entry.comments.url.iter().chain(&entry.comments.feed);
        own.chain(comments).chain(&entry.links).chain(entry.enclosures.iter().map(|enclosure| &enclosure.url))
    });
    for address in of_entries.chain(&feed.link).chain(&feed.icon) {
        let url = Url::parse(address).unwrap_or_else(|error| panic!("{error}: {address}"));
        assert!(matches!(url.scheme(), "http" | "https"), "{address}");
    }
}

#[test]
fn every_kind_is_read_within_its_limits() {
    let (mut slowest, mut largest) = ((Duration::ZERO, ""), (0, ""));
    for &(name, make) in kinds::KINDS {
        let (_, cost) = parse_within_limits(name, &make());
        slowest = slowest.max((cost.time, name));
        largest = largest.max((cost.memory, name));
        if std::env::var_os("WARTA_COSTS").is_some() {
            println!("{:>8.1?} {:>4} MB  {name}", cost.time, cost.memory >> 20);
        }
    }
    println!(
        "{} kinds; slowest {:.1?} ({}), largest {} MB ({})",
        kinds::KINDS.len(),
        slowest.0,
        slowest.1,
        largest.0 >> 20,
        largest.1
    );
}

#[test]
fn what_breaks_other_readers_is_read() {
    for (name, entries) in kinds::STILL_READ {
        let (_, make) = kinds::KINDS.iter().find(|(known, _)| known == name).unwrap();
        let read = parse(&make()).0.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(read.entries.len(), *entries, "{name}");
    }
}

#[test]
fn entities_reach_no_file_and_do_not_grow() {
    for name in ["billion laughs", "quadratic entities", "entities that name files"] {
        let (_, make) = kinds::KINDS.iter().find(|(known, _)| *known == name).unwrap();
        let feed = parse(&make()).0.unwrap();
        let text = format!("{:?}", feed.entries);
        assert!(text.len() < 4 << 20 && !text.contains("root:"), "{name}: {} bytes", text.len());
    }
}

#[test]
fn made_documents_are_read_within_their_limits() {
    let mut slowest = Duration::ZERO;
    let mut largest = 0;
    let documents = made::documents();
    for (name, bytes) in &documents {
        let (_, cost) = parse_within_limits(name, bytes);
        slowest = slowest.max(cost.time);
        largest = largest.max(cost.memory);
    }
    println!("{} made documents; slowest {slowest:.1?}, largest {} MB", documents.len(), largest >> 20);
    assert!(documents.len() >= 300, "{}", documents.len());
}

#[test]
fn a_feed_that_breaks_off_gives_the_items_before() {
    let whole = made::feed(200);
    let mut before = 0;
    for length in (0..whole.len()).step_by(1024) {
        let entries = feed::parse(&whole.as_bytes()[..length], None, Some(&base()))
            .map_or(0, |feed| feed.entries.len());
        let complete = whole[..whole.floor_char_boundary(length)].matches("</item>").count();
        assert!(entries >= complete && entries >= before, "{entries} of {complete} at {length}");
        before = entries;
    }
}
