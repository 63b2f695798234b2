mod formats;
mod hostile;
mod repair;

use url::Url;

use super::{Entry, ParsedFeed, parse};

fn base() -> Url {
    Url::parse("https://kabar.example/rss/terkini.xml").unwrap()
}

#[track_caller]
fn read(document: &str) -> ParsedFeed {
    parse(document.as_bytes(), None, Some(&base())).unwrap_or_else(|error| panic!("{error}: {document}"))
}

/// The only entry of an RSS feed whose item holds `fields`.
#[track_caller]
fn rss_item(fields: &str) -> Entry {
    let document =
        format!("<rss version='2.0'><channel><title>K</title><item>{fields}</item></channel></rss>");
    only_entry(read(&document))
}

/// The only entry of an Atom feed whose entry holds `fields`.
#[track_caller]
fn atom_entry(fields: &str) -> Entry {
    only_entry(read(&format!("<feed xmlns='http://www.w3.org/2005/Atom'><entry>{fields}</entry></feed>")))
}

#[track_caller]
fn only_entry(mut feed: ParsedFeed) -> Entry {
    assert_eq!(feed.entries.len(), 1);
    feed.entries.remove(0)
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}
