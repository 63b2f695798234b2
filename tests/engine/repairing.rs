//! A damaged library is made whole again as far as it can be read, and the damaged one is kept.

use std::path::Path;
use std::sync::Arc;

use warta_engine::Library;
use warta_engine::clock::ManualClock;
use warta_engine::library::{Repaired, Scope};
use warta_engine::model::{Timestamp, View};

use crate::support::{Desk, database, open_at, rows};

const PAGE: usize = 4096;
const NOW: Timestamp = Timestamp(0);

#[tokio::test(flavor = "multi_thread")]
async fn damage_that_shows_while_it_is_open_is_told_of_and_repaired_at_the_next_start() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    desk.library.back_up_daily().await.unwrap();
    assert!(!desk.library.overview(NOW).await.unwrap().damaged);
    // As a disk that lies would leave it.
    database(desk.dir.path()).execute("UPDATE tally SET total = total + 1", []).unwrap();
    desk.advance(std::time::Duration::from_secs(24 * 60 * 60));
    assert_eq!(desk.library.back_up_daily().await.unwrap_err().code(), "library_damaged");
    assert!(desk.library.overview(NOW).await.unwrap().damaged);
    desk.library.repair_at_start().unwrap();
    let desk = desk.restart().await;
    desk.library.check().await.unwrap();
    assert!(!desk.library.overview(NOW).await.unwrap().damaged);
    assert_eq!(desk.rows(View::All).await.len(), 12);
    // Once, and no more.
    let aside = || std::fs::read_dir(desk.dir.path().join("backups")).unwrap().count();
    assert_eq!(aside(), 2);
    let desk = desk.restart().await;
    assert_eq!(std::fs::read_dir(desk.dir.path().join("backups")).unwrap().count(), 2);
}

/// A closed library of a hundred articles, some of which are read, bookmarked and tagged.
async fn library() -> (tempfile::TempDir, Arc<ManualClock>) {
    let desk = Desk::open_in(warta_newsroom::World::default().with_articles(50)).await;
    for publisher in ["kabar-pagi", "meridian-report"] {
        desk.library.subscribe(&desk.newsroom.feed_url(publisher), None).await.unwrap();
    }
    desk.library.refresh(Scope::Now).await.unwrap();
    let ids: Vec<_> = desk.rows(View::All).await.iter().map(|row| row.id).collect();
    desk.library.mark(ids[..30].to_vec(), true).await.unwrap();
    desk.library.bookmark(ids[10..20].to_vec(), true).await.unwrap();
    desk.library.tag(ids[40..50].to_vec(), "banjir").await.unwrap();
    desk.library.delete_articles(vec![ids[60]]).await.unwrap();
    let Desk { library, dir, clock, .. } = desk;
    drop(library);
    (dir, clock)
}

