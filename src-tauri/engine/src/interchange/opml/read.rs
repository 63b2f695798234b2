//! A lenient reader that keeps no call stack of its own: a list may be nested thousands of levels deep.

use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};

use super::Outline;
use crate::error::{Error, Result};

/// Lists with more feeds are cut.
const MOST: usize = 100_000;

/// Reads the feeds of a list, with the folder that each is in. Damage costs what is damaged: a list that
/// breaks off gives what came before.
///
/// # Errors
/// [`Error::MalformedOpml`] when there is no outline in it at all.
pub fn read(document: &str) -> Result<Vec<Outline>> {
    let mut reader = Reader::from_str(document);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut outlines = Vec::new();
    let mut is_opml = false;
    // For each open outline: the folder that it opened, if it is one.
    let mut open: Vec<Option<String>> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) if is(&element, "opml") => is_opml = true,
            Ok(Event::Start(element)) if is(&element, "outline") => {
                let folder = take(&element, &open, &mut outlines);
                open.push(folder);
            }
            Ok(Event::Empty(element)) if is(&element, "outline") => {
                take(&element, &open, &mut outlines);
            }
            Ok(Event::End(element)) if element.name().as_ref().eq_ignore_ascii_case("outline") => {
                open.pop();
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
        if outlines.len() >= MOST {
            break;
        }
    }
    if is_opml || !outlines.is_empty() { Ok(outlines) } else { Err(Error::MalformedOpml) }
}

fn is(element: &BytesStart<'_>, name: &str) -> bool {
    element.local_name().as_ref().eq_ignore_ascii_case(name)
}

/// Adds a feed, or gives the name of the folder that the outline opens.
fn take(element: &BytesStart<'_>, open: &[Option<String>], outlines: &mut Vec<Outline>) -> Option<String> {
    let mut attributes = Attributes::default();
    for attribute in element.html_attributes().with_checks(false).flatten() {
        let value = unescape(&attribute.value);
        match attribute.key.local_name().as_ref().to_ascii_lowercase().as_str() {
            "xmlurl" => attributes.url = value,
            "htmlurl" => attributes.site_url = value,
            "title" => attributes.title = value,
            "text" => attributes.text = value,
            _ => {}
        }
    }
    let Attributes { url, site_url, title, text } = attributes;
    let name = if title.is_empty() { text } else { title };
    if url.is_empty() {
        return Some(name).filter(|name| !name.is_empty());
    }
    let folder = open.iter().rev().flatten().next().cloned();
    let site_url = Some(site_url).filter(|url| !url.is_empty());
    outlines.push(Outline { title: name, url, site_url, folder });
    None
}

#[derive(Default)]
struct Attributes {
    url: String,
    site_url: String,
    title: String,
    text: String,
}

/// Entities of XML and HTML; an `&` that begins none stays as it is.
fn unescape(value: &str) -> String {
    let text = quick_xml::escape::unescape_with(value, resolve_html5_entity)
        .map_or_else(|_| value.replace("&amp;", "&"), |text| text.into_owned());
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(document: &str, expected: &[(&str, &str, Option<&str>)]) {
        let outlines = read(document).unwrap();
        let found: Vec<_> =
            outlines.iter().map(|o| (o.title.as_str(), o.url.as_str(), o.folder.as_deref())).collect();
        assert_eq!(found, expected, "{document}");
    }

    #[test]
    fn lists_are_read_as_they_come() {
        check(
            r#"<?xml version="1.0"?><opml version="2.0"><body><outline text="Dunia">
               <outline text="A &amp; B" type="rss" xmlUrl="https://a.example/?x=1&y=2"/></outline>
               <outline title="C" xmlurl="https://c.example/"></outline></body></opml>"#,
            &[("A & B", "https://a.example/?x=1&y=2", Some("Dunia")), ("C", "https://c.example/", None)],
        );
        check(
            "<opml><body><outline text='Luar'><outline text='Dalam'><outline text='D' xmlUrl='https://d.example/'/>",
            &[("D", "https://d.example/", Some("Dalam"))],
        );
        check("<opml version='1.0'><body></body></opml>", &[]);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for document in ["", "beras", "<html><body>x</body></html>", "<rss><channel/></rss>", "{}"] {
            assert!(matches!(read(document), Err(Error::MalformedOpml)), "{document}");
        }
    }

    #[test]
    fn deep_lists_do_no_harm() {
        let document = "<opml><body>".to_owned()
            + &"<outline text='f'>".repeat(50_000)
            + "<outline text='x' xmlUrl='https://x.example/'/>";
        assert_eq!(read(&document).unwrap().len(), 1);
    }
}
