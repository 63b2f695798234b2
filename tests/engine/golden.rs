//! Whole pages in the manner of many newsrooms, each with the article that a reader wants of it.
//!
//! `tests/fixtures/articles` holds them, a page and what is expected of it by the same name. Every word of them
//! is invented; the markup is of the kind that such sites use.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::DateTime;
use serde::Deserialize;
use url::Url;
use warta_engine::article::{self, Content};
use warta_engine::model::Published;

/// Pages that do not come out as they should yet. One that does must leave this list.
const KNOWN: &[&str] = &[
    "aljazeera-arabic-like",
    "antara-like",
    "ap-like",
    "bbc-like",
    "cnn-indonesia-like",
    "detik-like",
    "guardian-like",
    "kompas-like",
    "lemonde-like",
    "nhk-like",
    "reuters-like",
    "spiegel-like",
    "tempo-like",
    "tribun-like",
];

/// What a reader wants of a page. Every field must be said.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    url: String,
    title: String,
    byline: Option<String>,
    /// RFC 3339, with the newsroom's own offset.
    published: Option<String>,
    language: String,
    /// Every line of the text, headings and list items among them, captions not.
    paragraphs: Vec<String>,
    captions: Vec<String>,
    /// Addresses of the pictures, in order.
    images: Vec<String>,
    lead_image: Option<String>,
    related: Vec<Link>,
    /// Each must stand in a block that was taken out and can be shown again.
    removed: Vec<String>,
    attributions: Vec<Claim>,
    /// Pieces of HTML that must be there.
    markup: Vec<String>,
    /// Must be nowhere in the article.
    absent: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    title: String,
    url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    name: String,
    sentence: String,
}

#[test]
fn every_page_becomes_the_article_that_a_reader_wants() {
    let pages = pages();
    assert!(pages.len() >= 15, "only {} pages were found", pages.len());
    let mut report = String::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for page in pages {
        let name = page.file_stem().unwrap().to_string_lossy().into_owned();
        let differences = differences(&page);
        match (differences.is_empty(), KNOWN.contains(&name.as_str())) {
            (true, true) => {
                report += &format!("\n{name}: comes out as it should now, and must leave KNOWN\n");
            }
            (false, false) => report += &format!("\n{name}:\n  {}\n", differences.join("\n  ")),
            _ => {}
        }
        names.insert(name);
    }
    for known in KNOWN {
        assert!(names.contains(known), "{known} is in KNOWN, but there is no such page");
    }
    assert!(report.is_empty(), "{report}");
}

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/articles");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|e| e == "html")).collect();
    pages.sort();
    pages
}

fn differences(page: &Path) -> Vec<String> {
    let html = std::fs::read_to_string(page).unwrap();
    let stated = std::fs::read_to_string(page.with_extension("json"))
        .unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let expected: Expected =
        serde_json::from_str(&stated).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    match article::extract(&html, &Url::parse(&expected.url).unwrap()) {
        Ok(content) => expected.compared(&content),
        Err(error) => vec![error.to_string()],
    }
}

impl Expected {
    fn compared(&self, content: &Content) -> Vec<String> {
        let mut found = Vec::new();
        compare(&mut found, "title", &Some(self.title.clone()), &content.title);
        compare(&mut found, "byline", &self.byline, &content.byline);
        let when = self.published.as_deref().map(|raw| {
            let time = DateTime::parse_from_rfc3339(raw).unwrap();
            (time.timestamp_millis(), Some(time.offset().local_minus_utc() / 60))
        });
        compare(&mut found, "published", &when, &content.published.as_ref().map(instant_and_offset));
        compare(&mut found, "language", &Some(self.language.clone()), &content.language);
        compare(&mut found, "lead image", &self.lead_image, &content.lead_image);
        let lines: Vec<String> = content.text.lines().map(str::to_string).collect();
        compare_lists(&mut found, "paragraph", &self.paragraphs, &lines);
        compare_lists(&mut found, "caption", &self.captions, &captions(&content.html));
        let images: Vec<String> = content.images.iter().map(|image| image.url.clone()).collect();
        compare_lists(&mut found, "image", &self.images, &images);
        let wanted: Vec<String> = self.related.iter().map(|r| format!("{} <{}>", r.title, r.url)).collect();
        let related: Vec<String> =
            content.related.iter().map(|r| format!("{} <{}>", r.title, r.url)).collect();
        compare_lists(&mut found, "related", &wanted, &related);
        let wanted: Vec<String> =
            self.attributions.iter().map(|a| format!("{}: {}", a.name, a.sentence)).collect();
        let claims: Vec<String> =
            content.attributions.iter().map(|a| format!("{}: {}", a.name, a.sentence)).collect();
        compare_lists(&mut found, "attribution", &wanted, &claims);
        for phrase in &self.removed {
            if !content.removed.iter().any(|removed| removed.text.contains(phrase)) {
                found.push(format!("not in what was removed: {phrase}"));
            }
        }
        for piece in self.markup.iter().filter(|piece| !content.html.contains(*piece)) {
            found.push(format!("not in the HTML: {piece}"));
        }
        let shown = article::plain_text(&content.html);
        for phrase in self.absent.iter().filter(|phrase| shown.contains(*phrase)) {
            found.push(format!("still in the article: {phrase}"));
        }
        found
    }
}

fn instant_and_offset(published: &Published) -> (i64, Option<i32>) {
    (published.instant_ms.0, published.offset_minutes)
}

fn compare<T: PartialEq + std::fmt::Debug>(found: &mut Vec<String>, what: &str, expected: &T, is: &T) {
    if expected != is {
        found.push(format!("{what}: {is:?} instead of {expected:?}"));
    }
}

fn compare_lists(found: &mut Vec<String>, what: &str, expected: &[String], is: &[String]) {
    let missing = expected.iter().filter(|line| !is.contains(line));
    let too_many = is.iter().filter(|line| !expected.contains(line));
    let before = found.len();
    found.extend(missing.map(|line| format!("{what} missing: {line}")));
    found.extend(too_many.map(|line| format!("{what} too many: {line}")));
    if found.len() == before && expected != is {
        found.push(format!("{what}s are in another order, or doubled: {is:#?}"));
    }
}

fn captions(html: &str) -> Vec<String> {
    let ends = html.split("<figcaption").skip(1).filter_map(|rest| rest.split_once("</figcaption>"));
    ends.map(|(caption, _)| article::plain_text(&format!("<p{caption}</p>")).replace('\n', " ")).collect()
}
