use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{RevisionId, Timestamp};

/// That the publisher changed an article after it was first read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Edited {
    /// How often, as far as it was seen. Not every text of before is still kept.
    pub count: u32,
    /// When the last change was seen.
    pub at: Timestamp,
}

/// What an article was before its publisher changed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Revision {
    pub id: RevisionId,
    pub title: String,
    /// When this text was first seen.
    pub stored: Timestamp,
}

/// What an edit did, as far as words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EditKind {
    Headline,
    /// A figure, an amount, a day or a month.
    Number,
    /// Of a person, a place or an organisation.
    Name,
    /// Words between quotation marks, or the marks.
    Quote,
    /// A paragraph that was not there.
    Added,
    /// A paragraph that is no longer there.
    Removed,
    /// Other words.
    Wording,
    /// A slip of the pen, put right: letters, capitals, punctuation.
    Typo,
}

/// Where a piece of text stands: in both versions, or in one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Kept,
    Added,
    Removed,
}

/// A piece of plain text of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Passage {
    pub change: Change,
    pub text: String,
    /// `None` for what was kept.
    pub kind: Option<EditKind>,
}

/// A paragraph, heading or list item of a comparison: the passages of both versions in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComparedBlock {
    /// Nothing in it was changed.
    pub kept: bool,
    pub passages: Vec<Passage>,
}

/// How many edits of one kind there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditCount {
    pub kind: EditKind,
    pub count: u32,
}

/// Two versions of an article in one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Comparison {
    pub title: ComparedBlock,
    pub blocks: Vec<ComparedBlock>,
    /// What was changed, facts before words; empty when the words are the same.
    pub edits: Vec<EditCount>,
}