fn copy(of: &Path) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::copy(of.join("library.sqlite"), dir.path().join("library.sqlite")).unwrap();
    dir
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_counted_wrong_is_counted_again() {
    let (dir, clock) = library().await;
    assert_eq!(Library::repair(dir.path(), NOW).unwrap(), Repaired::Whole);
    for wrong in [
        "UPDATE tally SET total = total + 1, bookmarked = 0",
        "UPDATE feed_count SET unread = unread + 1; DELETE FROM feed_count WHERE feed_id = 1",
        "UPDATE tag SET total = 99",
        "UPDATE listing SET read = 1 - read",
        "UPDATE article SET pictures = 'failed'",
        "DELETE FROM state WHERE article_id IN (SELECT article_id FROM state WHERE read = 1 AND bookmarked = 0 LIMIT 3)",
        "DELETE FROM tally",
    ] {
        let damaged = copy(dir.path());
        let connection = database(damaged.path());
        connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
        connection.execute_batch(wrong).unwrap();
        drop(connection);
        assert_eq!(Library::repair(damaged.path(), NOW).unwrap(), Repaired::Counted, "{wrong}");
        let library = open_at(damaged.path(), &clock).unwrap();
        library.check().await.unwrap();
        let kept = [View::All, View::Unread, View::Bookmarked];
        let whole = open_at(dir.path(), &clock).unwrap();
        for view in kept {
            assert_eq!(rows(&library, view.clone()).await.len(), rows(&whole, view).await.len(), "{wrong}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_be_read_of_a_damaged_library_is_kept() {
    let (dir, clock) = library().await;
    let whole = std::fs::read(dir.path().join("library.sqlite")).unwrap();
    let all = rows(&open_at(dir.path(), &clock).unwrap(), View::All).await.len();
    let pages = whole.len() / PAGE;
    let (mut salvaged, mut refused, mut kept, mut tried) = (0, 0, 0, 0);
    // Every page but the first, which has the schema, each overwritten in another way.
    for page in (1..pages).step_by((pages / 30).max(1)) {
        let damaged = copy(dir.path());
        let path = damaged.path().join("library.sqlite");
        let mut bytes = whole.clone();
        let fill = [0, 0xff, 0x2a][page % 3];
        bytes[page * PAGE..(page + 1) * PAGE].fill(fill);
        std::fs::write(&path, &bytes).unwrap();
        tried += 1;
        match Library::repair(damaged.path(), NOW) {
            Ok(Repaired::Salvaged { damaged: before, .. }) => {
                salvaged += 1;
                assert!(std::fs::read(before).unwrap() == bytes, "the damaged one is kept as it was");
            }
            Ok(Repaired::Restored { .. }) => panic!("there is no copy"),
            // A page that nothing uses, and one of counts.
            Ok(Repaired::Whole | Repaired::Counted) => {}
            Err(error) => {
                assert_eq!(error.code(), "library_damaged", "{page}: {error}");
                assert!(std::fs::read(&path).unwrap() == bytes);
                refused += 1;
                continue;
            }
        }
        let library = open_at(damaged.path(), &clock).unwrap();
        library.check().await.unwrap();
        library.mend_search().await.unwrap();
        kept += rows(&library, View::All).await.len();
    }
    let share = kept as f64 / (all * (tried - refused)) as f64;
    println!("{tried} pages: {salvaged} salvaged, {refused} refused, {share:.3} of all articles kept");
    assert!(salvaged > tried / 2, "{salvaged} of {tried}");
    // The schema goes on over some pages; whoever lost one of them has a backup.
    assert!(refused * 5 < tried, "{refused} of {tried}");
    assert!(share > 0.9, "{share}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_at_all_is_left_as_it_is() {
    let (dir, _) = library().await;
    let whole = std::fs::read(dir.path().join("library.sqlite")).unwrap();
    let half = whole[..whole.len() / 2].to_vec();
    let mut headless = whole.clone();
    headless[..100].fill(0);
    let mut other = whole.clone();
    other[68..72].fill(0);
    for (what, bytes) in
        [("no SQLite", b"not a database".repeat(500)), ("no header", headless), ("another program's", other)]
    {
        let damaged = copy(dir.path());
        let path = damaged.path().join("library.sqlite");
        std::fs::write(&path, &bytes).unwrap();
        assert_eq!(Library::repair(damaged.path(), NOW).unwrap_err().code(), "library_damaged", "{what}");
        assert!(std::fs::read(&path).unwrap() == bytes, "{what}");
    }
    let damaged = copy(dir.path());
    std::fs::write(damaged.path().join("library.sqlite"), half).unwrap();
    // Half of it may be read, or not; it is not made worse.
    match Library::repair(damaged.path(), NOW) {
        Ok(repaired) => assert!(matches!(repaired, Repaired::Salvaged { .. }), "{repaired:?}"),
        Err(error) => assert_eq!(error.code(), "library_damaged"),
    }
    assert_eq!(open_at(dir.path(), &ManualClock::at(Timestamp(0))).err().map(|error| error.code()), None);
}
