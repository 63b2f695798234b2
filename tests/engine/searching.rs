//! Finding articles by their words.

use warta_engine::model::View;
use warta_newsroom::flagship;

use crate::support::Desk;

#[tokio::test]
async fn words_are_found_whatever_their_form() {
    let desk = Desk::open().await;
    let id = desk.library.save_url(&desk.newsroom.url(flagship::PATH)).await.unwrap();
    desk.library.subscribe(&desk.newsroom.feed_url("meridian-report"), None).await.unwrap();
    let finds = async |query: &str| {
        let found = desk.library.search(query, None, None, 50).await.unwrap();
        found.iter().any(|hit| hit.row.id == id)
    };
    for query in [
        "UTUSAN",
        "bertemu",
        "temu",
        "“jalur dagang”",
        "\"jalur dagang\"",
        "utus tehe",
        "tehéran",
        "Reuters TASS",
    ] {
        assert!(finds(query).await, "{query}");
    }
    for query in ["", "-utusan", "utusan -teheran", "\"dagang jalur\"", "kelapa sawit marsupial", "\"", "()"]
    {
        assert!(!finds(query).await, "{query}");
    }
    let saved = desk.library.search("teheran", Some(View::Saved), None, 50).await.unwrap();
    assert_eq!(saved.len(), 1);
    assert!(desk.library.search("teheran", Some(View::Bookmarked), None, 50).await.unwrap().is_empty());
}

#[tokio::test]
async fn pages_of_hits_follow_one_another() {
    let desk = Desk::open().await;
    for slug in ["kabar-pagi", "suara-nusantara"] {
        desk.library.subscribe(&desk.newsroom.feed_url(slug), None).await.unwrap();
    }
    let all: Vec<_> = desk
        .library
        .search("yang", None, None, 500)
        .await
        .unwrap()
        .into_iter()
        .map(|hit| hit.row.id)
        .collect();
    assert!(all.len() > 10, "{}", all.len());
    let mut paged = Vec::new();
    loop {
        let page = desk.library.search("yang", None, paged.last().copied(), 7).await.unwrap();
        if page.is_empty() {
            break;
        }
        paged.extend(page.into_iter().map(|hit| hit.row.id));
    }
    assert_eq!(paged, all);
}

#[tokio::test]
async fn every_hit_shows_what_was_found() {
    const OPEN: char = '\u{E000}';
    const CLOSE: char = '\u{E001}';
    let desk = Desk::open().await;
    for slug in ["kabar-pagi", "suara-nusantara", "meridian-report"] {
        desk.library.subscribe(&desk.newsroom.feed_url(slug), None).await.unwrap();
    }
    desk.library.save_url(&desk.newsroom.url(flagship::PATH)).await.unwrap();
    for query in ["yang", "the", "kap", "kapal", "temu", "yang kapal", "dagang teheran", "\"jalur dagang\""] {
        let found = desk.library.search(query, None, None, 200).await.unwrap();
        assert!(!found.is_empty(), "{query}");
        for hit in found {
            // Within a line or two, wherever the word stands in the text.
            let near = hit.snippet.find(OPEN).is_some_and(|at| at < 40);
            assert!(near || hit.title.contains(OPEN), "{query}: {} / {}", hit.title, hit.snippet);
            assert_eq!(hit.title.replace([OPEN, CLOSE], ""), hit.row.title, "{query}");
        }
    }
}

#[tokio::test]
async fn what_only_the_standfirst_says_is_shown() {
    let desk = Desk::open().await;
    let told = desk.newsroom.listed("northern-wire").remove(0);
    desk.library.save_url(&desk.newsroom.url(&told.path())).await.unwrap();
    let found = desk.library.search("\"talks of little else\"", None, None, 10).await.unwrap();
    let snippet = &found[0].snippet;
    assert!(snippet.contains("\u{E000}talks of little else\u{E001} this week"), "{snippet}");
}
