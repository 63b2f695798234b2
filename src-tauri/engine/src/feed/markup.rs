//! Cuts XML, or what passes for it, into tags and text. It never fails: what is no tag is text, and a document that
//! breaks off has ended. Time is linear in the length of the text, whatever the text is.

pub(super) use super::reference::decoded;

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

/// Comments, processing instructions and the document type are left out.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    Tokens {
        text,
        at: 0,
        end_of_verbatim: Ahead::of("]]>"),
        end_of_comment: Ahead::of("-->"),
        end_of_subset: Ahead::of("]"),
    }
}

pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    end_of_verbatim: Ahead,
    end_of_comment: Ahead,
    end_of_subset: Ahead,
}

/// Where a mark comes next. It is remembered, so that one that never comes is looked for once.
struct Ahead {
    mark: &'static str,
    at: usize,
}

impl Ahead {
    const fn of(mark: &'static str) -> Self {
        Self { mark, at: 0 }
    }

    fn after(&mut self, text: &str, start: usize) -> Option<usize> {
        if self.at < start {
            self.at = text[start..].find(self.mark).map_or(usize::MAX, |length| start + length);
        }
        (self.at != usize::MAX).then_some(self.at)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = &self.text[self.at..];
            let bytes = rest.as_bytes();
            if *bytes.first()? != b'<' {
                return Some(self.text_until(rest.find('<')));
            }
            match bytes.get(1) {
                Some(b'/') => {
                    let end = rest.find('>').unwrap_or(rest.len());
                    self.at = self.text.len().min(self.at + end + 1);
                    return Some(Token::End { name: rest[2..end].trim() });
                }
                Some(b'!') if rest.starts_with("<!--") => self.skip_comment(),
                Some(b'!') if rest.starts_with("<![CDATA[") => return Some(self.verbatim()),
                Some(b'!') => self.skip_declaration(),
                Some(b'?') => self.skip_past('>'),
                _ if rest[1..].starts_with(|c: char| c.is_alphabetic() || c == '_') => {
                    return Some(self.start_tag());
                }
                _ => return Some(self.text_until(Some(1))),
            }
        }
    }
}

impl<'a> Tokens<'a> {
    fn text_until(&mut self, length: Option<usize>) -> Token<'a> {
        let rest = &self.text[self.at..];
        let length = length.unwrap_or(rest.len());
        self.at += length;
        Token::Text(&rest[..length])
    }

    fn start_tag(&mut self) -> Token<'a> {
        let rest = &self.text[self.at..];
        let end = tag_end(rest);
        self.at += if rest[end..].starts_with('>') { end + 1 } else { end };
        let tag = &rest[1..end];
        let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let name_end = tag.find(|c: char| c.is_whitespace() || c == '/' || c == '<').unwrap_or(tag.len());
        Token::Start { name: &tag[..name_end], attributes: &tag[name_end..], empty }
    }

    /// A section that holds the beginning of another was never closed; it ends with its item.
    fn verbatim(&mut self) -> Token<'a> {
        let start = self.at + "<![CDATA[".len();
        let closed = self.end_of_verbatim.after(self.text, start);
        let content = &self.text[start..closed.unwrap_or(self.text.len())];
        let inner = if closed.is_some() { content.find("<![CDATA[") } else { Some(content.len()) };
        match inner.and_then(|inner| item_boundary(&content[..inner])) {
            Some(end) => {
                self.at = start + end;
                Token::Verbatim(&content[..end])
            }
            None => {
                self.at = closed.map_or(self.text.len(), |end| end + "]]>".len());
                Token::Verbatim(content)
            }
        }
    }

    /// A comment that never ends is none.
    fn skip_comment(&mut self) {
        let start = self.at + "<!--".len();
        self.at = self.end_of_comment.after(self.text, start).map_or(start, |end| end + "-->".len());
    }

    /// `<!DOCTYPE …>`, whose `>` comes after its `[…]` where it has one.
    fn skip_declaration(&mut self) {
        let rest = &self.text[self.at..];
        if let Some(at) = rest.find(['[', '>']).filter(|&at| rest[at..].starts_with('['))
            && let Some(end) = self.end_of_subset.after(self.text, self.at + at)
        {
            self.at = end;
        }
        self.skip_past('>');
    }

    fn skip_past(&mut self, mark: char) {
        let length = self.text[self.at..].find(mark);
        self.at = length.map_or(self.text.len(), |length| self.at + length + 1);
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
            quote @ (b'"' | b'\'') if after_equals => {
                let value = &text[at + 1..];
                match value.find(quote as char).filter(|&end| item_boundary(&value[..end]).is_none()) {
                    Some(length) => at += length + 1,
                    None => return text[at..].find('>').map_or(text.len(), |length| at + length),
                }
            }
            _ => {}
        }
        after_equals = bytes[at] == b'=' || (after_equals && bytes[at].is_ascii_whitespace());
        at += 1;
    }
    text.len()
}

/// Where an item begins or ends, in text that should hold no such thing.
fn item_boundary(text: &str) -> Option<usize> {
    text.match_indices('<').map(|(at, _)| at).find(|&at| {
        let tag = &text.as_bytes()[at + 1..];
        let tag = tag.strip_prefix(b"/").unwrap_or(tag);
        [&b"item"[..], b"entry"].iter().any(|name| {
            tag.starts_with(name)
                && tag.get(name.len()).is_none_or(|b| matches!(b, b'>' | b' ' | b'\n' | b'\r' | b'\t'))
        })
    })
}

/// The attributes of a start tag, as written. Quotation marks may be missing, as in HTML.
pub(super) fn attributes(written: &str) -> impl Iterator<Item = (&str, &str)> {
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
            return Some((name, value));
        }
    })
}
