//! Tables that only set formulas beside their numbers.

use dom_query::{Document, NodeRef};

use crate::article::page::{dom, pattern::Pattern};

/// Replaces each table of formulas by a paragraph for each of its rows.
pub(super) fn settle(document: &Document) {
    let has_formula = |table: &NodeRef| {
        table.descendants_it().any(|n| dom::is_any(&n, &["code"]) && n.has_attr("data-formula"))
    };
    for table in document.root().descendants_it().filter(|n| dom::is_any(n, &["table"])).collect::<Vec<_>>() {
        if !has_formula(&table) {
            continue;
        }
        if let Some(rows) = rows(&table) {
            for tex in rows {
                let code = super::with_text(document, "code", &tex);
                code.set_attr("data-formula", "block");
                let paragraph = document.tree.new_element("p");
                paragraph.append_child(&code);
                table.insert_before(&paragraph);
            }
            table.remove_from_parent();
        }
    }
}

static NUMBER: Pattern = Pattern::new(r"^\(?[A-Z]{0,2}\.?\d{1,4}(?:[.\-–]\d{1,3})*[a-z]?\)?$");

/// The formulas of each row with their numbers; `None` when the table says anything else.
fn rows(table: &NodeRef) -> Option<Vec<String>> {
    const MOST_CELLS: usize = 400;
    let cells: Vec<NodeRef> = table
        .descendants_it()
        .filter(|n| dom::is_any(n, &["td", "th", "table"]))
        .take(MOST_CELLS + 1)
        .collect();
    if cells.len() > MOST_CELLS || cells.iter().any(|n| dom::is_any(n, &["table"])) {
        return None;
    }
    let mut found = Vec::new();
    let mut blocks = 0;
    let mut numbers = 0;
    for row in table.descendants_it().filter(|n| dom::is_any(n, &["tr"])) {
        let mut tex: Vec<String> = Vec::new();
        let mut number = None;
        for cell in row.element_children() {
            let formulas: Vec<NodeRef> = cell
                .descendants_it()
                .filter(|n| dom::is_any(n, &["code"]) && n.has_attr("data-formula"))
                .collect();
            let line = dom::line(&cell);
            if formulas.is_empty() {
                if NUMBER.is_match(&line) && number.is_none() {
                    number = Some(line.trim_matches(['(', ')']).to_string());
                } else if line.chars().any(char::is_alphanumeric) {
                    return None;
                }
                continue;
            }
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
            let in_formulas: usize = formulas.iter().map(|formula| letters(&formula.text())).sum();
            if letters(&line) > in_formulas {
                return None;
            }
            blocks +=
                formulas.iter().filter(|formula| &*formula.attr_or("data-formula", "") == "block").count();
            tex.extend(formulas.iter().map(|formula| formula.text().to_string()));
        }
        if !tex.is_empty() {
            numbers += usize::from(number.is_some());
            let tag = number.map(|number| format!(" \\tag{{{number}}}")).unwrap_or_default();
            found.push(format!("{}{tag}", tex.join(" ")));
        }
    }
    // A table of formulas in a line each is a table of symbols, which has columns to read.
    let labels = dom::labels(table);
    let is_layout =
        blocks > 0 || numbers > 0 || ["equation", "eqn", "formula"].iter().any(|word| labels.contains(word));
    (is_layout && !found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let page = dom::fragment(html);
        settle(&page);
        assert_eq!(&*page.html_root().inner_html(), expected, "{html}");
    }

    #[test]
    fn a_table_of_equations_is_none() {
        let formula = |tex: &str, kind: &str| format!("<code data-formula=\"{kind}\">{tex}</code>");
        check(
            &format!(
                "<table><tr><td></td><td>{}</td><td>,</td><td>(1.2a)</td></tr></table>",
                formula("a=b", "inline")
            ),
            &format!("<p>{}</p>", formula("a=b \\tag{1.2a}", "block")),
        );
        check(
            &format!(
                "<table class=eqn><tr><td>{}</td><td>{}</td></tr><tr><td>{}</td></tr></table>",
                formula("a", "inline"),
                formula("=b", "inline"),
                formula("c=d", "inline")
            ),
            &format!("<p>{}</p><p>{}</p>", formula("a =b", "block"), formula("c=d", "block")),
        );
        let symbols = format!(
            "<table><tbody><tr><td>{}</td><td>the rate</td></tr></tbody></table>",
            formula("r", "inline")
        );
        check(&symbols, &symbols);
        let of_formulas = format!(
            "<table><tbody><tr><td>{0}</td><td>{0}</td></tr></tbody></table>",
            formula("r", "inline")
        );
        check(&of_formulas, &of_formulas);
    }
}
