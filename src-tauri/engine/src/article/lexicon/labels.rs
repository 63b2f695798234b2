//! What templates call the elements around a text, in classes, ids and other names.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

type Words = Vec<String>;

/// Words that say what a whole box is.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Boxes {
    pub furniture: Words,
    /// A discussion, or one voice in it.
    pub comments: Words,
    /// What a publisher does not answer for.
    pub disclaimers: Words,
    pub promo: Words,
    pub related: Words,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    boxes: Boxes,
    surroundings: HashMap<String, Words>,
}

static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let read = toml::from_str(include_str!("labels.toml"));
    debug_assert!(read.is_ok(), "labels.toml: {read:?}");
    read.unwrap_or_default()
});

pub(crate) fn boxes() -> &'static Boxes {
    &LABELS.boxes
}

/// The words for what a block stands in, by the name of the feature that they make.
pub(crate) fn surroundings(feature: &str) -> &'static [String] {
    LABELS.surroundings.get(feature).map_or(&[], Vec::as_slice)
}
