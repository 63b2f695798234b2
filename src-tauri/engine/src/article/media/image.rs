//! Which address an `<img>` really has: pages hide it from browsers that would load it too early.

use dom_query::NodeRef;
use url::Url;

use crate::article::page::{dom, links};

/// Wide enough for a reading column of 660 px on a sharp screen.
const WIDTH_WANTED: u32 = 1320;

/// Wider ones cost more than they show.
const WIDTH_BORNE: u32 = 2600;

/// Where lazy-loading scripts keep the address, the surest first.
const LAZY_SOURCES: [&str; 12] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-original-src",
    "data-img-src",
    "data-image",
    "data-full-src",
    "data-hi-res-src",
    "data-url",
    "data-orig-file",
    "data-runner-src",
];

const LAZY_SETS: [&str; 5] =
    ["data-srcset", "data-lazy-srcset", "data-original-set", "srcset", "data-src-set"];

/// Files, without their extensions, that stand in for a picture.
const STAND_INS: [&str; 12] = [
    "blank",
    "spacer",
    "placeholder",
    "transparent",
    "1x1",
    "lazyload",
    "lazy-load",
    "lazy",
    "loading",
    "pixel",
    "grey",
    "gray",
];

/// Words in the name of a file that is a stand-in too.
const STAND_IN_WORDS: [&str; 5] = ["spacer", "placeholder", "transparent", "lazyload", "1x1"];

/// A code that only a telephone reads, as the name of a file or of a folder of them.
const CODE: &str = "qrcode";

/// Hosts and paths that count readers.
const COUNTERS: [&str; 20] = [
    "pixel.wp.com",
    "stats.wordpress.com",
    "feeds.feedburner.com/~",
    "feedburner.com/~r",
    "google-analytics.com",
    "doubleclick.net",
    "scorecardresearch.com",
    "facebook.com/tr",
    "quantserve.com",
    "pixel.quantcount.com",
    "b.scorecard",
    "imrworldwide.com",
    "analytics.",
    "/pixel.gif",
    "/tracking/",
    "counter.yadro.ru",
    "mc.yandex.ru",
    "feedsportal.com",
    "list-manage.com/track",
    "rss.buysellads.com",
];

/// The best address that an `<img>` offers.
pub(crate) fn source(img: &NodeRef, base: &Url) -> Option<Url> {
    let sets = LAZY_SETS.iter().filter_map(|name| img.attr(name)).filter_map(|set| from_set(&set, base));
    let lazy = LAZY_SOURCES.iter().filter_map(|name| img.attr(name)).filter_map(|raw| plain(&raw, base));
    let direct = img.attr("src").and_then(|raw| plain(&raw, base));
    sets.chain(lazy).next().or(direct)
}

/// The best address among a `<picture>`'s sources, formats that cannot be decoded aside.
pub(crate) fn picture_source(picture: &NodeRef, base: &Url) -> Option<Url> {
    picture
        .descendants_it()
        .filter(|node| dom::is_any(node, &["source"]))
        .filter(|node| !["avif", "jxl", "svg"].iter().any(|kind| node.attr_or("type", "").contains(kind)))
        .find_map(|node| {
            LAZY_SETS.iter().filter_map(|name| node.attr(name)).find_map(|set| from_set(&set, base))
        })
}

/// One that counts readers rather than shows anything.
pub(crate) fn is_tracker(img: &NodeRef, url: &Url) -> bool {
    let tiny = |name: &str| {
        img.attr(name).is_some_and(|v| v.trim().trim_end_matches("px").parse::<f32>().is_ok_and(|n| n <= 2.0))
    };
    let style = img.attr_or("style", "").to_ascii_lowercase().replace(' ', "");
    tiny("width")
        || tiny("height")
        || ["display:none", "width:1px", "height:1px", "width:0", "height:0"].iter().any(|hidden| {
            style.split(';').any(|rule| rule == *hidden || rule.strip_prefix(hidden) == Some("px"))
        })
        || COUNTERS.iter().any(|counter| url.as_str().contains(counter))
}

/// Whether two addresses show one picture, perhaps in two sizes: the same file, whatever the folder.
pub(crate) fn same_picture(a: &str, b: &str) -> bool {
    match (file_stem(a), file_stem(b)) {
        (Some(x), Some(y)) => x == y || a == b,
        _ => a == b,
    }
}

/// The file's name without its extension and size, when that is long enough to tell pictures apart.
fn file_stem(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    let file = path.rsplit('/').find(|part| !part.is_empty())?;
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = match stem.rsplit_once('-') {
        Some((name, size)) if size.contains('x') && size.bytes().all(|b| b.is_ascii_digit() || b == b'x') => {
            name
        }
        _ => stem,
    };
    (stem.len() >= 6 && stem.bytes().any(|b| b.is_ascii_digit() || b == b'-' || b == b'_'))
        .then(|| stem.to_string())
}

fn plain(raw: &str, base: &Url) -> Option<Url> {
    if is_stand_in(raw) {
        return None;
    }
    // A JSON object or a template that a script would have filled in.
    if raw.contains(['{', '}', '<']) {
        return None;
    }
    links::web(raw, base)
}

