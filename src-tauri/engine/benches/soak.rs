//! A day of five hundred feeds, played by a clock from outside: what comes is refreshed, read, searched, bookmarked and let
//! go, with its pictures. Does the program grow, do open files pile up, does anything panic?
//!
//! The newsrooms are a process of their own, which is this program once more.

#![allow(clippy::print_stdout)] // figures are for people

mod dice;
mod meter;

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use dice::Dice;
use meter::resident_mb;
use warta_engine::Library;
use warta_engine::clock::{Clock, ManualClock};
use warta_engine::library::{OpenOptions, OwnNetwork, Ranking, Scope, Search};
use warta_engine::model::{ArticleRow, Keeping, Order, Retention, Timestamp, View};
use warta_engine::secrets::InMemory;
use warta_engine::store::list::PageRequest;
use warta_newsroom::{Newsroom, SAMPLE_NOW, World};

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;

const MORE_PUBLISHERS: usize = 493;
const STEP: Duration = Duration::from_secs(5 * 60);
const STEPS_OF_AN_HOUR: u32 = 12;
/// Allocators and caches have what they need by then.
const WARM: u32 = 2 * STEPS_OF_AN_HOUR;
const STEPS: u32 = 24 * STEPS_OF_AN_HOUR;
/// From a publisher comes something new at one in so many steps: six times a day.
const NEWS: u64 = 48;
const MOST_GROWTH_MB: u64 = 50;

static PANICS: AtomicU32 = AtomicU32::new(0);

fn main() -> Anyhow<()> {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        told(panic);
    }));
    if std::env::var_os(SERVER).is_some() {
        return serve();
    }
    let mut newsrooms = Newsrooms::start()?;
    let played = tokio::runtime::Runtime::new()?.block_on(play(&mut newsrooms));
    newsrooms.server.kill()?;
    newsrooms.server.wait()?;
    played
}

/// Set in the process that is the newsrooms.
const SERVER: &str = "WARTA_SOAK_SERVER";

/// Says where its feeds are and who publishes them, and then does as it is told, a line at a time.
fn serve() -> Anyhow<()> {
    let world = World::default().with_articles(12).with_more_publishers(MORE_PUBLISHERS);
    let runtime = tokio::runtime::Runtime::new()?;
    let newsroom = runtime.block_on(Newsroom::start(world))?;
    let slugs: Vec<&str> = newsroom.world().publishers.iter().map(|publisher| &*publisher.slug).collect();
    println!("{}", newsroom.feed_url("hostile"));
    println!("{}", newsroom.feed_urls().join(" "));
    println!("{}", slugs.join(" "));
    for line in std::io::stdin().lines() {
        let line = line?;
        match line.split_once(' ') {
            Some(("time", ms)) => newsroom.set_time(ms.parse()?),
            Some(("publish", slug)) => newsroom.publish(slug, 1),
            _ => newsroom.clear_requests(),
        }
    }
    Ok(())
}

/// The process that is the newsrooms.
struct Newsrooms {
    server: Child,
    orders: ChildStdin,
    hostile: String,
    urls: Vec<String>,
    slugs: Vec<String>,
}

