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

/// Puts comments between the pieces of long texts: for each character that it escapes, the serialiser of html5ever looks
/// at the rest of its text (`write_escaped`).
pub(crate) fn split_long_texts(document: &Document) {
    let is_long = |node: &NodeRef| {
        node.query_or(
            false,
            |node| matches!(&node.data, NodeData::Text { contents } if contents.len() > PIECE),
        )
    };
    let long: Vec<NodeRef> = document.root().descendants_it().filter(is_long).collect();
    for node in long {
        let holder = node.parent().and_then(|parent| parent.node_name()).unwrap_or_default();
        if WRITTEN_RAW.contains(&&*holder) {
            continue;
        }
        let text = node.text();
        let mut pieces = Pieces(&text);
        let first = pieces.next().unwrap_or_default().to_owned();
        if !TEXT_ONLY.contains(&&*holder) {
            let mut last = node;
            for piece in pieces {
                let next = document.tree.new_text(piece);
                last.insert_after(&next);
                last.insert_after(&document.create_comment(StrTendril::new()));
                last = next;
            }
        }
        node.set_text(first);
    }
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
