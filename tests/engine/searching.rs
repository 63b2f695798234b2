//! Finding articles by their words.

use std::time::Duration;

use warta_engine::Library;
use warta_engine::error::Error;
use warta_engine::model::{ArticleId, View};
use warta_newsroom::flagship;

use crate::support::{Desk, database};

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

/// What disks and programs that die in the middle do to an index, in the words of SQL.
const DAMAGES: [&str; 5] = [
    "UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 10",
    "UPDATE search_data SET block = substr(block, 1, length(block) / 2) WHERE id > 10",
    "UPDATE search_data SET block = x'ffffffffffffffff' WHERE id = 10",
    "DELETE FROM search_data WHERE id > 10",
    "DELETE FROM search_data",
];
/// After this the index seems to be empty, until something is written to it.
const UNSEEN: &str = "UPDATE search_data SET block = x'00'";

async fn found(library: &Library) -> Result<Vec<ArticleId>, Error> {
    Ok(library.search("yang", None, None, 500).await?.into_iter().map(|hit| hit.row.id).collect())
}

/// Searches until that works again, as a person would.
async fn found_in_the_end(library: &Library) -> Vec<ArticleId> {
    for _ in 0..500 {
        match found(library).await {
            Err(Error::SearchDamaged) => tokio::time::sleep(Duration::from_millis(20)).await,
            answer => return answer.unwrap(),
        }
    }
    panic!("the index is still damaged");
}

#[tokio::test]
async fn a_damaged_index_is_made_anew_when_it_is_searched() {
    let mut desk = Desk::open().await;
    for slug in ["kabar-pagi", "suara-nusantara"] {
        desk.library.subscribe(&desk.newsroom.feed_url(slug), None).await.unwrap();
    }
    let before = found(&desk.library).await.unwrap();
    assert!(before.len() > 10, "{}", before.len());
    for damage in DAMAGES {
        desk = desk.restart_with_damage(damage).await;
        assert_eq!(desk.library.check().await.unwrap_err().code(), "library_damaged", "{damage}");
        assert!(matches!(found(&desk.library).await, Err(Error::SearchDamaged)), "{damage}");
        assert_eq!(found_in_the_end(&desk.library).await, before, "{damage}");
        desk.library.check().await.unwrap();
    }
}

#[tokio::test]
async fn a_damaged_index_keeps_nothing_from_coming_in() {
    for damage in DAMAGES.into_iter().chain([UNSEEN]) {
        let desk = Desk::open().await;
        desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
        let before = found(&desk.library).await.unwrap();
        let desk = desk.restart_with_damage(damage).await;
        desk.library.subscribe(&desk.newsroom.feed_url("suara-nusantara"), None).await.unwrap();
        let id = desk.library.save_url(&desk.newsroom.url(flagship::PATH)).await.unwrap();
        // Whoever waits for it has it, the next start too.
        let desk = desk.restart().await;
        desk.library.mend_search().await.unwrap();
        let after = found_in_the_end(&desk.library).await;
        assert!(after.len() > before.len() && before.iter().all(|id| after.contains(id)), "{damage}");
        assert!(after.contains(&id), "{damage}");
        desk.library.check().await.unwrap();
    }
}

impl Desk {
    /// A restart, with what SQL does to the library meanwhile.
    async fn restart_with_damage(self, damage: &str) -> Self {
        let path = self.dir.path().to_owned();
        self.restart_after(|| database(&path).execute_batch(damage).unwrap()).await
    }
}
