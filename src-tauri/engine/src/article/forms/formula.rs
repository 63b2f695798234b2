//! Formulas: what MathJax, KaTeX, MediaWiki, LaTeXML, Temml and others make of TeX, and TeX that a script would have set.

mod equations;
mod mathml;
mod symbols;
mod written;

use dom_query::{Document, NodeRef};

use self::mathml::tex;
use super::element::{classes, has_class, replace, stand_alone, with_text};
use super::signs::{Sign, Signs};
use crate::article::page::{dom, line::one_line};
use crate::markup;

/// A longer one is no formula.
const LONGEST: usize = 10_000;

/// Gives every formula of a document its form.
pub(super) fn settle(document: &Document, signs: Signs<'_>) {
    if signs.has(Sign::Formula) {
        settle_rendered(document);
    }
    written::settle(document, signs.html);
    equations::settle(document);
}

fn settle_rendered(document: &Document) {
    let mut open: Vec<NodeRef> = document.root().children_it(true).collect();
    while let Some(node) = open.pop() {
        if !node.is_element() || dom::is_any(&node, &["pre", "code", "textarea", "style"]) {
            continue;
        }
        match found(&node) {
            Found::Formula(formula) => put(document, &node, formula),
            Found::Leftover => node.remove_from_parent(),
            Found::Nothing => open.extend(node.children_it(true)),
        }
    }
}

/// A formula as TeX.
struct Formula {
    tex: String,
    /// It has a line of its own.
    is_block: bool,
}

enum Found {
    Formula(Formula),
    /// What only makes room for a formula, or shows it a second time.
    Leftover,
    Nothing,
}

fn put(document: &Document, place: &NodeRef, formula: Formula) {
    if formula.tex.is_empty() {
        place.remove_from_parent();
        return;
    }
    let code = with_text(document, "code", &formula.tex);
    code.set_attr("data-formula", if formula.is_block { "block" } else { "inline" });
    if formula.is_block {
        let paragraph = document.tree.new_element("p");
        paragraph.append_child(&code);
        replace(place, &paragraph);
        stand_alone(document, &paragraph);
    } else {
        replace(place, &code);
    }
}

/// Elements of their own that hold TeX.
const ELEMENTS: [&str; 6] = ["d-math", "math-renderer", "tex-math", "x-tex", "la-tex", "amp-mathml"];

/// Attributes in which renderers keep what they rendered.
const ATTRIBUTES: [&str; 8] =
    ["data-math", "data-tex", "data-latex", "data-entry", "data-expr", "data-formula", "data-katex", "tex"];

fn found(node: &NodeRef) -> Found {
    if dom::is_any(node, &["script"]) {
        return of_script(node);
    }
    if dom::is_any(node, &["img"]) {
        return of_image(node);
    }
    if has_class(node, &["mathjax_preview"]) && script_after(node).is_some() {
        return Found::Leftover;
    }
    let name = dom::name(node);
    // An element that was never closed has the rest of the page in it.
    let is_element = (name == "math" || name.starts_with("mjx-container") || ELEMENTS.contains(&&*name))
        && holds_formula(node);
    if !(is_element || is_rendered(node) || has_attribute(node)) {
        return Found::Nothing;
    }
    // MathJax 2 leaves the script beside what it made of it.
    if !is_element && script_after(node).is_some() {
        return Found::Leftover;
    }
    let tex = tex_of(node).unwrap_or_default();
    let is_block = is_block(node) || is_environment(&tex);
    Found::Formula(Formula { tex, is_block })
}

