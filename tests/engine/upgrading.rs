//! Libraries of every version before this one are brought up to date, with everything in them.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;
use warta_engine::Library;
use warta_engine::clock::ManualClock;
use warta_engine::model::{Offline, Timestamp, View};
use warta_newsroom::SAMPLE_NOW;

use crate::support::{open_at, rows};

/// The migrations in their order.
pub(crate) fn migrations() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Something of each kind, in the columns that every version has.
pub(crate) const ROWS_OF_ALL: &str = "
    INSERT INTO folder (id, name) VALUES (1, 'Dunia');
    INSERT INTO feed (url, kind, title, added, folder_id)
        VALUES ('http://a.example/', 'rss', 'A', 1, 1), ('http://b.example/', 'rss', 'B', 1, 1);
    INSERT INTO article (feed_id, url, title, source, summary, first_seen)
        VALUES (1, 'http://a.example/1', 'Satu', 'A', '', 1), (2, 'http://b.example/2', 'Dua', 'B', '', 2);
    INSERT INTO state (article_id, sort_time, bookmarked, read) VALUES (1, 1, 1, 0), (2, 2, 0, 1);
    INSERT INTO listing (feed_id, article_id, sort_time, read) VALUES (1, 1, 1, 0), (2, 2, 2, 1);
    INSERT INTO tag (name) VALUES ('energi');
    INSERT INTO article_tag (tag_id, article_id, sort_time) VALUES (1, 2, 2);
    INSERT INTO undo (action) VALUES ('{\"kind\":\"mark\",\"read\":true}');
    INSERT INTO undo_article (undo_id, article_id) VALUES (1, 2);";

/// A library as it was after so many migrations, with these rows in it.
pub(crate) fn library_of(version: usize, rows: &str) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.sqlite");
    let db = Connection::open_with_flags(path, rusqlite::OpenFlags::default()).unwrap();
    for file in &migrations()[..version] {
        db.execute_batch(&std::fs::read_to_string(file).unwrap()).unwrap();
    }
    db.execute_batch(rows).unwrap();
    db.execute_batch(&format!("PRAGMA application_id = 0x57415254; PRAGMA user_version = {version};"))
        .unwrap();
    dir
}

async fn open(dir: &TempDir) -> Library {
    let library = open_at(dir.path(), &ManualClock::at(Timestamp(SAMPLE_NOW))).unwrap();
    library.check().await.unwrap();
    library.resume().await.unwrap();
    library.check().await.unwrap();
    library
}

#[tokio::test]
async fn every_version_opens_with_what_was_in_it() {
    let latest = migrations().len();
    for version in 1..latest {
        let dir = library_of(version, ROWS_OF_ALL);
        let library = open(&dir).await;
        let titles: Vec<_> = rows(&library, View::All).await.into_iter().map(|row| row.title).collect();
        assert_eq!(titles, ["Dua", "Satu"], "version {version}");
        assert_eq!(rows(&library, View::Bookmarked).await[0].title, "Satu");
        let overview = library.overview(Timestamp(0)).await.unwrap();
        assert_eq!((overview.folders[0].unread, overview.folders[0].total), (1, 2), "version {version}");
        assert_eq!(overview.tags[0].total, 1);
        assert!(dir.path().join(format!("library.v{version}.sqlite")).exists(), "a copy was kept");
    }
}

#[tokio::test]
async fn what_is_ready_offline_is_told_anew() {
    let before = migrations().iter().position(|file| file.to_string_lossy().contains("0009_")).unwrap();
    let dir = library_of(
        before,
        "INSERT INTO folder (id, name) VALUES (1, 'Dunia');
         INSERT INTO feed (url, kind, title, added, folder_id, open_mode) VALUES
            ('http://a.example/', 'rss', 'A', 1, 1, 'automatic'), ('http://b.example/', 'rss', 'B', 1, 1, 'feed_text');
         INSERT INTO article (feed_id, url, title, source, summary, first_seen, offline, page_tries, thumbnail) VALUES
            (1, 'http://a.example/1', 'page failed', 'A', '', 1, 'complete', NULL, NULL),
            (2, 'http://a.example/2', 'full text turned off', 'A', '', 1, 'pending', 1, NULL),
            (1, 'http://a.example/3', 'of the page, in both', 'A', '', 1, 'complete', NULL, NULL),
            (1, 'http://a.example/4', 'picture of the row failed', 'A', '', 1, 'complete', NULL, 'k1'),
            (1, 'http://a.example/5', 'long', 'A', '', 1, 'complete', NULL, 'k2'),
            (1, 'http://a.example/6', 'waits', 'A', '', 1, 'pending', 2, NULL),
            (1, NULL, 'no page', 'A', '', 1, 'complete', NULL, NULL);
         INSERT INTO state (article_id, sort_time, read) SELECT id, id, id = 5 FROM article;
         INSERT INTO listing (feed_id, article_id, sort_time, read)
            SELECT feed_id, article_id, sort_time, read FROM state JOIN article ON id = article_id
            UNION ALL VALUES (2, 3, 3, 0), (2, 5, 5, 1);
         INSERT INTO content (article_id, html, words, related, removed, from_page, stored)
            SELECT id, x'28b52ffd2000010000', iif(id IN (4, 5), 300, 30), '[]', '[]', id = 3, 1 FROM article;
         INSERT INTO asset (key, url, status) VALUES ('k1', 'http://a.example/k1', 'failed'),
            ('k2', 'http://a.example/k2', 'have');",
    );
    let library = open(&dir).await;
    let told: Vec<_> =
        rows(&library, View::All).await.into_iter().map(|row| (row.title, row.offline)).rev().collect();
    let expected = [
        ("page failed", Offline::PageFailed),
        ("full text turned off", Offline::Complete),
        ("of the page, in both", Offline::Complete),
        ("picture of the row failed", Offline::PictureFailed),
        ("long", Offline::Complete),
        ("waits", Offline::Pending),
        ("no page", Offline::Complete),
    ];
    assert_eq!(told, expected.map(|(title, offline)| (title.to_owned(), offline)));
    let folder = library.overview(Timestamp(0)).await.unwrap().folders.remove(0);
    assert_eq!((folder.unread, folder.total), (6, 7));
}
