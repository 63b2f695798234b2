//! What is known of each block of a page: what rules make of the page, and the numbers that the scorer judges by.

use std::collections::HashSet;

use dom_query::Document;

use super::{beside, describe::Description, shape};
use crate::article::{
    body::{
        blocks::{self, Block, Kind},
        features, ruled,
    },
    moved::clutter::Lifted,
    page::{Page, line::key, text},
};

/// The blocks of a page and what is known of them.
pub(super) struct Weighed<'p> {
    pub blocks: Vec<Block<'p>>,
    /// The features of each block.
    pub rows: Vec<[f32; features::COUNT]>,
    /// Whether the rules keep it.
    pub ruled: Vec<bool>,
    /// None where the rules find no text at all.
    pub by_rules: Option<ByRules>,
}

/// The body that rules find.
pub(super) struct ByRules {
    pub body: Document,
    /// What was taken out of it while it was brought into shape.
    pub lifted: Vec<Lifted>,
    /// The blocks that Readability's algorithm would keep.
    votes: HashSet<usize>,
}

/// Weighs the blocks of a page that is clear of clutter. Of what was `lifted` from it, only what stood beside the text
/// that the rules find is kept.
pub(super) fn weigh<'p>(page: &'p Page, description: &Description, lifted: &mut Vec<Lifted>) -> Weighed<'p> {
    let document = &page.document;
    ruled::open_forms_around_text(document);
    let blocks = blocks::find(document);
    let by_rules = by_rules(page, description, lifted);
    let ruled =
        by_rules.as_ref().map_or_else(|| vec![false; blocks.len()], |found| kept(&blocks, &found.body));
    let nothing = HashSet::new();
    let votes = by_rules.as_ref().map_or(&nothing, |found| &found.votes);
    let rows = features::of(&blocks, votes, &ruled, &description.compared);
    Weighed { blocks, rows, ruled, by_rules }
}

fn by_rules(page: &Page, description: &Description, lifted: &mut Vec<Lifted>) -> Option<ByRules> {
    let voted = ruled::readable(&page.document, page.url);
    let votes = voted.as_ref().map(|body| blocks::marked(&body.html_root())).unwrap_or_default();
    let body = ruled::choose(&page.document, voted, description.about.body.as_deref())?;
    beside::keep(lifted, &page.document, &body);
    let lifted = shape::tidy(&body, page, description);
    Some(ByRules { body, lifted, votes })
}

/// Which blocks are in a body that has been brought into shape.
fn kept(blocks: &[Block], body: &Document) -> Vec<bool> {
    let lines: HashSet<String> =
        text::blocks(&body.html_root(), false).iter().map(|line| key(line)).collect();
    let holds = |line: &str| lines.contains(&key(line));
    let is_kept = |block: &Block| {
        // The cells of a row may hold lines of their own.
        holds(&block.line) || (block.kind == Kind::Row && text::blocks(&block.node, false).iter().all(|line| holds(line)))
    };
    blocks.iter().map(is_kept).collect()
}
