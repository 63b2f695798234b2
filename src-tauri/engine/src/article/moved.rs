//! What stands among the paragraphs of an article without being part of it: taken out, kept, and put back when asked.

pub(crate) mod clutter;
pub(crate) mod place;
mod related;
pub(crate) mod repetition;
pub(crate) mod sign_off;
