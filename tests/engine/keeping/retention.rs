//! Articles that go with time: only those that may, never back by themselves, and all of them when they are wanted back.

#![allow(clippy::print_stdout)] // how often it was killed at what it was doing

use super::*;

fn after(days: u32) -> Keeping {
    Keeping { retention: Retention { days: Some(days), ..Retention::default() }, most_mb: None }
}

#[tokio::test]
async fn what_was_read_goes_when_its_time_has_come_and_nothing_else() {
    let shelf = Shelf::open().await;
    let feed = shelf.days("a", 9).await;
    let library = shelf.desk.library.clone();
    shelf.read(&["a 1", "a 2", "a 3", "a 4", "a 8"]).await;
    library.bookmark(vec![shelf.id("a 2").await], true).await.unwrap();
    library.tag(vec![shelf.id("a 3").await], "simpan").await.unwrap();
    library.save_url(&format!("{}/a/5", shelf.url)).await.unwrap_err();
    let before = shelf.state();

    // Nothing goes before somebody has chosen that it does.
    shelf.desk.advance(DAY);
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await.len(), 9);

    let preview = library.preview_keeping(after(4), None).await.unwrap();
    assert_eq!((preview.articles, preview.feeds.clone()), (2, vec![(feed.id, 2)]));
    assert!(preview.bytes > 100, "{preview:?}");
    assert_eq!(shelf.state(), before, "looking changes nothing");
    let (gone, undo) = library.set_keeping(after(4)).await.unwrap();
    assert_eq!(gone, preview);
    let left = shelf.titles(View::All).await;
    assert!(!left.contains(&"a 1".into()) && !left.contains(&"a 4".into()), "{left:?}");
    assert_eq!(left.len(), 7);

    // Its feed still lists it, and brings it back no more.
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await, left);

    // Whoever takes it back has everything as it was, the choice too, also after a restart.
    drop(library);
    let shelf = shelf.restart().await;
    shelf.desk.library.undo(undo.unwrap()).await.unwrap();
    assert_eq!(shelf.state(), before);
    assert_eq!(shelf.desk.library.keeping().await.unwrap(), Keeping::default());
    shelf.desk.advance(DAY);
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await.len(), 9);
}

#[tokio::test]
async fn what_went_with_time_and_was_brought_back_stays() {
    let shelf = Shelf::open().await;
    shelf.days("a", 3).await;
    shelf.read(&["a 1", "a 2"]).await;
    let library = &shelf.desk.library;
    let (gone, undo) = library.set_keeping(after(7)).await.unwrap();
    assert_eq!((gone, undo), (LetGo::default(), None));
    // Days later it goes by itself, once a day.
    shelf.desk.advance(7 * DAY);
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await, ["a 3"]);
    let undo: i64 =
        database(shelf.desk.dir.path()).query_row("SELECT max(id) FROM undo", [], |row| row.get(0)).unwrap();
    library.undo(warta_engine::model::UndoId(undo)).await.unwrap();
    shelf.desk.advance(2 * DAY);
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await.len(), 3, "what was brought back does not go again");
}

#[tokio::test]
async fn after_a_week_it_is_gone_for_good_with_its_pictures_and_never_comes_back() {
    let shelf = Shelf::open().await;
    shelf.days("a", 4).await;
    shelf.read(&["a 1", "a 2"]).await;
    let keeping =
        Keeping { retention: Retention { count: Some(2), ..Retention::default() }, ..Keeping::default() };
    assert_eq!(shelf.files().len(), 4);
    let (_, undo) = shelf.desk.library.set_keeping(keeping).await.unwrap();
    assert_eq!(shelf.desk.library.storage().await.unwrap().removed, 2);
    shelf.desk.advance(8 * DAY);
    shelf.refresh().await;
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await, ["a 4", "a 3"]);
    assert_eq!(shelf.files().len(), 2);
    let storage = shelf.desk.library.storage().await.unwrap();
    assert_eq!((storage.removed, storage.feeds[0].articles), (0, 2));
    assert_eq!(shelf.desk.library.undo(undo.unwrap()).await.unwrap_err().code(), "not_found");
}

