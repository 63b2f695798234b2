//! Finding articles by their words.

use std::time::Duration;

use warta_engine::Library;
use warta_engine::error::Error;
use warta_engine::library::{Ranking, Scope};
use warta_engine::model::{ArticleId, SavedSearchId, Timestamp, View};
use warta_engine::store::list::Part;
use warta_engine::store::saved_search::NewSearch;
use warta_newsroom::flagship;

use crate::support::{Desk, database, everywhere};

#[tokio::test]
async fn words_are_found_whatever_their_form() {
    let desk = Desk::open().await;
    let id = desk.library.save_url(&desk.newsroom.url(flagship::PATH)).await.unwrap();
    desk.library.subscribe(&desk.newsroom.feed_url("meridian-report"), None).await.unwrap();
    let finds = async |query: &str| {
        let found = desk.find(query, 50).await;
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
    let saved = desk.find_in(View::Saved, "teheran").await;
    assert_eq!(saved.len(), 1);
    assert!(desk.find_in(View::Bookmarked, "teheran").await.is_empty());
}

#[tokio::test]
async fn what_stands_under_a_picture_is_found_and_found_again_in_an_index_made_anew() {
    let mut desk = Desk::open().await;
    let id = desk.library.save_url(&desk.newsroom.url(flagship::PATH)).await.unwrap();
    let caption = flagship::INLINE_CAPTION;
    assert!(flagship::PARAGRAPHS.iter().all(|paragraph| !paragraph.contains("Rel pegunungan")));
    assert!(caption.starts_with("Rel pegunungan"));
    let finds = async |library: &Library| {
        let hits =
            library.search(everywhere("\"rel pegunungan\""), Ranking::NewestFirst { before: None }, 5).await;
        hits.map(|hits| hits.into_iter().map(|hit| hit.row.id).collect::<Vec<_>>())
    };
    assert_eq!(finds(&desk.library).await.unwrap(), [id]);
    desk = desk.restart_with_damage(DAMAGES[0]).await;
    // The first look tells of the damage, and has it mended.
    let _ = finds(&desk.library).await;
    let _ = found_in_the_end(&desk.library).await;
    assert_eq!(finds(&desk.library).await.unwrap(), [id]);
}

#[tokio::test]
async fn pages_of_hits_follow_one_another() {
    let desk = Desk::open().await;
    for slug in ["kabar-pagi", "suara-nusantara"] {
        desk.library.subscribe(&desk.newsroom.feed_url(slug), None).await.unwrap();
    }
    let all: Vec<_> = desk.find("yang", 500).await.into_iter().map(|hit| hit.row.id).collect();
    assert!(all.len() > 10, "{}", all.len());
    let mut paged = Vec::new();
    loop {
        let ranking = Ranking::NewestFirst { before: paged.iter().min().copied() };
        let page = desk.library.search(everywhere("yang"), ranking, 7).await.unwrap();
        if page.is_empty() {
            break;
        }
        // Each page is in order of time by itself.
        assert!(page.is_sorted_by_key(|hit| std::cmp::Reverse(hit.row.sort_time)));
        paged.extend(page.into_iter().map(|hit| hit.row.id));
    }
    let sorted = |mut ids: Vec<ArticleId>| {
        ids.sort();
        ids
    };
    assert_eq!(sorted(paged), sorted(all));
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
        let found = desk.find(query, 200).await;
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
    let found = desk.find("\"talks of little else\"", 10).await;
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
    let newest = Ranking::NewestFirst { before: None };
    Ok(library.search(everywhere("yang"), newest, 500).await?.into_iter().map(|hit| hit.row.id).collect())
}

/// Searches until that works again, as a person would.
async fn found_in_the_end(library: &Library) -> Vec<ArticleId> {
    for _ in 0..500 {
        match found(library).await {
            Err(Error::SearchDamaged { .. }) => tokio::time::sleep(Duration::from_millis(20)).await,
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
        assert!(matches!(found(&desk.library).await, Err(Error::SearchDamaged { .. })), "{damage}");
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

#[tokio::test]
async fn a_damaged_index_costs_nothing_that_saved_searches_look_at() {
    for damage in DAMAGES {
        let desk = Desk::open().await;
        desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
        let id = save(&desk, "yang is:unread").await;
        let before = counted(&desk, id).await;
        assert!(before.1 > 3, "{before:?}");
        let desk = desk.restart_with_damage(damage).await;
        // All of these are looked at by the search before they are committed.
        let row = desk.rows(View::SavedSearch { id }).await.remove(0);
        let (_, undo) = desk.library.mark(vec![row.id], true).await.unwrap();
        desk.library.bookmark(vec![row.id], true).await.unwrap();
        desk.library.tag(vec![row.id], "Nanti").await.unwrap();
        desk.library.subscribe(&desk.newsroom.feed_url("suara-nusantara"), None).await.unwrap();
        let article = desk.library.article(row.id).await.unwrap();
        assert!(article.read && article.bookmarked && article.tags.len() == 1, "{damage}");
        desk.library.undo(undo.unwrap()).await.unwrap();
        // And once the index is whole, the search has what there is.
        let all = found_in_the_end(&desk.library).await.len();
        desk.library.look_for_searches().await.unwrap();
        assert_eq!(counted(&desk, id).await.1 as usize, all, "{damage}");
    }
}

/// What a saved search counts: unread, and all.
async fn counted(desk: &Desk, id: SavedSearchId) -> (u32, u32) {
    desk.library.look_for_searches().await.unwrap();
    let overview = desk.library.overview(Timestamp(0)).await.unwrap();
    let search = overview.saved_searches.into_iter().find(|search| search.id == id).unwrap();
    let listed = desk.rows(View::SavedSearch { id }).await;
    assert_eq!(listed.len(), search.total as usize);
    assert_eq!(listed.iter().filter(|row| !row.read).count(), search.unread as usize);
    desk.library.check().await.unwrap();
    (search.unread, search.total)
}

async fn save(desk: &Desk, query: &str) -> SavedSearchId {
    let new = NewSearch { name: query.to_owned(), query: query.to_owned(), offset_minutes: 0 };
    desk.library.save_search(new).await.unwrap().id
}

#[tokio::test]
async fn a_saved_search_keeps_up_with_everything_that_happens() {
    let desk = Desk::open().await;
    let feed = desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap().id;
    let words = save(&desk, "yang").await;
    let unread = save(&desk, "is:unread").await;
    let tagged = save(&desk, "tag:laut OR is:bookmarked").await;
    let titled = save(&desk, "feed:Pelabuhan").await;
    let (_, found) = counted(&desk, words).await;
    assert!(found > 3, "{found}");
    assert_eq!(counted(&desk, unread).await, (12, 12));
    assert_eq!(counted(&desk, tagged).await, (0, 0));

    // New articles come by themselves.
    desk.newsroom.publish("kabar-pagi", 3);
    desk.library.refresh(Scope::Feed(feed)).await.unwrap();
    assert_eq!(counted(&desk, unread).await, (15, 15));
    let newer = desk.find("yang", 50).await;
    assert_eq!(counted(&desk, words).await.1 as usize, newer.len());

    // Reading, bookmarking, tagging, and taking that back.
    let [first, second] = [newer[0].row.id, newer[1].row.id];
    let (_, undo) = desk.library.mark(vec![first], true).await.unwrap();
    assert_eq!(counted(&desk, unread).await, (14, 14));
    assert_eq!(counted(&desk, words).await.0 as usize, newer.len() - 1);
    desk.library.undo(undo.unwrap()).await.unwrap();
    assert_eq!(counted(&desk, unread).await, (15, 15));
    desk.library.bookmark(vec![first], true).await.unwrap();
    let (tag, _) = desk.library.tag(vec![second], "Laut").await.unwrap();
    assert_eq!(counted(&desk, tagged).await, (2, 2));
    desk.library.rename_tag(tag.id, "Darat").await.unwrap();
    assert_eq!(counted(&desk, tagged).await, (1, 1));

    // A feed that is called otherwise, articles that are deleted, a feed that leaves and comes back.
    assert_eq!(counted(&desk, titled).await, (0, 0));
    desk.library.rename_feed(feed, "Pelabuhan Pagi").await.unwrap();
    assert_eq!(counted(&desk, titled).await, (15, 15));
    let undo = desk.library.delete_articles(vec![first]).await.unwrap();
    assert_eq!(counted(&desk, unread).await, (14, 14));
    desk.library.undo(undo).await.unwrap();
    assert_eq!(counted(&desk, unread).await, (15, 15));
    let undo = desk.library.unsubscribe(feed).await.unwrap();
    assert_eq!(counted(&desk, titled).await, (0, 0));
    desk.library.undo(undo).await.unwrap();
    assert_eq!(counted(&desk, titled).await, (15, 15));
    desk.library.mark_view_read(View::SavedSearch { id: words }, Part::Whole).await.unwrap();
    assert_eq!(counted(&desk, words).await.0, 0);
}

#[tokio::test]
async fn a_saved_search_is_changed_deleted_and_brought_back() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    let id = save(&desk, "yang").await;
    let before = counted(&desk, id).await;
    let taken = NewSearch { name: "YANG".to_owned(), query: "a".to_owned(), offset_minutes: 0 };
    assert_eq!(desk.library.save_search(taken).await.unwrap_err().code(), "name_taken");
    let empty = NewSearch { name: "a".to_owned(), query: " ".to_owned(), offset_minutes: 0 };
    assert_eq!(desk.library.save_search(empty).await.unwrap_err().code(), "empty_name");
    let everything = NewSearch { name: "Semua".to_owned(), query: "is:unread".to_owned(), offset_minutes: 0 };
    desk.library.change_saved_search(id, everything).await.unwrap();
    assert_eq!(counted(&desk, id).await, (12, 12));
    let undo = desk.library.delete_saved_search(id).await.unwrap();
    let gone = desk.library.overview(Timestamp(0)).await.unwrap();
    assert!(gone.saved_searches.is_empty());
    desk.library.undo(undo).await.unwrap();
    assert_eq!(counted(&desk, id).await, (12, 12));
    let yang = NewSearch { name: "yang".to_owned(), query: "yang".to_owned(), offset_minutes: 0 };
    desk.library.change_saved_search(id, yang).await.unwrap();
    assert_eq!(counted(&desk, id).await, before);
}

#[tokio::test]
async fn who_wrote_it_is_found_and_shown() {
    let desk = Desk::open().await;
    desk.library.save_url(&desk.newsroom.url(flagship::PATH)).await.unwrap();
    for query in ["by:danur", "danur lestari"] {
        let found = desk.find(query, 10).await;
        let marked = found[0].snippet.contains("\u{E000}Danur");
        assert!(marked, "{query}: {}", found[0].snippet);
    }
    assert_eq!(desk.find("attribution:TASS", 10).await.len(), 1);
    assert_eq!(desk.find("source:reuters lang:id -is:read", 10).await.len(), 1);
}
