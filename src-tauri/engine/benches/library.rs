//! What a library costs to fill and to use, at ten thousand, a hundred thousand and a million articles, beside plain
//! SQLite that does the same reads on the same file with nothing else.
//!
//! Libraries are made through refreshes from a server on loopback, and kept in `target/bench-libraries` for the next run.
//! `cargo xtask bench library -- 10000` measures that size alone.

#![allow(clippy::print_stdout)] // figures are for people

mod dice;
#[path = "library/floor.rs"]
mod floor;
mod meter;
#[path = "library/world.rs"]
mod world;

use std::path::{Path, PathBuf};
use std::time::Instant;

use warta_engine::Library;
use warta_engine::library::{OpenOptions, OwnNetwork, Ranking, Scope, Search};
use warta_engine::model::{ArticleId, Cursor, FolderId, Order, TagId, Timestamp, View};
use warta_engine::secrets::InMemory;
use warta_engine::store::list::{PageRequest, Part};
use warta_engine::store::saved_search::NewSearch;

use floor::Floor;
use meter::{Spread, cpu, resident_mb};
use world::{World, spelled};

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;

const SIZES: [u64; 3] = [10_000, 100_000, 1_000_000];
const TIMES: usize = 50;
/// Marked at once, where there are as many.
const MARKED: u64 = 100_000;

fn main() -> Anyhow<()> {
    let asked: Vec<u64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    let runtime = tokio::runtime::Runtime::new()?;
    for size in sizes {
        let dir = runtime.block_on(library_of(size))?;
        let size = Floor::open(&dir)?.articles()?;
        println!("\n== {size} articles ==");
        let bytes = std::fs::metadata(dir.join("library.sqlite"))?.len();
        println!("on disk: {:.0} bytes an article", bytes as f64 / size as f64);
        runtime.block_on(measure(&dir, size))?;
    }
    Ok(())
}

fn options(dir: &Path) -> OpenOptions {
    OpenOptions { secrets: std::sync::Arc::new(InMemory::default()), ..OpenOptions::at(dir) }
}

/// The folder of a library of this size, which is filled unless an earlier run did.
async fn library_of(size: u64) -> Anyhow<PathBuf> {
    let target = std::env::current_exe()?.ancestors().nth(3).ok_or("no target folder")?.to_path_buf();
    let folder = target.join("bench-libraries");
    let (done, making) = (folder.join(size.to_string()), folder.join(format!("{size}.part")));
    if done.is_dir() {
        return Ok(done);
    }
    let _ = std::fs::remove_dir_all(&making);
    std::fs::create_dir_all(&making)?;
    println!("\nfilling a library with {size} articles");
    fill(&making, size).await?;
    std::fs::rename(&making, &done)?;
    Ok(done)
}

async fn fill(dir: &Path, size: u64) -> Anyhow<()> {
    let world = World::start()?;
    let library = Library::open(options(dir))?;
    let outlines: String =
        (0..world::FEEDS).map(|feed| format!("<outline xmlUrl='{}/feed/{feed}'/>", world.address)).collect();
    let document = format!("<opml><body><outline text='Semua'>{outlines}</outline></body></opml>");
    library.import_opml(&document, OwnNetwork::Follow).await?;
    let began = Instant::now();
    let rounds = size.div_ceil(World::IN_A_ROUND);
    let (mut said, mut before) = (0, cpu());
    for round in 1..=rounds {
        let summary = library.refresh(Scope::Now).await?;
        if summary.failed > 0 {
            println!("{} feeds failed in round {round}, and are fewer articles for it", summary.failed);
        }
        world.go_on();
        if round == 1 || round == rounds || round % 10 == 0 {
            let now = cpu();
            let spent = now.zip(before).map_or(0.0, |(now, before)| (now - before).as_secs_f64());
            println!(
                "{:>8} articles after {:5.0} s: {:5.0} a CPU second (server included), {} MB resident",
                round * World::IN_A_ROUND,
                began.elapsed().as_secs_f64(),
                ((round - said) * World::IN_A_ROUND) as f64 / spent,
                resident_mb().unwrap_or(0),
            );
            (said, before) = (round, now);
        }
    }
    Ok(())
}

