//! The lines between headline and text in which a page says who wrote it.

use dom_query::{Document, NodeRef};

use super::names::{looks_like_a_person, may_be_a_person, shown, split};
use crate::article::{
    about::{elsewhere, published},
    attribution,
    lexicon::hands,
    page::{
        dom,
        line::{self, key},
    },
};
use crate::date;

/// How many elements after the headline are looked at.
const NEAR: usize = 150;

const LONGEST: usize = 120;

/// In characters: a longer one may be the standfirst, and the next is the text.
const PARAGRAPH: usize = 80;

/// Elements near a headline, in order, each with its line.
pub(super) struct Near<'a>(Vec<(NodeRef<'a>, String)>);

impl<'a> Near<'a> {
    pub(super) fn of(doc: &'a Document, title: Option<&str>) -> Self {
        let root = doc.root();
        let title = title.map(key).filter(|title| !title.is_empty());
        let first = |names: &[&str], is_wanted: &dyn Fn(&NodeRef) -> bool| {
            root.descendants_it().find(|node| dom::is_any(node, names) && is_wanted(node))
        };
        let is_title = |node: &NodeRef| title.as_deref() == Some(key(&node.text()).as_str());
        // The same headline may stand in a list as well.
        let start = first(&["h1"], &is_title)
            .or_else(|| first(&["h2", "h3"], &is_title))
            .or_else(|| first(&["h1"], &|_| true));
        let Some(start) = start else { return Self(vec![]) };
        let mut paragraphs = 0;
        let elements = root
            .descendants_it()
            .filter(NodeRef::is_element)
            .skip_while(|node| node.id != start.id)
            .skip(1)
            .take(NEAR)
            .take_while(|node| {
                let is_long = dom::is_any(node, &["p"]) && dom::length_within(node, PARAGRAPH).is_none();
                paragraphs += usize::from(is_long);
                paragraphs < 2
            })
            .filter(|node| {
                !dom::is_any(node, &["script", "style", "figcaption", "time", "button", "label", "option"])
            })
            .filter(|node| dom::length_within(node, LONGEST).is_some())
            .map(|node| (node, in_pieces(&node)))
            .filter(|(node, line)| {
                line.chars().count() >= 2
                    && !elsewhere::is_elsewhere(node)
                    && !elsewhere::is_of_a_picture(node)
            })
            .collect();
        Self(elements)
    }

    /// Names behind a label, in an element that is called after authors: nothing says more surely who signs.
    pub(super) fn signed(&self) -> Vec<String> {
        self.most(|node, line| if is_about_an_author(node) { behind_label(line) } else { vec![] })
    }

    /// Names behind a label, in an element that is called after authors, or that lead to what else they wrote.
    pub(super) fn named(&self) -> Vec<String> {
        self.most(|node, line| {
            let labelled = behind_label(line);
            if !is_about_an_author(node) || line.chars().count() > 80 {
                return labelled;
            }
            let names = shown(line);
            let is_of_persons = names.first().is_some_and(|name| may_be_a_person(name));
            // Where it was written belongs to a line that is nothing but who wrote it.
            if is_of_persons && (!labelled.is_empty() || names.iter().all(|name| may_be_a_person(name))) {
                names
            } else {
                labelled
            }
        })
    }

    /// The first names that are found, or those of an element within, whose line says nothing else.
    fn most(&self, names: impl Fn(&NodeRef, &str) -> Vec<String>) -> Vec<String> {
        let mut found = self.0.iter().map(|(node, line)| (node, names(node, line)));
        let Some((outer, mut most)) = found.find(|(_, names)| !names.is_empty()) else { return vec![] };
        let within =
            found.take_while(|(node, _)| node.ancestors_it(None).any(|around| around.id == outer.id));
        for (node, names) in within {
            let is_labelled = hands::author_label(&dom::line(node)).is_some();
            if names.first() == most.first() && (names.len() > most.len() || is_labelled) {
                most = names;
            }
        }
        most
    }

    /// A name beside the date, which nothing else tells from a section: the whole of its element.
    pub(super) fn beside_the_date(&self) -> Vec<String> {
        let is_alone =
            |line: &str| line.contains(' ') && line.chars().count() <= 60 && looks_like_a_person(line);
        for (node, line) in &self.0 {
            if !line.bytes().any(|byte| byte.is_ascii_digit()) || date::find(line).is_none() {
                continue;
            }
            let leads_elsewhere = |node: &NodeRef| {
                dom::is_any(node, &["a"]) || node.descendants_it().any(|n| dom::is_any(&n, &["a"]))
            };
            if published::is_dateline(line) {
                let beside = [node.prev_element_sibling(), node.next_element_sibling()];
                for node in beside.into_iter().flatten().filter(|node| !leads_elsewhere(node)) {
                    let line = dom::line(&node);
                    if is_alone(&line) && !dom::is_any(&node, &["h1", "h2", "h3"]) {
                        return vec![line];
                    }
                }
            }
            if !leads_elsewhere(node) {
                let names = split(line);
                if names.len() == 1 && names.iter().all(|name| is_alone(name)) {
                    return names;
                }
            }
        }
        vec![]
    }

    /// An agency that signs in the place of a writer: "AFP, MANILA".
    pub(super) fn agency(&self) -> Vec<String> {
        let signs = |line: &str| {
            let mut parts = line.split(", ");
            parts.next().is_some_and(|name| !attribution::is_unknown(name))
                && parts.all(|place| place.chars().all(|c| c.is_uppercase() || c == ' '))
        };
        let lines = self
            .0
            .iter()
            .filter(|(node, _)| node.element_children().is_empty() && !elsewhere::is_linked(node))
            .map(|(_, line)| line);
        lines
            .into_iter()
            .find(|line| line.chars().count() <= 40 && signs(line))
            .map(|line| split(line))
            .unwrap_or_default()
    }
}

/// The text on one line, what elements of their own hold set apart: nothing but the screen may do so.
pub(super) fn in_pieces(node: &NodeRef) -> String {
    let mut line = String::new();
    for piece in node.descendants_it() {
        if piece.is_element() {
            let is_set_apart = dom::is_any(&piece, &dom::SET_APART) || dom::is_any(&piece, &["br"]);
            line.push_str(if is_set_apart && !line::is_blank(&line) { " | " } else { "" });
        } else if piece.is_text() {
            let text = piece.text();
            let is_joined = line.ends_with(char::is_alphanumeric) && text.starts_with(char::is_alphanumeric);
            line.push_str(if is_joined { " | " } else { "" });
            line.push_str(&text);
        }
    }
    line::one_line(&line)
}

/// The names behind a label. The little words that such a line begins with begin many a sentence too: the rest has to
/// look like names.
fn behind_label(line: &str) -> Vec<String> {
    let is_labelled = hands::author_label(line).is_some_and(|end| end < line.len())
        || hands::labels(line).iter().any(|label| label.hand == hands::Hand::Author);
    if !is_labelled {
        return vec![];
    }
    split(line)
        .into_iter()
        .take_while(|name| looks_like_a_person(name) || !attribution::is_unknown(name))
        .collect()
}

fn is_about_an_author(node: &NodeRef) -> bool {
    super::classes(node).any(|class| is_called_after_authors(&class)) || elsewhere::leads_to_an_author(node)
}

fn is_called_after_authors(class: &str) -> bool {
    class.split('-').any(|word| {
        ["author", "byline", "autor", "auteur", "penulis", "auth", "journalist"]
            .iter()
            .any(|name| word.starts_with(name))
            || word.contains("author")
    })
}
