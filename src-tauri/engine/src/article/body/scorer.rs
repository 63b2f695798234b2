//! Which blocks of a page are its text: what [`trees`] say of each, what they say of those like it, how sure they are of
//! the page, and what stands beside it.

mod amend;
mod trees;

use std::collections::HashMap;

use dom_query::NodeId;

use super::{blocks::Block, features::COUNT};
use crate::article::{
    media,
    page::{dom::NodeMap, line},
};
pub use trees::judge_by;

/// Which blocks are text. `ruled` are those that the rules keep.
pub(crate) fn choose(blocks: &[Block], rows: &[[f32; COUNT]], ruled: &[bool]) -> Vec<bool> {
    let words: Vec<f64> = blocks.iter().map(|block| f64::from(line::count_words(&block.line))).collect();
    let verdicts = as_alike(blocks, trees::verdicts(rows), &words);
    let likely = as_tables(blocks, verdicts.into_iter().map(likelihood).collect(), &words);
    let enough = enough(&likely, &words);
    let is_text = |at: usize| likely[at] >= enough || (ruled[at] && media::is_still(&blocks[at].line));
    let mut kept: Vec<bool> = (0..blocks.len()).map(is_text).collect();
    amend::amend(blocks, ruled, &mut kept);
    kept
}

/// What one template makes is text or is none: the verdict on a block is drawn towards the mean of those on the other
/// blocks of its shape, the more there are the further, and never more than half the way. Longer ones count for more.
fn as_alike(blocks: &[Block], mut verdicts: Vec<f64>, words: &[f64]) -> Vec<f64> {
    const HALF: f64 = 0.5;
    /// With others of this weight together, half of that.
    const FEW: f64 = 3.0;
    let weight = |at: usize| (1.0 + words[at]).sqrt();
    let mut shapes: HashMap<&str, (f64, f64)> = HashMap::new();
    for (at, block) in blocks.iter().enumerate() {
        let (sum, all) = shapes.entry(&block.shape).or_default();
        *sum += verdicts[at] * weight(at);
        *all += weight(at);
    }
    for (at, block) in blocks.iter().enumerate() {
        let (sum, all) = shapes[block.shape.as_str()];
        let others = all - weight(at);
        if others >= 1.0 {
            let mean = (sum - verdicts[at] * weight(at)) / others;
            verdicts[at] += (mean - verdicts[at]) * HALF * others / (others + FEW);
        }
    }
    verdicts
}

/// The rows of one table are as likely as all of it.
fn as_tables(blocks: &[Block], mut likely: Vec<f64>, words: &[f64]) -> Vec<f64> {
    let mut tables: NodeMap<(f64, f64)> = NodeMap::default();
    let table_of: Vec<Option<NodeId>> = blocks.iter().map(Block::table).collect();
    let rows = || table_of.iter().enumerate().filter_map(|(at, table)| Some((at, (*table)?)));
    for (at, table) in rows() {
        let (held, all) = tables.entry(table).or_default();
        *held += likely[at] * (1.0 + words[at]);
        *all += 1.0 + words[at];
    }
    for (at, table) in rows() {
        let (held, all) = tables[&table];
        likely[at] = held / all;
    }
    likely
}

/// How likely a block has to be. The choice of the best F1 that a page lets expect is of what is at least half as
/// likely as that F1 is high (Lipton, Elkan and Naryanaswamy, "Optimal Thresholding of Classifiers to Maximize F1
/// Measure", 2014): where nothing is sure, less has to do.
fn enough(likely: &[f64], words: &[f64]) -> f64 {
    let mut order: Vec<usize> = (0..likely.len()).collect();
    order.sort_by(|&one, &other| likely[other].total_cmp(&likely[one]));
    let expected: f64 = likely.iter().zip(words).map(|(likely, words)| likely * words).sum();
    let (mut right, mut all, mut best) = (0.0, 0.0, 0.0_f64);
    for at in order {
        right += likely[at] * words[at];
        all += words[at];
        best = best.max(2.0 * right / (all + expected).max(1.0));
    }
    (best / 2.0).max(LEAST)
}

/// Less likely is no text, on any page.
const LEAST: f64 = 0.15;

fn likelihood(verdict: f64) -> f64 {
    1.0 / (1.0 + (-verdict).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{body::blocks, page::dom};

    #[test]
    fn what_one_template_makes_is_judged_together() {
        let page = dom::page(&format!(
            "<p class=text>{0}</p><p class=text>{0}</p><p class=text>{0}</p><p class=other>{0}</p>",
            "air naik ".repeat(20)
        ));
        let blocks = blocks::find(&page);
        let words = [40.0; 4];
        let drawn = as_alike(&blocks, vec![2.0, 2.0, -1.0, -1.0], &words);
        assert!(drawn[2] > 0.0 && drawn[0] < 2.0 && drawn[0] > 1.0, "{drawn:?}");
        assert!((drawn[3] + 1.0).abs() < 1e-9, "nothing is like it: {drawn:?}");
    }

    #[test]
    fn a_table_is_text_as_a_whole() {
        let page = dom::page("<table><tr><td>a<td>b<tr><td>c<td>d</table><p>e</p>");
        let blocks = blocks::find(&page);
        assert_eq!(as_tables(&blocks, vec![0.9, 0.1, 0.3], &[2.0, 2.0, 1.0]), [0.5, 0.5, 0.3]);
    }

    #[test]
    fn where_nothing_is_sure_less_has_to_do() {
        let words = [50.0, 50.0, 50.0, 5.0];
        assert!(enough(&[0.99, 0.98, 0.97, 0.1], &words) > 0.45);
        let unsure = enough(&[0.4, 0.35, 0.3, 0.01], &words);
        assert!((0.2..0.3).contains(&unsure), "{unsure}");
        assert!((enough(&[0.01, 0.01], &[50.0, 50.0]) - LEAST).abs() < 1e-9);
        assert!((enough(&[], &[]) - LEAST).abs() < 1e-9);
    }
}
