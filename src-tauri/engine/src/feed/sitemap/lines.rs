//! Sitemaps without markup: an address a line (sitemaps.org, "Text file").

use url::Url;

use super::read::{Listed, MAX_URLS, feed};
use crate::feed::{ParsedFeed, absolute};

/// `None` unless every line is an address, and there are at least two: one alone is more likely a redirect that
/// somebody wrote by hand.
pub(super) fn read(text: &str, base: Option<&Url>) -> Option<ParsedFeed> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut listed = Vec::new();
    for line in lines.take(MAX_URLS) {
        if !(line.starts_with("http://") || line.starts_with("https://"))
            || line.contains(char::is_whitespace)
        {
            return None;
        }
        listed.extend(absolute(line, None).map(Listed::bare));
    }
    (listed.len() > 1).then(|| feed(listed, base))
}
