//! How the cost of reading hostile markup grows: each shape at one size and at four times that size.
//!
//! Cost that grows as the size does makes four of it; anything near sixteen is a way to keep Warta busy. Ends with an
//! error when a shape falls short.

#![allow(clippy::print_stdout)] // figures are for people

use std::time::{Duration, Instant};

use url::Url;
use warta_engine::article;

/// Repetitions of the smaller size.
const SIZE: usize = 10_000;
/// What passes for four, on a machine that does something else too.
const MOST_GROWTH: f64 = 6.5;
/// Less than this is not worth a word, however it grew.
const UNSEEN: Duration = Duration::from_millis(300);

type Shape = (&'static str, fn(usize) -> String);

const SHAPES: [Shape; 46] = [
    ("open tags", |n| "<div>".repeat(n)),
    ("stray end tags", |n| "<div></x>".repeat(n)),
    ("end tags", |n| "</p>".repeat(n)),
    ("quotes after quotes", |n| format!("<a b=\"x\"\">{}", "<div>".repeat(n))),
    ("bogus comments", |n| "<div></ </div>".repeat(n)),
    ("comments in texts", |n| format!("<p>{}", "x<!---->".repeat(n))),
    ("a comment without end", |n| format!("<p>x{}", "<!--".repeat(n))),
    ("ampersands", |n| format!("<p>{}", "&amp;".repeat(8 * n))),
    ("no-break spaces", |n| format!("<p>{}", "&nbsp;".repeat(8 * n))),
    ("copyright signs", |n| format!("<p>{}", "©".repeat(10 * n))),
    ("ampersands in an address", |n| format!("<a href=\"/x?{}\">x</a>", "&amp;a".repeat(8 * n))),
    ("ampersands in a caption", |n| format!("<img src=/x.jpg alt=\"{}\">", "&amp;a".repeat(8 * n))),
    ("broken entities", |n| format!("<p>{}", "&notanentity".repeat(n))),
    ("attributes of a tag", |n| format!("<p {}>x", numbered(2 * n, |i| format!("a{i}=1 ")))),
    ("attributes of an end tag", |n| format!("<p>x</p {}>x", numbered(2 * n, |i| format!("a{i}=1 ")))),
    ("attributes of a raw end tag", |n| {
        format!("<title>x</title {}>x", numbered(2 * n, |i| format!("a{i} ")))
    }),
    ("attributes of bodies", |n| numbered(n, |i| format!("<body a{i}=1>"))),
    ("a long name", |n| format!("<{}>x", "a".repeat(20 * n))),
    ("tags in a name", |n| "<a".repeat(4 * n)),
    ("classes", |n| format!("<p class=\"{}\">x", "a-b ".repeat(n))),
    ("styles", |n| format!("<p style=\"{}\">x", "display:none;".repeat(n))),
    ("formatting in paragraphs", |n| {
        format!("<p>{}{}", numbered(60, |i| format!("<b a{i}>")), "<p>x".repeat(n))
    }),
    ("formatting of one name", |n| numbered(n, |i| format!("<b a{i} b c d e f g>x"))),
    ("misnested formatting", |n| "<b><p></b>x".repeat(n)),
    ("links in links", |n| "<a href=/x>a".repeat(n)),
    ("paragraphs", |n| "<p>kata ".repeat(n)),
    ("rows", |n| format!("<table>{}", "<tr><td>kata<td>lain".repeat(n))),
    ("cells of a row", |n| format!("<table><tr>{}", "<td>kata".repeat(n))),
    ("tables in tables", |n| "<table><tr><td>".repeat(n)),
    ("paragraphs in a table", |n| format!("<table>{}", "<p>x".repeat(n))),
    ("items", |n| format!("<ul>{}", "<li>kata biasa".repeat(n))),
    ("lists in lists", |n| "<ul><li>".repeat(n)),
    ("line breaks", |n| format!("<p>x{}y", "<br>".repeat(n))),
    ("blocks in a link", |n| format!("<a href=/x>{}</a>", "<div>kata</div>".repeat(n))),
    ("blocks in a correction", |n| format!("<del>{}</del>", "<p>kata</p>".repeat(n))),
    ("pictures", |n| numbered(n, |i| format!("<img src=/x{i}.jpg alt=a>"))),
    ("sizes of a picture", |n| format!("<img srcset=\"{}\">", numbered(n, |i| format!("/x{i}.jpg {i}w, ")))),
    ("captions of a figure", |n| {
        format!("<figure><img src=/x.jpg>{}</figure>", "<figcaption>foto</figcaption>".repeat(n))
    }),
    ("drawings", |n| "<svg><title>".repeat(n)),
    ("sections of data", |n| format!("<svg>{}", "<![CDATA[x".repeat(n))),
    ("scripts in scripts", |n| format!("<script>{}", "<!--<script>".repeat(n))),
    ("links of a list", |n| numbered(n, |i| format!("<li><a href=/{i}>kata {i}</a>"))),
    ("the same paragraph", |n| "<p>kata biasa saja yang panjang sekali dan lama</p>".repeat(n / 2)),
    ("sources", |n| format!("<p>{}", "kata dia, dikutip dari Reuters. ".repeat(n))),
    ("bylines", |n| numbered(n, |i| format!("<span class=author>Budi {i}</span>"))),
    ("statements", |n| "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\"}</script>".repeat(n)),
];

fn numbered(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

type Way = (&'static str, fn(&str, &Url));

const WAYS: [Way; 3] = [
    ("sanitize", |html, url| drop(article::sanitize(html, url))),
    ("feed", |html, url| drop(article::from_feed(html, url))),
    ("page", |html, url| {
        let story = "kata biasa saja ".repeat(60);
        let page = format!("<html><body><article><h1>Judul</h1><p>{story}</p>{html}");
        let _ = article::extract(&page, url);
    }),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = Url::parse("http://news.example/a")?;
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let mut short = 0;
    println!("{:30} {:>9} {:>10} {:>10} {:>7}", "shape", "way", "once", "four times", "growth");
    for (name, shape) in
        SHAPES.iter().filter(|(name, _)| only.as_ref().is_none_or(|only| name.contains(only)))
    {
        let (small, large) = (shape(SIZE), shape(4 * SIZE));
        for (way, read) in WAYS {
            let once = fastest(|| read(&small, &url));
            let four_times = fastest(|| read(&large, &url));
            let growth = four_times.as_secs_f64() / once.as_secs_f64();
            let is_short = four_times > UNSEEN && growth > MOST_GROWTH;
            short += usize::from(is_short);
            let verdict = if is_short { "  FALLS SHORT" } else { "" };
            println!("{name:30} {way:>9} {once:>10.1?} {four_times:>10.1?} {growth:>7.1}{verdict}");
        }
    }
    if short > 0 { Err(format!("{short} fall short").into()) } else { Ok(()) }
}

/// The better of two runs.
fn fastest(work: impl Fn()) -> Duration {
    let run = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    run().min(run())
}
