//! Two versions of an article, compared as a reader would: which words came and went, and of what kind each
//! edit is. Markup, pictures, captions and the time of the last update are no part of it.

mod align;
mod kind;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use self::align::Pair;
use self::kind::{Context, Side};
use self::words::{Part, fold};
use super::page::{dom, line, text};
use crate::date;
use crate::model::{Change, ComparedBlock, Comparison, EditCount, EditKind, Passage};

/// An article as it stood at one time: plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    pub title: String,
    /// A line for every paragraph, heading, list item or row.
    pub blocks: Vec<String>,
}

impl Version {
    /// Of a headline and sanitised HTML.
    pub fn of(title: &str, html: &str) -> Self {
        let mut blocks = text::blocks(&dom::fragment(html).html_root(), false);
        blocks.retain(|line| !tells_time_only(line));
        Self { title: line::one_line(title), blocks }
    }

    /// Whether both have the same words and marks in the same order. How quotation marks and dashes are drawn,
    /// and where paragraphs end, makes no other text.
    pub fn reads_as(&self, other: &Self) -> bool {
        fold(&self.title) == fold(&other.title)
            && fold(&self.blocks.join(" ")) == fold(&other.blocks.join(" "))
    }
}

/// "Diperbarui 09/11/2022, 19:01 WIB" changes whenever anything else does, and often when nothing did.
fn tells_time_only(line: &str) -> bool {
    const MOST_BYTES: usize = 120;
    const MOST_OTHER_WORDS: u32 = 2;
    if line.len() > MOST_BYTES {
        return false;
    }
    date::find(line).is_some_and(|(_, at)| {
        line::count_words(&line[..at.start]) + line::count_words(&line[at.end..]) <= MOST_OTHER_WORDS
    })
}

/// What became of `before` in `after`, both in one text. `language` is the article's, as ISO 639-1.
pub fn compare(before: &Version, after: &Version, language: Option<&str>) -> Comparison {
    let context = Context::of(before, after, language);
    let mut tally = Tally::default();
    let title = headline(&before.title, &after.title, &context, &mut tally);
    let blocks = align::blocks(&before.blocks, &after.blocks)
        .into_iter()
        .map(|pair| match pair {
            Pair::Kept { new } => whole(&after.blocks[new], Change::Kept, None),
            Pair::Removed { old } => {
                tally.add(EditKind::Removed);
                whole(&before.blocks[old], Change::Removed, Some(EditKind::Removed))
            }
            Pair::Added { new } => {
                tally.add(EditKind::Added);
                whole(&after.blocks[new], Change::Added, Some(EditKind::Added))
            }
            Pair::Edited { old, new } => {
                edited(&before.blocks[old], &after.blocks[new], &context, &mut tally)
            }
        })
        .collect();
    Comparison { title, blocks, edits: tally.counts() }
}

fn headline(before: &str, after: &str, context: &Context<'_>, tally: &mut Tally) -> ComparedBlock {
    let mut inner = Tally::default();
    let mut block = edited(before, after, context, &mut inner);
    if inner.0.is_empty() {
        return block;
    }
    let kind = if inner.is_only(EditKind::Typo) { EditKind::Typo } else { EditKind::Headline };
    tally.add(kind);
    for passage in &mut block.passages {
        passage.kind = passage.kind.map(|_| kind);
    }
    block
}

/// A block that is in both versions, with the words that differ.
fn edited(before: &str, after: &str, context: &Context<'_>, tally: &mut Tally) -> ComparedBlock {
    let mut passages = Vec::new();
    let (old_side, new_side) = (Side::of(before, context), Side::of(after, context));
    let mut last_quote = None;
    for part in words::compare(before, after) {
        let (old, new) = match part {
            Part::Kept { new } => {
                passages.push(Passage { change: Change::Kept, text: after[new].to_owned(), kind: None });
                continue;
            }
            Part::Changed { old, new } => (old, new),
        };
        let (kind, quote) = kind::of(&old_side, &old, &new_side, &new, context);
        // Two edits of one quotation are one changed quotation.
        if quote.is_none() || quote != last_quote {
            tally.add(kind);
        }
        last_quote = quote.or(last_quote);
        push(&mut passages, Change::Removed, before, old, kind);
        push(&mut passages, Change::Added, after, new, kind);
    }
    ComparedBlock { kept: passages.iter().all(|passage| passage.change == Change::Kept), passages }
}

fn push(passages: &mut Vec<Passage>, change: Change, text: &str, range: Range<usize>, kind: EditKind) {
    if !range.is_empty() {
        passages.push(Passage { change, text: text[range].to_owned(), kind: Some(kind) });
    }
}

fn whole(text: &str, change: Change, kind: Option<EditKind>) -> ComparedBlock {
    ComparedBlock {
        kept: change == Change::Kept,
        passages: vec![Passage { change, text: text.to_owned(), kind }],
    }
}

/// The edits of each kind.
#[derive(Default)]
struct Tally(std::collections::BTreeMap<EditKind, u32>);

impl Tally {
    fn add(&mut self, kind: EditKind) {
        *self.0.entry(kind).or_default() += 1;
    }

    fn is_only(&self, kind: EditKind) -> bool {
        self.0.keys().all(|&known| known == kind)
    }

    fn counts(self) -> Vec<EditCount> {
        self.0.into_iter().map(|(kind, count)| EditCount { kind, count }).collect()
    }
}
