//! How the article links of a page are recognised.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::address::Shape;
use super::links::Link;
use super::path::Step;

/// How the article links of a page look: what they stand in, and where they lead.
///
/// As text, a line: `a h3.card__title div.card /read/{year}/{number}/{slug}`, the elements from the link outwards,
/// and the shape of the address. It holds no numbers of places on the page and no classes that change with every
/// build of the site, so that it outlives small changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct LinkPattern {
    pub(super) path: Vec<Step>,
    pub(super) shape: Shape,
}

/// A text that is no [`LinkPattern`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no pattern of links")]
pub struct UnreadablePattern;

impl LinkPattern {
    pub(super) fn matches(&self, link: &Link<'_>) -> bool {
        if !self.shape.matches(&link.url) {
            return false;
        }
        let mut node = Some(link.node);
        self.path.iter().all(|step| {
            let here = node.take();
            node = here.and_then(|here| here.parent());
            here.is_some_and(|here| step.matches(&here))
        })
    }
}

impl fmt::Display for LinkPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path.iter().try_for_each(|step| write!(f, "{step} "))?;
        self.shape.fmt(f)
    }
}

impl FromStr for LinkPattern {
    type Err = UnreadablePattern;

    fn from_str(text: &str) -> Result<Self, UnreadablePattern> {
        let (path, shape) = text.trim().rsplit_once(' ').ok_or(UnreadablePattern)?;
        let path = path.split_whitespace().map(str::parse).collect::<Result<Vec<Step>, ()>>();
        let (Ok(path), Ok(shape)) = (path, shape.parse()) else { return Err(UnreadablePattern) };
        Ok(Self { path, shape })
    }
}

impl From<LinkPattern> for String {
    fn from(pattern: LinkPattern) -> Self {
        pattern.to_string()
    }
}

impl TryFrom<String> for LinkPattern {
    type Error = UnreadablePattern;

    fn try_from(text: String) -> Result<Self, UnreadablePattern> {
        text.parse()
    }
}
