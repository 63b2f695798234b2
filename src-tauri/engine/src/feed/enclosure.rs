//! The files that come with an entry: RSS's and Atom's enclosures, Media RSS, and what iTunes adds to them.

use url::Url;

use super::base::based;
use super::limits::MAX_LINKS;
use super::link::{absolute_of, is_file};
use super::outline::{Field, Item, Space};
use super::text::plain;
use super::{Enclosure, absolute};
use crate::model::FeedKind;

/// Each once, in the order of the document.
pub(super) fn enclosures(item: &Item<'_>, kind: FeedKind, base: Option<&Url>) -> Vec<Enclosure> {
    let mut all = Vec::new();
    for field in &item.fields {
        match (field.space, &*field.name) {
            (Space::Core, "enclosure") => add(&mut all, plain_enclosure(field, "url", base)),
            // RFC 4287 §4.1.3.2: content that is elsewhere.
            (Space::Core, "content") if kind == FeedKind::Atom => {
                add(&mut all, plain_enclosure(field, "src", base))
            }
            (Space::Core | Space::Atom, "link") if is_file(field) => {
                let linked = absolute_of(field, base).map(|url| Enclosure {
                    title: field.attribute("title").map(|title| plain(&title)),
                    ..described(field, url)
                });
                add(&mut all, linked);
            }
            (Space::Media, "content") => add(&mut all, media(field, base)),
            (Space::Media, "group") => {
                for content in field.children().iter().filter(|child| child.is(Space::Media, "content")) {
                    add(&mut all, media(content, base));
                }
            }
            _ => {}
        }
    }
    let duration = item.all(Space::Itunes, "duration").find_map(|field| seconds(&field.text()));
    if let Some(played) = all.iter_mut().find(|enclosure| is_played(enclosure)) {
        played.duration_seconds = played.duration_seconds.or(duration);
    }
    all
}

/// A file that is named twice is one, of which both know something.
fn add(all: &mut Vec<Enclosure>, enclosure: Option<Enclosure>) {
    let Some(enclosure) = enclosure else { return };
    if let Some(known) = all.iter_mut().find(|known| known.url == enclosure.url) {
        known.mime = known.mime.take().or(enclosure.mime);
        known.length = known.length.or(enclosure.length);
        known.title = known.title.take().or(enclosure.title);
        known.duration_seconds = known.duration_seconds.or(enclosure.duration_seconds);
    } else if all.len() < MAX_LINKS {
        all.push(enclosure);
    }
}

fn plain_enclosure(field: &Field<'_>, address: &str, base: Option<&Url>) -> Option<Enclosure> {
    Some(described(field, absolute(&field.attribute(address)?, based(base, field).as_ref())?))
}

fn media(field: &Field<'_>, base: Option<&Url>) -> Option<Enclosure> {
    let title = || field.children().iter().find(|child| child.is(Space::Media, "title")).map(Field::text);
    Some(Enclosure {
        length: field.attribute("fileSize").and_then(|size| size.parse().ok()),
        title: title().map(|title| plain(&title)).filter(|title| !title.is_empty()),
        duration_seconds: field.attribute("duration").and_then(|duration| seconds(&duration)),
        ..plain_enclosure(field, "url", base)?
    })
}

fn described(field: &Field<'_>, url: Url) -> Enclosure {
    Enclosure {
        url: url.into(),
        mime: field.attribute("type").filter(|mime| !mime.is_empty()),
        length: field.attribute("length").and_then(|length| length.parse().ok()),
        ..Enclosure::default()
    }
}

fn is_played(enclosure: &Enclosure) -> bool {
    enclosure.mime.as_ref().is_none_or(|mime| !mime.starts_with("image/") && !mime.starts_with("text/"))
}

/// `3723`, `3723.5`, `62:03`, `1:02:03`
pub(super) fn seconds(written: &str) -> Option<u32> {
    let mut parts = written.trim().split(':').rev();
    let last = parts.next()?;
    let mut total: u32 = last.split('.').next()?.parse().ok()?;
    for (part, unit) in parts.zip([60, 3_600, 86_400]) {
        total = total.checked_add(part.parse::<u32>().ok()?.checked_mul(unit)?)?;
    }
    Some(total)
}
