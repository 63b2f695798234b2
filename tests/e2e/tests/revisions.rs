//! What a publisher changed, in the real window and by keyboard alone.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};
use warta_e2e::Window;
use warta_newsroom::{Newsroom, World};

const PUBLISHER: &str = "meridian-report";
const CHANGES: &str = "document.querySelector('[role=region][aria-label=\"What was changed\"]')";
/// The sidebar has a heading of its own.
const HEADLINE: &str = "document.querySelector('[data-pane=reader] h1')";

#[tokio::test]
async fn an_edit_is_looked_at_and_left_by_keyboard() {
    let newsroom = Newsroom::start(World::default()).await.unwrap();
    let home = tempfile::tempdir().unwrap();
    let window = Window::open(home.path()).await;
    let feed = json!({ "url": newsroom.feed_url(PUBLISHER), "folder_id": null });
    let feed = window.call("subscribe", feed).await["id"].clone();
    settled(&window).await;

    let article = newsroom.listed(PUBLISHER).remove(0);
    newsroom.edit(PUBLISHER, article.id);
    window.call("refresh", json!({ "feed": feed })).await;
    window.see("//*[@role='option'][contains(., 'Updated 1')]").await;
    settled(&window).await;
    window.type_keys("j").await;
    window.until(&format!("{HEADLINE}?.textContent.startsWith('Updated 1')")).await;
    window.see("//button[starts-with(normalize-space(.), 'Edited')]").await;

    window.type_keys("d").await;
    window.until(&format!("{CHANGES} === document.activeElement")).await;
    window.until(&format!("{CHANGES}.querySelectorAll('ins').length > 2")).await;
    window
        .until(&format!("{CHANGES}.querySelector('[role=status]').textContent.startsWith('Headline, ')"))
        .await;
    // Nothing of the text is seen through it, and a screen reader does not come to it.
    window.until(&format!("getComputedStyle({HEADLINE}).visibility === 'hidden'")).await;
    window.until("document.querySelector('iframe').closest('[inert]')").await;

    window.type_keys("\u{e00c}").await; // Escape
    window.until(&format!("!{CHANGES}")).await;
    window.until(&format!("getComputedStyle({HEADLINE}).visibility === 'visible'")).await;
    // The keys are where they were: the next one goes to the next article.
    window.type_keys("j").await;
    window.until(&format!("!{HEADLINE}.textContent.startsWith('Updated')")).await;
    window.close().await;
}

/// Waits until every article has its text and pictures.
async fn settled(window: &Window) {
    let all = json!({
        "view": { "kind": "all" }, "order": "newest_first", "unread_only": false, "after": null, "limit": 100
    });
    let is_pending = |row: &Value| row["offline"] == "pending";
    window
        .until_answer("list_articles", all, |answer| {
            answer["rows"].as_array().is_some_and(|rows| !rows.is_empty() && !rows.iter().any(is_pending))
        })
        .await;
}
