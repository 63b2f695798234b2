//! A publisher whose articles have more than paragraphs: formulas, notes, boxes, code, tables. Its feed carries them
//! the way the engine's sanitiser lets them pass.

use crate::dates;
use crate::document::Document;
use crate::edition::Edition;
use crate::icon;
use crate::markup::{cdata, each, escape};

pub(crate) const SLUG: &str = "forms";

struct Lesson {
    name: &'static str,
    title: &'static str,
    language: &'static str,
    html: &'static str,
}

/// From the newest to the oldest.
#[rustfmt::skip] // a table
const LESSONS: [Lesson; 4] = [
    Lesson { name: "tides", title: "How the tide of a harbour is foretold", language: "en", html: include_str!("forms/tides.html") },
    Lesson { name: "arabic", title: "كيف يُتنبَّأ بالمد في الميناء", language: "ar", html: include_str!("forms/arabic.html") },
    Lesson { name: "bombs", title: "Formulas that mean harm", language: "en", html: include_str!("forms/bombs.html") },
    Lesson { name: "plain", title: "The ferry left on time", language: "en", html: include_str!("forms/plain.html") },
];

/// Everything below `/forms/`.
pub(crate) fn document(edition: &Edition<'_>, path: &str) -> Option<Document> {
    let modified = edition.world.now - dates::minutes(60);
    Some(match path.strip_prefix("/forms")? {
        "/feed.xml" => edition.text("application/rss+xml; charset=utf-8", feed(edition), modified),
        "" | "/" => edition.html(home(edition), modified),
        "/favicon.png" => icon::png(SLUG, modified)?,
        local => {
            let name = local.strip_prefix("/read/")?;
            let lesson = LESSONS.iter().find(|lesson| lesson.name == name)?;
            edition.html(page(lesson), modified)
        }
    })
}

fn page(lesson: &Lesson) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body><article><h1>{title}</h1>\n{html}\n</article></body></html>\n",
        language = lesson.language,
        title = escape(lesson.title),
        html = lesson.html,
    )
}

fn home(edition: &Edition<'_>) -> String {
    let links = each(&LESSONS, |Lesson { name, title, .. }| {
        format!(r#"<li><a href="/forms/read/{name}">{}</a></li>"#, escape(title))
    });
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Harbour Lessons</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"{}\"></head><body><ul>\n{links}\n</ul></body></html>\n",
        edition.url("/forms/feed.xml")
    )
}

fn feed(edition: &Edition<'_>) -> String {
    let items = each(LESSONS.iter().zip(1..), |(lesson, number)| {
        format!(
            r#"    <item>
      <title>{title}</title>
      <link>{link}</link>
      <guid isPermaLink="false">forms-{name}</guid>
      <pubDate>{date}</pubDate>
      <dc:language>{language}</dc:language>
      <content:encoded>{content}</content:encoded>
    </item>"#,
            title = escape(lesson.title),
            link = edition.url(&format!("/forms/read/{}", lesson.name)),
            name = lesson.name,
            date = dates::rfc2822(edition.world.now - dates::minutes(60 + number * 10), 0),
            language = lesson.language,
            content = cdata(lesson.html),
        )
    });
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>Harbour Lessons</title>
    <link>{}</link>
    <description>What is learned on the quay</description>
{items}
  </channel>
</rss>
"#,
        edition.url("/forms/")
    )
}
