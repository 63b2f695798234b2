//! What an item says that must reach us as it is written: its id, its dates, its authors, its picture.

use url::Url;

use super::absolute;
use super::outline::{Field, Item, Space};
use super::text::{one_line, plain};
use crate::date::{self, Date};

/// GUID, Atom id or `rdf:about`; never one of our own making.
pub(super) fn id(item: &Item<'_>) -> Option<String> {
    let written = [(Space::Core, "guid"), (Space::Core, "id"), (Space::Atom, "id")]
        .iter()
        .find_map(|&(space, name)| item.all(space, name).map(Field::text).find(|id| !id.is_empty()));
    written.or_else(|| item.tag.attribute("about").filter(|id| !id.is_empty()))
}

const PUBLISHED: &[(Space, &str)] = &[
    (Space::Core, "pubdate"),
    (Space::Core, "published"),
    (Space::Core, "issued"),
    (Space::Atom, "published"),
    (Space::DublinCore, "date"),
    (Space::DublinCoreTerms, "issued"),
    (Space::DublinCoreTerms, "created"),
    (Space::Core, "created"),
    (Space::Core, "date"),
];

const UPDATED: &[(Space, &str)] = &[
    (Space::Core, "updated"),
    (Space::Core, "modified"),
    (Space::Atom, "updated"),
    (Space::DublinCoreTerms, "modified"),
    (Space::Core, "lastbuilddate"),
];

/// The first date that can be read, and its text; or the first text, when none can.
pub(super) fn published(item: &Item<'_>) -> (Option<Date>, Option<String>) {
    first_date(item, PUBLISHED)
}

/// CDF has it as an attribute of the item.
pub(super) fn updated(item: &Item<'_>) -> Option<Date> {
    first_date(item, UPDATED).0.or_else(|| date::parse(&item.tag.attribute("lastmod")?))
}

fn first_date(item: &Item<'_>, names: &[(Space, &str)]) -> (Option<Date>, Option<String>) {
    let written = names.iter().flat_map(|&(space, name)| item.all(space, name)).map(Field::text);
    let mut unread = None;
    for text in written.filter(|text| !text.is_empty()) {
        if let Some(date) = date::parse(&text) {
            return (Some(date), Some(text));
        }
        unread.get_or_insert(text);
    }
    (None, unread)
}

/// Names as people read them, each once; an address where there is no name.
pub(super) fn authors(item: &Item<'_>) -> Vec<String> {
    let own = authors_among(&item.fields);
    if !own.is_empty() {
        return own;
    }
    // RFC 4287 §4.2.1: the source's authors are the entry's.
    item.all(Space::Core, "source").map(|source| authors_among(&source.children())).next().unwrap_or_default()
}

pub(super) fn authors_among(fields: &[Field<'_>]) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    let mut add = |name: String| {
        if !name.is_empty() && !authors.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            authors.push(name);
        }
    };
    for field in fields {
        match (field.space, &*field.name) {
            (Space::Core | Space::Atom, "author") => add(person(field)),
            (Space::DublinCore, "creator" | "author") | (Space::Itunes, "author") => {
                add(name_of(&field.text()))
            }
            _ => {}
        }
    }
    authors
}

/// Atom's person has parts; RSS's is one line.
fn person(field: &Field<'_>) -> String {
    if !field.has_markup() {
        return name_of(&field.text());
    }
    let parts = field.children();
    let part = |wanted: &str| {
        parts
            .iter()
            .filter(|part| part.name == wanted)
            .map(|part| one_line(&part.text()))
            .find(|text| !text.is_empty())
    };
    part("name").or_else(|| part("email")).unwrap_or_else(|| name_of(&field.text()))
}

/// The name in `mail@example.com (Name)`, `Name <mail@example.com>` and `Name (mail@example.com)`.
pub(super) fn name_of(written: &str) -> String {
    let opening = ['(', '<', '（'];
    let closing = [')', '>', '）'];
    let line = if written.contains('@') { one_line(written) } else { plain(written) };
    let Some((before, inside)) = line.split_once(opening).filter(|_| line.contains('@')) else {
        return line;
    };
    let (before, inside) = (before.trim().trim_matches('"'), inside.trim_end_matches(closing).trim());
    let is_name = |part: &str| !part.is_empty() && !part.contains('@');
    if is_name(before) || !is_name(inside) && !before.is_empty() {
        before.to_owned()
    } else {
        inside.to_owned()
    }
}

/// The picture that stands for the item: its thumbnail, or else the first image that it encloses.
pub(super) fn image(item: &Item<'_>, base: Option<&Url>) -> Option<String> {
    let holders = item
        .fields
        .iter()
        .filter(|field| field.is(Space::Media, "group") || field.is(Space::Media, "content"));
    let grouped: Vec<Field<'_>> = holders.flat_map(Field::children).collect();
    let of = |space, name, pick: fn(&Field<'_>) -> Option<String>| {
        let mut found = item.fields.iter().chain(&grouped).filter(|field| field.is(space, name));
        found.find_map(|field| absolute(&pick(field)?, base)).map(String::from)
    };
    let url_of_image: fn(&Field<'_>) -> Option<String> = |field| url_of(field).filter(|_| is_image(field));
    of(Space::Media, "thumbnail", url_of)
        .or_else(|| of(Space::Media, "content", url_of_image))
        .or_else(|| of(Space::Itunes, "image", |field| field.attribute("href")))
        .or_else(|| of(Space::Core, "enclosure", url_of_image))
        .or_else(|| of(Space::Core, "image", image_element))
}

fn url_of(field: &Field<'_>) -> Option<String> {
    field.attribute("url")
}

fn image_element(field: &Field<'_>) -> Option<String> {
    let url = field.children().iter().find(|child| child.name == "url").map(Field::text);
    url.or_else(|| Some(field.text())).filter(|url| !url.is_empty())
}

fn is_image(field: &Field<'_>) -> bool {
    match (field.attribute("medium"), field.attribute("type")) {
        (Some(medium), _) => medium.eq_ignore_ascii_case("image"),
        (None, Some(kind)) => kind.to_ascii_lowercase().starts_with("image"),
        (None, None) => field.attribute("url").is_some_and(|url| {
            let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
            [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].iter().any(|ending| path.ends_with(ending))
        }),
    }
}
