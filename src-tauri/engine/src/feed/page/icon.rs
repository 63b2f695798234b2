//! The small pictures that a page names for itself: `<link rel=icon>` (HTML §4.6.7.8), and Apple's.

use std::cmp::Reverse;

use dom_query::{Document, NodeRef};
use url::Url;

use crate::feed::absolute;

/// Pixels along a side that are drawn: fewer are blurred, and more are thrown away.
const WANTED: std::ops::RangeInclusive<u32> = 32..=64;
/// Nobody's icon is larger.
const LARGEST: u32 = 1024;
/// What Apple's icon is, where the page does not say.
const APPLE: u32 = 180;

/// [`super::icons`] of a page that is parsed. Relative addresses start from `base`.
pub fn icons_of(document: &Document, base: &Url) -> Vec<Url> {
    let links = document.select("link[rel][href]");
    let mut named: Vec<(Rank, Url)> = links
        .nodes()
        .iter()
        .filter_map(|link| Some((rank(link)?, absolute(&link.attr("href")?, Some(base))?)))
        .filter(|(_, url)| !url.path().to_ascii_lowercase().ends_with(".svg"))
        .collect();
    named.sort_by_key(|(rank, _)| *rank); // stable: of equals the one that the page names first
    let mut icons: Vec<Url> = Vec::new();
    for (_, url) in named {
        if !icons.contains(&url) {
            icons.push(url);
        }
    }
    icons
}

/// The smaller, the better it suits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Wanted(Reverse<u32>),
    Larger(u32),
    Unknown,
    Smaller(Reverse<u32>),
}

fn rank(link: &NodeRef<'_>) -> Option<Rank> {
    let rel = link.attr_or("rel", "").to_ascii_lowercase();
    let is = |kind: &str| rel.split_ascii_whitespace().any(|word| word == kind);
    let is_apples = is("apple-touch-icon") || is("apple-touch-icon-precomposed");
    // A drawing may hold script, and is never drawn here.
    if !(is("icon") || is_apples) || link.attr_or("type", "").to_ascii_lowercase().contains("svg") {
        return None;
    }
    let sizes = link.attr_or("sizes", "").to_ascii_lowercase();
    let ranks = sizes.split_ascii_whitespace().filter_map(side).filter_map(by_size);
    let unknown = || if is_apples { Rank::Larger(APPLE) } else { Rank::Unknown };
    let says_size = sizes.split_ascii_whitespace().any(|size| side(size).is_some());
    if says_size { ranks.min() } else { Some(unknown()) }
}

/// `48x48`
fn side(size: &str) -> Option<u32> {
    let (width, height) = size.split_once('x')?;
    Some(width.parse::<u32>().ok()?.max(height.parse().ok()?))
}

fn by_size(side: u32) -> Option<Rank> {
    Some(match side {
        0 => return None,
        side if WANTED.contains(&side) => Rank::Wanted(Reverse(side)),
        side if side > LARGEST => return None,
        side if side > *WANTED.end() => Rank::Larger(side),
        side => Rank::Smaller(Reverse(side)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_that_suits_comes_first() {
        let html = r#"<link rel="shortcut icon" href="/favicon.ico"><link rel=stylesheet href=/x.css>
            <link rel="ICON" type="image/svg+xml" href="/logo.svg"><link rel=icon sizes=any href="/logo2.svg">
            <link rel=icon sizes="16x16" href="16.png"><link rel=icon sizes="192x192" href="192.png">
            <link rel=icon sizes="32x32" href="32.png"><link rel=icon sizes="16x16 48X48" href="many.ico">
            <link rel=icon sizes="4000x4000" href="huge.png"><link rel="mask-icon" href="mask.svg">
            <link rel="apple-touch-icon" href="//cdn.example/apple.png"><link rel=icon href="javascript:alert(1)">
            <link rel="apple-touch-icon" sizes="120x120" href="120.png"><link rel=icon sizes="32x32" href="32.png">"#;
        let found = icons_of(&Document::from(html), &Url::parse("https://a.example/berita/").unwrap());
        let found: Vec<_> = found.iter().map(Url::as_str).collect();
        assert_eq!(
            found,
            [
                "https://a.example/berita/many.ico",
                "https://a.example/berita/32.png",
                "https://a.example/berita/120.png",
                "https://cdn.example/apple.png",
                "https://a.example/berita/192.png",
                "https://a.example/favicon.ico",
                "https://a.example/berita/16.png",
            ]
        );
        assert_eq!(icons_of(&Document::from("<p>Maaf."), &Url::parse("https://a.example/").unwrap()), []);
    }
}
