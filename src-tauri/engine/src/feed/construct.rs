//! The text of a field as a fragment of HTML, whichever way its format carries text.

use super::markup::decoded;
use super::outline::{Field, Item, Space};
use super::text::html_of;
use crate::model::FeedKind;

/// `None` for a field without text, and for what is no text at all.
pub(super) fn html(field: &Field<'_>, kind: FeedKind) -> Option<String> {
    let is_atom = field.space == Space::Atom || (field.space == Space::Core && kind == FeedKind::Atom);
    let html = if is_atom {
        atom(field)?
    } else if field.has_markup() {
        // HTML that somebody forgot to escape.
        field.markup(true)
    } else if field.space == Space::Media && field.attribute("type").is_none_or(|kind| kind == "plain") {
        html_of(&field.text())
    } else {
        field.text()
    };
    (!html.trim().is_empty()).then_some(html)
}

/// RFC 4287 §3.1 and §4.1.3.3, and the `mode` of Atom 0.3.
fn atom(field: &Field<'_>) -> Option<String> {
    let kind = field.attribute("type").unwrap_or_default().to_ascii_lowercase();
    let mode = field.attribute("mode").unwrap_or_default().to_ascii_lowercase();
    let is_markup = kind.ends_with("xhtml") || kind.ends_with("xml");
    let is_text = kind.is_empty() || kind.starts_with("text") || kind == "plain" || kind.ends_with("html");
    if field.has_markup() || (is_markup && mode != "escaped" && mode != "base64") {
        return Some(field.markup(false));
    }
    let mut text = field.text();
    if mode == "base64" || !(is_text || is_markup) {
        text = from_base64(&text).filter(|_| is_text || is_markup)?;
    }
    Some(if kind.ends_with("html") || is_markup { text } else { html_of(&text) })
}

fn from_base64(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for c in text.bytes().filter(|c| !c.is_ascii_whitespace() && *c != b'=') {
        let digit = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(digit);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    String::from_utf8(bytes).ok()
}

const TITLES: &[(Space, &str)] = &[
    (Space::Core, "title"),
    (Space::Atom, "title"),
    (Space::DublinCore, "title"),
    (Space::Media, "title"),
    (Space::Itunes, "title"),
];

const CONTENTS: &[(Space, &str)] = &[
    (Space::Content, "encoded"),
    (Space::Core, "content"),
    (Space::Atom, "content"),
    (Space::Xhtml, "body"),
    (Space::Core, "body"),
    (Space::Xhtml, "div"),
    (Space::Core, "fullitem"),
];

const SUMMARIES: &[(Space, &str)] = &[
    (Space::Core, "description"),
    (Space::Core, "summary"),
    (Space::DublinCore, "description"),
    (Space::Atom, "summary"),
    (Space::Core, "abstract"),
    (Space::Itunes, "summary"),
    (Space::Itunes, "subtitle"),
    (Space::Media, "description"),
];

pub(super) fn title(item: &Item<'_>, kind: FeedKind) -> Option<String> {
    first(item, TITLES, kind)
}

pub(super) fn content(item: &Item<'_>, kind: FeedKind) -> Option<String> {
    first(item, CONTENTS, kind)
}

pub(super) fn summary(item: &Item<'_>, kind: FeedKind) -> Option<String> {
    first(item, SUMMARIES, kind)
}

/// The first of the names, in this order, that has a text: in the item itself, or in its `media:group`.
fn first(item: &Item<'_>, names: &[(Space, &str)], kind: FeedKind) -> Option<String> {
    names.iter().find_map(|&(space, name)| {
        item.all(space, name).find_map(|field| html(field, kind)).or_else(|| {
            let mut groups = item.all(Space::Media, "group").filter(|_| space == Space::Media);
            groups.find_map(|group| {
                group
                    .children()
                    .iter()
                    .find(|field| field.is(space, name))
                    .and_then(|field| html(field, kind))
            })
        })
    })
}

/// An address as written in a field, references decoded once more for those who escape twice.
pub(super) fn address(field: &Field<'_>) -> Option<String> {
    let written = Some(field.text()).filter(|text| !text.is_empty()).or_else(|| field.attribute("href"))?;
    Some(if written.contains("&amp;") { decoded(&written).into_owned() } else { written })
}
