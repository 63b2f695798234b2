//! A library moves to another folder with everything in it, or stays where it is.

use std::fs;
use std::path::Path;

use warta_engine::Library;
use warta_engine::clock::{Clock, ManualClock};
use warta_engine::error::Error;
use warta_engine::event::Task;
use warta_engine::library::Scope;
use warta_engine::model::{Timestamp, View};
use warta_newsroom::{Newsroom, SAMPLE_NOW, World};

use crate::support::{Desk, database, open_at, options, rows};

async fn filled() -> Desk {
    let desk = Desk::open_in(World::default()).await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
    let first = desk.rows(View::All).await[0].id;
    desk.library.bookmark(vec![first], true).await.unwrap();
    desk.library.back_up_daily().await.unwrap();
    desk
}

/// Every table of a library, as text.
fn tables(dir: &Path) -> Vec<String> {
    let db = database(dir);
    let tables =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name";
    let mut names = db.prepare(tables).unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let table = |name: &String| {
        let mut rows = db.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns = rows.column_count();
        let text = |row: &rusqlite::Row<'_>| {
            (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect::<Vec<_>>().join("|")
        };
        let rows: Vec<String> =
            rows.query_map([], |row| Ok(text(row))).unwrap().map(Result::unwrap).collect();
        format!("{name}:{}", rows.join("\n"))
    };
    names.iter().map(table).collect()
}

#[tokio::test]
async fn everything_moves_and_the_old_folder_leads_there_until_it_is_removed() {
    let desk = filled().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let new = elsewhere.path().join("Berita");
    let Desk { library, clock, dir, newsroom } = desk;
    let pictures: Vec<String> =
        rows(&library, View::All).await.into_iter().filter_map(|row| row.thumbnail).collect();
    library.prepare_to_move(&new).await.unwrap();
    // What is done before it is opened the next time goes along.
    let second = rows(&library, View::All).await[1].id;
    library.bookmark(vec![second], true).await.unwrap();
    drop(library);
    let before = tables(dir.path());

    let moved = open_at(dir.path(), &clock).unwrap();
    assert_eq!(moved.dir(), new);
    assert_eq!(tables(&new), before);
    assert_eq!(rows(&moved, View::Bookmarked).await.len(), 2);
    for key in &pictures {
        moved.asset(key).await.unwrap();
    }
    assert_eq!(moved.backups().unwrap().len(), 1);
    moved.check().await.unwrap();
    newsroom.publish("kabar-pagi", 2);
    moved.refresh(Scope::Now).await.unwrap();

    let old = moved.overview(Timestamp(0)).await.unwrap().left_behind;
    assert_eq!(old.as_deref(), dir.path().to_str());
    fs::write(dir.path().join("catatan.txt"), "milik orang").unwrap();
    moved.remove_left_behind().await.unwrap();
    let mut left: Vec<_> =
        fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["catatan.txt", "library.lock", "moved-to"], "what is not Warta's stays");
    assert_eq!(moved.overview(Timestamp(0)).await.unwrap().left_behind, None);
    assert_eq!(moved.remove_left_behind().await.unwrap_err().code(), "not_found");
    drop(moved);

    // Back to where it was, once that is empty.
    assert_eq!(Library::move_to(dir.path(), dir.path()).unwrap_err().code(), "folder_not_empty");
    fs::remove_file(dir.path().join("catatan.txt")).unwrap();
    Library::move_to(&new, dir.path()).unwrap();
    for start in [dir.path(), &new] {
        let back = open_at(start, &clock).unwrap();
        assert_eq!(back.dir(), dir.path());
        assert_eq!(rows(&back, View::Bookmarked).await.len(), 2);
    }
}

#[tokio::test]
async fn a_move_that_fails_leaves_the_library_where_it_is() {
    let desk = filled().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let code = async |to: &Path| desk.library.prepare_to_move(to).await.unwrap_err().code().to_owned();
    fs::write(elsewhere.path().join("x"), "").unwrap();
    assert_eq!(code(elsewhere.path()).await, "folder_not_empty");
    assert_eq!(code(&desk.dir.path().join("sub")).await, "folder_not_empty");
    assert_eq!(code(desk.dir.path()).await, "folder_not_empty");

    // Cancelled in the middle, it has not begun.
    let new = elsewhere.path().join("baru");
    let mut events = desk.library.events();
    let moving = desk.library.prepare_to_move(&new);
    let cancelling = async {
        events.recv().await.unwrap();
        desk.library.cancel(Task::Move);
    };
    let (moved, ()) = tokio::join!(moving, cancelling);
    assert!(matches!(moved, Err(Error::Cancelled)), "{moved:?}");
    assert_eq!(fs::read_dir(&new).unwrap().count(), 0, "nothing of it stays there");

    // The folder is gone, or no longer empty, when it comes to it.
    fs::remove_dir_all(&new).unwrap();
    desk.library.prepare_to_move(&new).await.unwrap();
    fs::remove_dir_all(&new).unwrap();
    fs::write(&new, "a file").unwrap();
    let desk = desk.restart().await;
    assert_eq!(desk.library.dir(), desk.dir.path());
    assert_eq!(desk.rows(View::Bookmarked).await.len(), 1);
    let desk = desk.restart().await;
    assert_eq!(desk.library.dir(), desk.dir.path(), "nor is it tried again");
}

