//! The list of roots.

use std::cmp::Ordering;
use std::hash::Hasher;
use std::sync::LazyLock;

use rustc_hash::FxHasher;

use super::form::Form;

pub(super) static ROOTS: LazyLock<Roots> = LazyLock::new(|| Roots::new(include_str!("roots.txt")));

/// The list, sorted: a root, a space and its grade on each line.
pub(super) struct Roots {
    text: &'static [u8],
    /// Where each line starts, and the end of the text.
    lines: Vec<u32>,
    /// The first line of each first pair of letters, and the number of lines.
    pairs: Vec<u32>,
    /// A Bloom filter of one hash: most forms that are asked for are no roots, and few of those pass it.
    passes: Vec<u64>,
}

/// Bits of the filter, as a power of two: a dozen for each root.
const FILTER: u32 = 18;

impl Roots {
    fn new(text: &'static str) -> Self {
        let text = text.as_bytes();
        let ends = text.iter().enumerate().filter(|&(_, &byte)| byte == b'\n').map(|(at, _)| at as u32 + 1);
        let lines: Vec<u32> = std::iter::once(0).chain(ends).collect();
        let starts = &lines[..lines.len() - 1];
        let pair_at = |start: u32| pair_number([text[start as usize], text[start as usize + 1]]);
        let pairs =
            (0..=26 * 26).map(|pair| starts.partition_point(|&start| pair_at(start) < pair) as u32).collect();
        let mut passes = vec![0; 1 << (FILTER - 6)];
        for line in text.split(|&byte| byte == b'\n') {
            if let [first, second, others @ ..] = line.split(|&byte| byte == b' ').next().unwrap_or_default()
            {
                let (at, bit) = place([*first, *second], others);
                passes[at] |= bit;
            }
        }
        Roots { text, lines, pairs, passes }
    }

    /// The grade of a root, 0 if it is not in the list.
    pub(super) fn grade(&self, form: Form<'_>) -> usize {
        let (pair, others) = form.split_pair();
        let (at, bit) = place(pair, others);
        if self.passes[at] & bit == 0 {
            return 0;
        }
        let pair = pair_number(pair);
        let lines = &self.lines[self.pairs[pair] as usize..self.pairs[pair + 1] as usize];
        let found = lines.binary_search_by(|&start| compare(&self.text[start as usize + 2..], others));
        found.map_or(0, |at| usize::from(self.text[lines[at] as usize + 3 + others.len()] - b'0'))
    }
}

/// Of a word in the filter: which of its numbers, and which bit of that.
fn place(pair: [u8; 2], others: &[u8]) -> (usize, u64) {
    let mut hasher = FxHasher::default();
    hasher.write_u16(u16::from_be_bytes(pair));
    hasher.write(others);
    let hash = hasher.finish() & ((1 << FILTER) - 1);
    ((hash >> 6) as usize, 1 << (hash & 63))
}

/// The order of the word that `lines` begins with, up to its space, and another.
fn compare(lines: &[u8], word: &[u8]) -> Ordering {
    let same_length = word.len().min(lines.len());
    lines[..same_length].cmp(word).then_with(|| lines[same_length..].first().cmp(&Some(&b' ')))
}

fn pair_number([first, second]: [u8; 2]) -> usize {
    usize::from(first - b'a') * 26 + usize::from(second - b'a')
}
