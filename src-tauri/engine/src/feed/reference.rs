//! Character and entity references.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

use super::characters::{is_allowed, meant};

/// The longest name that HTML knows, `CounterClockwiseContourIntegral`, with its semicolon.
const LONGEST: usize = 32;

/// Replaces character and entity references, once. A reference that means nothing stays as it is written, and so
/// does a bare `&`; one to a character that XML forbids is left out.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        match end.and_then(|end| Some((referred(&rest[..end])?, end))) {
            Some((meaning, end)) => {
                meaning.push_to(&mut out);
                rest = &rest[end + 1..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

enum Meaning {
    Character(char),
    Text(&'static str),
}

impl Meaning {
    fn push_to(self, out: &mut String) {
        match self {
            Self::Character(c) if is_allowed(c) => out.push(c),
            Self::Character(_) => {}
            Self::Text(text) => out.push_str(text),
        }
    }
}

fn referred(name: &str) -> Option<Meaning> {
    if let Some(number) = name.strip_prefix('#') {
        return character(number).map(Meaning::Character);
    }
    Some(Meaning::Text(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => resolve_html5_entity(name)?,
    }))
}

/// What `&#…;` means.
pub(super) fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).map(meant)
}
