//! Lists by keyset: which articles a view holds, page by page. No list reads a body or scans.

mod folder;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use crate::error::{Error, Result};
use crate::model::{
    ArticleId, ArticlePage, ArticleRow, Counts, Cursor, FeedId, Offline, Order, Timestamp, UndoId, View,
};

/// A page of a view as the person asked for it.
#[derive(Clone, Debug)]
pub struct PageRequest {
    pub view: View,
    pub order: Order,
    pub unread_only: bool,
    pub after: Option<Cursor>,
    pub limit: u32,
}

pub fn page(connection: &Connection, request: &PageRequest) -> Result<ArticlePage> {
    let mut keys = match request.view {
        View::Folder { id } => folder::keys_of(connection, id, request)?,
        ref view => keys(connection, view, request, request.limit.saturating_add(1))?,
    };
    let more = keys.len() > request.limit as usize;
    keys.truncate(request.limit as usize);
    let next = if more { keys.last().copied() } else { None };
    let mut rows = Vec::with_capacity(keys.len());
    for key in &keys {
        rows.extend(row(connection, key.id)?);
    }
    Ok(ArticlePage { rows, next })
}

/// The first keys of a page, `most` of them.
fn keys(connection: &Connection, view: &View, request: &PageRequest, most: u32) -> Result<Vec<Cursor>> {
    let (sql, values) = key_query(view, request, most);
    let mut statement = connection.prepare_cached(&sql)?;
    let keys = statement
        .query_map(params_from_iter(values), |row| {
            Ok(Cursor { sort_time: Timestamp(row.get(0)?), id: ArticleId(row.get(1)?) })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(keys)
}

/// The statement behind a page, which a test holds to its query plan.
fn key_query(view: &View, request: &PageRequest, most: u32) -> (String, Vec<Value>) {
    let Members { from, key, read, mut clauses, mut values } = members(view);
    if request.unread_only && *view != View::Unread {
        clauses.push(format!("{read} = 0"));
    }
    let (direction, beyond) = match request.order {
        Order::NewestFirst => ("DESC", "<"),
        Order::OldestFirst => ("ASC", ">"),
    };
    if let Some(after) = request.after {
        clauses.push(format!("({key}.sort_time, {key}.article_id) {beyond} (?, ?)"));
        values.extend([Value::Integer(after.sort_time.0), Value::Integer(after.id.0)]);
    }
    values.push(Value::Integer(i64::from(most)));
    let sql = format!(
        "SELECT {key}.sort_time, {key}.article_id FROM {from} WHERE {} \
         ORDER BY {key}.sort_time {direction}, {key}.article_id {direction} LIMIT ?",
        clauses.join(" AND ")
    );
    (sql, values)
}

/// The articles of a view as SQL: where they come from and what holds of them.
pub(super) struct Members {
    pub(super) from: &'static str,
    /// The table whose index gives the order.
    pub(super) key: &'static str,
    read: &'static str,
    pub(super) clauses: Vec<String>,
    pub(super) values: Vec<Value>,
}

pub(super) fn members(view: &View) -> Members {
    let state = |clause: &str| Members {
        from: "state",
        key: "state",
        read: "state.read",
        clauses: [
            vec!["state.shelved = 0".to_owned()],
            Vec::from_iter((!clause.is_empty()).then(|| clause.to_owned())),
        ]
        .concat(),
        values: vec![],
    };
    let joined = |from, key, read, clause: &str, id: i64| Members {
        from,
        key,
        read,
        clauses: vec![clause.to_owned(), "state.shelved = 0".to_owned()],
        values: vec![Value::Integer(id)],
    };
    match *view {
        View::All => state(""),
        View::Unread => state("state.read = 0"),
        View::Today { since } => {
            Members { values: vec![Value::Integer(since.0)], ..state("state.sort_time >= ?") }
        }
        View::Bookmarked => state("state.bookmarked = 1"),
        View::Saved => state("state.saved = 1"),
        View::Feed { id } => joined(
            "listing CROSS JOIN state ON state.article_id = listing.article_id",
            "listing",
            "listing.read",
            "listing.feed_id = ? AND listing.deleted = 0",
            id.0,
        ),
        View::Folder { id } => Members {
            values: vec![Value::Integer(id.0)],
            ..state(
                "EXISTS (SELECT 1 FROM listing JOIN feed ON feed.id = listing.feed_id
                    WHERE listing.article_id = state.article_id AND feed.folder_id = ? AND feed.leaving IS NULL)",
            )
        },
        View::Tag { id } => joined(
            "article_tag CROSS JOIN state ON state.article_id = article_tag.article_id",
            "article_tag",
            "state.read",
            "article_tag.tag_id = ?",
            id.0,
        ),
        View::SavedSearch { id } => joined(
            "saved_search_article CROSS JOIN state ON state.article_id = saved_search_article.article_id",
            "saved_search_article",
            "saved_search_article.read",
            "saved_search_article.search_id = ? AND saved_search_article.shelved = 0",
            id.0,
        ),
    }
}

/// The row of one article, or nothing when it is in no view.
pub fn row(connection: &Connection, id: ArticleId) -> Result<Option<ArticleRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT article.id, article.feed_id, coalesce(feed.custom_title, feed.title, article.source),
            article.title, summary, state.sort_time, read, bookmarked, thumbnail, offline,
            (SELECT json_group_array(name) FROM (SELECT name FROM article_tag JOIN tag ON tag.id = tag_id
                WHERE article_id = article.id ORDER BY name COLLATE NOCASE))
         FROM article JOIN state ON state.article_id = article.id
         LEFT JOIN feed ON feed.id = article.feed_id
         WHERE article.id = ?1 AND shelved = 0",
    )?;
    Ok(statement.query_row([id.0], article_row).optional()?)
}

