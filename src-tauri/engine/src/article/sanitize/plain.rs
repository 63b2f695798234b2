//! HTML that is read as it is written, and that nothing is left to be done to: nearly all of what feeds carry. It is a
//! sequence of paragraphs, headings, figures, lists and quotations, each element closed where it was opened, with text
//! in all of them; no parser has anything to repair there.

use crate::article::page::line;
use crate::model::ASSET_URL;

/// Elements that share a line with the text around them. None of them is one that parsers open again in the next block,
/// since each is closed before its block is.
const PHRASES: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "strong", "sub", "sup", "time", "u", "var",
];

/// Blocks that begin and end with text.
const LEAVES: [&str; 7] = ["p", "h2", "h3", "h4", "h5", "h6", "figcaption"];

/// Elements in elements: real text has five.
const DEEPEST: usize = 16;

/// In bytes. A longer text is written in pieces.
const LONGEST_TEXT: usize = 16 << 10;

struct Open<'h> {
    name: &'h str,
    /// There is something to see in it, a picture too.
    shows_something: bool,
    /// There are words in it.
    says_something: bool,
    /// What stood in it last.
    last: Last,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing at all.
    Start,
    SpaceAtStart,
    Break,
    /// White space after a line break.
    SpaceAfterBreak,
    Space,
    Text,
}

/// Whether `html`, as a serialiser wrote it, is such. What is not may still be fine: it has to be read again to know.
pub(super) fn is_plain(html: &str) -> bool {
    if html.contains(['\r', '\0']) {
        return false;
    }
    let mut open: Vec<Open> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let text = &rest[..rest.find('<').unwrap_or(rest.len())];
        if !text.is_empty() {
            let Some(around) = open.last_mut() else { return false };
            if text.len() > LONGEST_TEXT || !holds_text(around.name) {
                return false;
            }
            around.take_text(text);
            rest = &rest[text.len()..];
            continue;
        }
        let Some((tag, after)) = tag(rest) else { return false };
        rest = after;
        let is_fine = match tag.strip_prefix('/') {
            Some(name) => close(&mut open, name),
            None => begin(&mut open, tag),
        };
        if !is_fine {
            return false;
        }
    }
    open.is_empty()
}

impl Open<'_> {
    fn take_text(&mut self, text: &str) {
        // What is written of a no-break space is one.
        let is_blank = text.split("&nbsp;").all(line::is_blank);
        self.says_something |= !is_blank;
        self.shows_something |= !is_blank;
        self.last = match (is_blank, self.last) {
            (false, _) => Last::Text,
            (true, Last::Break | Last::SpaceAfterBreak) => Last::SpaceAfterBreak,
            (true, Last::Start) => Last::SpaceAtStart,
            (true, _) => Last::Space,
        };
    }
}

fn is_phrase(name: &str) -> bool {
    PHRASES.contains(&name)
}

fn holds_text(name: &str) -> bool {
    is_phrase(name) || LEAVES.contains(&name) || name == "li"
}

/// What stands between the first `<` and its `>`, and what follows.
fn tag(html: &str) -> Option<(&str, &str)> {
    let inner = html.strip_prefix('<')?;
    let mut is_quoted = false;
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'>' if !is_quoted => return Some((&inner[..at], &inner[at + 1..])),
            _ => {}
        }
    }
    None
}

/// Whether an element may begin here.
fn begin<'h>(open: &mut Vec<Open<'h>>, tag: &'h str) -> bool {
    let name = tag.split(' ').next().unwrap_or_default();
    let has = |attribute: &str| tag[name.len()..].starts_with(' ') && tag[name.len()..].contains(attribute);
    let around = open.last().map_or("", |around| around.name);
    let depth = open.len();
    if open.last().is_some_and(|around| around.last == Last::SpaceAtStart && LEAVES.contains(&around.name)) {
        return false;
    }
    match name {
        "br" => {
            let Some(around) = open.last_mut() else { return false };
            let is_fine = holds_text(around.name) && matches!(around.last, Last::Text | Last::Space);
            around.last = Last::Break;
            return is_fine;
        }
        "img" => {
            let Some(around) = open.last_mut() else { return false };
            around.shows_something = true;
            around.last = Last::Text;
            return (around.name == "figure" || holds_text(around.name))
                && has(&format!(" src=\"{ASSET_URL}"));
        }
        "hr" => return around.is_empty(),
        _ => {}
    }
    let is_fine = match name {
        "p" => matches!(around, "" | "blockquote"),
        "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "blockquote" | "figure" => around.is_empty(),
        "li" => matches!(around, "ul" | "ol"),
        "figcaption" => around == "figure" && open.last().is_some_and(|figure| figure.shows_something),
        "a" => has(" href=\"") && holds_text(around) && open.iter().all(|outer| outer.name != "a"),
        name => is_phrase(name) && holds_text(around),
    };
    open.push(Open { name, shows_something: false, says_something: false, last: Last::Start });
    is_fine && depth < DEEPEST
}

/// Whether an element may end here.
fn close(open: &mut Vec<Open>, name: &str) -> bool {
    let Some(closed) = open.pop() else { return false };
    let ends_in_text = !LEAVES.contains(&name) || closed.last == Last::Text;
    if let Some(around) = open.last_mut() {
        // Nothing comes after the words below a picture.
        if around.name == "figure" && name != "figcaption" {
            return false;
        }
        around.says_something |= closed.says_something;
        around.shows_something |= closed.shows_something;
        around.last = Last::Text;
    }
    // A paragraph that is a picture may have its caption in the next.
    let is_told = if LEAVES.contains(&name) { closed.says_something } else { closed.shows_something };
    closed.name == name && is_told && ends_in_text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_feeds_carry_is_plain() {
        let picture = format!("<img src=\"{ASSET_URL}00\" alt=\"a &gt; b\">");
        for html in [
            "",
            "<p>Air naik.</p><p>Warga <b>pindah</b> ke <a href=\"https://n.example/?a=1&amp;b\" rel=\"x\">bukit</a>.</p>",
            "<h2>Banjir</h2><ul><li>satu</li><li><em>dua</em></li></ul><hr><blockquote><p>“Ya.”</p></blockquote>",
            "<p>a<br>b <br>c</p>",
            &format!("<figure>{picture}<figcaption>Sungai</figcaption></figure><p>{picture} a</p>"),
        ] {
            assert!(is_plain(html), "{html}");
        }
    }

    #[test]
    fn what_a_parser_would_repair_or_somebody_tidy_is_not() {
        for html in [
            "a",
            "<p>a",
            "<p>a</b></p>",
            "<p>a<p>b</p></p>",
            "<b><p>a</p></b>",
            "<p><b>a</p></b>",
            "<p></p>",
            "<p> </p>",
            "<p>&nbsp;</p>",
            "<p>a<b> </b></p>",
            "<p> <b>a</b></p>",
            "<p>a<br></p>",
            "<p><br>a</p>",
            "<p>a<br> <br>b</p>",
            "<p>a</p> <p>b</p>",
            "<p>a\r</p>",
            "<p>a</p><!-- b -->",
            "<p><a>a</a></p>",
            "<p><a href=\"x\">a<a href=\"y\">b</a></a></p>",
            "<table><tr><td>a</td></tr></table>",
            "<pre>a</pre>",
            "<p><img src=\"x\"></p>",
            "<svg><p>a</p></svg>",
            &format!("<p><img src=\"{ASSET_URL}00\"></p><p>Foto: Sari</p>"),
            "<figure><figcaption>a</figcaption></figure>",
            "<p title=\"a>b</p>",
        ] {
            assert!(!is_plain(html), "{html}");
        }
    }
}