#[tokio::test]
async fn a_folder_that_is_used_by_then_is_left_alone_and_nobody_elses_library_is_removed() {
    let desk = filled().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let new = elsewhere.path().join("baru");
    desk.library.prepare_to_move(&new).await.unwrap();
    // Before it comes to it, somebody makes a library there.
    let other = open_at(&new, &desk.clock).unwrap();
    other.subscribe(&desk.newsroom.feed_url("northern-wire"), None).await.unwrap();
    let theirs = rows(&other, View::All).await;
    drop(other);
    let desk = desk.restart().await;
    assert_eq!(desk.library.dir(), desk.dir.path());
    let other = open_at(&new, &desk.clock).unwrap();
    assert_eq!(rows(&other, View::All).await, theirs);
    drop(other);

    // A folder that does not lead here was not left by this library, whatever a file says.
    fs::write(desk.dir.path().join("moved-from"), new.to_str().unwrap()).unwrap();
    assert_eq!(desk.library.remove_left_behind().await.unwrap_err().code(), "not_found");
    assert!(new.join("library.sqlite").exists());
    // Nor does one that asks to be moved there without having prepared it.
    fs::write(desk.dir.path().join("moving-to"), new.to_str().unwrap()).unwrap();
    let desk = desk.restart().await;
    assert_eq!(desk.library.dir(), desk.dir.path());
    assert_eq!(rows(&open_at(&new, &desk.clock).unwrap(), View::All).await, theirs);
}

#[tokio::test]
async fn what_was_put_aside_goes_along_and_a_move_that_was_cut_off_can_be_made_again() {
    let desk = filled().await;
    let aside = desk.dir.path().join("backups/before-restoring-2022-11-09T120100Z.sqlite");
    fs::write(&aside, "yang dulu").unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let new = elsewhere.path().join("baru");
    // As a program leaves it that is killed while it copies.
    fs::create_dir_all(new.join("assets/ab")).unwrap();
    fs::write(new.join("moving-from"), desk.dir.path().to_str().unwrap()).unwrap();
    desk.library.prepare_to_move(&new).await.unwrap();
    let Desk { library, clock, dir, .. } = desk;
    drop(library);
    let moved = open_at(dir.path(), &clock).unwrap();
    assert_eq!(moved.dir(), new);
    moved.remove_left_behind().await.unwrap();
    assert_eq!(
        fs::read_to_string(new.join("backups").join(aside.file_name().unwrap())).unwrap(),
        "yang dulu"
    );
}

#[tokio::test]
async fn a_disk_that_is_not_there_is_told_of_and_no_empty_library_takes_its_place() {
    let desk = filled().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let new = elsewhere.path().join("baru");
    desk.library.prepare_to_move(&new).await.unwrap();
    let Desk { library, clock, dir, .. } = desk;
    drop(library);
    drop(open_at(dir.path(), &clock).unwrap());
    let away = elsewhere.path().join("away");
    fs::rename(&new, &away).unwrap();
    let refused = open_at(dir.path(), &clock).err().unwrap();
    assert_eq!(refused.code(), "library_moved_away");
    assert_eq!(refused.args(), [new.to_str().unwrap()]);
    fs::rename(&away, &new).unwrap();
    assert_eq!(rows(&open_at(dir.path(), &clock).unwrap(), View::Bookmarked).await.len(), 1);
}

/// Set in the process that is to be killed: the folder of its library.
const VICTIM: &str = "WARTA_TEST_MOVING";

#[test]
fn victim() {
    let Ok(dir) = std::env::var(VICTIM) else { return };
    drop(Library::open(options(Path::new(&dir), &ManualClock::at(Timestamp(SAMPLE_NOW)))));
}

#[tokio::test]
async fn killed_while_it_moves_it_is_in_the_one_place_or_the_other() {
    let newsroom = Newsroom::start(World::default().with_articles(40)).await.unwrap();
    let clock = ManualClock::at(Timestamp(SAMPLE_NOW));
    let (mut stayed, mut went) = (0, 0);
    for round in 0..10_u64 {
        let (dir, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let new = elsewhere.path().join("baru");
        let library = open_at(dir.path(), &clock).unwrap();
        library.subscribe(&newsroom.feed_url("kabar-pagi"), None).await.unwrap();
        let count = rows(&library, View::All).await.len();
        library.prepare_to_move(&new).await.unwrap();
        drop(library);
        let mut victim = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["moving::victim", "--exact"])
            .env(VICTIM, dir.path())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(8 * round)).await;
        victim.kill().unwrap();
        victim.wait().unwrap();
        let went_at_once = dir.path().join("moved-to").exists();
        (stayed, went) = if went_at_once { (stayed, went + 1) } else { (stayed + 1, went) };
        let library = open_at(dir.path(), &clock).unwrap();
        assert_eq!(library.dir(), new, "round {round}: what was begun is done");
        library.check().await.unwrap();
        assert_eq!(rows(&library, View::All).await.len(), count, "round {round}");
        assert_eq!(clock.now(), Timestamp(SAMPLE_NOW));
    }
    println!("killed before it had moved {stayed} times, and after {went}");
}
