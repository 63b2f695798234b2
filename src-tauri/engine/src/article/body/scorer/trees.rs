//! Gradient-boosted trees over what is known of a block. `tools/train-scorer.py` makes them, and says how well they do
//! on sites that they were not made from.

use std::array::from_fn;
use std::sync::OnceLock;

use crate::article::body::features::{self, COUNT};

/// What the trees say of each block of a page: below zero rather not text, above rather text.
pub(super) fn verdicts(rows: &[[f32; COUNT]]) -> Vec<f64> {
    /// Beyond it there is nothing to be surer of.
    const SURE: f64 = 7.0;
    let Some(first) = rows.first() else { return Vec::new() };
    let trees = forests().of(first);
    let of_some = |rows: &[[f32; COUNT]]| {
        // What is left over at the end goes along with copies of its last.
        let lanes = from_fn(|at| &rows[at.min(rows.len() - 1)]);
        let mut sums = [0.0; LANES];
        for tree in trees {
            tree.values(lanes).iter().zip(&mut sums).for_each(|(value, sum)| *sum += value);
        }
        sums.map(|sum| sum.clamp(-SURE, SURE)).into_iter().take(rows.len())
    };
    rows.chunks(LANES).flat_map(of_some).collect()
}

/// Blocks that go through a tree side by side: the processor waits for each step of one, and does those of others meanwhile.
const LANES: usize = 8;

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
    /// The splits, the first of which everything goes through, and behind them the leaves.
    nodes: Vec<Node>,
    /// What each leaf says.
    values: Vec<f64>,
    /// Splits on the way to the farthest leaf.
    depth: usize,
}

/// A split; or a leaf, which leads to itself, so that every way through a tree has the same number of steps.
#[derive(Clone, Copy)]
struct Node {
    threshold: f32,
    feature: u16,
    low: u16,
    high: u16,
}

impl Tree {
    /// What it says of each row.
    fn values(&self, rows: [&[f32; COUNT]; LANES]) -> [f64; LANES] {
        let mut at = [0_u16; LANES];
        for _ in 0..self.depth {
            for (at, row) in at.iter_mut().zip(rows) {
                let node = self.nodes[usize::from(*at)];
                *at = if row[usize::from(node.feature)] <= node.threshold { node.low } else { node.high };
            }
        }
        let splits = self.nodes.len() - self.values.len();
        at.map(|at| self.values[usize::from(at) - splits])
    }

    /// `feature,threshold,low,high …|leaf …`, where a feature is the place of its name in `known`.
    fn parse(line: &str, known: &[usize]) -> Option<Self> {
        let (splits, leaves) = line.split_once('|')?;
        let values: Vec<f64> =
            leaves.split_whitespace().map(|leaf| leaf.parse().ok()).collect::<Option<_>>()?;
        let splits: Vec<&str> = splits.split_whitespace().collect();
        let place = |branch: &str| {
            let branch: i32 = branch.parse().ok()?;
            let leaf = usize::try_from(-1 - branch).ok().map(|leaf| splits.len() + leaf);
            leaf.or_else(|| usize::try_from(branch).ok())
        };
        let mut depths = vec![0; splits.len() + values.len()];
        let mut nodes = Vec::with_capacity(depths.len());
        for (at, split) in splits.iter().enumerate() {
            let mut parts = split.split(',');
            let feature = *known.get(parts.next()?.parse::<usize>().ok()?)?;
            let threshold = highest_at_most(parts.next()?.parse().ok()?);
            let (low, high) = (place(parts.next()?)?, place(parts.next()?)?);
            for next in [low, high] {
                // Branches lead on only, and so to a leaf.
                *depths.get_mut(next).filter(|_| next > at)? = depths[at] + 1;
            }
            let [feature, low, high] = [feature, low, high].map(|number| u16::try_from(number).ok());
            nodes.push(Node { threshold, feature: feature?, low: low?, high: high? });
        }
        for at in splits.len()..depths.len() {
            let at = u16::try_from(at).ok()?;
            nodes.push(Node { threshold: f32::INFINITY, feature: 0, low: at, high: at });
        }
        let depth = depths.into_iter().max()?;
        (!values.is_empty()).then_some(Self { nodes, values, depth })
    }
}

/// What is at most the answer, and nothing else, is at most `threshold`.
#[expect(clippy::cast_possible_truncation, reason = "the nearest is wanted")]
fn highest_at_most(threshold: f64) -> f32 {
    let nearest = threshold as f32;
    if f64::from(nearest) > threshold { nearest.next_down() } else { nearest }
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
            assert_eq!(tree.nodes.len(), 2 * tree.values.len() - 1);
            assert!(tree.nodes.iter().all(|node| usize::from(node.feature) < COUNT));
        }
    }

    #[test]
    fn what_leads_back_or_nowhere_is_no_tree() {
        let is_tree = |line: &str| Tree::parse(line, &[0]).is_some();
        assert!(is_tree("|1") && is_tree("0,1,-1,1 0,2,-2,-3|1 2 3"));
        for line in [
            "",
            "|",
            "0,1,-1,-2|1",
            "0,1,-1,0|1 2",
            "0,1,-1,1 0,2,0,-2|1 2",
            "7,1,-1,-2|1 2",
            "0,a,-1,-2|1 2",
        ] {
            assert!(!is_tree(line), "{line}");
        }
    }

    fn of_no_newspaper(mut row: [f32; COUNT]) -> [f32; COUNT] {
        row[forests().is_newspaper] = 0.0;
        row
    }

    #[test]
    fn each_of_many_blocks_gets_its_own_verdict() {
        let tree = Tree::parse("0,1,-1,1 0,2,-2,2 0,3,-3,-4|1 2 3 4", &[0]).unwrap();
        let rows: Vec<[f32; COUNT]> = (0..LANES).map(|at| [0.75 + at as f32 / 2.0; COUNT]).collect();
        let values = tree.values(from_fn(|at| &rows[at]));
        assert_eq!(values, [1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0, 4.0]);
        let many: Vec<[f32; COUNT]> = (0..2 * LANES + 3).map(|at| [at as f32; COUNT]).collect();
        let many: Vec<_> = many.into_iter().map(of_no_newspaper).collect();
        let alone: Vec<f64> = many.iter().map(|row| verdicts(&[*row])[0]).collect();
        assert_eq!(verdicts(&many), alone);
        assert!(alone.windows(2).any(|pair| pair[0] != pair[1]));
        assert!(verdicts(&[]).is_empty());
    }

    #[test]
    fn thresholds_part_the_same_numbers() {
        for threshold in [0.1, 0.5, 1.0 / 3.0, -0.7, 1e-9, 123_456.789] {
            let rounded = highest_at_most(threshold);
            assert!(
                f64::from(rounded) <= threshold && f64::from(rounded.next_up()) > threshold,
                "{threshold}"
            );
        }
    }

    #[test]
    fn newspapers_have_trees_of_their_own() {
        let forests = parse_forests("own.words\n|1\n\n|-1\n");
        let mut row = [0.0; COUNT];
        let judged = |row: &[f32; COUNT]| forests.of(row)[0].values([row; LANES])[0];
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
            parse_forests(file).other[0].values([&row; LANES])[0]
        };
        assert_eq!(tree("own.words own.links\n0,2,-1,-2|-1 1"), 1.0);
        assert_eq!(tree("own.links own.words\n1,2,-1,-2|-1 1"), 1.0);
        assert_eq!(tree("own.links own.words\n0,2,-1,-2|-1 1"), -1.0);
    }
}
