//! Which blocks of a page are its text: what rules find, what the scorer chooses, and the shape that it is brought into.

pub(crate) mod blocks;
pub(crate) mod features;
pub(crate) mod head;
mod named;
pub(crate) mod normalize;
pub(crate) mod ruled;
pub(crate) mod scorer;
pub(crate) mod scripted;
mod standing;
mod surroundings;
