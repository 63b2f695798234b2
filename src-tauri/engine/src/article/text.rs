//! HTML as plain text, with a line break between blocks.

use std::collections::HashSet;

use dom_query::NodeRef;

use super::{dom, title};

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

/// The first `max_chars` characters or so of a piece of HTML for a list row: whole words, one line.
pub fn excerpt(html: &str, max_chars: usize) -> String {
    shorten(&plain_text(html).replace('\n', " "), max_chars)
}

/// `text` on one line: every run of white space is a space, and what has no width sets words apart too.
pub(super) fn one_line(text: &str) -> String {
    // Every block of a page comes through here, most of them several times: by bytes, and in spans as long as can be.
    let bytes = text.as_bytes();
    let mut line = String::with_capacity(text.len());
    let (mut span, mut at) = (0, 0);
    while at < bytes.len() {
        let (gap, is_tidy) = gap(&bytes[at..]);
        let end = at + gap;
        if gap > 0 && !(is_tidy && span < at && end < bytes.len()) {
            push_span(&mut line, &text[span..at]);
            span = end;
        }
        at = end.max(at + 1);
    }
    push_span(&mut line, &text[span..]);
    line
}

fn push_span(line: &mut String, span: &str) {
    if !span.is_empty() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(span);
    }
}

/// How many bytes at the start of `bytes` set words apart, and whether they are a single space.
fn gap(bytes: &[u8]) -> (usize, bool) {
    let mut length = 0;
    loop {
        length += match bytes[length..] {
            [b'\t'..=b'\r' | b' ', ..] => 1,
            [0xc2, 0x85 | 0xa0 | 0xad, ..] => 2,
            [0xe1, 0x9a, 0x80, ..]
            | [0xe2, 0x80, 0x80..=0x8b | 0xa8 | 0xa9 | 0xaf, ..]
            | [0xe2, 0x81, 0x9f, ..]
            | [0xe3, 0x80, 0x80, ..]
            | [0xef, 0xbb, 0xbf, ..] => 3,
            _ => break,
        };
    }
    (length, length == 1 && bytes[0] == b' ')
}

/// Whether nothing would be seen of it.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{ad}')
    })
}

/// Words as a reader counts them; in scripts without spaces two characters are about a word.
pub(super) fn count_words(text: &str) -> u32 {
    let spaced = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    let unspaced = if text.is_ascii() { 0 } else { text.chars().filter(|&c| is_unspaced(c)).count() };
    u32::try_from(spaced + unspaced / 2).unwrap_or(u32::MAX)
}

/// Runs of three words; of the letters, where words are not set apart.
pub(super) fn shingles(line: &str) -> HashSet<String> {
    let words: Vec<String> =
        line.split_whitespace().map(title::key).filter(|word| !word.is_empty()).collect();
    if words.len() < 3 {
        let letters: Vec<char> = words.concat().chars().collect();
        return letters.windows(6).map(|run| run.iter().collect()).collect();
    }
    words.windows(3).map(|run| run.join(" ")).collect()
}

/// The lines that `root` reads as, captions among them or not.
pub(super) fn blocks(root: &NodeRef, with_captions: bool) -> Vec<String> {
    let mut lines = Lines { done: Vec::new(), open: String::new() };
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
        } else if !node.is_element() {
            steps.extend(node.children_it(true).map(Step::Enter));
        } else {
            let name = dom::name(&node);
            match name.as_str() {
                "br" => lines.end(),
                "td" | "th" => {
                    lines.open.push(' ');
                    steps.extend(node.children_it(true).map(Step::Enter));
                }
                "figcaption" if !with_captions => {}
                name if SILENT.contains(&name) => {}
                name if INLINE.contains(&name) => steps.extend(node.children_it(true).map(Step::Enter)),
                _ => {
                    lines.end();
                    steps.push(Step::Break);
                    steps.extend(node.children_it(true).map(Step::Enter));
                }
            }
        }
    }
    lines.end();
    lines.done
}

/// Cuts at the end of a word and says so.
pub(super) fn shorten(text: &str, max_chars: usize) -> String {
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
}

impl Lines {
    fn end(&mut self) {
        let line = one_line(&std::mem::take(&mut self.open));
        if !line.is_empty() {
            self.done.push(line);
        }
    }
}

/// Whether the script of `c` sets no space between words.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{1780}'..='\u{17ff}')
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
    fn lines_are_tidied() {
        let cases = [
            ("", ""),
            (" ", ""),
            ("a b", "a b"),
            (" a", "a"),
            ("a ", "a"),
            ("a  b", "a b"),
            ("a\tb\u{c}c\r\nd", "a b c d"),
            ("a\u{a0}b\u{2009}c\u{3000}d\u{1680}e\u{85}f", "a b c d e f"),
            ("a\u{200b}b\u{ad}c\u{feff}d", "a b c d"),
            ("\u{a0}a b\u{a0}", "a b"),
            ("“é” – ß", "“é” – ß"),
        ];
        for (text, expected) in cases {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
        for c in ('\0'..=char::MAX).filter(|c| c.is_whitespace()) {
            assert_eq!(one_line(&format!("a{c}{c}b")), "a b", "{c:?}");
        }
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

    #[test]
    fn words() {
        for (text, expected) in [("", 0), ("satu dua - tiga", 3), ("日本語の新聞", 4)] {
            assert_eq!(count_words(text), expected, "{text}");
        }
    }
}