/// Whether its class says that a renderer made it of a formula.
fn is_rendered(node: &NodeRef) -> bool {
    const MADE: [&str; 14] = [
        "katex",
        "katex-display",
        "katex-block",
        "mathjax",
        "mathjax_display",
        "mathjax_svg",
        "mathjax_svg_display",
        "mathjax_chtml",
        "mjx-chtml",
        "mwe-math-element",
        "hurmet-tex",
        "math-inline",
        "math-block",
        "math-display",
    ];
    if !dom::is_any(node, &["span", "div", "p", "dd", "figure", "li", "td"]) {
        return false;
    }
    // Pandoc's, without MathJax: the TeX itself.
    let classes = classes(node);
    let is_pandoc = classes.iter().any(|class| class == "math")
        && classes.iter().any(|class| class == "inline" || class == "display");
    let is_made = classes.iter().any(|class| MADE.contains(&class.as_str()));
    (is_made && holds_formula(node)) || (is_pandoc && dom::length_within(node, LONGEST).is_some())
}

/// A class alone may stand on the whole page: `<body class="mathjax">`.
fn holds_formula(node: &NodeRef) -> bool {
    dom::length_within(node, LONGEST).is_some()
        && !node.descendants_it().any(|n| dom::is_any(&n, &["p", "h2", "h3", "li", "style"]))
}

fn has_attribute(node: &NodeRef) -> bool {
    dom::is_any(node, &["span", "div", "p", "x-equation"])
        && ATTRIBUTES.iter().any(|name| node.attr(name).is_some_and(|value| looks_like_tex(&value)))
        && holds_formula(node)
}

/// Whether a value is TeX rather than a number or a name: an attribute may be called so for other reasons.
fn looks_like_tex(value: &str) -> bool {
    value.contains(['\\', '^', '_', '=', '{', '+', '<']) || value.trim().chars().count() == 1
}

fn of_script(node: &NodeRef) -> Found {
    let kind = node.attr_or("type", "").to_ascii_lowercase();
    let Some(of) = kind.strip_prefix("math/") else { return Found::Nothing };
    let is_block = kind.contains("mode=display");
    let source = node.text();
    let tex = if of.starts_with("tex") {
        tidied(&source)
    } else if of.starts_with("mml") {
        of_markup(&source).unwrap_or_default()
    } else {
        one_line(&source)
    };
    Found::Formula(Formula { is_block: is_block || is_environment(&tex), tex })
}

/// The script with the TeX of what MathJax made before it.
fn script_after<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    const NEAR: usize = 4;
    let is_source = |n: &NodeRef| {
        dom::is_any(n, &["script"]) && n.attr_or("type", "").to_ascii_lowercase().starts_with("math/")
    };
    let mut elements = std::iter::successors(node.next_element_sibling(), NodeRef::next_element_sibling);
    // Nothing stands between them but other pieces of the same formula.
    elements
        .by_ref()
        .take(NEAR)
        .take_while(|n| is_source(n) || is_rendered(n) || has_class(n, &["mathjax_preview"]))
        .find(is_source)
}

/// A picture of a formula, with its TeX as description.
fn of_image(node: &NodeRef) -> Found {
    const CLASSES: [&str; 7] = [
        "latex",
        "tex",
        "math",
        "mwe-math-fallback-image-inline",
        "mwe-math-fallback-image-display",
        "equation_image",
        "mathjax-svg",
    ];
    const MAKERS: [&str; 4] = ["latex.codecogs.com", "/latex.php?", "chart?cht=tx", "/render/math?"];
    let source = node.attr_or("src", "");
    let is_made = has_class(node, &CLASSES) || MAKERS.iter().any(|maker| source.contains(maker));
    let tex = tidied(&node.attr_or("alt", ""));
    if !is_made || tex.is_empty() {
        return Found::Nothing;
    }
    let is_block = has_class(node, &["mwe-math-fallback-image-display"]) || is_environment(&tex);
    Found::Formula(Formula { tex, is_block })
}

