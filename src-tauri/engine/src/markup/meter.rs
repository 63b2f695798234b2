//! The tree that is built, and what building it costs.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use dom_query::{Document, NodeId};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName};
use rustc_hash::FxBuildHasher;

use super::MOST_ATTRIBUTES;

/// Looks at nodes that every document may cost, and those for each byte more. Of 372 pages and pieces of pages none cost
/// two a byte.
const FREE_LOOKS: usize = 1 << 20;
const LOOKS_PER_BYTE: usize = 32;

/// Nodes of one document, which no article has.
const MOST_NODES: usize = 300_000;

/// Nodes that every document may have, and bytes for each node more: no tag is shorter, and what the parser adds of its
/// own is little.
const FREE_NODES: usize = 20_000;
const BYTES_PER_NODE: usize = 3;

/// What making a node costs, in looks.
const MAKING: usize = 16;

pub(super) struct Meter {
    document: Document,
    allowed: usize,
    most_nodes: usize,
    cost: Cell<usize>,
    nodes: Cell<usize>,
    /// How deep each element stands that is open.
    depths: RefCell<HashMap<NodeId, usize, FxBuildHasher>>,
    /// How deep the parser is.
    depth: Cell<usize>,
    /// Attributes that later tags of `html` and `body` brought.
    brought: Cell<usize>,
}

impl Meter {
    pub(super) fn new(document: Document, bytes: usize) -> Self {
        Self {
            document,
            allowed: FREE_LOOKS + LOOKS_PER_BYTE * bytes,
            most_nodes: MOST_NODES.min(FREE_NODES + bytes / BYTES_PER_NODE),
            cost: Cell::new(0),
            nodes: Cell::new(0),
            depths: RefCell::default(),
            depth: Cell::new(0),
            brought: Cell::new(0),
        }
    }

    pub(super) fn charge(&self, looks: usize) {
        self.cost.set(self.cost.get().saturating_add(looks));
    }

    /// Whether the document has cost more than its size allows.
    pub(super) fn is_spent(&self) -> bool {
        self.cost.get() > self.allowed || self.nodes.get() > self.most_nodes
    }

    pub(super) fn depth(&self) -> usize {
        self.depth.get()
    }

    fn made(&self) {
        self.charge(MAKING);
        self.nodes.set(self.nodes.get() + 1);
    }

    fn depth_of(&self, node: NodeId) -> usize {
        self.depths.borrow().get(&node).copied().unwrap_or_default()
    }

    /// Takes note that a child was put into `parent`.
    fn put(&self, parent: NodeId, child: &NodeOrText<NodeId>) {
        let depth = self.depth_of(parent);
        match child {
            NodeOrText::AppendNode(node) => {
                self.depths.borrow_mut().insert(*node, depth + 1);
                self.depth.set(depth + 1);
            }
            NodeOrText::AppendText(_) => {
                self.charge(1);
                self.depth.set(depth);
            }
        }
    }

    fn put_beside(&self, sibling: NodeId, child: &NodeOrText<NodeId>) {
        let parent = self.document.tree.get(&sibling).and_then(|node| node.parent()).map(|parent| parent.id);
        self.put(parent.unwrap_or(sibling), child);
    }
}

impl TreeSink for Meter {
    type Handle = NodeId;
    type Output = Document;
    type ElemName<'a> = <Document as TreeSink>::ElemName<'a>;

    fn finish(self) -> Document {
        self.document
    }

    /// Nobody reads them, and hostile markup makes one at every byte.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.charge(1);
        self.document.elem_name(target)
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.made();
        self.document.create_element(name, attrs, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.made();
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.made();
        self.document.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.put(*parent, &child);
        self.document.append(parent, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, before: &NodeId, child: NodeOrText<NodeId>) {
        self.put_beside(*element, &child);
        self.document.append_based_on_parent_node(element, before, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.document.append_doctype_to_document(name, public, system);
    }

    fn pop(&self, node: &NodeId) {
        if let Some(depth) = self.depths.borrow_mut().remove(node) {
            self.depth.set(depth.saturating_sub(1));
        }
        self.document.pop(node);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.document.get_template_contents(target)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        self.charge(1);
        self.document.same_node(x, y)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.put_beside(*sibling, &child);
        self.document.append_before_sibling(sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, mut attrs: Vec<Attribute>) {
        attrs.truncate(MOST_ATTRIBUTES.saturating_sub(self.brought.get()));
        self.brought.set(self.brought.get() + attrs.len());
        if !attrs.is_empty() {
            self.document.add_attrs_if_missing(target, attrs);
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let children = self.document.tree.get(node).map_or(0, |node| node.children_it(false).count());
        self.charge(children);
        self.document.reparent_children(node, new_parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(handle)
    }
}
