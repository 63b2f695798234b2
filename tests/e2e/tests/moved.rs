//! What was moved out of a story, and whom it rests on, in the real window and by keyboard alone.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use serde_json::json;
use warta_e2e::{Window, button};
use warta_newsroom::{Newsroom, World, flagship};

const FRAME: &str = "document.querySelector('iframe')?.contentDocument";
const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

#[tokio::test]
async fn sources_related_links_and_hidden_blocks_are_reached_by_keyboard() {
    let newsroom = Newsroom::start(World::default()).await.unwrap();
    let home = tempfile::tempdir().unwrap();
    let window = Window::open(home.path()).await;
    let feed = json!({ "url": newsroom.feed_url(flagship::PUBLISHER), "folder_id": null });
    window.call("subscribe", feed).await;
    window.see("//*[@role='option'][contains(., 'Harian Selatan')]").await;
    open_flagship(&window).await;

    // A source: its sentence while it has the focus, and a search on Enter.
    focus(&window, "Reuters: what else rests on it").await;
    let sentence = flagship::PARAGRAPHS[2];
    window.see(&format!("//dl/dd[contains(., '{sentence}')]")).await;
    window.type_keys(ESCAPE).await;
    window.see_gone(&format!("//dl/dd[contains(., '{sentence}')]")).await;
    window.type_keys(ENTER).await;
    window
        .until("[...document.querySelectorAll('input[type=search], [role=searchbox]')].some((field) => field.value.includes('Reuters'))")
        .await;
    window.see("//*[@role='option']//mark[contains(., 'Reuters')]").await;
    window.type_keys(ESCAPE).await;
    window.type_keys(ESCAPE).await;
    open_flagship(&window).await;

    // A hidden block: shown, put back into the text, and taken out of it again.
    let restored = format!("{FRAME}.querySelectorAll('.restored').length");
    window.until(&format!("{restored} === 0")).await;
    window.type_keys("h").await;
    window.until("document.activeElement?.textContent.trim() === 'Put back'").await;
    window.type_keys(ENTER).await;
    window.until(&format!("{restored} === 1")).await;
    window.until("document.activeElement?.getAttribute('aria-pressed') === 'true'").await;
    let put_back = window.run(&format!("return {FRAME}.querySelector('.restored').textContent")).await;
    assert!(!put_back.as_str().unwrap().is_empty());
    window.type_keys(ENTER).await;
    window.until(&format!("{restored} === 0")).await;
    window.type_keys("h").await;
    window.see_gone(&button("Put back")).await;

    // A related link: saved to be read here, by its own button.
    let related = flagship::RELATED[0];
    focus(&window, &format!("Save “{related}” to read here")).await;
    window.type_keys(ENTER).await;
    window.see("//dialog//input").await;
    window.until("document.querySelector('dialog input').value.startsWith('http://127.0.0.1:')").await;
    window.type_keys(ENTER).await;
    window
        .until(&format!(
            "document.querySelector('[data-pane=reader] h1')?.textContent.trim() === '{related}'"
        ))
        .await;
    window.until(&format!("{FRAME}?.querySelectorAll('p').length > 2")).await;
    window.close().await;
}

/// Goes through the list from its top until the story is open.
async fn open_flagship(window: &Window) {
    let heading = "document.querySelector('[data-pane=reader] h1')?.textContent.trim() ?? ''";
    for _ in 0..40 {
        let before = window.run(&format!("return {heading}")).await;
        if before == flagship::TITLE {
            window.until(&format!("{FRAME}?.querySelectorAll('p').length > 5")).await;
            return;
        }
        window.type_keys("j").await;
        window.until(&format!("({heading}) !== {before}")).await;
    }
    panic!("the story is not in the list:\n{}", window.text().await);
}

/// Presses Tab until the button with this name has the focus, as somebody without a mouse does.
async fn focus(window: &Window, name: &str) {
    for _ in 0..80 {
        let focused = window.run("return document.activeElement?.getAttribute('aria-label')").await;
        if focused == name {
            return;
        }
        // The next key goes to where this one led.
        window.run("window.tabbedFrom = document.activeElement").await;
        window.type_keys(TAB).await;
        window.until("document.activeElement !== window.tabbedFrom").await;
    }
    panic!("{name} is not reached by Tab:\n{}", window.text().await);
}
