//! The blocks of text that a page is made of, each with what its place on the page says about it.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::{
    normalize::{self, PHRASES},
    surroundings::Surroundings,
};
use crate::article::page::{
    dom::{self, NodeMap, NodeSet},
    line, text,
};

/// Elements that begin a line of their own.
const LEAVES: [&str; 21] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "pre",
    "blockquote",
    "figcaption",
    "caption",
    "summary",
    "legend",
    "label",
    "address",
    "tr",
];

const CONTAINERS: [&str; 26] = [
    "html", "body", "div", "section", "article", "main", "header", "footer", "aside", "nav", "center",
    "form", "fieldset", "hgroup", "menu", "dir", "search", "figure", "ul", "ol", "dl", "table", "tbody",
    "thead", "tfoot", "details",
];

/// One line, paragraph, heading, list item or table row, in the order of the page.
pub(crate) struct Block<'a> {
    pub node: NodeRef<'a>,
    pub line: String,
    /// The element that decides its kind: the list item or row around it, or itself.
    pub kind: Kind,
    /// Characters of link text, and of all text, white space aside.
    pub linked: usize,
    pub letters: usize,
    /// The innermost elements that hold other blocks too, and then still others.
    pub parent: NodeId,
    pub grandparent: NodeId,
    /// Its element and class and those of its parent: what one template makes has one shape.
    pub shape: String,
    pub depth: usize,
    pub surroundings: Surroundings,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Paragraph,
    Heading,
    Item,
    Quote,
    Row,
    Code,
    Other,
}

impl Block<'_> {
    /// The table that a row is of.
    pub(crate) fn table(&self) -> Option<NodeId> {
        let table = || self.node.ancestors_it(None).find(|n| dom::is_any(n, &["table"]));
        (self.kind == Kind::Row).then(table).flatten().map(|table| table.id)
    }
}

/// Marks the blocks of a page, so that they are known again in a copy.
const MARK: &str = "data-warta-block";

/// Marks what holds a thread: the blocks in it are what people say.
pub(crate) const THREAD: &str = "data-warta-thread";

/// Marks the lines of a thread that say whose words follow, and of which day.
pub(crate) const SAID: &str = "data-warta-said";

/// Finds the blocks of a page. Loose text beside blocks becomes a paragraph, and so does what stands between
/// two line breaks in a row.
pub(crate) fn find<'a>(page: &'a Document) -> Vec<Block<'a>> {
    let Some(body) = page.body() else { return vec![] };
    // The page's own, if it has one, must not pass for ours.
    for forged in page.root().descendants_it().filter(|n| n.has_attr(MARK)).collect::<Vec<_>>() {
        forged.remove_attr(MARK);
    }
    let holders = holders(&body);
    for holder in body.descendants_it().chain([body]).filter(|n| holders.contains(&n.id)).collect::<Vec<_>>()
    {
        wrap_loose_text(page, &holder, &holders);
    }
    for leaf in body.descendants_it().filter(|n| dom::is_any(n, &["p", "div"])).collect::<Vec<_>>() {
        if !holders.contains(&leaf.id) {
            normalize::split_at_breaks(page, &leaf);
        }
    }
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = vec![(body, Surroundings::default(), 0)];
    while let Some((node, around, depth)) = open.pop() {
        if dom::is_any(&node, &SILENT) {
            continue;
        }
        let around = around.within(&node);
        let is_row = dom::is_any(&node, &["tr"]) && !has_prose_cells(&node);
        if holders.contains(&node.id) && !is_row {
            let inner: Vec<_> = node.children_it(true).filter(NodeRef::is_element).collect();
            open.extend(inner.into_iter().map(|child| (child, around.clone(), depth + 1)));
            continue;
        }
        let line = line_of(&node);
        if line.is_empty() {
            continue;
        }
        let (linked, letters) = dom::link_share(&node);
        node.set_attr(MARK, &blocks.len().to_string());
        blocks.push(Block {
            kind: kind(&node, &around),
            linked: if around.is_linked() { letters } else { linked },
            letters,
            parent: node.id,
            grandparent: node.id,
            shape: shape(&node),
            depth,
            surroundings: around,
            node,
            line,
        });
    }
    find_parents(&mut blocks);
    blocks
}

/// What a block stands in together with others. Pages wrap each paragraph in boxes of its own, which say nothing.
fn find_parents(blocks: &mut [Block]) {
    let mut held: NodeMap<usize> = NodeMap::default();
    for block in blocks.iter() {
        for around in block.node.ancestors_it(None) {
            *held.entry(around.id).or_default() += 1;
        }
    }
    for block in blocks {
        let mut with_more = 1;
        let mut boxes = block.node.ancestors_it(None).filter(|around| {
            let more = held[&around.id] > with_more;
            with_more = held[&around.id];
            more
        });
        block.parent = boxes.next().map_or(block.node.id, |around| around.id);
        block.grandparent = boxes.next().map_or(block.parent, |around| around.id);
    }
}

/// For each block the numbers of its groups: those of one parent, of one grandparent, and of one shape.
pub(crate) fn groups(blocks: &[Block]) -> Vec<[usize; 3]> {
    let (mut parents, mut grandparents, mut shapes) = (HashMap::new(), HashMap::new(), HashMap::new());
    let mut number = Vec::with_capacity(blocks.len());
    for block in blocks {
        let next = parents.len();
        let parent = *parents.entry(block.parent).or_insert(next);
        let next = grandparents.len();
        let grandparent = *grandparents.entry(block.grandparent).or_insert(next);
        let next = shapes.len();
        let shape = *shapes.entry(block.shape.as_str()).or_insert(next);
        number.push([parent, grandparent, shape]);
    }
    number
}

