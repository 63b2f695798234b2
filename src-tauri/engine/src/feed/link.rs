//! The pages that a feed and its entries are about.

use url::Url;

use super::base::based;
use super::limits::MAX_LINKS;
use super::markup::decoded;
use super::outline::{Field, Item, Space};
use super::{absolute, facts};
use crate::model::FeedKind;

/// The page of the article, and every address that the item names, that one first.
pub(super) fn links(item: &Item<'_>, kind: FeedKind, base: Option<&Url>) -> (Option<String>, Vec<String>) {
    let written: Vec<&Field<'_>> = item.fields.iter().filter(|field| is_link(field)).collect();
    let page = original(item, base).or_else(|| alternate(&written, base)).or_else(|| {
        // CDF has it as an attribute of the item.
        let own = item.tag.attribute("href").and_then(|href| absolute(&href, base)).map(String::from);
        own.or_else(|| permalink(item, kind, base))
    });
    let others = written.iter().filter(|link| !is_file(link));
    let others = others.filter_map(|link| Some(absolute_of(link, base)?.into()));
    let mut links: Vec<String> = Vec::new();
    for link in page.iter().cloned().chain(others).take(MAX_LINKS) {
        if !links.contains(&link) {
            links.push(link);
        }
    }
    (page, links)
}

/// The site that a feed is of.
pub(super) fn site(fields: &[Field<'_>], root: Option<&Field<'_>>, base: Option<&Url>) -> Option<String> {
    let written: Vec<&Field<'_>> = fields.iter().filter(|field| is_link(field)).collect();
    alternate(&written, base)
        .or_else(|| root?.attribute("href").and_then(|href| absolute(&href, base)).map(String::from))
}

/// The address as written in a field, references decoded once more for those who escape twice.
pub(super) fn address(field: &Field<'_>) -> Option<String> {
    let written = Some(field.text()).filter(|text| !text.is_empty()).or_else(|| field.attribute("href"))?;
    Some(if written.contains("&amp;") { decoded(&written).into_owned() } else { written })
}

/// The address of a link, wherever its own `xml:base` puts it.
pub(super) fn absolute_of(link: &Field<'_>, base: Option<&Url>) -> Option<Url> {
    let written = if link.space == Space::Atom { link.attribute("href") } else { address(link) };
    absolute(&written.filter(|written| !written.is_empty())?, based(base, link).as_ref())
}

fn is_link(field: &Field<'_>) -> bool {
    field.is(Space::Core, "link") || field.is(Space::Atom, "link")
}

/// The link encloses a file. A page that is enclosed is a page.
pub(super) fn is_file(link: &Field<'_>) -> bool {
    link.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("enclosure"))
        && link.attribute("type").is_none_or(|kind| !kind.eq_ignore_ascii_case("text/html"))
}

/// RFC 4685 §4: the link leads to what was answered.
pub(super) fn is_of_replies(link: &Field<'_>) -> bool {
    link.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("replies"))
}

/// RFC 4287 §4.2.7.2's "alternate", HTML rather than any other type.
fn alternate(links: &[&Field<'_>], base: Option<&Url>) -> Option<String> {
    let is_page = |link: &&Field<'_>| link.attribute("type").is_none_or(|kind| kind.contains("html"));
    let is_alternate = |link: &&Field<'_>| {
        link.attribute("rel").is_none_or(|rel| rel.is_empty() || rel.eq_ignore_ascii_case("alternate"))
    };
    let alternates: Vec<_> = links.iter().copied().filter(is_alternate).collect();
    let pages = alternates.iter().copied().filter(is_page);
    pages.chain(alternates.iter().copied()).find_map(|link| absolute_of(link, base)).map(String::from)
}

/// What a service that counts clicks replaced.
fn original(item: &Item<'_>, base: Option<&Url>) -> Option<String> {
    let written = item.all(Space::Counted, "origlink").find_map(address)?;
    absolute(&written, base).map(String::from)
}

/// The id of an item that has no link, where the id is one.
fn permalink(item: &Item<'_>, kind: FeedKind, base: Option<&Url>) -> Option<String> {
    let rooted = |written: &str| if written.starts_with('/') { base } else { None };
    if kind != FeedKind::Rss {
        let id = facts::id(item)?;
        return absolute(&id, rooted(&id)).map(String::from);
    }
    let guid = item.all(Space::Core, "guid").next()?;
    let says = guid.attribute("isPermaLink");
    if says.as_deref().is_some_and(|says| says.eq_ignore_ascii_case("false")) {
        return None;
    }
    let written = guid.text();
    // Most that is not absolute is a number, whatever the default of `isPermaLink` makes of it.
    let base = if says.is_some() { base } else { rooted(&written) };
    absolute(&written, base).map(String::from)
}
