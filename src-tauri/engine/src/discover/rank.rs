//! Which of the feeds found comes first, and which are one feed at two addresses.

use std::cmp::Reverse;

use url::Url;

use super::Candidate;
use crate::feed::Entry;
use crate::feed::identity::{identity, url_key};
use crate::model::{FeedKind, Timestamp};

/// Entries by which two feeds are compared.
const COMPARED: usize = 20;
/// A feed this much older than the newest of its neighbours has been left behind.
const LEFT_BEHIND_MS: i64 = 365 * 24 * 60 * 60 * 1000;
/// Bytes of an entry's HTML from which on it is more than a summary.
const FULL_TEXT: usize = 1_500;

/// Each feed once, the best first. `asked` is the page that the person gave; `found` is in its order.
pub(super) fn ranked(found: Vec<Candidate>, asked: &Url) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in found {
        match kept.iter_mut().find(|known| is_same(known, &candidate)) {
            None => kept.push(candidate),
            Some(known) if has_full_text(&candidate) && !has_full_text(known) => *known = candidate,
            Some(_) => {}
        }
    }
    let newest = kept.iter().filter_map(latest).max();
    let mut ranked: Vec<_> = kept.into_iter().enumerate().collect();
    ranked.sort_by_cached_key(|(position, candidate)| {
        let latest = latest(candidate);
        let left_behind = match (latest, newest) {
            (Some(latest), Some(newest)) => newest.0 - latest.0 > LEFT_BEHIND_MS,
            (latest, newest) => latest.is_none() && newest.is_some(),
        };
        (
            is_of_comments(&candidate.url, candidate.feed.title.as_deref()) || lists_answers(candidate),
            candidate.feed.entries.is_empty(),
            class(candidate),
            left_behind,
            distance(candidate, *position, asked),
            !has_full_text(candidate),
            Reverse(latest),
            *position,
        )
    });
    ranked.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Feeds before sitemaps, and what was written for readers of feeds before what a page happens to list.
fn class(candidate: &Candidate) -> u8 {
    let has_titles = candidate.feed.entries.iter().any(|entry| entry.title.is_some());
    match candidate.feed.kind {
        FeedKind::NewsSitemap if has_titles => 1,
        FeedKind::Page => 2,
        FeedKind::NewsSitemap => 3,
        _ => 0,
    }
}

/// How far a feed is from what was asked for: the section's own, the one that is named first, another.
fn distance(candidate: &Candidate, position: usize, asked: &Url) -> u8 {
    let own = url_key(asked.as_str());
    let is_of_page = candidate.feed.link.as_deref().is_some_and(|link| url_key(link) == own);
    let folder = asked.path().trim_end_matches('/');
    let is_below = folder.len() > 1
        && candidate.url.host_str() == asked.host_str()
        && candidate.url.path().strip_prefix(folder).is_some_and(|rest| rest.starts_with(['/', '.']));
    match (is_of_page || is_below, position) {
        (true, _) => 0,
        (false, 0) => 1,
        (false, _) => 2,
    }
}

fn latest(candidate: &Candidate) -> Option<Timestamp> {
    let dates = candidate.feed.entries.iter().filter_map(|entry| entry.published.or(entry.updated));
    dates.map(|date| date.instant).max()
}

fn has_full_text(candidate: &Candidate) -> bool {
    let entries = &candidate.feed.entries;
    let length = |html: &Option<String>| html.as_deref().map_or(0, str::len);
    let long = |entry: &&Entry| length(&entry.content_html).max(length(&entry.summary_html)) > FULL_TEXT;
    entries.iter().filter(long).count() * 2 > entries.len()
}

/// The same answer, or the same entries: RSS and Atom of one site.
fn is_same(one: &Candidate, other: &Candidate) -> bool {
    if one.answer.url == other.answer.url || one.answer.body == other.answer.body {
        return true;
    }
    let keys = |candidate: &Candidate| -> Vec<String> {
        let of = |entry: &Entry| identity(entry);
        let known = candidate.feed.entries.iter().take(COMPARED).map(of);
        let mut keys: Vec<String> = known.filter_map(|known| known.url_key.or(known.guid)).collect();
        keys.sort();
        keys.dedup();
        keys
    };
    let (one, other) = (keys(one), keys(other));
    !one.is_empty() && one == other
}

/// Whether most of what a feed lists are answers to something else.
fn lists_answers(candidate: &Candidate) -> bool {
    let entries = &candidate.feed.entries;
    entries.iter().filter(|entry| entry.in_reply_to.is_some()).count() * 2 > entries.len()
}

