//! Thousands of published attacks, each through the engine's sanitiser and the reader's own frame: in the real web
//! view nothing of them runs, and the web view asks for nothing.
//!
//! The folder that `WARTA_CORPORA` names holds them; without it the test says that it was skipped.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use regex::Regex;
use serde_json::{Value, json};
use warta_e2e::Window;
use warta_newsroom::{Newsroom, World};

/// Articles that one script goes through: it has to end before the driver loses its patience.
const AT_ONCE: usize = 150;

/// What the tests see of the frame: calls of the functions that payloads give themselves away with, what its
/// policy refused, and what stands in it that no article may hold.
const WATCH: &str = r"
    const frame = document.querySelector('iframe');
    const inner = frame.contentDocument;
    window.ran = [];
    window.refused = [];
    for (const realm of [window, frame.contentWindow]) {
        for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) realm[name] = () => window.ran.push(name);
    }
    inner.addEventListener('securitypolicyviolation', (event) => window.refused.push(event.effectiveDirective));
    const elements = new Set(('script style iframe frame object embed applet form input button textarea select svg math base '
        + 'meta link template noscript portal').split(' '));
    const attributes = new Set('id name style srcdoc action formaction background ping xlink:href'.split(' '));
    const addresses = new Set('href src srcset poster cite data'.split(' '));
    const mayBe = (name, url) => !/^[a-z][a-z0-9+.-]*:/i.test(url)
        || (name === 'href' || name === 'cite' ? /^(https?|mailto|warta-asset):/i : /^warta-asset:/i).test(url);
    // What the window makes of TeX: it says its TeX, and nothing in it is more than signs and where they stand.
    const signs = new Set('math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle mpadded mphantom menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd'.split(' '));
    const places = new Set('aria-hidden aria-label data-scrolls role tabindex accent alttext class columnalign depth display displaystyle fence form height largeop linethickness lspace mathsize mathvariant maxsize minsize movablelimits notation rspace scriptlevel separator stretchy symmetric voffset width'.split(' '));
    const isSet = (math) => math.hasAttribute('alttext') && [math, ...math.querySelectorAll('*')].every((element) =>
        element.namespaceURI === math.namespaceURI && signs.has(element.localName)
            && [...element.attributes].every(({ name }) => places.has(name)));
    window.foundIn = (root) => {
        const found = [];
        for (const element of root.querySelectorAll('*')) {
            const isFormula = element.localName === 'math' && isSet(element);
            if (elements.has(element.localName) && !isFormula) found.push(`element ${element.localName}`);
            for (const { name, value } of element.attributes) {
                if (name.startsWith('on') || attributes.has(name)) found.push(`attribute ${name}`);
                const url = value.replace(/[\u0000-\u0020]/g, '');
                if (addresses.has(name) && !mayBe(name, url)) found.push(`${name}=${url.slice(0, 30)}`);
            }
        }
        return found;
    };";

/// Goes through articles as the key J does, touches everything in each, and tells what was seen.
const GO_THROUGH: &str = r"
    const [count, done] = arguments;
    const body = document.querySelector('iframe').contentDocument.body;
    const marker = () => body.firstElementChild?.textContent ?? '';
    const moment = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const touched = ['click', 'mouseover', 'focus', 'mouseenter', 'pointerover', 'toggle', 'animationend', 'transitionend'];
    (async () => {
        const seen = [];
        for (let step = 0; step < count; step++) {
            const before = marker();
            document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }));
            for (let wait = 0; marker() === before && wait < 4000; wait++) await moment(5);
            if (marker() === before) break;
            for (const element of body.querySelectorAll('*')) {
                if (element.localName === 'a') continue;
                for (const kind of touched) element.dispatchEvent(new Event(kind));
            }
            await moment(15);
            seen.push([Number(marker().replace('payload ', '')), window.foundIn(body)]);
        }
        done(seen);
    })();";

