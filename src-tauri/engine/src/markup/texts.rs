//! Texts in pieces.

use dom_query::{Document, NodeData, NodeRef};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::TreeSink;

/// Bytes of a text that stays in one piece: no paragraph has so many.
const PIECE: usize = 16 << 10;

/// Elements whose content is written as it is, and never in pieces.
const WRITTEN_RAW: [&str; 8] =
    ["script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext", "noscript"];

/// Elements that hold nothing but text.
const TEXT_ONLY: [&str; 2] = ["title", "textarea"];

/// Cuts long texts into pieces, and puts a comment between any two texts that are neighbours, so that they stay two
/// wherever they are read again: for each character that it escapes, the serialiser of html5ever looks at the rest of
/// its text (`write_escaped`).
pub(crate) fn split_long_texts(document: &Document) {
    let comment = || document.create_comment(StrTendril::new());
    let texts: Vec<NodeRef> = document.root().descendants_it().filter(NodeRef::is_text).collect();
    for node in texts {
        let is_long = length(&node) > PIECE;
        let is_neighbour = node.prev_sibling().is_some_and(|before| before.is_text());
        if !is_long && !is_neighbour {
            continue;
        }
        let holder = node.parent().and_then(|parent| parent.node_name()).unwrap_or_default();
        if WRITTEN_RAW.contains(&&*holder) {
            continue;
        }
        let holds_text_only = TEXT_ONLY.contains(&&*holder);
        if is_neighbour && !holds_text_only {
            node.insert_before(&comment());
        }
        if is_long {
            let text = node.text();
            let mut pieces = Pieces(&text);
            let first = pieces.next().unwrap_or_default().to_owned();
            let mut last = node;
            for piece in pieces.filter(|_| !holds_text_only) {
                let next = document.tree.new_text(piece);
                last.insert_after(&next);
                last.insert_after(&comment());
                last = next;
            }
            node.set_text(first);
        }
    }
}

fn length(text: &NodeRef) -> usize {
    text.query_or(0, |node| match &node.data {
        NodeData::Text { contents } => contents.len(),
        _ => 0,
    })
}

struct Pieces<'a>(&'a str);

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (piece, rest) = self.0.split_at(self.0.floor_char_boundary(PIECE));
        self.0 = rest;
        Some(piece).filter(|piece| !piece.is_empty())
    }
}
