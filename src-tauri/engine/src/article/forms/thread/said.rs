//! Who says something in a thread, on which day, and how many like it.

use chrono::DateTime;
use dom_query::NodeRef;

use crate::article::page::dom;
use crate::date;

/// Names of who says it.
const AUTHORS: [&str; 11] = [
    "author",
    "username",
    "hnuser",
    "nick",
    "displayname",
    "postername",
    "creator",
    "commentauthor",
    "user",
    "fn",
    "byline",
];

/// As far as it is told.
#[derive(Clone, Default)]
pub(super) struct Said {
    pub by: Option<String>,
    pub on: Option<String>,
    pub liked: Option<String>,
}

/// What the elements beside the words of one person tell.
pub(super) fn said(own: &[NodeRef]) -> Said {
    Said {
        by: own.iter().find_map(author_of),
        on: own.iter().find_map(day_of),
        liked: own.iter().find_map(liking_of),
    }
}

fn author_of(node: &NodeRef) -> Option<String> {
    const LONGEST: usize = 40;
    let is_named = dom::has_label(node, &AUTHORS)
        || (node.has_attr("email") && node.has_attr("name"))
        || &*node.attr_or("itemprop", "") == "author"
        || &*node.attr_or("data-testid", "") == "User-Name";
    if !is_named || dom::length_within(node, LONGEST).is_none() {
        return None;
    }
    // "by Sari » Tue 3 March": the link is the name.
    let link = node
        .descendants_it()
        .find(|n| dom::is_any(n, &["a"]) && !dom::line(n).is_empty() && dom::line(n) != "Post");
    let name = dom::line(link.as_ref().unwrap_or(node));
    name.chars().any(char::is_alphabetic).then_some(name)
}

/// The day that an element names for machines, or in the words that a pointer shows: "3 hours ago" is true for an hour.
fn day_of(node: &NodeRef) -> Option<String> {
    const LONGEST: usize = 60;
    let is_machines = |day: &str| {
        day.bytes()
            .enumerate()
            .all(|(at, b)| if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() })
    };
    let value =
        node.attr("datetime").or_else(|| node.attr("title")).filter(|value| value.len() <= LONGEST)?;
    if let Some(day) = value.get(..DAY).filter(|day| is_machines(day)) {
        return Some(day.to_string());
    }
    let written = date::parse(&value)?;
    let offset = i64::from(written.offset_minutes.unwrap_or_default()) * 60_000;
    Some(DateTime::from_timestamp_millis(written.instant.0 + offset)?.date_naive().to_string())
}

const DAY: usize = "2026-11-29".len();

/// How many like it, as the page says: "42 points".
fn liking_of(node: &NodeRef) -> Option<String> {
    const LONGEST: usize = 16;
    if !dom::has_label(node, &["score", "points"]) || dom::length_within(node, LONGEST).is_none() {
        return None;
    }
    let line = dom::line(node);
    let (count, unit) = line.split_once(' ')?;
    let is_count = count.bytes().any(|b| b.is_ascii_digit()) && !count.contains(char::is_alphabetic);
    (is_count && unit.chars().all(char::is_alphabetic)).then_some(line)
}
