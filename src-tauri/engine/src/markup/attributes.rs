//! A bound on the attributes of one tag, before the tokenizer compares each with all before it.

use html5ever::tokenizer::TokenSink;

use super::gate::Mode;
use super::{MOST_ATTRIBUTES, Parser};

/// Whether a tag may have more attributes than are read. It may say so of text that only looks like a tag, and never
/// misses one: it looks at whatever may be a tag, wherever that stands.
pub(super) fn may_crowd(html: &str) -> bool {
    let bytes = html.as_bytes();
    // Tags in tags in tags: no honest page makes this look at itself more than a few times.
    let mut left = 4 * bytes.len() + (64 << 10);
    let mut at = 0;
    while let Some(start) = find(bytes, at, b"<") {
        at = start + 1;
        let Some(name) = name_of_tag(bytes, start) else { continue };
        let tag = Tag::read(bytes, name);
        if tag.crowd.is_some() {
            return true;
        }
        let Some(rest) = left.checked_sub(tag.end - start) else { return true };
        left = rest;
    }
    false
}

/// Feeds a document tag by tag, each with no more attributes than are read.
///
/// After every tag the parser says how it reads on, so that this sees the tags that it sees.
pub(super) fn feed_thinned(html: &str, parser: &Parser) {
    let bytes = html.as_bytes();
    let mut fed = 0;
    let mut at = 0;
    let gate = &parser.tokenizer.sink;
    loop {
        let name = match gate.mode() {
            Mode::Plaintext => break,
            Mode::RawUntil(element) => {
                let Some(start) = end_of_raw(bytes, at, element.as_bytes()) else { break };
                start + 2
            }
            Mode::Markup => {
                let Some(start) = find(bytes, at, b"<") else { break };
                if let Some(name) = name_of_tag(bytes, start) {
                    name
                } else {
                    let is_section = bytes[start..].starts_with(b"<![CDATA[");
                    if is_section {
                        parser.feed(&html[fed..start]);
                        fed = start;
                    }
                    let is_section =
                        is_section && gate.adjusted_current_node_present_but_not_in_html_namespace();
                    let Some(end) = end_of_declaration(bytes, start, is_section) else { break };
                    at = end;
                    continue;
                }
            }
        };
        let tag = Tag::read(bytes, name);
        parser.feed(&html[fed..tag.crowd.unwrap_or(tag.end)]);
        if tag.crowd.is_some() && tag.end <= bytes.len() && bytes[tag.end - 1] == b'>' {
            parser.feed(">");
        }
        fed = tag.end;
        at = tag.end;
    }
    parser.feed(&html[fed..]);
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes.get(from..)?, what).map(|at| from + at)
}

/// Where the name of the tag begins that begins at `start`, if one does.
fn name_of_tag(bytes: &[u8], start: usize) -> Option<usize> {
    let name = start + 1 + usize::from(bytes.get(start + 1) == Some(&b'/'));
    bytes.get(name).is_some_and(u8::is_ascii_alphabetic).then_some(name)
}

/// A tag as the tokenizer reads it (HTML standard, 13.2.5.8 and 13.2.5.32 to 13.2.5.40).
struct Tag {
    /// After its `>`, or the end of the document.
    end: usize,
    /// Where the first attribute too many begins.
    crowd: Option<usize>,
}

#[derive(Clone, Copy)]
enum State {
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Quoted(u8),
    Unquoted,
    AfterQuoted,
}

impl Tag {
    /// Reads from the first letter of a tag's name.
    fn read(bytes: &[u8], from: usize) -> Self {
        let mut state = State::TagName;
        let mut attributes = 0;
        let mut crowd = None;
        let mut at = from;
        while let Some(&byte) = bytes.get(at) {
            let is_space = byte.is_ascii_whitespace();
            state = match (state, byte) {
                (State::Quoted(quote), byte) if byte == quote => State::AfterQuoted,
                (State::Quoted(_), _) => state,
                (_, b'>') => return Self { end: at + 1, crowd },
                (State::Unquoted, _) if !is_space => state,
                (State::BeforeValue, b'"' | b'\'') => State::Quoted(byte),
                (State::BeforeValue, _) if is_space => state,
                (State::BeforeValue, _) => State::Unquoted,
                (State::Name | State::AfterName, b'=') => State::BeforeValue,
                (State::Name | State::AfterName, _) if is_space => State::AfterName,
                (_, b'/') => State::BeforeName,
                (_, _) if is_space => State::BeforeName,
                (State::TagName | State::Name, _) => state,
                // The first character of a name; "=" is one there too.
                _ => {
                    attributes += 1;
                    if attributes > MOST_ATTRIBUTES && crowd.is_none() {
                        crowd = Some(at);
                    }
                    State::Name
                }
            };
            at += 1;
        }
        Self { end: bytes.len(), crowd }
    }
}

/// Where the tag begins that ends an element whose content is no markup.
fn end_of_raw(bytes: &[u8], from: usize, name: &[u8]) -> Option<usize> {
    let mut at = from;
    while let Some(start) = find(bytes, at, b"</") {
        let end = start + 2 + name.len();
        let is_name = bytes.get(start + 2..end).is_some_and(|found| found.eq_ignore_ascii_case(name));
        let is_over =
            bytes.get(end).is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        if is_name && is_over {
            return Some(start);
        }
        at = start + 2;
    }
    None
}

/// Where what begins with `<` and is no tag ends; None for what never ends.
fn end_of_declaration(bytes: &[u8], start: usize, is_section: bool) -> Option<usize> {
    let after = |end: &[u8], from: usize| find(bytes, from, end).map(|at| at + end.len());
    if is_section {
        return after(b"]]>", start + 9);
    }
    match bytes.get(start + 1..)? {
        [b'!', b'-', b'-', ..] => end_of_comment(bytes, start + 4),
        // A comment that is none, a document type (which every ">" ends), and "</" without a name.
        [b'!' | b'?' | b'/', ..] => after(b">", start + 2),
        _ => Some(start + 1),
    }
}

/// By the tokenizer's states (HTML standard, 13.2.5.43 and on), which close a comment at "-->", at "--!>", and at once
/// at ">" and "->". `from` is after its "<!--".
fn end_of_comment(bytes: &[u8], from: usize) -> Option<usize> {
    for at_once in [&b">"[..], b"->"] {
        if bytes.get(from..)?.starts_with(at_once) {
            return Some(from + at_once.len());
        }
    }
    let mut at = from;
    loop {
        let dashes = find(bytes, at, b"--")?;
        match bytes.get(dashes + 2..)? {
            [b'>', ..] => return Some(dashes + 3),
            [b'!', b'>', ..] => return Some(dashes + 4),
            _ => at = dashes + 1,
        }
    }
}
