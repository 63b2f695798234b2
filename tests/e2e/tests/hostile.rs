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
    let home_page = window.run("return location.href").await;
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
        assert_eq!(ran, json!([[], home_page, 1]));
    }

    // Should anything ever slip past the sanitiser: the frame's own policy, tried from inside.
    let probe = newsroom.url("/hostile/canary/slipped");
    let frame = window
        .run(&format!(
            "const inner = document.querySelector('iframe').contentDocument;
             window.refused = []; inner.addEventListener('securitypolicyviolation', (event) => window.refused.push(event.effectiveDirective));
             const add = (tag, attributes) => {{
                 const element = inner.createElement(tag);
                 for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
                 inner.body.append(element);
             }};
             const script = inner.createElement('script');
             script.textContent = 'parent.ran.push(\"script\")';
             inner.body.append(script);
             add('script', {{ src: '{probe}.js' }});
             add('img', {{ src: '{probe}.png', onerror: 'parent.ran.push(\"handler\")' }});
             add('iframe', {{ src: '{probe}.html' }});
             add('link', {{ rel: 'stylesheet', href: '{probe}.css' }});
             return typeof inner.defaultView.__TAURI_INTERNALS__"
        ))
        .await;
    assert_eq!(frame, "undefined", "the frame has no way to the engine");
    window.until("['script-src-elem', 'img-src', 'frame-src', 'style-src-elem'].every((kind) => window.refused.some((seen) => kind.startsWith(seen)))").await;
    assert_eq!(window.run("return window.ran").await, json!([]));

    for request in newsroom.requests() {
        let agent = request.user_agent.unwrap_or_default();
        assert!(agent.starts_with("Warta/"), "{agent} asked for {}", request.path);
        let probe = request.path.contains("/canary/") && !request.path.contains("/canary/image/");
        assert!(!probe, "{} was asked for", request.path);
    }
    window.close().await;
}