#[tokio::test]
async fn nothing_of_a_known_payload_runs_or_asks() {
    let Some(payloads) = payloads() else {
        println!("skipped: WARTA_CORPORA names no folder with sanitizer/dev/payloads.jsonl in it");
        return;
    };
    let newsroom = Newsroom::start(World::default()).await.unwrap();
    // Wherever they want to send a reader, they come to the newsroom, which notes it.
    let elsewhere = Regex::new(r"(?i)(https?:)?//[a-z0-9.-]+(:\d+)?").unwrap();
    let canary = newsroom.url("/canary");
    let payloads: Vec<String> =
        payloads.iter().map(|it| elsewhere.replace_all(it, canary.as_str()).into_owned()).collect();
    let items: Vec<Value> = payloads
        .iter()
        .enumerate()
        .map(|(number, payload)| {
            json!({
                "id": format!("payload:{number}"), "title": format!("Payload {number}"),
                "content_html": format!("<p>payload {number}</p>{payload}")
            })
        })
        .collect();
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Payloads", "items": items });
    newsroom.place("/payloads.json", "application/feed+json", feed.to_string());

    let home = tempfile::tempdir().unwrap();
    let window = Window::open(home.path()).await;
    let request = json!({ "url": newsroom.url("/payloads.json"), "folder_id": null });
    let feed = window.call("subscribe", request).await;
    assert_eq!(feed["kind"], "json_feed", "{feed}");
    window.click("//nav//button[starts-with(normalize-space(.), 'All articles')]").await;
    window.see("//*[@role='option'][contains(., 'Payload')]").await;
    window.type_keys("j").await;
    window.until("document.querySelector('iframe')?.contentDocument?.body?.firstElementChild").await;
    window.run(WATCH).await;
    let home_page = window.run("return location.href").await;
    let first = window.run("return [document.querySelector('iframe').contentDocument.body.firstElementChild.textContent, window.foundIn(document.querySelector('iframe').contentDocument.body)]").await;
    let number = first[0].as_str().unwrap().replace("payload ", "").parse().unwrap();

    let mut opened = BTreeSet::from([number]);
    let mut found: Vec<String> = Vec::new();
    let mut note = |number: usize, in_it: &Value| {
        let in_it = in_it.as_array().unwrap();
        found.extend(in_it.iter().map(|what| format!("{what} of {:?}", payloads[number])));
    };
    note(number, &first[1]);
    while opened.len() < payloads.len() {
        let left = payloads.len() - opened.len();
        let seen = window.run_long(GO_THROUGH, vec![json!(left.min(AT_ONCE))]).await;
        let seen = seen.as_array().unwrap();
        assert!(!seen.is_empty(), "only {} of {} articles could be opened", opened.len(), payloads.len());
        for article in seen {
            let number = usize::try_from(article[0].as_u64().unwrap()).unwrap();
            opened.insert(number);
            note(number, &article[1]);
        }
        let ran = window.run("return [window.ran, window.refused, location.href, frames.length]").await;
        assert_eq!(ran, json!([[], [], home_page, 1]), "after {} articles", opened.len());
    }
    assert!(found.is_empty(), "{} of {}:\n{}", found.len(), payloads.len(), found.join("\n"));

    let asked_by_the_window = || {
        let requests = newsroom.requests().into_iter();
        requests.filter(|it| !it.user_agent.as_deref().unwrap_or_default().starts_with("Warta/")).count()
    };
    assert_eq!(asked_by_the_window(), 0);
    println!("{} payloads: 0 ran, 0 requests, 0 refused, 0 found in the frame", opened.len());

    // Each of those looks would have noticed: the same payloads as they came, and what the policy is for.
    let raw = window
        .run_long(
            "const [payloads, done] = arguments;
             const found = payloads.filter((html) => window.foundIn(new DOMParser().parseFromString(html, 'text/html').body).length > 0);
             const frame = document.querySelector('iframe');
             frame.contentWindow.alert();
             frame.contentDocument.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:1/x.png\">');
             setTimeout(() => done([found.length, window.ran, window.refused]), 500)",
            vec![json!(payloads)],
        )
        .await;
    assert!(raw[0].as_u64().unwrap() > 1_000, "{raw}");
    assert_eq!(raw[1], json!(["alert"]));
    assert!(raw[2][0].as_str().is_some_and(|directive| directive.starts_with("img-src")), "{raw}");
    window.close().await;
}

fn payloads() -> Option<Vec<String>> {
    let file = PathBuf::from(std::env::var_os("WARTA_CORPORA")?).join("sanitizer/dev/payloads.jsonl");
    let text = std::fs::read_to_string(file).ok()?;
    let payload =
        |line: &str| serde_json::from_str::<Value>(line).unwrap()["payload"].as_str().unwrap().to_owned();
    Some(text.lines().map(payload).collect())
}
