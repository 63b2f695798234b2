//! How fast pages become articles, beside dom_smoothie alone on the same pages; what both need of memory; and how the
//! time grows with pages that are made to be slow.

#![allow(clippy::print_stdout)] // what was measured belongs to the measurement

use std::hint::black_box;
use std::process::Command;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput};
use url::Url;
use warta_benches::{Page, pages};
use warta_engine::article;

/// Set for a copy of this program that reads every page once and says what memory it took at most.
const MEMORY_OF: &str = "WARTA_MEMORY_OF";

const SIZES: [usize; 5] = [320 << 10, 640 << 10, 1280 << 10, 2560 << 10, 5 << 20];

fn speed(criterion: &mut Criterion, pages: &[Page]) {
    let mut group = criterion.benchmark_group("extract/pages");
    group.throughput(Throughput::Elements(pages.len() as u64));
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("warta", |bencher| bencher.iter(|| by_us(black_box(pages))));
    group.bench_function("dom_smoothie", |bencher| bencher.iter(|| by_dom_smoothie(black_box(pages))));
}

fn growth(criterion: &mut Criterion) {
    let url = Url::parse("https://harian.example/a").expect("an address");
    for (name, shape) in SHAPES {
        for (what, run) in [("extract", extract as fn(&str, &Url)), ("sanitize", sanitize)] {
            let mut group = criterion.benchmark_group(format!("growth/{what}/{name}"));
            group
                .sample_size(10)
                .warm_up_time(Duration::from_millis(500))
                .measurement_time(Duration::from_secs(2));
            for size in SIZES {
                let html = shape(size);
                group.throughput(Throughput::Bytes(html.len() as u64));
                group.bench_with_input(BenchmarkId::from_parameter(size), &html, |bencher, html| {
                    bencher.iter(|| run(black_box(html), &url));
                });
            }
        }
    }
}

fn extract(html: &str, url: &Url) {
    black_box(article::extract(html, url).ok());
}

fn sanitize(html: &str, url: &Url) {
    black_box(article::sanitize(html, url));
}

type Shape = fn(usize) -> String;

const SHAPES: [(&str, Shape); 13] = [
    ("paragraphs", |size| {
        filled(size, |n| {
            format!(
                "<p>Paragraf {n} bercerita tentang air sungai yang naik sejak pagi, dan warga yang pindah ke balai desa.</p>"
            )
        })
    }),
    ("nested", |size| "<div><b><i>a".repeat(size / 12)),
    ("links", |size| filled(size, |n| format!("<li><a href='/b/{n}'>Baca juga: banjir {n}</a></li>"))),
    ("promos", |size| filled(size, |n| format!("<p>Air surut {n}.</p><p>Unduh aplikasi kami</p>"))),
    ("tables", |size| filled(size, |n| format!("<table><tr><td>{n}<td>air"))),
    ("promos_that_differ", |size| {
        filled(size, |n| format!("<p>Air surut {n}.</p><p>Unduh aplikasi kami ke-{n}</p>"))
    }),
    ("pictures", |size| {
        format!("<p>Air surut.</p>{}", filled(size, |n| format!("<img src='/foto/{n}.jpg'>")))
    }),
    ("captions", |size| {
        format!(
            "<div><img src=/a.jpg>{}</div>",
            filled(size, |n| format!("<div class=caption>Banjir {n}</div>"))
        )
    }),
    ("blocks_after_one_long_text", |size| {
        format!(
            "<div>{}{}</div>",
            filled(size / 2, |n| format!("kata {n} ")),
            "<p>Unduh aplikasi kami</p>".repeat(size / 60)
        )
    }),
    ("one_related_list", |size| {
        format!(
            "<p>Terkait</p><ul>{}</ul>",
            filled(size, |n| format!("<li><a href='/b/{n}'>Banjir {n} di kota</a></li>"))
        )
    }),
    ("authors", |size| {
        format!(
            "<meta name=author content='{}'><p>Air surut.</p>",
            filled(size, |n| format!("Ana Lee {n}, "))
        )
    }),
    ("stated", |size| {
        let text = filled(size / 3, |n| format!("Paragraf {n} bercerita tentang air sungai yang naik. "));
        let shown = filled(size / 2, |n| format!("<p>Paragraf {n} bercerita tentang hal lain.</p>"));
        format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{text}\"}}</script>{shown}"
        )
    }),
    ("unclosed", |size| filled(size, |n| format!("<p><b><font color=red><a href=/{n}>kata "))),
];

fn filled(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut html = String::with_capacity(size + 200);
    let mut n = 0;
    while html.len() < size {
        n += 1;
        html.push_str(&piece(n));
    }
    html
}

fn by_us(pages: &[Page]) -> usize {
    pages.iter().filter(|page| article::extract(&page.html, &page.url).is_ok()).count()
}

fn by_dom_smoothie(pages: &[Page]) -> usize {
    let parsed = pages.iter().filter(|page| {
        dom_smoothie::Readability::new(page.html.as_str(), Some(page.url.as_str()), None)
            .is_ok_and(|mut readability| readability.parse().is_ok())
    });
    parsed.count()
}

/// The most memory that this process has had, in KiB, where the system tells.
fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn memory() {
    for who in ["nobody", "warta", "dom_smoothie"] {
        let answer = std::env::current_exe().and_then(|this| Command::new(this).env(MEMORY_OF, who).output());
        let said = answer.map(|answer| String::from_utf8_lossy(&answer.stdout).trim().to_owned());
        println!("peak memory, {who}: {}", said.unwrap_or_else(|error| error.to_string()));
    }
}

fn main() {
    let (pages, what) = pages().expect("pages to read");
    if let Some(who) = std::env::var_os(MEMORY_OF) {
        let read = match who.to_str() {
            Some("warta") => by_us(&pages),
            Some("dom_smoothie") => by_dom_smoothie(&pages),
            _ => 0,
        };
        let peak = peak_kib().map_or("unknown here".to_owned(), |kib| format!("{} MiB", kib / 1024));
        println!("{peak} ({read} articles)");
        return;
    }
    let bytes: usize = pages.iter().map(|page| page.html.len()).sum();
    println!("{} {what}, {bytes} bytes", pages.len());
    memory();
    let mut criterion = Criterion::default().configure_from_args();
    speed(&mut criterion, &pages);
    growth(&mut criterion);
    criterion.final_summary();
}
