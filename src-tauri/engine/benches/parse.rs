//! How fast feeds are parsed, beside feed-rs on the same documents.

#![allow(clippy::print_stdout)] // what was measured belongs to the measurement

use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use warta_benches::{Document, feeds};
use warta_engine::feed;

fn parse(criterion: &mut Criterion) {
    let (documents, what) = feeds().expect("feeds to parse");
    let bytes: usize = documents.iter().map(|document| document.bytes.len()).sum();
    let (ours, theirs) = (by_us(&documents), by_feed_rs(&documents));
    println!("{} {what}, {bytes} bytes; entries: warta {ours}, feed-rs {theirs}", documents.len());
    for (unit, throughput) in
        [("bytes", Throughput::Bytes(bytes as u64)), ("entries", Throughput::Elements(ours as u64))]
    {
        let mut group = criterion.benchmark_group(format!("parse/{unit}"));
        group.throughput(throughput);
        group.bench_function("warta", |bencher| bencher.iter(|| by_us(black_box(&documents))));
        group.bench_function("feed-rs", |bencher| bencher.iter(|| by_feed_rs(black_box(&documents))));
    }
}

fn by_us(documents: &[Document]) -> usize {
    let parsed = documents.iter().filter_map(|document| {
        feed::parse(&document.bytes, document.content_type.as_deref(), Some(&document.url)).ok()
    });
    parsed.map(|feed| feed.entries.len()).sum()
}

fn by_feed_rs(documents: &[Document]) -> usize {
    let parsed = documents.iter().filter_map(|document| {
        let parser = feed_rs::parser::Builder::new()
            .base_uri(Some(document.url.as_str()))
            .sanitize_content(false)
            .build();
        // It panics on some of them.
        catch_unwind(AssertUnwindSafe(|| parser.parse(document.bytes.as_slice()).ok())).ok()?
    });
    parsed.map(|feed| feed.entries.len()).sum()
}

criterion_group!(benches, parse);
criterion_main!(benches);
