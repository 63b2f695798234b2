//! OPML 1.0, 1.1 and 2.0: lists of subscriptions as readers exchange them (opml.org/spec2).

mod address;
mod attributes;
mod folders;
mod read;
mod write;

pub use address::{address, key};
pub use read::{MOST, read};
pub use write::write;

/// A feed in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    pub title: String,
    /// As it is written there, which need not be an address.
    pub url: String,
    pub site_url: Option<String>,
    /// The folder that it is in. Nested ones make one name, `Dunia / Asia`.
    pub folder: Option<String>,
}

/// What is in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    pub feeds: Vec<Outline>,
    /// What has an address and is no feed: lists to include, and pages that another reader makes feeds of.
    pub others: Vec<Outline>,
}