fn article_row(row: &Row<'_>) -> rusqlite::Result<ArticleRow> {
    let offline: String = row.get(9)?;
    let tags: String = row.get(10)?;
    Ok(ArticleRow {
        id: ArticleId(row.get(0)?),
        feed_id: row.get::<_, Option<i64>>(1)?.map(FeedId),
        source: row.get(2)?,
        title: row.get(3)?,
        summary: row.get(4)?,
        sort_time: Timestamp(row.get(5)?),
        read: row.get(6)?,
        bookmarked: row.get(7)?,
        thumbnail: row.get(8)?,
        offline: Offline::from_name(&offline).unwrap_or(Offline::Pending),
        tags: serde_json::from_str(&tags).unwrap_or_default(),
    })
}

/// The counts of the smart views; only today's is counted, over one day's index range.
pub fn counts(connection: &Connection, today: Timestamp) -> Result<Counts> {
    let mut counts = connection
        .prepare_cached("SELECT total, unread, bookmarked, saved FROM tally")?
        .query_row([], |row| {
            Ok(Counts {
                all: row.get(0)?,
                unread: row.get(1)?,
                bookmarked: row.get(2)?,
                saved: row.get(3)?,
                today: 0,
            })
        })?;
    counts.today = connection
        .prepare_cached("SELECT count(*) FROM state WHERE shelved = 0 AND read = 0 AND sort_time >= ?1")?
        .query_row([today.0], |row| row.get(0))?;
    Ok(counts)
}

/// One side of a row, in the order that the person sees.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    Whole,
    Newer(Cursor),
    Older(Cursor),
}

/// Remembers under `undo` the unread articles of a view.
pub fn remember_unread(connection: &Connection, view: &View, part: Part, undo: UndoId) -> Result<()> {
    let Members { from, key, read, mut clauses, mut values } = members(view);
    clauses.push(format!("{read} = 0"));
    let beyond = match part {
        Part::Whole => None,
        Part::Newer(cursor) => Some((">", cursor)),
        Part::Older(cursor) => Some(("<", cursor)),
    };
    if let Some((sign, cursor)) = beyond {
        clauses.push(format!("({key}.sort_time, {key}.article_id) {sign} (?, ?)"));
        values.extend([Value::Integer(cursor.sort_time.0), Value::Integer(cursor.id.0)]);
    }
    let sql = format!(
        "INSERT INTO undo_article (undo_id, article_id, previous)
         SELECT {}, state.article_id, marked_by FROM {from} WHERE {}",
        undo.0,
        clauses.join(" AND ")
    );
    connection.execute(&sql, params_from_iter(values))?;
    Ok(())
}

/// Whether a thing that a view names is still there.
pub fn exists(connection: &Connection, view: &View) -> Result<()> {
    let (table, id) = match *view {
        View::Feed { id } => ("feed", id.0),
        View::Folder { id } => ("folder", id.0),
        View::Tag { id } => ("tag", id.0),
        View::SavedSearch { id } => ("saved_search", id.0),
        _ => return Ok(()),
    };
    let found: Option<i64> = connection
        .query_row(&format!("SELECT id FROM {table} WHERE id = ?1"), params![id], |row| row.get(0))
        .optional()?;
    found.map(|_| ()).ok_or(Error::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SavedSearchId, TagId};

    /// No hot list query may scan or sort: each walks one index in order.
    #[test]
    fn lists_walk_an_index_in_order() {
        let connection = super::super::open::in_memory();
        let after = Some(Cursor { sort_time: Timestamp(5), id: ArticleId(5) });
        let views = [
            (View::All, "state_all"),
            (View::Unread, "state_unread"),
            (View::Today { since: Timestamp(1) }, "state_all"),
            (View::Bookmarked, "state_bookmarked"),
            (View::Saved, "state_saved"),
            (View::Feed { id: FeedId(1) }, "listing_by_time"),
            (View::Tag { id: TagId(1) }, "article_tag_by_time"),
            (View::SavedSearch { id: SavedSearchId(1) }, "saved_search_article_by_time"),
        ];
        for order in [Order::NewestFirst, Order::OldestFirst] {
            for (view, index) in &views {
                let request =
                    PageRequest { view: view.clone(), order, unread_only: false, after, limit: 200 };
                let plan = plan(&connection, &request);
                assert!(plan.contains(&format!("INDEX {index} ")), "{view:?} {order:?}: {plan}");
                assert!(
                    !plan.contains("TEMP B-TREE") && !plan.contains("SCAN"),
                    "{view:?} {order:?}: {plan}"
                );
            }
            let request = PageRequest {
                view: View::Feed { id: FeedId(1) },
                order,
                unread_only: true,
                after,
                limit: 200,
            };
            let plan = plan(&connection, &request);
            assert!(plan.contains("listing_unread") && !plan.contains("TEMP B-TREE"), "{plan}");
        }
    }

    fn plan(connection: &Connection, request: &PageRequest) -> String {
        let (sql, values) = key_query(&request.view, request, 200);
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let steps = statement
            .query_map(params_from_iter(values), |row| row.get::<_, String>(3))
            .unwrap()
            .collect::<rusqlite::Result<Vec<_>>>()
            .unwrap();
        steps.join("\n")
    }
}
