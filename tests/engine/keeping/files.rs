//! The kept files: whether they are what they were, small ones for lists, and what all of it takes.

use super::*;

#[tokio::test]
async fn files_that_are_gone_cut_off_swapped_or_empty_are_fetched_again() {
    let shelf = Shelf::open().await;
    shelf.set("a", 1..=6);
    shelf.follow("a").await;
    shelf.refresh().await;
    let library = &shelf.desk.library;
    let files = shelf.files();
    let whole: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    assert_eq!(library.verify_files().await.unwrap(), Verified { whole: 6, ..Verified::default() });
    fs::remove_file(&files[0]).unwrap();
    fs::write(&files[1], &whole[1][..whole[1].len() / 2]).unwrap();
    fs::write(&files[2], &whole[3]).unwrap();
    fs::write(&files[4], "").unwrap();
    let found = library.verify_files().await.unwrap();
    assert_eq!(found, Verified { whole: 2, missing: 1, damaged: 3, unused: 0 });
    let marks = shelf.desk.rows(View::All).await.iter().filter(|row| row.offline == Offline::Pending).count();
    assert_eq!(marks, 4, "the mark says nothing that is not so");
    shelf.refresh().await;
    let again: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    assert!(again == whole, "every file is what it was");
    assert_eq!(library.verify_files().await.unwrap().whole, 6);
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_that_cannot_be_read_just_now_is_not_taken_for_a_damaged_one() {
    let shelf = Shelf::open().await;
    shelf.set("a", 1..=3);
    shelf.follow("a").await;
    shelf.refresh().await;
    let files = shelf.files();
    // Reading a folder fails, and not because it is not there.
    fs::rename(&files[0], files[0].with_extension("aside")).unwrap();
    fs::create_dir(&files[0]).unwrap();
    let library = &shelf.desk.library;
    assert_eq!(library.verify_files().await.unwrap_err().code(), "internal");
    assert!(files.iter().all(|file| file.exists()), "nothing was removed");
    assert!(shelf.desk.rows(View::All).await.iter().all(|row| row.offline == Offline::Complete));
}

#[tokio::test]
async fn a_row_shows_a_small_picture_and_one_whose_file_is_gone_comes_back() {
    let shelf = Shelf::open().await;
    shelf.site.set_picture("/besar.png", 600, 90);
    let text = format!("{}<img src='{}/besar.png' width=600 height=600>", paragraphs(), shelf.url);
    shelf.site.set_feed("/a", &[Entry { url: &format!("{}/1", shelf.url), title: "A", text: &text }]);
    shelf.follow("a").await;
    shelf.refresh().await;
    let library = &shelf.desk.library;
    let key = shelf.desk.rows(View::All).await[0].thumbnail.clone().unwrap();
    let (whole, mime) = library.asset(&key).await.unwrap();
    let (small, small_mime) = library.asset(&format!("{key}/row")).await.unwrap();
    assert_eq!((mime.as_str(), small_mime.as_str()), ("image/png", "image/jpeg"));
    let side = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().width();
    assert_eq!((side(&whole), side(&small)), (600, 152));
    for wrong in ["/huge", "/row/row", "/../row", "/"] {
        assert_eq!(library.asset(&format!("{key}{wrong}")).await.unwrap_err().code(), "not_found");
    }
    // Small ones are a cache: without them nothing is lost, and with them alone a lost picture is not hidden.
    fs::remove_dir_all(shelf.desk.dir.path().join("assets")).unwrap();
    assert_eq!(library.asset(&key).await.unwrap_err().code(), "not_found");
    assert_eq!(shelf.mark("A").await, Offline::Pending);
    shelf.refresh().await;
    assert_eq!(library.asset(&key).await.unwrap(), (whole, mime));
    assert_eq!(shelf.mark("A").await, Offline::Complete);
}

#[tokio::test]
async fn the_numbers_are_those_of_the_disk_and_room_is_given_back() {
    let shelf = Shelf::open().await;
    let text = paragraphs().repeat(4);
    let entries: Vec<(String, String)> =
        (1..=400).map(|number| (format!("{}/{number}", shelf.url), format!("{number}"))).collect();
    let entries: Vec<_> = entries.iter().map(|(url, title)| Entry { url, title, text: &text }).collect();
    shelf.site.set_feed("/a", &entries);
    let feed = shelf.follow("a").await;
    shelf.set("b", 1..=2);
    shelf.follow("b").await;
    shelf.refresh().await;
    let library = &shelf.desk.library;
    library.back_up_daily().await.unwrap();
    let storage = library.storage().await.unwrap();
    assert_eq!(storage.folder, shelf.desk.dir.path().display().to_string());
    assert_eq!(library.overview(Timestamp(0)).await.unwrap().outgrown, None);
    let large =
        "INSERT INTO setting VALUES ('size', '2500000000') ON CONFLICT DO UPDATE SET value = excluded.value";
    database(shelf.desk.dir.path()).execute(large, []).unwrap();
    assert_eq!(library.overview(Timestamp(0)).await.unwrap().outgrown, Some(2_500_000_000));
    let Storage { text, index, revisions, lists, empty, .. } = storage.clone();
    let page: i64 =
        database(shelf.desk.dir.path()).query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let database = u64::try_from(page * 4096).unwrap();
    let counted = text + index + revisions + lists + empty;
    // SQLite's own pages of the list of free ones are in neither.
    assert!(counted.abs_diff(database) < 16 << 10, "{storage:?} of {database}");
    let kept: u64 = shelf.files().iter().map(|file| file.metadata().unwrap().len()).sum();
    assert_eq!((storage.pictures, storage.recordings), (kept, 0));
    assert!(storage.backups > 100_000, "{storage:?}");
    assert_eq!((storage.feeds[0].feed, storage.feeds[0].articles), (feed.id, 400));
    assert_eq!(storage.feeds[1].pictures, kept);

    let keeping = Keeping {
        retention: Retention { count: Some(20), unread_too: true, ..Retention::default() },
        ..Keeping::default()
    };
    library.set_keeping(keeping).await.unwrap();
    let freed = library.free_space().await.unwrap();
    let before = storage;
    let storage = library.storage().await.unwrap();
    assert!(freed > 100_000, "{freed} {before:?} {storage:?}");
    assert_eq!((storage.removed, storage.feeds[0].articles), (0, 20));
    assert!(storage.empty < 64 << 10, "{storage:?}");
    assert_eq!(library.overview(Timestamp(0)).await.unwrap().outgrown, None, "it is limited");
    library.check().await.unwrap();
}
