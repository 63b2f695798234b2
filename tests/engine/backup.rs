//! A backup gives back the library that it was made of, or says that it cannot and changes nothing.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use warta_engine::Library;
use warta_engine::library::Scope;
use warta_engine::model::{Timestamp, View};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{Desk, database, open_at, options, rows};

type Tables = BTreeMap<String, Vec<String>>;

/// When libraries are restored.
const NOW: Timestamp = Timestamp(0);

/// A library of several feeds with everything that a person makes of one, its pictures kept.
async fn lived_in() -> Desk {
    let desk = Desk::with_made_up_names().await;
    for (host, publisher) in [("a.example", "kabar-pagi"), ("b.example", "suara-nusantara")] {
        let url = desk.newsroom.feed_url(publisher);
        let path = &url[url.find("/kabar").or(url.find("/suara")).unwrap()..];
        desk.library.subscribe(&desk.at(host, path), None).await.unwrap();
    }
    desk.library.refresh(Scope::Now).await.unwrap();
    let rows = desk.rows(View::All).await;
    desk.library.bookmark(vec![rows[0].id, rows[3].id], true).await.unwrap();
    desk.library.mark(vec![rows[1].id, rows[2].id], true).await.unwrap();
    desk.library.tag(vec![rows[4].id], "banjir").await.unwrap();
    desk.library.delete_articles(vec![rows[5].id]).await.unwrap();
    std::fs::write(desk.dir.path().join("site-rules.toml"), "# mine\n").unwrap();
    desk
}

