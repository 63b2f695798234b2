//! The commands that want a library.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::json;
use warta_engine::Library;
use warta_engine::api::{
    BackUp, Bookmark, CancelRefresh, CheckLibrary, CompareRevisions, DeleteArticles, DiscoverFeeds,
    ExportOpml, GetArticle, ImportOpml, ListArticles, ListRevisions, Mark, PreviewOpml, Ranking, RunRefresh,
    SaveUrl, Search, SearchPage, Subscribe, TagArticles, Undo, Unsubscribe, UntagArticles,
};
use warta_engine::clock::{Clock, SystemClock};
use warta_engine::error::ErrorReply;
use warta_engine::event::RefreshSummary;
use warta_engine::fetch::SignIn;
use warta_engine::library::{Repaired, default_dir};
use warta_engine::model::{ArticleId, ArticlePage, FeedId, Order, RevisionId, UndoId};

use crate::door::Door;
use crate::view::{overview, tag_named};
use crate::{LibraryCommand, ListArgs, keeping, password, table};

pub(crate) fn run(dir: Option<PathBuf>, command: LibraryCommand, json: bool) -> Result<ExitCode> {
    let dir = dir.or_else(default_dir).context("No home folder was found. Say where with --library.")?;
    match &command {
        LibraryCommand::Restore { file } => return restore(&dir, file),
        LibraryCommand::Check { repair: true } => return repair(&dir),
        LibraryCommand::Move { folder } => {
            Library::move_to(&dir, folder)?;
            println!("The library is in {}. What was in {} is still there.", folder.display(), dir.display());
            return Ok(ExitCode::SUCCESS);
        }
        _ => {}
    }
    let runtime = tokio::runtime::Runtime::new()?;
    let answered = runtime.block_on(async {
        let mut door = Door::to(dir);
        let answered = answer(&mut door, command, json).await;
        door.close().await;
        answered
    });
    // Nobody waits for a document that is still being read.
    runtime.shutdown_background();
    answered
}

