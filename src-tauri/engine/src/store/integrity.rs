//! Whether the database is whole, and setting right what can be told from the rest of it.

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

use crate::error::Result;

/// What is wrong with the database and its counts, if anything is.
///
/// # Errors
/// When it cannot even be read.
pub fn integrity(connection: &Connection) -> Result<Option<String>> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Ok(Some(found));
    }
    for (what, drifted) in KEPT_BY_TRIGGERS {
        if connection.query_row(&format!("SELECT EXISTS ({drifted})"), [], |row| row.get(0))? {
            return Ok(Some(what.to_owned()));
        }
    }
    Ok(None)
}

/// What triggers keep, and where it is not what it should be: what is wrong would stay wrong.
const KEPT_BY_TRIGGERS: [(&str, &str); 10] = [
    (
        "counts of all articles",
        "SELECT 1 FROM (SELECT 1) LEFT JOIN tally WHERE (total, unread, bookmarked, saved) IS NOT
            (SELECT count(*), coalesce(sum(read = 0), 0), coalesce(sum(bookmarked), 0), coalesce(sum(saved), 0)
             FROM state WHERE shelved = 0)",
    ),
    (
        "counts of feeds",
        "SELECT 1 FROM feed LEFT JOIN feed_count ON feed_id = id
         WHERE (total, unread, total_repeated, unread_repeated) IS NOT
            (SELECT count(*), coalesce(sum(read = 0), 0), coalesce(sum(repeated), 0),
                coalesce(sum(repeated AND read = 0), 0)
             FROM listing WHERE listing.feed_id = feed.id AND deleted = 0)",
    ),
    (
        "counts of folders",
        "SELECT 1 FROM folder WHERE
            (SELECT coalesce(sum(total - total_repeated), 0), coalesce(sum(unread - unread_repeated), 0)
             FROM feed JOIN feed_count ON feed_id = feed.id
             WHERE folder_id = folder.id AND leaving IS NULL) <>
            (SELECT count(DISTINCT article_id), count(DISTINCT iif(read = 0, article_id, NULL))
             FROM listing JOIN feed ON feed.id = feed_id
             WHERE folder_id = folder.id AND leaving IS NULL AND deleted = 0)",
    ),
    (
        "counts of tags",
        "SELECT 1 FROM tag WHERE total <>
            (SELECT count(*) FROM article_tag WHERE tag_id = tag.id AND deleted = 0)",
    ),
    (
        "state of listings",
        "SELECT 1 FROM listing JOIN state USING (article_id)
         WHERE listing.read <> state.read OR listing.deleted <> (state.deleted IS NOT NULL)",
    ),
    (
        "state of tags",
        "SELECT 1 FROM article_tag JOIN state USING (article_id)
         WHERE article_tag.deleted <> (state.deleted IS NOT NULL)",
    ),
    (
        "counts of saved searches",
        "SELECT 1 FROM saved_search WHERE (total, unread) <>
            (SELECT count(*), coalesce(sum(read = 0), 0) FROM saved_search_article
             WHERE search_id = saved_search.id AND shelved = 0)",
    ),
    (
        "state of saved searches",
        "SELECT 1 FROM saved_search_article AS found JOIN state USING (article_id)
         WHERE found.read <> state.read OR found.shelved <> state.shelved",
    ),
    ("deleted articles", "SELECT 1 FROM state WHERE deleted IS NOT NULL AND shelved = 0"),
    (
        "pictures of articles",
        "SELECT 1 FROM article WHERE pictures <> coalesce((SELECT status FROM article_picture
            WHERE article_id = article.id ORDER BY badness DESC LIMIT 1), 'have')",
    ),
];

