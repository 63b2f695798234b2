//! Where a block stands on the tree of its page: how far from the headline, in whose article, in which of many
//! boxes alike, and how much it is about what the headline is about.

use std::collections::{HashMap, HashSet};

use dom_query::{NodeId, NodeRef};

use super::{
    blocks::{Block, Kind},
    named::named,
};
use crate::article::page::{
    dom::{self, NodeMap},
    line::key,
};

named! {
    /// Where a block stands. Lists are boxes alike; a run is what the rules keep without a longer gap.
    Standing {
        up_to_headline,
        down_to_headline,
        side_of_headline,
        headings,
        article,
        article_order,
        up_to_prose,
        nearest_list_nearness,
        nearest_list_length,
        nearest_list_words,
        outermost_list_length,
        outermost_list_words,
        longest_list,
        topic_words,
        topic_share,
        parent_topic_share,
        grandparent_topic_share,
        is_hidden,
        since_ruled,
        words_since_ruled,
        until_ruled,
        run_words,
        run_share,
    }
}

/// Farther up is as far as this.
const FAR: usize = 14;

/// Real pages are no deeper; what is made to be is not followed to its root from every block.
const DEEPEST: usize = 48;

/// Boxes alike are a list from here on.
const MANY: f32 = 3.0;

/// What the page says that it is about.
pub(crate) struct Topic {
    /// The headline, [`key`]ed.
    headline: String,
    words: HashSet<String>,
}

impl Topic {
    /// From the headline, and from summaries of the text.
    pub(crate) fn of<'t>(headline: Option<&'t str>, summaries: impl Iterator<Item = &'t str>) -> Self {
        let mut all = HashSet::new();
        for text in headline.into_iter().chain(summaries) {
            each_word(text, |word| {
                all.insert(word.to_string());
            });
        }
        Self { headline: headline.map(key).unwrap_or_default(), words: all }
    }

    fn named_by(&self, line: &str) -> HashSet<&str> {
        let mut named = HashSet::new();
        each_word(line, |word| named.extend(self.words.get(word).map(String::as_str)));
        named
    }
}

/// Words long enough to mean something; pairs of letters, where words are not set apart.
fn each_word(text: &str, mut told: impl FnMut(&str)) {
    const MIN: usize = 4;
    let mut word = String::new();
    for written in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        word.clear();
        word.extend(written.chars().flat_map(char::to_lowercase));
        if word.chars().any(|c| c >= '\u{2E80}') {
            let mut before = None;
            for (at, c) in word.char_indices() {
                if let Some(start) = before {
                    told(&word[start..at + c.len_utf8()]);
                }
                before = Some(at);
            }
        } else if word.chars().nth(MIN - 1).is_some() {
            told(&word);
        }
    }
}

/// The numbers of every block. `ruled` are those that the rules keep, `words` how many words each has.
pub(crate) fn of(blocks: &[Block], topic: &Topic, ruled: &[bool], words: &[f32]) -> Vec<Standing> {
    let paths: Vec<Vec<NodeRef>> =
        blocks.iter().map(|block| block.node.ancestors_it(Some(DEEPEST)).collect()).collect();
    let headline = headline(blocks, topic);
    let prose = first_prose(blocks, headline, words);
    let to_headline = Distances::from(headline.map(|at| (&blocks[at], &paths[at])));
    let to_prose = Distances::from(prose.map(|at| (&blocks[at], &paths[at])));
    let articles = articles(&paths);
    let own_article = headline.and_then(|at| articles[at]).or_else(|| prose.and_then(|at| articles[at]));
    let order = order_of(&articles);
    let boxes = Boxes::count(blocks, &paths, words);
    let topics = topics(blocks, topic);
    let runs = runs(ruled, words);
    let mut headings = 0.0_f32;
    (0..blocks.len())
        .map(|at| {
            let block = &blocks[at];
            let side = headline.map_or(0.0, |headline| at.cmp(&headline) as i8 as f32);
            let (up, down) = to_headline.of(block, &paths[at]);
            let is_title = dom::is_any(&block.node, &["h1"]) && Some(at) != headline;
            headings += f32::from(u8::from(is_title && side > 0.0));
            let article = match (articles[at], own_article) {
                (None, _) => 0.0,
                (one, own) if one == own => 1.0,
                _ => -1.0,
            };
            let place = articles[at].map_or(-1.0, |article| (order[&article] as f32).min(20.0));
            let (nearest, outermost, longest) = boxes.around(&paths[at]);
            let [topic_words, topic_share, parent_topic_share, grandparent_topic_share] = topics[at];
            let [since_ruled, words_since_ruled, until_ruled, run_words, run_share] = runs[at];
            Standing {
                up_to_headline: up,
                down_to_headline: down,
                side_of_headline: side,
                headings: headings.min(9.0),
                article,
                article_order: place,
                up_to_prose: to_prose.of(block, &paths[at]).0,
                nearest_list_nearness: nearest.nearness,
                nearest_list_length: nearest.length,
                nearest_list_words: nearest.words,
                outermost_list_length: outermost.length,
                outermost_list_words: outermost.words,
                longest_list: longest,
                topic_words,
                topic_share,
                parent_topic_share,
                grandparent_topic_share,
                is_hidden: f32::from(u8::from(is_hidden(&block.node, &paths[at]))),
                since_ruled,
                words_since_ruled,
                until_ruled,
                run_words,
                run_share,
            }
        })
        .collect()
}

