//! Content that attacks: in the real web view nothing of it runs, and the web view asks for nothing.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use serde_json::json;
use warta_e2e::Window;
use warta_newsroom::{Newsroom, World};

#[tokio::test]
async fn nothing_of_a_hostile_feed_runs_or_asks() {
    let newsroom = Newsroom::start(World::default()).await.unwrap();
    let home = tempfile::tempdir().unwrap();
    let window = Window::open(home.path()).await;
    window
        .run("window.ran = []; for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => window.ran.push(name)")
        .await;
    let feed =
        window.call("subscribe", json!({ "url": newsroom.feed_url("hostile"), "folder_id": null })).await;
    assert_eq!(feed["kind"], "rss", "{feed}");
    window.see("//nav//*[contains(., 'Hostile')]").await;
    window.click("//nav//button[starts-with(normalize-space(.), 'All articles')]").await;
    window.see("//*[@role='option'][contains(., 'Trick')]").await;
    let rows = window
        .call("list_articles", json!({ "view": { "kind": "all" }, "order": "newest_first", "unread_only": false, "after": null, "limit": 100 }))
        .await;
    let rows = rows["rows"].as_array().unwrap().len();
    assert!(rows >= 20, "{rows}");
    // Full text and pictures are fetched by the engine before anything is opened.
    window.see_gone("//*[@role='progressbar'][@aria-label='Refreshing']").await;
    window.until("!document.querySelector('[role=progressbar][aria-label=Refreshing]')").await;
    for _ in 0..rows {
        window.type_keys("j").await;
        window
            .until(
                "document.querySelector('iframe')?.contentDocument?.body?.innerText.includes('trick called')",
            )
            .await;
        let ran = window
            .run("return [window.ran, location.href, document.querySelectorAll('iframe').length]")
            .await;
        assert_eq!(ran, json!([[], "tauri://localhost/", 1]), "{ran}");
    }
    // A probe inside the frame: no script of its own, no IPC, and the policy stops what markup would ask for.
    let frame = window
        .run(
            "const inner = document.querySelector('iframe').contentDocument;
             const script = inner.createElement('script'); script.textContent = 'parent.ran.push(\"script\")';
             inner.body.append(script);
             const image = inner.createElement('img'); image.src = arguments[0] ?? 'http://127.0.0.1:1/x.png';
             image.setAttribute('onerror', 'parent.ran.push(\"handler\")'); inner.body.append(image);
             return [typeof inner.defaultView.__TAURI_INTERNALS__, window.ran]",
        )
        .await;
    assert_eq!(frame[0], "undefined", "the frame has no way to the engine");
    assert_eq!(window.run("return window.ran").await, json!([]));
    for request in newsroom.requests() {
        let agent = request.user_agent.unwrap_or_default();
        assert!(agent.starts_with("Warta/"), "{agent} asked for {}", request.path);
        let probe = request.path.contains("/canary/") && !request.path.contains("/canary/image/");
        assert!(!probe, "{} was asked for", request.path);
    }
    window.close().await;
}
