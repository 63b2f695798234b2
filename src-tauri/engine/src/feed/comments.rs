//! What readers say of an entry: RSS's `comments`, `slash:comments`, `wfw:commentRss`, and Atom's threads (RFC 4685).

use url::Url;

use super::outline::{Item, Space};
use super::{Comments, absolute, link};

/// Where they are, and how many, as far as the item says.
pub(super) fn comments(item: &Item<'_>, base: Option<&Url>) -> Comments {
    let mut comments = Comments::default();
    for field in &item.fields {
        match (field.space, &*field.name) {
            (Space::Core, "comments") => match number(&field.text()) {
                // Some write how many there are where they are meant to be.
                Some(count) => fill(&mut comments.count, Some(count)),
                None => fill(&mut comments.url, address(&field.text(), base)),
            },
            (Space::Slash, "comments") | (Space::Thread, "total") => {
                fill(&mut comments.count, number(&field.text()));
            }
            (Space::WellFormedWeb, "commentrss") => fill(&mut comments.feed, address(&field.text(), base)),
            (Space::Core | Space::Atom, "link") if link::is_of_replies(field) => {
                let url = link::absolute_of(field, base).map(String::from);
                let kind = field.attribute("type").unwrap_or_default().to_ascii_lowercase();
                let is_page = kind.is_empty() || kind.starts_with("text/html") || kind.contains("xhtml");
                fill(if is_page { &mut comments.url } else { &mut comments.feed }, url);
                fill(&mut comments.count, field.attribute("count").and_then(|count| number(&count)));
            }
            _ => {}
        }
    }
    comments
}

/// What the item is an answer to: `thr:in-reply-to` (RFC 4685 §3), by its address or else its id.
pub(super) fn in_reply_to(item: &Item<'_>, base: Option<&Url>) -> Option<String> {
    item.all(Space::Thread, "in-reply-to").find_map(|field| {
        let href = field.attribute("href").and_then(|href| address(&href, base));
        href.or_else(|| field.attribute("ref").filter(|id| !id.is_empty()))
    })
}

/// The first that says something is believed.
fn fill<T>(place: &mut Option<T>, value: Option<T>) {
    *place = place.take().or(value);
}

fn number(written: &str) -> Option<u32> {
    written.trim().parse().ok()
}

fn address(written: &str, base: Option<&Url>) -> Option<String> {
    if written.is_empty() { None } else { absolute(written, base).map(String::from) }
}
