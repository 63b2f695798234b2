//! Boxes that handbooks set beside the text: notes, tips, warnings.

use dom_query::{Document, NodeRef};

use super::element::classes;
use crate::article::page::dom;

/// Gives the boxes of a document their form.
pub(super) fn settle(document: &Document) {
    const BOXES: [&str; 6] = ["div", "aside", "section", "blockquote", "details", "p"];
    for node in document.root().descendants_it().filter(|n| dom::is_any(n, &BOXES)).collect::<Vec<_>>() {
        let Some(kind) = kind(&node) else { continue };
        for icon in node.descendants_it().filter(|n| dom::is_any(n, &["svg", "button"])).collect::<Vec<_>>() {
            icon.remove_from_parent();
        }
        if dom::line(&node).is_empty() {
            continue;
        }
        unfold_table(&node);
        if let Some(title) = title(&node) {
            let strong = document.tree.new_element("strong");
            title.children().iter().for_each(|child| strong.append_child(child));
            title.rename("p");
            title.append_child(&strong);
        }
        if dom::is_any(&node, &["p"]) {
            let paragraph = document.tree.new_element("p");
            node.children().iter().for_each(|child| paragraph.append_child(child));
            node.append_child(&paragraph);
        }
        node.rename("blockquote");
        node.set_attr("data-callout", kind);
    }
}

/// Asciidoctor sets an icon and the text of a box beside each other in a table.
fn unfold_table(node: &NodeRef) {
    for table in node.element_children().iter().filter(|n| dom::is_any(n, &["table"])) {
        let cells: Vec<NodeRef> = table.descendants_it().filter(|n| dom::is_any(n, &["td", "th"])).collect();
        let [icon, content] = cells.as_slice() else { continue };
        if dom::length_within(icon, 20).is_some() {
            for cell in [icon, content] {
                table.insert_before(cell);
                cell.rename("div");
            }
            table.remove_from_parent();
        }
    }
}

/// What the box is for, by its classes; `None` for any other element.
fn kind(node: &NodeRef) -> Option<&'static str> {
    const MAKERS: [&str; 9] = [
        "admonition",
        "markdown-alert",
        "callout",
        "theme-admonition",
        "alert",
        "hint",
        "custom-block",
        "admonitionblock",
        "notecard",
    ];
    // What Material makes of a box that folds.
    if dom::is_any(node, &["details"]) {
        return classes(node).iter().find_map(|class| of_name(class));
    }
    let may_be = |classes: &str| MAKERS.iter().any(|maker| classes.contains(maker));
    if !node.attr("class").is_some_and(|classes| may_be(&classes)) {
        return None;
    }
    let classes = classes(node);
    let maker = MAKERS.iter().find(|maker| classes.iter().any(|class| class == *maker))?;
    // What Bootstrap calls an alert is a box of any kind, and newsrooms use it to ask for money.
    let is_loose = ["alert", "hint", "callout"].contains(maker);
    let said = node.attr_or("data-callout", "").to_ascii_lowercase();
    let names = classes.iter().map(String::as_str).chain([&*said]);
    let parts = names.flat_map(|class| class.split(['-', '_']));
    let found = parts.filter(|part| !MAKERS.contains(part)).find_map(of_name);
    found.or_else(|| (!is_loose).then_some("note"))
}

fn of_name(name: &str) -> Option<&'static str> {
    Some(match name {
        "note" | "info" | "abstract" | "summary" | "seealso" | "quote" | "example" | "question"
        | "primary" | "secondary" | "todo" | "versionadded" | "versionchanged" => "note",
        "tip" | "hint" | "success" | "check" | "done" => "tip",
        "important" | "attention" => "important",
        "warning" | "caution" | "deprecated" => "warning",
        "danger" | "error" | "failure" | "bug" => "danger",
        _ => return None,
    })
}

/// The element that is the title of a box.
fn title<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    const TITLES: [&str; 9] = [
        "admonition-title",
        "markdown-alert-title",
        "callout-title",
        "admonition-heading",
        "admonitionheading",
        "custom-block-title",
        "alert-heading",
        "alert-title",
        "title",
    ];
    let is_called_so = |n: &NodeRef| {
        let is_title =
            |class: &String| TITLES.contains(&class.as_str()) || class.starts_with("admonitionheading");
        dom::is_any(n, &["p", "div", "span", "h2", "h3", "h4", "h5", "h6"]) && classes(n).iter().any(is_title)
    };
    node.descendants_it().find(|n| dom::is_any(n, &["summary"]) || is_called_so(n))
}
