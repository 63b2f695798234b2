//! Opening a library that is in use, newer, damaged, or where nothing can be written.

use std::path::Path;

use warta_engine::clock::ManualClock;
use warta_engine::model::{AttributionKind, Edited, Timestamp, View};

use crate::support::{Desk, database, open_at, rows};

fn code(dir: &Path) -> &'static str {
    open_at(dir, &ManualClock::at(Timestamp(0))).err().map_or("opened", |error| error.code())
}

#[tokio::test]
async fn a_second_program_is_turned_away() {
    let desk = Desk::open().await;
    assert_eq!(code(desk.dir.path()), "library_in_use");
    let Desk { library, dir, .. } = desk;
    drop(library);
    assert_eq!(code(dir.path()), "opened");
}

#[cfg(unix)]
#[test]
fn nobody_else_can_look_into_a_library() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let library = dir.path().join("library");
    let mode = || library.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((code(&library), mode()), ("opened", 0o700));
    // As an earlier Warta left it.
    std::fs::set_permissions(&library, std::fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!((code(&library), mode()), ("opened", 0o700));
}

#[tokio::test]
async fn a_library_that_was_never_closed_is_one() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    // What the disk holds while the program runs is what it holds after it was killed.
    let copy = tempfile::tempdir().unwrap();
    for file in ["library.sqlite", "library.sqlite-wal"] {
        std::fs::copy(desk.dir.path().join(file), copy.path().join(file)).unwrap();
    }
    let library = open_at(copy.path(), &desk.clock).unwrap();
    assert_eq!(rows(&library, View::All).await.len(), 12);
}

#[test]
fn what_the_power_left_of_the_first_commit_is_no_damage() {
    let (dir, left) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = |dir: &Path, name: &str| dir.join(format!("library.sqlite{name}"));
    let begun = rusqlite::Connection::open_with_flags(path(dir.path(), ""), rusqlite::OpenFlags::default());
    let begun = begun.unwrap();
    // More than is kept in memory, so that some of it is in the file before it is committed.
    let pages = "PRAGMA cache_size = 4; BEGIN; CREATE TABLE a (b); INSERT INTO a VALUES (zeroblob(100000));";
    begun.execute_batch(pages).unwrap();
    for name in ["", "-journal"] {
        std::fs::copy(path(dir.path(), name), path(left.path(), name)).unwrap();
    }
    let mut bytes = std::fs::read(path(left.path(), "")).unwrap();
    assert!(bytes.len() > 512);
    bytes[..512].fill(0);
    std::fs::write(path(left.path(), ""), &bytes).unwrap();
    assert_eq!(code(left.path()), "opened");

    // Without the journal nobody knows that.
    drop(begun);
    std::fs::write(path(dir.path(), ""), &bytes).unwrap();
    assert_eq!(code(dir.path()), "library_damaged");
}

