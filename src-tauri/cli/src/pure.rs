//! Commands that touch no library: a document in, an answer out; or, with `--jsonl`, one a line.

use std::io::{BufRead, BufWriter, Read, Write};
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;
use warta_engine::article::{self, Content};
use warta_engine::feed::{self, Entry, ParsedFeed};
use warta_engine::store::search::{Language, segments};
use warta_engine::{charset, model::Published};

use crate::{DocumentArgs, PureCommand};

/// Stands in where nobody said where a document is from.
const NOWHERE: &str = "https://document.invalid/";

/// A document to work on.
struct Document {
    bytes: Vec<u8>,
    url: Url,
    content_type: Option<String>,
}

pub(crate) fn run(command: PureCommand) -> Result<()> {
    match command {
        PureCommand::Parse { document, content_type } => each(&document, content_type, parse, print_json),
        PureCommand::Extract(document) => each(&document, None, extract, print_json),
        PureCommand::Sanitize(document) => each(&document, None, sanitize, |answer| {
            print!("{}", answer["html"].as_str().unwrap_or_default());
        }),
        PureCommand::Stem { lang } => {
            let language = Language::named(&lang).with_context(|| format!("{lang} has no stems here."))?;
            each_line(|word| language.stem(word).into_owned())
        }
        PureCommand::Segment { lang } => each_line(|text| segments(text, &lang).join("\t")),
    }
}

fn each_line(answer: impl Fn(&str) -> String) -> Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        writeln!(out, "{}", answer(&line?))?;
    }
    Ok(out.flush()?)
}

fn print_json(answer: &Value) {
    println!("{answer}");
}

/// Works on the one document that was named, or on every line of standard input.
fn each(
    args: &DocumentArgs,
    content_type: Option<String>,
    work: fn(&Document) -> Result<Value>,
    print: fn(&Value),
) -> Result<()> {
    if !args.jsonl {
        let path = args.file.as_deref().context("Name a file, or - for standard input.")?;
        let url = address(args.url.as_deref())?;
        let answer = work(&Document { bytes: read(path)?, url, content_type });
        if let Err(error) = &answer {
            print(&json!({ "error": error.to_string() }));
        }
        print(&answer?);
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let answer = document(&line).and_then(|document| work(&document));
        let answer = answer.unwrap_or_else(|error| json!({ "error": format!("{error:#}") }));
        writeln!(out, "{answer}")?;
    }
    Ok(())
}

/// One line of `--jsonl`: where the document is, or the document itself.
#[derive(Deserialize)]
struct Line {
    path: Option<String>,
    html: Option<String>,
    url: Option<String>,
    content_type: Option<String>,
}

fn document(line: &str) -> Result<Document> {
    let Line { path, html, url, content_type } = serde_json::from_str(line)?;
    let bytes = match (path, html) {
        (Some(path), _) => read(Path::new(&path))?,
        (None, Some(html)) => {
            return Ok(Document {
                bytes: html.into_bytes(),
                url: address(url.as_deref())?,
                content_type: Some("text/html; charset=utf-8".into()),
            });
        }
        (None, None) => bail!("a line needs a path or html"),
    };
    Ok(Document { bytes, url: address(url.as_deref())?, content_type })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(path).with_context(|| format!("{} could not be read.", path.display()))?;
    }
    Ok(bytes)
}

fn address(url: Option<&str>) -> Result<Url> {
    let url = url.unwrap_or(NOWHERE);
    Url::parse(url).with_context(|| format!("“{url}” is not a web address."))
}

fn parse(document: &Document) -> Result<Value> {
    let feed = feed::parse(&document.bytes, document.content_type.as_deref(), Some(&document.url))?;
    let ParsedFeed { kind, title, link, icon, entries, warnings, .. } = feed;
    let entries: Vec<Value> = entries.into_iter().map(entry).collect();
    let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    Ok(json!({
        "kind": kind,
        "title": title,
        "link": link,
        "icon": icon,
        "entries": entries,
        "warnings": warnings,
    }))
}

fn entry(entry: Entry) -> Value {
    let enclosures: Vec<Value> = entry
        .enclosures
        .into_iter()
        .map(|enclosure| json!({ "url": enclosure.url, "type": enclosure.mime, "length": enclosure.length }))
        .collect();
    json!({
        "id": entry.id,
        "title": entry.title,
        "link": entry.link,
        "links": entry.links,
        "published_ms": entry.published.map(|date| date.instant),
        "updated_ms": entry.updated.map(|date| date.instant),
        "authors": entry.authors,
        "summary_html": entry.summary_html,
        "content_html": entry.content_html,
        "enclosures": enclosures,
        "comments_url": entry.comments.url,
        "comments_count": entry.comments.count,
        "comments_feed": entry.comments.feed,
        "in_reply_to": entry.in_reply_to,
    })
}

fn extract(document: &Document) -> Result<Value> {
    let html = charset::decode(&document.bytes, document.content_type.as_deref());
    let content = article::extract(&html, &document.url).map_err(|error| anyhow!("{error}"))?;
    let Content { title, byline, published, site_name, language, lead_image, html, text, .. } = content;
    let published: Option<Published> = published;
    Ok(json!({
        "title": title,
        "byline": byline,
        "published": published,
        "site_name": site_name,
        "language": language,
        "standfirst": content.standfirst,
        "section": content.section,
        "lead_image": lead_image.as_ref().map(|lead| &lead.url),
        "lead_caption": lead_image.as_ref().and_then(|lead| lead.caption.as_ref()),
        "lead_credit": lead_image.as_ref().and_then(|lead| lead.credit.as_ref()),
        "html": html,
        "text": text,
        "related": content.related,
        "removed": content.removed,
        "attributions": content.attributions,
        "access": content.access,
    }))
}

fn sanitize(document: &Document) -> Result<Value> {
    let html = charset::decode(&document.bytes, document.content_type.as_deref());
    Ok(json!({ "html": article::sanitize(&html, &document.url).html }))
}
