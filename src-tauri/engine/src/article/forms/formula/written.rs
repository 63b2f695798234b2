//! TeX between `\(` and `\)`, `\[` and `\]` or two dollars, as it stands in a page until a script sets it.

use dom_query::{Document, NodeRef};

use super::{Formula, is_environment, tidied};
use crate::article::forms::element::{stand_alone, with_text};
use crate::article::page::dom;

/// Elements whose text means itself.
const LITERAL: [&str; 12] = [
    "pre", "code", "textarea", "script", "style", "template", "noscript", "title", "kbd", "samp", "math", "svg",
];

/// Gives formulas that stand in the text of `document` their form.
pub(super) fn settle(document: &Document, html: &str) {
    let has_long = ["\\(", "\\[", "$$", "\\begin{"].iter().any(|sign| html.contains(sign));
    // One dollar is money, unless the page loads what makes formulas of it.
    let reads_dollars = html.contains('$') && sets_formulas(html);
    if !has_long && !reads_dollars {
        return;
    }
    let mut open: Vec<NodeRef> = document.root().children_it(true).collect();
    while let Some(node) = open.pop() {
        if node.is_text() {
            set(document, &node, reads_dollars);
        } else if node.is_element() && !dom::is_any(&node, &LITERAL) {
            open.extend(node.children_it(true));
        }
    }
}

fn sets_formulas(html: &str) -> bool {
    let scripts = || html.split("<script").skip(1).map(|rest| rest.split("</script").next().unwrap_or(rest));
    scripts().any(|script| {
        let script = script.to_ascii_lowercase();
        script.contains("mathjax") || script.contains("auto-render") || script.contains("katex")
    })
}

fn set(document: &Document, text: &NodeRef, reads_dollars: bool) {
    let written = text.text();
    if !written.contains(['\\', '$']) {
        return;
    }
    let pieces = pieces(&written, reads_dollars);
    if pieces.iter().all(|piece| matches!(piece, Piece::Text(_))) {
        return;
    }
    let mut blocks = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(plain) => text.insert_before(&document.tree.new_text(plain)),
            Piece::Formula(Formula { tex, is_block }) => {
                let code = with_text(document, "code", &tex);
                code.set_attr("data-formula", if is_block { "block" } else { "inline" });
                if is_block {
                    let paragraph = document.tree.new_element("p");
                    paragraph.append_child(&code);
                    text.insert_before(&paragraph);
                    blocks.push(paragraph);
                } else {
                    text.insert_before(&code);
                }
            }
        }
    }
    text.remove_from_parent();
    blocks.iter().for_each(|block| stand_alone(document, block));
}

enum Piece<'t> {
    Text(&'t str),
    Formula(Formula),
}

/// What may stand around a formula, and whether it has a line of its own.
const AROUND: [(&str, &str, bool); 4] =
    [("\\[", "\\]", true), ("$$", "$$", true), ("\\(", "\\)", false), ("$", "$", false)];

fn pieces(written: &str, reads_dollars: bool) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    // Where an end was looked for in vain there is none farther on either.
    let mut missing = [false; AROUND.len()];
    let mut unended: Vec<String> = Vec::new();
    while let Some(next) = written[at..].find(['\\', '$']) {
        at += next;
        let rest = &written[at..];
        if let Some((length, formula)) = environment(rest, &mut unended).or_else(|| between(rest, reads_dollars, &mut missing)) {
            pieces.push(Piece::Text(&written[from..at]));
            pieces.push(Piece::Formula(formula));
            at += length;
            from = at;
        } else {
            // Past what is escaped: `\\(` is a line break and a bracket.
            at += if rest.starts_with("\\\\") || rest.starts_with("\\$") { 2 } else { 1 };
        }
    }
    pieces.push(Piece::Text(&written[from..]));
    pieces
}