/// The numbers of the blocks that are in `root`.
pub(crate) fn marked(root: &NodeRef) -> HashSet<usize> {
    root.descendants_it().filter_map(|node| number(&node)).collect()
}

/// Whether a block is in `root`.
pub(crate) fn holds_any(root: &NodeRef) -> bool {
    root.descendants_it().any(|node| number(&node).is_some())
}

/// The number of the block that `node` is, in the page or in a copy of it.
pub(crate) fn number(node: &NodeRef) -> Option<usize> {
    node.attr(MARK)?.parse().ok()
}

const SILENT: [&str; 16] = [
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "title",
    "textarea",
    "select",
    "option",
    "iframe",
    "svg",
    "math",
    "button",
    "object",
    "canvas",
    "figcaption",
];

/// Every element with a block below it.
fn holders(body: &NodeRef) -> NodeSet {
    let mut holders = NodeSet::from_iter([body.id]);
    for block in body.descendants_it().filter(|n| dom::is_any(n, &LEAVES) || dom::is_any(n, &CONTAINERS)) {
        if !dom::has_text(&block) {
            continue;
        }
        for ancestor in block.ancestors_it(None) {
            if !holders.insert(ancestor.id) {
                break;
            }
        }
    }
    holders
}

fn wrap_loose_text(page: &Document, holder: &NodeRef, holders: &NodeSet) {
    if dom::is_any(holder, &["table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl"]) {
        return;
    }
    let is_phrase =
        |n: &NodeRef| n.is_text() || (!holders.contains(&n.id) && dom::is_any(n, &PHRASES) || is_unknown(n));
    let is_unknown_holder = |n: &NodeRef| n.is_element() && holders.contains(&n.id);
    let mut run: Vec<NodeRef> = Vec::new();
    for child in holder.children() {
        if is_phrase(&child) && !is_unknown_holder(&child) {
            run.push(child);
        } else {
            wrap(page, &mut run);
        }
    }
    wrap(page, &mut run);
}

fn is_unknown(node: &NodeRef) -> bool {
    dom::is_any(node, &["span", "font", "big", "tt", "acronym", "nobr", "label", "ruby", "rb", "rt", "rp"])
}

fn wrap(page: &Document, run: &mut Vec<NodeRef>) {
    if let Some(first) = run.first().filter(|_| run.iter().any(dom::has_text)) {
        let paragraph = page.tree.new_element("p");
        first.insert_before(&paragraph);
        for node in run.iter() {
            paragraph.append_child(node);
        }
    }
    run.clear();
}

/// A row that only sets columns of text beside each other: what stands in its cells is more than a table's cells say.
fn has_prose_cells(row: &NodeRef) -> bool {
    const WORDS: u32 = 40;
    let is_set =
        |n: &NodeRef| dom::is_any(n, &["p", "div", "h1", "h2", "h3", "ul", "ol", "table", "br", "pre"]);
    if !row.descendants_it().any(|n| is_set(&n)) {
        return false;
    }
    let is_prose = |cell: &NodeRef| {
        cell.descendants_it().any(|n| dom::is_any(&n, &["table", "h1", "h2", "h3", "pre"]))
            || line::count_words(&cell.text()) > WORDS
    };
    let cells = row.element_children();
    cells.len() < 2 || cells.iter().any(is_prose)
}

/// Readings of characters are no part of a line.
fn line_of(node: &NodeRef) -> String {
    let has_readings = node.descendants_it().any(|n| dom::is_any(&n, &["rt"]));
    if has_readings { text::blocks(node, true).join(" ") } else { dom::line(node) }
}

fn kind(node: &NodeRef, around: &Surroundings) -> Kind {
    match dom::name(node).as_str() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        "pre" => Kind::Code,
        "tr" | "td" | "th" => Kind::Row,
        _ if around.is_item() => Kind::Item,
        _ if around.is_quote() => Kind::Quote,
        "p" => Kind::Paragraph,
        _ => Kind::Other,
    }
}

/// Templates number what they make.
fn shape(node: &NodeRef) -> String {
    let one = |n: &NodeRef| {
        let class = n.attr_or("class", "");
        format!("{}.{}", dom::name(n), class.replace(|c: char| c.is_ascii_digit(), ""))
    };
    let parent = node.parent().map(|parent| one(&parent)).unwrap_or_default();
    format!("{}<{parent}", one(node))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_in_what_holds_others_too() {
        let page = dom::page(
            "<main><section><div><div><p class='text n1'>a</p></div></div><div><div><p class='text n2'>b</p></div></div>\
             </section><footer><p>c</p></footer></main>",
        );
        let blocks = find(&page);
        let name = |id: NodeId| page.tree.get(&id).map(|node| dom::name(&node)).unwrap_or_default();
        let around: Vec<[String; 2]> =
            blocks.iter().map(|block| [name(block.parent), name(block.grandparent)]).collect();
        assert_eq!(around[0], ["section", "main"]);
        assert_eq!(around[1], ["section", "main"]);
        assert_eq!(around[2], ["main", "main"], "nothing farther up holds more");
        assert_eq!(groups(&blocks), [[0, 0, 0], [0, 0, 0], [1, 0, 1]]);
    }

    #[test]
    fn a_mark_of_the_page_itself_is_none_of_ours() {
        let page = dom::page(&format!(
            "<div {MARK}=1><p>Air naik.</p><p>Air surut.</p></div><p {MARK}=0>Hujan.</p>"
        ));
        let blocks = find(&page);
        let numbers: Vec<Option<usize>> = blocks.iter().map(|block| number(&block.node)).collect();
        assert_eq!(numbers, [Some(0), Some(1), Some(2)]);
        assert_eq!(marked(&page.root()).len(), 3);
        assert_eq!(number(&page.select_single("div").nodes()[0]), None);
    }
}
