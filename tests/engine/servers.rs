//! A week with forty servers, each with a habit of its own: what do they see of us?

use std::collections::BTreeMap;
use std::time::Duration;

use warta_engine::library::{OwnNetwork, Scope};
use warta_newsroom::Personality;
use warta_newsroom::audit::{Rules, violations};

use crate::support::Desk;

const STEP: Duration = Duration::from_secs(30 * 60);
const STEPS: u32 = 7 * 48;

#[tokio::test(flavor = "multi_thread")]
async fn a_week_with_every_server_breaks_no_rule() {
    let desk = Desk::with_made_up_names().await;
    let feeds: String = Personality::all()
        .iter()
        .map(|one| {
            let url = desk.at(&format!("{}.example", one.name), &one.path());
            format!("<outline type='rss' text='{}' xmlUrl='{url}'/>", one.name)
        })
        .collect();
    let list = format!("<opml version='2.0'><body>{feeds}</body></opml>");
    let report = desk.library.import_opml(&list, OwnNetwork::Follow).await.unwrap();
    assert!(report.added >= 30, "{report:?}");
    for _ in 0..STEPS {
        desk.library.refresh(Scope::Due).await.unwrap();
        desk.advance(STEP);
    }

    let log = desk.newsroom.requests();
    let found = violations(&log, &Rules::default());
    assert!(found.is_empty(), "{} violations\n{}", found.len(), lines(found.iter().take(30)));

    // (requests, conditional, not modified)
    let mut seen: BTreeMap<&str, (u32, u32, u32)> = BTreeMap::new();
    for request in log.iter().filter(|request| request.remark.feed.is_some()) {
        let host = request.host.as_deref().unwrap_or_default();
        let entry = seen.entry(host.split('.').next().unwrap_or_default()).or_default();
        entry.0 += 1;
        entry.1 += u32::from(request.if_none_match.is_some() || request.if_modified_since.is_some());
        entry.2 += u32::from(request.status == Some(304));
    }
    for (name, (requests, conditional, unchanged)) in &seen {
        println!("{name:24} {requests:4} requests, {conditional:4} conditional, {unchanged:4} not modified");
    }
    let (requests, conditional) =
        seen.values().fold((0, 0), |sum, (requests, conditional, _)| (sum.0 + requests, sum.1 + conditional));
    println!("{} servers, {requests} requests in 7 days, {conditional} conditional", seen.len());
    assert_eq!(seen.len(), Personality::all().len());
    for one in Personality::all() {
        // Nobody is asked more than hourly, and nobody is forgotten.
        let requests = seen[one.name].0;
        assert!((2..=7 * 24).contains(&requests), "{}: {requests}", one.name);
    }
}

fn lines<T: std::fmt::Display>(items: impl Iterator<Item = T>) -> String {
    items.map(|item| format!("{item}\n")).collect()
}
