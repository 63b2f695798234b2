//! Code: its lines as lines, whatever a highlighter made of them, without their numbers and the buttons beside them.

use dom_query::{Document, NodeRef};

use super::element::{classes, replace, with_text};
use crate::article::page::{dom, line};

/// Gives the code of a document its form.
pub(super) fn settle(document: &Document) {
    for table in all(document, &["table"]) {
        if let Some(code) = of_table(&table) {
            replace(&table, &pre(document, &code));
        }
    }
    for code in all(document, &["code"]).iter().filter(|code| is_block(code)) {
        if code.descendants_it().any(|n| dom::is_any(&n, &["pre"])) {
            // `<code><pre>`, the wrong way round.
            dom::open(code);
            continue;
        }
        let pre = document.tree.new_element("pre");
        code.insert_before(&pre);
        pre.append_child(code);
    }
    for block in all(document, &["pre"]) {
        if block.parent().is_none() {
            continue;
        }
        if is_named(&block) && is_gutter(&block) {
            block.remove_from_parent();
            continue;
        }
        remove_captions(&block);
        remove_hints(&block);
        if let Some(code) = unwound(&block) {
            replace(&block, &pre(document, &code));
        }
    }
}

fn all<'a>(document: &'a Document, names: &[&str]) -> Vec<NodeRef<'a>> {
    document.root().descendants_it().filter(|n| dom::is_any(n, names)).collect()
}

/// Whether code without a `<pre>` around it is lines of its own rather than a word in one.
fn is_block(code: &NodeRef) -> bool {
    if code.ancestors_it(Some(4)).any(|n| dom::is_any(&n, &["pre"])) {
        return false;
    }
    let keeps_space = || code.attr_or("style", "").replace(' ', "").contains("white-space:pre");
    let is_alone = || {
        let around =
            code.parent().filter(|parent| dom::is_any(parent, &["div", "figure", "section", "td", "li"]));
        around.is_some_and(|around| dom::line(&around) == dom::line(code))
            && code.text().trim().contains('\n')
    };
    code.descendants_it().any(|n| dom::is_any(&n, &["pre"])) || keeps_space() || is_alone()
}

fn pre<'a>(document: &'a Document, code: &str) -> NodeRef<'a> {
    let pre = document.tree.new_element("pre");
    pre.append_child(&with_text(document, "code", code));
    pre
}

/// The code of a table that sets it beside the numbers of its lines: all lines in one cell, or a row for each.
fn of_table(table: &NodeRef) -> Option<String> {
    let rows: Vec<NodeRef> = table.descendants_it().filter(|n| dom::is_any(n, &["tr"])).collect();
    let is_code = |n: &NodeRef| {
        dom::is_any(n, &["pre", "code"]) || n.descendants_it().any(|n| dom::is_any(&n, &["pre"]))
    };
    let mut lines: Vec<String> = Vec::new();
    let mut holds_lines = rows.len() > 1;
    for row in &rows {
        let cells: Vec<NodeRef> = row.element_children();
        let (numbers, code): (Vec<&NodeRef>, Vec<&NodeRef>) = cells.iter().partition(|cell| is_gutter(cell));
        let [code] = code.as_slice() else { return None };
        let says_so = is_code(code)
            || is_labelled(code, &["blob-code", "hljs-ln-code", "code", "line-content", "code-line"]);
        if numbers.is_empty() || !says_so {
            return None;
        }
        // A cell that holds them all, as Pygments and Rouge write it.
        holds_lines &= !code.text().trim_end_matches('\n').contains('\n');
        lines.push(unwound(code).unwrap_or_else(|| code.text().to_string()));
    }
    let joined = if holds_lines {
        lines.iter().map(|line| line.trim_end_matches('\n')).collect::<Vec<_>>().join("\n")
    } else {
        lines.concat().trim_end_matches('\n').to_string()
    };
    (!line::is_blank(&joined)).then_some(joined)
}

fn is_labelled(node: &NodeRef, names: &[&str]) -> bool {
    classes(node).iter().any(|class| names.contains(&class.as_str()))
}

/// Whether an element holds nothing but numbers of lines.
fn is_gutter(node: &NodeRef) -> bool {
    let Some(length) = dom::length_within(node, MOST_DIGITS) else { return false };
    let text = node.text();
    let numbers: Vec<&str> = text.split_whitespace().collect();
    let are_numbers = numbers.iter().all(|number| number.bytes().all(|b| b.is_ascii_digit()));
    if !are_numbers || (length > 0 && numbers.len() > 1 && !counts_up(&numbers)) {
        return false;
    }
    // By its class, or as it counts: one, two, three.
    is_named(node) || numbers.len() >= 3
}

