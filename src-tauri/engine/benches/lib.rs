//! What the engine is measured on.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
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

/// A page as a fetch brings it, decoded.
pub struct Page {
    pub html: String,
    pub url: Url,
}

/// Real pages, where `WARTA_CORPORA` names a folder of them; or those that the tests have. And what they are.
pub fn pages() -> io::Result<(Vec<Page>, &'static str)> {
    let folder = std::env::var_os("WARTA_CORPORA").map(|root| PathBuf::from(root).join("extraction/dev"));
    let Some(folder) = folder.filter(|folder| folder.is_dir()) else {
        return Ok((of_tests()?, "pages of the tests, as WARTA_CORPORA names no others"));
    };
    let mut pages = Vec::new();
    for set in ["zyte", "fundus", "fundus80"].map(|set| folder.join(set)) {
        for line in std::fs::read_to_string(set.join("manifest.jsonl"))?.lines() {
            let line: Value = serde_json::from_str(line)?;
            let (Some(path), Some(url)) = (line["path"].as_str(), line["url"].as_str()) else { continue };
            let mut bytes = Vec::new();
            GzDecoder::new(std::fs::File::open(set.join(path))?).read_to_end(&mut bytes)?;
            let html = String::from_utf8_lossy(&bytes).into_owned();
            pages.push(Page { html, url: Url::parse(url).map_err(io::Error::other)? });
        }
    }
    Ok((pages, "real pages"))
}

fn of_tests() -> io::Result<Vec<Page>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/articles");
    let files = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let files: Vec<PathBuf> = files.collect::<io::Result<_>>()?;
    let pages = files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "html"));
    pages
        .map(|path| {
            let url = Url::parse("https://harian.example/a").map_err(io::Error::other)?;
            Ok(Page { html: std::fs::read_to_string(path)?, url })
        })
        .collect()
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
