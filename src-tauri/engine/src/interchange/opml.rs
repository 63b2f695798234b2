//! OPML 1.0, 1.1 and 2.0: lists of subscriptions as readers exchange them (opml.org/spec2).

mod read;
mod write;

pub use read::read;
pub use write::write;

/// A feed in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    pub title: String,
    pub url: String,
    pub site_url: Option<String>,
    /// The innermost folder that it is in.
    pub folder: Option<String>,
}
