//! Kept files whose last known use is gone, on their way off the disk.
//!
//! A file is named by its bytes, so that two pictures may share one, and one that was given up may be fetched again
//! meanwhile. So it is first noted, then looked for among all that is kept, and then removed by the thread that
//! writes, unless somebody has claimed it.

use rusqlite::Connection;

use crate::error::Result;

pub fn note(connection: &Connection, name: &str) -> Result<()> {
    connection.prepare_cached("INSERT OR IGNORE INTO unused_file (name) VALUES (?1)")?.execute([name])?;
    Ok(())
}

/// Somebody uses the file, or it is gone.
pub fn claim(connection: &Connection, name: &str) -> Result<()> {
    connection.prepare_cached("DELETE FROM unused_file WHERE name = ?1")?.execute([name])?;
    Ok(())
}

/// The files that were noted, and whether something uses them. Reads through all pictures: not for the thread that
/// writes.
pub fn noted(connection: &Connection) -> Result<Vec<(String, bool)>> {
    let mut names = connection.prepare_cached("SELECT name FROM unused_file")?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if names.is_empty() {
        return Ok(vec![]);
    }
    let mut used = connection.prepare_cached(
        "SELECT file FROM asset WHERE file IN (SELECT name FROM unused_file)
         UNION SELECT file FROM enclosure WHERE file IN (SELECT name FROM unused_file)",
    )?;
    let used: Vec<String> = used.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let noted = names.into_iter().map(|name| {
        let is_used = used.contains(&name);
        (name, is_used)
    });
    Ok(noted.collect())
}

/// Whether a file that was noted has not been claimed since.
pub fn is_noted(connection: &Connection, name: &str) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT 1 FROM unused_file WHERE name = ?1")?.exists([name])?)
}
