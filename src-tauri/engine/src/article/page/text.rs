//! HTML as plain text, with a line break between blocks.

use dom_query::NodeRef;

use super::{dom, line::one_line};

/// Elements whose text is no part of the line: nobody reads it, or it says how another is pronounced.
const SILENT: [&str; 13] = [
    "rt", "rp", "script", "style", "template", "noscript", "head", "title", "textarea", "select", "iframe",
    "svg", "math",
];

/// Elements whose text shares a line with what stands around them.
const INLINE: [&str; 35] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var",
];

/// The readable text of a piece of HTML.
pub fn plain_text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.lines().map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    }
    blocks(&dom::fragment(html).html_root(), true).join("\n")
}

/// The same as an article is found by it: with the marks of its notes.
pub fn searched_text(html: &str) -> String {
    with_notes(&dom::fragment(html).html_root(), true).join("\n")
}

/// The first `max_chars` characters or so of a piece of HTML for a list row: whole words, one line.
pub fn excerpt(html: &str, max_chars: usize) -> String {
    shorten(&plain_text(html).replace('\n', " "), max_chars)
}

/// [`excerpt`] of what is plain text already.
pub fn excerpt_of_text(text: &str, max_chars: usize) -> String {
    // More than is wanted is not even looked at.
    let end = text.char_indices().nth(4 * max_chars).map_or(text.len(), |(at, _)| at);
    shorten(&text[..end].replace('\n', " "), max_chars)
}

/// The lines that `root` reads as, captions among them or not.
pub(crate) fn blocks(root: &NodeRef, with_captions: bool) -> Vec<String> {
    lines(root, Reading { captions: with_captions, marks: false })
}

/// The lines of an article, captions among them or not. Marks of notes, which nothing raises there, stand in brackets,
/// and so they do before the notes.
pub(crate) fn with_notes(root: &NodeRef, with_captions: bool) -> Vec<String> {
    lines(root, Reading { captions: with_captions, marks: true })
}

/// What stands under the pictures.
pub(crate) fn captions(root: &NodeRef) -> Vec<String> {
    let captions = root.descendants_it().filter(|n| dom::is_any(n, &["figcaption"]));
    captions.flat_map(|caption| blocks(&caption, true)).collect()
}

/// What is read beside the words of the text.
#[derive(Clone, Copy)]
struct Reading {
    captions: bool,
    marks: bool,
}

fn lines(root: &NodeRef, reading: Reading) -> Vec<String> {
    let mut lines = Lines { done: Vec::new(), open: String::new(), mark: None };
    let mut steps = vec![Step::Enter(*root)];
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Break => {
                lines.end();
                continue;
            }
            Step::Enter(node) => node,
        };
        if node.is_text() {
            lines.open.push_str(&node.text());
        } else if !node.is_element() || dom::is_any(&node, &INLINE) {
            if reading.marks && dom::is_any(&node, &["sup"]) && node.has_attr("data-note") {
                lines.open.push_str(&format!("[{}]", node.text().trim()));
            } else {
                steps.extend(node.children_it(true).map(Step::Enter));
            }
        } else if dom::is_any(&node, &["br"]) {
            lines.end();
        } else if dom::is_any(&node, &["td", "th"]) {
            lines.open.push(' ');
            steps.extend(node.children_it(true).map(Step::Enter));
        } else if !is_silent(&node, reading) {
            lines.end();
            if reading.marks && dom::is_any(&node, &["li"]) {
                lines.mark = node.attr("data-note").map(|note| format!("[{note}] "));
            }
            steps.push(Step::Break);
            steps.extend(node.children_it(true).map(Step::Enter));
        }
    }
    lines.end();
    lines.done
}

fn is_silent(node: &NodeRef, reading: Reading) -> bool {
    dom::is_any(node, &SILENT) || (!reading.captions && dom::is_any(node, &["figcaption"]))
}

/// Cuts at the end of a word and says so.
pub(crate) fn shorten(text: &str, max_chars: usize) -> String {
    let text = one_line(text);
    let Some((limit, _)) = text.char_indices().nth(max_chars) else { return text };
    let head = &text[..limit];
    let whole = match head.rfind(' ') {
        Some(space) if text[limit..].chars().next().is_some_and(|c| c != ' ') => &head[..space],
        _ => head,
    };
    format!(
        "{}…",
        whole.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—'))
    )
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Break,
}

struct Lines {
    done: Vec<String>,
    open: String,
    /// Of the note that the next line begins.
    mark: Option<String>,
}

impl Lines {
    fn end(&mut self) {
        let line = one_line(&std::mem::take(&mut self.open));
        if !line.is_empty() {
            let mark = self.mark.take().unwrap_or_default();
            self.done.push(mark + &line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_lines() {
        let cases = [
            ("plain  text", "plain text"),
            ("a<br>b", "a\nb"),
            ("<p>One <b>bold</b>\n word</p><p>Two</p>", "One bold word\nTwo"),
            ("<div>a<div>b</div>c</div>", "a\nb\nc"),
            ("<ul><li>x<li>y</ul>", "x\ny"),
            ("<table><tr><td>1<td>2<tr><td>3</table>", "1 2\n3"),
            ("<p>&amp; &nbsp; &lt;b&gt;</p><script>no</script><style>no</style>", "& <b>"),
            ("<figure><img src=x><figcaption>cap</figcaption></figure>", "cap"),
        ];
        for (html, expected) in cases {
            assert_eq!(plain_text(html), expected, "{html}");
        }
    }

    #[test]
    fn captions_are_text_or_apart() {
        let html = "<p>Satu</p><figure><img src=x><figcaption>cap</figcaption></figure><p>dua</p>";
        let document = dom::fragment(html);
        let root = document.html_root();
        assert_eq!(with_notes(&root, false), ["Satu", "dua"]);
        assert_eq!(captions(&root), ["cap"]);
        assert_eq!(searched_text(html), "Satu\ncap\ndua");
        assert_eq!(searched_text("satu dua"), "satu dua");
    }

    #[test]
    fn marks_of_notes_stand_in_brackets() {
        let html = "<p>Air naik<sup data-note=1>1</sup> 10<sup>6</sup> liter.</p><ol><li data-note=1><p>Dua meter.</p><p>Lagi.</p></ol>";
        assert_eq!(searched_text(html), "Air naik[1] 106 liter.\n[1] Dua meter.\nLagi.");
    }

    #[test]
    fn excerpts_end_at_a_word() {
        let cases = [
            ("<p>Short.</p>", 20, "Short."),
            ("<p>Kapal itu berlayar, lalu kembali</p>", 20, "Kapal itu berlayar…"),
            ("<p>Satu dua</p><p>tiga</p>", 8, "Satu dua…"),
            ("Hampirtanpaspasi", 6, "Hampir…"),
            ("", 6, ""),
        ];
        for (html, max, expected) in cases {
            assert_eq!(excerpt(html, max), expected, "{html}");
        }
    }
}
