//! Who wrote it. What a page states comes first, then what it shows around the headline and wherever it gives credit,
//! then who signs its text; a name counts more than initials, and these more than the name of an agency or the paper.

mod credits;
mod headline;
mod names;
mod sign_off;
mod standing;

#[cfg(test)]
mod tests;

use std::{collections::HashSet, iter};

use dom_query::{Document, NodeRef};

use self::{
    credits::Credits,
    headline::Near,
    names::looks_like_a_person,
    standing::{Publisher, Standing},
};
use crate::article::{
    about::elsewhere,
    page::{dom, line::key, pattern::Pattern, text},
};

/// `names` on one line, cleaned.
pub(crate) fn join(names: &[String]) -> Option<String> {
    /// No article has more; a tag that is made of names may have thousands.
    const MOST: usize = 30;
    let mut clean: Vec<String> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    for name in names.iter().flat_map(|name| names::split(name)).take(MOST) {
        if seen.insert(key(&name)) {
            clean.push(name);
        }
    }
    (!clean.is_empty()).then(|| clean.join(", "))
}

/// The byline of a page, from what it states and what it shows.
pub(crate) fn of(
    doc: &Document,
    title: Option<&str>,
    stated: impl Iterator<Item = String>,
    own_names: &[String],
) -> Option<String> {
    let publisher = Publisher::new(own_names);
    let near = Near::of(doc, title);
    let credits = Credits::read(doc);
    let mut best = Best { publisher: &publisher, byline: None };
    best.take(stated);
    best.take(above(doc, &near));
    // An agency that is stated signs for those of its own whom its texts may name.
    if !best.is(Standing::Agency) {
        best.take(elsewhere_shown(doc, &near, &credits));
        best.take(iter::once_with(|| signed(doc, &publisher)).flatten());
    }
    let (_, byline) = best.byline?;
    Some(corrected(doc, byline, &publisher, &near, &credits))
}

/// What a reader sees above the text, the surest first.
fn above<'a>(doc: &'a Document, near: &'a Near) -> impl Iterator<Item = String> + use<'a> {
    each([
        Box::new(|| marked(doc, |node| has_word(node, "itemprop", "author"))),
        Box::new(|| marked(doc, |node| has_word(node, "rel", "author"))),
        Box::new(|| join(&near.named())),
    ])
}

/// What a reader sees wherever it stands, the surest first.
fn elsewhere_shown<'a>(
    doc: &'a Document,
    near: &'a Near,
    credits: &'a Credits,
) -> impl Iterator<Item = String> + use<'a> {
    each([
        Box::new(|| join(&credits.authors)),
        Box::new(|| marked(doc, is_called_a_byline)),
        Box::new(|| join(&near.beside_the_date())),
        Box::new(|| in_dateline(doc)),
        Box::new(|| join(&near.agency())),
    ])
}

type Look<'a> = Box<dyn Fn() -> Option<String> + 'a>;

fn each<'a, const N: usize>(looks: [Look<'a>; N]) -> impl Iterator<Item = String> + use<'a, N> {
    looks.into_iter().filter_map(|look| look())
}

/// Who signs the text. The publisher's own name behind it says no more than the page does.
fn signed(doc: &Document, publisher: &Publisher) -> Option<String> {
    join(&sign_off::of(doc).into_iter().filter(|name| !publisher.is(name)).collect::<Vec<_>>())
}

/// The byline that says most so far.
struct Best<'a> {
    publisher: &'a Publisher,
    byline: Option<(Standing, String)>,
}

impl Best<'_> {
    fn is(&self, standing: Standing) -> bool {
        self.byline.as_ref().is_some_and(|(found, _)| *found == standing)
    }

    /// Takes the first byline that says more than what was found, and looks no further than for one that names somebody.
    fn take(&mut self, bylines: impl Iterator<Item = String>) {
        let mut bylines = bylines;
        while !self.is(Standing::Named)
            && let Some(byline) = bylines.next()
        {
            let names: Vec<&str> = byline.split(", ").collect();
            let Some(standing) = names.iter().map(|name| self.publisher.standing(name)).max() else {
                continue;
            };
            if self.byline.as_ref().is_none_or(|(most, _)| standing > *most) {
                self.byline = Some((standing, self.without_publisher(&byline, &names)));
            }
        }
    }

    /// Persons without their paper beside them; an agency and the paper sign together.
    fn without_publisher(&self, byline: &str, names: &[&str]) -> String {
        let (own, others): (Vec<&str>, Vec<&str>) = names.iter().partition(|name| self.publisher.is(name));
        let is_of_persons = others.iter().any(|name| looks_like_a_person(name));
        if is_of_persons || own.is_empty() { others.join(", ") } else { byline.to_string() }
    }
}