fn tex_of(node: &NodeRef) -> Option<String> {
    let said = |tex: &str| Some(tidied(tex)).filter(|tex| !tex.is_empty() && tex.len() <= LONGEST);
    let all = || std::iter::once(*node).chain(node.descendants_it());
    let annotation = all().find(|n| {
        dom::is_any(n, &["annotation"]) && n.attr_or("encoding", "").to_ascii_lowercase().contains("tex")
    });
    annotation
        .and_then(|n| said(&n.text()))
        .or_else(|| all().find_map(|n| n.attr("alttext").and_then(|tex| said(&tex))))
        .or_else(|| ATTRIBUTES.iter().find_map(|name| said(&node.attr(name)?)))
        .or_else(|| all().find_map(|n| of_markup(&n.attr("data-mathml")?)))
        .or_else(|| {
            all().find(|n| dom::is_any(n, &["math"])).map(|math| tex(&math)).and_then(|tex| said(&tex))
        })
        .or_else(|| {
            all().find(|n| dom::name(n) == "mjx-math").map(|math| tex(&math)).and_then(|tex| said(&tex))
        })
        .or_else(|| {
            let image = all().find(|n| dom::is_any(n, &["img"]))?;
            said(&image.attr_or("alt", ""))
        })
        .or_else(|| said(&node.text()))
}

/// The TeX of MathML that stands as text.
fn of_markup(mathml: &str) -> Option<String> {
    let read = markup::fragment(mathml).document;
    let math = read.root().descendants_it().find(|n| dom::is_any(n, &["math"]))?;
    tex_of(&math)
}

fn is_block(node: &NodeRef) -> bool {
    const BLOCKS: [&str; 9] = [
        "katex-display",
        "katex-block",
        "mathjax_display",
        "mathjax_svg_display",
        "math-display",
        "math-block",
        "display",
        "mwe-math-mathml-display",
        "mjx-display",
    ];
    let says_so = |n: &NodeRef| {
        ["display", "mode"].iter().any(|name| {
            let said = n.attr_or(name, "").to_ascii_lowercase();
            ["block", "true", "display"].contains(&&*said)
        }) || (n.has_attr("block") && dom::is_any(n, &ELEMENTS))
            || has_class(n, &BLOCKS)
    };
    says_so(node)
        || node.descendants_it().any(|n| {
            says_so(&n) && (dom::is_any(&n, &["math", "span", "div"]) || dom::name(&n).starts_with("mjx-"))
        })
}

/// Environments that set lines of their own.
fn is_environment(tex: &str) -> bool {
    const LONGEST_NAME: usize = 16;
    let Some(rest) = tex.strip_prefix("\\begin{") else { return false };
    let start = &rest[..rest.floor_char_boundary(LONGEST_NAME)];
    start.split_once('}').is_some_and(|(name, _)| {
        ["equation", "align", "gather", "multline", "eqnarray", "displaymath", "flalign", "alignat"]
            .contains(&name.trim_end_matches('*'))
    })
}

/// TeX on one line, without what only says that it is TeX.
fn tidied(tex: &str) -> String {
    // JATS wraps each formula in a document of its own.
    let tex = tex
        .split_once("\\begin{document}")
        .map_or(tex, |(_, inner)| inner.split("\\end{document}").next().unwrap_or(inner));
    let uncommented: Vec<&str> = tex.lines().map(without_comment).collect();
    let mut tex = one_line(&uncommented.join(" "));
    for (start, end) in [
        ("$$", "$$"),
        ("\\[", "\\]"),
        ("\\(", "\\)"),
        ("$", "$"),
        ("{\\displaystyle ", "}"),
        ("{\\textstyle ", "}"),
    ] {
        let inner = tex.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
        if let Some(inner) = inner.filter(|inner| is_balanced(inner)) {
            tex = inner.trim().to_string();
        }
    }
    match tex.strip_prefix("\\displaystyle") {
        Some(rest) if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) => rest.trim().to_string(),
        _ => tex,
    }
}

fn without_comment(line: &str) -> &str {
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        if c == '%' && !escaped {
            return &line[..at];
        }
        escaped = c == '\\' && !escaped;
    }
    line
}

fn is_balanced(tex: &str) -> bool {
    let mut depth = 0_i32;
    let mut escaped = false;
    for c in tex.chars() {
        match c {
            '{' if !escaped => depth += 1,
            '}' if !escaped => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
        escaped = c == '\\' && !escaped;
    }
    depth == 0
}
