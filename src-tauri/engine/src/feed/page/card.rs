//! What stands around a link and belongs to the same article: its headline, date, picture and standfirst.

use std::collections::HashMap;

use dom_query::{NodeId, NodeRef};
use url::Url;

use super::links::Link;
use super::path::is_inside_page;
use crate::date::{self, Date};
use crate::feed::identity::url_key;
use crate::feed::text::{html_of, one_line};
use crate::feed::{Entry, absolute};

/// How far around a link its card may reach.
const REACH: usize = 8;
/// Nodes of a card that are looked at.
const MAX_NODES: usize = 400;
/// A headline is not longer, in bytes.
const MAX_TITLE: usize = 500;
/// A date stands in a line of its own, which is not longer.
const MAX_DATE_LINE: usize = 70;
/// A standfirst is at least this long.
const MIN_SUMMARY: usize = 40;

/// To which of the listed links each element around them belongs.
pub(super) struct Cards {
    owners: HashMap<NodeId, Owner>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Owner {
    One(Option<String>),
    Several,
}

pub(super) fn cards(links: &[&Link<'_>]) -> Cards {
    let mut owners: HashMap<NodeId, Owner> = HashMap::new();
    for link in links {
        let owner = Owner::One(url_key(link.url.as_str()));
        for node in around(&link.node) {
            let known = owners.entry(node.id).or_insert_with(|| owner.clone());
            if *known != owner {
                // Whatever is around it is shared too.
                if *known == Owner::Several {
                    break;
                }
                *known = Owner::Several;
            }
        }
    }
    Cards { owners }
}

fn around<'a>(link: &NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> + use<'a> {
    let parents = std::iter::successors(link.parent(), NodeRef::parent);
    std::iter::once(*link).chain(parents.take(REACH)).take_while(is_inside_page)
}

impl Cards {
    /// The entry of a link, and whether its title is written on the page rather than about a picture.
    pub(super) fn entry(&self, link: &Link<'_>, base: &Url) -> (Entry, bool) {
        let is_own = |node: &NodeRef| self.owners.get(&node.id).is_some_and(|owner| *owner != Owner::Several);
        let card = around(&link.node).take_while(is_own).last().unwrap_or(link.node);
        let headline = headline(&link.node).or_else(|| heading(&card));
        let title = headline.map(|node| one_line(&node.text())).or_else(|| described(&link.node));
        let date = published(&card, headline.as_ref());
        let url = String::from(link.url.clone());
        let entry = Entry {
            published: date.as_ref().map(|(date, _)| *date),
            published_raw: date.map(|(_, raw)| raw),
            image: image(&card, base),
            summary_html: summary(&card, title.as_deref()).map(|text| html_of(&text)),
            links: vec![url.clone()],
            link: Some(url),
            title,
            ..Entry::default()
        };
        (entry, headline.is_some())
    }
}

/// What a link is called: by its words, or those of its picture.
pub(super) fn title(link: &NodeRef) -> Option<String> {
    headline(link).map(|node| one_line(&node.text())).or_else(|| described(link))
}

/// The element in a link that holds its headline: a link may be around a whole card.
fn headline<'a>(link: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    if let Some(heading) = heading(link) {
        return Some(heading);
    }
    let blocks: Vec<_> = elements(link).filter(is_block).collect();
    if blocks.is_empty() {
        return Some(*link).filter(has_title_text);
    }
    let named =
        blocks.iter().find(|node| labels(node, &["title", "judul", "headline"]) && has_title_text(node));
    let innermost = |node: &&NodeRef| !elements(node).any(|inner| is_block(&inner));
    let longest = || blocks.iter().filter(innermost).filter(|node| has_title_text(node)).max_by_key(length);
    named.or_else(longest).copied()
}

fn heading<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    elements(node).find(|inner| is_any(inner, &["h1", "h2", "h3", "h4", "h5", "h6"]) && has_title_text(inner))
}

fn length(node: &&NodeRef) -> usize {
    node.text().len()
}

fn has_title_text(node: &NodeRef) -> bool {
    let text = node.text();
    text.len() < MAX_TITLE * 4 && (1..MAX_TITLE).contains(&one_line(&text).len())
}

