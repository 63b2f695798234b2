//! What a document may have, by one look at its bytes: most have none of it, and then nothing is searched for.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, Span, packed};
use memchr::memmem::Finder;

/// Something that a document may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Formula,
    /// What stands before TeX that a script would set. Scripts have the same signs for other things.
    Delimiter,
    Code,
    Note,
    Box,
    Quotation,
    Sheet,
    /// A mark beside a heading that leads to where it is edited.
    Heading,
    /// It says that it is a page of a forum, whatever else it says of itself.
    Forum,
}

/// All that a document may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signs<'h> {
    /// What it was read from.
    pub(super) html: &'h str,
    found: u16,
}

/// What a document has in its markup that has such a thing.
const KINDS: [(Sign, &[&str]); 9] = [
    (
        Sign::Formula,
        &[
            "<math",
            "katex",
            "mjx-",
            "MathJax",
            "mathjax",
            "math/",
            "latex",
            "mwe-math",
            "d-math",
            "math-renderer",
            "tex-math",
            "data-math",
            "hurmet-tex",
            "math inline",
            "math display",
        ],
    ),
    (Sign::Delimiter, &["\\(", "\\[", "$$", "\\begin{"]),
    (Sign::Code, &["<pre", "<PRE", "<code", "blob-code", "cm-line"]),
    (
        Sign::Note,
        &["<sup", "<SUP", "note", "Note", "href=\"#", "href=#", "href='#", "_ftn", "data-definition"],
    ),
    (Sign::Box, &["admonition", "markdown-alert", "callout", "alert-", "hint", "<details class"]),
    (Sign::Quotation, &["<cite"]),
    (Sign::Sheet, &["</style"]),
    (Sign::Heading, &["mw-editsection"]),
    (
        Sign::Forum,
        &[
            "DiscussionForumPosting",
            "QAPage",
            "phpbb",
            "Discourse",
            "vBulletin",
            "XenForo",
            "hnmain",
            "reddit.com/r/",
            "id=\"mastodon\"",
            "data-message-id",
        ],
    ),
];

/// Shorter signs are looked for each by itself: with them among the others, half of all there is would be looked at twice.
const SHORTEST: usize = 4;

/// The signs, and for each what it is one of. Of no two is one the beginning of the other.
struct Table {
    /// `None` on a processor that cannot look at many bytes at once.
    packed: Option<packed::Searcher>,
    automaton: Option<AhoCorasick>,
    of: Vec<Sign>,
    short: Vec<(Sign, Finder<'static>)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let all = || KINDS.iter().flat_map(|(sign, texts)| texts.iter().map(move |text| (*sign, *text)));
    let (of, long): (Vec<Sign>, Vec<&str>) = all().filter(|(_, text)| text.len() >= SHORTEST).unzip();
    let short = all().filter(|(_, text)| text.len() < SHORTEST);
    let short = short.map(|(sign, text)| (sign, Finder::new(text))).collect();
    let packed = packed::Searcher::new(&long);
    let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(&long);
    debug_assert!(automaton.is_ok(), "{automaton:?}");
    Table { packed, automaton: automaton.ok(), of, short }
});

impl Table {
    /// The first sign that begins at `from` or later, and where.
    fn next(&self, html: &str, from: usize) -> Option<(Sign, usize)> {
        let hit = match (&self.packed, &self.automaton) {
            (Some(packed), _) => packed.find_in(html, Span::from(from..html.len())),
            (None, Some(automaton)) => automaton.find(Input::new(html).span(from..html.len())),
            (None, None) => None,
        }?;
        Some((self.of[hit.pattern().as_usize()], hit.start()))
    }
}

impl<'h> Signs<'h> {
    pub(crate) fn of(html: &'h str) -> Self {
        let (table, mut found, mut from) = (&*TABLE, 0, 0);
        while let Some((sign, start)) = table.next(html, from) {
            found |= 1 << sign as u16;
            // One may begin within another.
            from = start + 1;
        }
        for (sign, finder) in &table.short {
            if finder.find(html.as_bytes()).is_some() {
                found |= 1 << *sign as u16;
            }
        }
        Self { html, found }
    }

    pub(crate) fn has(self, sign: Sign) -> bool {
        self.found & (1 << sign as u16) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_seen_where_they_overlap() {
        let signs = Signs::of("<p>a<sup>1</sup> <span class='katex-mathjax'>x</span><pre>b</pre>");
        let found: Vec<Sign> = KINDS.iter().map(|(sign, _)| *sign).filter(|sign| signs.has(*sign)).collect();
        assert_eq!(found, [Sign::Formula, Sign::Code, Sign::Note]);
        let all = KINDS.iter().flat_map(|(sign, texts)| texts.iter().map(move |text| (*sign, text)));
        for (sign, text) in all {
            assert!(Signs::of(&format!("<p>Air {text}")).has(sign), "{text}");
        }
        let plain = "<p>Air naik <b>dua</b> meter.</p><table><tr><td>1</table>";
        assert_eq!(Signs::of(plain).found, 0, "what has none of them is not searched");
    }
}