#[tokio::test]
async fn each_feed_has_its_own_way_and_the_longest_counts() {
    let shelf = Shelf::open().await;
    let a = shelf.days("a", 4).await;
    // The same articles in another feed of the paper.
    let entries: Vec<(String, String)> =
        (1..=2).map(|number| (format!("{}/a/{number}", shelf.url), format!("a {number}"))).collect();
    let text = paragraphs();
    let entries: Vec<_> = entries.iter().map(|(url, title)| Entry { url, title, text: &text }).collect();
    shelf.site.set_feed("/b", &entries);
    let b = shelf.follow("b").await;
    let library = &shelf.desk.library;
    let own = |retention: Option<Retention>| FeedSettings { retention, ..FeedSettings::default() };
    let newest = |count| Retention { count: Some(count), unread_too: true, ..Retention::default() };
    let preview = async |feed: &Feed, retention| {
        library.preview_keeping(Keeping::default(), Some((feed.id, Some(retention)))).await.unwrap().articles
    };
    // Two of the four are listed by the other feed too, which keeps them.
    assert_eq!(preview(&a, newest(0)).await, 2);
    library.set_feed_settings(a.id, own(Some(newest(0)))).await.unwrap();
    assert_eq!(library.feed_health(a.id).await.unwrap().settings.retention, Some(newest(0)));
    shelf.desk.advance(2 * DAY);
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await, ["a 2", "a 1"]);
    library.set_feed_settings(b.id, own(Some(newest(1)))).await.unwrap();
    shelf.desk.advance(2 * DAY);
    shelf.refresh().await;
    assert_eq!(shelf.titles(View::All).await.len(), 1);
    // A feed that keeps everything does so whatever is chosen for the others.
    library.set_feed_settings(b.id, own(Some(Retention::default()))).await.unwrap();
    library.set_keeping(Keeping { retention: newest(0), ..Keeping::default() }).await.unwrap();
    assert_eq!(shelf.titles(View::All).await.len(), 1);
}

/// Set in the process that is to be killed: the folder of its library.
const VICTIM: &str = "WARTA_TEST_LETTING_GO";

fn nearly_nothing() -> Keeping {
    let retention = Retention { count: Some(1), unread_too: true, ..Retention::default() };
    Keeping { retention, ..Keeping::default() }
}

#[test]
fn victim() {
    let Ok(dir) = std::env::var(VICTIM) else { return };
    let clock = ManualClock::at(Timestamp(SAMPLE_NOW));
    let library = open_at(Path::new(&dir), &clock).unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(library.set_keeping(nearly_nothing())).unwrap();
}

#[tokio::test]
async fn killed_while_articles_go_all_of_them_can_be_brought_back() {
    let shelf = Shelf::open().await;
    let urls: Vec<(String, String)> =
        (0..4_000).map(|number| (format!("{}/{number}", shelf.url), format!("a {number}"))).collect();
    let entries: Vec<_> = urls.iter().map(|(url, title)| Entry { url, title, text: "kapal" }).collect();
    shelf.site.set_feed("/a", &entries);
    shelf.follow("a").await;
    let first = shelf.desk.rows(View::All).await[0].id;
    shelf.desk.library.bookmark(vec![first], true).await.unwrap();
    let Desk { library, clock, dir, .. } = shelf.desk;
    let before = library.overview(Timestamp(0)).await.unwrap().counts;
    drop(library);
    let mut halfway = 0;
    for round in 0..6 {
        let mut victim = Command::new(std::env::current_exe().unwrap())
            .args(["keeping::retention::victim", "--exact"])
            .env(VICTIM, dir.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // It dies when so many have gone, or, should it be too quick for that, when all have.
        let gone = || {
            let count = "SELECT count(*) FROM state WHERE deleted > 0";
            database(dir.path()).query_row(count, [], |row| row.get::<_, u32>(0)).unwrap_or(0)
        };
        while victim.try_wait().unwrap().is_none() && gone() < 1 + 600 * round {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        victim.kill().unwrap();
        victim.wait().unwrap();

        let library = open_at(dir.path(), &clock).unwrap();
        library.check().await.unwrap();
        let counts = library.overview(Timestamp(0)).await.unwrap().counts;
        assert_eq!(counts.bookmarked, 1, "round {round}");
        halfway += u32::from((3..before.all).contains(&counts.all));
        // What was begun is done the next time; every part of it can be taken back.
        library.set_keeping(nearly_nothing()).await.unwrap();
        assert_eq!(library.overview(Timestamp(0)).await.unwrap().counts.all, 1, "round {round}");
        library.set_keeping(Keeping::default()).await.unwrap();
        let undos: Vec<i64> = {
            let db = database(dir.path());
            let mut statement = db.prepare("SELECT id FROM undo WHERE kind = 'let_go'").unwrap();
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
        };
        for undo in undos {
            // One that was killed before anything went has nothing to bring back.
            let _ = library.undo(UndoId(undo)).await;
        }
        database(dir.path()).execute("UPDATE state SET exempt = 0", []).unwrap();
        assert_eq!(library.overview(Timestamp(0)).await.unwrap().counts, before, "round {round}");
        library.check().await.unwrap();
    }
    println!("killed {halfway} times of 6 while they went");
}
