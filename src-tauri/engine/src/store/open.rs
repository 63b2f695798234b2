//! Opening the database: pragmas, migrations, and the refusals that leave a file as it is.

use std::io::Read;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use rusqlite_migration::{M, Migrations};

use super::{FILE_NAME, foreign, rekey, search};
use crate::error::{Error, Result};

/// "WART", so that a library is told from any other SQLite file.
const APPLICATION_ID: i32 = 0x5741_5254;

const STEPS: &[M<'_>] = &[
    M::up(include_str!("../../migrations/0001_library.sql")),
    M::up(include_str!("../../migrations/0002_page_pattern.sql")),
    M::up(include_str!("../../migrations/0003_feed_care.sql")),
    M::up(include_str!("../../migrations/0004_attribution_kind.sql")),
    M::up(include_str!("../../migrations/0005_repetition.sql")),
    M::up(include_str!("../../migrations/0006_revisions.sql")),
    M::up(include_str!("../../migrations/0007_section_and_standfirst.sql")),
    M::up(include_str!("../../migrations/0008_comments_icons_waits.sql")),
    M::up(include_str!("../../migrations/0009_offline_undo_deletion.sql")),
    M::up(include_str!("../../migrations/0010_walls.sql")),
    M::up(include_str!("../../migrations/0011_search.sql")),
    M::up(include_str!("../../migrations/0012_counts.sql")),
    M::up(include_str!("../../migrations/0013_keeping.sql")),
];
const MIGRATIONS: Migrations<'_> = Migrations::from_slice(STEPS);
const LATEST: i64 = STEPS.len() as i64;

/// The first bytes of a SQLite file (its format, §1.3), read without opening it: a library that is
/// refused must stay byte for byte what it was.
struct Header {
    user_version: i64,
    application_id: i32,
}

pub(super) fn for_writing(dir: &Path) -> Result<Connection> {
    let path = dir.join(FILE_NAME);
    let damaged = || Error::LibraryDamaged { path: dir.display().to_string() };
    let unwritable = || Error::LibraryReadOnly { path: dir.display().to_string() };
    let before = header(&path).map_err(|error| match error.kind() {
        // Somebody else's, as after a run as root: it is as good as before.
        std::io::ErrorKind::PermissionDenied => unwritable(),
        _ => damaged(),
    })?;
    if let Some(header) = &before {
        if header.application_id != APPLICATION_ID {
            return Err(damaged());
        }
        refuse_newer(header.user_version)?;
    }
    let prepared = prepare(&path, before.is_some());
    prepared.map_err(|error| match error {
        Failure::Sqlite(e) => match e.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => damaged(),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => unwritable(),
            _ => e.into(),
        },
        Failure::Foreign => damaged(),
        Failure::Other(e) => e,
    })
}

enum Failure {
    Sqlite(rusqlite::Error),
    /// The file would run what no migration made.
    Foreign,
    Other(Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

fn prepare(path: &Path, existed: bool) -> std::result::Result<Connection, Failure> {
    let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    // A log that the last program left is no part of the file before the file is known for a library.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log(path))?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    refuse_newer(version).map_err(Failure::Other)?;
    if existed && foreign::runs_in(&connection, &fresh(version)?)? {
        return Err(Failure::Foreign);
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    // One of no version has nothing in it: its first commit was taken back.
    if existed && (1..LATEST).contains(&version) {
        keep_copy(&connection, path, version)?;
    }
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -8_000)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    MIGRATIONS.to_latest(&mut connection).map_err(unmigrated)?;
    rekey::settle(&mut connection).map_err(Failure::Other)?;
    // Only now: what a new file is must stand in the file itself, and not in a log beside it, so that a
    // program that is killed before its first checkpoint leaves a library and not a riddle.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // Four times the usual: a refresh writes the same pages of the indexes over and over, and each checkpoint writes them
    // into the file.
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    search::prepare_to_write(&connection)?;
    Ok(connection)
}

fn unmigrated(error: rusqlite_migration::Error) -> Failure {
    match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => Failure::Sqlite(err),
        other => Failure::Other(Error::internal(other)),
    }
}

/// A library as the migrations made it, up to this version, with nothing in it.
fn fresh(version: i64) -> std::result::Result<Connection, Failure> {
    let mut connection = Connection::open_in_memory()?;
    let version = usize::try_from(version).map_err(|_| Failure::Foreign)?;
    MIGRATIONS.to_version(&mut connection, version).map_err(unmigrated)?;
    Ok(connection)
}

/// A connection that only reads, from a database that [`for_writing`] has prepared.
pub(super) fn for_reading(path: &Path) -> Result<Connection> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "cache_size", -2_000)?;
    Ok(connection)
}

