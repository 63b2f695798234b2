//! How large the library is and may become, and what of it opens without a network.

use std::process::ExitCode;

use anyhow::Result;
use warta_engine::api::{GetKeeping, GetStorage, MakeOffline, PreviewKeeping, PreviewOffline, VerifyFiles};
use warta_engine::model::{FeedId, Keeping, LetGo, Retention, Storage, Verified};

use crate::door::Door;
use crate::view::overview;
use crate::{OfflineArgs, RetentionArgs};

pub(crate) async fn stats(door: &mut Door, json: bool) -> Result<()> {
    let storage = door.ask(GetStorage {}).await?;
    if json {
        println!("{}", serde_json::to_string(&storage)?);
        return Ok(());
    }
    let Storage {
        text,
        index,
        revisions,
        lists,
        empty,
        pictures,
        recordings,
        backups,
        feeds,
        removed,
        folder,
    } = storage;
    for (bytes, what) in [
        (text, "text"),
        (pictures, "pictures"),
        (recordings, "sounds and films"),
        (index, "search index"),
        (revisions, "earlier texts"),
        (lists, "lists and states"),
        (empty, "empty room in the database"),
        (backups, "copies"),
    ] {
        println!("{}  {what}", megabytes(bytes));
    }
    println!(
        "{}  in all, in {folder}\n",
        megabytes(text + pictures + recordings + index + revisions + lists + empty + backups)
    );
    let titles = titles(door).await?;
    for feed in feeds {
        let title = title(&titles, feed.feed);
        println!("{}  {:>7} articles  {title}", megabytes(feed.text + feed.pictures), feed.articles);
    }
    if removed > 0 {
        println!("\n{removed} removed articles can still be brought back, and take room until then.");
    }
    Ok(())
}

pub(crate) async fn offline(door: &mut Door, args: OfflineArgs, json: bool) -> Result<ExitCode> {
    if args.verify {
        let verified = door.ask(VerifyFiles {}).await?;
        if json {
            println!("{}", serde_json::to_string(&verified)?);
        } else {
            let Verified { whole, missing, damaged, unused } = verified;
            println!("{whole} files are whole, {missing} are gone, {damaged} damaged, {unused} unused.");
            if missing + damaged > 0 {
                println!("What is gone or damaged is fetched again by the next refresh.");
            }
        }
        return Ok(ExitCode::SUCCESS);
    }
    let view = args.view.view(door).await?;
    let preview = door.ask(PreviewOffline { view: view.clone() }).await?;
    if !json && preview.incomplete > 0 {
        eprintln!(
            "{} of {} articles lack something: {} pages and {} pictures, about {} MB.",
            preview.incomplete,
            preview.articles,
            preview.pages,
            preview.pictures,
            preview.bytes.div_ceil(1 << 20)
        );
    }
    let made = door.ask(MakeOffline { view }).await?;
    if json {
        println!("{}", serde_json::to_string(&made)?);
    } else {
        println!("{} articles open without a network, {} do not.", made.complete, made.incomplete);
    }
    Ok(if made.incomplete > 0 { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

pub(crate) async fn retention(door: &mut Door, args: &RetentionArgs, json: bool) -> Result<()> {
    let before = door.ask(GetKeeping {}).await?;
    let chosen = chosen(args, before);
    let titles = titles(door).await?;
    let (gone, undo) = match chosen {
        Some(keeping) if !args.dry_run => {
            let kept = door.ask(keeping).await?;
            (Some(kept.let_go), kept.undo)
        }
        Some(keeping) => (Some(door.ask(PreviewKeeping { keeping, feed: None }).await?), None),
        None if args.dry_run => (Some(door.ask(PreviewKeeping { keeping: before, feed: None }).await?), None),
        None => (None, None),
    };
    let keeping = chosen.unwrap_or(before);
    if json {
        println!("{}", serde_json::json!({ "keeping": keeping, "let_go": gone, "undo": undo }));
        return Ok(());
    }
    println!("{}", sentence(&keeping));
    if let Some(LetGo { articles, without_pictures, bytes, feeds }) = gone {
        let tense = if args.dry_run { "would go" } else { "went" };
        println!(
            "{articles} articles {tense}, {without_pictures} more lose their pictures; {}",
            megabytes(bytes).trim_start()
        );
        for (feed, count) in feeds {
            println!("{count:>7}  {}", title(&titles, feed));
        }
    }
    if let Some(undo) = undo {
        println!("To take it back, for a week: warta-cli undo {undo}");
    }
    Ok(())
}

/// What the arguments choose beside what was chosen before, or nothing when they choose nothing.
fn chosen(args: &RetentionArgs, before: Keeping) -> Option<Keeping> {
    if args.off {
        return Some(Keeping::default());
    }
    if args.days.is_none() && args.count.is_none() && args.most_mb.is_none() && !args.unread_too {
        return None;
    }
    let Retention { days, count, unread_too } = before.retention;
    let retention = Retention {
        days: args.days.or(days),
        count: args.count.or(count),
        unread_too: args.unread_too || unread_too,
    };
    Some(Keeping { retention, most_mb: args.most_mb.or(before.most_mb) })
}

fn sentence(keeping: &Keeping) -> String {
    let Keeping { retention, most_mb } = keeping;
    let mut parts = Vec::new();
    if let Some(days) = retention.days {
        parts.push(format!("for {days} days"));
    }
    if let Some(count) = retention.count {
        parts.push(format!("the newest {count} of each feed"));
    }
    let which = if retention.unread_too { "Articles" } else { "Read articles" };
    let stay = match parts.is_empty() {
        true => "Every article stays for ever.".to_owned(),
        false => format!("{which} stay {}.", parts.join(", and only ")),
    };
    match most_mb {
        Some(most) => format!("{stay} Pictures and recordings take at most {most} MB."),
        None => stay,
    }
}

async fn titles(door: &mut Door) -> Result<Vec<(FeedId, String)>> {
    let feeds = overview(door).await?.feeds;
    Ok(feeds.into_iter().map(|feed| (feed.id, feed.title)).collect())
}

fn title(titles: &[(FeedId, String)], feed: FeedId) -> &str {
    titles.iter().find(|(id, _)| *id == feed).map_or("", |(_, title)| title)
}

fn megabytes(bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "rounded to a tenth of a megabyte")]
    let megabytes = bytes as f64 / 1e6;
    format!("{megabytes:>9.1} MB")
}
