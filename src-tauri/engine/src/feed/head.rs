//! What an XML feed says of itself.

use url::Url;

use super::base::based;
use super::outline::{Field, Space};
use super::pace::pace;
use super::{Entry, ParsedFeed, Warning, absolute, construct, link};
use crate::model::FeedKind;

pub(super) fn feed(
    fields: &[Field<'_>],
    root: Option<&Field<'_>>,
    kind: FeedKind,
    base: Option<&Url>,
    entries: Vec<Entry>,
    warnings: Vec<Warning>,
) -> ParsedFeed {
    ParsedFeed {
        kind,
        title: construct::feed_title(fields, kind),
        link: link::site(fields, root, base),
        language: language(fields, root),
        icon: icon(fields, base),
        pace: pace(fields),
        entries,
        warnings,
    }
}

fn language(fields: &[Field<'_>], root: Option<&Field<'_>>) -> Option<String> {
    let named = |space| {
        let mut texts = fields.iter().filter(move |field| field.is(space, "language")).map(Field::text);
        texts.find(|text| !text.is_empty())
    };
    named(Space::Core)
        .or_else(|| named(Space::DublinCore))
        .or_else(|| root?.attribute("xml:lang"))
        .filter(|language| !language.is_empty())
}

/// The picture that stands for the feed: Atom's icon, RSS's image, a podcast's cover, and the logo last, which is twice
/// as wide as high (RFC 4287 §4.2.8).
fn icon(fields: &[Field<'_>], base: Option<&Url>) -> Option<String> {
    let find = |address: &dyn Fn(&Field<'_>) -> Option<String>| {
        fields
            .iter()
            .find_map(|field| absolute(&address(field)?, based(base, field).as_ref()))
            .map(String::from)
    };
    let of_image = |field: &Field<'_>| {
        let image = field.is(Space::Core, "image").then(|| field.children())?;
        image.iter().find(|child| child.name == "url").and_then(link::address)
    };
    find(&|field| field.is(Space::Core, "icon").then(|| link::address(field))?)
        .or_else(|| find(&of_image))
        .or_else(|| find(&|field| field.is(Space::Itunes, "image").then(|| field.attribute("href"))?))
        .or_else(|| find(&|field| field.is(Space::Core, "logo").then(|| link::address(field))?))
}
