//! Without the network, in the real window: every article that is marked as ready opens with all its pictures, and
//! nobody even tries to ask for anything.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use warta_e2e::Window;
use warta_newsroom::{Newsroom, World};

const FEEDS: [&str; 3] = ["kabar-pagi", "suara-nusantara", "meridian-report"];

/// Whether the frame shows the article of this headline, with every picture that it has.
fn shown(title: &str) -> String {
    let title = serde_json::to_string(title).unwrap();
    format!(
        "(() => {{
            const page = document.querySelector('iframe')?.contentDocument;
            const heading = page?.querySelector('h1') ?? document.querySelector('article h1, main h1');
            return heading?.textContent.trim() === {title} && page.body.textContent.length > 200
                && [...page.images].every((picture) => (picture.loading = 'eager') && picture.complete && picture.naturalWidth > 1);
        }})()"
    )
}

async fn rows(window: &Window) -> Vec<Value> {
    let request = json!({ "view": { "kind": "all" }, "order": "newest_first", "unread_only": false, "after": null,
        "limit": 500 });
    window.call("list_articles", request).await["rows"].as_array().unwrap().clone()
}

/// Counts who asks where the newsroom was.
fn listen_at(port: u16) -> Arc<AtomicUsize> {
    let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
    let asked = Arc::<AtomicUsize>::default();
    let count = asked.clone();
    std::thread::spawn(move || {
        for _ in listener.incoming() {
            count.fetch_add(1, Ordering::SeqCst);
        }
    });
    asked
}

#[tokio::test]
async fn what_is_marked_as_ready_opens_whole_and_nothing_is_asked_for() {
    let newsroom = Newsroom::start(World::default()).await.unwrap();
    let port = newsroom.port();
    let home = tempfile::tempdir().unwrap();
    let window = Window::open(home.path()).await;
    for feed in FEEDS {
        window.call("subscribe", json!({ "url": newsroom.feed_url(feed), "folder_id": null })).await;
    }
    window.call("run_refresh", json!({ "due_only": false })).await;
    let settings = window.call("get_settings", json!({})).await;
    let mut still = settings.clone();
    still["refresh_in_background"] = false.into();
    window.call("set_settings", still).await;
    window.close().await;
    newsroom.stop();

    let window = Window::open(home.path()).await;
    let rows = rows(&window).await;
    let ready: Vec<&Value> = rows.iter().filter(|row| row["offline"] == "complete").collect();
    assert!(ready.len() > 20, "{} of {}", ready.len(), rows.len());
    let asked = listen_at(port);
    window.click("//nav//button[starts-with(normalize-space(.), 'All articles')]").await;
    window.see("//*[@role='option']").await;
    let mut pictures = 0;
    for row in &rows {
        window.type_keys("j").await;
        if row["offline"] == "complete" {
            window.until(&shown(row["title"].as_str().unwrap().trim())).await;
            let count =
                window.run("return document.querySelector('iframe').contentDocument.images.length").await;
            pictures += count.as_u64().unwrap();
        }
    }
    assert!(pictures > 10, "{pictures}");
    assert_eq!(asked.load(Ordering::SeqCst), 0, "somebody asked for something");
    let left = window.run("return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => /^https?:/.test(name) && !/^https?:\\/\\/(tauri|ipc|warta-asset)\\.localhost/.test(name))").await;
    assert_eq!(left, json!([]));
    window.close().await;
}
