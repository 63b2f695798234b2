//! MathML as TeX: <https://www.w3.org/TR/mathml4/>, and the elements in which MathJax 3 sets the same.

use dom_query::NodeRef;
use unicode_normalization::UnicodeNormalization;

use super::symbols::{self, FUNCTIONS};
use crate::article::page::{dom, line::one_line};

/// A formula, or a part of one, as TeX. MathML that means nothing is read as what stands in it.
pub(super) fn tex(node: &NodeRef) -> String {
    if node.is_text() {
        return String::new();
    }
    let name = dom::name(node);
    let name = name.strip_prefix("mjx-").unwrap_or(&name);
    let inner = || row(&parts(node));
    match name {
        "mi" => identifier(&glyphs(node)),
        "mn" => glyphs(node).chars().map(written).collect(),
        "mo" => operator(&glyphs(node)),
        "mtext" | "ms" => text(&glyphs(node)),
        "mspace" | "mphantom" | "maligngroup" | "malignmark" | "annotation" | "annotation-xml" | "nstrut" | "dstrut"
        | "line" | "surd" | "spacer" | "strut" => String::new(),
        "semantics" => parts(node).first().map(tex).unwrap_or_default(),
        "mfrac" => fraction(node),
        "msqrt" => format!("\\sqrt{{{}}}", inner()),
        "mroot" => {
            let [base, degree] = taken(node);
            format!("\\sqrt[{degree}]{{{base}}}")
        }
        "msub" | "msup" | "msubsup" => scripts(node, name),
        "mover" | "munder" | "munderover" => limits(node, name),
        "mmultiscripts" => multiscripts(node),
        "mfenced" => fenced(node),
        "menclose" => enclosed(&node.attr_or("notation", ""), &inner()),
        "mtable" => table(node),
        "mtr" | "mlabeledtr" => cells(node).join(" & "),
        _ => inner(),
    }
}

/// The parts of an element, without text that stands between them.
fn parts<'a>(node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    node.element_children()
}

/// Parts beside each other. A brace that is left open before a table is one around cases.
fn row(nodes: &[NodeRef]) -> String {
    let pieces: Vec<String> = nodes.iter().map(tex).filter(|piece| !piece.is_empty()).collect();
    let cases = pieces.len() >= 2 && pieces[pieces.len() - 2] == "\\{" && pieces[pieces.len() - 1].starts_with("\\begin{");
    if cases {
        let (table, before) = pieces.split_last().map_or(("", pieces.as_slice()), |(last, rest)| (last.as_str(), rest));
        let body = table.split_once('}').and_then(|(_, rest)| rest.rsplit_once("\\end{")).map_or("", |(body, _)| body);
        let before = before[..before.len() - 1].join(" ");
        return format!("{before} \\begin{{cases}}{body}\\end{{cases}}").trim().to_string();
    }
    pieces.join(" ")
}

/// What stands in a token. Letters of mathematical alphabets are letters.
fn glyphs(node: &NodeRef) -> String {
    let is_invisible = |c: &char| matches!(c, '\u{2061}'..='\u{2064}' | '\u{200b}' | '\u{fe0e}' | '\u{fe0f}');
    let text: String = node.text().chars().filter(|c| !is_invisible(c)).collect();
    let plain = |c: char| match c {
        '\u{1d400}'..='\u{1d7ff}' | 'ℎ' => c.nfkc().collect::<String>(),
        _ => c.to_string(),
    };
    one_line(&text).chars().map(plain).collect()
}

fn written(c: char) -> String {
    symbols::command(c).map_or_else(|| c.to_string(), str::to_string)
}

fn identifier(glyphs: &str) -> String {
    let mut letters = glyphs.chars();
    match (letters.next(), letters.next()) {
        (Some(one), None) => written(one),
        (None, _) => String::new(),
        _ if FUNCTIONS.contains(&glyphs) => format!("\\{glyphs}"),
        _ if glyphs.chars().all(|c| c.is_ascii_alphanumeric()) => format!("\\mathrm{{{glyphs}}}"),
        _ if glyphs.chars().all(char::is_alphabetic) => format!("\\text{{{glyphs}}}"),
        _ => glyphs.chars().map(written).collect::<Vec<_>>().join(" "),
    }
}

