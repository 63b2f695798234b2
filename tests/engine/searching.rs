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
