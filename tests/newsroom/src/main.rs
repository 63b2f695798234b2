//! `newsroom`: the sample world for a person, or for a program in another language.

#![allow(clippy::print_stdout, reason = "its addresses on standard output are what the program is for")]

use std::time::Duration;

use clap::Parser;
use warta_newsroom::{Newsroom, SAMPLE_NOW, World};

/// A deterministic news world on 127.0.0.1
#[derive(Parser)]
struct Arguments {
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// What texts, dates and pictures follow from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Entries in each feed
    #[arg(long, default_value_t = 12)]
    articles: usize,
    /// Publishers beyond the sample
    #[arg(long, default_value_t = 0)]
    more_publishers: usize,
    /// Nobody but this publisher, one of those that do not advertise their feeds
    #[arg(long)]
    only: Option<String>,
    /// How long every answer waits
    #[arg(long, default_value_t = 0)]
    latency_ms: u64,
    /// The world's present, in epoch milliseconds
    #[arg(long, default_value_t = SAMPLE_NOW)]
    now: i64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let world = match &arguments.only {
        Some(slug) => World::of(slug),
        None => World::seeded(arguments.seed),
    };
    let world = world
        .at(arguments.now)
        .with_articles(arguments.articles)
        .with_more_publishers(arguments.more_publishers);
    let newsroom = Newsroom::start_on(world, arguments.port).await?;
    newsroom.set_latency(Duration::from_millis(arguments.latency_ms));

    println!("newsroom listening on {}", newsroom.base());
    for feed in newsroom.feed_urls() {
        println!("{feed}");
    }

    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated() => {}
        () = newsroom.stopped() => {}
    }
    newsroom.stop();
    Ok(())
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            terminate.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
