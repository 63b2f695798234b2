//! Which paragraph of one version is which of the other.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::{fold, tokens};
use crate::article::page::line::is_unspaced;

/// What became of a block; the numbers are places in the two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    Kept { new: usize },
    Edited { old: usize, new: usize },
    Removed { old: usize },
    Added { new: usize },
}

/// Blocks that share fewer words than this are two blocks, and not one that was edited.
const LEAST_SHARED: f32 = 0.4;
/// Steps that the search for pairs may take between two blocks that stayed; a text beyond it was replaced.
const MOST_STEPS: usize = 20_000_000;

pub(super) fn blocks(old: &[String], new: &[String]) -> Vec<Pair> {
    let keys = |blocks: &[String]| blocks.iter().map(|block| fold(block).into_owned()).collect::<Vec<_>>();
    let mut pairs = Vec::new();
    let mut gap = (0..0, 0..0);
    for op in capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new)) {
        if let DiffOp::Equal { new_index, len, .. } = op {
            close(gap, old, new, &mut pairs);
            pairs.extend((new_index..new_index + len).map(|new| Pair::Kept { new }));
            gap = (op.old_range().end..op.old_range().end, op.new_range().end..op.new_range().end);
        } else {
            gap = (gap.0.start..op.old_range().end, gap.1.start..op.new_range().end);
        }
    }
    close(gap, old, new, &mut pairs);
    pairs
}

/// Pairs the blocks between two that stayed, in order, so that they share as many words as they can.
fn close(
    (old_gap, new_gap): (Range<usize>, Range<usize>),
    old: &[String],
    new: &[String],
    pairs: &mut Vec<Pair>,
) {
    let bags = |blocks: &[String]| blocks.iter().map(|block| Bag::of(block)).collect::<Vec<_>>();
    let (olds, news) = (bags(&old[old_gap.clone()]), bags(&new[new_gap.clone()]));
    let chosen = in_order(&olds, &news);
    let (mut old_next, mut new_next) = (old_gap.start, new_gap.start);
    for (old_at, new_at) in chosen {
        let (old_at, new_at) = (old_gap.start + old_at, new_gap.start + new_at);
        pairs.extend((old_next..old_at).map(|old| Pair::Removed { old }));
        pairs.extend((new_next..new_at).map(|new| Pair::Added { new }));
        pairs.push(Pair::Edited { old: old_at, new: new_at });
        (old_next, new_next) = (old_at + 1, new_at + 1);
    }
    pairs.extend((old_next..old_gap.end).map(|old| Pair::Removed { old }));
    pairs.extend((new_next..new_gap.end).map(|new| Pair::Added { new }));
}

/// The pairs of alike blocks, none crossing another, that share most in sum.
fn in_order(olds: &[Bag], news: &[Bag]) -> Vec<(usize, usize)> {
    let weight = |bags: &[Bag]| bags.iter().map(|bag| bag.size + 1).sum::<usize>();
    if olds.len() * weight(news) + news.len() * weight(olds) > MOST_STEPS {
        return vec![];
    }
    let width = news.len() + 1;
    let mut best = vec![0.0_f32; (olds.len() + 1) * width];
    let mut shared = vec![0.0_f32; olds.len() * news.len()];
    for (i, old) in olds.iter().enumerate().rev() {
        for (j, new) in news.iter().enumerate().rev() {
            let alike = old.shared(new);
            shared[i * news.len() + j] = alike;
            let together =
                if alike >= LEAST_SHARED { alike + best[(i + 1) * width + j + 1] } else { f32::MIN };
            best[i * width + j] = together.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < olds.len() && j < news.len() {
        let (here, skip_old, skip_new) =
            (best[i * width + j], best[(i + 1) * width + j], best[i * width + j + 1]);
        if here > skip_old && here > skip_new && shared[i * news.len() + j] >= LEAST_SHARED {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if skip_old >= skip_new {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The words of a block, and how often each; in scripts without spaces, pairs of neighbouring characters.
struct Bag {
    words: HashMap<String, usize>,
    size: usize,
}

impl Bag {
    fn of(block: &str) -> Self {
        let mut words = HashMap::new();
        let mut size = 0;
        let mut before: Option<String> = None;
        for token in tokens(block).iter().filter(|token| token.is_word()) {
            let word = fold(token.text).to_lowercase();
            let alone = !word.chars().any(is_unspaced);
            let entry = match before.take() {
                Some(first) if !alone => first + &word,
                _ => word.clone(),
            };
            if !alone {
                before = Some(word);
            }
            *words.entry(entry).or_default() += 1;
            size += 1;
        }
        Self { words, size }
    }

    /// 0 to 1: twice what is in both, of all that there is.
    fn shared(&self, other: &Self) -> f32 {
        if self.size + other.size == 0 {
            return 0.0;
        }
        let common: usize = self
            .words
            .iter()
            .map(|(word, &count)| count.min(other.words.get(word).copied().unwrap_or_default()))
            .sum();
        2.0 * common as f32 / (self.size + other.size) as f32
    }
}
