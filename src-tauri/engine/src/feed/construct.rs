//! The text of a field as a fragment of HTML, whichever way its format carries text.

use url::Url;

use super::base::Base;
use super::characters::is_allowed;
use super::limits::MAX_TITLE;
use super::outline::{Field, Item, Space};
use super::text::{html_of, plain};
use super::title;
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
        html_of(&field.long_text())
    } else {
        field.long_text()
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
    let mut text = field.long_text();
    if mode == "base64" || !(is_text || is_markup) {
        // A picture is no text; what else is sent in this way is known by what it turns out to be.
        let is_file = ["image/", "audio/", "video/"].iter().any(|family| kind.starts_with(family));
        text = from_base64(&text).filter(|_| !is_file)?;
        return Some(if kind.starts_with("text/plain") { html_of(&text) } else { text });
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
    let text = String::from_utf8(bytes).ok()?;
    text.chars().all(is_allowed).then_some(text)
}

const TITLES: &[(Space, &str)] = &[
    (Space::Core, "title"),
    (Space::Atom, "title"),
    (Space::DublinCore, "title"),
    (Space::Media, "title"),
    (Space::Itunes, "title"),
];

const FEED_TITLES: &[(Space, &str)] =
    &[(Space::Core, "title"), (Space::DublinCore, "title"), (Space::Atom, "title"), (Space::Itunes, "title")];

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

/// A text of an item.
pub(super) struct Text {
    html: String,
    /// What relative addresses in it start from, where the document says so.
    base: Option<Url>,
}

impl Text {
    fn of(field: &Field<'_>, kind: FeedKind, base: &Base) -> Option<Self> {
        let html = html(field, kind)?;
        let base = base.inside(field);
        // XHTML stands in a `div` of its own (RFC 4287 §3.1.1.3), which may say it too.
        let base = field.first_child().map_or_else(|| base.clone(), |child| base.inside(&child));
        Some(Self { html, base: base.written().cloned() })
    }

    pub(super) fn into_parts(self) -> (Option<String>, Option<String>) {
        (Some(self.html), self.base.map(String::from))
    }
}

/// On one line, without markup.
pub(super) fn title(item: &Item<'_>, kind: FeedKind) -> Option<String> {
    all(item, TITLES, kind, &Base::default()).find_map(|text| title_of(&text.html))
}

pub(super) fn feed_title(fields: &[Field<'_>], kind: FeedKind) -> Option<String> {
    let titles = FEED_TITLES.iter().flat_map(|&(space, name)| {
        fields.iter().filter(move |field| field.is(space, name)).filter_map(|field| html(field, kind))
    });
    titles.into_iter().find_map(|html| title_of(&html))
}

fn title_of(html: &str) -> Option<String> {
    let mut title = title::title(html);
    title.truncate(title.floor_char_boundary(MAX_TITLE));
    (!title.is_empty()).then_some(title)
}

/// The summary and the content. Where an item describes itself twice and has no content, the longer text is that.
pub(super) fn texts(item: &Item<'_>, kind: FeedKind, base: &Base) -> (Option<Text>, Option<Text>) {
    let content = all(item, CONTENTS, kind, base).next();
    let summary = all(item, SUMMARIES, kind, base).next();
    let length = |html: &str| plain(html).len();
    let (Some(first), None) = (&summary, &content) else {
        return (summary, content);
    };
    let second = item.all(Space::Itunes, "summary").find_map(|field| Text::of(field, kind, base));
    let longer = second.filter(|second| {
        second.html.len() > first.html.len() / 2 && length(&second.html) > length(&first.html)
    });
    (summary, longer)
}

/// Every text under one of the names, in this order: in the item itself, or in its `media:group`.
fn all<'i>(
    item: &'i Item<'_>,
    names: &'static [(Space, &'static str)],
    kind: FeedKind,
    base: &'i Base,
) -> impl Iterator<Item = Text> + use<'i> {
    names.iter().flat_map(move |&(space, name)| {
        let own = item.all(space, name).filter_map(move |field| Text::of(field, kind, base));
        let groups = item.all(Space::Media, "group").filter(move |_| space == Space::Media);
        let grouped = groups.flat_map(|group| group.children()).filter(move |field| field.is(space, name));
        own.chain(grouped.filter_map(move |field| Text::of(&field, kind, base)))
    })
}
