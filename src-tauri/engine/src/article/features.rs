//! What the scorer knows of a block: numbers, in one order for training and for use.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId};

use super::{
    attribution,
    blocks::{self, Block, Kind},
    dom::{self, NodeMap},
    lexicon, line,
    metadata::Metadata,
    pieces::Pieces,
    published, standing,
    surroundings::FACTS,
    title::key,
};

/// How many numbers there are of one block.
pub(super) const COUNT: usize = OWN + PLACE + GROUP + BESIDE + FACTS + RULES + standing::COUNT;
const OWN: usize = 32;
const PLACE: usize = 18;
const GROUP: usize = 17;
const BESIDE: usize = 30;
/// One for the block, three for each of its groups.
const RULES: usize = 1 + 3 * 3;

/// What the page says about itself, to compare blocks with.
pub(super) struct Described {
    title: String,
    byline: String,
    stated: Option<Pieces>,
    summary: HashSet<u64>,
    summaries: Vec<String>,
    topic: standing::Topic,
}

impl Described {
    /// Reads it from the tags of a page that was not changed yet.
    pub(super) fn read(page: &Document, about: &Metadata) -> Self {
        let summaries: Vec<String> = page
            .root()
            .descendants_it()
            .filter(|n| dom::is_any(n, &["meta"]))
            .filter(|n| {
                let name = n.attr("name").or_else(|| n.attr("property")).unwrap_or_default();
                ["description", "og:description", "twitter:description"]
                    .contains(&&*name.to_ascii_lowercase())
            })
            .map(|n| n.attr_or("content", "").to_string())
            .collect();
        let summary = summaries.iter().flat_map(|summary| line::shingles(summary)).collect();
        let topic = standing::Topic::of(about.title.as_deref(), summaries.iter().map(String::as_str));
        let of = |text: &Option<String>| text.as_deref().map(key).unwrap_or_default();
        Self {
            title: of(&about.title),
            byline: of(&about.byline),
            stated: about.body.as_deref().map(key).filter(|body| body.len() >= MIN_STATED).map(Pieces::of),
            summary,
            summaries,
            topic,
        }
    }
}

impl Described {
    /// What tags say that the article is about.
    pub(super) fn summaries(&self) -> &[String] {
        &self.summaries
    }
}

/// The features of every block, which depend on all of them. `ruled` are those that the rules keep.
pub(super) fn of(
    blocks: &[Block],
    voted: &HashSet<usize>,
    ruled: &[bool],
    described: &Described,
) -> Vec<[f32; COUNT]> {
    let page = Page::measure(blocks, voted);
    let rules = by_rules(blocks, ruled, &page.words);
    let standing = standing::of(blocks, &described.topic, ruled, &page.words);
    let own: Vec<[f32; OWN]> = blocks.iter().map(|block| own(block, &page, described)).collect();
    (0..blocks.len())
        .map(|at| {
            let block = &blocks[at];
            let parts = own[at]
                .into_iter()
                .chain(page.place(at, blocks))
                .chain(page.group(block))
                .chain(beside(at, &own, voted))
                .chain(block.surroundings.nearness())
                .chain(rules[at])
                .chain(standing[at]);
            let mut row = [0.0; COUNT];
            for (slot, value) in row.iter_mut().zip(parts) {
                *slot = value;
            }
            row
        })
        .collect()
}

fn own(block: &Block, page: &Page, described: &Described) -> [f32; OWN] {
    let line = block.line.as_str();
    let chars = line.chars().count().max(1) as f32;
    let words = line::count_words(line) as f32;
    let count = |is: fn(char) -> bool| line.chars().filter(|&c| is(c)).count() as f32;
    let yes = |it: bool| f32::from(u8::from(it));
    let last = line.chars().rev().find(|c| !c.is_whitespace() && !"\"'”’»)]」』".contains(*c)).unwrap_or(' ');
    let first = line.chars().find(|c| c.is_alphanumeric()).unwrap_or(' ');
    let key_of_line = key(line);
    let emphasised: usize = block
        .node
        .descendants_it()
        .filter(|n| dom::is_any(n, &["strong", "b", "em", "i"]))
        .map(|n| n.text().chars().filter(|c| !c.is_whitespace()).count())
        .sum();
    let stated = match &described.stated {
        Some(stated) if stated.holds_most(&key_of_line) => 1.0,
        Some(_) => -1.0,
        None => 0.0,
    };
    let shingles = line::shingles(line);
    let summary = shingles.iter().filter(|&s| described.summary.contains(s)).count() as f32
        / shingles.len().max(1) as f32;
    [
        (1.0 + words).ln(),
        words.min(300.0),
        block.linked as f32 / block.letters.max(1) as f32,
        dom::links(&block.node).len().min(20) as f32,
        chars / words.max(1.0),
        count(|c| ".!?…。！？؟۔।".contains(c)),
        yes(".!?…。！？؟۔।".contains(last)),
        yes(":：".contains(last)),
        count(|c| ",;،、，；".contains(c)) / words.max(1.0),
        count(|c| c.is_numeric()) / chars,
        count(char::is_uppercase) / chars,
        yes(first.is_lowercase()),
        f32::from(kind_number(block.kind)),
        heading_level(block),
        emphasised as f32 / block.letters.max(1) as f32,
        yes(dom::has_image(&block.node)),
        yes(last == '?' || last == '？'),
        yes(line.contains(['"', '“', '„', '«', '「', '”', '»'])),
        yes(lexicon::cue(line).is_some()),
        yes(lexicon::is_promo(line)),
        yes(lexicon::is_furniture(line)),
        yes(published::is_dateline(line)) + 2.0 * yes(attribution::is_source_line(line)),
        yes(!described.title.is_empty() && key_of_line == described.title),
        if described.byline.is_empty() || !key_of_line.contains(&described.byline) {
            0.0
        } else {
            described.byline.len() as f32 / key_of_line.len().max(1) as f32
        },
        stated,
        summary,
        page.repeats.get(line).copied().unwrap_or(1).min(20) as f32,
        yes(line.contains(['©', '®', '@']) || line.contains("http") || line.contains("www.")),
        count(|c| "|·•»›▶►→".contains(c)),
        yes(block.node.descendants_it().any(|n| dom::is_any(&n, &["time"]))
            || dom::is_any(&block.node, &["time"])),
        chars.min(1500.0),
        yes(matches!(line.trim_start().chars().next(), Some('-' | '–' | '—' | '•' | '*' | '('))),
    ]
}