/// What makes each of them what it should be, where no trigger does so meanwhile. A state that is lost is told from where
/// its article is listed.
const MEND: &str = "
    INSERT OR IGNORE INTO state (article_id, sort_time, read, deleted, shelved)
        SELECT article_id, max(sort_time), max(read), iif(max(deleted), max(sort_time), NULL), max(deleted)
        FROM listing GROUP BY article_id;
    INSERT OR IGNORE INTO state (article_id, sort_time) SELECT id, coalesce(published, first_seen) FROM article;
    UPDATE state SET shelved = 1 WHERE deleted IS NOT NULL AND shelved = 0;
    UPDATE listing SET read = state.read, deleted = state.deleted IS NOT NULL FROM state
        WHERE state.article_id = listing.article_id
            AND (listing.read <> state.read OR listing.deleted <> (state.deleted IS NOT NULL));
    UPDATE listing SET repeated = EXISTS (SELECT 1 FROM listing_repeated AS found
        WHERE found.feed_id = listing.feed_id AND found.article_id = listing.article_id);
    UPDATE article_tag SET deleted = state.deleted IS NOT NULL FROM state
        WHERE state.article_id = article_tag.article_id AND article_tag.deleted <> (state.deleted IS NOT NULL);
    UPDATE saved_search_article SET read = state.read, shelved = state.shelved FROM state
        WHERE state.article_id = saved_search_article.article_id;
    UPDATE article SET pictures = coalesce((SELECT status FROM article_picture
        WHERE article_id = article.id ORDER BY badness DESC LIMIT 1), 'have');
    INSERT OR IGNORE INTO feed_count (feed_id) SELECT id FROM feed;
    UPDATE feed_count SET (total, unread, total_repeated, unread_repeated) =
        (SELECT count(*), coalesce(sum(read = 0), 0), coalesce(sum(repeated), 0), coalesce(sum(repeated AND read = 0), 0)
         FROM listing WHERE listing.feed_id = feed_count.feed_id AND deleted = 0);
    UPDATE tag SET total = (SELECT count(*) FROM article_tag WHERE tag_id = tag.id AND deleted = 0);
    UPDATE saved_search SET (total, unread) =
        (SELECT count(*), coalesce(sum(read = 0), 0) FROM saved_search_article
         WHERE search_id = saved_search.id AND shelved = 0);
    INSERT OR IGNORE INTO tally VALUES (1, 0, 0, 0, 0);
    UPDATE tally SET (total, unread, bookmarked, saved) =
        (SELECT count(*), coalesce(sum(read = 0), 0), coalesce(sum(bookmarked), 0), coalesce(sum(saved), 0)
         FROM state WHERE shelved = 0);
";

/// Sets right what triggers keep, and takes out what names a row that is not there.
pub(super) fn mend(connection: &mut Connection) -> Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // A row that is taken out may have been named by others.
    while take_out_orphans(&transaction)? > 0 {}
    transaction.execute_batch(MEND)?;
    transaction.commit()?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)?;
    Ok(())
}

/// How many rows were changed.
fn take_out_orphans(connection: &Connection) -> Result<usize> {
    let mut keys = connection.prepare(
        "SELECT child.name, parent.\"table\", parent.\"from\", parent.on_delete,
            coalesce(parent.\"to\", (SELECT name FROM pragma_table_info(parent.\"table\") WHERE pk = 1))
         FROM sqlite_schema AS child JOIN pragma_foreign_key_list(child.name) AS parent WHERE child.type = 'table'",
    )?;
    let keys: Vec<[String; 5]> = keys
        .query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?]))?
        .collect::<rusqlite::Result<_>>()?;
    let mut changed = 0;
    for [child, parent, from, on_delete, to] in keys {
        let orphans = format!("{from} IS NOT NULL AND {from} NOT IN (SELECT {to} FROM {parent})");
        changed += match on_delete.as_str() {
            "SET NULL" => {
                connection.execute(&format!("UPDATE {child} SET {from} = NULL WHERE {orphans}"), [])?
            }
            _ => connection.execute(&format!("DELETE FROM {child} WHERE {orphans}"), [])?,
        };
    }
    Ok(changed)
}