impl Newsrooms {
    fn start() -> Anyhow<Self> {
        let mut server = Command::new(std::env::current_exe()?)
            .env(SERVER, "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let orders = server.stdin.take().ok_or("no input")?;
        let mut said = BufReader::new(server.stdout.take().ok_or("no output")?).lines();
        let mut words = || -> Anyhow<Vec<String>> {
            Ok(said.next().ok_or("it said nothing")??.split(' ').map(str::to_owned).collect())
        };
        let hostile = words()?.remove(0);
        let (urls, slugs) = (words()?, words()?);
        Ok(Self { server, orders, hostile, urls, slugs })
    }

    fn tell(&mut self, order: &str) -> Anyhow<()> {
        Ok(writeln!(self.orders, "{order}")?)
    }
}

async fn play(newsrooms: &mut Newsrooms) -> Anyhow<()> {
    let dir = tempfile::tempdir()?;
    let clock = ManualClock::at(Timestamp(SAMPLE_NOW));
    let secrets = Arc::new(InMemory::default());
    let library =
        Library::open(OpenOptions { secrets, clock: clock.clone(), ..OpenOptions::at(dir.path()) })?;
    let mut urls = newsrooms.urls.clone();
    // One in a hundred means harm.
    urls.extend((0..5).map(|number| format!("{}?{number}", newsrooms.hostile)));
    let outlines: String = urls.iter().map(|url| format!("<outline xmlUrl='{url}'/>")).collect();
    library.import_opml(&format!("<opml><body>{outlines}</body></opml>"), OwnNetwork::Follow).await?;
    let retention = Retention { days: None, count: Some(15), unread_too: false };
    library.set_keeping(Keeping { retention, most_mb: Some(40) }).await?;

    let mut dice = Dice::new(0x9e37_79b9_7f4a_7c15);
    let (mut warm, mut files_when_warm) = (0, 0);
    println!("{} feeds, {STEPS} steps of {} s", urls.len(), STEP.as_secs());
    for step in 1..=STEPS {
        clock.advance(STEP);
        newsrooms.tell(&format!("time {}", clock.now().0))?;
        for slug in newsrooms.slugs.clone() {
            if dice.throw().is_multiple_of(NEWS) {
                newsrooms.tell(&format!("publish {slug}"))?;
            }
        }
        library.refresh(Scope::Due).await?;
        newsrooms.tell("forget")?;
        read(&library, &mut dice).await?;
        if step.is_multiple_of(STEPS_OF_AN_HOUR) {
            library.storage().await?;
            library.back_up_daily().await?;
        }
        if step == WARM {
            (warm, files_when_warm) = (resident_mb().unwrap_or(0), open_files());
        }
        if step.is_multiple_of(4 * STEPS_OF_AN_HOUR) || step == WARM {
            println!(
                "after {:>2} h: {} MB, {} open files, {} articles",
                step / STEPS_OF_AN_HOUR,
                resident_mb().unwrap_or(0),
                open_files(),
                library.overview(Timestamp(0)).await?.counts.all
            );
        }
    }
    library.check().await?;
    let grown = resident_mb().unwrap_or(0).saturating_sub(warm);
    let panics = PANICS.load(Ordering::Relaxed);
    println!(
        "grown by {grown} MB since it was warm; {files_when_warm} files were open then, {} now",
        open_files()
    );
    println!("{panics} panics");
    if panics > 0 || grown > MOST_GROWTH_MB { Err("it did not last".into()) } else { Ok(()) }
}

/// What somebody does in five minutes: looks at the list, reads some of it with its pictures, searches, marks, bookmarks.
async fn read(library: &Library, dice: &mut Dice) -> Anyhow<()> {
    let request = PageRequest {
        view: View::All,
        order: Order::NewestFirst,
        unread_only: false,
        after: None,
        limit: 100,
    };
    let rows: Vec<ArticleRow> = library.list(request).await?.rows;
    for row in rows.iter().take(12) {
        if let Some(key) = &row.thumbnail {
            // One whose picture is not here yet shows none.
            let _ = library.asset(&format!("{key}/row")).await;
        }
    }
    for _ in 0..6 {
        let Some(row) = rows.get(dice.throw() as usize % rows.len().max(1)) else { return Ok(()) };
        let article = library.article(row.id).await?;
        for key in article.html.split("warta-asset://localhost/").skip(1).filter_map(|rest| rest.get(..64)) {
            let _ = library.asset(key).await;
        }
        library.mark(vec![row.id], true).await?;
    }
    if let Some(row) = rows.first() {
        library.bookmark(vec![row.id], dice.throw().is_multiple_of(2)).await?;
    }
    let search = Search { query: "harga beras".to_owned(), ..Search::default() };
    library.search(search, Ranking::NewestFirst { before: None }, 50).await?;
    Ok(())
}

fn open_files() -> usize {
    std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count)
}