/// Whether an element is called after the numbers of lines.
fn is_named(node: &NodeRef) -> bool {
    const NAMES: [&str; 19] = [
        "lineno",
        "linenos",
        "linenodiv",
        "lineno-container",
        "line-number",
        "line-numbers",
        "linenumber",
        "linenumbers",
        "line-numbers-rows",
        "gutter",
        "gutter-line",
        "gl",
        "lnt",
        "ln",
        "blob-num",
        "hljs-ln-numbers",
        "rouge-gutter",
        "code-gutter",
        "react-syntax-highlighter-line-number",
    ];
    const ATTRIBUTES: [&str; 4] = ["data-line-number", "data-pseudo-content", "data-linenumber", "data-ln"];
    let is_name = |class: &String| {
        NAMES.contains(&class.as_str()) || class.contains("linenum") || class.contains("line-num")
    };
    classes(node).iter().any(is_name) || ATTRIBUTES.iter().any(|name| node.has_attr(name))
}

/// Of the numbers of a hundred thousand lines.
const MOST_DIGITS: usize = 700_000;

fn counts_up(numbers: &[&str]) -> bool {
    numbers.windows(2).all(|pair| {
        let [one, next] = [pair[0].parse::<u64>(), pair[1].parse::<u64>()];
        matches!((one, next), (Ok(one), Ok(next)) if next == one + 1)
    })
}

/// Takes away what stands beside code and is none of it: the name of its language, a button that copies it.
/// What stands beside a word of the code only while a pointer is on it: its type, an error.
fn remove_hints(code: &NodeRef) {
    const NAMES: [&str; 6] = [
        "hover-info",
        "tooltip",
        "tooltiptext",
        "popover",
        "twoslash-popup-container",
        "twoslash-hover-info",
    ];
    let is_hint = |n: &NodeRef| &*n.attr_or("role", "") == "tooltip" || is_labelled(n, &NAMES);
    for hint in code.descendants_it().filter(|n| n.is_element() && is_hint(n)).collect::<Vec<_>>() {
        hint.remove_from_parent();
    }
}

fn remove_captions(code: &NodeRef) {
    const NAMES: [&str; 21] = [
        "copy",
        "copy-button",
        "copy-btn",
        "copy-code",
        "copy-code-button",
        "btn-copy",
        "copybtn",
        "clipboard-copy",
        "zeroclipboard-container",
        "code-header",
        "codeblock-header",
        "code-block-header",
        "hljs-header",
        "code-toolbar",
        "toolbar",
        "code-actions",
        "code-lang",
        "code-language",
        "language-label",
        "lang-label",
        "line-count",
    ];
    const LONGEST: usize = 60;
    const BESIDE: usize = 4;
    let selects = |node: &NodeRef| {
        dom::is_any(node, &["p", "dt", "div"])
            && dom::length_within(node, LONGEST).is_some()
            && code.parent().is_some_and(|around| is_labelled(&around, &["codebox"]))
    };
    let is_caption = |node: &NodeRef| {
        node.is_element()
            && (dom::is_any(node, &["button", "clipboard-copy"])
                || selects(node)
                || (classes(node)
                    .iter()
                    .any(|class| NAMES.contains(&class.as_str()) || class.contains("copy-button"))
                    && dom::length_within(node, LONGEST).is_some()))
            && !node.descendants_it().any(|n| dom::is_any(&n, &["pre"]))
    };
    let around = code.parent().filter(|parent| dom::is_any(parent, &["div", "figure", "section", "span"]));
    let beside = around.iter().flat_map(|parent| parent.children_it(false).take(2 * BESIDE));
    let above = around.iter().filter_map(NodeRef::prev_element_sibling);
    let captions: Vec<NodeRef> =
        beside.chain(above).filter(|node| node.id != code.id && is_caption(node)).collect();
    captions.iter().for_each(NodeRef::remove_from_parent);
    let inside: Vec<NodeRef> = code.descendants_it().filter(is_caption).collect();
    inside.iter().for_each(NodeRef::remove_from_parent);
}

