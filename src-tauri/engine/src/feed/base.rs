//! Where relative addresses start from: `xml:base` (XML Base, RFC 4287 §2), element by element.

use url::Url;

use super::absolute;
use super::outline::{Field, Outline, Space};

/// What relative addresses start from at one place of a document.
#[derive(Clone, Default)]
pub(super) struct Base {
    url: Option<Url>,
    /// An `xml:base` says so.
    is_written: bool,
}

impl Base {
    /// That of a feed: its `xml:base`, its own address, or else that of its site.
    pub(super) fn of_feed(outline: &Outline<'_>, address: Option<&Url>) -> Self {
        let site = || {
            let head = outline.head();
            let link = head.iter().find(|field| field.is(Space::Core, "link"))?;
            absolute(&link.text(), None)
        };
        let mut base = Self { url: address.cloned().or_else(site), is_written: false };
        for around in outline.root_field().iter().chain(&outline.channel_field()) {
            base = base.inside(around);
        }
        base
    }

    pub(super) fn inside(&self, field: &Field<'_>) -> Self {
        match written_on(field, self.url()) {
            Some(url) => Self { url: Some(url), is_written: true },
            None => self.clone(),
        }
    }

    pub(super) fn url(&self) -> Option<&Url> {
        self.url.as_ref()
    }

    /// The same, where the document itself says so.
    pub(super) fn written(&self) -> Option<&Url> {
        self.url().filter(|_| self.is_written)
    }
}

/// The base inside `field`, where its relative addresses start from `base`.
pub(super) fn based(base: Option<&Url>, field: &Field<'_>) -> Option<Url> {
    written_on(field, base).or_else(|| base.cloned())
}

fn written_on(field: &Field<'_>, base: Option<&Url>) -> Option<Url> {
    let written = field.attribute("xml:base").filter(|written| !written.is_empty())?;
    absolute(&written, base)
}