fn operator(glyphs: &str) -> String {
    match glyphs {
        "⟩" => "\\rangle".into(),
        "‖" => "\\|".into(),
        _ if glyphs.chars().count() > 1 && glyphs.chars().all(|c| c.is_ascii_alphabetic()) => identifier(glyphs),
        _ => glyphs.chars().map(written).collect(),
    }
}

fn text(glyphs: &str) -> String {
    let escaped: String = glyphs.chars().flat_map(|c| "#$%&_{}".contains(c).then_some('\\').into_iter().chain([c])).collect();
    if escaped.is_empty() { escaped } else { format!("\\text{{{escaped}}}") }
}

/// The first parts of an element; empty where there are fewer.
fn taken<const N: usize>(node: &NodeRef) -> [String; N] {
    let mut parts = parts(node).into_iter();
    std::array::from_fn(|_| parts.next().as_ref().map(tex).unwrap_or_default())
}

/// The first element of this name below a node: MathJax puts boxes around parts that have names.
fn below<'a>(node: &NodeRef<'a>, name: &str) -> Option<NodeRef<'a>> {
    node.descendants_it().find(|n| n.is_element() && dom::name(n) == name)
}

fn fraction(node: &NodeRef) -> String {
    let [over, under] = match (below(node, "mjx-num"), below(node, "mjx-den")) {
        (Some(over), Some(under)) => [tex(&over), tex(&under)],
        _ => taken(node),
    };
    if node.attr_or("linethickness", "").starts_with('0') {
        return format!("{{{over} \\atop {under}}}");
    }
    format!("\\frac{{{over}}}{{{under}}}")
}

/// What stands low and high at the end of a base.
fn scripts(node: &NodeRef, name: &str) -> String {
    let [base, one, other] = match parts(node).as_slice() {
        [base, script] if dom::name(script) == "mjx-script" => {
            let inner: Vec<String> = parts(script).iter().map(tex).filter(|piece| !piece.is_empty()).collect();
            let at = |at: usize| inner.get(at).cloned().unwrap_or_default();
            // MathJax sets the high one first.
            let both = name == "msubsup";
            [tex(base), at(usize::from(both)), if both { at(0) } else { String::new() }]
        }
        _ => taken(node),
    };
    let (low, high) = match name {
        "msub" => (one, String::new()),
        "msup" => (String::new(), one),
        _ => (one, other),
    };
    with_scripts(&grouped(&base), &low, &high)
}

fn with_scripts(base: &str, low: &str, high: &str) -> String {
    let mut set = base.to_string();
    if !low.is_empty() {
        set += &format!("_{{{low}}}");
    }
    match high {
        "" => {}
        "'" | "''" | "'''" => set += high,
        _ => set += &format!("^{{{high}}}"),
    }
    set
}

/// A base that is more than one thing is held together.
fn grouped(base: &str) -> String {
    let is_one = base.chars().count() <= 1
        || (base.starts_with('\\') && base[1..].chars().all(|c| c.is_ascii_alphabetic()))
        || base.starts_with("\\mathrm{") && base.ends_with('}') && base.matches('}').count() == 1
        || base.chars().all(|c| c.is_ascii_digit());
    if is_one { base.to_string() } else { format!("{{{base}}}") }
}

/// What stands above and below a base.
fn limits(node: &NodeRef, name: &str) -> String {
    let box_of = |part: &str| below(node, &format!("mjx-{part}")).map(|found| tex(&found));
    let (base, under, over) = if let Some(base) = box_of("base") {
        (base, box_of("under").unwrap_or_default(), box_of("over").unwrap_or_default())
    } else {
        let [base, one, other] = taken(node);
        match name {
            "mover" => (base, String::new(), one),
            "munder" => (base, one, String::new()),
            _ => (base, one, other),
        }
    };
    let takes_limits = base.starts_with('\\')
        && ["\\sum", "\\prod", "\\coprod", "\\int", "\\iint", "\\iiint", "\\oint", "\\bigcup", "\\bigcap", "\\underset", "\\overbrace", "\\underbrace"]
            .iter()
            .chain(&["\\lim", "\\max", "\\min", "\\sup", "\\inf", "\\liminf", "\\limsup", "\\det", "\\gcd", "\\Pr", "\\arg"])
            .any(|command| base.starts_with(command));
    if takes_limits || base == "⋃" || base == "⋂" {
        return with_scripts(&base, &under, &over);
    }
    let marks: Vec<String> = parts(node).iter().skip(1).map(glyphs).collect();
    let marked = match (name, marks.as_slice()) {
        ("mover", [mark]) => symbols::accent(mark).map(|command| format!("{command}{{{base}}}")),
        ("munder", [mark]) if mark == "⏟" => Some(format!("\\underbrace{{{base}}}")),
        ("munder", [mark]) if ["_", "‾", "¯", "̲"].contains(&mark.as_str()) => Some(format!("\\underline{{{base}}}")),
        _ => None,
    };
    marked.unwrap_or_else(|| {
        let above = if over.is_empty() { base } else { format!("\\overset{{{over}}}{{{base}}}") };
        if under.is_empty() { above } else { format!("\\underset{{{under}}}{{{above}}}") }
    })
}

