//! What takes how much of the database, and what each feed takes. Reads all of it: for when somebody asks.

use rusqlite::Connection;

use crate::error::Result;
use crate::model::{FeedId, FeedStorage, Storage};

/// What is in the database, in bytes, and the pictures of each feed. Files are for others to measure.
pub fn of_database(connection: &Connection) -> Result<Storage> {
    let mut storage =
        Storage { feeds: of_feeds(connection)?, removed: removed(connection)?, ..Storage::default() };
    let mut statement = connection.prepare("SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name: Option<String> = row.get(0)?;
        let bytes = u64::try_from(row.get::<_, i64>(1)?).unwrap_or(0);
        *match name.as_deref().unwrap_or_default() {
            "content" => &mut storage.text,
            "revision" | "revision_article" => &mut storage.revisions,
            name if name.starts_with("search_") => &mut storage.index,
            _ => &mut storage.lists,
        } += bytes;
    }
    let free: i64 = connection.pragma_query_value(None, "freelist_count", |row| row.get(0))?;
    let page: i64 = connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
    storage.empty = u64::try_from(free * page).unwrap_or(0);
    Ok(storage)
}

fn of_feeds(connection: &Connection) -> Result<Vec<FeedStorage>> {
    // A picture that several articles of a feed show is one file.
    let mut statement = connection.prepare(
        "WITH text AS (SELECT feed_id, count(*) AS articles, sum(length(html)) AS bytes
                FROM article LEFT JOIN content ON article_id = article.id
                WHERE feed_id IS NOT NULL GROUP BY feed_id),
            picture AS (SELECT feed_id, sum(bytes) AS bytes FROM
                (SELECT DISTINCT feed_id, file, bytes FROM article
                    JOIN article_asset ON article_id = article.id JOIN asset USING (key)
                    WHERE feed_id IS NOT NULL AND status = 'have') GROUP BY feed_id)
         SELECT text.feed_id, articles, coalesce(text.bytes, 0), coalesce(picture.bytes, 0)
         FROM text LEFT JOIN picture USING (feed_id) JOIN feed ON feed.id = feed_id WHERE leaving IS NULL
         ORDER BY coalesce(text.bytes, 0) + coalesce(picture.bytes, 0) DESC, text.feed_id",
    )?;
    let feeds = statement.query_map([], |row| {
        Ok(FeedStorage {
            feed: FeedId(row.get(0)?),
            articles: row.get(1)?,
            text: u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0),
            pictures: u64::try_from(row.get::<_, i64>(3)?).unwrap_or(0),
        })
    })?;
    Ok(feeds.collect::<rusqlite::Result<_>>()?)
}

fn removed(connection: &Connection) -> Result<u32> {
    Ok(connection.query_row("SELECT count(*) FROM state WHERE deleted > 0", [], |row| row.get(0))?)
}

/// Gives empty room of the database back to the disk, if it is worth the time: a quarter of the file and more. Takes the
/// writer's connection for as long as it takes to write the rest anew.
pub fn compact(connection: &Connection) -> Result<()> {
    let count = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    if count("freelist_count")? * 4 >= count("page_count")? {
        connection.execute_batch("VACUUM")?;
        // The new file is in the log until then, and the old one as long as it was.
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    }
    Ok(())
}
