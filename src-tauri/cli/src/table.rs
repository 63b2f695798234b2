//! Lists for people, and the same as a JSON a line for programs.

use anyhow::Result;
use chrono::{DateTime, FixedOffset, Local, Offset};
use serde::Serialize;
use warta_engine::api::SearchHit;
use warta_engine::article::plain_text;
use warta_engine::library::{ImportReport, Refusal};
use warta_engine::model::{
    ArticleRow, ArticleView, Change, ComparedBlock, Comparison, Feed, Published, Revision, Timestamp,
};

pub(crate) fn feeds(feeds: &[Feed], json: bool) -> Result<()> {
    if json {
        return lines(feeds);
    }
    for feed in feeds {
        let problem = feed.problem.as_ref().map_or(String::new(), |problem| format!("  ! {}", problem.code));
        println!("{:>5}  {:>5} unread  {}  {}{problem}", feed.id, feed.unread, feed.title, feed.url);
    }
    Ok(())
}

pub(crate) fn imported(report: &ImportReport, json: bool) -> Result<()> {
    if json {
        return lines(std::slice::from_ref(report));
    }
    let ImportReport { added, duplicates, invalid, own_network, folders, refused } = report;
    println!("{added} added, {duplicates} already there, {invalid} invalid, {folders} new folders");
    if *own_network > 0 {
        println!("{own_network} on your own network");
    }
    for outline in refused {
        let reason = match outline.reason {
            Refusal::InvalidUrl => "not an address",
            Refusal::NotAFeed => "not a feed",
            Refusal::OwnNetwork => "on your own network",
            Refusal::NoKeyring => "followed without its password, as there is no keyring to keep it in",
        };
        eprintln!("{}: {reason} ({})", outline.title, outline.url);
    }
    Ok(())
}

pub(crate) fn rows(rows: &[ArticleRow]) {
    for row in rows {
        let mark = |set: bool, sign: char| if set { sign } else { ' ' };
        println!(
            "{:>7} {}{} {}  {} · {}",
            row.id,
            mark(!row.read, '•'),
            mark(row.bookmarked, '*'),
            local(row.sort_time),
            row.title,
            row.source
        );
    }
}

pub(crate) fn found(found: &[SearchHit], json: bool) -> Result<()> {
    #[derive(Serialize)]
    struct Hit<'a> {
        #[serde(flatten)]
        row: &'a ArticleRow,
        snippet: &'a str,
    }
    if json {
        return lines(
            &found.iter().map(|hit| Hit { row: &hit.row, snippet: &hit.snippet }).collect::<Vec<_>>(),
        );
    }
    for hit in found {
        rows(std::slice::from_ref(&hit.row));
        println!("          {}", hit.snippet.replace('\u{E000}', "[").replace('\u{E001}', "]"));
    }
    Ok(())
}

pub(crate) fn article(article: &ArticleView, json: bool) -> Result<()> {
    if json {
        println!("{}", serde_json::to_string(article)?);
        return Ok(());
    }
    println!("{}", article.title);
    if let Some(standfirst) = &article.standfirst {
        println!("{standfirst}");
    }
    let section = article.section.iter().cloned();
    let byline = article.byline.iter().cloned();
    let date = article.published.iter().map(newsroom_time);
    println!(
        "{}",
        [article.source.clone()]
            .into_iter()
            .chain(section)
            .chain(byline)
            .chain(date)
            .collect::<Vec<_>>()
            .join(" · ")
    );
    if !article.attributions.is_empty() {
        let names: Vec<_> =
            article.attributions.iter().map(|attribution| attribution.name.as_str()).collect();
        println!("According to: {}", names.join(" · "));
    }
    println!("\n{}", plain_text(&article.html).replace('\n', "\n\n"));
    if !article.related.is_empty() {
        println!("\nRelated:");
        article.related.iter().for_each(|related| println!("  {}  {}", related.title, related.url));
    }
    Ok(())
}

pub(crate) fn revisions(revisions: &[Revision], json: bool) -> Result<()> {
    if json {
        return lines(revisions);
    }
    for revision in revisions {
        println!("{:>7}  {}  {}", revision.id, local(revision.stored), revision.title);
    }
    Ok(())
}

/// A comparison in the manner of `wdiff`; what was kept from end to end is left out.
pub(crate) fn comparison(comparison: &Comparison, json: bool) -> Result<()> {
    if json {
        return lines(std::slice::from_ref(comparison));
    }
    let text = |block: &ComparedBlock| -> String {
        let passages = block.passages.iter().map(|passage| match passage.change {
            Change::Kept => passage.text.clone(),
            Change::Removed => format!("[-{}-]", passage.text),
            Change::Added => format!("{{+{}+}}", passage.text),
        });
        passages.collect()
    };
    let changed = comparison.blocks.iter().filter(|block| !block.kept);
    let blocks: Vec<String> = [&comparison.title].into_iter().chain(changed).map(text).collect();
    println!("{}", blocks.join("\n\n"));
    Ok(())
}

fn lines<T: Serialize>(items: &[T]) -> Result<()> {
    for item in items {
        println!("{}", serde_json::to_string(item)?);
    }
    Ok(())
}

/// An instant on this machine's clock.
fn local(at: Timestamp) -> String {
    DateTime::from_timestamp_millis(at.0)
        .map_or_else(String::new, |time| time.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string())
}

/// An instant on the newsroom's clock, with the zone's Indonesian name where it has one.
fn newsroom_time(published: &Published) -> String {
    let Some(minutes) = published.offset_minutes else { return local(published.instant_ms) };
    let zone = FixedOffset::east_opt(minutes * 60).unwrap_or_else(|| chrono::Utc.fix());
    let name = match minutes {
        420 => "WIB".to_owned(),
        480 => "WITA".to_owned(),
        540 => "WIT".to_owned(),
        _ => zone.to_string(),
    };
    DateTime::from_timestamp_millis(published.instant_ms.0).map_or_else(String::new, |time| {
        format!("{} {name}", time.with_timezone(&zone).format("%-d %b %Y %H:%M"))
    })
}
