//! The main job in the real window: subscribe, read, bookmark, tag, lose the network, restart, find again.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use warta_e2e::{Window, button, row};
use warta_newsroom::{Newsroom, World, flagship};

/// What the frame that shows the article holds.
const FRAME: &str = "document.querySelector('iframe')?.contentDocument";

#[tokio::test]
async fn a_story_is_read_kept_and_found_again_without_the_network() {
    let newsroom = Newsroom::start(World::default()).await.unwrap();
    let home = tempfile::tempdir().unwrap();

    let window = Window::open(home.path()).await;
    window.press_button("Add a subscription").await;
    let field = window.see("//dialog//input[@aria-label='Address of a site or a feed' or @id=//label[contains(., 'Address of a site or a feed')]/@for or ancestor::label]").await;
    field.send_keys(&newsroom.feed_url(flagship::PUBLISHER)).await.unwrap();
    window.press_enter().await;
    window.see(&format!("//dialog{}", button("Subscribe"))).await;
    window.press_enter().await;
    window.see("//*[@role='option'][contains(., 'Harian Selatan')]").await;
    window.press_button("Refresh").await;
    window.see_gone("//*[@role='progressbar'][@aria-label='Refreshing']").await;

    window.press_button("Newest first").await; // the story is of 2022: the oldest comes first now
    open_flagship(&window).await;
    assert_reads_clean(&window).await;

    window.type_keys("b").await;
    window.see(&button("Remove the bookmark")).await;
    window.type_keys("t").await;
    window.see("//*[@role='combobox'][@aria-label='Add a tag' or @placeholder]").await;
    window.type_keys("timur tengah").await;
    window.press_enter().await;
    window.see(&button("Remove tag timur tengah")).await;

    // The webview asked for nothing: every request was the engine's.
    for request in newsroom.requests() {
        let agent = request.user_agent.unwrap_or_default();
        assert!(agent.starts_with("Warta/"), "{} asked for {}", agent, request.path);
    }
    newsroom.stop();
    window.close().await;

    let window = Window::open(home.path()).await;
    window.click("//nav//button[starts-with(normalize-space(.), 'Bookmarked') or starts-with(@aria-label, 'Bookmarked')]").await;
    open_flagship(&window).await;
    assert_reads_clean(&window).await;
    window.see(&button("Remove the bookmark")).await;
    window.see("//nav//*[contains(., 'timur tengah')]").await;
    window.press_button("Search").await;
    window.see("//input[@type='search' or @role='searchbox']").await;
    window.type_keys("utusan teheran").await;
    window.see(&row(flagship::TITLE)).await;
    window.see("//*[@role='option']//mark").await;
    window.close().await;
}

async fn open_flagship(window: &Window) {
    window.click(&row(flagship::TITLE)).await;
    window.until(&format!("{FRAME}?.querySelectorAll('p').length > 5")).await;
}

async fn assert_reads_clean(window: &Window) {
    for expected in [flagship::TITLE, flagship::BYLINE, "WIB", "Reuters", "TASS", "IRNA"] {
        window.until(&format!("document.body.innerText.includes('{expected}')")).await;
    }
    let story = window.run(&format!("return {FRAME}.body.innerText")).await;
    let story = story.as_str().unwrap();
    for paragraph in flagship::PARAGRAPHS {
        assert!(story.contains(paragraph), "{paragraph}\n{story}");
    }
    assert!(!story.contains(flagship::PROMO) && !story.contains("WhatsApp"), "{story}");
    window
        .until(&format!(
            "[...{FRAME}.images].length >= 2 && [...{FRAME}.images].every((image) => image.complete && image.naturalWidth > 100)"
        ))
        .await;
}