/// A life with it: most is read, some is kept.
async fn live_in(library: &Library, floor: &Floor, size: u64) -> Anyhow<()> {
    let newest = page(library, View::All, None, 200).await?;
    let ids: Vec<ArticleId> = newest.iter().map(|cursor| cursor.id).collect();
    let unread_from = floor.cursor_at(size / 10)?;
    library.mark_view_read(View::All, Part::Older(unread_from)).await?;
    library.bookmark(ids[..20].to_vec(), true).await?;
    library.tag(ids[10..120].to_vec(), "Nanti").await?;
    let common = NewSearch { name: "Sering".to_owned(), query: spelled(40), offset_minutes: 0 };
    library.save_search(common).await?;
    library.look_for_searches().await?;
    Ok(())
}

async fn page(library: &Library, view: View, after: Option<Cursor>, limit: u32) -> Anyhow<Vec<Cursor>> {
    let request = PageRequest { view, order: Order::NewestFirst, unread_only: false, after, limit };
    let rows = library.list(request).await?.rows;
    Ok(rows.into_iter().map(|row| Cursor { sort_time: row.sort_time, id: row.id }).collect())
}

async fn measure(dir: &Path, size: u64) -> Anyhow<()> {
    let began = Instant::now();
    let library = Library::open(options(dir))?;
    let overview = library.overview(Timestamp(0)).await?;
    page(&library, View::Unread, None, 200).await?;
    println!("opened, counted and listed in {:.0} ms", began.elapsed().as_secs_f64() * 1e3);
    let floor = Floor::open(dir)?;
    if overview.saved_searches.is_empty() {
        live_in(&library, &floor, size).await?;
    }
    let overview = library.overview(Timestamp(0)).await?;
    let middle = floor.cursor_at(size / 2)?;
    let feed = overview.feeds.first().ok_or("no feed")?.id;
    let saved = overview.saved_searches.first().ok_or("no saved search")?.id;

    for (name, view) in [
        ("all", View::All),
        ("unread", View::Unread),
        ("today", View::Today { since: Timestamp(middle.sort_time.0) }),
        ("bookmarked", View::Bookmarked),
        ("feed", View::Feed { id: feed }),
        ("folder of 200 feeds", View::Folder { id: FolderId(1) }),
        ("tag", View::Tag { id: TagId(1) }),
        ("saved search", View::SavedSearch { id: saved }),
    ] {
        let mut spread = Spread::new(&format!("list, {name}"));
        for _ in 0..TIMES {
            spread.time(async || page(&library, view.clone(), None, 200).await).await?;
        }
        spread.say();
    }
    let mut spread = Spread::new("list, all, from the middle");
    for _ in 0..TIMES {
        spread.time(async || page(&library, View::All, Some(middle), 200).await).await?;
    }
    spread.say_beside(&floor.list(middle, TIMES)?);

    let mut spread = Spread::new("overview");
    for _ in 0..TIMES {
        spread.time(async || Ok(library.overview(Timestamp(0)).await?)).await?;
    }
    spread.say();

    let some: Vec<i64> = (0..TIMES as i64).map(|at| 1 + at * (size as i64 - 1) / TIMES as i64).collect();
    let mut spread = Spread::new("open an article");
    for id in &some {
        spread.time(async || Ok(library.article(ArticleId(*id)).await?)).await?;
    }
    spread.say_beside(&floor.open_articles(&some)?);

    searches(&library, &floor).await?;
    changes(&library, &floor, size, &some).await?;
    println!("{} MB resident", resident_mb().unwrap_or(0));
    Ok(())
}