fn kind_number(kind: Kind) -> u8 {
    match kind {
        Kind::Paragraph => 0,
        Kind::Heading => 1,
        Kind::Item => 2,
        Kind::Quote => 3,
        Kind::Row => 4,
        Kind::Code => 5,
        Kind::Other => 6,
    }
}

fn heading_level(block: &Block) -> f32 {
    match dom::name(&block.node).strip_prefix('h').map(str::parse::<u8>) {
        Some(Ok(level)) => f32::from(level),
        _ => 0.0,
    }
}

/// Letters, as a key: fewer say nothing of the text.
const MIN_STATED: usize = 200;

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
struct Page<'p> {
    all: Sum,
    voted: &'p HashSet<usize>,
    words: Vec<f32>,
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
    fn measure(blocks: &'p [Block], voted: &'p HashSet<usize>) -> Self {
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

    fn place(&self, at: usize, blocks: &[Block]) -> [f32; PLACE] {
        let count = blocks.len().max(1) as f32;
        let (here, first, last) = (at as f32, self.first as f32, self.last as f32);
        let vote = |at: usize| f32::from(u8::from(self.voted.contains(&at)));
        let window = |reach: usize| {
            let (from, to) = (at.saturating_sub(reach), (at + reach + 1).min(blocks.len()));
            (from..to).map(vote).sum::<f32>() / (to - from) as f32
        };
        let voted_words = self.all.voted_words.max(1.0);
        [
            here / count,
            count.ln(),
            vote(at),
            f32::from(u8::from(here >= first && here <= last)),
            (here - first).clamp(-40.0, 40.0),
            (here - last).clamp(-40.0, 40.0),
            (here - first) / (last - first).max(1.0),
            self.before[at].min(500.0),
            self.before[at] / voted_words,
            voted_words.min(2000.0),
            voted_words / self.all.words.max(1.0),
            window(2),
            window(6),
            self.since_title[at],
            self.since_heading[at],
            self.under_cue[at],
            (voted_words - self.before[at]).min(500.0),
            self.voted.len() as f32 / count,
        ]
    }

    fn group(&self, block: &Block) -> [f32; GROUP] {
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
        [
            parent.words.min(2000.0),
            parent.blocks.min(100.0),
            parent.voted_words / voted_words,
            parent.voted_words / parent.words.max(1.0),
            parent.link_share(),
            grandparent.words.min(2000.0),
            grandparent.blocks.min(100.0),
            grandparent.voted_words / voted_words,
            grandparent.voted_words / grandparent.words.max(1.0),
            grandparent.link_share(),
            shape.blocks.min(100.0),
            shape.voted_words / voted_words,
            shape.voted_words / shape.words.max(1.0),
            shape.link_share(),
            up(10),
            block.depth as f32 - self.main_depth,
            f32::from(u8::from(block.shape == self.main_shape)),
        ]
    }
}

/// Some of what is known of the neighbours: three before, three after.
fn beside(at: usize, own: &[[f32; OWN]], voted: &HashSet<usize>) -> [f32; BESIDE] {
    let mut row = [-1.0; BESIDE];
    for (slot, offset) in [-3_isize, -2, -1, 1, 2, 3].into_iter().enumerate() {
        let Some(other) = at.checked_add_signed(offset).filter(|&other| other < own.len()) else { continue };
        let facts = &own[other];
        let vote = f32::from(u8::from(voted.contains(&other)));
        row[slot * 5..slot * 5 + 5].copy_from_slice(&[facts[1], facts[2], facts[6], facts[12], vote]);
    }
    row
}

/// Whether the rules keep a block, and how much of each of its groups they keep: of all of it, of all but the
/// block, and whether of anything.
fn by_rules(blocks: &[Block], ruled: &[bool], words: &[f32]) -> Vec<[f32; RULES]> {
    let kept = |at: usize| f32::from(u8::from(ruled[at]));
    let weight = |at: usize| (words[at] + 1.0).sqrt();
    let groups = blocks::groups(blocks);
    let mut sums: [HashMap<usize, (f32, f32, f32)>; 3] = Default::default();
    for (at, group) in groups.iter().enumerate() {
        for (sums, group) in sums.iter_mut().zip(group) {
            let (all, held, most) = sums.entry(*group).or_default();
            *all += weight(at);
            *held += weight(at) * kept(at);
            *most = most.max(kept(at));
        }
    }
    let row = |at: usize| {
        let mut row = [kept(at); RULES];
        for (slot, (sums, group)) in sums.iter().zip(&groups[at]).enumerate() {
            let (all, held, most) = sums[group];
            let rest = all - weight(at);
            let of_rest = if rest < 0.5 { -1.0 } else { (held - weight(at) * kept(at)) / rest };
            row[1 + slot * 3..4 + slot * 3].copy_from_slice(&[held / all, of_rest, most]);
        }
        row
    };
    (0..blocks.len()).map(row).collect()
}