fn multiscripts(node: &NodeRef) -> String {
    let mut parts = parts(node).into_iter();
    let base = parts.next().as_ref().map(tex).unwrap_or_default();
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut stands_before = false;
    for part in parts {
        match dom::name(&part).trim_start_matches("mjx-") {
            "mprescripts" => stands_before = true,
            _ if stands_before => before.push(tex(&part)),
            _ => after.push(tex(&part)),
        }
    }
    let pair = |scripts: &[String], base: &str| {
        let at = |at: usize| scripts.get(at).map(String::as_str).unwrap_or_default();
        with_scripts(base, at(0), at(1))
    };
    let front = if before.is_empty() { String::new() } else { pair(&before, "{}") };
    format!("{front}{}", pair(&after, &base))
}

fn fenced(node: &NodeRef) -> String {
    let open = operator(&node.attr_or("open", "("));
    let close = operator(&node.attr_or("close", ")"));
    let between = node.attr_or("separators", ",").chars().next().map(written).unwrap_or_default();
    let inner: Vec<String> = parts(node).iter().map(tex).collect();
    format!("\\left{open} {} \\right{close}", inner.join(&format!(" {between} ")))
}

fn enclosed(notation: &str, inner: &str) -> String {
    match notation {
        "top" => format!("\\overline{{{inner}}}"),
        "bottom" => format!("\\underline{{{inner}}}"),
        "box" | "roundedbox" => format!("\\boxed{{{inner}}}"),
        "updiagonalstrike" | "downdiagonalstrike" | "horizontalstrike" => format!("\\cancel{{{inner}}}"),
        "radical" => format!("\\sqrt{{{inner}}}"),
        _ => inner.to_string(),
    }
}

/// Rows of cells. A row with a label is an equation with its number.
fn table(node: &NodeRef) -> String {
    let is_row = |n: &NodeRef| matches!(dom::name(n).trim_start_matches("mjx-"), "mtr" | "mlabeledtr");
    let mut rows: Vec<NodeRef> = Vec::new();
    let mut open = parts(node);
    open.reverse();
    while let Some(part) = open.pop() {
        if is_row(&part) {
            rows.push(part);
        } else if ["mjx-table", "mjx-itable"].contains(&&*dom::name(&part)) {
            open.extend(parts(&part).into_iter().rev());
        }
    }
    let is_labelled = |row: &NodeRef| dom::name(row).trim_start_matches("mjx-") == "mlabeledtr";
    if let [row] = rows.as_slice()
        && is_labelled(row)
    {
        let mut cells = cells(row);
        let label = if cells.is_empty() { String::new() } else { cells.remove(0) };
        return format!("{} \\tag{{{}}}", cells.join(" "), bare_label(&label));
    }
    let lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let mut cells = cells(row);
            let label = (is_labelled(row) && !cells.is_empty()).then(|| cells.remove(0));
            let tag = label.map(|label| format!(" \\tag{{{}}}", bare_label(&label))).unwrap_or_default();
            format!("{}{tag}", cells.join(" & "))
        })
        .collect();
    let aligns = node.attr_or("columnalign", "");
    let is_aligned = &*node.attr_or("displaystyle", "") == "true" || aligns.starts_with("right");
    let name = if is_aligned { "aligned" } else { "matrix" };
    format!("\\begin{{{name}}} {} \\end{{{name}}}", lines.join(" \\\\ "))
}

