//! What the articles of a site have in common: learnt from a sample of the latest, no list needed.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::model::{ArticleId, Habits};

/// Articles of a site that are remembered, and a few more.
const SAMPLE: u32 = 200;
/// The oldest are forgotten once in so many articles: to find them costs more than to remember one.
const FORGOTTEN: i64 = 16;

/// A block is the site's when it stands in at least this many of the sampled articles…
const MIN_ARTICLES: usize = 4;
/// …and in one of this many of them.
const MAX_PER_BLOCK: usize = 20;

/// Remembers what an article is made of, in the place of the oldest of its site once there are enough.
pub fn sample(connection: &Connection, site: &str, id: ArticleId, blocks: &[u32]) -> Result<()> {
    let bytes: Vec<u8> = blocks.iter().flat_map(|key| key.to_le_bytes()).collect();
    connection
        .prepare_cached("INSERT OR REPLACE INTO block_sample (site, article_id, blocks) VALUES (?1, ?2, ?3)")?
        .execute(params![site, id.0, bytes])?;
    if id.0 % FORGOTTEN != 0 {
        return Ok(());
    }
    connection
        .prepare_cached(
            "DELETE FROM block_sample WHERE site = ?1 AND article_id <=
                (SELECT article_id FROM block_sample WHERE site = ?1 ORDER BY article_id DESC LIMIT 1 OFFSET ?2)",
        )?
        .execute(params![site, SAMPLE])?;
    Ok(())
}

/// The habits of a site as they are known now.
pub fn habits(connection: &Connection, site: &str) -> Result<Habits> {
    let mut statement = connection.prepare_cached("SELECT blocks FROM block_sample WHERE site = ?1")?;
    let samples = statement.query_map([site], |row| row.get::<_, Vec<u8>>(0))?;
    let mut articles = 0;
    let mut seen: HashMap<u32, usize> = HashMap::new();
    for sample in samples {
        articles += 1;
        for key in sample?.as_chunks::<4>().0 {
            *seen.entry(u32::from_le_bytes(*key)).or_default() += 1;
        }
    }
    seen.retain(|_, times| *times >= MIN_ARTICLES && *times * MAX_PER_BLOCK >= articles);
    let kept = connection
        .prepare_cached("SELECT block FROM kept_block WHERE site = ?1")?
        .query_map([site], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Habits { repeated: seen.into_keys().collect(), kept })
}

/// From now on the block is shown on this site.
pub fn keep(connection: &Connection, site: &str, block: u32) -> Result<()> {
    connection
        .execute("INSERT OR IGNORE INTO kept_block (site, block) VALUES (?1, ?2)", params![site, block])?;
    Ok(())
}

/// From now on the block is hidden on this site as on any other.
pub fn hide(connection: &Connection, site: &str, block: u32) -> Result<()> {
    connection.execute("DELETE FROM kept_block WHERE site = ?1 AND block = ?2", params![site, block])?;
    Ok(())
}
