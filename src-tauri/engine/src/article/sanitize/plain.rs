//! HTML that is read as it is written, and that nothing is left to be done to: nearly all of what feeds carry. It is a
//! sequence of paragraphs, headings, figures, lists and quotations, each element closed where it was opened, with text
//! in all of them; no parser has anything to repair there.

use super::allowed;
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

/// HTML that is such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plain {
    /// It has no attribute but what the allow-list has, each with a value that it admits, and every sign is written as a
    /// serialiser writes it: whoever cleans it gets the same.
    pub(super) is_clean: bool,
}

/// Whether `html`, as a serialiser wrote it, is such. What is not may still be fine: it has to be read again to know.
pub(super) fn read(html: &str) -> Option<Plain> {
    if html.contains(['\r', '\0']) {
        return None;
    }
    let mut open: Vec<Open> = Vec::new();
    let mut is_clean = true;
    let mut rest = html;
    while !rest.is_empty() {
        let text = &rest[..rest.find('<').unwrap_or(rest.len())];
        if !text.is_empty() {
            let around = open.last_mut()?;
            if text.len() > LONGEST_TEXT || !holds_text(around.name) {
                return None;
            }
            around.take_text(text);
            is_clean = is_clean && is_escaped(text);
            rest = &rest[text.len()..];
            continue;
        }
        let (tag, after) = tag(rest)?;
        rest = after;
        let is_fine = match tag.strip_prefix('/') {
            Some(name) => close(&mut open, name),
            None => begin(&mut open, tag),
        };
        if !is_fine {
            return None;
        }
        is_clean = is_clean && (tag.starts_with('/') || has_clean_attributes(tag));
    }
    open.is_empty().then_some(Plain { is_clean })
}

/// Whether a text is written as a serialiser would write it.
fn is_escaped(text: &str) -> bool {
    const ENTITIES: [&str; 4] = ["&amp;", "&lt;", "&gt;", "&nbsp;"];
    !text.contains(['>', '\u{a0}'])
        && memchr::memchr_iter(b'&', text.as_bytes())
            .all(|at| ENTITIES.iter().any(|entity| text[at..].starts_with(entity)))
}

/// Whether an element has the attributes that cleaning would leave it, and no other.
fn has_clean_attributes(tag: &str) -> bool {
    let name = tag.split(' ').next().unwrap_or_default();
    let mut rest = &tag[name.len()..];
    let mut last = None;
    while !rest.is_empty() {
        let Some((attribute, value, after)) = attribute(rest) else { return false };
        rest = after;
        let is_rel = name == "a" && attribute == "rel" && rest.is_empty();
        let is_admitted = || {
            // Other signs are written in more than one way.
            let plain = value.replace("&amp;", "");
            !plain.contains(['&', '<', '>', '\u{a0}'])
                && allowed::value_of(name, attribute).is_some_and(|kind| {
                    let value = value.replace("&amp;", "&");
                    kind.admit(&value).is_some_and(|admitted| *admitted == *value)
                })
        };
        if !(is_rel || is_admitted()) {
            return false;
        }
        last = Some((attribute, value));
    }
    name != "a" || last == Some(("rel", super::LINK_REL))
}

/// ` name="value"`, and what follows.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = text.strip_prefix(' ')?.split_once("=\"")?;
    let (value, rest) = rest.split_once('"')?;
    Some((name, value, rest))
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
            assert!(read(html).is_some(), "{html}");
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
            assert_eq!(read(html), None, "{html}");
        }
    }

    #[test]
    fn what_cleaning_would_change_is_not_clean() {
        let is_clean = |html: &str| read(html).is_some_and(|plain| plain.is_clean);
        let rel = super::super::LINK_REL;
        let picture = format!("<img src=\"{ASSET_URL}{}\"", "0".repeat(64));
        for html in [
            "<p lang=\"id\">Air &amp; api &lt;naik&gt;&nbsp;.</p>",
            &format!("<p><a href=\"https://n.example/?a=1&amp;b=2\" rel=\"{rel}\">a</a></p>"),
            &format!("<p>{picture} alt=\"Sungai\" width=\"640\"> a</p>"),
            "<ol start=\"3\"><li value=\"-1\">a</li></ol>",
        ] {
            assert!(is_clean(html), "{html}");
            assert_eq!(super::super::ALLOWED.clean(html).to_string(), html);
        }
        for html in [
            "<p class=\"a\">a</p>",
            "<p onclick=\"a()\">a</p>",
            "<p>a &copy; b</p>",
            "<p>a & b</p>",
            "<p>a > b</p>",
            "<p>a\u{a0}b</p>",
            "<p lang=\"i d\">a</p>",
            "<p lang='id'>a</p>",
            "<p lang>a</p>",
            "<p  lang=\"id\">a</p>",
            "<p LANG=\"id\">a</p>",
            "<p><a href=\"https://n.example/\">a</a></p>",
            "<p><a href=\"https://n.example/\" rel=\"opener\">a</a></p>",
            "<p><a href=\"javascript:a()\" rel=\"noopener noreferrer\">a</a></p>",
            "<p><a rel=\"noopener noreferrer\" href=\"https://n.example/\">a</a></p>",
            "<p><a href=\"https://n.example/?a&copy\" rel=\"noopener noreferrer\">a</a></p>",
            "<p><a href=\"https://n.example/?a&quot;\" rel=\"noopener noreferrer\">a</a></p>",
            &format!("<p>{picture} width=\"100%\"> a</p>"),
            &format!("<p>{picture} onerror=\"a()\"> a</p>"),
        ] {
            assert!(!is_clean(html), "{html}");
        }
    }
}
