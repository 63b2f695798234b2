//! Whole pages in the manner of many newsrooms, each with the article that a reader wants of it.
//!
//! `tests/fixtures/articles` holds them, a page and what is expected of it by the same name. Every word of them
//! is invented; the markup is of the kind that such sites use.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::DateTime;
use serde::Deserialize;
use url::Url;
use warta_engine::article::{self, Content};
use warta_engine::model::{AttributionKind, Published};

/// What does not come out as it should yet, by page. Whatever does must leave this list.
const KNOWN: &[(&str, &[&str])] = &[
    // The name of a file over its code, which is a box of its own, reads like a label.
    ("blog-code-like", &["paragraphs"]),
    // Who a post is by stands in a line with when.
    ("forum-like", &["byline"]),
    // Where its authors work, and where its references can be looked up, read like text; the heading over its summary does
    // not. What stands beside it is other papers of the same journal.
    ("two-columns-like", &["paragraphs", "absent", "related"]),
    // Its larger copy of a picture stands beside the picture, unmarked, with the caption once more.
    ("npr-like", &["lead_caption", "lead_credit", "captions", "images"]),
    // Its tags name the instant in universal time; its own clock is in an attribute that nobody sees.
    ("nytimes-like", &["published"]),
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
    /// What stands between headline and text, where it is none of the text.
    standfirst: Option<String>,
    /// As the newsroom calls it.
    section: Option<String>,
    /// Every line of the text, headings and list items among them, captions not.
    paragraphs: Vec<String>,
    captions: Vec<String>,
    /// Addresses of the pictures, in order.
    images: Vec<String>,
    lead_image: Option<String>,
    lead_caption: Option<String>,
    lead_credit: Option<String>,
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
    kind: AttributionKind,
    sentence: String,
}

#[test]
fn every_page_becomes_the_article_that_a_reader_wants() {
    let pages = pages();
    assert!(pages.len() >= 40, "only {} pages were found", pages.len());
    let mut known: BTreeMap<&str, BTreeSet<&str>> =
        KNOWN.iter().map(|(page, fields)| (*page, fields.iter().copied().collect())).collect();
    let mut report = String::new();
    for page in pages {
        let name = page.file_stem().unwrap().to_string_lossy().into_owned();
        let known = known.remove(name.as_str()).unwrap_or_default();
        let differences = differences(&page);
        let fields: BTreeSet<&str> = differences.iter().map(|(field, _)| *field).collect();
        for (field, difference) in differences.iter().filter(|(field, _)| !known.contains(field)) {
            report += &format!("{name}: {field}: {difference}\n");
        }
        for field in known.difference(&fields) {
            report += &format!("{name}: {field} comes out as it should now, and must leave KNOWN\n");
        }
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(known.is_empty(), "KNOWN names pages that are not there: {known:?}");
}

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/articles");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|e| e == "html")).collect();
    pages.sort();
    pages
}

/// The field that differs, and how.
type Difference = (&'static str, String);

fn differences(page: &Path) -> Vec<Difference> {
    let html = std::fs::read_to_string(page).unwrap();
    let stated = std::fs::read_to_string(page.with_extension("json"))
        .unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let expected: Expected =
        serde_json::from_str(&stated).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    match article::extract(&html, &Url::parse(&expected.url).unwrap()) {
        Ok(content) => expected.compared(&content),
        Err(error) => vec![("article", error.to_string())],
    }
}

impl Expected {
    fn compared(&self, content: &Content) -> Vec<Difference> {
        let mut found = Vec::new();
        compare(&mut found, "title", &Some(self.title.clone()), &content.title);
        compare(&mut found, "byline", &self.byline, &content.byline);
        let when = self.published.as_deref().map(|raw| {
            let time = DateTime::parse_from_rfc3339(raw).unwrap();
            (time.timestamp_millis(), Some(time.offset().local_minus_utc() / 60))
        });
        compare(&mut found, "published", &when, &content.published.as_ref().map(instant_and_offset));
        compare(&mut found, "language", &Some(self.language.clone()), &content.language);
        compare(&mut found, "standfirst", &self.standfirst, &content.standfirst);
        compare(&mut found, "section", &self.section, &content.section);
        let lead = content.lead_image.clone().unwrap_or_default();
        let address = content.lead_image.as_ref().map(|lead| lead.url.clone());
        compare(&mut found, "lead_image", &self.lead_image, &address);
        compare(&mut found, "lead_caption", &self.lead_caption, &lead.caption);
        compare(&mut found, "lead_credit", &self.lead_credit, &lead.credit);
        let lines: Vec<String> = content.text.lines().map(str::to_string).collect();
        compare_lists(&mut found, "paragraphs", &self.paragraphs, &lines);
        compare_lists(&mut found, "captions", &self.captions, &captions(&content.html));
        let images: Vec<String> = content.images.iter().map(|image| image.url.clone()).collect();
        compare_lists(&mut found, "images", &self.images, &images);
        let wanted: Vec<String> = self.related.iter().map(|r| format!("{} <{}>", r.title, r.url)).collect();
        let related: Vec<String> =
            content.related.iter().map(|r| format!("{} <{}>", r.title, r.url)).collect();
        compare_lists(&mut found, "related", &wanted, &related);
        let wanted: Vec<String> =
            self.attributions.iter().map(|a| format!("{} ({:?}): {}", a.name, a.kind, a.sentence)).collect();
        let claims: Vec<String> = content
            .attributions
            .iter()
            .map(|a| format!("{} ({:?}): {}", a.name, a.kind, a.sentence))
            .collect();
        compare_lists(&mut found, "attributions", &wanted, &claims);
        for phrase in &self.removed {
            if !content.removed.iter().any(|removed| removed.text.contains(phrase)) {
                found.push(("removed", format!("does not hold {phrase}")));
            }
        }
        for piece in self.markup.iter().filter(|piece| !content.html.contains(*piece)) {
            found.push(("markup", format!("does not hold {piece}")));
        }
        let shown = article::plain_text(&content.html);
        for phrase in self.absent.iter().filter(|phrase| shown.contains(*phrase)) {
            found.push(("absent", format!("is there: {phrase}")));
        }
        found
    }
}

fn instant_and_offset(published: &Published) -> (i64, Option<i32>) {
    (published.instant_ms.0, published.offset_minutes)
}

fn compare<T: PartialEq + std::fmt::Debug>(
    found: &mut Vec<Difference>,
    field: &'static str,
    expected: &T,
    is: &T,
) {
    if expected != is {
        found.push((field, format!("{is:?} instead of {expected:?}")));
    }
}

fn compare_lists(found: &mut Vec<Difference>, field: &'static str, expected: &[String], is: &[String]) {
    let before = found.len();
    let missing = expected.iter().filter(|line| !is.contains(line));
    found.extend(missing.map(|line| (field, format!("missing: {line}"))));
    let too_many = is.iter().filter(|line| !expected.contains(line));
    found.extend(too_many.map(|line| (field, format!("too many: {line}"))));
    if found.len() == before && expected != is {
        found.push((field, format!("in another order, or doubled: {is:#?}")));
    }
}

fn captions(html: &str) -> Vec<String> {
    let ends = html.split("<figcaption").skip(1).filter_map(|rest| rest.split_once("</figcaption>"));
    ends.map(|(caption, _)| article::plain_text(&format!("<p{caption}</p>")).replace('\n', " ")).collect()
}
