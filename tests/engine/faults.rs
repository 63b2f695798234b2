//! An upgrade that is killed, or whose disk fails or fills, at any step of it: the library is the old one or the new one,
//! and opens with everything that was in it.

use std::path::Path;
use std::process::{Command, Output};

use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;
use warta_engine::Library;
use warta_engine::library::OpenOptions;

use crate::rounds::{Chance, is_full, rounds};
use crate::shim::Shim;
use crate::upgrading::{ROWS_OF_ALL, library_of, migrations};

/// Set in the process that meets the fault: the folder of its library.
const VICTIM: &str = "WARTA_TEST_UPGRADED";

/// An upgrade takes some two hundred steps on the disk, and needs about as much room.
const STEPS: usize = 180;
const ROOM: usize = 400_000;

/// Opens a library, and says how that went.
#[tokio::test]
async fn victim() {
    let Ok(dir) = std::env::var(VICTIM) else { return };
    match Library::open(OpenOptions::at(dir)) {
        Ok(library) => println!("opened: {:?}", library.resume().await),
        Err(error) => println!("refused: {error}"),
    }
}

fn open_amid(shim: Shim, fault: &str, dir: &Path) -> Output {
    let mut victim = Command::new(std::env::current_exe().unwrap());
    victim.args(["faults::victim", "--exact", "--nocapture"]).env(VICTIM, dir);
    shim.fault(&mut victim, dir, fault);
    victim.output().unwrap()
}

/// What a database has, whatever its version: its version, and how many feeds, articles, bookmarks, tags and what else
/// a person would miss.
fn counts(database: &Path) -> (usize, Vec<i64>) {
    let db = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let one = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(db.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).unwrap(), "ok");
    let version = one("PRAGMA user_version");
    let counted = [
        "folder",
        "feed",
        "article",
        "state WHERE bookmarked",
        "state WHERE read",
        "listing",
        "tag",
        "article_tag",
    ];
    let counts = counted.map(|what| one(&format!("SELECT count(*) FROM {what}")));
    (usize::try_from(version).unwrap(), counts.to_vec())
}

/// A copy of a library's database with whatever log it has: looking would change it.
fn aside(dir: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for name in ["library.sqlite", "library.sqlite-journal", "library.sqlite-wal"] {
        if dir.join(name).exists() {
            std::fs::copy(dir.join(name), copy.path().join(name)).unwrap();
        }
    }
    copy
}

/// A library of this version, and what is in it.
struct Old {
    version: usize,
    dir: TempDir,
    counts: Vec<i64>,
}

impl Old {
    fn of(version: usize) -> Self {
        let dir = library_of(version, ROWS_OF_ALL);
        let (found, counts) = counts(&aside(dir.path()).path().join("library.sqlite"));
        assert!(found == version && counts.iter().all(|count| *count > 0), "{counts:?}");
        Self { version, dir, counts }
    }
}

/// Upgrades a copy of a library amid a fault, and looks at what is left of it, and what becomes of that. Whether
/// it was upgraded all the same.
async fn upgrade(shim: Shim, old: &Old, fault: &str) -> bool {
    let (version, before, latest) = (old.version, old.counts.clone(), migrations().len());
    let dir = aside(old.dir.path());
    let output = open_amid(shim, fault, dir.path());
    let said = format!("version {version}, {fault}: {output:?}");
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{said}");

    let (left, amid) = counts(&aside(dir.path()).path().join("library.sqlite"));
    assert!(left == version || left == latest, "it is of version {left}: {said}");
    assert_eq!(amid, before, "{said}");
    if left == latest {
        let copy = dir.path().join(format!("library.v{version}.sqlite"));
        assert_eq!(counts(&copy), (version, before.clone()), "the copy of before: {said}");
    }

    let library =
        Library::open(OpenOptions::at(dir.path())).unwrap_or_else(|error| panic!("{error}: {said}"));
    library.check().await.unwrap_or_else(|error| panic!("{error}: {said}"));
    drop(library);
    assert_eq!(counts(&dir.path().join("library.sqlite")), (latest, before.clone()), "{said}");
    let copy = dir.path().join(format!("library.v{version}.sqlite"));
    assert_eq!(counts(&copy), (version, before), "the copy of before: {said}");
    output.status.success() && String::from_utf8_lossy(&output.stdout).contains("opened: Ok")
}

#[tokio::test]
async fn an_upgrade_that_is_killed_anywhere_is_made_or_not_made() {
    let Some(shim) = Shim::load() else { return };
    let mut chance = Chance::seeded();
    let mut killed = 0;
    for old in (1..migrations().len()).map(Old::of) {
        if is_full() {
            // At every step, until one is past the last.
            let steps = killed;
            while !upgrade(shim, &old, &format!("die any {}", killed - steps + 1)).await {
                killed += 1;
            }
        } else {
            let number = chance.number(1..STEPS);
            killed += usize::from(!upgrade(shim, &old, &format!("die any {number}")).await);
        }
    }
    println!("{killed} times");
    assert!(killed >= migrations().len() / 2, "{killed}");
}

#[tokio::test]
async fn an_upgrade_whose_disk_fails_or_fills_is_made_or_not_made() {
    let Some(shim) = Shim::load() else { return };
    let mut chance = Chance::seeded();
    let (mut refused, mut runs) = (0, 0);
    for old in (1..migrations().len()).map(Old::of) {
        for _ in 0..rounds(1, 14) {
            let number = chance.number(1..STEPS);
            let room = chance.number(0..ROOM);
            let faults =
                [format!("eio any {number}"), format!("eio any {number} on"), format!("full {room}")];
            for fault in faults {
                refused += usize::from(!upgrade(shim, &old, &fault).await);
                runs += 1;
            }
        }
    }
    println!("{refused} of {runs} were refused");
    assert!(refused > runs / 2, "{refused} of {runs}");
}