fn described(link: &NodeRef) -> Option<String> {
    let picture = elements(link).find(|node| node.has_name("img")).and_then(|image| image.attr("alt"));
    let named = || link.attr("title").or_else(|| link.attr("aria-label"));
    let title = picture.filter(|alt| !alt.trim().is_empty()).or_else(named)?;
    Some(one_line(&title)).filter(|title| (1..MAX_TITLE).contains(&title.len()))
}

/// The date that a machine may read, or else the first that stands in a line of its own.
fn published(card: &NodeRef, headline: Option<&NodeRef>) -> Option<(Date, String)> {
    let times: Vec<_> = elements(card).filter(|node| node.has_name("time")).collect();
    let machine = times.iter().find_map(|time| {
        let raw = time.attr("datetime")?;
        Some((date::parse(&raw)?, raw.trim().to_owned()))
    });
    machine.or_else(|| {
        let lines = nodes(card).filter(NodeRef::is_text).filter(|text| !is_within(text, headline, card));
        lines
            .map(|text| one_line(&text.text()))
            .filter(|line| (6..MAX_DATE_LINE).contains(&line.len()))
            .find_map(|line| {
                let (date, range) = date::find(&line)?;
                Some((date, line[range].to_owned()))
            })
    })
}

fn is_within(node: &NodeRef, outer: Option<&NodeRef>, end: &NodeRef) -> bool {
    let Some(outer) = outer else { return false };
    std::iter::successors(node.parent(), NodeRef::parent)
        .take_while(|parent| parent.id != end.id)
        .take(REACH * 2)
        .any(|parent| parent.id == outer.id)
}

/// Where pictures that come as one scrolls have their address.
const SOURCES: [&str; 6] = ["data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "src"];

fn image(card: &NodeRef, base: &Url) -> Option<String> {
    let pictures = elements(card).filter(|node| is_any(node, &["img", "source"])).filter(|node| {
        let side = |name| node.attr(name).and_then(|side| side.trim().parse::<u32>().ok());
        !["width", "height"].into_iter().filter_map(side).any(|side| side < 50)
    });
    let mut addresses = pictures.filter_map(|node| {
        let set = node.attr("srcset").or_else(|| node.attr("data-srcset"));
        let first = set.as_deref().and_then(|set| set.split_whitespace().next()).map(str::to_owned);
        let named = SOURCES.into_iter().find_map(|name| {
            node.attr(name).filter(|url| !url.trim().is_empty() && !url.trim_start().starts_with("data:"))
        });
        let written = named.map(|url| url.to_string()).or(first)?;
        absolute(written.trim_end_matches(','), Some(base)).map(String::from)
    });
    addresses.next()
}

fn summary(card: &NodeRef, title: Option<&str>) -> Option<String> {
    const NAMES: [&str; 10] = [
        "summary",
        "excerpt",
        "desc",
        "description",
        "lead",
        "sinopsis",
        "teaser",
        "standfirst",
        "dek",
        "snippet",
    ];
    let paragraphs = elements(card).filter(|node| node.has_name("p") || labels(node, &NAMES));
    let mut texts = paragraphs.map(|node| one_line(&node.text()));
    texts.find(|text| {
        (MIN_SUMMARY..2_000).contains(&text.len()) && title.is_none_or(|title| !text.starts_with(title))
    })
}

fn nodes<'a>(node: &NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> {
    node.descendants_it().take(MAX_NODES)
}

fn elements<'a>(node: &NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> {
    nodes(node).filter(NodeRef::is_element)
}

fn is_any(node: &NodeRef, names: &[&str]) -> bool {
    names.iter().any(|name| node.has_name(name))
}

fn is_block(node: &NodeRef) -> bool {
    is_any(node, &["div", "p", "figure", "ul", "section", "time", "span", "header"])
}

fn labels(node: &NodeRef, words: &[&str]) -> bool {
    let classes = node.attr_or("class", "").to_ascii_lowercase();
    classes.split(|c: char| !c.is_ascii_alphabetic()).any(|word| words.contains(&word))
}
