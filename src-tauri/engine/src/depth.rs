//! A limit on nesting, put before the parser: its scope checks take time that grows with depth times length,
//! and a page of a hundred thousand open tags would keep it busy for minutes.

use std::borrow::Cow;

/// Real pages stay below 60.
pub(crate) const MAX_DEPTH: usize = 200;

/// How many elements unclosed formatting may unfold into: the parser opens it again in every new block.
const MAX_UNFOLDED: usize = 1_000_000;

/// Elements that never hold anything, so that they do not nest.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements that the parser closes by itself when the next one begins.
const SELF_CLOSING: [&str; 16] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup",
    "rb", "rt", "rp",
];

const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Drawing elements, which alone can close themselves with `/>`.
const DRAWING: [&str; 12] = [
    "path", "circle", "g", "use", "rect", "line", "polygon", "ellipse", "stop", "polyline", "image", "symbol",
];

/// Elements whose content is not markup, outside drawings and formulas.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// `html` without the tags that nest deeper than [`MAX_DEPTH`]; their text stays.
///
/// A lexical estimate: the tree may come out somewhat deeper.
pub(crate) fn limit(html: &str) -> Cow<'_, str> {
    let mut scan = Scan::default();
    let mut kept: Option<String> = None;
    let mut copied = 0;
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        if scan.unfolded > MAX_UNFOLDED {
            let mut cut = kept.unwrap_or_default();
            cut.push_str(&html[copied..tag.start]);
            return Cow::Owned(cut);
        }
        if scan.drops(&tag) {
            let kept = kept.get_or_insert_default();
            kept.push_str(&html[copied..tag.start]);
            copied = tag.end;
        } else if scan.opens_raw(&tag) {
            at = end_of_raw(html, at, &tag.name);
        }
    }
    match kept {
        Some(mut kept) => {
            kept.push_str(&html[copied..]);
            Cow::Owned(kept)
        }
        None => Cow::Borrowed(html),
    }
}

#[derive(Default)]
struct Scan {
    depth: usize,
    formatting: usize,
    unfolded: usize,
    /// How many drawings and formulas are open.
    foreign: usize,
    /// The element in a drawing that would be raw outside it, and may be inside.
    doubtful: Option<String>,
}

impl Scan {
    /// Whether what follows the tag is no markup.
    ///
    /// In drawings and formulas that depends on more than tags tell. There everything counts as markup, and nothing
    /// closes them that may stand in a style sheet: too much is counted rather than too little.
    fn opens_raw(&mut self, tag: &Tag) -> bool {
        let name = tag.name.as_str();
        if tag.closing && self.doubtful.as_deref() == Some(name) {
            self.doubtful = None;
        } else if matches!(name, "svg" | "math") && !tag.slashed && self.doubtful.is_none() {
            self.foreign = if tag.closing { self.foreign.saturating_sub(1) } else { self.foreign + 1 };
        } else if !tag.closing && RAW.contains(&name) {
            if self.foreign == 0 {
                return true;
            }
            if !tag.slashed {
                self.doubtful.get_or_insert_with(|| name.to_string());
            }
        }
        false
    }

    fn drops(&mut self, tag: &Tag) -> bool {
        let name = tag.name.as_str();
        if VOID.contains(&name) || (tag.slashed && DRAWING.contains(&name)) {
            return false;
        }
        let formatting = FORMATTING.contains(&name);
        if SELF_CLOSING.contains(&name) {
            self.unfolded += self.formatting;
            return false;
        }
        if tag.closing {
            let drops = self.depth > MAX_DEPTH;
            self.depth = self.depth.saturating_sub(1);
            if formatting {
                self.formatting = self.formatting.saturating_sub(1);
            }
            return drops;
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return true;
        }
        if formatting {
            self.formatting += 1;
        } else {
            self.unfolded += self.formatting;
        }
        false
    }
}

struct Tag {
    start: usize,
    end: usize,
    name: String,
    closing: bool,
    /// Ends in `/>`.
    slashed: bool,
}