/// The block that is the headline of the page: what its tags call the title, or else its first `h1`.
fn headline(blocks: &[Block], topic: &Topic) -> Option<usize> {
    let is_h1 = |block: &Block| dom::is_any(&block.node, &["h1"]);
    let says_it = |block: &Block| !topic.headline.is_empty() && key(&block.line) == topic.headline;
    let first = |is: &dyn Fn(&Block) -> bool| blocks.iter().position(is);
    first(&|block| is_h1(block) && says_it(block))
        .or_else(|| first(&|block| block.kind == Kind::Heading && says_it(block)))
        .or_else(|| {
            let named = |block: &Block| topic.named_by(&block.line).len();
            (0..blocks.len())
                .filter(|&at| is_h1(&blocks[at]))
                .max_by_key(|&at| (named(&blocks[at]), blocks.len() - at))
        })
}

/// The first block after the headline that reads like text.
fn first_prose(blocks: &[Block], headline: Option<usize>, words: &[f32]) -> Option<usize> {
    const WORDS: f32 = 20.0;
    let from = headline.map_or(0, |at| at + 1);
    (from..blocks.len()).find(|&at| {
        let block = &blocks[at];
        block.kind != Kind::Heading && words[at] >= WORDS && block.linked * 3 < block.letters
    })
}

/// How far blocks are from one block, over the nearest element that holds both.
struct Distances(NodeMap<usize>);

impl Distances {
    fn from(block: Option<(&Block, &Vec<NodeRef>)>) -> Self {
        let ids = block.into_iter().flat_map(|(block, path)| {
            std::iter::once(block.node.id).chain(path.iter().map(|node| node.id)).collect::<Vec<_>>()
        });
        Self(ids.enumerate().map(|(steps, id)| (id, steps)).collect())
    }

    /// Steps up from the block, and steps down to the other.
    fn of(&self, block: &Block, path: &[NodeRef]) -> (f32, f32) {
        let ids = std::iter::once(block.node.id).chain(path.iter().map(|node| node.id));
        let met = ids.enumerate().find_map(|(up, id)| self.0.get(&id).map(|&down| (up, down)));
        met.map_or((-1.0, -1.0), |(up, down)| (up.min(FAR) as f32, down.min(FAR) as f32))
    }
}

/// The nearest `<article>` around each block.
fn articles(paths: &[Vec<NodeRef>]) -> Vec<Option<NodeId>> {
    let nearest =
        |path: &Vec<NodeRef>| path.iter().find(|node| dom::is_any(node, &["article"])).map(|node| node.id);
    paths.iter().map(nearest).collect()
}

fn order_of(articles: &[Option<NodeId>]) -> NodeMap<usize> {
    let mut order = NodeMap::default();
    for article in articles.iter().flatten() {
        let next = order.len();
        order.entry(*article).or_insert(next);
    }
    order
}

/// Elements that stand beside others of the same name and class: lists of teasers, comments, cards.
struct Boxes {
    /// By element: how many are like it beside it, itself among them, and how many words they hold together.
    alike: NodeMap<(usize, f32)>,
}

impl Boxes {
    fn count(blocks: &[Block], paths: &[Vec<NodeRef>], words: &[f32]) -> Self {
        let mut held: NodeMap<f32> = NodeMap::default();
        let mut parents: NodeMap<(NodeId, String)> = NodeMap::default();
        for (at, _) in blocks.iter().enumerate() {
            for (node, parent) in paths[at].iter().zip(paths[at].iter().skip(1)).take(FAR) {
                *held.entry(node.id).or_default() += words[at];
                parents.entry(node.id).or_insert_with(|| {
                    (parent.id, format!("{}.{}", dom::name(node), node.attr_or("class", "")))
                });
            }
        }
        let mut kinds: HashMap<(NodeId, &str), (usize, f32)> = HashMap::new();
        for (node, (parent, shape)) in &parents {
            let (count, sum) = kinds.entry((*parent, shape)).or_default();
            *count += 1;
            *sum += held[node];
        }
        let alike = parents
            .iter()
            .map(|(node, (parent, shape))| (*node, kinds[&(*parent, shape.as_str())]))
            .collect();
        Self { alike }
    }

