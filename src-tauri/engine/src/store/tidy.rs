//! What is done to the database while nobody writes: parts of the search index are merged, so that a search looks into
//! fewer, and what was committed moves from the log into the file, which leaves the log empty.

use std::time::Duration;

use rusqlite::Connection;

/// Pages of the index that one step merges: a person's action waits for a step at most.
const PAGES: u32 = 64;

/// Takes one step. Whether there is another.
pub(super) fn step(connection: &Connection) -> bool {
    match merge(connection) {
        Ok(true) => return true,
        Ok(false) => {}
        // A damaged index is found, and made anew, by whoever searches or writes.
        Err(error) => tracing::debug!(%error, "the search index is not merged"),
    }
    if let Err(error) = empty_log(connection) {
        tracing::debug!(%error, "the log is not emptied");
    }
    false
}

/// Whether anything was merged: FTS5 changes a row of its own even where it merges nothing.
fn merge(connection: &Connection) -> rusqlite::Result<bool> {
    let before = connection.total_changes();
    connection.prepare_cached("INSERT INTO search (search, rank) VALUES ('merge', ?1)")?.execute([PAGES])?;
    Ok(connection.total_changes() - before >= 2)
}

/// Not where somebody reads from the log right now: that can wait, and a person who wants to write cannot.
pub(super) fn empty_log(connection: &Connection) -> rusqlite::Result<()> {
    let patience: u32 = connection.pragma_query_value(None, "busy_timeout", |row| row.get(0))?;
    connection.busy_timeout(Duration::ZERO)?;
    let emptied = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    connection.busy_timeout(Duration::from_millis(patience.into()))?;
    emptied
}
