//! One element of an outline, and what is asked of it.

use std::borrow::Cow;
use std::ops::Range;

use super::super::markup::{Token, attributes, decoded};
use super::super::text::push_escaped;
use super::fragment::Fragment;
use super::{Space, is_item, is_one_of, local, only_holds_others};

/// Elements that are read of one other.
const MAX_FIELDS: usize = 1_000;

/// Bytes of a field that is HTML; what is longer is cut.
const MAX_HTML: usize = 4 * 1024 * 1024;

/// Bytes of any other field: addresses, names, dates.
const MAX_LINE: usize = 8 * 1024;

/// An element directly below the feed or below an item.
#[derive(Clone)]
pub(crate) struct Field<'d> {
    fragment: &'d Fragment<'d>,
    start: usize,
    inner: Range<usize>,
    pub(crate) space: Space,
    /// Lower case, without prefix.
    pub(crate) name: Cow<'d, str>,
}

pub(crate) struct Item<'d> {
    /// The item's own tag.
    pub(crate) tag: Field<'d>,
    pub(crate) fields: Vec<Field<'d>>,
}

impl<'d> Item<'d> {
    /// The item that `fragment` is.
    pub(super) fn of(fragment: &'d Fragment<'d>) -> Option<Self> {
        let tag = Field::at(fragment, 0)?;
        let fields = tag.children();
        Some(Self { tag, fields })
    }

    /// The fields of that name, in order.
    pub(crate) fn all<'i>(&'i self, space: Space, name: &'i str) -> impl Iterator<Item = &'i Field<'d>> {
        self.fields.iter().filter(move |field| field.is(space, name))
    }
}

impl<'d> Field<'d> {
    /// The element that begins at the token `start` of a fragment.
    pub(super) fn at(fragment: &'d Fragment<'d>, start: usize) -> Option<Self> {
        let (inner, space, name) = fragment.element(start)?;
        let name = local(name);
        let name = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        Some(Self { fragment, start, inner, space, name })
    }

    /// The elements in `range` one after the other. Those that only hold others are not given but walked into, and so
    /// is all that follows the text of an element that was never closed.
    pub(super) fn among(fragment: &'d Fragment<'d>, range: Range<usize>) -> impl Iterator<Item = Self> {
        let mut at = range.start;
        std::iter::from_fn(move || {
            while at < range.end {
                let Some(field) = Self::at(fragment, at).filter(|field| !field.only_holds_others()) else {
                    at += 1;
                    continue;
                };
                at = field.inner.end;
                return Some(field);
            }
            None
        })
    }

    pub(crate) fn is(&self, space: Space, name: &str) -> bool {
        self.space == space && self.name == name
    }

    pub(super) fn is_item(&self) -> bool {
        is_item(self.space, &self.name)
    }

    fn only_holds_others(&self) -> bool {
        only_holds_others(self.space, &self.name)
    }

    /// The value of the attribute of that name, whatever its prefix (but for `xml:`, which is part of the name),
    /// references decoded, trimmed.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let Some(Token::Start { attributes: written, .. }) = self.fragment.token(self.start) else {
            return None;
        };
        let is_wanted = |known: &str| {
            let known = if known.starts_with("xml:") { known } else { local(known) };
            known.eq_ignore_ascii_case(name)
        };
        let found = attributes(written).find(|(known, _)| is_wanted(known) && !known.starts_with("xmlns"));
        found.map(|(_, value)| decoded(shortened(value, MAX_LINE)).trim().to_owned())
    }

    pub(crate) fn children(&self) -> Vec<Field<'d>> {
        Field::among(self.fragment, self.inner.clone()).take(MAX_FIELDS).collect()
    }

    pub(crate) fn first_child(&self) -> Option<Field<'d>> {
        Field::among(self.fragment, self.inner.clone()).next()
    }

    /// There are tags in it, outside CDATA.
    pub(crate) fn has_markup(&self) -> bool {
        self.tokens().iter().any(|token| matches!(token, Token::Start { .. }))
    }

    /// Its text with references decoded, trimmed; tags inside are passed over. For what is one line long.
    pub(crate) fn text(&self) -> String {
        self.text_within(MAX_LINE)
    }

    /// The same, for what may be an article.
    pub(crate) fn long_text(&self) -> String {
        self.text_within(MAX_HTML)
    }

    fn text_within(&self, limit: usize) -> String {
        // Nearly all fields are one text, or one text between white space.
        let mut text = String::new();
        for token in self.tokens() {
            let room = limit.saturating_sub(text.len());
            match token {
                Token::Text(written) => text.push_str(&decoded(shortened(written, room))),
                Token::Verbatim(written) => text.push_str(shortened(written, room)),
                Token::Start { .. } | Token::End { .. } => {}
            }
        }
        let trimmed = text.trim();
        if trimmed.len() == text.len() { text } else { trimmed.to_owned() }
    }

    /// The tags and text in it as HTML. CDATA beside tags is HTML too where `verbatim_is_html`, and else plain text.
    pub(crate) fn markup(&self, verbatim_is_html: bool) -> String {
        let mut html = String::new();
        for token in self.tokens() {
            let room = MAX_HTML.saturating_sub(html.len());
            if room == 0 {
                break;
            }
            match token {
                Token::Text(written) => html.push_str(shortened(written, room)),
                Token::Verbatim(written) if verbatim_is_html => html.push_str(shortened(written, room)),
                Token::Verbatim(written) => push_escaped(&mut html, shortened(written, room)),
                Token::Start { name, attributes, empty } => {
                    let name = local(name);
                    html.extend(["<", name, attributes, ">"]);
                    // HTML knows no `<a/>`.
                    if *empty && !is_void(name) {
                        html.extend(["</", name, ">"]);
                    }
                }
                Token::End { name } if is_void(local(name)) => {}
                Token::End { name } => html.extend(["</", local(name), ">"]),
            }
        }
        html.trim().to_owned()
    }

    fn tokens(&self) -> &'d [Token<'d>] {
        self.fragment.tokens(self.inner.clone())
    }
}

fn shortened(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

fn is_void(name: &str) -> bool {
    const VOID: &[&str] =
        &["br", "hr", "img", "input", "source", "track", "wbr", "embed", "area", "col", "param"];
    is_one_of(name, VOID)
}
