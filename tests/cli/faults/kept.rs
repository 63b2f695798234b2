//! What of a library a person would miss.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::done;
use crate::lines;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) feeds: BTreeSet<String>,
    pub(super) articles: BTreeSet<String>,
    pub(super) bookmarked: BTreeSet<i64>,
    pub(super) tagged: BTreeSet<i64>,
    pub(super) read: BTreeSet<i64>,
}

impl Kept {
    /// What is in a library, which has to be whole and to have no article twice.
    pub(super) fn of(library: &Path) -> Self {
        done(library, &["check"]);
        let feeds = lines(&done(library, &["feeds", "--json"]));
        let rows = lines(&done(library, &["list", "--json", "--limit", "1000"]));
        let those = |is: fn(&Value) -> bool| -> BTreeSet<i64> {
            rows.iter().filter(|row| is(row)).map(|row| row["id"].as_i64().unwrap()).collect()
        };
        let article = |row: &Value| format!("{} {} {}", row["feed_id"], row["sort_time"], row["title"]);
        let kept = Self {
            feeds: feeds.iter().map(|feed| feed["url"].to_string()).collect(),
            articles: rows.iter().map(article).collect(),
            bookmarked: those(|row| row["bookmarked"] == true),
            tagged: those(|row| row["tags"].as_array().is_some_and(|tags| !tags.is_empty())),
            read: those(|row| row["read"] == true),
        };
        assert_eq!(kept.articles.len(), rows.len(), "an article is there twice: {rows:#?}");
        kept
    }

    /// Whether `other` is this, with more articles at most.
    pub(super) fn grew_to(&self, other: &Self) -> bool {
        self.articles.is_subset(&other.articles)
            && Self { articles: other.articles.clone(), ..self.clone() } == *other
    }

    /// Whether this is one of them, or is on the way from one to the other: a refresh brings one feed after the other, and
    /// following a feed its articles after it.
    pub(super) fn is_between(&self, before: &Self, after: &Self) -> bool {
        let is_on_the_way =
            before.articles.is_subset(&self.articles) && self.articles.is_subset(&after.articles);
        self == before || self == after || is_on_the_way && (before.grew_to(self) || self.grew_to(after))
    }
}
