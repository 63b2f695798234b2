//! What the elements around a block are, and what their classes and ids call them.

use std::collections::HashMap;
use std::sync::LazyLock;

use dom_query::NodeRef;

use crate::article::{lexicon::labels, page::dom};

/// What classes and ids call the boxes around a block. `lexicon/labels.toml` has the words for each.
const LABELS: [&str; 24] = [
    "article",
    "body",
    "comments",
    "related",
    "teaser",
    "promo",
    "subscription",
    "share",
    "footer",
    "header",
    "navigation",
    "author",
    "topic",
    "media",
    "date",
    "standfirst",
    "aside",
    "quote",
    "popup",
    "hidden",
    "popular",
    "commerce",
    "note",
    "form",
];

/// The labels that each word stands for.
static FACTS_OF: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut facts: HashMap<&str, Vec<usize>> = HashMap::new();
    for (fact, label) in LABELS.iter().enumerate() {
        for word in labels::surroundings(label) {
            facts.entry(word).or_default().push(fact);
        }
    }
    facts
});

const ELEMENTS: [&[&str]; 15] = [
    &["article"],
    &["main"],
    &["section"],
    &["aside"],
    &["footer"],
    &["header"],
    &["nav"],
    &["figure"],
    &["form", "fieldset"],
    &["ul", "ol", "dl"],
    &["table"],
    &["blockquote"],
    &["details", "dialog"],
    &["a"],
    &["li"],
];

/// Attributes by which templates call their parts; where classes are made by machine, the others remain.
const NAMING: [&str; 10] = [
    "class",
    "id",
    "itemprop",
    "role",
    "data-testid",
    "data-component",
    "data-type",
    "data-qa",
    "data-module",
    "data-name",
];

/// What is told of the elements around a block: labels by their name, elements in brackets.
pub(crate) fn names() -> impl Iterator<Item = String> {
    let elements = ELEMENTS.iter().map(|names| format!("<{}>", names[0]));
    LABELS.iter().map(ToString::to_string).chain(elements)
}

/// How many things are told of the elements around a block.
pub(crate) const FACTS: usize = LABELS.len() + ELEMENTS.len();

const FAR: u8 = u8::MAX;

/// For each label and element, how many steps up the nearest one is.
#[derive(Clone, Debug)]
pub(crate) struct Surroundings([u8; FACTS]);

impl Default for Surroundings {
    fn default() -> Self {
        Self([FAR; FACTS])
    }
}

impl Surroundings {
    /// What is around the children of `node`, and around itself.
    pub(crate) fn within(&self, node: &NodeRef) -> Self {
        let mut near = self.0.map(|steps| steps.saturating_add(1));
        let mut words = Vec::new();
        for name in NAMING {
            if let Some(value) = node.attr(name) {
                words.extend(self::words(&value));
            }
        }
        for word in words {
            for &fact in FACTS_OF.get(word.as_str()).into_iter().flatten() {
                near[fact] = 0;
            }
        }
        for (fact, element) in ELEMENTS.iter().enumerate() {
            if dom::is_any(node, element) {
                near[LABELS.len() + fact] = 0;
            }
        }
        Self(near)
    }

    /// Nearer is larger: 1 for the block itself, 1/2 for its parent, 0 for none.
    pub(crate) fn nearness(&self) -> impl Iterator<Item = f32> {
        self.0.into_iter().map(|steps| if steps == FAR { 0.0 } else { 1.0 / (1.0 + f32::from(steps)) })
    }

    /// Steps up to the nearest of an element.
    fn steps_to(&self, element: &str) -> u8 {
        let fact = ELEMENTS.iter().position(|names| names.contains(&element));
        fact.map_or(FAR, |fact| self.0[LABELS.len() + fact])
    }

    pub(crate) fn is_linked(&self) -> bool {
        self.steps_to("a") != FAR
    }

    pub(crate) fn is_item(&self) -> bool {
        self.steps_to("li") <= 3
    }

    pub(crate) fn is_quote(&self) -> bool {
        self.steps_to("blockquote") <= 3
    }
}

/// The words of a class list, whatever joins them: `article__body--wide`, `articleBody`.
fn words(labels: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut was_lower = false;
    for c in labels.chars().take(400) {
        if !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && was_lower) {
            words.push(std::mem::take(&mut word));
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
        was_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words() {
        for label in LABELS {
            assert!(!labels::surroundings(label).is_empty(), "{label}");
        }
    }

    #[test]
    fn words_of_classes() {
        for (labels, expected) in [
            ("article__body--wide", "article body wide"),
            ("articleBody  Story-Text", "article body story text"),
            ("", ""),
        ] {
            assert_eq!(words(labels).join(" "), expected, "{labels}");
        }
    }
}
