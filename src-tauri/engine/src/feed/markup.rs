//! Cuts XML, or what passes for it, into tags and text. It never fails: what is no tag is text, and a document that
//! breaks off has ended. Time is linear in the length of the text, whatever the text is.

use std::borrow::Cow;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Start {
        /// With its prefix.
        name: &'a str,
        /// As written; see [`attributes`].
        attributes: &'a str,
        /// `<name/>`
        empty: bool,
    },
    End {
        name: &'a str,
    },
    /// With its references as written; see [`decoded`].
    Text(&'a str),
    /// What stands in a CDATA section.
    Verbatim(&'a str),
}

impl Token<'_> {
    pub(super) fn is_start_of(&self, wanted: &str) -> bool {
        matches!(self, Token::Start { name, .. } if *name == wanted)
    }
}

/// Comments, processing instructions and the document type are left out. Entities that a document declares are
/// not read, so that none can grow.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    Tokens { rest: text }
}

pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = self.rest;
            let first = rest.bytes().next()?;
            if first != b'<' {
                return Some(Token::Text(self.take(rest.find('<').unwrap_or(rest.len()))));
            }
            if let Some(body) = rest.strip_prefix("<!--") {
                self.rest = after(body, "-->");
            } else if let Some(body) = rest.strip_prefix("<![CDATA[") {
                let end = body.find("]]>").unwrap_or(body.len());
                self.rest = after(body, "]]>");
                return Some(Token::Verbatim(&body[..end]));
            } else if rest.starts_with("<!") {
                self.rest = after_declaration(rest);
            } else if let Some(body) = rest.strip_prefix("<?") {
                self.rest = after(body, ">");
            } else if let Some(body) = rest.strip_prefix("</") {
                let end = body.find('>').unwrap_or(body.len());
                self.rest = after(body, ">");
                return Some(Token::End { name: body[..end].trim() });
            } else if rest[1..].starts_with(|c: char| c.is_alphabetic() || c == '_') {
                return Some(self.start_tag());
            } else {
                return Some(Token::Text(self.take(1)));
            }
        }
    }
}

impl<'a> Tokens<'a> {
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn start_tag(&mut self) -> Token<'a> {
        let rest = self.rest;
        let end = tag_end(rest);
        self.rest = rest[end..].strip_prefix('>').unwrap_or(&rest[end..]);
        let tag = &rest[1..end];
        let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let name_end = tag.find(|c: char| c.is_whitespace() || c == '/' || c == '<').unwrap_or(tag.len());
        Token::Start { name: &tag[..name_end], attributes: &tag[name_end..], empty }
    }
}

/// Where the `>` of the tag at the start of `text` is: the first that stands outside quotation marks.
fn tag_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    let mut after_equals = false;
    while at < bytes.len() {
        match bytes[at] {
            b'>' => return at,
            // A tag that was never closed ends where the next one begins.
            b'<' => return at,
            quote @ (b'"' | b'\'') if after_equals => match text[at + 1..].find(quote as char) {
                Some(length) => at += length + 1,
                None => return text[at..].find('>').map_or(text.len(), |length| at + length),
            },
            _ => {}
        }
        after_equals = bytes[at] == b'=' || (after_equals && bytes[at].is_ascii_whitespace());
        at += 1;
    }
    text.len()
}

fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.find(end).map_or("", |at| &text[at + end.len()..])
}

/// `<!DOCTYPE …>`, whose `>` comes after its `[…]` where it has one.
fn after_declaration(text: &str) -> &str {
    match text.find(['[', '>']) {
        Some(at) if text[at..].starts_with('[') => match text[at..].find("]") {
            Some(_) => after(after(&text[at..], "]"), ">"),
            None => after(text, ">"),
        },
        _ => after(text, ">"),
    }
}

/// The attributes of a start tag, their values decoded. Quotation marks may be missing, as in HTML.
pub(super) fn attributes(written: &str) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    let mut rest = written;
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '=');
            if rest.is_empty() {
                return None;
            }
            let name_end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
            let name = &rest[..name_end];
            let Some(value) = rest[name_end..].trim_start().strip_prefix('=') else {
                rest = &rest[name_end..];
                continue;
            };
            let value = value.trim_start();
            let (value, tail) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
            };
            rest = tail;
            return Some((name, decoded(value)));
        }
    })
}

/// Replaces character and entity references, once. A reference that means nothing stays as it is written, and so
/// does a bare `&`.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // The longest name in the table has eight letters; the longest number, `&#x10FFFF;`, has as many.
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        match end.and_then(|end| Some((referred(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn referred(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return match code {
            // HTML §13.2.5.84: these are windows-1252, whatever Unicode says.
            0x80..=0x9F => encoding_rs::WINDOWS_1252.decode(&[code as u8]).0.chars().next(),
            _ => char::from_u32(code),
        };
    }
    if let Some(at) = LATIN_1.iter().position(|&known| known == name) {
        return char::from_u32(0xA0 + at as u32);
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|&(_, c)| c)
}

const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("hellip", '…'),
    ("bull", '•'),
    ("euro", '€'),
    ("trade", '™'),
    ("dagger", '†'),
    ("permil", '‰'),
    ("prime", '′'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
    ("larr", '←'),
    ("rarr", '→'),
    ("minus", '−'),
];

/// HTML's names for U+00A0 to U+00FF, in order.
#[rustfmt::skip]
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not",
    "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1",
    "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring",
    "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde",
    "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute",
    "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute",
    "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde",
    "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];
