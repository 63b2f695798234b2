//! What a page is known by as a whole, and where a block stands in it.

use std::collections::{HashMap, HashSet};

use dom_query::NodeId;

use crate::article::body::named::named;
use crate::article::{
    body::blocks::{Block, Kind},
    lexicon,
    page::{
        dom::{self, NodeMap},
        line,
    },
};

named! {
    /// A vote is what Readability's algorithm would keep.
    Place {
        position,
        log_blocks,
        is_voted,
        within_votes,
        from_first_vote,
        from_last_vote,
        along_votes,
        voted_words_before,
        voted_share_before,
        voted_words,
        voted_share,
        votes_within_2,
        votes_within_6,
        since_title,
        since_heading,
        under_cue,
        voted_words_after,
        vote_share,
    }
}

named! {
    /// The elements around a block and the blocks of its shape; the main ones hold most of the votes.
    Group {
        parent_words,
        parent_blocks,
        parent_share_of_voted,
        parent_voted_share,
        parent_link_share,
        grandparent_words,
        grandparent_blocks,
        grandparent_share_of_voted,
        grandparent_voted_share,
        grandparent_link_share,
        shape_blocks,
        shape_share_of_voted,
        shape_voted_share,
        shape_link_share,
        steps_to_main,
        depth_from_main,
        is_of_main_shape,
    }
}

/// Sums over a part of a page.
#[derive(Clone, Copy, Default)]
struct Sum {
    blocks: f32,
    words: f32,
    voted_words: f32,
    letters: f32,
    linked: f32,
}

impl Sum {
    fn add(&mut self, block: &Block, words: f32, is_voted: bool) {
        self.blocks += 1.0;
        self.words += words;
        self.voted_words += if is_voted { words } else { 0.0 };
        self.letters += block.letters as f32;
        self.linked += block.linked as f32;
    }

    fn link_share(&self) -> f32 {
        self.linked / self.letters.max(1.0)
    }
}

/// What is true of the page as a whole.
pub(super) struct Page<'p> {
    all: Sum,
    voted: &'p HashSet<usize>,
    pub(super) words: Vec<f32>,
    /// Voted words before each block.
    before: Vec<f32>,
    first: usize,
    last: usize,
    parents: NodeMap<Sum>,
    grandparents: NodeMap<Sum>,
    shapes: HashMap<&'p str, Sum>,
    repeats: HashMap<&'p str, usize>,
    /// What holds most of the voted words.
    main: Option<NodeId>,
    main_depth: f32,
    main_shape: &'p str,
    since_heading: Vec<f32>,
    since_title: Vec<f32>,
    under_cue: Vec<f32>,
}

impl<'p> Page<'p> {
    pub(super) fn measure(blocks: &'p [Block], voted: &'p HashSet<usize>) -> Self {
        let mut page = Self {
            all: Sum::default(),
            voted,
            words: blocks.iter().map(|block| line::count_words(&block.line) as f32).collect(),
            before: Vec::with_capacity(blocks.len()),
            first: voted.iter().copied().min().unwrap_or(0),
            last: voted.iter().copied().max().unwrap_or(0),
            parents: NodeMap::default(),
            grandparents: NodeMap::default(),
            shapes: HashMap::new(),
            repeats: HashMap::new(),
            main: None,
            main_depth: 0.0,
            main_shape: "",
            since_heading: Vec::with_capacity(blocks.len()),
            since_title: Vec::with_capacity(blocks.len()),
            under_cue: Vec::with_capacity(blocks.len()),
        };
        let (mut heading, mut title, mut cue) = (99.0_f32, 99.0_f32, 0.0);
        for (at, block) in blocks.iter().enumerate() {
            let (words, is_voted) = (page.words[at], voted.contains(&at));
            page.before.push(page.all.voted_words);
            page.all.add(block, words, is_voted);
            page.parents.entry(block.parent).or_default().add(block, words, is_voted);
            page.grandparents.entry(block.grandparent).or_default().add(block, words, is_voted);
            page.shapes.entry(&block.shape).or_default().add(block, words, is_voted);
            *page.repeats.entry(&block.line).or_default() += 1;
            (heading, title) = ((heading + 1.0).min(99.0), (title + 1.0).min(99.0));
            if block.kind == Kind::Heading {
                heading = 0.0;
                cue = f32::from(u8::from(lexicon::cue(&block.line).is_some()));
                if dom::is_any(&block.node, &["h1"]) {
                    title = 0.0;
                }
            }
            page.since_heading.push(heading);
            page.since_title.push(title);
            page.under_cue.push(cue);
        }
        let most = |one: &Sum, other: &Sum| one.voted_words.total_cmp(&other.voted_words);
        let main =
            blocks.iter().max_by(|one, other| most(&page.parents[&one.parent], &page.parents[&other.parent]));
        page.main = main.map(|block| block.parent);
        page.main_depth = main.map_or(0.0, |block| block.depth as f32);
        let shapes = blocks.iter().map(|block| block.shape.as_str());
        page.main_shape =
            shapes.max_by(|one, other| most(&page.shapes[one], &page.shapes[other])).unwrap_or_default();
        page
    }

