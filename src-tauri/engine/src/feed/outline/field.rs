//! One element of an outline, and what is asked of it.

use std::ops::Range;

use super::super::markup::{Token, attributes, decoded};
use super::super::text::push_escaped;
use super::{MAX_FIELDS, Outline, Space, is_item, is_one_of, local, only_holds_others};

/// An element directly below the feed or below an item.
#[derive(Clone)]
pub(crate) struct Field<'d> {
    pub(super) outline: &'d Outline<'d>,
    pub(super) start: usize,
    pub(super) inner: Range<usize>,
    pub(crate) space: Space,
    /// Lower case, without prefix.
    pub(crate) name: String,
}

pub(crate) struct Item<'d> {
    /// The item's own tag.
    pub(crate) tag: Field<'d>,
    pub(crate) fields: Vec<Field<'d>>,
}

impl<'d> Item<'d> {
    pub(super) fn of(tag: Field<'d>) -> Self {
        let fields = tag.children();
        Self { tag, fields }
    }

    /// The fields of that name, in order.
    pub(crate) fn all<'i>(&'i self, space: Space, name: &'i str) -> impl Iterator<Item = &'i Field<'d>> {
        self.fields.iter().filter(move |field| field.is(space, name))
    }
}

impl<'d> Field<'d> {
    pub(crate) fn is(&self, space: Space, name: &str) -> bool {
        self.space == space && self.name == name
    }

    pub(super) fn is_item(&self) -> bool {
        is_item(self.space, &self.name)
    }

    pub(super) fn only_holds_others(&self) -> bool {
        only_holds_others(self.space, &self.name)
    }

    /// The value of the attribute of that name, whatever its prefix, trimmed.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Names as written, without prefix but for `xml:`; values trimmed.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&'d str, String)> + use<'d> {
        let written = match self.outline.tokens[self.start] {
            Token::Start { attributes, .. } => attributes,
            _ => "",
        };
        attributes(written).filter(|(name, _)| !name.starts_with("xmlns")).map(|(name, value)| {
            let name = if name.starts_with("xml:") { name } else { local(name) };
            (name, value.trim().to_owned())
        })
    }

    pub(crate) fn children(&self) -> Vec<Field<'d>> {
        self.outline.walk(self.inner.clone(), MAX_FIELDS, Some)
    }

    /// There are tags in it, outside CDATA.
    pub(crate) fn has_markup(&self) -> bool {
        self.tokens().iter().any(|token| matches!(token, Token::Start { .. }))
    }

    /// Its text with references decoded, trimmed; tags inside are passed over.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for token in self.tokens() {
            match token {
                Token::Text(written) => text.push_str(&decoded(written)),
                Token::Verbatim(written) => text.push_str(written),
                Token::Start { .. } | Token::End { .. } => {}
            }
        }
        text.trim().to_owned()
    }

    /// The tags and text in it as HTML. CDATA beside tags is HTML too where `verbatim_is_html`, and else plain text.
    pub(crate) fn markup(&self, verbatim_is_html: bool) -> String {
        let mut html = String::new();
        for token in self.tokens() {
            match token {
                Token::Text(written) => html.push_str(written),
                Token::Verbatim(written) if verbatim_is_html => html.push_str(written),
                Token::Verbatim(written) => push_escaped(&mut html, written),
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
        &self.outline.tokens[self.inner.clone()]
    }
}

fn is_void(name: &str) -> bool {
    const VOID: &[&str] =
        &["br", "hr", "img", "input", "source", "track", "wbr", "embed", "area", "col", "param"];
    is_one_of(name, VOID)
}
