//! A folder's articles: its feeds', merged in order.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::vec::IntoIter;

use rusqlite::Connection;

use super::{PageRequest, keys};
use crate::error::Result;
use crate::model::{Cursor, FeedId, FolderId, Order, View};

/// Keys that a feed is asked for again, once its first are gone: to ask costs as much as some of them.
const AT_ONCE: u32 = 16;

/// The keys of a page and of one row more, which tells whether another page follows. Each feed is asked for as many as
/// are needed of it.
pub(super) fn keys_of(connection: &Connection, id: FolderId, request: &PageRequest) -> Result<Vec<Cursor>> {
    let feeds = feeds(connection, id)?;
    let wanted = request.limit.saturating_add(1);
    // Its share of the page, and a little more.
    let share = wanted / u32::try_from(feeds.len()).unwrap_or(u32::MAX).max(1);
    let first = (share + share / 2 + 1).clamp(2, wanted.max(2));
    let mut heads = BinaryHeap::with_capacity(feeds.len());
    for feed in feeds {
        let mut feed = Feed { view: View::Feed { id: feed }, keys: Vec::new().into_iter(), is_done: false };
        heads.extend(
            feed.next(connection, request, None, first)?.map(|key| Head::new(key, request.order, feed)),
        );
    }
    let mut merged: Vec<Cursor> = Vec::new();
    while merged.len() < wanted as usize
        && let Some(Head { key, mut feed, .. }) = heads.pop()
    {
        // Several feeds may list one article.
        if merged.last() != Some(&key) {
            merged.push(key);
        }
        let next = feed.next(connection, request, Some(key), AT_ONCE)?;
        heads.extend(next.map(|key| Head::new(key, request.order, feed)));
    }
    Ok(merged)
}

/// What is left of a feed.
struct Feed {
    view: View,
    /// Those that it was asked for.
    keys: IntoIter<Cursor>,
    /// It has no more than those.
    is_done: bool,
}

impl Feed {
    fn next(
        &mut self,
        connection: &Connection,
        request: &PageRequest,
        after: Option<Cursor>,
        at_once: u32,
    ) -> Result<Option<Cursor>> {
        if let Some(key) = self.keys.next() {
            return Ok(Some(key));
        }
        if self.is_done {
            return Ok(None);
        }
        let request = PageRequest { after: after.or(request.after), ..request.clone() };
        let more = keys(connection, &self.view, &request, at_once)?;
        self.is_done = more.len() < at_once as usize;
        self.keys = more.into_iter();
        Ok(self.keys.next())
    }
}

/// The next key of a feed; the greatest is the next of the folder.
struct Head {
    key: Cursor,
    /// Its place in the order that was asked for.
    rank: (i64, i64),
    feed: Feed,
}

impl Head {
    fn new(key: Cursor, order: Order, feed: Feed) -> Self {
        let rank = (key.sort_time.0, key.id.0);
        let rank = match order {
            Order::NewestFirst => rank,
            Order::OldestFirst => (!rank.0, !rank.1),
        };
        Self { key, rank, feed }
    }
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank.cmp(&other.rank)
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.rank == other.rank
    }
}

impl Eq for Head {}

fn feeds(connection: &Connection, folder: FolderId) -> Result<Vec<FeedId>> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM feed WHERE folder_id = ?1 AND leaving IS NULL")?;
    let feeds =
        statement.query_map([folder.0], |row| row.get(0).map(FeedId))?.collect::<rusqlite::Result<_>>()?;
    Ok(feeds)
}

#[cfg(test)]
mod tests {
    use super::super::super::open;
    use super::*;

    #[test]
    fn pages_of_a_folder_are_those_of_all_its_articles_in_order() {
        let connection = open::in_memory();
        connection.execute_batch("INSERT INTO folder (id, name) VALUES (1, 'a')").unwrap();
        let mut all = Vec::new();
        for feed in 1..=7_i64 {
            let insert =
                "INSERT INTO feed (id, url, kind, title, folder_id, added) VALUES (?1, ?2, 'rss', 'a', 1, 0)";
            connection.execute(insert, (feed, feed.to_string())).unwrap();
        }
        for article in 1..=200_i64 {
            let time = article * 7_919 % 150;
            connection
                .execute("INSERT INTO state (article_id, sort_time) VALUES (?1, ?2)", (article, time))
                .unwrap();
            all.push((time, article));
            // Most in one feed, and every ninth in two of them.
            let other = (article % 9 == 0).then_some(1 + article % 7);
            for feed in
                [Some(if article % 3 == 0 { 1 + article % 6 } else { 7 }), other].into_iter().flatten()
            {
                connection
                    .execute(
                        "INSERT OR IGNORE INTO listing (feed_id, article_id, sort_time, read) VALUES (?1, ?2, ?3, 0)",
                        (feed, article, time),
                    )
                    .unwrap();
            }
        }
        for (order, limit) in [(Order::NewestFirst, 3), (Order::NewestFirst, 50), (Order::OldestFirst, 17)] {
            all.sort_unstable();
            if order == Order::NewestFirst {
                all.reverse();
            }
            let (mut paged, mut after) = (Vec::new(), None);
            loop {
                let view = View::Folder { id: FolderId(1) };
                let request = PageRequest { view, order, unread_only: false, after, limit };
                let keys = keys_of(&connection, FolderId(1), &request).unwrap();
                paged.extend(keys.iter().take(limit as usize).map(|key| (key.sort_time.0, key.id.0)));
                if keys.len() <= limit as usize {
                    break;
                }
                after = Some(keys[limit as usize - 1]);
            }
            assert_eq!(paged, all, "{order:?} {limit}");
        }
    }
}