/// Only its name says so: a picture may well stand in a folder of that name, or be 1141x1141 large.
fn is_stand_in(raw: &str) -> bool {
    let path = raw.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let file = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words = |text| str::split(text, |c: char| !c.is_ascii_alphanumeric());
    STAND_INS.contains(&stem)
        || words(stem).any(|word| STAND_IN_WORDS.contains(&word))
        || words(&path).any(|word| word == CODE)
}

/// The narrowest candidate of a `srcset` that is wide enough, or else the widest, as far as it can be borne.
fn from_set(set: &str, base: &Url) -> Option<Url> {
    let mut best: Option<(u32, Url)> = None;
    for (raw, width) in candidates(set) {
        let Some(url) = plain(raw, base) else { continue };
        let rank = |width: u32| match width {
            WIDTH_WANTED..=WIDTH_BORNE => (2, u32::MAX - width),
            0..WIDTH_WANTED => (1, width),
            _ => (0, u32::MAX - width),
        };
        let better = best.as_ref().is_none_or(|&(have, _)| rank(width) > rank(have));
        if better {
            best = Some((width, url));
        }
    }
    best.map(|(_, url)| url)
}

/// Addresses with their widths. An address may hold commas, so that only one before a space or at the end
/// of an address ends a candidate.
fn candidates(set: &str) -> Vec<(&str, u32)> {
    let mut found = Vec::new();
    let mut rest = set.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (raw, tail) = rest.split_at(end);
        let (descriptor, next) = if raw.ends_with(',') {
            ("", tail)
        } else {
            let comma = tail.find(',').unwrap_or(tail.len());
            (&tail[..comma], &tail[comma..])
        };
        found.push((raw.trim_end_matches(','), width(descriptor.trim())));
        rest = next.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    }
    found
}

fn width(descriptor: &str) -> u32 {
    let one = descriptor.split_whitespace().next().unwrap_or_default();
    if let Some(width) = one.strip_suffix('w').and_then(|n| n.parse().ok()) {
        return width;
    }
    let density = one.strip_suffix('x').and_then(|n| n.parse::<f32>().ok()).unwrap_or(1.0);
    (density.clamp(0.0, 8.0) * 800.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(img: &str, expected: Option<&str>) {
        let doc = dom::fragment(img);
        let node = doc.select_single("img").nodes().first().copied().expect("an img");
        let base = Url::parse("https://n.example/a/").unwrap();
        let url = source(&node, &base).filter(|url| !is_tracker(&node, url));
        assert_eq!(url.as_ref().map(Url::as_str), expected, "{img}");
    }

    #[test]
    fn the_real_address_is_found() {
        check("<img src=b.jpg>", Some("https://n.example/a/b.jpg"));
        check("<img src=blank.gif data-src=/c.jpg>", Some("https://n.example/c.jpg"));
        check(
            "<img src='data:image/gif;base64,R0' data-original='//cdn.example/d.jpg'>",
            Some("https://cdn.example/d.jpg"),
        );
        check(
            "<img src=s.jpg srcset='m.jpg 800w, l.jpg 1500w, xl.jpg 3000w'>",
            Some("https://n.example/a/l.jpg"),
        );
        check(
            "<img srcset='/w_800,h_400/a.jpg 800w,/w_3000,h_9/a.jpg 3000w'>",
            Some("https://n.example/w_800,h_400/a.jpg"),
        );
        check("<img data-srcset='a1.jpg, a2.jpg 2x'>", Some("https://n.example/a/a2.jpg"));
        check("<img srcset='xxl.jpg 4000w, xl.jpg 2400w'>", Some("https://n.example/a/xl.jpg"));
    }

    #[test]
    fn what_shows_nothing_has_no_address() {
        check("<img>", None);
        check("<img src='data:image/png;base64,AA'>", None);
        check("<img src=/t.gif width=1 height=1>", None);
        check("<img src=/t.gif style='display: none'>", None);
        check("<img src=/t.gif style='width:1px; height:1px'>", None);
        check("<img src='https://pixel.wp.com/b.gif?x'>", None);
        check("<img src='\\\\host\\a.png'>", None);
        check("<img src='javascript:alert(1)'>", None);
    }

    #[test]
    fn stand_ins_are_told_by_the_name_of_their_file() {
        for address in [
            "/i/1x1.png",
            "/spacer.gif?x=1",
            "/img/placeholder-16x9.svg",
            "/a/lazy-load.png",
            "blank.gif",
            "/QRCode/a.png",
        ] {
            check(&format!("<img src='{address}'>"), None);
        }
        for address in
            ["/foto-1141x1141.jpg", "/1x1/banjir.jpg", "/placeholder/banjir.jpg", "/transparency-act.jpg"]
        {
            check(&format!("<img src='{address}'>"), Some(&format!("https://n.example{address}")));
        }
    }

    #[test]
    fn one_picture_in_two_sizes() {
        let cases = [
            (
                "https://a.example/crops/9x/750x500/data/636b9f.jpg",
                "https://b.example/data/636b9f.jpg?w=300",
                true,
            ),
            ("https://a.example/foto-banjir-1024x683.jpg", "https://a.example/foto-banjir.jpg", true),
            ("https://a.example/1/original.jpg", "https://a.example/2/original.jpg", false),
            ("https://a.example/1/636b9f.jpg", "https://a.example/1/636b9e.jpg", false),
        ];
        for (a, b, expected) in cases {
            assert_eq!(same_picture(a, b), expected, "{a} {b}");
        }
    }
}