    /// How often the page has the line of a block.
    pub(super) fn repeats(&self, block: &Block) -> usize {
        self.repeats.get(block.line.as_str()).copied().unwrap_or(1)
    }

    /// Where a block stands among what Readability's algorithm would keep.
    pub(super) fn place(&self, at: usize, blocks: &[Block]) -> Place {
        let count = blocks.len().max(1) as f32;
        let (here, first, last) = (at as f32, self.first as f32, self.last as f32);
        let vote = |at: usize| f32::from(u8::from(self.voted.contains(&at)));
        let window = |reach: usize| {
            let (from, to) = (at.saturating_sub(reach), (at + reach + 1).min(blocks.len()));
            (from..to).map(vote).sum::<f32>() / (to - from) as f32
        };
        let voted_words = self.all.voted_words.max(1.0);
        Place {
            position: here / count,
            log_blocks: count.ln(),
            is_voted: vote(at),
            within_votes: f32::from(u8::from(here >= first && here <= last)),
            from_first_vote: (here - first).clamp(-40.0, 40.0),
            from_last_vote: (here - last).clamp(-40.0, 40.0),
            along_votes: (here - first) / (last - first).max(1.0),
            voted_words_before: self.before[at].min(500.0),
            voted_share_before: self.before[at] / voted_words,
            voted_words: voted_words.min(2000.0),
            voted_share: voted_words / self.all.words.max(1.0),
            votes_within_2: window(2),
            votes_within_6: window(6),
            since_title: self.since_title[at],
            since_heading: self.since_heading[at],
            under_cue: self.under_cue[at],
            voted_words_after: (voted_words - self.before[at]).min(500.0),
            vote_share: self.voted.len() as f32 / count,
        }
    }

    /// What stands in the same elements as a block, and what has its shape.
    pub(super) fn group(&self, block: &Block) -> Group {
        let parent = self.parents[&block.parent];
        let grandparent = self.grandparents[&block.grandparent];
        let shape = self.shapes[block.shape.as_str()];
        let voted_words = self.all.voted_words.max(1.0);
        let up = |limit: usize| {
            block
                .node
                .ancestors_it(Some(limit))
                .position(|ancestor| Some(ancestor.id) == self.main)
                .map_or(limit as f32 + 1.0, |steps| steps as f32)
        };
        Group {
            parent_words: parent.words.min(2000.0),
            parent_blocks: parent.blocks.min(100.0),
            parent_share_of_voted: parent.voted_words / voted_words,
            parent_voted_share: parent.voted_words / parent.words.max(1.0),
            parent_link_share: parent.link_share(),
            grandparent_words: grandparent.words.min(2000.0),
            grandparent_blocks: grandparent.blocks.min(100.0),
            grandparent_share_of_voted: grandparent.voted_words / voted_words,
            grandparent_voted_share: grandparent.voted_words / grandparent.words.max(1.0),
            grandparent_link_share: grandparent.link_share(),
            shape_blocks: shape.blocks.min(100.0),
            shape_share_of_voted: shape.voted_words / voted_words,
            shape_voted_share: shape.voted_words / shape.words.max(1.0),
            shape_link_share: shape.link_share(),
            steps_to_main: up(10),
            depth_from_main: block.depth as f32 - self.main_depth,
            is_of_main_shape: f32::from(u8::from(block.shape == self.main_shape)),
        }
    }
}
