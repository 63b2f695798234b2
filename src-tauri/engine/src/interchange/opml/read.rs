//! A lenient reader that keeps no call stack of its own: a list may be nested thousands of levels deep.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::attributes::Attributes;
use super::folders::{Folders, of_category};
use super::{List, Outline};
use crate::error::{Error, Result};

/// Lists with more outlines that have an address are cut.
pub const MOST: usize = 100_000;
/// Places where a document may be broken and reading goes on. Finding out that something has no end takes as
/// long as the document is, so there cannot be any number of them.
const REPAIRS: usize = 32;

/// Reads the feeds of a list, with the folder that each is in. Damage costs what is damaged.
///
/// # Errors
/// [`Error::MalformedOpml`] when there is no outline in it at all.
pub fn read(document: &str) -> Result<List> {
    let mut reading = Reading::default();
    let mut rest = document.trim_start_matches('\u{feff}');
    for _ in 0..=REPAIRS {
        let Some(broken) = reading.read(rest) else { break };
        let Some(next) = next_outline(rest, broken + 1) else { break };
        rest = &rest[next..];
    }
    let Reading { list, is_opml, .. } = reading;
    if is_opml || list.length() > 0 { Ok(list) } else { Err(Error::MalformedOpml) }
}

#[derive(Default)]
struct Reading {
    list: List,
    is_opml: bool,
    folders: Folders,
}

impl Reading {
    /// Reads as far as it can, and says where it had to stop.
    fn read(&mut self, document: &str) -> Option<usize> {
        let mut reader = Reader::from_str(document);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        while self.list.length() < MOST {
            match reader.read_event() {
                Ok(Event::Start(element)) if is(&element, "opml") => self.is_opml = true,
                Ok(Event::Start(element)) if is(&element, "outline") => {
                    let name = self.take(&element);
                    self.folders.open(&name);
                }
                Ok(Event::Empty(element)) if is(&element, "outline") => {
                    self.take(&element);
                }
                Ok(Event::End(element)) if element.local_name().as_ref().eq_ignore_ascii_case("outline") => {
                    self.folders.close();
                }
                Ok(Event::Eof) => return None,
                Err(_) => return usize::try_from(reader.error_position()).ok(),
                Ok(_) => {}
            }
        }
        None
    }

    /// Adds what has an address, or gives the name of the folder that the outline opens.
    fn take(&mut self, element: &BytesStart<'_>) -> String {
        let attributes = Attributes::of(element);
        let kind = attributes.kind.to_ascii_lowercase();
        let is_feed = match kind.as_str() {
            "include" | "link" => false,
            // FreshRSS: how to make a feed of a page. It says so with a plus, `HTML+XPath`.
            kind => !kind.contains('+'),
        };
        // Some old lists have a feed's address in `url`, where a link has its own.
        let url = match (attributes.xml_url.is_empty(), kind.as_str()) {
            (false, _) => &attributes.xml_url,
            (true, "rss" | "atom" | "include") => &attributes.url,
            (true, _) => return attributes.name().to_owned(),
        };
        if url.is_empty() {
            return attributes.name().to_owned();
        }
        let site_url = Some(&attributes.html_url).filter(|url| !url.is_empty()).cloned();
        let folder = self.folders.path().or_else(|| of_category(&attributes.category));
        let outline = Outline { title: attributes.name().to_owned(), url: url.clone(), site_url, folder };
        if is_feed {
            self.list.feeds.push(outline)
        } else {
            self.list.others.push(outline)
        }
        String::new()
    }
}

impl List {
    fn length(&self) -> usize {
        self.feeds.len() + self.others.len()
    }
}

fn is(element: &BytesStart<'_>, name: &str) -> bool {
    element.local_name().as_ref().eq_ignore_ascii_case(name)
}

/// Where the next outline begins, from `from` on.
fn next_outline(document: &str, from: usize) -> Option<usize> {
    const START: &[u8] = b"<outline";
    let bytes = document.as_bytes().get(from..)?;
    bytes.windows(START.len()).position(|window| window.eq_ignore_ascii_case(START)).map(|at| from + at)
}

#[cfg(test)]
mod tests;
