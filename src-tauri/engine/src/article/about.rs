//! What a page says of its article.

pub(crate) mod access;
pub(crate) mod byline;
mod elsewhere;
mod json_ld;
pub(crate) mod language;
pub(crate) mod metadata;
pub(crate) mod published;
mod section;
pub(crate) mod standfirst;
mod title;
pub(crate) mod versions;
pub(crate) mod wall;
