use std::collections::HashSet;

/// A site's habits, as far as its articles in the library and the person's choices tell them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// Keys of the blocks that stand in many of its articles.
    pub repeated: HashSet<u32>,
    /// Keys of what is never hidden on it.
    pub kept: HashSet<u32>,
}