#[tokio::test]
async fn a_newer_library_is_left_byte_for_byte() {
    let Desk { library, dir, .. } = Desk::open().await;
    drop(library);
    let path = dir.path().join("library.sqlite");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[60..64].copy_from_slice(&99_i32.to_be_bytes()); // user_version, SQLite's file format §1.3
    std::fs::write(&path, &bytes).unwrap();
    assert_eq!(code(dir.path()), "library_newer");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

/// What nobody's own library holds, each in a file that is otherwise one.
const FOREIGN: [&str; 4] = [
    "CREATE TRIGGER more AFTER INSERT ON setting BEGIN DELETE FROM feed; END",
    "DROP TRIGGER state_read; CREATE TRIGGER state_read AFTER UPDATE OF read ON state BEGIN DELETE FROM feed; END",
    "DROP TABLE tally; CREATE VIEW tally AS SELECT 1 AS id, 0 AS total, 0 AS unread, 0 AS bookmarked, 0 AS saved",
    "CREATE VIRTUAL TABLE more USING fts5 (a)",
];

#[tokio::test]
async fn what_a_strangers_file_would_run_is_never_run() {
    let Desk { library, dir, .. } = Desk::open().await;
    drop(library);
    for foreign in FOREIGN {
        let (closed, open) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::copy(dir.path().join("library.sqlite"), closed.path().join("library.sqlite")).unwrap();
        let stranger = database(closed.path());
        // Whatever an opening writes down would set the first of them off.
        stranger.execute_batch("DELETE FROM setting").unwrap();
        stranger.execute_batch(foreign).unwrap();
        // Once with what was done still in the log, as a program that was killed leaves it.
        for file in ["library.sqlite", "library.sqlite-wal"] {
            std::fs::copy(closed.path().join(file), open.path().join(file)).unwrap();
        }
        drop(stranger);
        for (dir, files) in [(&closed, 1), (&open, 2)] {
            let bytes = || {
                let all =
                    ["library.sqlite", "library.sqlite-wal"].map(|file| std::fs::read(dir.path().join(file)));
                all.into_iter().flatten().collect::<Vec<_>>()
            };
            let before = bytes();
            assert_eq!(before.len(), files);
            assert_eq!(code(dir.path()), "library_damaged", "{foreign}");
            assert!(bytes() == before, "{foreign}");
        }
    }
}

#[tokio::test]
async fn a_library_of_the_version_before_is_brought_up_to_date() {
    let dir = tempfile::tempdir().unwrap();
    let before = rusqlite::Connection::open_with_flags(
        dir.path().join("library.sqlite"),
        rusqlite::OpenFlags::default(),
    )
    .unwrap();
    before.execute_batch(include_str!("../../src-tauri/engine/migrations/0001_library.sql")).unwrap();
    before
        .execute_batch(
            "INSERT INTO feed (url, kind, title, added, etag) VALUES ('http://a.example/', 'rss', 'A', 1, 'W/\"1\"');
             INSERT INTO article (feed_id, title, source, summary, first_seen) VALUES (1, 'Judul', 'A', '', 1);
             INSERT INTO state (article_id, sort_time, bookmarked) VALUES (1, 1, 1);
             INSERT INTO listing (feed_id, article_id, sort_time, read) VALUES (1, 1, 1, 0);
             INSERT INTO attribution (article_id, position, name, sentence)
             VALUES (1, 0, 'TASS', 'Lapor TASS, kapal tiba.'),
                    (1, 1, 'Harian Utara', 'Dilansir Harian Utara, kapal tiba.');
             INSERT INTO content (article_id, html, words, related, removed, from_page, stored)
             VALUES (1, x'28b52ffd2000010000', 0, '[]', '[]', 1, 7);
             INSERT INTO revision (article_id, title, html, stored) VALUES (1, 'Judul', x'28b52ffd2000010000', 3), (1, 'Judul', x'28b52ffd2000010000', 5);
             PRAGMA application_id = 0x57415254; PRAGMA user_version = 1;",
        )
        .unwrap();
    drop(before);
    let library = open_at(dir.path(), &ManualClock::at(Timestamp(warta_newsroom::SAMPLE_NOW))).unwrap();
    let row = rows(&library, View::Bookmarked).await.remove(0);
    assert_eq!((row.title.as_str(), row.read), ("Judul", false));
    let health = library.feed_health(library.feeds().await.unwrap()[0].id).await.unwrap();
    assert_eq!((health.feed.title.as_str(), health.feed.unread, health.requests), ("A", 1, 0));
    let claims = library.article(row.id).await.unwrap().attributions;
    let kinds: Vec<_> = claims.iter().map(|claim| (claim.name.as_str(), claim.kind)).collect();
    assert_eq!(kinds, [("TASS", AttributionKind::Agency), ("Harian Utara", AttributionKind::Outlet)]);
    assert_eq!(library.article(row.id).await.unwrap().edited, Some(Edited { count: 2, at: Timestamp(7) }));
    assert_eq!(library.revisions(row.id).await.unwrap().len(), 2);
    let article = library.article(row.id).await.unwrap();
    assert_eq!((article.section, article.standfirst, article.comments), (None, None, None));
    library.check().await.unwrap();
    assert!(dir.path().read_dir().unwrap().count() > 3, "a copy was kept");
}

/// What a library went through until it knew sections.
const UNTIL_SECTIONS: [&str; 7] = [
    include_str!("../../src-tauri/engine/migrations/0001_library.sql"),
    include_str!("../../src-tauri/engine/migrations/0002_page_pattern.sql"),
    include_str!("../../src-tauri/engine/migrations/0003_feed_care.sql"),
    include_str!("../../src-tauri/engine/migrations/0004_attribution_kind.sql"),
    include_str!("../../src-tauri/engine/migrations/0005_repetition.sql"),
    include_str!("../../src-tauri/engine/migrations/0006_revisions.sql"),
    include_str!("../../src-tauri/engine/migrations/0007_section_and_standfirst.sql"),
];

#[tokio::test]
async fn pictures_icons_and_rests_of_the_version_before_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    let before = database(dir.path());
    for migration in UNTIL_SECTIONS {
        before.execute_batch(migration).unwrap();
    }
    let now = warta_newsroom::SAMPLE_NOW;
    before
        .execute_batch(&format!(
            "INSERT INTO asset (key, url, status, file, mime, bytes, width, height)
             VALUES ('aa', 'http://a.example/a.png', 'have', 'ff', 'image/png', 7, 3, 4);
             INSERT INTO host_icon (host, checked, icon) VALUES ('a.example', {now}, 'aa');
             INSERT INTO host_budget (host, not_before) VALUES ('a.example', {now} + 60000), ('b.example', {now});
             PRAGMA application_id = 0x57415254; PRAGMA user_version = 7;"
        ))
        .unwrap();
    drop(before);
    let library = open_at(dir.path(), &ManualClock::at(Timestamp(now))).unwrap();
    library.resume().await.unwrap();
    library.check().await.unwrap();
    let after = database(dir.path());
    let line = |sql: &str| after.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(line("SELECT key || status || width || 'x' || height FROM asset"), "aahave3x4");
    assert_eq!(line("SELECT source || ' ' || icon FROM icon_source"), "a.example aa");
    assert_eq!(line("SELECT group_concat(host) FROM host_budget"), "a.example", "what is over is forgotten");
}

#[test]
fn what_is_no_library_is_left_as_it_is() {
    let other = {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("other.sqlite");
        let text =
            b"SQLite format 3\0".iter().copied().chain(std::iter::repeat_n(7, 4096)).collect::<Vec<u8>>();
        std::fs::write(&path, &text).unwrap();
        text
    };
    for bytes in [
        b"not a database at all, but long enough to hold a header of one hundred bytes, or so it seems"
            .to_vec(),
        b"short".to_vec(),
        other,
    ] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("library.sqlite");
        std::fs::write(&path, &bytes).unwrap();
        assert_eq!(code(dir.path()), "library_damaged");
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_named() {
    // Holds for root too, whom permissions do not stop.
    let dir = Path::new("/proc/warta");
    let error = open_at(dir, &ManualClock::at(Timestamp(0))).err().unwrap();
    assert_eq!(error.code(), "library_read_only");
    assert!(error.to_string().contains("/proc/warta"));
}