fn connect(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    guard(&connection)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// The file may be a stranger's, or made wrong on purpose: its schema calls no function that has effects, and no SQL
/// writes what only SQLite itself may (its schema, the tables below the search index).
fn guard(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    Ok(())
}

/// Whether there is a log beside the file with anything in it.
fn has_log(path: &Path) -> bool {
    let log = path.with_file_name(format!("{FILE_NAME}-wal"));
    log.metadata().is_ok_and(|log| log.len() > 0)
}

fn header(path: &Path) -> std::io::Result<Option<Header>> {
    let mut bytes = [0; 100];
    let mut file = match std::fs::File::open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    if file.metadata()?.len() == 0 {
        return Ok(None);
    }
    file.read_exact(&mut bytes)?;
    if !bytes.starts_with(b"SQLite format 3\0") {
        return if was_never_one(path) { Ok(None) } else { Err(std::io::Error::other("not SQLite")) };
    }
    let number = |at: usize| i32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    Ok(Some(Header { user_version: number(60).into(), application_id: number(68) }))
}

/// Whether a file is what the power left of a library's very first commit, which SQLite takes back, so that nothing is
/// left: its journal says that there was no page before (SQLite's format, §3).
fn was_never_one(path: &Path) -> bool {
    let journal = path.with_file_name(format!("{FILE_NAME}-journal"));
    let mut head = [0; 20];
    let read = std::fs::File::open(journal).and_then(|mut journal| journal.read_exact(&mut head));
    read.is_ok()
        && head.starts_with(&[0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7])
        && head[16..] == [0; 4]
}

fn refuse_newer(version: i64) -> Result<()> {
    if version > LATEST { Err(Error::LibraryNewer { found: version, known: LATEST }) } else { Ok(()) }
}

/// What a migration starts from stays beside the library until the next one.
fn keep_copy(connection: &Connection, path: &Path, version: i64) -> rusqlite::Result<()> {
    let copy = path.with_extension(format!("v{version}.sqlite"));
    let _ = std::fs::remove_file(&copy);
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    Ok(())
}

/// A library that is nowhere.
#[cfg(test)]
pub(super) fn in_memory() -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    guard(&connection).unwrap();
    connection.pragma_update(None, "foreign_keys", true).unwrap();
    MIGRATIONS.to_latest(&mut connection).unwrap();
    search::prepare_to_write(&connection).unwrap();
    connection
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_valid_and_counted() {
        MIGRATIONS.validate().unwrap();
        let mut connection = Connection::open_in_memory().unwrap();
        MIGRATIONS.to_latest(&mut connection).unwrap();
        let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, LATEST);
    }

    #[test]
    fn every_connection_is_guarded() {
        let dir = tempfile::tempdir().unwrap();
        let writer = for_writing(dir.path()).unwrap();
        let reader = for_reading(&dir.path().join(FILE_NAME)).unwrap();
        for connection in [&writer, &reader] {
            assert!(connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
            assert!(!connection.db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA).unwrap());
        }
        writer.execute("UPDATE search_data SET block = x'00'", []).unwrap_err();
        // SQLite itself still writes there: an index that could not be written would be none.
        writer.execute("INSERT INTO search (rowid, title, body) VALUES (1, 'judul', 'isi')", []).unwrap();
        let found = "SELECT rowid FROM search WHERE search MATCH 'isi'";
        assert_eq!(reader.query_row(found, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
        writer.execute("DELETE FROM search WHERE rowid = 1", []).unwrap();
        assert!(!reader.prepare(found).unwrap().exists([]).unwrap());
    }
}
