//! Writes an outline down again as clean Atom 1.0.
//!
//! Atom can say all that the other formats say, so that the parser behind needs to know one dialect, and meets no
//! document that is not well-formed. What only this crate reads (ids, dates, authors) is not written.

use url::Url;

use super::construct;
use super::outline::{Field, Item, Outline, Space};
use super::text::{push_cdata, push_escaped};
use crate::model::FeedKind;

const OPENING: &str =
    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:media=\"http://search.yahoo.com/mrss/\" xml:lang=\"";

pub(super) struct Rewritten {
    head: String,
    entries: Vec<String>,
}

impl Rewritten {
    pub(super) fn of(outline: &Outline<'_>, items: &[Item<'_>], bases: &[Option<Url>]) -> Self {
        let entries =
            items.iter().zip(bases).map(|(item, base)| entry(item, base.as_ref(), outline.kind)).collect();
        Self { head: head(outline), entries }
    }

    /// The feed with all its entries.
    pub(super) fn whole(&self) -> String {
        self.with(&self.entries.concat())
    }

    /// One feed for each entry, to find the one that cannot be read.
    pub(super) fn one_by_one(&self) -> impl Iterator<Item = String> {
        self.entries.iter().map(|entry| self.with(entry))
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The feed without its entries.
    pub(super) fn without_entries(&self) -> String {
        self.with("")
    }

    fn with(&self, entries: &str) -> String {
        [self.head.as_str(), entries, "</feed>"].concat()
    }
}

fn head(outline: &Outline<'_>) -> String {
    let fields = outline.head();
    let text_of = |space, name| {
        fields.iter().filter(|field| field.is(space, name)).map(Field::text).find(|text| !text.is_empty())
    };
    let language = text_of(Space::Core, "language")
        .or_else(|| text_of(Space::DublinCore, "language"))
        .or_else(|| outline.root_field().and_then(|root| root.attribute("xml:lang")));
    let mut xml = String::from(OPENING);
    push_escaped(&mut xml, &language.unwrap_or_default());
    xml.push_str("\">");
    let titles = [(Space::Core, "title"), (Space::DublinCore, "title"), (Space::Atom, "title")];
    let title = titles.iter().find_map(|&(space, name)| {
        fields
            .iter()
            .filter(|field| field.is(space, name))
            .find_map(|field| construct::html(field, outline.kind))
    });
    element(&mut xml, "title", title);
    for field in &fields {
        match (field.space, field.name.as_str()) {
            (Space::Core | Space::Atom, "link") => link(&mut xml, field),
            (Space::Core, "icon" | "logo") => element(&mut xml, &field.name, construct::address(field)),
            (Space::Core, "image") => {
                let address =
                    field.children().iter().find(|child| child.name == "url").and_then(construct::address);
                element(&mut xml, "logo", address);
            }
            (Space::Itunes, "image") => element(&mut xml, "icon", field.attribute("href")),
            _ => {}
        }
    }
    xml
}

fn entry(item: &Item<'_>, base: Option<&Url>, kind: FeedKind) -> String {
    let mut xml = String::from("<entry");
    if let Some(base) = base {
        attribute(&mut xml, "xml:base", base.as_str());
    }
    xml.push('>');
    element(&mut xml, "title", construct::title(item, kind));
    for field in &item.fields {
        match (field.space, field.name.as_str()) {
            (Space::Core | Space::Atom, "link") => link(&mut xml, field),
            (Space::Core, "enclosure") => enclosure(&mut xml, field, "url"),
            // RFC 4287 §4.1.3.2: content that is elsewhere.
            (Space::Core, "content") if field.attribute("src").is_some() => enclosure(&mut xml, field, "src"),
            (Space::Core, "category") | (Space::DublinCore, "subject") => category(&mut xml, field),
            (Space::Media, "group" | "content") => media(&mut xml, field),
            _ => {}
        }
    }
    if let Some(permalink) = permalink(item, kind) {
        empty_element(&mut xml, "link", &[("href", Some(permalink))]);
    }
    element(&mut xml, "summary", construct::summary(item, kind));
    element(&mut xml, "content", construct::content(item, kind));
    xml.push_str("</entry>");
    xml
}

/// The id of an item that has no link, where the id is one.
fn permalink(item: &Item<'_>, kind: FeedKind) -> Option<String> {
    if item.all(Space::Core, "link").any(|link| construct::address(link).is_some()) {
        return None;
    }
    let id = match kind {
        FeedKind::Rdf => item.tag.attribute("about"),
        FeedKind::Atom => item.all(Space::Core, "id").map(Field::text).next(),
        _ => item
            .all(Space::Core, "guid")
            .find(|guid| {
                guid.attribute("isPermaLink").is_none_or(|value| !value.eq_ignore_ascii_case("false"))
            })
            .map(Field::text),
    }?;
    let is_address = Url::parse(&id).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    is_address.then_some(id)
}

fn link(xml: &mut String, field: &Field<'_>) {
    let address =
        if field.space == Space::Atom { field.attribute("href") } else { construct::address(field) };
    let base = field.attribute("xml:base").filter(|base| Url::parse(base).is_ok());
    let rel = field.attribute("rel");
    empty_element(
        xml,
        "link",
        &[
            ("href", address),
            ("xml:base", base),
            ("rel", rel),
            ("type", field.attribute("type")),
            ("length", field.attribute("length")),
        ],
    );
}

fn enclosure(xml: &mut String, field: &Field<'_>, address: &str) {
    empty_element(
        xml,
        "link",
        &[
            ("href", field.attribute(address)),
            ("rel", Some("enclosure".into())),
            ("type", field.attribute("type")),
            ("length", field.attribute("length")),
        ],
    );
}

fn category(xml: &mut String, field: &Field<'_>) {
    let term = Some(field.text()).filter(|text| !text.is_empty()).or_else(|| field.attribute("term"));
    empty_element(xml, "category", &[("term", term), ("label", field.attribute("label"))]);
}

/// Media RSS as it stands, without the texts that [`construct`] reads.
fn media(xml: &mut String, field: &Field<'_>) {
    let contents = match field.name.as_str() {
        "group" => field.children(),
        _ => vec![field.clone()],
    };
    for content in contents.iter().filter(|child| child.is(Space::Media, "content")) {
        xml.push_str("<media:content");
        for name in ["url", "type", "fileSize"] {
            if let Some(value) = content.attribute(name) {
                attribute(xml, name, &value);
            }
        }
        xml.push_str("/>");
    }
}

/// Nothing for an element without text.
fn element(xml: &mut String, name: &str, html: Option<String>) {
    if let Some(html) = html.filter(|html| !html.trim().is_empty()) {
        xml.extend(["<", name, " type=\"html\">"]);
        push_cdata(xml, &html);
        xml.extend(["</", name, ">"]);
    }
}

/// Nothing for an element without its first attribute, which says what it is about.
fn empty_element(xml: &mut String, name: &str, attributes: &[(&str, Option<String>)]) {
    if attributes.first().is_some_and(|(_, value)| value.as_ref().is_some_and(|value| !value.is_empty())) {
        xml.extend(["<", name]);
        for (name, value) in attributes {
            if let Some(value) = value {
                attribute(xml, name, value);
            }
        }
        xml.push_str("/>");
    }
}

fn attribute(xml: &mut String, name: &str, value: &str) {
    xml.extend([" ", name, "=\""]);
    push_escaped(xml, value);
    xml.push('"');
}
