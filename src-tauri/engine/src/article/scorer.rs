//! Which blocks of a page are its text: gradient-boosted trees over what is known of each block.
//!
//! `tools/train-scorer.py` makes the trees, and says how well they do on sites that they were not made from.

use std::collections::HashMap;
use std::sync::OnceLock;

use dom_query::NodeId;

use super::{
    blocks::{Block, Kind},
    credit,
    dom::{self, NodeMap},
    features::COUNT,
    lexicon, line, media,
};

/// Which blocks are text. `ruled` are those that the rules keep.
pub(super) fn choose(blocks: &[Block], rows: &[[f32; COUNT]], ruled: &[bool]) -> Vec<bool> {
    let words: Vec<f64> = blocks.iter().map(|block| f64::from(line::count_words(&block.line))).collect();
    let verdicts = as_alike(blocks, rows.iter().map(verdict).collect(), &words);
    let likely = as_tables(blocks, verdicts.into_iter().map(likelihood).collect(), &words);
    let enough = enough(&likely, &words);
    let is_text = |at: usize| likely[at] >= enough || (ruled[at] && media::is_still(&blocks[at].line));
    let mut kept: Vec<bool> = (0..blocks.len()).map(is_text).collect();
    drop_comments(blocks, &mut kept);
    keep_headings_over_text(blocks, ruled, &mut kept);
    keep_short_parts(blocks, ruled, &mut kept);
    keep_quotes_whole(blocks, &mut kept);
    keep_tables_in_text(blocks, ruled, &mut kept);
    keep_corrections(blocks, &mut kept);
    trim_ends(blocks, &mut kept);
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
    let table_of: Vec<Option<NodeId>> = blocks.iter().map(table_of).collect();
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

/// The table that a row is of.
fn table_of(block: &Block) -> Option<NodeId> {
    let table = || block.node.ancestors_it(None).find(|n| dom::is_any(n, &["table"]));
    (block.kind == Kind::Row).then(table).flatten().map(|table| table.id)
}

/// A discussion reads like text and can be longer than it. What stands in a box that is called after comments is
/// none of the text, unless most of the text is in such boxes.
fn drop_comments(blocks: &[Block], kept: &mut [bool]) {
    const BOXES: usize = 8;
    let mut called: NodeMap<bool> = NodeMap::default();
    let mut is_comment = |block: &Block| {
        block.node.ancestors_it(Some(BOXES)).any(|around| {
            *called.entry(around.id).or_insert_with(|| {
                dom::is_any(&around, &["div", "section", "ul", "ol", "li", "aside", "article"])
                    && dom::has_label(&around, &lexicon::COMMENT_LABELS)
            })
        })
    };
    let comments: Vec<usize> = (0..blocks.len()).filter(|&at| kept[at] && is_comment(&blocks[at])).collect();
    let words = |at: usize| line::count_words(&blocks[at].line);
    let in_comments: u32 = comments.iter().map(|&at| words(at)).sum();
    let all: u32 = (0..blocks.len()).filter(|&at| kept[at]).map(words).sum();
    let outside = all - in_comments;
    if outside >= MIN_OUTSIDE && outside * 4 >= in_comments {
        comments.into_iter().for_each(|at| kept[at] = false);
    }
}

/// A page with fewer words beside its discussion is the discussion.
const MIN_OUTSIDE: u32 = 60;

/// Headings, list items and quotations say too little to be judged alone. Where the rules keep them, between two
/// blocks of the text that stand in one box, they are part of it.
fn keep_short_parts(blocks: &[Block], ruled: &[bool], kept: &mut [bool]) {
    const REACH: usize = 6;
    /// What newsrooms wrap a paragraph in.
    const BOXES: usize = 4;
    let is_part = |at: usize| {
        ruled[at]
            && blocks[at].linked == 0
            && matches!(blocks[at].kind, Kind::Heading | Kind::Item | Kind::Quote)
            && !credit::has_credit(&blocks[at].line)
    };
    let share_a_box = |one: &Block, other: &Block| {
        let around: Vec<NodeId> = one.node.ancestors_it(Some(BOXES)).map(|n| n.id).collect();
        other.node.ancestors_it(Some(BOXES)).any(|n| around.contains(&n.id))
    };
    let is_text = kept.to_vec();
    for at in (0..blocks.len()).filter(|&at| !is_text[at] && is_part(at)) {
        let before = (at.saturating_sub(REACH)..at).rev().find(|&before| is_text[before]);
        let after = (at + 1..(at + 1 + REACH).min(blocks.len())).find(|&after| is_text[after]);
        let Some((before, after)) = before.zip(after) else { continue };
        let are_parts = (before + 1..after).all(is_part);
        kept[at] = are_parts && share_a_box(&blocks[before], &blocks[after]);
    }
}

/// Who said it stands under a quotation, in its own element.
fn keep_quotes_whole(blocks: &[Block], kept: &mut [bool]) {
    const WORDS: u32 = 20;
    let quote_of = |block: &Block| {
        block.node.ancestors_it(Some(4)).find(|n| dom::is_any(n, &["blockquote"])).map(|n| n.id)
    };
    for at in 1..blocks.len() {
        let of_kept = kept[at - 1].then(|| quote_of(&blocks[at - 1])).flatten();
        let is_short = line::count_words(&blocks[at].line) <= WORDS;
        kept[at] |= of_kept.is_some() && of_kept == quote_of(&blocks[at]) && is_short;
    }
}

/// A table that the rules keep whole, with text before and after it, is part of the text: of figures alone the trees
/// know too little.
fn keep_tables_in_text(blocks: &[Block], ruled: &[bool], kept: &mut [bool]) {
    const REACH: usize = 3;
    let mut at = 0;
    while at < blocks.len() {
        let table = |at: usize| blocks.get(at).and_then(table_of);
        let mut end = at + 1;
        if table(at).is_some() {
            while table(end).is_some() {
                end += 1;
            }
            let linked: usize = blocks[at..end].iter().map(|block| block.linked).sum();
            let letters: usize = blocks[at..end].iter().map(|block| block.letters).sum();
            let is_text = |range: std::ops::Range<usize>| range.into_iter().any(|at| kept[at]);
            let is_in_text =
                is_text(at.saturating_sub(REACH)..at) && is_text(end..(end + REACH).min(blocks.len()));
            if end - at >= 2
                && ruled[at..end].iter().all(|&ruled| ruled)
                && linked * 2 < letters
                && is_in_text
            {
                kept[at..end].fill(true);
            }
        }
        at = end;
    }
}

/// A text neither begins nor ends with a link of a word or two, and does not end with a heading.
fn trim_ends(blocks: &[Block], kept: &mut [bool]) {
    const WORDS: u32 = 3;
    let is_label = |block: &Block| {
        block.linked == block.letters
            && !media::is_still(&block.line)
            && line::count_words(&block.line) <= WORDS
    };
    for at in (0..blocks.len()).rev().filter(|&at| kept[at]).collect::<Vec<_>>() {
        if !is_label(&blocks[at]) && blocks[at].kind != Kind::Heading {
            break;
        }
        kept[at] = false;
    }
    for at in (0..blocks.len()).filter(|&at| kept[at]).collect::<Vec<_>>() {
        if !is_label(&blocks[at]) {
            break;
        }
        kept[at] = false;
    }
}

/// What a newsroom says that it got wrong stands far below the text, and is not to be lost.
fn keep_corrections(blocks: &[Block], kept: &mut [bool]) {
    const REACH: usize = 15;
    let Some(first) = kept.iter().position(|&kept| kept) else { return };
    let last = kept.iter().rposition(|&kept| kept).unwrap_or(first);
    for at in first + 1..(last + REACH).min(blocks.len()) {
        if lexicon::is_correction(&blocks[at].line) {
            kept[at] = true;
            let ends_open = blocks[at].line.ends_with([':', '：']);
            if ends_open && let Some(next) = kept.get_mut(at + 1) {
                *next = true;
            }
        }
    }
}

/// A heading says too little to be judged alone: inside the text it stays with the paragraph below it.
fn keep_headings_over_text(blocks: &[Block], ruled: &[bool], kept: &mut [bool]) {
    let first = kept.iter().position(|&kept| kept).unwrap_or(kept.len());
    for at in first..blocks.len().saturating_sub(1) {
        let is_over_text = kept[at + 1] && blocks[at + 1].kind == Kind::Paragraph;
        kept[at] |= ruled[at] && is_over_text && blocks[at].kind == Kind::Heading;
    }
}

/// What the trees say of a block: below zero rather not text, above rather text.
fn verdict(row: &[f32; COUNT]) -> f64 {
    /// Beyond it there is nothing to be surer of.
    const SURE: f64 = 7.0;
    trees().iter().map(|tree| tree.value(row)).sum::<f64>().clamp(-SURE, SURE)
}

fn likelihood(verdict: f64) -> f64 {
    1.0 / (1.0 + (-verdict).exp())
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

    /// `feature,threshold,low,high …|leaf …`
    fn parse(line: &str) -> Option<Self> {
        let (splits, leaves) = line.split_once('|')?;
        let split = |text: &str| {
            let mut parts = text.split(',');
            Some(Split {
                feature: parts.next()?.parse().ok()?,
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

static TREES: OnceLock<Vec<Tree>> = OnceLock::new();

fn trees() -> &'static [Tree] {
    TREES.get_or_init(|| parse_trees(include_str!("scorer.trees")))
}

fn parse_trees(trees: &str) -> Vec<Tree> {
    trees.lines().filter_map(Tree::parse).collect()
}

/// Judges by other trees than those that come with Warta, to measure extraction on sites that they were not made
/// from. What was extracted before is not judged anew: after the first page this does nothing.
pub fn judge_by(trees: &str) {
    TREES.get_or_init(|| parse_trees(trees));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::blocks;

    /// The lines that are left of the blocks of a page by `rule`, when those with a "-" in front were kept before.
    fn left(html: &str, rule: impl Fn(&[Block], &mut [bool])) -> Vec<String> {
        let page = dom::page(html);
        let blocks = blocks::find(&page);
        let mut kept: Vec<bool> = blocks.iter().map(|block| block.line.starts_with('-')).collect();
        rule(&blocks, &mut kept);
        blocks.iter().zip(kept).filter(|(_, kept)| *kept).map(|(block, _)| block.line.clone()).collect()
    }

    #[test]
    fn a_discussion_is_none_of_the_text_unless_it_is_all_there_is() {
        let text = format!("- {}", "air naik ".repeat(40).trim());
        let comment = "- Semoga lekas surut.";
        let page = |text: &str| {
            format!(
                "<article><p>{text}</p></article><div class=box_comment><ul><li><p>{comment}</p></ul></div>"
            )
        };
        assert_eq!(left(&page(&text), drop_comments), [text.as_str()]);
        assert_eq!(left(&page("- Air naik."), drop_comments), ["- Air naik.", comment]);
        // One that calls its whole page so.
        let all = format!("<div class=comment>{}</div>", page(&text));
        assert_eq!(left(&all, drop_comments), [text.as_str(), comment]);
    }

    #[test]
    fn short_parts_stay_between_blocks_of_the_text() {
        let by_rules =
            |html: &str| left(html, |blocks, kept| keep_short_parts(blocks, &vec![true; blocks.len()], kept));
        assert_eq!(
            by_rules(
                "<div><p>- Air naik.</p><h2>Warga</h2><ul><li>pindah<li>pulang</ul><p>- Air surut.</p></div>"
            ),
            ["- Air naik.", "Warga", "pindah", "pulang", "- Air surut."]
        );
        // Prose between them, a link, whose picture it is, nothing after them, another box.
        for html in [
            "<div><p>- a</p><p>b</p><h2>c</h2><p>- d</p></div>",
            "<div><p>- a</p><ul><li><a href=/b>b</a></ul><p>- d</p></div>",
            "<div><p>- a</p><h2>Foto: Sari Wulandari/Antara</h2><p>- d</p></div>",
            "<div><p>- a</p><p>- d</p><h2>b</h2></div>",
            "<i><i><i><i><i><p>- a</p></i></i></i></i></i><h2>b</h2><div><div><div><div><p>- d</p></div></div></div></div>",
        ] {
            assert_eq!(by_rules(html), ["- a", "- d"], "{html}");
        }
        let unruled = "<div><p>- a</p><h2>b</h2><p>- d</p></div>";
        let by_none =
            |blocks: &[Block], kept: &mut [bool]| keep_short_parts(blocks, &vec![false; blocks.len()], kept);
        assert_eq!(left(unruled, by_none), ["- a", "- d"]);
    }

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

    #[test]
    fn every_tree_is_read_and_leads_to_a_leaf() {
        let lines = include_str!("scorer.trees").lines().count();
        assert!(lines > 0 && trees().len() == lines);
        for tree in trees() {
            assert_eq!(tree.leaves.len(), tree.splits.len() + 1);
            for (at, split) in (0_i32..).zip(&tree.splits) {
                assert!(split.feature < COUNT);
                for next in [split.low, split.high] {
                    assert!(next > at || (next < 0 && (-1 - next) < tree.leaves.len() as i32));
                }
            }
        }
    }
}
