//! Which links of a page look alike, and like a list of articles.

use std::collections::{HashMap, HashSet};

use super::address::{Outline, Shape, worth};
use super::furniture::Area;
use super::links::{self, Link};
use super::path::{self, Step};
use super::{LinkPattern, Page, Proposal, card, entries};
use crate::feed::Entry;
use crate::feed::identity::url_key;

/// Fewer links than these may look alike by chance.
const FEWEST: usize = 4;
/// Lists that a person is shown.
const MOST: usize = 5;

pub(super) fn proposals(page: &Page) -> Vec<Proposal> {
    let links = links::on(page);
    let mut places: HashMap<Vec<Step>, Vec<&Link<'_>>> = HashMap::new();
    for link in &links {
        places.entry(path::of(&link.node)).or_default().push(link);
    }
    let mut found: Vec<(f64, LinkPattern)> = places
        .into_iter()
        .filter(|(_, links)| links.len() >= FEWEST)
        .filter_map(|(path, links)| list(page, path, &links))
        .collect();
    found.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.path.cmp(&other.path)));

    let mut proposals: Vec<Proposal> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    for (_, pattern) in found.into_iter().take(MOST * 2) {
        let entries = entries(page, &pattern);
        let fresh = keys(&entries).filter(|key| !seen.contains(key)).count();
        if entries.len() < FEWEST || fresh * 2 < entries.len() {
            continue;
        }
        seen.extend(keys(&entries));
        proposals.push(Proposal { pattern, entries });
        if proposals.len() == MOST {
            break;
        }
    }
    proposals
}

fn keys(entries: &[Entry]) -> impl Iterator<Item = String> {
    entries.iter().filter_map(|entry| url_key(entry.link.as_deref()?))
}

/// The links of one place that lead to addresses of the commonest shape, with what speaks for them.
fn list(page: &Page, path: Vec<Step>, links: &[&Link<'_>]) -> Option<(f64, LinkPattern)> {
    let mut outlines: HashMap<Outline, u32> = HashMap::new();
    for link in links {
        let worth = worth(&link.url);
        if worth > 1 {
            *outlines.entry(Outline::of(&link.url)).or_default() += worth;
        }
    }
    let (outline, _) =
        outlines.into_iter().max_by_key(|(outline, worth)| (*worth, format!("{outline:?}")))?;
    let alike: Vec<_> = links.iter().filter(|link| Outline::of(&link.url) == outline).collect();
    let urls: Vec<_> = alike.iter().map(|link| &link.url).collect();
    let shape = Shape::common(&outline, &urls, &page.url);

    let listed: Vec<_> = links.iter().filter(|link| shape.matches(&link.url)).collect();
    let distinct: HashSet<_> = listed.iter().filter_map(|link| url_key(link.url.as_str())).collect();
    if distinct.len() < FEWEST {
        return None;
    }
    let titles: Vec<_> = listed.iter().filter_map(|link| card::title(&link.node)).collect();
    let headlines = titles.iter().filter(|title| is_headline(title)).count();
    let different: HashSet<_> = titles.iter().collect();
    // "Read more" and its like are as alike as can be.
    if headlines * 10 < listed.len() * 7 || different.len() * 2 < distinct.len() {
        return None;
    }
    let mean_worth = listed.iter().map(|link| f64::from(worth(&link.url))).sum::<f64>() / listed.len() as f64;
    let aside = listed.iter().filter(|link| link.area == Area::Aside).count() * 2 > listed.len();
    let mut score = (distinct.len().min(40) as f64).sqrt() * mean_worth;
    score *= headlines as f64 / listed.len() as f64;
    if aside {
        score *= 0.3;
    }
    if path.iter().any(Step::is_heading) || listed.iter().any(|link| !link.node.find(&["h3"]).is_empty()) {
        score *= 1.3;
    }
    Some((score, LinkPattern { path, shape }))
}

/// Whether a link's words are those of a headline: several of them, or a line in a script without spaces.
fn is_headline(title: &str) -> bool {
    let wide = title.chars().filter(|&c| c >= '\u{2E80}').count();
    let words = title.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    wide >= 8 || (words >= 3 && title.chars().count() >= 18)
}