/// Nobody may have the library open, this program included.
fn restore(dir: &Path, file: &Path) -> Result<ExitCode> {
    let restored = Library::restore(dir, file, SystemClock.now())?;
    println!("Restored.");
    if let Some(before) = restored.before {
        println!("What was there before is in {}.", before.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn repair(dir: &Path) -> Result<ExitCode> {
    match Library::repair(dir, SystemClock.now())? {
        Repaired::Whole => println!("The library is whole."),
        Repaired::Counted => println!("What was counted wrong is counted again. Nothing was lost."),
        Repaired::Salvaged { rows, damaged } => {
            println!("{} articles of {} feeds could be read and were kept.", rows.articles, rows.feeds);
            println!("The damaged library is in {}.", damaged.display());
        }
        Repaired::Restored { damaged, .. } => {
            println!("Nothing could be read. The newest copy is in its place.");
            println!("The damaged library is in {}.", damaged.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn answer(door: &mut Door, command: LibraryCommand, json: bool) -> Result<ExitCode> {
    match command {
        LibraryCommand::Subscribe { url, page, user } => {
            let url = match user {
                Some(user) => signed_in(door, &url, user).await?,
                None => url,
            };
            let feed = door.ask(Subscribe { url, folder_id: None, page }).await?;
            table::feeds(&[feed], json)?;
        }
        LibraryCommand::Unsubscribe { id } => {
            let undo = door.ask(Unsubscribe { id: FeedId(id) }).await?.undo;
            if json {
                println!("{}", json!({ "undo": undo }));
            } else {
                println!("Left. To take it back, for a week: warta-cli undo {undo}");
            }
        }
        LibraryCommand::Feeds => table::feeds(&overview(door).await?.feeds, json)?,
        LibraryCommand::Refresh { now } => return refresh(door, now, json).await,
        LibraryCommand::List(args) => list(door, args, json).await?,
        LibraryCommand::Show { id } => {
            table::article(&door.ask(GetArticle { id: ArticleId(id) }).await?, json)?;
        }
        LibraryCommand::Revisions { id } => {
            let revisions = door.ask(ListRevisions { id: ArticleId(id) }).await?.revisions;
            table::revisions(&revisions, json)?;
        }
        LibraryCommand::Diff { id, from, to } => diff(door, ArticleId(id), from, to, json).await?,
        LibraryCommand::Mark { ids, read, .. } => {
            println!("{}", door.ask(Mark { ids: articles(ids), read }).await?.changed);
        }
        LibraryCommand::Bookmark { ids, remove } => {
            door.ask(Bookmark { ids: articles(ids), bookmarked: !remove }).await?;
        }
        LibraryCommand::Delete { ids } => {
            let undo = door.ask(DeleteArticles { ids: articles(ids) }).await?.undo;
            if json {
                println!("{}", json!({ "undo": undo }));
            } else {
                println!("Deleted. To take it back, for a week: warta-cli undo {undo}");
            }
        }
        LibraryCommand::Undo { number } => {
            door.ask(Undo { undo: UndoId(number) }).await?;
        }
        LibraryCommand::Tag { id, names, remove } => {
            let ids = || vec![ArticleId(id)];
            for name in names {
                if remove {
                    let tag = tag_named(door, &name).await?;
                    door.ask(UntagArticles { ids: ids(), tag }).await?;
                } else {
                    door.ask(TagArticles { ids: ids(), name }).await?;
                }
            }
        }
        LibraryCommand::Save { url } => println!("{}", door.ask(SaveUrl { url }).await?.id),
        LibraryCommand::Search { query, best, limit } => {
            let ranking = if best { Ranking::BestFirst } else { Ranking::NewestFirst };
            let page = search(door, &query, ranking, limit).await?;
            if let Some(meant) = &page.suggestion {
                eprintln!("Did you mean: {meant}");
            }
            table::found(&page.hits, json)?;
        }
        LibraryCommand::Import { dry_run, public_only, file } => {
            let bytes =
                std::fs::read(&file).with_context(|| format!("{} could not be read.", file.display()))?;
            let document = warta_engine::charset::decode(&bytes, None).into_owned();
            let own_network = !public_only;
            let report = if dry_run {
                door.ask(PreviewOpml { document, own_network }).await?
            } else {
                door.ask(ImportOpml { document, own_network }).await?
            };
            table::imported(&report, json)?;
        }
        LibraryCommand::Export { file } => {
            door.ask_for_file(ExportOpml {}, &file).await?;
        }
        LibraryCommand::Backup { file } => {
            door.ask_for_file(BackUp { day: String::new() }, &file).await?;
            let megabytes = file.metadata().map_or(0, |file| file.len().div_ceil(1 << 20));
            println!("{megabytes} MB, in {}", file.display());
        }
        LibraryCommand::Check { .. } => {
            door.ask(CheckLibrary {}).await?;
            println!("The library is whole.");
        }
        LibraryCommand::Stats => keeping::stats(door, json).await?,
        LibraryCommand::Offline(args) => return keeping::offline(door, args, json).await,
        LibraryCommand::Retention(args) => keeping::retention(door, &args, json).await?,
        LibraryCommand::Restore { .. } | LibraryCommand::Move { .. } => {
            bail!("A library that is in use cannot be replaced.")
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A search whose index is being made anew is waited for: whoever typed it waits, as no window goes on meanwhile.
async fn search(door: &mut Door, query: &str, ranking: Ranking, limit: u32) -> Result<SearchPage> {
    const LOOK_AGAIN: Duration = Duration::from_millis(500);
    loop {
        let (within, after, skip, offset_minutes) = (None, None, 0, 0);
        let query = query.to_owned();
        let found = door.ask(Search { query, within, ranking, after, skip, limit, offset_minutes }).await;
        match found {
            Err(error)
                if error.downcast_ref::<ErrorReply>().is_some_and(|it| it.code == "search_damaged") =>
            {
                match door.own() {
                    Some(library) => library.mend_search().await?,
                    None => tokio::time::sleep(LOOK_AGAIN).await,
                }
            }
            found => return found,
        }
    }
}

async fn refresh(door: &mut Door, now: bool, json: bool) -> Result<ExitCode> {
    let refreshed: Option<RefreshSummary> = tokio::select! {
        summary = door.ask(RunRefresh { due_only: !now }) => Some(summary?),
        _ = tokio::signal::ctrl_c() => None,
    };
    let Some(summary) = refreshed else {
        // Another program would otherwise go on with it.
        if door.own().is_none() {
            door.ask(CancelRefresh {}).await?;
        }
        eprintln!("Cancelled. What was fetched so far is kept.");
        return Ok(ExitCode::FAILURE);
    };
    if json {
        println!("{}", serde_json::to_string(&summary)?);
    } else {
        println!(
            "{} feeds, {} new articles, {} unchanged, {} failed",
            summary.feeds, summary.new_articles, summary.unchanged, summary.failed
        );
        for feed in overview(door).await?.feeds.iter().filter(|feed| feed.problem.is_some()) {
            let code = feed.problem.as_ref().map_or("", |problem| &problem.code);
            eprintln!("{}: {code} ({})", feed.title, feed.url);
        }
    }
    Ok(if summary.failed > 0 { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

async fn diff(door: &mut Door, id: ArticleId, from: Option<i64>, to: Option<i64>, json: bool) -> Result<()> {
    let first = door.ask(ListRevisions { id }).await?.revisions.first().map(|revision| revision.id);
    let earlier = from.map(RevisionId).or(first).context("No earlier text of this article is kept.")?;
    let comparison = door.ask(CompareRevisions { id, earlier, later: to.map(RevisionId) }).await?;
    table::comparison(&comparison, json)
}

async fn list(door: &mut Door, args: ListArgs, json: bool) -> Result<()> {
    let view = args.view.view(door).await?;
    let (mut left, mut after) = (args.limit, None);
    let mut rows = Vec::new();
    while left > 0 {
        let limit = left.min(500);
        let (view, order) = (view.clone(), Order::NewestFirst);
        let page: ArticlePage =
            door.ask(ListArticles { view, order, unread_only: false, after, limit }).await?;
        left -= limit;
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    if json {
        rows.iter().try_for_each(|row| -> Result<()> {
            println!("{}", json!(row));
            Ok(())
        })
    } else {
        table::rows(&rows);
        Ok(())
    }
}

/// The address of the best feed that a person who signs in finds at an address. Following it signs it in.
async fn signed_in(door: &mut Door, url: &str, user: String) -> Result<String> {
    if url.starts_with("http://") {
        eprintln!("This address is not encrypted: whoever is on the way can read the sign-in.");
    }
    let sign_in = Some(SignIn::Basic { user, password: password::ask()? });
    let found = door.ask(DiscoverFeeds { url: url.to_owned(), sign_in }).await?;
    found.feeds.into_iter().next().map(|feed| feed.url).context("No feed was found there.")
}

fn articles(ids: Vec<i64>) -> Vec<ArticleId> {
    ids.into_iter().map(ArticleId).collect()
}
