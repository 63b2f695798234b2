//! Choosing the body of an article: where a rule of the site says that it stands, or by the scorer.

use dom_query::{Document, NodeRef};

use super::{
    beside,
    clear::Cleared,
    describe::Description,
    shape,
    weigh::{self, Weighed},
};
use crate::article::{
    body::{blocks::Block, ruled, scorer},
    moved::{clutter::Lifted, place, sign_off},
    page::{Page, dom, line, pieces::Pieces, text},
    rules::Rule,
};
use crate::model::{Removed, RemovedReason};

/// The body of an article, and what was taken from it and from around it.
pub(super) struct Judged {
    pub body: Document,
    pub lifted: Vec<Lifted>,
}

/// The body of the article on a page that is clear of clutter. None where there is no text.
pub(super) fn judge(
    page: &Page,
    description: &Description,
    cleared: Cleared,
    rule: Option<&Rule>,
) -> Option<Judged> {
    let Cleared { mut lifted, ruled_out, .. } = cleared;
    let body = match rule.and_then(|rule| by_site_rule(rule, &page.document)) {
        Some(body) => {
            beside::keep(&mut lifted, &page.document, &body);
            lifted.extend(shape::tidy(&body, page, description));
            body
        }
        None => scored(page, description, &mut lifted)?,
    };
    lifted.extend(ruled_out);
    lifted.extend(sign_off::take(&body.html_root()));
    Some(Judged { body, lifted })
}

/// A body that was found elsewhere than on the page that is shown.
pub(super) fn given(page: &Page, description: &Description, body: Document) -> Judged {
    let lifted = shape::tidy(&body, page, description);
    Judged { body, lifted }
}

/// Fewer words where a rule says that the text stands: the site has changed since the rule was written.
const MIN_RULED_WORDS: usize = 20;

fn by_site_rule(rule: &Rule, page: &Document) -> Option<Document> {
    let nodes = rule.body(page);
    let html: String =
        nodes.iter().filter_map(|id| page.tree.get(id)).map(|node| node.html().to_string()).collect();
    let body = dom::fragment(&html);
    (ruled::words(&body.html_root()) >= MIN_RULED_WORDS).then_some(body)
}

/// The body that the scorer chooses; what is taken out of it goes to `lifted`.
fn scored(page: &Page, description: &Description, lifted: &mut Vec<Lifted>) -> Option<Document> {
    let Weighed { blocks, rows, ruled, by_rules } = weigh::weigh(page, description, lifted);
    let by_rules = by_rules?;
    lifted.extend(by_rules.lifted);
    let kept = scorer::choose(&blocks, &rows, &ruled);
    let Some(better) = of_kept(&blocks, &kept, &by_rules.body) else { return Some(by_rules.body) };
    lifted.extend(shape::tidy(&better, page, description));
    lifted.extend(passed_over(&blocks, &kept, &ruled));
    Some(better)
}

/// Fewer words are no article, where the rules hold far more.
const MIN_SCORED_WORDS: usize = 60;

/// The scorer's body, unless it is next to nothing beside that of the rules, or the page has its text where no block
/// is seen.
fn of_kept(blocks: &[Block], kept: &[bool], by_rules: &Document) -> Option<Document> {
    let kept_blocks = blocks.iter().zip(kept).filter(|(_, kept)| **kept);
    let words: usize = kept_blocks.map(|(block, _)| line::count_words(&block.line) as usize).sum();
    let root = by_rules.html_root();
    if words * 2 < ruled::words(&root) && (words < MIN_SCORED_WORDS || words < unseen(blocks, &root)) {
        return None;
    }
    let shown =
        root.descendants_it().filter(|n| dom::is_any(n, &["img"])).map(|n| n.attr_or("src", "").to_string());
    ruled::of_blocks(blocks, kept, &shown.collect())
}

/// How many words of a body stand in no block. The same words may be cut into other lines there.
fn unseen(blocks: &[Block], body: &NodeRef) -> usize {
    let seen = Pieces::of(blocks.iter().map(|block| line::key(&block.line)).collect());
    let lines = text::blocks(body, false);
    let unseen = lines.iter().filter(|line| !seen.holds_most(&line::key(line)));
    unseen.map(|line| line::count_words(line) as usize).sum()
}

/// What the rules would have shown between the blocks that are kept.
fn passed_over(blocks: &[Block], kept: &[bool], ruled: &[bool]) -> Vec<Lifted> {
    let first = kept.iter().position(|&kept| kept).unwrap_or(kept.len());
    let last = kept.iter().rposition(|&kept| kept).unwrap_or_default();
    let mut lifted = Vec::new();
    let mut after = None;
    for at in first..last {
        if kept[at] {
            after = Some(place::tail(&blocks[at].line));
        } else if ruled[at] {
            let text = blocks[at].line.clone();
            let removed = Removed { reason: RemovedReason::Furniture, text, place: None, kept: false };
            lifted.push(Lifted { removed, related: vec![], within: vec![], after: after.clone() });
        }
    }
    lifted
}
