//! What a refresh costs, beside the floor of fetching the same addresses with nothing else, and beside newsboat where it
//! is installed.
//!
//! The newsroom runs in a process of its own, so that the figures are the engine's alone. Wall time is that of this
//! machine; CPU time and memory are this process's, where the system tells them (Linux).

#![allow(clippy::print_stdout)] // figures are for people

mod meter;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use meter::{cpu, cpu_of_children, peak_mb};
use warta_engine::Library;
use warta_engine::clock::SystemClock;
use warta_engine::fetch::{Fetcher, Limits, Purpose, Reach, Request, SystemNames};
use warta_engine::library::{OpenOptions, OwnNetwork, Scope};
use warta_engine::secrets::InMemory;
use warta_newsroom::{Newsroom, World};

/// Publishers beyond the sample's own.
const MORE_PUBLISHERS: usize = 193;
const ARTICLES: usize = 40;
/// Says to this same program that it is the newsroom.
const SERVE: &str = "WARTA_BENCH_NEWSROOM";

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Anyhow<()> {
    if std::env::var_os(SERVE).is_some() {
        return serve();
    }
    let mut newsroom =
        Command::new(std::env::current_exe()?).env(SERVE, "1").stdout(Stdio::piped()).spawn()?;
    let measured = measure(&mut newsroom);
    newsroom.kill()?;
    newsroom.wait()?;
    measured
}

/// Prints the addresses of the feeds, an empty line, and serves until it is killed.
fn serve() -> Anyhow<()> {
    let world = World::default().with_articles(ARTICLES).with_more_publishers(MORE_PUBLISHERS);
    let newsroom = Newsroom::open(world, 0)?;
    for url in newsroom.feed_urls() {
        println!("{url}");
    }
    println!();
    loop {
        std::thread::park();
    }
}

fn measure(newsroom: &mut Child) -> Anyhow<()> {
    let lines = BufReader::new(newsroom.stdout.take().ok_or("no output")?).lines();
    let urls: Vec<String> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    println!("{} feeds of {ARTICLES} articles", urls.len());
    let runtime = tokio::runtime::Runtime::new()?;
    let mut meter = Meter::new();

    // The newsroom writes its pages when they are first asked for.
    runtime.block_on(floor(&urls))?;
    meter.restart();
    runtime.block_on(floor(&urls))?;
    meter.say("fetching the same addresses, and nothing else");

    let dir = tempfile::tempdir()?;
    let library = Library::open(OpenOptions {
        secrets: std::sync::Arc::new(InMemory::default()),
        ..OpenOptions::at(dir.path())
    })?;
    let outlines: String = urls.iter().map(|url| format!("<outline xmlUrl='{url}'/>")).collect();
    runtime.block_on(
        library.import_opml(&format!("<opml><body>{outlines}</body></opml>"), OwnNetwork::Follow),
    )?;
    let mut cold = None;
    for (number, what) in ["cold", "unchanged", "unchanged again"].into_iter().enumerate() {
        // Pages and images are another matter: only the feeds are measured here.
        meter.restart();
        let summary = runtime.block_on(feeds_only(&library))?;
        let cost = meter.say(&format!(
            "refresh, {what}: {} new, {} unchanged, {} failed",
            summary.new_articles, summary.unchanged, summary.failed
        ));
        cold = cold.or(cost);
        assert_eq!(summary.failed, 0);
        assert_eq!(summary.unchanged > 0, number > 0, "the second answer is \"not modified\"");
    }
    let size = std::fs::metadata(dir.path().join("library.sqlite"))?.len();
    println!("library: {:.1} MB", size as f64 / 1e6);
    newsboat(&urls, cold)
}

/// The same feeds with newsboat, which neither sanitises nor indexes, in a library of its own.
fn newsboat(urls: &[String], ours: Option<Duration>) -> Anyhow<()> {
    let dir = tempfile::tempdir()?;
    let (list, config, library) =
        (dir.path().join("urls"), dir.path().join("config"), dir.path().join("cache.db"));
    std::fs::write(&list, urls.join("\n"))?;
    std::fs::write(&config, "reload-threads 4\nmax-items 0\n")?;
    let (began, before) = (Instant::now(), cpu_of_children());
    let run = Command::new("newsboat")
        .arg("-u")
        .arg(&list)
        .arg("-C")
        .arg(&config)
        .arg("-c")
        .arg(&library)
        .args(["-x", "reload"])
        .env("HOME", dir.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let Ok(status) = run else {
        println!("newsboat is not installed: no ratio");
        return Ok(());
    };
    let wall = began.elapsed().as_secs_f64();
    let size = std::fs::metadata(&library)?.len();
    let Some((after, before)) = cpu_of_children().zip(before) else { return Ok(()) };
    let theirs = (after - before).as_secs_f64();
    println!(
        "{wall:6.2} s wall  {theirs:6.2} s CPU  newsboat, cold ({status}), library {:.1} MB",
        size as f64 / 1e6
    );
    if let Some(ours) = ours.filter(|_| theirs > 0.0) {
        println!("ratio of CPU to newsboat's: {:.2}", ours.as_secs_f64() / theirs);
    }
    Ok(())
}

/// A refresh that is stopped when the feeds are through.
async fn feeds_only(library: &Library) -> Anyhow<warta_engine::event::RefreshSummary> {
    use warta_engine::event::{EngineEvent, RefreshStage};
    let mut events = library.events();
    let stopper = library.clone();
    let watch = tokio::spawn(async move {
        loop {
            match events.recv().await {
                Ok(EngineEvent::RefreshProgress(progress)) if progress.stage == RefreshStage::Offline => {
                    break;
                }
                Err(tokio::sync::broadcast::error::RecvError::Closed) => break,
                _ => {}
            }
        }
        stopper.cancel_refresh();
    });
    let summary = library.refresh(Scope::Now).await?;
    watch.abort();
    Ok(summary)
}

async fn floor(urls: &[String]) -> Anyhow<()> {
    let fetcher =
        Fetcher::new(Limits::default(), std::sync::Arc::new(SystemClock), std::sync::Arc::new(SystemNames))?;
    let fetcher = &fetcher;
    let fetched = futures_util::stream::iter(urls).map(|url| async move {
        let url = url::Url::parse(url).map_err(|e| e.to_string())?;
        fetcher.fetch(&Request::new(&url, Purpose::Feed, Reach::Typed)).await.map_err(|e| e.to_string())
    });
    let answers: Vec<_> = fetched.buffer_unordered(12).collect().await;
    for answer in answers {
        answer?;
    }
    Ok(())
}

struct Meter {
    began: Instant,
    cpu: Option<Duration>,
}

impl Meter {
    fn new() -> Self {
        Self { began: Instant::now(), cpu: cpu() }
    }

    fn restart(&mut self) {
        *self = Self::new();
    }

    /// Prints what it cost, and gives the CPU time.
    fn say(&self, what: &str) -> Option<Duration> {
        let wall = self.began.elapsed().as_secs_f64();
        let cost = cpu().zip(self.cpu).map(|(now, then)| now - then);
        let cpu = cost.map_or("?".to_owned(), |cost| format!("{:.2}", cost.as_secs_f64()));
        let peak = peak_mb().map_or("?".to_owned(), |mb| format!("{mb}"));
        println!("{wall:6.2} s wall  {cpu:>6} s CPU  {peak:>5} MB peak so far  {what}");
        cost
    }
}
