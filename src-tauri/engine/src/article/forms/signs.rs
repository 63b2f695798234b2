//! What a document may have, by one look at its bytes: most have none of it, and then nothing is searched for.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

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

/// The signs, and for each what it is one of.
static AUTOMATON: LazyLock<(Option<AhoCorasick>, Vec<Sign>)> = LazyLock::new(|| {
    let of: Vec<Sign> = KINDS.iter().flat_map(|(sign, texts)| texts.iter().map(|_| *sign)).collect();
    let texts = KINDS.iter().flat_map(|(_, texts)| *texts);
    let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(texts);
    debug_assert!(automaton.is_ok(), "{automaton:?}");
    (automaton.ok(), of)
});

impl<'h> Signs<'h> {
    pub(crate) fn of(html: &'h str) -> Self {
        let (Some(automaton), of) = &*AUTOMATON else { return Self { html, found: u16::MAX } };
        let mut found = 0;
        for hit in automaton.find_overlapping_iter(html) {
            found |= 1 << of[hit.pattern().as_usize()] as u16;
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
        let plain = "<p>Air naik <b>dua</b> meter.</p><table><tr><td>1</table>";
        assert_eq!(Signs::of(plain).found, 0, "what has none of them is not searched");
    }
}
