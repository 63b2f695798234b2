//! What nobody names any more goes off the disk, and nobody fills it.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use rusqlite::OpenFlags;
use warta_engine::clock::Clock;
use warta_engine::library::Scope;
use warta_engine::model::View;

use crate::site::{Entry, Site, paragraphs};
use crate::support::Desk;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Every file that is kept.
fn files(desk: &Desk) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![desk.dir.path().join("assets")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// As if the file had been there for so long.
fn set_age(desk: &Desk, path: &Path, age: Duration) {
    let now = UNIX_EPOCH + Duration::from_millis(u64::try_from(desk.clock.now().0).unwrap());
    File::options().write(true).open(path).unwrap().set_modified(now - age).unwrap();
}

fn leave(desk: &Desk, name: &str) -> PathBuf {
    let path = desk.dir.path().join("assets").join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, "x").unwrap();
    path
}

async fn refresh(desk: &Desk) {
    desk.advance(8 * DAY);
    desk.library.refresh(Scope::Now).await.unwrap();
}

#[tokio::test]
async fn pictures_that_an_edit_took_out_go_and_so_does_what_a_crash_left() {
    let desk = Desk::open().await;
    let (site, url) = Site::start().await;
    let text = |picture: &str| format!("{}<img src='{url}/{picture}' width=600 height=400>", paragraphs());
    for (shade, picture) in [(10, "a.png"), (20, "b.png")] {
        site.set_picture(&format!("/{picture}"), 40, shade);
    }
    site.set_feed("/feed", &[Entry { url: &format!("{url}/1"), title: "A", text: &text("a.png") }]);
    desk.library.subscribe(&format!("{url}/feed"), None).await.unwrap();
    refresh(&desk).await;
    let first = files(&desk);
    assert_eq!(first.len(), 1, "{first:?}");

    site.set_feed("/feed", &[Entry { url: &format!("{url}/1"), title: "A", text: &text("b.png") }]);
    refresh(&desk).await;
    let second = files(&desk);
    assert!(second.len() == 1 && second != first, "{second:?}");

    let hash = "0123456789abcdef".repeat(4);
    let stray = leave(&desk, &format!("01/{}", &hash[2..]));
    let sound = leave(&desk, &format!("media/{hash}.mp3"));
    let unfinished = [leave(&desk, "ab/cdef.part-ThreadId(3)"), leave(&desk, "media/77-1.part")];
    let young = leave(&desk, &format!("02/{}", &hash[2..]));
    for old in [&stray, &sound, &unfinished[0], &unfinished[1], &second[0]] {
        set_age(&desk, old, 11 * DAY);
    }
    desk.advance(8 * DAY);
    set_age(&desk, &young, DAY / 2);
    desk.library.refresh(Scope::Now).await.unwrap();
    let mut expected = vec![second[0].clone(), young];
    expected.sort();
    assert_eq!(files(&desk), expected);
    desk.library.check().await.unwrap();
}

#[tokio::test]
async fn no_article_and_no_feed_brings_pictures_without_end() {
    let desk = Desk::open().await;
    let (site, url) = Site::start().await;
    let pictures = |feed: &str, count: usize| {
        let pictures = (0..count).map(|number| {
            let path = format!("/{feed}{number}.png");
            site.set_picture(&path, 8, u8::try_from(number % 250).unwrap());
            format!("<img src='{url}{path}' width=600 height=400>")
        });
        pictures.collect::<String>()
    };
    let greedy: Vec<String> = (0..4).map(|number| pictures(&format!("rakus{number}-"), 150)).collect();
    let entries: Vec<_> = greedy
        .iter()
        .zip(["1", "2", "3", "4"])
        .map(|(text, title)| Entry { url: &*format!("{url}/{title}").leak(), title, text })
        .collect();
    site.set_feed("/rakus", &entries);
    let modest = pictures("biasa", 2);
    site.set_feed("/biasa", &[Entry { url: &format!("{url}/5"), title: "B", text: &modest }]);
    let greedy = desk.library.subscribe(&format!("{url}/rakus"), None).await.unwrap();
    desk.library.subscribe(&format!("{url}/biasa"), None).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();

    let db =
        rusqlite::Connection::open_with_flags(desk.dir.path().join("library.sqlite"), OpenFlags::default())
            .unwrap();
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(
        count("SELECT max(n) FROM (SELECT count(*) AS n FROM article_asset GROUP BY article_id)"),
        120
    );
    let had = "SELECT count(DISTINCT key) FROM article_asset JOIN asset USING (key) JOIN article ON article.id = article_id
        WHERE status = 'have' AND feed_id";
    assert_eq!(count(&format!("{had} = {}", greedy.id.0)), 200);
    assert_eq!(count(&format!("{had} <> {}", greedy.id.0)), 2, "nobody waits for the greedy");
}

#[tokio::test]
async fn a_picture_that_unpacks_to_more_than_a_screen_is_in_no_row() {
    let desk = Desk::open().await;
    let (site, url) = Site::start().await;
    site.set_picture("/besar.png", 6_300, 0);
    let text = format!("{}<img src='{url}/besar.png' width=600 height=400>", paragraphs());
    site.set_feed("/feed", &[Entry { url: &format!("{url}/1"), title: "A", text: &text }]);
    desk.library.subscribe(&format!("{url}/feed"), None).await.unwrap();
    assert!(desk.rows(View::All).await[0].thumbnail.is_some());
    desk.library.refresh(Scope::Now).await.unwrap();
    let row = desk.rows(View::All).await.remove(0);
    assert_eq!(row.thumbnail, None);
    let html = desk.library.article(row.id).await.unwrap().html;
    assert!(html.contains("<img "), "it is in the article");
    // Nor in the row of an article that shows it later, or is edited.
    let second = Entry { url: &format!("{url}/2"), title: "B", text: &text };
    let first = Entry { url: &format!("{url}/1"), title: "A, diubah", text: &text };
    site.set_feed("/feed", &[first, second]);
    desk.advance(DAY);
    desk.library.refresh(Scope::Now).await.unwrap();
    let rows = desk.rows(View::All).await;
    assert_eq!(rows.iter().filter(|row| row.thumbnail.is_none()).count(), 2, "{rows:#?}");
}
