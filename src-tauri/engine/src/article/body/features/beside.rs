//! What is known of a block's neighbours, three before it and three after.

use std::collections::HashSet;

use super::own::Own;
use crate::article::body::named::named;

named! {
    /// A neighbour.
    Neighbour {
        words,
        link_share,
        ends_a_sentence,
        kind,
        is_voted,
    }
}

/// The neighbours, by how far they are from the block.
pub(super) const OFFSETS: [isize; 6] = [-3, -2, -1, 1, 2, 3];

/// The page has none there.
const NOBODY: Neighbour =
    Neighbour { words: -1.0, link_share: -1.0, ends_a_sentence: -1.0, kind: -1.0, is_voted: -1.0 };

/// The neighbours of the block `at`, in the order of [`OFFSETS`].
pub(super) fn beside(at: usize, own: &[Own], voted: &HashSet<usize>) -> [Neighbour; OFFSETS.len()] {
    OFFSETS.map(|offset| {
        let other = at.checked_add_signed(offset).and_then(|other| Some((other, own.get(other)?)));
        let Some((other, Own { words, link_share, ends_a_sentence, kind, .. })) = other else {
            return NOBODY;
        };
        Neighbour {
            words: *words,
            link_share: *link_share,
            ends_a_sentence: *ends_a_sentence,
            kind: *kind,
            is_voted: f32::from(u8::from(voted.contains(&other))),
        }
    })
}
