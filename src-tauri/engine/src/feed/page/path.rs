//! Where in the markup a link stands: it, and what it is in, from the inside out.

use std::fmt;
use std::str::FromStr;

use dom_query::NodeRef;

/// Elements of a path, the link among them.
pub(super) const MAX_STEPS: usize = 6;
/// Classes of one element that are looked at.
const MAX_CLASSES: usize = 2;

/// An element, by its name and those of its classes that say what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Step {
    name: String,
    classes: Vec<String>,
}

impl Step {
    pub(super) fn of(node: &NodeRef) -> Self {
        let name = node.node_name().map(|name| name.to_string()).unwrap_or_default();
        let classes = node.attr("class").unwrap_or_default();
        let classes = classes.split_whitespace().filter(|class| is_lasting(class)).take(MAX_CLASSES);
        Self { name, classes: classes.map(str::to_owned).collect() }
    }

    /// Whether `node` is such an element. Classes may have been added to it, and none taken away.
    pub(super) fn matches(&self, node: &NodeRef) -> bool {
        node.has_name(&self.name) && self.classes.iter().all(|class| node.has_class(class))
    }

    pub(super) fn is_heading(&self) -> bool {
        matches!(self.name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        self.classes.iter().try_for_each(|class| write!(f, ".{class}"))
    }
}

impl FromStr for Step {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut words = text.split('.').map(str::to_owned);
        let name = words.next().filter(|name| !name.is_empty()).ok_or(())?;
        Ok(Self { name, classes: words.collect() })
    }
}

/// The link, and the elements that it is in, up to where the page begins.
pub(super) fn of(link: &NodeRef) -> Vec<Step> {
    let around = link.ancestors_it(Some(MAX_STEPS - 1)).take_while(is_inside_page);
    std::iter::once(*link).chain(around).map(|node| Step::of(&node)).collect()
}

pub(super) fn is_inside_page(node: &NodeRef) -> bool {
    node.is_element() && !node.has_name("body") && !node.has_name("html")
}

/// Whether a class will be there next week: not one that numbers, states, hashes or describes a single item.
fn is_lasting(class: &str) -> bool {
    let plain = class.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_'));
    let of_item = ["category-", "tag-", "author-", "has-", "is-", "status-", "format-", "js-", "wow", "lazy"];
    plain
        && (2..=40).contains(&class.len())
        && !STATES.contains(&class.to_ascii_lowercase().as_str())
        && !of_item.iter().any(|start| class.starts_with(start))
        && !class.split(['-', '_']).any(is_hash)
}

const STATES: [&str; 14] = [
    "active", "current", "even", "odd", "first", "last", "hidden", "show", "visible", "loaded", "selected",
    "sticky", "open", "new",
];

/// `gsTCUz`, `bVdLno`: capitals in places where no word has them, as style sheets' compilers write.
fn is_hash(word: &str) -> bool {
    let capitals = word.bytes().skip(1).filter(u8::is_ascii_uppercase).count();
    if capitals == 0 || word.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return false;
    }
    let humps = capitals + 1;
    let vowels = word.bytes().filter(|byte| b"aeiouAEIOU".contains(byte)).count();
    word.len() < humps * 3 || vowels * 5 < word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_that_last_are_told_from_those_that_do_not() {
        for lasting in ["card", "article__title", "read-more", "articleTitle", "ListItem", "post", "btn"] {
            assert!(is_lasting(lasting), "{lasting}");
        }
        for passing in [
            "post-1234",
            "css-1a2b3c",
            "sc-gsTCUz",
            "bVdLno",
            "active",
            "category-ekonomi",
            "col-6",
            "md:flex",
            "x",
        ] {
            assert!(!is_lasting(passing), "{passing}");
        }
    }
}