fn between(rest: &str, reads_dollars: bool, missing: &mut [bool; AROUND.len()]) -> Option<(usize, Formula)> {
    const LONGEST: usize = 2_000;
    const MOST_ESCAPED: usize = 20;
    let (kind, (start, end, is_block)) =
        AROUND.into_iter().enumerate().find(|(_, (start, _, _))| rest.starts_with(start))?;
    if missing[kind] || (start == "$" && !reads_dollars) {
        return None;
    }
    // A backslash before it makes the end a line break and a bracket.
    let is_end = |at: &usize| !end.starts_with('\\') || !rest[..start.len() + at].ends_with('\\');
    let ends = rest[start.len()..].match_indices(end).map(|(at, _)| at);
    let Some(length) = ends.take(MOST_ESCAPED).find(is_end) else {
        missing[kind] = true;
        return None;
    };
    let inner = &rest[start.len()..start.len() + length];
    let tex = tidied(inner);
    let is_formula = match start {
        // Nobody writes an amount of money with a letter at one end and a space at neither.
        "$" => {
            !inner.starts_with(char::is_whitespace)
                && !inner.ends_with(char::is_whitespace)
                && !rest[start.len() + length + 1..].starts_with(|c: char| c.is_ascii_digit())
                && (inner.contains(['\\', '^', '_', '=', '<', '>']) || inner.chars().count() <= 3)
                && !inner.contains('\n')
        }
        "$$" => inner.contains(['\\', '^', '_', '=', '{', '+']) || inner.chars().any(char::is_alphabetic),
        _ => true,
    };
    (is_formula && !tex.is_empty() && length <= LONGEST)
        .then(|| (start.len() + length + end.len(), Formula { tex, is_block }))
}

/// An environment that sets itself, without anything around it.
fn environment(rest: &str, unended: &mut Vec<String>) -> Option<(usize, Formula)> {
    if !is_environment(rest) {
        return None;
    }
    let name = rest.strip_prefix("\\begin{")?.split_once('}')?.0;
    let end = format!("\\end{{{name}}}");
    if unended.contains(&end) {
        return None;
    }
    let Some(length) = rest.find(&end).map(|at| at + end.len()) else {
        unended.push(end);
        return None;
    };
    Some((length, Formula { tex: tidied(&rest[..length]), is_block: true }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let page = dom::fragment(html);
        settle(&page, html);
        assert_eq!(&*page.html_root().inner_html(), expected, "{html}");
    }

    #[test]
    fn what_stands_between_delimiters_is_a_formula() {
        let inline = |tex: &str| format!("<code data-formula=\"inline\">{tex}</code>");
        check(r"<p>With \(x^2\) and \( y_1 \).</p>", &format!("<p>With {} and {}.</p>", inline("x^2"), inline("y_1")));
        check(
            r"<p>So \[ a = b \] holds.</p>",
            r#"<p>So </p><p><code data-formula="block">a = b</code></p><p> holds.</p>"#,
        );
        check(r"<div>$$a+b$$</div>", r#"<div><p><code data-formula="block">a+b</code></p></div>"#);
        check(
            "<p>\\begin{align}a&amp;=b\\\\c&amp;=d\\end{align}</p>",
            "<p><code data-formula=\"block\">\\begin{align}a&amp;=b\\\\c&amp;=d\\end{align}</code></p>",
        );
    }

    #[test]
    fn money_and_code_are_none() {
        for html in [
            "<p>From $5 to $6, and $$ in the till.</p>",
            r"<p><code>\(x\)</code></p>",
            r"<pre>\[x\]</pre>",
            r"<p>An open \( bracket, and \\(another\\) escaped.</p>",
            "<p>Costs $x$ here.</p>",
        ] {
            check(html, html);
        }
    }

    #[test]
    fn one_dollar_is_read_where_a_script_would_read_it() {
        let script = "<script src=\"/tex-mml-chtml.js\" id=\"MathJax-script\"></script>";
        check(
            &format!("{script}<p>Let $x_1 = 3$ cost $5 or $6 each, $n$ times.</p>"),
            &format!(
                "{script}<p>Let <code data-formula=\"inline\">x_1 = 3</code> cost $5 or $6 each, \
                 <code data-formula=\"inline\">n</code> times.</p>"
            ),
        );
    }

    #[test]
    fn openings_without_an_end_take_no_time() {
        let html = format!("<p>{}</p>", "\\( \\[ $$ \\begin{align} ".repeat(40_000));
        let page = dom::fragment(&html);
        settle(&page, &html);
        assert_eq!(page.html_root().descendants_it().filter(|n| dom::is_any(n, &["code"])).count(), 19_990);
    }
}
