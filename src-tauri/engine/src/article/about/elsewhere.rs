//! Names and dates on a page that are those of others: of who comments, and of what the page links to.

use dom_query::NodeRef;

use crate::article::{
    lexicon::labels,
    page::{dom, line},
};

/// How far up a box is looked for.
const ABOVE: usize = 10;

/// How much a card says: the headline of another article, who wrote it, and a line or two.
const CARD: usize = 400;

/// Whether a name stands where those of others do.
pub(in crate::article::about) fn is_elsewhere(node: &NodeRef) -> bool {
    is_among_others(node) || is_on_a_card(node)
}

/// Whether it stands among comments or related articles, or in a link that says more.
pub(in crate::article::about) fn is_among_others(node: &NodeRef) -> bool {
    let boxes = labels::boxes();
    upwards(node).any(|around| {
        dom::is_any(&around, &["nav", "footer"])
            || dom::has_label(&around, &boxes.comments)
            || dom::has_label(&around, &boxes.related)
            || is_long_link(&around)
    })
}

/// Whether it stands on a card that leads to another article.
pub(in crate::article::about) fn is_on_a_card(node: &NodeRef) -> bool {
    upwards(node)
        .take_while(|around| dom::length_within(around, CARD).is_some() && !has_headline(around))
        .any(|around| leads_to_an_article(&around))
}

fn upwards<'n, 'a>(node: &'n NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> + use<'n, 'a> {
    std::iter::once(*node).chain(node.ancestors_it(Some(ABOVE)))
}

/// Whether all of a card is a link.
fn is_long_link(node: &NodeRef) -> bool {
    const NAMES: u32 = 7;
    let is_long = || dom::length_within(node, CARD).is_none() || line::count_words(&dom::line(node)) > NAMES;
    dom::is_any(node, &["a"]) && is_long() && !leads_to_an_author(node)
}

/// Whether a headline stands in it that leads nowhere: that of the page.
fn has_headline(node: &NodeRef) -> bool {
    let is_own = |n: &NodeRef| dom::is_any(n, &["h1"]) && !is_linked(n);
    node.descendants_it().any(|n| is_own(&n))
}

/// Whether a link in it says as much as a headline does.
fn leads_to_an_article(node: &NodeRef) -> bool {
    const WORDS: u32 = 5;
    let says_much =
        |link: &NodeRef| line::count_words(&dom::line(link)) >= WORDS && !leads_to_an_author(link);
    (dom::is_any(node, &["a"]) && says_much(node)) || dom::links(node).iter().any(says_much)
}

/// Whether it is a link to the page of a writer.
pub(in crate::article::about) fn leads_to_an_author(node: &NodeRef) -> bool {
    const SHELVES: [&str; 34] = [
        "author",
        "authors",
        "autor",
        "autores",
        "autoren",
        "autorin",
        "auteur",
        "auteurs",
        "autore",
        "autori",
        "penulis",
        "reporter",
        "reporters",
        "reporteros",
        "journalist",
        "journalists",
        "journaliste",
        "journalistes",
        "periodistas",
        "profile",
        "profiles",
        "profil",
        "people",
        "staff",
        "writer",
        "writers",
        "contributor",
        "contributors",
        "columnist",
        "columnists",
        "byline",
        "bylines",
        "yazarlar",
        "muhabir",
    ];
    dom::is_any(node, &["a"])
        && node.attr("href").is_some_and(|href| {
            let path = href.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
            path.split('/').any(|part| SHELVES.contains(&part))
        })
}

/// Whether it stands in a picture, or says whose that is.
pub(in crate::article::about) fn is_of_a_picture(node: &NodeRef) -> bool {
    const LABELS: [&str; 8] =
        ["caption", "credit", "credits", "copyright", "photo", "figure", "legend", "bildunterschrift"];
    let around = std::iter::once(*node).chain(node.ancestors_it(Some(3)));
    around.into_iter().any(|n| dom::is_any(&n, &["figure", "figcaption"]) || dom::has_label(&n, &LABELS))
}

/// Whether it is a link, or has one, or stands in one.
pub(in crate::article::about) fn is_linked(node: &NodeRef) -> bool {
    dom::is_any(node, &["a"])
        || node.descendants_it().any(|n| dom::is_any(&n, &["a"]))
        || node.ancestors_it(Some(2)).any(|n| dom::is_any(&n, &["a"]))
}