/// What a page states may be who edited or entered an article: what it shows says who wrote it.
fn corrected(
    doc: &Document,
    byline: String,
    publisher: &Publisher,
    near: &Near,
    credits: &Credits,
) -> String {
    if credits.are_editors(&byline) && credits.authors.iter().any(|name| !publisher.is(name)) {
        return join(&credits.authors).unwrap_or(byline);
    }
    let signed: Vec<String> = near.signed().into_iter().filter(|name| looks_like_a_person(name)).collect();
    let names: Vec<String> = byline.split(", ").map(key).collect();
    let is_signed = |name: &String| signed.iter().any(|other| key(other) == *name);
    let are_all = names.iter().all(is_signed);
    let are_none = !names.iter().any(is_signed);
    // More sign above the text than are stated.
    if are_all && signed.len() > names.len() || are_none && !signed.is_empty() && !are_seen(doc, &names) {
        return join(&signed).unwrap_or(byline);
    }
    byline
}

/// Whether a reader finds one of these names on the page.
fn are_seen(doc: &Document, names: &[String]) -> bool {
    let body = doc.body().unwrap_or_else(|| doc.root());
    let seen = key(&text::blocks(&body, true).join("\n"));
    names.iter().any(|name| seen.contains(name))
}

fn has_word(node: &NodeRef, attribute: &str, word: &str) -> bool {
    node.attr_or(attribute, "").split_whitespace().any(|found| found == word)
}

/// （记者张伟）, by which a report in Chinese begins.
fn in_dateline(doc: &Document) -> Option<String> {
    static REPORTER: Pattern = Pattern::new(concat!(
        r"[（(【\[][^（）()]{0,6}(?:记者|記者)\s*([\p{Han}、\s]{2,16})[）)】\]]",
        // (서울=연합뉴스) 이도현 기자 =
        r"|^[(\[]\p{Hangul}{1,10}\s*=\s*\S{1,10}[)\]]\s*(\p{Hangul}{2,4}(?:\s*[·,]\s*\p{Hangul}{2,4})*)\s*(?:기자|특파원)",
    ));
    const PARAGRAPHS: usize = 60;
    let root = doc.root();
    let paragraphs = root.descendants_it().filter(|n| dom::is_any(n, &["p"])).take(PARAGRAPHS);
    let names = paragraphs.map(|p| dom::line(&p)).find_map(|line| {
        let start: String = line.chars().take(60).collect();
        REPORTER.group(&start).map(|(_, names)| names.to_string())
    });
    join(&[names?])
}

/// What elements with the names of authors are called, hyphens aside.
const BYLINE_CLASSES: [&str; 9] = [
    "byline",
    "author",
    "authorname",
    "authornames",
    "bylinename",
    "articleauthor",
    "postauthor",
    "entryauthor",
    "credittitlename",
];

fn is_called_a_byline(node: &NodeRef) -> bool {
    classes(node).any(|class| BYLINE_CLASSES.contains(&class.replace('-', "").as_str()))
}

fn classes(node: &NodeRef) -> impl Iterator<Item = String> {
    let class = node.attr_or("class", "").to_ascii_lowercase();
    class.split_whitespace().map(|c| c.replace("__", "-").replace('_', "-")).collect::<Vec<_>>().into_iter()
}

fn marked(doc: &Document, is_marked: impl Fn(&NodeRef) -> bool) -> Option<String> {
    /// A discussion may name thousands.
    const TRIES: usize = 200;
    let mut names: Vec<String> = Vec::new();
    let mut found = 0;
    for node in doc.root().descendants_it().filter(|n| n.is_element() && is_marked(n)).take(TRIES) {
        if elsewhere::is_elsewhere(&node) {
            continue;
        }
        let named = node.descendants_it().find(|n| n.attr_or("itemprop", "").as_ref() == "name");
        let line = named
            .and_then(|n| n.attr("content").map(|c| c.to_string()).or_else(|| Some(headline::in_pieces(&n))))
            .or_else(|| node.attr("content").map(|c| c.to_string()))
            .unwrap_or_else(|| headline::in_pieces(&node));
        if (3..=80).contains(&line.chars().count()) {
            names.extend(names::shown(&line));
            found += 1;
        }
        if found == 4 {
            break;
        }
    }
    join(&names)
}
