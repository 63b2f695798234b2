//! Entities that a document declares for itself.

use std::borrow::Cow;
use std::collections::HashMap;

use super::reference::character;

/// Declarations that are read of one document.
const MAX_DECLARED: usize = 256;

/// Bytes that one entity may stand for.
const MAX_VALUE: usize = 1_000;

/// Bytes by which entities may make a document longer. References beyond stay as they are written.
const MAX_GROWTH: usize = 256 * 1024;

/// The document with its own entities put in. Those that are made of other entities are left alone, so that none can
/// grow.
pub(super) fn expanded(text: Cow<'_, str>) -> Cow<'_, str> {
    let declared = declared(&text);
    if declared.is_empty() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    let mut growth = 0;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        let end = reference.bytes().take(64).position(|byte| byte == b';');
        match end.and_then(|end| Some((declared.get(&reference[1..end])?, end))) {
            Some((value, end)) if growth + value.len() <= MAX_GROWTH => {
                growth += value.len();
                out.push_str(value);
                rest = &reference[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &reference[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The general entities of the internal subset, character references in them decoded (XML 1.0 §4.4.8). The first
/// declaration of a name holds.
fn declared(text: &str) -> HashMap<&str, String> {
    let mut entities = HashMap::new();
    let Some(subset) = subset(text) else {
        return entities;
    };
    for declaration in subset.split("<!ENTITY").skip(1).take(MAX_DECLARED) {
        let Some((name, value)) = declaration.trim_start().split_once(char::is_whitespace) else { continue };
        let value = value.trim_start();
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
        let Some((value, _)) = value[1..].split_once(quote) else { continue };
        if value.len() <= MAX_VALUE && !refers_to_others(value) {
            entities.entry(name).or_insert_with(|| with_characters(value));
        }
    }
    entities
}

/// What stands between the brackets of `<!DOCTYPE … […]>`, where that comes before the first element.
fn subset(text: &str) -> Option<&str> {
    let start = text.char_indices().take(4_000).map(|(at, _)| at).last()?;
    let doctype = text[..start].find("<!DOCTYPE").or_else(|| text[..start].find("<!doctype"))?;
    let opening = text[doctype..].find(['[', '>']).filter(|&at| text[doctype + at..].starts_with('['))?;
    let inner = &text[doctype + opening + 1..];
    inner.find(']').map(|end| &inner[..end])
}

fn refers_to_others(value: &str) -> bool {
    const NONE_TO_DECLARE: &[&str] = &["#", "amp;", "lt;", "gt;", "quot;", "apos;"];
    value
        .split('&')
        .skip(1)
        .any(|reference| !NONE_TO_DECLARE.iter().any(|known| reference.starts_with(known)))
}

fn with_characters(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find("&#") {
        out.push_str(&rest[..at]);
        let number = &rest[at + 2..];
        let end = number.find(';').filter(|&end| end <= 8);
        match end.and_then(|end| Some((character(&number[..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &number[end + 1..];
            }
            None => {
                out.push_str("&#");
                rest = number;
            }
        }
    }
    out.push_str(rest);
    out
}
