//! What a personality has beside its feed: a home, a page for each item, an icon.

use super::issue::Item;
use super::{Personality, SLUG};
use crate::document::Document;
use crate::edition::Edition;
use crate::icon;
use crate::markup::{each, escape};

/// Everything below `/personality/` that does not depend on who asks, and when.
pub(crate) fn document(edition: &Edition<'_>, path: &str) -> Option<Document> {
    let long_ago = edition.world.now - super::DAY * 30;
    let local = path.strip_prefix("/personality/")?;
    if local.is_empty() {
        return Some(edition.html(list(), long_ago));
    }
    let (name, local) = local.split_once('/')?;
    let personality = Personality::named(name)?;
    match local {
        "" => Some(edition.html(home(edition, personality), long_ago)),
        "favicon.png" => icon::png(name, long_ago),
        _ => {
            let serial = local.strip_prefix("read/")?.parse().ok()?;
            Some(edition.html(page(personality, &Item::write(personality, serial)), long_ago))
        }
    }
}

fn list() -> String {
    let personalities = each(Personality::all(), |personality| {
        format!(
            r#"<li><a href="/{SLUG}/{name}/">{name}</a> {habit}</li>"#,
            name = personality.name,
            habit = escape(personality.habit)
        )
    });
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Personalities</title></head><body>\n<ul>\n{personalities}\n</ul>\n</body></html>\n"
    )
}

fn home(edition: &Edition<'_>, personality: &Personality) -> String {
    format!(
        r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{name}</title>
<link rel="alternate" type="application/rss+xml" title="{name}" href="{feed}">
{icon}
</head><body><h1>{name}</h1><p>A server that {habit}.</p></body></html>
"#,
        name = personality.name,
        habit = escape(personality.habit),
        feed = edition.url(&personality.path()),
        icon = icon(personality),
    )
}

fn page(personality: &Personality, item: &Item) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\n{icon}\n</head><body><article><h1>{title}</h1>\n{story}\n</article></body></html>\n",
        title = escape(&item.title),
        icon = icon(personality),
        story = item.html,
    )
}

fn icon(personality: &Personality) -> String {
    format!(r#"<link rel="icon" type="image/png" href="/{SLUG}/{}/favicon.png">"#, personality.name)
}
