//! What can still be read of a damaged database, row by row, put into a new one.

use std::ops::RangeInclusive;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior};

use super::open;
use crate::error::{Error, Result};

/// How often a table is asked for what lies between the places where it cannot be read.
const MOST_TRIES: u32 = 2_000;

/// More than any table of a library has.
const MOST_ROWS: u32 = 100_000_000;

/// How many rows were saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    pub feeds: u64,
    pub articles: u64,
}

/// Fills `into`, a library in which nothing is, with what can be read of the database at `damaged`. Its search index, and
/// what triggers keep, have to be made anew.
pub(super) fn copy(damaged: &Path, into: &mut Connection) -> Result<Salvaged> {
    let unreadable = || Error::LibraryDamaged { path: damaged.display().to_string() };
    let from = open::for_reading(damaged).map_err(|_| unreadable())?;
    let made_by = |connection: &Connection| -> rusqlite::Result<(i64, i64)> {
        let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get(0));
        Ok((number("application_id")?, number("user_version")?))
    };
    // What another version kept otherwise would have to be migrated, which reads everything.
    if made_by(&from).map_err(|_| unreadable())? != made_by(into)? {
        return Err(unreadable());
    }
    into.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    into.pragma_update(None, "foreign_keys", false)?;
    for table in tables(into)? {
        let transaction = into.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let columns = columns(&transaction, &table)?;
        // A name of something else in a file that may be anybody's is no table.
        let is_table = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1 AND rootpage > 0";
        if let Ok(Some(())) = from.query_row(is_table, [&table], |_| Ok(())).optional() {
            Rows { from: &from, into: &transaction, table: &table, columns: &columns, tries: 0 }.copy()?;
        }
        transaction.commit()?;
    }
    into.pragma_update(None, "foreign_keys", true)?;
    into.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)?;
    let count = |table: &str| {
        into.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0))
    };
    Ok(Salvaged { feeds: count("feed")?.unsigned_abs(), articles: count("article")?.unsigned_abs() })
}

/// All but SQLite's own, and those of the search index.
fn tables(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Those that are written, and not computed.
fn columns(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
    Ok(statement.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The rows of one table on their way.
struct Rows<'a> {
    from: &'a Connection,
    into: &'a Connection,
    table: &'a str,
    columns: &'a [String],
    tries: u32,
}

impl Rows<'_> {
    fn copy(&mut self) -> Result<()> {
        let has_rowid = self.into.prepare(&format!("SELECT rowid FROM {}", self.table)).is_ok();
        if has_rowid {
            self.copy_between(i64::MIN..=i64::MAX)
        } else {
            // From both ends, as far as it goes.
            let key: String = self.into.query_row(
                "SELECT group_concat(name, ' {} , ') FROM (SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk)",
                [self.table],
                |row| row.get(0),
            )?;
            for order in ["ASC", "DESC"] {
                let order = format!("ORDER BY {} {order}", key.replace("{}", order));
                if self.copy_rows("NULL", &order, |_| {})? {
                    break;
                }
            }
            Ok(())
        }
    }

    /// From both ends, and then both halves of what neither reached.
    fn copy_between(&mut self, range: RangeInclusive<i64>) -> Result<()> {
        let (mut low, mut high) = range.into_inner();
        let within = format!("WHERE rowid BETWEEN {low} AND {high} ORDER BY rowid");
        if low > high || self.copy_rows("rowid", &within, |rowid| low = rowid.saturating_add(1))? {
            return Ok(());
        }
        if self.copy_rows("rowid", &format!("{within} DESC"), |rowid| high = rowid.saturating_sub(1))? {
            return Ok(());
        }
        // Beyond the ids that there are nothing can be found.
        (low, high) = (low.max(1), high.min(1 << 40));
        if low >= high || self.tries > MOST_TRIES {
            return Ok(());
        }
        let middle = low + (high - low) / 2;
        self.copy_between(low..=middle)?;
        self.copy_between(middle + 1..=high)
    }

    /// Whether all could be read. Gives the rowid of each that was.
    fn copy_rows(&mut self, rowid: &str, which: &str, mut read: impl FnMut(i64)) -> Result<bool> {
        self.tries += 1;
        let (table, columns) = (self.table, self.columns.join(", "));
        let places = vec!["?"; self.columns.len()].join(", ");
        let mut insert = self
            .into
            .prepare_cached(&format!("INSERT OR REPLACE INTO {table} ({columns}) VALUES ({places})"))?;
        let Ok(mut select) = self.from.prepare(&format!("SELECT {rowid}, {columns} FROM {table} {which}"))
        else {
            return Ok(false);
        };
        let Ok(mut rows) = select.query([]) else { return Ok(false) };
        // Pages that name one another have no end.
        for _ in 0..MOST_ROWS {
            match rows.next() {
                Ok(None) => return Ok(true),
                Err(_) => return Ok(false),
                Ok(Some(row)) => {
                    let Ok(values) = values(row) else { return Ok(false) };
                    // What a damaged page makes of a row may be no row of this table.
                    let _ = insert.execute(rusqlite::params_from_iter(&values[1..]));
                    if let Value::Integer(rowid) = values[0] {
                        read(rowid);
                    }
                }
            }
        }
        Ok(false)
    }
}

fn values(row: &Row<'_>) -> rusqlite::Result<Vec<Value>> {
    (0..row.as_ref().column_count()).map(|at| row.get(at)).collect()
}