/// The text of code in which lines are elements, or have numbers; `None` where it is as it should be.
fn unwound(code: &NodeRef) -> Option<String> {
    let mut numbers: Vec<NodeRef> = gutters(code);
    if numbers.is_empty() {
        numbers = counted(code);
    }
    let has_rows =
        code.descendants_it().any(|n| dom::is_any(&n, &["br", "div", "li", "p", "tr"])) || are_lines(code);
    if numbers.is_empty() && !has_rows {
        return None;
    }
    numbers.iter().for_each(NodeRef::remove_from_parent);
    let spans_are_lines = are_lines(code);
    let mut text = String::new();
    let mut open = vec![Step::Enter(*code)];
    while let Some(step) = open.pop() {
        let node = match step {
            Step::End { start } => {
                // What ended its own line has ended it.
                if !text[start..].ends_with('\n') {
                    text.push('\n');
                }
                continue;
            }
            Step::Enter(node) => node,
        };
        if node.is_text() {
            text.push_str(&node.text());
        } else if dom::is_any(&node, &["br"]) {
            text.push('\n');
        } else if node.is_element() {
            let is_row = dom::is_any(&node, &["div", "li", "p", "tr", "ol", "ul", "table", "tbody"])
                || (spans_are_lines && is_line(&node));
            if is_row && node.id != code.id {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                open.push(Step::End { start: text.len() });
            }
            open.extend(node.children_it(true).map(Step::Enter));
        }
    }
    Some(text.trim_matches('\n').to_string())
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    /// Of a row whose text began at `start`.
    End {
        start: usize,
    },
}

/// Numbers of lines inside code.
fn gutters<'a>(code: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let mut found = Vec::new();
    let mut open: Vec<NodeRef> = code.children_it(true).collect();
    while let Some(node) = open.pop() {
        if !node.is_element() {
            continue;
        }
        let is_number = dom::is_any(&node, &["span", "div", "td", "a", "i", "code", "ol", "ul"])
            && dom::length_within(&node, MOST_DIGITS).is_some_and(|length| length > 0)
            && is_gutter_inside(&node);
        if is_number { found.push(node) } else { open.extend(node.children_it(true)) }
    }
    found
}

/// The first element of every line, where they count the lines: one, two, three.
fn counted<'a>(code: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let is_row =
        |n: &NodeRef| dom::is_any(n, &["div", "span", "li", "tr", "p"]) && n.element_children().len() >= 2;
    let rows: Vec<NodeRef> = code.descendants_it().filter(is_row).collect();
    let firsts: Vec<NodeRef> = rows.iter().filter_map(NodeRef::first_element_child).collect();
    let texts: Vec<String> = firsts.iter().map(dom::line).collect();
    let numbers: Vec<&str> = texts.iter().map(String::as_str).collect();
    if numbers.len() >= 2 && numbers[0].parse::<u64>().is_ok() && counts_up(&numbers) {
        firsts
    } else {
        Vec::new()
    }
}

/// Inside code a list of numbers may be meant: only what is called so is a gutter.
fn is_gutter_inside(node: &NodeRef) -> bool {
    let style = node.attr_or("style", "").replace(' ', "");
    let is_unselectable = || style.contains("user-select:none");
    let is_number = || node.text().trim().bytes().all(|b| b.is_ascii_digit());
    (is_named(node) && is_gutter(node)) || (is_unselectable() && is_number())
}

/// Whether the spans of code are its lines, with no line break between them.
fn are_lines(code: &NodeRef) -> bool {
    let lines: Vec<NodeRef> = code.descendants_it().filter(is_line).collect();
    lines.len() >= 2
        && lines.windows(2).all(|pair| {
            let breaks = |text: &str| text.contains('\n');
            let between = std::iter::successors(pair[0].next_sibling(), NodeRef::next_sibling)
                .take_while(|n| n.id != pair[1].id);
            !breaks(&pair[0].text())
                && !between.into_iter().take(3).any(|n| breaks(&n.text()) || dom::is_any(&n, &["br"]))
        })
}

fn is_line(node: &NodeRef) -> bool {
    const NAMES: [&str; 9] = [
        "line",
        "code-line",
        "codeline",
        "cl",
        "cm-line",
        "view-line",
        "hljs-ln-line",
        "token-line",
        "blob-code-inner",
    ];
    dom::is_any(node, &["span", "code"])
        && (is_labelled(node, &NAMES)
            || node.has_attr("data-line")
            || node.attr_or("style", "").replace(' ', "").contains("display:block")
            || node.attr_or("style", "").replace(' ', "").contains("display:flex"))
}
