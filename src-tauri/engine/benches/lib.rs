//! What the engine is measured on.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

use serde_json::Value;
use url::Url;
use warta_newsroom::{Newsroom, World};

/// A feed as a fetch brings it.
pub struct Document {
    pub bytes: Vec<u8>,
    pub content_type: Option<String>,
    pub url: Url,
}

/// Real feeds with entries, where `WARTA_CORPORA` names a folder of them; or those of the newsroom. And what they are.
pub fn feeds() -> io::Result<(Vec<Document>, &'static str)> {
    let folder = std::env::var_os("WARTA_CORPORA").map(|root| PathBuf::from(root).join("feeds/dev"));
    match folder.filter(|folder| folder.is_dir()) {
        Some(folder) => Ok((of_corpus(&folder)?, "real feeds")),
        None => Ok((of_newsroom()?, "feeds of the newsroom, as WARTA_CORPORA names no others")),
    }
}

fn of_corpus(folder: &Path) -> io::Result<Vec<Document>> {
    let manifest = std::fs::read_to_string(folder.join("manifest.jsonl"))?;
    let lines = manifest.lines().map(|line| Ok(serde_json::from_str::<Value>(line)?));
    let lines: Vec<Value> = lines.collect::<io::Result<_>>()?;
    let with_entries =
        lines.iter().filter(|line| line["entries"].as_array().is_some_and(|all| !all.is_empty()));
    with_entries
        .filter_map(|line| {
            let url = Url::parse(line["url"].as_str()?).ok()?;
            let content_type = line["content_type"].as_str().map(str::to_owned);
            let bytes = std::fs::read(folder.join(line["doc"].as_str()?));
            Some(bytes.map(|bytes| Document { bytes, content_type, url }))
        })
        .collect()
}

fn of_newsroom() -> io::Result<Vec<Document>> {
    let newsroom = Newsroom::open(World::seeded(1).with_more_publishers(40).with_articles(40), 0)?;
    let fetched = newsroom.feed_urls().into_iter().map(|url| {
        let url = Url::parse(&url).map_err(io::Error::other)?;
        Ok(Document { bytes: get(&url)?, content_type: None, url })
    });
    let documents: Vec<Document> = fetched.collect::<io::Result<_>>()?;
    Ok(documents.into_iter().filter(|document| !document.bytes.is_empty()).collect())
}

/// Enough of HTTP for a server on loopback.
fn get(url: &Url) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(("127.0.0.1", url.port().unwrap_or(80)))?;
    write!(stream, "GET {} HTTP/1.0\r\nHost: localhost\r\n\r\n", url.path())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let body = answer.windows(4).position(|window| window == b"\r\n\r\n").map_or(answer.len(), |end| end + 4);
    Ok(answer.split_off(body))
}
