//! Gradient-boosted trees over what is known of a block. `tools/train-scorer.py` makes them, and says how well they do
//! on sites that they were not made from.

use std::sync::OnceLock;

use crate::article::body::features::{self, COUNT};

/// What the trees say of a block: below zero rather not text, above rather text.
pub(super) fn verdict(row: &[f32; COUNT]) -> f64 {
    /// Beyond it there is nothing to be surer of.
    const SURE: f64 = 7.0;
    forests().of(row).iter().map(|tree| tree.value(row)).sum::<f64>().clamp(-SURE, SURE)
}

/// Trees for newspapers, and for any other page: what is a teaser on the one may be the text of the other, and no trees
/// knew both well.
#[derive(Default)]
struct Forests {
    news: Vec<Tree>,
    other: Vec<Tree>,
    /// Where in a row it says which kind a page is of.
    is_newspaper: usize,
}

impl Forests {
    fn of(&self, row: &[f32; COUNT]) -> &[Tree] {
        if row[self.is_newspaper] > 0.0 { &self.news } else { &self.other }
    }
}

struct Tree {
    splits: Vec<Split>,
    leaves: Vec<f64>,
}

struct Split {
    feature: usize,
    threshold: f64,
    /// Where to go on: a split, or below zero a leaf, which is `-1 - number`.
    low: i32,
    high: i32,
}

impl Tree {
    fn value(&self, row: &[f32; COUNT]) -> f64 {
        let mut at = if self.splits.is_empty() { -1 } else { 0 };
        while let Some(split) = usize::try_from(at).ok().and_then(|at| self.splits.get(at)) {
            let value = row.get(split.feature).copied().unwrap_or_default();
            at = if f64::from(value) <= split.threshold { split.low } else { split.high };
        }
        usize::try_from(-1 - at).ok().and_then(|leaf| self.leaves.get(leaf)).copied().unwrap_or_default()
    }

    /// `feature,threshold,low,high …|leaf …`, where a feature is the place of its name in `known`.
    fn parse(line: &str, known: &[usize]) -> Option<Self> {
        let (splits, leaves) = line.split_once('|')?;
        let split = |text: &str| {
            let mut parts = text.split(',');
            Some(Split {
                feature: *known.get(parts.next()?.parse::<usize>().ok()?)?,
                threshold: parts.next()?.parse().ok()?,
                low: parts.next()?.parse().ok()?,
                high: parts.next()?.parse().ok()?,
            })
        };
        Some(Self {
            splits: splits.split_whitespace().map(split).collect::<Option<_>>()?,
            leaves: leaves.split_whitespace().map(|leaf| leaf.parse().ok()).collect::<Option<_>>()?,
        })
    }
}

static FORESTS: OnceLock<Forests> = OnceLock::new();

fn forests() -> &'static Forests {
    FORESTS.get_or_init(|| parse_forests(include_str!("scorer.trees")))
}

/// The first line names the features that the trees were made from. One that is not known any more makes the trees
/// useless. Then come those for newspapers and, after an empty line, those for other pages.
fn parse_forests(file: &str) -> Forests {
    let names = features::names();
    let Some((first, trees)) = file.split_once('\n') else { return Forests::default() };
    let place_of = |name: &str| names.iter().position(|known| known == name);
    let known: Option<Vec<usize>> = first.split_whitespace().map(place_of).collect();
    debug_assert!(known.is_some(), "trees of other features: {first}");
    let Some(known) = known else { return Forests::default() };
    let read =
        |part: &str| -> Vec<Tree> { part.lines().filter_map(|line| Tree::parse(line, &known)).collect() };
    let (news, other) = trees.split_once("\n\n").unwrap_or((trees, trees));
    let is_newspaper = place_of("genre.is_newspaper").unwrap_or_default();
    Forests { news: read(news), other: read(other), is_newspaper }
}

/// Judges by other trees than those that come with Warta, to measure extraction on sites that they were not made
/// from. What was extracted before is not judged anew: after the first page this does nothing.
pub fn judge_by(trees: &str) {
    FORESTS.get_or_init(|| parse_forests(trees));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tree_is_read_and_leads_to_a_leaf() {
        let lines = include_str!("scorer.trees").lines().filter(|line| line.contains('|')).count();
        let Forests { news, other, is_newspaper } = forests();
        assert!(!news.is_empty() && !other.is_empty());
        assert_eq!(news.len() + other.len(), lines);
        assert_eq!(features::names()[*is_newspaper], "genre.is_newspaper");
        for tree in news.iter().chain(other) {
            assert_eq!(tree.leaves.len(), tree.splits.len() + 1);
            for (at, split) in (0_i32..).zip(&tree.splits) {
                assert!(split.feature < COUNT);
                for next in [split.low, split.high] {
                    assert!(next > at || (next < 0 && (-1 - next) < tree.leaves.len() as i32));
                }
            }
        }
    }

    #[test]
    fn newspapers_have_trees_of_their_own() {
        let forests = parse_forests("own.words\n|1\n\n|-1\n");
        let mut row = [0.0; COUNT];
        let judged = |row: &[f32; COUNT]| forests.of(row)[0].value(row);
        assert_eq!(judged(&row), -1.0);
        row[forests.is_newspaper] = 1.0;
        assert_eq!(judged(&row), 1.0);
    }

    #[test]
    fn features_are_found_by_name_wherever_they_stand() {
        let tree = |file: &str| {
            let mut row = [0.0; COUNT];
            let words = features::names().iter().position(|name| name == "own.words").unwrap();
            row[words] = 5.0;
            parse_forests(file).other[0].value(&row)
        };
        assert_eq!(tree("own.words own.links\n0,2,-1,-2|-1 1"), 1.0);
        assert_eq!(tree("own.links own.words\n1,2,-1,-2|-1 1"), 1.0);
        assert_eq!(tree("own.links own.words\n0,2,-1,-2|-1 1"), -1.0);
    }
}
