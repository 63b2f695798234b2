//! HTML as a tree, within bounds that no markup can switch off.
//!
//! The parser of browsers looks through open elements for most tags, opens formatting again in every new block, and
//! compares the attributes of a tag with each other: markup made for it keeps it busy for minutes. So what it does is
//! counted where it does it, at its tokens (`gate`) and at its nodes (`meter`), and a document that costs more than its
//! size allows is cut off there. Only attributes are counted before (`attributes`), since the tokenizer compares them
//! before anybody sees the tag. Nothing is estimated, so nothing can be fooled.

mod attributes;
mod gate;
mod meter;
mod texts;

use dom_query::Document;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink, create_element};
use html5ever::{QualName, TokenizerResult, local_name, ns};

use gate::Gate;
use meter::Meter;
pub(crate) use texts::split_long_texts;

/// Real pages stay below 60.
pub(crate) const MAX_DEPTH: usize = 200;

/// Of one tag. Real ones have fewer than 60.
const MOST_ATTRIBUTES: usize = 256;

/// Bytes of one document. The longest articles are novels of 1 MB; pages with all that newsrooms add to them reach 5.
const LONGEST: usize = 8 << 20;

/// A document as a tree.
pub(crate) struct Tree {
    pub(crate) document: Document,
    /// It was longer, or cost more, than an honest document: what is missing stood at its end.
    pub(crate) is_cut: bool,
}

/// A whole page.
pub(crate) fn page(html: &str) -> Tree {
    let meter = Meter::new(Document::default(), capped(html).len());
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    build(html, TreeBuilder::new(meter, options), TokenizerOpts::default())
}

/// A piece of HTML, as it would stand inside a body. Its elements are the children of [`Document::html_root`].
pub(crate) fn fragment(html: &str) -> Tree {
    let meter = Meter::new(Document::fragment_sink(), capped(html).len());
    let options =
        TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..TreeBuilderOpts::default() };
    let context = create_element(&meter, QualName::new(None, ns!(html), local_name!("body")), Vec::new());
    let builder = TreeBuilder::new_for_fragment(meter, context, None, options);
    let initial_state = Some(builder.tokenizer_state_for_context_elem(false));
    build(html, builder, TokenizerOpts { initial_state, ..TokenizerOpts::default() })
}

/// `html` up to the size that every document is read to.
fn capped(html: &str) -> &str {
    &html[..html.floor_char_boundary(LONGEST)]
}

fn build(html: &str, builder: TreeBuilder<dom_query::NodeId, Meter>, options: TokenizerOpts) -> Tree {
    let parser = Parser { tokenizer: Tokenizer::new(Gate::new(builder), options) };
    let read = capped(html);
    if attributes::may_crowd(read) {
        attributes::feed_thinned(read, &parser);
    } else {
        parser.feed(read);
    }
    parser.tokenizer.end();
    let meter = parser.tokenizer.sink.into_meter();
    let is_cut = meter.is_spent() || read.len() < html.len();
    let document = meter.finish();
    prune(&document);
    split_long_texts(&document);
    Tree { document, is_cut }
}

struct Parser {
    tokenizer: Tokenizer<Gate>,
}

impl Parser {
    fn feed(&self, html: &str) {
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        // It stops for every script and every statement of a charset, and goes on when asked.
        while !matches!(self.tokenizer.feed(&input), TokenizerResult::Done) {}
    }
}

/// The tree may be deeper than what the parser had open: misnested formatting moves what is in it.
fn prune(document: &Document) {
    let mut open = vec![(document.root(), 0)];
    while let Some((node, depth)) = open.pop() {
        if depth > MAX_DEPTH * 2 {
            node.remove_children();
        } else {
            open.extend(node.children_it(false).map(|child| (child, depth + 1)));
        }
    }
}

#[cfg(test)]
mod tests;