/// Whether a feed is of what readers say, by its address or its title.
pub(super) fn is_of_comments(url: &Url, title: Option<&str>) -> bool {
    let path = url.path().to_ascii_lowercase();
    let title = title.unwrap_or_default().to_lowercase();
    path.split('/').any(|part| part == "comments" || part == "komentar")
        || ["comments on", "comments for", "comments feed", "komentar di", "komentar untuk", "umpan komentar"]
            .iter()
            .any(|words| title.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed;
    use crate::fetch::{Answer, Validators};

    fn candidate(url: &str, title: &str, link: &str, items: &[(u32, &str, usize)]) -> Candidate {
        let url = Url::parse("https://kabar.example/").unwrap().join(url).unwrap();
        let items: String = items
            .iter()
            .map(|(id, date, length)| {
                format!(
                    "<item><link>https://kabar.example/{id}</link><title>{id}</title><pubDate>{date}</pubDate>\
                     <description>{}</description></item>",
                    "kata ".repeat(*length)
                )
            })
            .collect();
        let body = format!(
            "<rss version='2.0'><channel><title>{title}</title><link>{link}</link>{items}</channel></rss>"
        );
        let feed = feed::parse(body.as_bytes(), None, Some(&url)).unwrap();
        let answer = Answer {
            status: 200,
            url: url.clone(),
            body: body.into_bytes(),
            content_type: None,
            validators: Validators::default(),
            moved_to: None,
            fresh_for: None,
            is_private: false,
        };
        Candidate::of(url, answer, feed)
    }

    #[track_caller]
    fn check(asked: &str, found: Vec<Candidate>, expected: &[&str]) {
        let asked = Url::parse("https://kabar.example/").unwrap().join(asked).unwrap();
        let paths: Vec<_> =
            ranked(found, &asked).into_iter().map(|found| found.url.path().to_owned()).collect();
        assert_eq!(paths, expected);
    }

    #[test]
    fn the_feed_of_the_page_comes_first_and_comments_last() {
        let found = || {
            vec![
                candidate("/comments/feed/", "Comments for Kabar", "/", &[(9, "2026-11-23", 9)]),
                candidate("/feed/", "Kabar", "/", &[(1, "2026-11-22", 9)]),
                candidate("/ekonomi/feed/", "Ekonomi", "/ekonomi/", &[(2, "2026-11-20", 9)]),
                candidate("/lama/feed/", "Lama", "/lama/", &[(3, "2016-11-20", 9)]),
            ]
        };
        check("/", found(), &["/feed/", "/ekonomi/feed/", "/lama/feed/", "/comments/feed/"]);
        check("/ekonomi/", found(), &["/ekonomi/feed/", "/feed/", "/lama/feed/", "/comments/feed/"]);
    }

    #[test]
    fn a_feed_of_answers_is_one_of_comments() {
        let mut answers = candidate("/a", "A", "/a", &[(1, "2026-11-23", 9), (2, "2026-11-23", 9)]);
        for entry in &mut answers.feed.entries {
            entry.in_reply_to = Some("https://kabar.example/9".into());
        }
        check("/", vec![answers, candidate("/b", "B", "/b", &[(3, "2026-11-20", 9)])], &["/b", "/a"]);
    }

    #[test]
    fn full_text_comes_before_summaries_and_new_before_old() {
        let found = vec![
            candidate("/a", "A", "/a", &[(1, "2026-11-23", 9)]),
            candidate("/b", "B", "/b", &[(2, "2026-11-20", 9)]),
            candidate("/c", "C", "/c", &[(3, "2026-11-22", 9)]),
            candidate("/d", "D", "/d", &[(4, "2026-11-19", 900)]),
        ];
        check("/", found, &["/a", "/d", "/c", "/b"]);
    }

    #[test]
    fn one_feed_at_two_addresses_is_offered_once() {
        let found = vec![
            candidate("/rss", "Kabar", "/", &[(1, "2026-11-23", 9), (2, "2026-11-22", 9)]),
            candidate("/rss?x=1", "Kabar", "/", &[(1, "2026-11-23", 9), (2, "2026-11-22", 9)]),
            candidate("/full", "Kabar lengkap", "/", &[(2, "2026-11-22", 900), (1, "2026-11-23", 900)]),
            candidate("/lain", "Lain", "/", &[(3, "2026-11-23", 9)]),
        ];
        check("/", found, &["/full", "/lain"]);
    }
}
