//! What a library file would run by itself: triggers, views, virtual tables. A library holds those that the migrations
//! made and no others, so that one that comes from a stranger runs nothing when it is opened.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

/// Whether a file holds anything of the kind that is not in `known`, or is another there. What is asked for is the
/// text of the schema, which runs none of it.
pub(super) fn runs_in(connection: &Connection, known: &Connection) -> rusqlite::Result<bool> {
    Ok(!active(connection)?.is_subset(&active(known)?))
}

/// Name and text of everything in a schema that is not a plain table or an index of one. By its text, because a file
/// may call a thing what it is not.
fn active(connection: &Connection) -> rusqlite::Result<BTreeSet<(String, String)>> {
    let mut schema = connection.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")?;
    let rows = schema.query_map([], |row| Ok((words(row.get_ref(0)?), words(row.get_ref(1)?))))?;
    let all: Vec<_> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(all.into_iter().filter(|(_, sql)| !is_passive(sql)).collect())
}

/// SQLite writes the beginning of what it stores in one form, whatever was typed.
fn is_passive(sql: &str) -> bool {
    ["CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX "].iter().any(|start| sql.starts_with(start))
}

/// The text with single spaces: how a migration's lines end is no difference.
fn words(value: ValueRef<'_>) -> String {
    let bytes = match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
        _ => &[],
    };
    String::from_utf8_lossy(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &str = "CREATE TABLE state (id INTEGER PRIMARY KEY, read INTEGER);
        CREATE TABLE tally (unread INTEGER);
        CREATE VIEW unread AS SELECT id FROM state WHERE read = 0;
        CREATE TRIGGER state_added AFTER INSERT ON state BEGIN
            UPDATE tally SET unread = unread + 1;
        END;
        CREATE VIRTUAL TABLE search USING fts5 (title, content = '')";

    fn is_foreign(changes: &str) -> bool {
        let (library, known) = (Connection::open_in_memory().unwrap(), Connection::open_in_memory().unwrap());
        known.execute_batch(KNOWN).unwrap();
        library.execute_batch(KNOWN).unwrap();
        library.execute_batch(changes).unwrap();
        runs_in(&library, &known).unwrap()
    }

    #[test]
    fn what_is_known_or_runs_nothing_may_be_there() {
        for changes in [
            "",
            "DROP TRIGGER state_added",
            "CREATE TABLE more (a); CREATE UNIQUE INDEX more_a ON more (a); ANALYZE",
            "DROP TRIGGER state_added;
             CREATE TRIGGER state_added AFTER INSERT ON state BEGIN\r\n\tUPDATE tally SET unread = unread + 1;\r\nEND",
        ] {
            assert!(!is_foreign(changes), "{changes}");
        }
    }

    #[test]
    fn what_was_added_or_changed_is_told() {
        for changes in [
            "CREATE TRIGGER more AFTER INSERT ON state BEGIN DELETE FROM tally; END",
            "DROP TRIGGER state_added; CREATE TRIGGER state_added AFTER INSERT ON state BEGIN DELETE FROM tally; END",
            "CREATE VIEW more AS SELECT 1",
            "DROP VIEW unread; CREATE VIEW unread AS SELECT 1 AS id",
            "CREATE VIRTUAL TABLE more USING fts5 (a)",
            "DROP TABLE search; CREATE VIRTUAL TABLE search USING fts5 (title)",
            "DROP TABLE tally; CREATE VIEW tally AS SELECT 1 AS unread",
        ] {
            assert!(is_foreign(changes), "{changes}");
        }
    }
}
