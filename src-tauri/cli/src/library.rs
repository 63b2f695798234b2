//! The commands that open a library.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use serde_json::json;
use warta_engine::Library;
use warta_engine::clock::{Clock, SystemClock};
use warta_engine::error::Error;
use warta_engine::fetch::SignIn;
use warta_engine::library::{OpenOptions, OwnNetwork, Ranking, Repaired, Scope, Search, default_dir};
use warta_engine::model::{ArticleId, FeedId, Order, RevisionId, UndoId, View};
use warta_engine::store::list::PageRequest;

use crate::{LibraryCommand, ListArgs, password, table};

pub(crate) fn run(dir: Option<PathBuf>, command: LibraryCommand, json: bool) -> Result<ExitCode> {
    let dir = dir.or_else(default_dir).context("No home folder was found. Say where with --library.")?;
    match &command {
        LibraryCommand::Restore { file } => return restore(&dir, file),
        LibraryCommand::Check { repair: true } => return repair(&dir),
        _ => {}
    }
    let runtime = tokio::runtime::Runtime::new()?;
    let answered = runtime.block_on(async {
        let library = Library::open(OpenOptions::at(dir))?;
        library.resume().await?;
        answer(&library, command, json).await
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

async fn answer(library: &Library, command: LibraryCommand, json: bool) -> Result<ExitCode> {
    match command {
        LibraryCommand::Subscribe { url, page, user } => {
            let url = match user {
                Some(user) => signed_in(library, &url, user).await?,
                None => url,
            };
            let feed = match page {
                true => library.subscribe_to_page(&url, None).await?,
                false => library.subscribe(&url, None).await?,
            };
            table::feeds(&[feed], json)?;
        }
        LibraryCommand::Unsubscribe { id } => {
            library.unsubscribe(FeedId(id)).await?;
        }
        LibraryCommand::Feeds => table::feeds(&library.feeds().await?, json)?,
        LibraryCommand::Refresh { now } => return refresh(library, now, json).await,
        LibraryCommand::List(args) => list(library, args, json).await?,
        LibraryCommand::Show { id } => table::article(&library.article(ArticleId(id)).await?, json)?,
        LibraryCommand::Revisions { id } => table::revisions(&library.revisions(ArticleId(id)).await?, json)?,
        LibraryCommand::Diff { id, from, to } => diff(library, ArticleId(id), from, to, json).await?,
        LibraryCommand::Mark { ids, read, .. } => {
            let (changed, _) = library.mark(articles(ids), read).await?;
            println!("{changed}");
        }
        LibraryCommand::Bookmark { ids, remove } => {
            library.bookmark(articles(ids), !remove).await?;
        }
        LibraryCommand::Delete { ids } => {
            let undo = library.delete_articles(articles(ids)).await?;
            if json {
                println!("{}", json!({ "undo": undo }));
            } else {
                println!("Deleted. To take it back, for a week: warta-cli undo {undo}");
            }
        }
        LibraryCommand::Undo { number } => library.undo(UndoId(number)).await?,
        LibraryCommand::Tag { id, names, remove } => {
            for name in names {
                if remove {
                    let tag = library.tag_named(&name).await?;
                    library.untag(vec![ArticleId(id)], tag.id).await?;
                } else {
                    library.tag(vec![ArticleId(id)], &name).await?;
                }
            }
        }
        LibraryCommand::Save { url } => println!("{}", library.save_url(&url).await?),
        LibraryCommand::Search { query, best, limit } => {
            let search = Search { query, ..Search::default() };
            let ranking = match best {
                true => Ranking::BestFirst { skip: 0 },
                false => Ranking::NewestFirst { before: None },
            };
            let found = match library.search(search.clone(), ranking, limit).await {
                // A window goes on meanwhile; whoever typed this waits.
                Err(Error::SearchDamaged { .. }) => {
                    library.mend_search().await?;
                    library.search(search.clone(), ranking, limit).await?
                }
                found => found?,
            };
            if found.is_empty()
                && let Some(meant) = library.did_you_mean(search).await?
            {
                eprintln!("Did you mean: {meant}");
            }
            table::found(&found, json)?;
        }
        LibraryCommand::Import { dry_run, public_only, file } => {
            let bytes =
                std::fs::read(&file).with_context(|| format!("{} could not be read.", file.display()))?;
            let document = warta_engine::charset::decode(&bytes, None);
            let own_network = if public_only { OwnNetwork::LeaveOut } else { OwnNetwork::Follow };
            let report = if dry_run {
                library.preview_opml(&document, own_network).await?
            } else {
                library.import_opml(&document, own_network).await?
            };
            table::imported(&report, json)?;
        }
        LibraryCommand::Export { file } => {
            let document = library.export_opml().await?;
            std::fs::write(&file, document)
                .with_context(|| format!("{} could not be written.", file.display()))?;
        }
        LibraryCommand::Backup { file } => {
            let manifest = library.back_up_to(&file).await?;
            let (files, megabytes) = (manifest.files.len(), manifest.bytes().div_ceil(1 << 20));
            println!("{files} files, {megabytes} MB, in {}", file.display());
        }
        LibraryCommand::Check { .. } => {
            library.check().await?;
            println!("The library is whole.");
        }
        LibraryCommand::Restore { .. } => bail!("A library that is in use cannot be replaced."),
    }
    Ok(ExitCode::SUCCESS)
}

async fn refresh(library: &Library, now: bool, json: bool) -> Result<ExitCode> {
    let scope = if now { Scope::Now } else { Scope::Due };
    let refresh = library.refresh(scope);
    let summary = tokio::select! {
        summary = refresh => summary?,
        _ = tokio::signal::ctrl_c() => {
            eprintln!("Cancelled. What was fetched so far is kept.");
            return Ok(ExitCode::FAILURE);
        }
    };
    if json {
        println!("{}", serde_json::to_string(&summary)?);
    } else {
        println!(
            "{} feeds, {} new articles, {} unchanged, {} failed",
            summary.feeds, summary.new_articles, summary.unchanged, summary.failed
        );
        for feed in library.feeds().await?.iter().filter(|feed| feed.problem.is_some()) {
            let code = feed.problem.as_ref().map_or("", |problem| &problem.code);
            eprintln!("{}: {code} ({})", feed.title, feed.url);
        }
    }
    Ok(if summary.failed > 0 { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

async fn diff(
    library: &Library,
    id: ArticleId,
    from: Option<i64>,
    to: Option<i64>,
    json: bool,
) -> Result<()> {
    let first = library.revisions(id).await?.first().map(|revision| revision.id);
    let earlier = from.map(RevisionId).or(first).context("No earlier text of this article is kept.")?;
    table::comparison(&library.compare(id, earlier, to.map(RevisionId)).await?, json)
}

async fn list(library: &Library, args: ListArgs, json: bool) -> Result<()> {
    let view = match (args.feed, args.tag) {
        (Some(id), _) => View::Feed { id: FeedId(id) },
        (_, Some(name)) => View::Tag { id: library.tag_named(&name).await?.id },
        _ if args.bookmarked => View::Bookmarked,
        _ if args.unread => View::Unread,
        _ => View::All,
    };
    let mut request =
        PageRequest { view, order: Order::NewestFirst, unread_only: false, after: None, limit: 0 };
    let mut left = args.limit;
    let mut rows = Vec::new();
    while left > 0 {
        request.limit = left.min(500);
        let page = library.list(request.clone()).await?;
        left -= request.limit;
        rows.extend(page.rows);
        request.after = page.next;
        if request.after.is_none() {
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
async fn signed_in(library: &Library, url: &str, user: String) -> Result<String> {
    if url.starts_with("http://") {
        eprintln!("This address is not encrypted: whoever is on the way can read the sign-in.");
    }
    let sign_in = SignIn::Basic { user, password: password::ask()? };
    let offers = library.discover_signed_in(url, &sign_in).await?;
    offers.into_iter().next().map(|offer| offer.url).context("No feed was found there.")
}

fn articles(ids: Vec<i64>) -> Vec<ArticleId> {
    ids.into_iter().map(ArticleId).collect()
}