fn cells(row: &NodeRef) -> Vec<String> {
    parts(row).iter().map(tex).collect()
}

/// `\tag` sets the brackets around a number itself.
fn bare_label(label: &str) -> String {
    let bare = label.replace("\\text{(}", "").replace("\\text{)}", "").replace("\\text", "");
    bare.trim_matches(|c: char| "(){} ".contains(c)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mathml_is_read_as_tex() {
        for (mathml, expected) in [
            ("<mi>Q</mi><mo>=</mo><mi>X</mi><mo>+</mo><mn>41</mn>", "Q = X + 41"),
            ("<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>", "E = m c^{2}"),
            ("<mfrac><mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "\\frac{a - b}{2}"),
            ("<msqrt><mn>2</mn><mi>a</mi></msqrt>", "\\sqrt{2 a}"),
            ("<mroot><mn>8</mn><mn>3</mn></mroot>", "\\sqrt[3]{8}"),
            (
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>",
                "\\sum_{i = 1}^{n} x_{i}",
            ),
            ("<mover><mi>F</mi><mo>→</mo></mover>", "\\vec{F}"),
            ("<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder><mi>f</mi>", "\\lim_{x \\to 0} f"),
            ("<mi>sin</mi><mo>\u{2061}</mo><mi>θ</mi>", "\\sin \\theta"),
            ("<mi>softmax</mi><mo>(</mo><mi>𝑧</mi><mo>)</mo>", "\\mathrm{softmax} ( z )"),
            ("<mtext>if </mtext><mi>x</mi>", "\\text{if} x"),
            ("<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mo>′</mo></msup>", "{( a )}'"),
            ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "\\left( a , b \\right)"),
            (
                "<mo>{</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mi>b</mi></mtd></mtr></mtable>",
                "\\begin{cases} 1 & a \\\\ 0 & b \\end{cases}",
            ),
            (
                "<mtable displaystyle=true><mlabeledtr><mtd><mtext>(3)</mtext></mtd><mtd><mi>a</mi><mo>=</mo><mi>b</mi></mtd></mlabeledtr></mtable>",
                "a = b \\tag{3}",
            ),
            ("<mmultiscripts><mi>X</mi><mi>a</mi><mi>b</mi><mprescripts/><mi>c</mi><none/></mmultiscripts>", "{}_{c}X_{a}^{b}"),
            ("<menclose notation=top><mi>A</mi><mi>B</mi></menclose>", "\\overline{A B}"),
        ] {
            let page = dom::fragment(&format!("<math>{mathml}</math>"));
            let math = page.html_root().descendants_it().find(|n| dom::is_any(n, &["math"])).unwrap();
            assert_eq!(tex(&math), expected, "{mathml}");
        }
    }

    #[test]
    fn what_mathjax_sets_is_read_too() {
        let set = "<mjx-math><mjx-mi><mjx-c>𝑧</mjx-c></mjx-mi><mjx-mo><mjx-c>=</mjx-c></mjx-mo><mjx-mfrac><mjx-frac><mjx-num>\
                   <mjx-nstrut></mjx-nstrut><mjx-mn><mjx-c>1</mjx-c></mjx-mn></mjx-num><mjx-dbox><mjx-dtable><mjx-line></mjx-line>\
                   <mjx-row><mjx-den><mjx-dstrut></mjx-dstrut><mjx-mi><mjx-c>𝑛</mjx-c></mjx-mi></mjx-den></mjx-row></mjx-dtable>\
                   </mjx-dbox></mjx-frac></mjx-mfrac><mjx-msubsup><mjx-mi><mjx-c>𝜎</mjx-c></mjx-mi><mjx-script><mjx-mn><mjx-c>2</mjx-c>\
                   </mjx-mn><mjx-spacer></mjx-spacer><mjx-mi><mjx-c>𝑖</mjx-c></mjx-mi></mjx-script></mjx-msubsup></mjx-math>";
        let page = dom::fragment(set);
        let math = page.html_root().descendants_it().find(|n| dom::name(n) == "mjx-math").unwrap();
        assert_eq!(tex(&math), "z = \\frac{1}{n} \\sigma_{i}^{2}");
    }
}