/// Every row of every table, the index among them.
fn tables(dir: &Path) -> Tables {
    let database = database(dir);
    // What SQLite notes of its tables when they are closed says nothing of what is in them.
    let names = "SELECT name FROM sqlite_schema
        WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_stat%'";
    let names: Vec<String> = {
        let mut statement = database.prepare(names).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let rows = |name: &str| {
        let mut statement = database.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            let values: Vec<String> =
                (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect();
            Ok(values.join(" "))
        };
        statement.query_map([], row).unwrap().map(Result::unwrap).collect()
    };
    names.into_iter().map(|name| (name.clone(), rows(&name))).collect()
}

/// Every kept file with its bytes.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![dir.join("assets")];
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(dir).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_backed_up_is_restored_table_by_table_and_file_by_file() {
    let desk = lived_in().await;
    let backup = desk.dir.path().join("all.zip");
    desk.library.back_up_to(&backup).await.unwrap();
    let Desk { library, dir, clock, .. } = desk;
    drop(library);
    let (before, kept) = (tables(dir.path()), files(dir.path()));
    assert!(before["article"].len() > 20 && kept.len() > 20, "{} {}", before["article"].len(), kept.len());

    let elsewhere = tempfile::tempdir().unwrap();
    let restored = Library::restore(elsewhere.path(), &backup, NOW).unwrap();
    assert_eq!(restored.before, None);
    let after = tables(elsewhere.path());
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    let differing: Vec<_> = before.iter().filter(|(name, rows)| after[*name] != **rows).collect();
    assert!(differing.is_empty(), "{:?}", differing.iter().map(|(name, _)| name).collect::<Vec<_>>());
    assert!(files(elsewhere.path()) == kept);
    let rules = std::fs::read_to_string(elsewhere.path().join("site-rules.toml")).unwrap();
    assert_eq!(rules, "# mine\n");

    let library = open_at(elsewhere.path(), &clock).unwrap();
    library.check().await.unwrap();
    assert_eq!(rows(&library, View::Bookmarked).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_library_that_was_there_is_put_aside() {
    let desk = lived_in().await;
    let backup = desk.dir.path().join("all.zip");
    desk.library.back_up_to(&backup).await.unwrap();
    let refused = Library::restore(desk.dir.path(), &backup, NOW).unwrap_err();
    assert_eq!(refused.code(), "library_in_use");
    let row = desk.rows(View::All).await[7].id;
    desk.library.bookmark(vec![row], true).await.unwrap();
    let Desk { library, dir, clock, .. } = desk;
    drop(library);

    let restored = Library::restore(dir.path(), &backup, NOW).unwrap();
    let library = open_at(dir.path(), &clock).unwrap();
    assert_eq!(rows(&library, View::Bookmarked).await.len(), 2);
    drop(library);
    // And back again: what was put aside is a backup too. Within a second, nothing is written over.
    let aside = restored.before.unwrap();
    let again = Library::restore(dir.path(), &aside, NOW).unwrap();
    assert!(aside.exists() && again.before.is_some_and(|before| before != aside));
    let library = open_at(dir.path(), &clock).unwrap();
    assert_eq!(rows(&library, View::Bookmarked).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_put_aside_comes_back_with_its_log() {
    let desk = lived_in().await;
    // As a program leaves it that starts again, or is killed: the last changes are in the log.
    let aside = tempfile::tempdir().unwrap();
    let [database, log] = ["library.sqlite", "library.sqlite-wal"].map(|file| desk.dir.path().join(file));
    assert!(log.metadata().unwrap().len() > 0);
    let backup = aside.path().join("aside.sqlite");
    std::fs::copy(database, &backup).unwrap();
    std::fs::copy(log, aside.path().join("aside.sqlite-wal")).unwrap();
    let dir = tempfile::tempdir().unwrap();
    Library::restore(dir.path(), &backup, NOW).unwrap();
    assert_eq!(rows(&open_at(dir.path(), &desk.clock).unwrap(), View::Bookmarked).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_copy_a_day_is_kept_for_three_days_and_none_of_what_is_damaged() {
    let desk = lived_in().await;
    for _ in 0..5 {
        desk.library.back_up_daily().await.unwrap();
        desk.advance(Duration::from_secs(60 * 60));
        desk.library.back_up_daily().await.unwrap();
        desk.advance(Duration::from_secs(23 * 60 * 60));
    }
    let backups = desk.library.backups().unwrap();
    assert_eq!(backups.len(), 3);
    assert!(backups.windows(2).all(|pair| pair[0].made_at.0 - pair[1].made_at.0 == 24 * 60 * 60 * 1000));
    // A count that is wrong, as a disk that lies would leave it.
    database(desk.dir.path()).execute("UPDATE tally SET total = total + 1", []).unwrap();
    assert_eq!(desk.library.back_up_daily().await.unwrap_err().code(), "library_damaged");
    assert_eq!(desk.library.backups().unwrap(), backups);
    let elsewhere = tempfile::tempdir().unwrap();
    Library::restore(elsewhere.path(), &backups[2].path, NOW).unwrap();
    assert_eq!(rows(&open_at(elsewhere.path(), &desk.clock).unwrap(), View::Bookmarked).await.len(), 2);
}

/// A small library and a backup of it.
fn small_backup(dir: &Path) -> Vec<u8> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = Desk::open().await;
        desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
        let file = dir.join("small.zip");
        desk.library.back_up_to(&file).await.unwrap();
        std::fs::read(file).unwrap()
    })
}

/// Tries to restore `bytes` over a library of its own, and gives the code of the refusal. A refusal has changed nothing.
fn refused(bytes: &[u8]) -> Option<&'static str> {
    let outer = tempfile::tempdir().unwrap();
    let dir = outer.path().join("library");
    let clock = warta_engine::clock::ManualClock::at(NOW);
    drop(Library::open(options(&dir, &clock)).unwrap());
    let before = std::fs::read(dir.join("library.sqlite")).unwrap();
    let file = outer.path().join("backup");
    std::fs::write(&file, bytes).unwrap();
    let restored = Library::restore(&dir, &file, NOW);
    let outside: Vec<_> = std::fs::read_dir(outer.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(outside.len(), 2, "{outside:?}");
    let refusal = restored.err()?.code();
    assert_eq!(std::fs::read(dir.join("library.sqlite")).unwrap(), before);
    assert!(!dir.join("restoring").exists());
    Some(refusal)
}

/// The files of an archive, the manifest apart.
fn unpacked(bytes: &[u8]) -> (Value, Vec<(String, Vec<u8>)>) {
    let mut zip = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let (mut manifest, mut files) = (Value::Null, Vec::new());
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name == "manifest.json" {
            manifest = serde_json::from_slice(&bytes).unwrap();
        } else {
            files.push((name, bytes));
        }
    }
    (manifest, files)
}

fn packed(manifest: &Value, files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let manifest = ("manifest.json".to_owned(), manifest.to_string().into_bytes());
    for (name, bytes) in files.iter().chain([&manifest]) {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A manifest that is true of these files.
fn manifest_of(files: &[(String, Vec<u8>)]) -> Value {
    let hash = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect::<String>();
    let file = |(name, bytes): &(String, Vec<u8>)| json!({ "name": name, "sha256": hash(bytes), "bytes": bytes.len() });
    let files: Vec<Value> = files.iter().map(file).collect();
    json!({ "format": 1, "made_by": "Warta", "made_at": 0, "files": files })
}

#[test]
fn what_is_no_backup_is_refused_and_gets_nowhere() {
    let dir = tempfile::tempdir().unwrap();
    let (manifest, files) = unpacked(&small_backup(dir.path()));
    assert_eq!(refused(&packed(&manifest, &files)), None, "packed again it is one");
    let with = |name: &str, bytes: &[u8]| {
        let mut files = files.clone();
        files.push((name.to_owned(), bytes.to_vec()));
        files
    };
    let malformed = Some("malformed_backup");
    assert_eq!(refused(b""), malformed);
    assert_eq!(refused(b"PK\x05\x06 no zip at all"), malformed);
    assert_eq!(refused(b"SQLite format 3\0 and nothing else"), malformed);
    for name in [
        "../outside",
        "/tmp/outside",
        "assets/../../outside",
        "assets\\..\\outside",
        "library.lock",
        "library.sqlite-wal",
        "assets/media/x.mp3",
    ] {
        let files = with(name, b"outside");
        assert_eq!(refused(&packed(&manifest_of(&files), &files)), malformed, "{name}");
        assert_eq!(refused(&packed(&manifest, &files)), malformed, "{name}, unlisted");
    }
    let picture = format!("assets/{}", "ab".repeat(32));
    let swapped = with(&picture, b"not what the name says");
    assert_eq!(
        refused(&packed(&manifest_of(&swapped), &swapped)),
        malformed,
        "a picture under another's name"
    );
    let bomb = with("site-rules.toml", &vec![b' '; 200 << 20]);
    assert_eq!(refused(&packed(&manifest_of(&bomb), &bomb)), malformed, "a bomb");
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut manifest = manifest.clone();
        change(&mut manifest);
        refused(&packed(&manifest, &files))
    };
    assert_eq!(changed(&|manifest| manifest["files"] = json!([])), malformed);
    assert_eq!(changed(&|manifest| manifest["files"][0]["sha256"] = json!("00".repeat(32))), malformed);
    assert_eq!(changed(&|manifest| manifest["files"][0]["bytes"] = json!(u64::MAX)), malformed);
    assert_eq!(changed(&|manifest| manifest["format"] = json!(2)), Some("backup_newer"));
}

#[test]
fn the_database_of_a_backup_is_looked_at_as_any_library_is() {
    let dir = tempfile::tempdir().unwrap();
    let (_, files) = unpacked(&small_backup(dir.path()));
    let at = files.iter().position(|(name, _)| name == "library.sqlite").unwrap();
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut files = files.clone();
        change(&mut files[at].1);
        refused(&packed(&manifest_of(&files), &files))
    };
    let newer = |bytes: &mut Vec<u8>| bytes[60..64].copy_from_slice(&99_i32.to_be_bytes());
    assert_eq!(with(&newer), Some("library_newer"));
    assert_eq!(
        with(&|bytes| bytes[68..72].copy_from_slice(&[0; 4])),
        Some("malformed_backup"),
        "another program's"
    );
    assert_eq!(with(&|bytes| bytes.truncate(bytes.len() / 2)), Some("malformed_backup"));
    assert_eq!(with(&|bytes| bytes[8192..12288].fill(7)), Some("malformed_backup"));
    assert_eq!(with(&Vec::clear), Some("malformed_backup"));
    let foreign = |bytes: &mut Vec<u8>| {
        let stranger = tempfile::tempdir().unwrap();
        let path = stranger.path().join("library.sqlite");
        std::fs::write(&path, &bytes).unwrap();
        let run = "CREATE TRIGGER more AFTER INSERT ON setting BEGIN DELETE FROM feed; END";
        database(stranger.path()).execute_batch(run).unwrap();
        *bytes = std::fs::read(&path).unwrap();
    };
    assert_eq!(with(&foreign), Some("malformed_backup"), "what no migration made");
}

/// The tables of the library that `bytes` are a backup of, or the code of the refusal.
fn restored(bytes: &[u8]) -> Result<Tables, &'static str> {
    let outer = tempfile::tempdir().unwrap();
    let (dir, file) = (outer.path().join("library"), outer.path().join("backup"));
    std::fs::write(&file, bytes).unwrap();
    Library::restore(&dir, &file, NOW).map_err(|error| error.code())?;
    Ok(tables(&dir))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever a disk makes of a backup: it is refused, or gives the library that it was made of.
    #[test]
    fn a_damaged_backup_is_refused_or_whole(at in 0.0..1.0_f64, kind in 0..3_u8, byte in 1..255_u8) {
        static BACKUP: OnceLock<(Vec<u8>, Tables)> = OnceLock::new();
        let (backup, whole) = BACKUP.get_or_init(|| {
            let backup = small_backup(tempfile::tempdir().unwrap().path());
            let whole = restored(&backup).unwrap();
            (backup, whole)
        });
        let mut damaged = backup.clone();
        let at = (at * damaged.len() as f64) as usize;
        match kind {
            0 => damaged.truncate(at),
            1 => damaged[at] ^= byte,
            _ => { let end = (at + 4096).min(damaged.len()); damaged[at..end].fill(byte); }
        }
        // Over a library, too, and that is left as it is where it is refused.
        let restored = restored(&damaged);
        prop_assert_eq!(refused(&damaged), restored.as_ref().err().copied());
        match restored {
            Ok(tables) => prop_assert!(tables == *whole),
            Err(code) => prop_assert!(["malformed_backup", "backup_newer"].contains(&code), "{}", code),
        }
    }
}

#[test]
fn what_was_never_ready_goes_and_what_was_is_put_in_place() {
    let dir = tempfile::tempdir().unwrap();
    let backup = dir.path().join("small.zip");
    small_backup(dir.path());
    let clock = warta_engine::clock::ManualClock::at(NOW);
    let feeds = |library: &Library| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(library.feeds()).unwrap().len()
    };
    let new = tempfile::tempdir().unwrap();
    Library::restore(new.path(), &backup, NOW).unwrap();

    // Killed before it was ready: the empty library that was there is opened.
    let old = tempfile::tempdir().unwrap();
    let open = || Library::open(options(old.path(), &clock)).unwrap();
    drop(open());
    let stage = old.path().join("restoring");
    std::fs::create_dir(&stage).unwrap();
    std::fs::copy(new.path().join("library.sqlite"), stage.join("library.sqlite")).unwrap();
    assert_eq!(feeds(&open()), 0);
    assert!(!stage.exists());

    // Killed once it was ready, before, between and after each of its steps.
    for step in 0..4 {
        std::fs::create_dir(&stage).unwrap();
        std::fs::copy(new.path().join("library.sqlite"), stage.join("library.sqlite")).unwrap();
        std::fs::write(stage.join("ready"), format!("before-{step}")).unwrap();
        let (library, before) = (old.path().join("library.sqlite"), old.path().join("backups"));
        std::fs::create_dir_all(&before).unwrap();
        // What a program that was killed had not yet written into the file.
        let log = old.path().join("library.sqlite-wal");
        std::fs::write(&log, "what belongs to the old one").unwrap();
        if step >= 1 {
            std::fs::rename(&log, before.join(format!("before-{step}.sqlite-wal"))).unwrap();
        }
        if step >= 2 {
            std::fs::rename(&library, before.join(format!("before-{step}.sqlite"))).unwrap();
        }
        if step >= 3 {
            std::fs::rename(stage.join("library.sqlite"), &library).unwrap();
        }
        assert_eq!(feeds(&open()), 1, "{step}");
        assert!(before.join(format!("before-{step}.sqlite")).exists(), "{step}");
        assert!(!stage.exists(), "{step}");
    }
}
