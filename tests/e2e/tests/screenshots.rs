//! The pictures of the README, taken of the real window. Run by `cargo xtask screenshots`.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use warta_e2e::{Window, row};
use warta_newsroom::{Newsroom, World, flagship};

const FOLDERS: [(&str, &[&str]); 2] = [
    ("Indonesia", &["harian-selatan", "kabar-pagi", "suara-nusantara", "berita-peta"]),
    ("Dunia", &["meridian-report", "northern-wire"]),
];

#[tokio::test]
#[allow(clippy::print_stdout)]
async fn screenshots() {
    let Some(folder) = std::env::var_os("WARTA_SCREENSHOTS").map(PathBuf::from) else {
        println!("skipped: WARTA_SCREENSHOTS names no folder to put them in");
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    let newsroom = Newsroom::start(World::default()).await.unwrap();
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path()).await;
    window.resize(1440, 900).await;
    let take = async |window: &Window, name: &str| {
        // Two frames, so that what was asked for is also painted.
        window.run("return 0").await;
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        save(&folder.join(name), &window.screenshot());
    };

    settings(&window, "light", "en").await;
    take(&window, "welcome.png").await;
    furnish(&window, &newsroom).await;

    settings(&window, "light", "id").await;
    open_first(&window).await;
    take(&window, "light.png").await;
    settings(&window, "dark", "id").await;
    open_first(&window).await;
    take(&window, "dark.png").await;

    settings(&window, "light", "id").await;
    window.type_keys("gb").await;
    window.click(&row(flagship::TITLE)).await;
    window.until("document.querySelector('iframe')?.contentDocument?.images.length > 1").await;
    take(&window, "indonesian.png").await;

    settings(&window, "light", "en").await;
    window.type_keys("a").await;
    let field = window.see("//dialog//input").await;
    field.send_keys(&newsroom.url("/orchard-review/")).await.unwrap();
    window.press_enter().await;
    window.see("//dialog//input[@type='radio'] | //dialog//*[@role='radio']").await;
    take(&window, "add.png").await;

    window.reload().await;
    window.type_keys("?").await;
    window.see("//dialog").await;
    take(&window, "shortcuts.png").await;

    settings(&window, "light", "en").await;
    open_first(&window).await;
    take(&window, "english.png").await;

    settings(&window, "dark", "id").await;
    window.resize(440, 860).await;
    window.reload().await;
    take(&window, "narrow.png").await;
    window.close().await;
}

async fn settings(window: &Window, theme: &str, language: &str) {
    let settings = json!({ "theme": theme, "language": language, "density": "comfortable" });
    window.call("set_settings", settings).await;
    window.reload().await;
}

/// A library as somebody would have it after a while.
async fn furnish(window: &Window, newsroom: &Newsroom) {
    let outlines: String = FOLDERS
        .iter()
        .map(|(name, slugs)| {
            let feeds: String = slugs
                .iter()
                .map(|slug| format!("<outline type='rss' xmlUrl='{}'/>", newsroom.feed_url(slug)))
                .collect();
            format!("<outline text='{name}'>{feeds}</outline>")
        })
        .collect();
    let document = format!("<opml version='2.0'><body>{outlines}</body></opml>");
    let report = window.call("import_opml", json!({ "document": document, "own_network": true })).await;
    assert_eq!(report["added"], 6, "{report}");
    let incomplete = async || {
        let rows = rows(window).await;
        rows.len() < 72 || rows.iter().any(|row| row["offline"] == "pending")
    };
    while incomplete().await {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    let rows = rows(window).await;
    let ids = |wanted: &dyn Fn(usize, &Value) -> bool| -> Vec<Value> {
        rows.iter()
            .enumerate()
            .filter(|(at, row)| wanted(*at, row))
            .map(|(_, row)| row["id"].clone())
            .collect()
    };
    let read = ids(&|at, _| at % 4 == 3 || at > 30);
    window.call("mark", json!({ "ids": read, "read": true })).await;
    let bookmarked = ids(&|at, row| at % 9 == 3 || row["title"] == flagship::TITLE);
    window.call("bookmark", json!({ "ids": bookmarked, "bookmarked": true })).await;
    for (name, every) in [("energi", 7), ("timur-tengah", 40), ("baca akhir pekan", 13)] {
        let tagged =
            ids(&|at, row| at % every == every - 1 || (every == 40 && row["title"] == flagship::TITLE));
        window.call("tag_articles", json!({ "ids": tagged, "name": name })).await;
    }
}

async fn rows(window: &Window) -> Vec<Value> {
    let request = json!({
        "view": { "kind": "all" }, "order": "newest_first", "unread_only": false, "after": null, "limit": 200
    });
    window.call("list_articles", request).await["rows"].as_array().cloned().unwrap_or_default()
}

async fn open_first(window: &Window) {
    window.type_keys("ga").await;
    window.see("//*[@role='option']//*[contains(@class, 'title')]").await;
    window.type_keys("jj").await;
    window.until("document.querySelector('iframe')?.contentDocument?.body.innerText.length > 200").await;
}

fn save(path: &Path, png: &[u8]) {
    std::fs::write(path, png).unwrap();
}
