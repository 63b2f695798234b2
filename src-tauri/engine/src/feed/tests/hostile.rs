//! Documents made to break a reader. Every one is answered, in time, without a panic.

use std::time::{Duration, Instant};

use super::base;
use crate::feed::outline::MAX_ITEMS;
use crate::feed::{MAX_BYTES, ParseError, ParsedFeed, Warning, parse};

/// Generous: tests run unoptimised, beside others.
const PATIENCE: Duration = Duration::from_secs(20);

const SAMPLE: &str = r#"<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE rss [<!ENTITY a "b">]>
<rss version="2.0" xmlns:media='http://search.yahoo.com/mrss/'><channel><title>K &amp; B</title><!-- c -->
<item><title><![CDATA[Satu <b>dua</b>]]></title><link>https://kabar.example/é</link><guid isPermaLink=false>1</guid>
<pubDate>Rabu, 9 November 2022 19.01 WIB</pubDate><author>山田（a@b.example）</author><media:group>
<media:content url="/a.jpg" medium="image"/></media:group><description>x &#8211; <p>y</description></item></channel></rss>"#;

const JSON_SAMPLE: &str =
    r#"{"version":"https://jsonfeed.org/version/1","title":"é","items":[{"id":"1","url":"/a"}]}"#;

fn in_time(bytes: &[u8]) -> Result<ParsedFeed, ParseError> {
    let start = Instant::now();
    let parsed = parse(bytes, None, Some(&base()));
    assert!(start.elapsed() < PATIENCE, "took {:?}", start.elapsed());
    parsed
}

#[test]
fn a_document_may_break_off_at_any_byte() {
    for sample in [SAMPLE, JSON_SAMPLE] {
        for length in 0..sample.len() {
            let _ = in_time(&sample.as_bytes()[..length]);
        }
    }
}

#[test]
fn any_byte_may_be_any_other() {
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    for _ in 0..2_000 {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for _ in 0..next() % 8 {
            let at = next() as usize % bytes.len();
            bytes[at] = next() as u8;
        }
        let _ = in_time(&bytes);
    }
    for _ in 0..200 {
        let bytes: Vec<u8> = (0..next() % 500).map(|_| next() as u8).collect();
        let _ = in_time(&bytes);
        let _ = in_time(&[b"<rss>", bytes.as_slice()].concat());
    }
}

#[test]
fn depth_costs_no_stack() {
    for (before, tag) in [
        ("<rss><channel><item><description>", "<b>"),
        ("<rss><channel><item>", "<media:group>"),
        ("<rss>", "<channel>"),
        ("<rss><channel><item>", "<x>"),
        ("<feed>", "<entry><content>"),
        ("<feed>", "<a xml:base='x/'>"),
    ] {
        let document = format!("{before}{}", tag.repeat(200_000));
        let _ = in_time(document.as_bytes());
        let _ = in_time(format!("{document}</item></entry></rss>").as_bytes());
    }
    let _ = in_time(format!("{{\"items\":{}", "[".repeat(200_000)).as_bytes());
}

#[test]
fn entities_never_grow() {
    let mut bomb = String::from("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
    for level in 1..40 {
        let inner = format!("&a{};", level - 1).repeat(10);
        bomb.push_str(&format!("<!ENTITY a{level} \"{inner}\">"));
    }
    bomb.push_str("]><rss><channel><item><title>&a39;</title></item></channel></rss>");
    let feed = in_time(bomb.as_bytes()).unwrap();
    assert_eq!(feed.entries[0].title.as_deref(), Some("&a39;"));
}

#[test]
fn tags_and_quotes_that_never_end_are_read_once() {
    for part in [
        "<a b='>",
        "<a b=\"",
        "<",
        "</",
        "<!--",
        "<![CDATA[",
        "<!DOCTYPE [",
        "<?",
        "&",
        "&#",
        "<a ",
        "</a",
        "<p></q>",
    ] {
        let _ = in_time(format!("<rss><channel><item><title>{}", part.repeat(100_000)).as_bytes());
    }
}

#[test]
fn declarations_and_attributes_may_be_many() {
    let prefixes: String = (0..40_000).map(|n| format!(" xmlns:p{n}='urn:{n}'")).collect();
    let _ = in_time(
        format!("<rss{prefixes}><channel><item><p9:title>x</p9:title></item></channel></rss>").as_bytes(),
    );
    let nested: String = (0..40_000).map(|n| format!("<p{n}:a xmlns:p{n}='urn:{n}'>")).collect();
    let _ = in_time(format!("<rss><channel><item>{nested}").as_bytes());
}

#[test]
fn only_the_first_entries_of_many_are_read() {
    let items = "<item><title>x</title></item>".repeat(300_000);
    let feed = in_time(format!("<rss><channel>{items}</channel></rss>").as_bytes()).unwrap();
    assert_eq!(feed.entries.len(), MAX_ITEMS);
    assert_eq!(feed.warnings, [Warning::TooManyEntries { read: MAX_ITEMS }]);
}

#[test]
fn documents_beyond_the_limit_are_not_read() {
    assert_eq!(parse(&vec![b' '; MAX_BYTES + 1], None, None), Err(ParseError::TooLarge));
}

#[test]
fn what_panics_feed_rs_is_read() {
    let document = "<rss><channel><item><title>T</title><author>山田太郎（foo@example.com）</author>
        <itunes:duration xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>99999999999999999999:99:99</itunes:duration>
        </item></channel></rss>";
    assert_eq!(in_time(document.as_bytes()).unwrap().entries.len(), 1);
    let utf16: Vec<u8> =
        [0xFE, 0xFF].into_iter().chain(document.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(in_time(&utf16).unwrap().entries.len(), 1);
}

#[test]
fn the_same_bytes_give_the_same_feed() {
    assert_eq!(in_time(SAMPLE.as_bytes()), in_time(SAMPLE.as_bytes()));
}
