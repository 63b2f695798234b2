//! What the rules make of a block, and of what stands with it.

use std::collections::HashMap;

use crate::article::body::blocks::{self, Block};
use crate::article::body::named::named;

named! {
    /// Whether the rules keep a block, and how much of each of its groups they keep: of all of it, of all but the block,
    /// and whether of anything.
    ByRules {
        block,
        parent, parent_rest, parent_any,
        grandparent, grandparent_rest, grandparent_any,
        shape, shape_rest, shape_any,
    }
}

/// What the rules make of each block, where `ruled` are those that they keep.
pub(super) fn by_rules(blocks: &[Block], ruled: &[bool], words: &[f32]) -> Vec<ByRules> {
    let kept = |at: usize| f32::from(u8::from(ruled[at]));
    let weight = |at: usize| (words[at] + 1.0).sqrt();
    let groups = blocks::groups(blocks);
    let mut sums: [HashMap<usize, (f32, f32, f32)>; 3] = Default::default();
    for (at, group) in groups.iter().enumerate() {
        for (sums, group) in sums.iter_mut().zip(group) {
            let (all, held, most) = sums.entry(*group).or_default();
            *all += weight(at);
            *held += weight(at) * kept(at);
            *most = most.max(kept(at));
        }
    }
    let row = |at: usize| {
        let of = |group: usize| {
            let (all, held, most) = sums[group][&groups[at][group]];
            let rest = all - weight(at);
            let of_rest = if rest < 0.5 { -1.0 } else { (held - weight(at) * kept(at)) / rest };
            (held / all, of_rest, most)
        };
        let (parent, parent_rest, parent_any) = of(0);
        let (grandparent, grandparent_rest, grandparent_any) = of(1);
        let (shape, shape_rest, shape_any) = of(2);
        ByRules {
            block: kept(at),
            parent,
            parent_rest,
            parent_any,
            grandparent,
            grandparent_rest,
            grandparent_any,
            shape,
            shape_rest,
            shape_any,
        }
    };
    (0..blocks.len()).map(row).collect()
}
