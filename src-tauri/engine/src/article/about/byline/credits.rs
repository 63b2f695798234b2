//! What a page says wherever it stands of who did what: "Penulis: Sari W", or "Penulis" under a name, as Indonesian
//! papers set it.

use dom_query::{Document, NodeRef};

use super::{
    join,
    names::{editors, looks_like_a_person, split},
};
use crate::article::{
    about::elsewhere,
    lexicon::hands::{self, Hand},
    page::{dom, line::key, text},
};

/// How long a line of credits is.
const LONGEST: usize = 120;

/// A list of other articles may name thousands.
const MOST: usize = 200;

#[derive(Debug, Default)]
pub(super) struct Credits {
    pub authors: Vec<String>,
    pub editors: Vec<String>,
}

impl Credits {
    pub(super) fn read(doc: &Document) -> Self {
        const LINES: [&str; 10] = ["div", "p", "span", "li", "h5", "h6", "small", "em", "strong", "td"];
        let root = doc.root();
        let said = root
            .descendants_it()
            .filter(|node| dom::is_any(node, &LINES))
            .filter(|node| dom::length_within(node, LONGEST).is_some_and(|length| length >= 3))
            // What stands under a name is a role or a place.
            .filter_map(|node| Some((node, text::blocks(&node, true).into_iter().next()?)))
            .filter(|(_, line)| hands::has_label(line))
            .take(MOST);
        let mut credits = Self::default();
        said.for_each(|(node, line)| credits.add(&node, &line));
        credits
    }

    fn add(&mut self, node: &NodeRef, line: &str) {
        if let Some(hand) = hands::label_alone(line) {
            // "Reporter" in a menu is a programme.
            if elsewhere::is_linked(node) {
                return;
            }
            let names = beside(node, line);
            match hand {
                Hand::Author => self.add_authors(node, names),
                Hand::Editor => self.editors.extend(names),
                Hand::Other => {}
            }
            return;
        }
        let labels = hands::labels(line);
        if labels.iter().any(|label| label.hand == Hand::Editor) {
            self.editors.extend(editors(line));
        }
        let is_author = labels.first().is_some_and(|label| {
            label.hand == Hand::Author && label.has_colon && key(&line[..label.range.start]).is_empty()
        });
        let names = if is_author {
            split(line)
        } else if hands::author_label(line).is_some()
            && !(begins_with_by(line) && elsewhere::is_on_a_card(node))
            && !is_titled(node)
        {
            split(line).into_iter().take_while(|name| looks_like_a_person(name)).collect()
        } else {
            vec![]
        };
        self.add_authors(node, names);
    }

    fn add_authors(&mut self, node: &NodeRef, names: Vec<String>) {
        if self.authors.is_empty() && !names.is_empty() && !elsewhere::is_among_others(node) {
            self.authors = names;
        }
    }

    /// Whether all of `names` edited.
    pub(super) fn are_editors(&self, names: &str) -> bool {
        names.split(", ").all(|name| self.editors.iter().any(|editor| key(editor) == key(name)))
    }
}

/// Whether all of it is a link that leads to no author: "Text Without Notes" is a title.
fn is_titled(node: &NodeRef) -> bool {
    let (linked, letters) = dom::link_share(node);
    linked == letters && !dom::links(node).iter().any(elsewhere::leads_to_an_author)
}

/// Whether a line begins with one of the little words that cards name their authors behind.
fn begins_with_by(line: &str) -> bool {
    line.split_whitespace().next().is_some_and(hands::asks)
}

/// The names above or under a label: under what asks for them, "By" or "Penulis:".
fn beside(node: &NodeRef, label: &str) -> Vec<String> {
    let (above, under) = (node.prev_element_sibling(), node.next_element_sibling());
    let asks = label.ends_with([':', '：']) || hands::asks(label);
    let around = if asks { [under, above] } else { [above, under] };
    around
        .into_iter()
        .flatten()
        .filter(|node| dom::length_within(node, LONGEST).is_some())
        .map(|node| dom::line(&node))
        .find(|line| join(std::slice::from_ref(line)).is_some())
        .map(|line| split(&line))
        .unwrap_or_default()
}
