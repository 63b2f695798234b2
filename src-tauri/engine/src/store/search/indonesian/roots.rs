//! The list of roots.

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::form::Form;

pub(super) static ROOTS: LazyLock<Roots> = LazyLock::new(|| Roots::new(include_str!("roots.txt")));

/// The list, sorted: a root, a space and its grade on each line.
pub(super) struct Roots {
    text: &'static [u8],
    /// Where each line starts, and the end of the text.
    lines: Vec<u32>,
    /// The first line of each first pair of letters, and the number of lines.
    pairs: Vec<u32>,
}

impl Roots {
    fn new(text: &'static str) -> Self {
        let text = text.as_bytes();
        let ends = text.iter().enumerate().filter(|&(_, &byte)| byte == b'\n').map(|(at, _)| at as u32 + 1);
        let lines: Vec<u32> = std::iter::once(0).chain(ends).collect();
        let starts = &lines[..lines.len() - 1];
        let pair_at = |start: u32| pair_number([text[start as usize], text[start as usize + 1]]);
        let pairs =
            (0..=26 * 26).map(|pair| starts.partition_point(|&start| pair_at(start) < pair) as u32).collect();
        Roots { text, lines, pairs }
    }

    /// The grade of a root, 0 if it is not in the list.
    pub(super) fn grade(&self, form: Form<'_>) -> usize {
        let (pair, others) = form.split_pair();
        let pair = pair_number(pair);
        let lines = &self.lines[self.pairs[pair] as usize..self.pairs[pair + 1] as usize];
        let found = lines.binary_search_by(|&start| compare(&self.text[start as usize + 2..], others));
        found.map_or(0, |at| usize::from(self.text[lines[at] as usize + 3 + others.len()] - b'0'))
    }
}

/// The order of the word that `lines` begins with, up to its space, and another.
fn compare(lines: &[u8], word: &[u8]) -> Ordering {
    let same_length = word.len().min(lines.len());
    lines[..same_length].cmp(word).then_with(|| lines[same_length..].first().cmp(&Some(&b' ')))
}

fn pair_number([first, second]: [u8; 2]) -> usize {
    usize::from(first - b'a') * 26 + usize::from(second - b'a')
}
