//! What a person waits for while five hundred feeds refresh: a thousand actions, each until it is committed, and whether
//! all of them are there afterwards.

#![allow(clippy::print_stdout)] // figures are for people

mod dice;
mod meter;

use std::collections::BTreeMap;

use dice::Dice;
use meter::Spread;
use warta_engine::Library;
use warta_engine::library::{OpenOptions, OwnNetwork, Ranking, Scope, Search};
use warta_engine::model::{ArticleId, Order, View};
use warta_engine::secrets::InMemory;
use warta_engine::store::list::PageRequest;
use warta_engine::store::saved_search::NewSearch;
use warta_newsroom::{Newsroom, World};

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;

const MORE_PUBLISHERS: usize = 493;
const ARTICLES: usize = 40;
const ACTIONS: u64 = 1_000;

fn main() -> Anyhow<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    // On threads of its own, as another program would be.
    let newsrooms = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let world = World::default().with_articles(ARTICLES).with_more_publishers(MORE_PUBLISHERS);
    let newsroom = newsrooms.block_on(Newsroom::start(world))?;
    runtime.block_on(measure(&newsroom))
}

async fn measure(newsroom: &Newsroom) -> Anyhow<()> {
    let dir = tempfile::tempdir()?;
    let secrets = std::sync::Arc::new(InMemory::default());
    let library = Library::open(OpenOptions { secrets, ..OpenOptions::at(dir.path()) })?;
    let urls = newsroom.feed_urls();
    println!("{} feeds of {ARTICLES} articles, {ACTIONS} actions", urls.len());
    // A few feeds are there already, to do something to.
    follow(&library, &urls[..10]).await?;
    library.refresh(Scope::Now).await?;
    for query in ["yang", "is:unread harga", "tag:nanti"] {
        let search = NewSearch { name: query.to_owned(), query: query.to_owned(), offset_minutes: 0 };
        library.save_search(search).await?;
    }
    let request = PageRequest {
        view: View::All,
        order: Order::NewestFirst,
        unread_only: false,
        after: None,
        limit: 300,
    };
    let ids: Vec<ArticleId> = library.list(request).await?.rows.into_iter().map(|row| row.id).collect();
    follow(&library, &urls[10..]).await?;

    let refreshing = library.clone();
    let refresh = tokio::spawn(async move { refreshing.refresh(Scope::Now).await });
    let mut dice = Dice::new(0x2545_F491_4F6C_DD1D);
    let mut wanted = BTreeMap::<ArticleId, (bool, bool)>::new();
    let (mut writes, mut reads) = (Spread::new("committed"), Spread::new("read"));
    for _ in 0..ACTIONS {
        let id = ids[dice.throw() as usize % ids.len()];
        let yes = dice.throw() % 2 == 1;
        match dice.throw() % 6 {
            0 | 1 => {
                writes.time(async || Ok(library.mark(vec![id], yes).await?)).await?;
                wanted.entry(id).or_default().0 = yes;
            }
            2 => {
                writes.time(async || Ok(library.bookmark(vec![id], yes).await?)).await?;
                wanted.entry(id).or_default().1 = yes;
            }
            3 => {
                writes.time(async || Ok(library.tag(vec![id], "Nanti").await?)).await?;
            }
            4 => {
                reads.time(async || Ok(library.article(id).await?)).await?;
            }
            _ => {
                let search = Search { query: "harga".to_owned(), ..Search::default() };
                let newest = Ranking::NewestFirst { before: None };
                reads.time(async || Ok(library.search(search.clone(), newest, 50).await?)).await?;
            }
        }
        // Nobody is as quick as this; but all of it is to fall into the refresh.
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    let was_refreshing = !refresh.is_finished();
    writes.say();
    reads.say();
    println!("p99 of what was committed: {:.1} ms", writes.at(99));
    println!("the refresh went on until the last action: {was_refreshing}");
    library.cancel_refresh();
    refresh.await??;
    let mut lost = 0;
    for (id, (read, bookmarked)) in &wanted {
        let article = library.article(*id).await?;
        // What was never marked is unread, and what was never bookmarked is none.
        lost += u64::from(article.read != *read || article.bookmarked != *bookmarked);
    }
    println!("lost: {lost} of {} articles that something was done to", wanted.len());
    if lost > 0 { Err("actions were lost".into()) } else { Ok(()) }
}

async fn follow(library: &Library, urls: &[String]) -> Anyhow<()> {
    let outlines: String = urls.iter().map(|url| format!("<outline xmlUrl='{url}'/>")).collect();
    library.import_opml(&format!("<opml><body>{outlines}</body></opml>"), OwnNetwork::Follow).await?;
    Ok(())
}