async fn searches(library: &Library, floor: &Floor) -> Anyhow<()> {
    let [common, middling, rare] = [2, 400, 50_000].map(spelled);
    for (name, query) in [
        ("a common word", format!("{common} ")),
        ("a middling word", format!("{middling} ")),
        ("a rare word", format!("{rare} ")),
        ("a word that nobody wrote", "zzzzzz ".to_owned()),
        ("two common words", format!("{common} {} ", spelled(3))),
        ("a common and a rare word", format!("{common} {rare} ")),
        ("a phrase", format!("\"{common} {}\"", spelled(3))),
        ("a prefix of two letters", "ba".to_owned()),
        ("a prefix of four letters", "bake".to_owned()),
        ("a common word, unread", format!("{common} is:unread ")),
        ("a common word, in a feed", format!("{common} feed:\"koran 7\" ")),
        ("a common word, tagged", format!("{common} tag:nanti ")),
        ("a common word, before 2016", format!("{common} before:2016 ")),
        ("a common word, by somebody", format!("{common} by:{} ", spelled(300))),
        ("a language", "lang:id ".to_owned()),
        ("a language that nobody wrote in", "lang:fr ".to_owned()),
    ] {
        let search = Search { query, ..Search::default() };
        let mut newest = Spread::new(&format!("search, {name}"));
        let mut best = Spread::new(&format!("best match, {name}"));
        for _ in 0..TIMES {
            let first = Ranking::NewestFirst { before: None };
            newest.time(async || Ok(library.search(search.clone(), first, 50).await?)).await?;
        }
        for _ in 0..TIMES / 5 {
            let first = Ranking::BestFirst { skip: 0 };
            best.time(async || Ok(library.search(search.clone(), first, 50).await?)).await?;
        }
        match name {
            "a common word" | "a rare word" => newest.say_beside(&floor.search(search.query.trim(), TIMES)?),
            _ => newest.say(),
        }
        best.say();
    }
    let slip = Search { query: "bakedis".to_owned(), ..Search::default() };
    let mut spread = Spread::new("did you mean");
    for _ in 0..TIMES / 5 {
        spread.time(async || Ok(library.did_you_mean(slip.clone()).await?)).await?;
    }
    spread.say();
    let all = Search { query: format!("{common} "), ..Search::default() };
    let mut spread = Spread::new("count of a common word, up to 10,000");
    for _ in 0..TIMES / 5 {
        spread.time(async || Ok(library.count_found(all.clone(), 10_000).await?)).await?;
    }
    spread.say();
    Ok(())
}

async fn changes(library: &Library, floor: &Floor, size: u64, some: &[i64]) -> Anyhow<()> {
    let (mut marks, mut tags) = (Spread::new("mark one, committed"), Spread::new("tag one, committed"));
    for id in some {
        let id = vec![ArticleId(*id)];
        marks.time(async || Ok(library.mark(id.clone(), false).await?)).await?;
        library.mark(id.clone(), true).await?;
        tags.time(async || Ok(library.tag(id.clone(), "Nanti").await?)).await?;
        let tag = library.tag_named("Nanti").await?.id;
        library.untag(id, tag).await?;
    }
    marks.say_beside(&floor.commits(TIMES)?);
    tags.say();
    let count = MARKED.min(size - 1);
    let from = floor.cursor_at(count)?;
    // Unread, so that there is something to mark.
    let (_, undo) = library.mark_view_read(View::All, Part::Newer(from)).await?;
    if let Some(undo) = undo {
        library.undo(undo).await?;
    }
    let unread = page(library, View::Unread, None, 1).await?.len();
    let (mut all, mut back) = (Spread::new(&format!("mark {count} read")), Spread::new("take that back"));
    for _ in 0..5 {
        let mut undo = None;
        all.time(async || {
            undo = library.mark_view_read(View::All, Part::Newer(from)).await?.1;
            Ok(())
        })
        .await?;
        let Some(undo) = undo else { continue };
        back.time(async || Ok(library.undo(undo).await?)).await?;
    }
    assert_eq!(page(library, View::Unread, None, 1).await?.len(), unread);
    all.say();
    back.say();
    Ok(())
}
