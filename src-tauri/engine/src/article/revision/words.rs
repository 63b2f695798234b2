//! The words that differ between two versions of a paragraph. In scripts that set no space between words a
//! character stands for one.

use std::borrow::Cow;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A stretch of both versions, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Kept { new: Range<usize> },
    Changed { old: Range<usize>, new: Range<usize> },
}

/// A word, or what stands between words.
pub(super) struct Token<'a> {
    pub(super) at: usize,
    pub(super) text: &'a str,
    key: Cow<'a, str>,
}

impl Token<'_> {
    pub(super) fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }
}

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    text.split_word_bound_indices().map(|(at, text)| Token { at, text, key: fold(text) }).collect()
}

/// `text` with one form for every sign that is drawn in several ways.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let folded = text.nfkc().map(|c| match c {
        '\u{2018}'..='\u{201b}' | '\u{2032}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c => c,
    });
    Cow::Owned(folded.collect())
}

/// A run of tokens: the same in both, or not.
struct Run {
    old: Range<usize>,
    new: Range<usize>,
    kept: bool,
}

/// What differs, word by word, in as few pieces as a reader can follow.
pub(super) fn compare(old: &str, new: &str) -> Vec<Part> {
    let (old_tokens, new_tokens) = (tokens(old), tokens(new));
    let keys = |tokens: &[Token<'_>]| tokens.iter().map(|token| token.key.to_string()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &keys(&old_tokens), &keys(&new_tokens));
    let runs = ops.iter().map(|op| Run {
        old: op.old_range(),
        new: op.new_range(),
        kept: matches!(op, DiffOp::Equal { .. }),
    });
    let bytes = |text: &str, tokens: &[Token<'_>], run: &Range<usize>| {
        let start = tokens.get(run.start).map_or(text.len(), |token| token.at);
        start..tokens.get(run.end).map_or(text.len(), |token| token.at)
    };
    joined(runs, &old_tokens, &new_tokens)
        .into_iter()
        .map(|run| {
            let (old, new) = (bytes(old, &old_tokens, &run.old), bytes(new, &new_tokens, &run.new));
            if run.kept { Part::Kept { new } } else { Part::Changed { old, new } }
        })
        .collect()
}

/// Takes what little stayed between two changes into one of them.
fn joined(runs: impl Iterator<Item = Run>, old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Run> {
    let size = |run: &Run| {
        let bytes =
            |tokens: &[Token<'_>]| tokens.iter().map(|token| token.text.chars().count()).sum::<usize>();
        bytes(&old[run.old.clone()]).max(bytes(&new[run.new.clone()]))
    };
    let mut done: Vec<Run> = Vec::new();
    for run in runs {
        if run.kept {
            done.push(run);
            continue;
        }
        let mut run = run;
        while let [.., before, between] = done.as_slice() {
            let is_change = !before.kept && between.kept;
            let smallest = size(before).min(size(&run));
            if !is_change || !is_trifle(&new[between.new.clone()], size(between), smallest) {
                break;
            }
            run = Run { old: before.old.start..run.old.end, new: before.new.start..run.new.end, kept: false };
            done.truncate(done.len() - 2);
        }
        if let Some(before) = done.last_mut().filter(|before| !before.kept) {
            before.old.end = run.old.end;
            before.new.end = run.new.end;
        } else {
            done.push(run);
        }
    }
    done
}

/// Whether what stayed the same is too little to interrupt a change: space, or fewer letters than were changed
/// on both of its sides. A comma or a full stop keeps two changes apart.
fn is_trifle(kept: &[Token<'_>], size: usize, smallest_change: usize) -> bool {
    let is_space = |token: &Token<'_>| token.text.chars().all(char::is_whitespace);
    if kept.iter().all(is_space) {
        return true;
    }
    let ends_clause = kept.iter().any(|token| {
        matches!(token.text, "," | ";" | ":" | "." | "!" | "?" | "、" | "。" | "，" | "；" | "：" | "؛" | "،")
    });
    (!ends_clause || kept.len() == 1 && kept[0].text == ":") && size < smallest_change
}
