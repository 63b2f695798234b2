//! What stands between tokenizer and tree builder: no tag passes that would cost too much.

use std::cell::RefCell;

use dom_query::NodeId;
use html5ever::LocalName;
use html5ever::tokenizer::{EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult, states::RawKind};
use html5ever::tree_builder::TreeBuilder;

use super::meter::Meter;
use super::{MAX_DEPTH, MOST_ATTRIBUTES};

/// An attribute that is longer holds data of a script.
const LONGEST_VALUE: usize = 256 << 10;

/// Comparing one attribute of two formatting elements costs as much as so many looks at a node.
const COMPARISON: usize = 8;

/// Elements that never hold anything, so that they do not nest.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements whose content is no markup: without their tags it would become some.
const RAW: [&str; 9] =
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"];

const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// How the tokenizer reads on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    Markup,
    /// Until this element is closed.
    RawUntil(LocalName),
    Plaintext,
}

pub(super) struct Gate {
    builder: TreeBuilder<NodeId, Meter>,
    mode: RefCell<Mode>,
}

impl Gate {
    pub(super) fn new(builder: TreeBuilder<NodeId, Meter>) -> Self {
        Self { builder, mode: RefCell::new(Mode::Markup) }
    }

    pub(super) fn into_meter(self) -> Meter {
        self.builder.sink
    }

    pub(super) fn mode(&self) -> Mode {
        self.mode.borrow().clone()
    }

    fn admit(&self, tag: &mut Tag) -> bool {
        let meter = &self.builder.sink;
        let name = &*tag.name;
        if tag.kind == StartTag && meter.depth() >= MAX_DEPTH && !VOID.contains(&name) && !RAW.contains(&name)
        {
            return false;
        }
        tag.attrs.truncate(MOST_ATTRIBUTES);
        tag.attrs.retain(|attribute| attribute.value.len() <= LONGEST_VALUE);
        if tag.kind == StartTag && FORMATTING.contains(&name) {
            // It is compared with all of its name that are open.
            meter.charge(tag.attrs.len() * meter.depth() * COMPARISON);
        }
        true
    }
}

impl TokenSink for Gate {
    type Handle = NodeId;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let mut raw = None;
        match &mut token {
            Token::ParseError(_) => return TokenSinkResult::Continue,
            Token::TagToken(tag) => {
                if tag.kind == EndTag {
                    // The tokenizer gives out no other end tag before it reads markup again.
                    self.mode.replace(Mode::Markup);
                }
                if self.builder.sink.is_spent() || !self.admit(tag) {
                    return TokenSinkResult::Continue;
                }
                raw = Some(tag.name.clone());
            }
            Token::EOFToken => {}
            _ if self.builder.sink.is_spent() => return TokenSinkResult::Continue,
            _ => {}
        }
        let result = self.builder.process_token(token, line);
        match &result {
            TokenSinkResult::RawData(RawKind::Rcdata | RawKind::Rawtext | RawKind::ScriptData) => {
                self.mode.replace(raw.map_or(Mode::Markup, Mode::RawUntil));
            }
            TokenSinkResult::Plaintext => {
                self.mode.replace(Mode::Plaintext);
            }
            _ => {}
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