fn next_tag(html: &str, from: usize) -> Option<Tag> {
    let bytes = html.as_bytes();
    let mut at = from;
    loop {
        let start = at + html.get(at..)?.find('<')?;
        let rest = &html[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at = start + 4 + end_of_comment(comment)?;
            continue;
        }
        let closing = bytes.get(start + 1) == Some(&b'/');
        let name_at = start + 1 + usize::from(closing);
        if !bytes.get(name_at).is_some_and(u8::is_ascii_alphabetic) {
            at = start + 1;
            continue;
        }
        let name: String = html[name_at..]
            .chars()
            .take_while(|c| !c.is_ascii_whitespace() && !matches!(c, '/' | '>'))
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let end = end_of_tag(bytes, name_at + name.len())?;
        let slashed = html[..end].ends_with("/>");
        return Some(Tag { start, end, name, closing, slashed });
    }
}

/// How far a comment reaches whose text is `comment`; `None` when it is never closed.
/// By the tokenizer's states of the HTML standard (13.2.5.43 and on), which close it at "-->", at "--!>", and at once
/// at ">" and "->".
fn end_of_comment(comment: &str) -> Option<usize> {
    for at_once in [">", "->"] {
        if comment.starts_with(at_once) {
            return Some(at_once.len());
        }
    }
    let mut from = 0;
    loop {
        let dashes = from + comment.get(from..)?.find("--")?;
        let rest = &comment[dashes + 2..];
        if rest.starts_with('>') {
            return Some(dashes + 3);
        }
        if rest.starts_with("!>") {
            return Some(dashes + 4);
        }
        from = dashes + 1;
    }
}

fn end_of_tag(bytes: &[u8], from: usize) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (at, &byte) in bytes.iter().enumerate().skip(from) {
        match quote {
            Some(open) => {
                if byte == open {
                    quote = None;
                }
            }
            None => match byte {
                b'>' => return Some(at + 1),
                b'"' | b'\'' if after_equals => quote = Some(byte),
                b'=' => after_equals = true,
                _ if byte.is_ascii_whitespace() => {}
                _ => after_equals = false,
            },
        }
    }
    None
}

fn end_of_raw(html: &str, from: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(found) = html[at..].find("</") {
        at += found + 2;
        if bytes.get(at..at + name.len()).is_some_and(|tail| tail.eq_ignore_ascii_case(name.as_bytes())) {
            return at - 2;
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_pass_untouched() {
        for html in ["", "plain", "<p>a<p>b<div><b>c</b></div>", "<a title='>'>x</a>", "a < b <", "<!-- <div"]
        {
            assert!(matches!(limit(html), Cow::Borrowed(_)), "{html}");
        }
    }

    #[test]
    fn tags_beyond_the_limit_go_and_their_text_stays() {
        let deep = format!("{}x{}y", "<div>".repeat(300), "</div>".repeat(300));
        let limited = limit(&deep);
        assert_eq!(limited.matches("<div>").count(), MAX_DEPTH);
        assert_eq!(limited.matches("</div>").count(), MAX_DEPTH);
        assert!(limited.contains('x') && limited.ends_with('y'));
    }

    #[test]
    fn thousands_of_unclosed_paragraphs_are_not_deep() {
        let flat = "<p>a<li>b".repeat(5_000);
        assert!(matches!(limit(&flat), Cow::Borrowed(_)));
    }

    #[test]
    fn markup_inside_a_script_is_not_counted() {
        let script = format!("<script>{}</script><p>x", "<div>".repeat(500));
        assert!(matches!(limit(&script), Cow::Borrowed(_)));
    }

    #[test]
    fn nothing_switches_the_limit_off() {
        for prefix in [
            "<!-->",
            "<!--->",
            "<!-- a --!>",
            "<!-- -- - --->",
            "<svg><title></svg>",
            "<svg><style>",
            "<math><script></math>",
            "<svg><foreignObject><style></svg></style></foreignObject><title>",
            "<svg><title/>",
        ] {
            let bomb = format!("{prefix}{}", "<div>".repeat(1_000));
            assert!(limit(&bomb).matches("<div>").count() <= MAX_DEPTH, "{prefix}");
        }
        let icon = "<svg><title>a</title><style>b</style><path/></svg>".repeat(500);
        let page = format!("{icon}<script>{}</script>", "<div>".repeat(500));
        assert!(matches!(limit(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn formatting_that_unfolds_into_millions_of_elements_is_cut() {
        let bomb = format!("{}{}", "<b x=1><i y=2><u z=3><s>".repeat(40), "<p>".repeat(100_000));
        assert!(limit(&bomb).len() < bomb.len() / 10);
    }
}