    /// The nearest list around a block, the outermost, and the length of the longest.
    fn around(&self, path: &[NodeRef]) -> (List, List, f32) {
        let mut lists = path.iter().take(FAR).enumerate().filter_map(|(level, node)| {
            let (count, words) = *self.alike.get(&node.id)?;
            let (count, level) = (count as f32, level as f32);
            (count >= MANY).then(|| List {
                nearness: 1.0 / (1.0 + level),
                length: (1.0 + count).ln(),
                words: (words / count).min(500.0),
            })
        });
        let Some(nearest) = lists.next() else { return Default::default() };
        let most = |(_, longest): (List, f32), list: List| (list, longest.max(list.length));
        let (outermost, longest) = lists.fold((nearest, nearest.length), most);
        (nearest, outermost, longest)
    }
}

/// One of the lists around a block.
#[derive(Clone, Copy, Default)]
struct List {
    nearness: f32,
    length: f32,
    /// In one box.
    words: f32,
}

/// How much a block and what stands around it is about the topic.
fn topics(blocks: &[Block], topic: &Topic) -> Vec<[f32; 4]> {
    let named: Vec<HashSet<&str>> = blocks.iter().map(|block| topic.named_by(&block.line)).collect();
    let mut parents: NodeMap<HashSet<&str>> = NodeMap::default();
    let mut grandparents: NodeMap<HashSet<&str>> = NodeMap::default();
    for (block, named) in blocks.iter().zip(&named) {
        parents.entry(block.parent).or_default().extend(named);
        grandparents.entry(block.grandparent).or_default().extend(named);
    }
    let all = topic.words.len().max(1) as f32;
    let own = |at: usize| named[at].len() as f32;
    (0..blocks.len())
        .map(|at| {
            let block = &blocks[at];
            let around = |of: &NodeMap<HashSet<&str>>, id| of.get(&id).map_or(0, HashSet::len) as f32;
            [
                own(at).min(12.0),
                own(at) / all,
                around(&parents, block.parent) / all,
                around(&grandparents, block.grandparent) / all,
            ]
        })
        .collect()
}

fn is_hidden(node: &NodeRef, path: &[NodeRef]) -> bool {
    std::iter::once(node).chain(path).any(|node| {
        let style = node.attr_or("style", "").to_ascii_lowercase().replace(' ', "");
        node.has_attr("hidden")
            || style.contains("display:none")
            || style.contains("visibility:hidden")
            || node.attr_or("aria-hidden", "").eq_ignore_ascii_case("true")
    })
}

/// How far each block is from what the rules keep, and how much they keep around it without a longer gap.
fn runs(ruled: &[bool], words: &[f32]) -> Vec<[f32; 5]> {
    const GAP: usize = 2;
    const NONE: f32 = 40.0;
    let count = ruled.len();
    let all: f32 = (0..count).filter(|&at| ruled[at]).map(|at| words[at]).sum();
    let mut before = vec![(NONE, 300.0_f32); count];
    let (mut gap, mut between) = (NONE, 300.0);
    for at in 0..count {
        before[at] = (gap, between);
        (gap, between) =
            if ruled[at] { (0.0, 0.0) } else { ((gap + 1.0).min(NONE), (between + words[at]).min(300.0)) };
    }
    let mut after = vec![NONE; count];
    let mut gap = NONE;
    for at in (0..count).rev() {
        after[at] = gap;
        gap = if ruled[at] { 0.0 } else { (gap + 1.0).min(NONE) };
    }
    let mut run = vec![0.0_f32; count];
    let mut at = 0;
    while at < count {
        let (start, mut end, mut held) = (at, at, 0.0);
        let mut next = at;
        while next < count && next <= end + GAP {
            if ruled[next] {
                (end, held) = (next, held + words[next]);
            }
            next += 1;
        }
        for slot in &mut run[start..=end] {
            *slot = held;
        }
        at = end + 1;
    }
    (0..count)
        .map(|at| [before[at].0, before[at].1, after[at], run[at].min(2000.0), run[at] / all.max(1.0)])
        .collect()
}
