//! What the trees cannot know: they judge each block alone, and some are text only by what stands beside them.

use std::{cell::RefCell, collections::HashSet};

use dom_query::{NodeId, NodeRef};

use crate::article::{
    body::blocks::{Block, Kind, THREAD},
    lexicon::{self, labels},
    media::{self, credit},
    page::{
        dom::{self, NodeMap},
        line,
    },
};

/// Changes which blocks are `kept`, as their neighbours make them text or none. `ruled` are those that the rules keep.
pub(super) fn amend(blocks: &[Block], ruled: &[bool], kept: &mut [bool]) {
    drop_comments(blocks, kept);
    drop_disclaimers(blocks, kept);
    keep_forms_in_text(blocks, kept);
    keep_headings_over_text(blocks, ruled, kept);
    keep_short_parts(blocks, ruled, kept);
    keep_quotes_whole(blocks, kept);
    keep_corrections(blocks, kept);
    trim_ends(blocks, kept);
    keep_called_notes(blocks, kept);
    keep_thread(blocks, kept);
}

/// A discussion reads like text and can be longer than it. What stands in a box that is called after comments is
/// none of the text, unless most of the text is in such boxes.
fn drop_comments(blocks: &[Block], kept: &mut [bool]) {
    let is_comment = in_box_called(&labels::boxes().comments);
    let comments: Vec<usize> = (0..blocks.len()).filter(|&at| kept[at] && is_comment(&blocks[at])).collect();
    let (in_comments, all) = (words_of(blocks, &comments), words_of(blocks, &all_kept(kept)));
    let outside = all - in_comments;
    if outside >= MIN_OUTSIDE && outside * 4 >= in_comments {
        comments.into_iter().for_each(|at| kept[at] = false);
    }
}

/// A page with fewer words beside its discussion is the discussion.
const MIN_OUTSIDE: u32 = 60;

/// What a publisher does not answer for stands under each of its texts, and can be longer than they are.
fn drop_disclaimers(blocks: &[Block], kept: &mut [bool]) {
    /// A page with fewer words above it is about nothing else.
    const ABOVE: u32 = 30;
    let is_disclaimer = in_box_called(&labels::boxes().disclaimers);
    let (mut last, mut above) = (Vec::new(), all_kept(kept));
    while let Some(at) = above.pop_if(|at| is_disclaimer(&blocks[*at])) {
        last.push(at);
    }
    if words_of(blocks, &above) >= ABOVE {
        last.into_iter().for_each(|at| kept[at] = false);
    }
}

fn all_kept(kept: &[bool]) -> Vec<usize> {
    (0..kept.len()).filter(|&at| kept[at]).collect()
}

fn words_of(blocks: &[Block], of: &[usize]) -> u32 {
    of.iter().map(|&at| line::count_words(&blocks[at].line)).sum()
}

/// Whether a block stands in a box that bears one of `names`.
fn in_box_called(names: &'static [String]) -> impl Fn(&Block) -> bool {
    const BOXES: usize = 8;
    let called: RefCell<NodeMap<bool>> = RefCell::default();
    move |block| {
        block.node.ancestors_it(Some(BOXES)).any(|around| {
            *called.borrow_mut().entry(around.id).or_insert_with(|| {
                dom::is_any(&around, &["div", "section", "ul", "ol", "li", "aside", "article"])
                    && dom::has_label(&around, names)
            })
        })
    }
}

/// Headings, list items and quotations say too little to be judged alone. Where the rules keep them, between two
/// blocks of the text that stand in one box, they are part of it.
fn keep_short_parts(blocks: &[Block], ruled: &[bool], kept: &mut [bool]) {
    const REACH: usize = 6;
    /// What newsrooms wrap a paragraph in.
    const BOXES: usize = 4;
    let is_part = |at: usize| {
        ruled[at]
            && blocks[at].linked == 0
            && matches!(blocks[at].kind, Kind::Heading | Kind::Item | Kind::Quote)
            && !credit::has_credit(&blocks[at].line)
    };
    let share_a_box = |one: &Block, other: &Block| {
        let around: Vec<NodeId> = one.node.ancestors_it(Some(BOXES)).map(|n| n.id).collect();
        other.node.ancestors_it(Some(BOXES)).any(|n| around.contains(&n.id))
    };
    let is_text = kept.to_vec();
    for at in (0..blocks.len()).filter(|&at| !is_text[at] && is_part(at)) {
        let before = (at.saturating_sub(REACH)..at).rev().find(|&before| is_text[before]);
        let after = (at + 1..(at + 1 + REACH).min(blocks.len())).find(|&after| is_text[after]);
        let Some((before, after)) = before.zip(after) else { continue };
        let are_parts = (before + 1..after).all(is_part);
        kept[at] = are_parts && share_a_box(&blocks[before], &blocks[after]);
    }
}

/// Who said it stands under a quotation, in its own element.
fn keep_quotes_whole(blocks: &[Block], kept: &mut [bool]) {
    const WORDS: u32 = 20;
    let quote_of = |block: &Block| {
        block.node.ancestors_it(Some(4)).find(|n| dom::is_any(n, &["blockquote"])).map(|n| n.id)
    };
    for at in 1..blocks.len() {
        let of_kept = kept[at - 1].then(|| quote_of(&blocks[at - 1])).flatten();
        let is_short = line::count_words(&blocks[at].line) <= WORDS;
        kept[at] |= of_kept.is_some() && of_kept == quote_of(&blocks[at]) && is_short;
    }
}

/// Tables, code, formulas, boxes and terms with text before and after them, in a box that all of it is in, are part of
/// it: to the trees, which judge what reads like text, they are nothing.
fn keep_forms_in_text(blocks: &[Block], kept: &mut [bool]) {
    const BOXES: usize = 6;
    let around = |block: &Block| block.node.ancestors_it(Some(BOXES)).map(|n| n.id).collect::<Vec<_>>();
    let is_text = kept.to_vec();
    let mut at = 0;
    while at < blocks.len() {
        if is_text[at] || !is_form(&blocks[at]) {
            at += 1;
            continue;
        }
        // A run of them stands or falls together.
        let end =
            (at..blocks.len()).find(|&next| is_text[next] || !is_form(&blocks[next])).unwrap_or(blocks.len());
        let boxes = around(&blocks[at]);
        let shares =
            |other: &usize| is_text[*other] && around(&blocks[*other]).iter().any(|id| boxes.contains(id));
        let before = (at.saturating_sub(NEAR)..at).rev().find(shares);
        let after = (end..(end + NEAR).min(blocks.len())).find(shares);
        let linked: usize = blocks[at..end].iter().map(|block| block.linked).sum();
        let letters: usize = blocks[at..end].iter().map(|block| block.letters).sum();
        let is_other = |block: &Block| lexicon::cue(&block.line).is_some() || lexicon::is_promo(&block.line);
        // A text may end with its code, in the box that the rest of it is in.
        let ends_it = || {
            blocks[at].kind == Kind::Code
                && before.is_some_and(|before| blocks[before].parent == blocks[at].parent)
        };
        let in_box = |block: &Block| block.node.ancestors_it(Some(4)).any(|n| n.has_attr("data-callout"));
        // A list of terms explains something; else it says when a page came, by whom, and under what number.
        let explains = |block: &Block| line::count_words(&block.line) >= EXPLAINS;
        let is_term = |block: &Block| dom::is_any(&block.node, &["dt", "dd"]) && !is_formula(block);
        let run = &blocks[at..end];
        let says_something = !run.iter().all(is_term) || run.iter().any(explains);
        let is_own =
            linked * 2 <= letters && says_something && (in_box(&blocks[at]) || !run.iter().any(is_other));
        if is_own && before.is_some() && (after.is_some() || ends_it()) {
            kept[at..end].fill(true);
        }
        at = end.max(at + 1);
    }
}

/// Words of a line that explains something.
const EXPLAINS: u32 = 8;

/// Blocks that may stand between a form and the text: headings, captions.
const NEAR: usize = 4;

fn is_formula(block: &Block) -> bool {
    let is_all = |n: &NodeRef| n.has_attr("data-formula") && dom::line(n) == block.line;
    is_all(&block.node) || block.node.descendants_it().take(4).any(|n| is_all(&n))
}

fn is_form(block: &Block) -> bool {
    matches!(block.kind, Kind::Code | Kind::Row)
        || dom::is_any(&block.node, &["dt", "dd", "caption"])
        || is_formula(block)
        || block.node.ancestors_it(Some(4)).any(|n| n.has_attr("data-callout"))
}

/// Where people talk to each other, what they say is the text, with what stood above it and reads like one.
fn keep_thread(blocks: &[Block], kept: &mut [bool]) {
    const WORDS: u32 = 20;
    let is_said = |block: &Block| block.node.ancestors_it(None).any(|n| n.has_attr(THREAD));
    let said: Vec<bool> = blocks.iter().map(is_said).collect();
    let Some(first) = said.iter().position(|&said| said) else { return };
    for at in 0..blocks.len() {
        kept[at] = said[at] || (kept[at] && at < first && line::count_words(&blocks[at].line) >= WORDS);
    }
}

/// A note that the text calls is part of it, wherever it stands, with the heading over the first of them and what
/// stands between two.
fn keep_called_notes(blocks: &[Block], kept: &mut [bool]) {
    const BETWEEN: usize = 12;
    let calls = |block: &Block| -> Vec<String> {
        let marks = block.node.descendants_it().filter(|n| dom::is_any(n, &["sup"]));
        marks.filter_map(|mark| mark.attr("data-note").map(|note| note.to_string())).collect()
    };
    let note_of = |block: &Block| -> Option<String> {
        let mut around = std::iter::once(block.node).chain(block.node.ancestors_it(Some(6)));
        around
            .find(|n| dom::is_any(n, &["li"]) && n.has_attr("data-note"))
            .and_then(|item| item.attr("data-note"))
            .map(|note| note.to_string())
    };
    let notes: Vec<Option<String>> = blocks.iter().map(note_of).collect();
    if notes.iter().all(Option::is_none) {
        return;
    }
    // Short lines may be lost on the trees: what calls a note that they keep is text.
    let kept_notes: HashSet<&String> =
        (0..blocks.len()).filter(|&at| kept[at]).filter_map(|at| notes[at].as_ref()).collect();
    let callers: Vec<usize> =
        (0..blocks.len()).filter(|&at| notes[at].is_none() && !calls(&blocks[at]).is_empty()).collect();
    if !callers.iter().any(|&at| kept[at]) {
        for &at in &callers {
            kept[at] = calls(&blocks[at]).iter().any(|note| kept_notes.contains(note));
        }
    }
    let called: HashSet<String> =
        (0..blocks.len()).filter(|&at| kept[at]).flat_map(|at| calls(&blocks[at])).collect();
    let mut last = None;
    for at in (0..blocks.len()).filter(|&at| notes[at].as_ref().is_some_and(|note| called.contains(note))) {
        kept[at] = true;
        match last {
            Some(before) if at - before <= BETWEEN => kept[before..at].fill(true),
            None if at > 0 && blocks[at - 1].kind == Kind::Heading => kept[at - 1] = true,
            _ => {}
        }
        last = Some(at);
    }
}

/// A text neither begins nor ends with a link of a word or two, and ends with neither a heading nor the places of a list
/// whose items went.
fn trim_ends(blocks: &[Block], kept: &mut [bool]) {
    const WORDS: u32 = 3;
    const PLACES: usize = 3;
    let is_place = |at: &usize| {
        let line = &blocks[*at].line;
        line.len() <= 2 && line.bytes().all(|b| b.is_ascii_digit())
    };
    let places: Vec<usize> = (0..blocks.len()).rev().filter(|&at| kept[at]).take_while(is_place).collect();
    if places.len() >= PLACES {
        places.into_iter().for_each(|at| kept[at] = false);
    }
    let is_label = |block: &Block| {
        block.linked == block.letters
            && !media::is_still(&block.line)
            && line::count_words(&block.line) <= WORDS
    };
    for at in (0..blocks.len()).rev().filter(|&at| kept[at]).collect::<Vec<_>>() {
        if !is_label(&blocks[at]) && blocks[at].kind != Kind::Heading {
            break;
        }
        kept[at] = false;
    }
    for at in (0..blocks.len()).filter(|&at| kept[at]).collect::<Vec<_>>() {
        if !is_label(&blocks[at]) {
            break;
        }
        kept[at] = false;
    }
}

/// What a newsroom says that it got wrong stands far below the text, and is not to be lost.
fn keep_corrections(blocks: &[Block], kept: &mut [bool]) {
    const REACH: usize = 15;
    let Some(first) = kept.iter().position(|&kept| kept) else { return };
    let last = kept.iter().rposition(|&kept| kept).unwrap_or(first);
    for at in first + 1..(last + REACH).min(blocks.len()) {
        if lexicon::is_correction(&blocks[at].line) {
            kept[at] = true;
            let ends_open = blocks[at].line.ends_with([':', '：']);
            if ends_open && let Some(next) = kept.get_mut(at + 1) {
                *next = true;
            }
        }
    }
}

/// A heading says too little to be judged alone: inside the text it stays with the paragraph below it. So it does
/// where the rules leave it, if it stands between two blocks of the text in the box that both of them stand in.
fn keep_headings_over_text(blocks: &[Block], ruled: &[bool], kept: &mut [bool]) {
    let first = kept.iter().position(|&kept| kept).unwrap_or(kept.len());
    let mut above = first;
    for at in first..blocks.len().saturating_sub(1) {
        let (heading, below) = (&blocks[at], &blocks[at + 1]);
        if kept[at] {
            above = at;
        } else if heading.kind == Kind::Heading && kept[at + 1] {
            let stands_in_text = || {
                let is_beside = |other: &Block| [other.parent, other.grandparent].contains(&heading.parent);
                is_beside(&blocks[above]) && is_beside(below) && says_what_follows(heading)
            };
            kept[at] = (ruled[at] && below.kind == Kind::Paragraph) || stands_in_text();
        }
    }
}

fn says_what_follows(heading: &Block) -> bool {
    let line = &heading.line;
    heading.linked == 0
        && lexicon::cue(line).is_none()
        && !lexicon::is_promo(line)
        && !lexicon::is_furniture(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::body::blocks;

    /// The lines that are left of the blocks of a page by `rule`, when those with a "-" in front were kept before.
    fn left(html: &str, rule: impl Fn(&[Block], &mut [bool])) -> Vec<String> {
        let page = dom::page(html);
        let blocks = blocks::find(&page);
        let mut kept: Vec<bool> = blocks.iter().map(|block| block.line.starts_with('-')).collect();
        rule(&blocks, &mut kept);
        blocks.iter().zip(kept).filter(|(_, kept)| *kept).map(|(block, _)| block.line.clone()).collect()
    }

    #[test]
    fn a_discussion_is_none_of_the_text_unless_it_is_all_there_is() {
        let text = format!("- {}", "air naik ".repeat(40).trim());
        let comment = "- Semoga lekas surut.";
        let page = |text: &str| {
            format!(
                "<article><p>{text}</p></article><div class=box_comment><ul><li><p>{comment}</p></ul></div>"
            )
        };
        assert_eq!(left(&page(&text), drop_comments), [text.as_str()]);
        assert_eq!(left(&page("- Air naik."), drop_comments), ["- Air naik.", comment]);
        // One that calls its whole page so.
        let all = format!("<div class=comment>{}</div>", page(&text));
        assert_eq!(left(&all, drop_comments), [text.as_str(), comment]);
    }

    #[test]
    fn what_nobody_answers_for_is_none_of_the_text_unless_it_is_all_there_is() {
        let text = format!("- {}", "air naik ".repeat(20).trim());
        let notice = format!("- {}", "bukan nasihat ".repeat(50).trim());
        let page = |before: &str, after: &str| {
            format!("<p>{before}</p><div class=legal-disclaimer><p>{notice}</p></div>{after}")
        };
        assert_eq!(left(&page(&text, ""), drop_disclaimers), [text.as_str()]);
        assert_eq!(left(&page("- Air naik.", ""), drop_disclaimers), ["- Air naik.", &notice]);
        assert_eq!(left(&page(&text, "<p>- b</p>"), drop_disclaimers), [&text, &notice, "- b"]);
    }

    #[test]
    fn what_has_a_form_stays_between_the_text() {
        let between = |form: &str, after: &str| {
            left(&format!("<div><p>- a</p>{form}{after}</div>"), keep_forms_in_text).len()
                > 1 + after.matches('-').count()
        };
        let table = "<table><tr><td>Senin<td>9.15</table>";
        for form in [
            table,
            "<pre>ls</pre>",
            "<p><code data-formula=block>a=b</code></p>",
            "<blockquote data-callout=note><p>Baca juga</p></blockquote>",
            "<dl><dt>air</dt><dd>yang naik pada malam hari di kampung itu</dd></dl>",
        ] {
            assert!(between(form, "<p>- d</p>"), "{form}");
        }
        for (form, after) in [
            (table, ""),
            (
                table,
                "<aside><div><div><div><div><div><div><p>d</p></div></div></div></div></div></div></aside>",
            ),
            ("<table><tr><td><a href=/b>Air naik</a><td><a href=/c>Air surut</a></table>", "<p>- d</p>"),
            ("<dl><dt>Penulis</dt><dd>Sari</dd></dl>", "<p>- d</p>"),
            ("<ul><li>b</ul>", "<p>- d</p>"),
        ] {
            assert!(!between(form, after), "{form}");
        }
    }

    #[test]
    fn a_note_stays_with_what_calls_it() {
        let text = "<p>- a<sup data-note=1>1</sup></p>";
        let notes = "<h2>Catatan</h2><ol><li data-note=1><p>n</p></li><li data-note=2><p>m</p></li></ol>";
        assert_eq!(left(&format!("{text}<p>b</p>{notes}"), keep_called_notes), ["- a1", "Catatan", "n"]);
        let kept_note = "<p>a<sup data-note=1>1</sup></p><p>b</p><ol><li data-note=1><p>- n</p></li></ol>";
        assert_eq!(left(kept_note, keep_called_notes), ["a1", "- n"]);
        assert_eq!(left("<p>- a</p><ol><li data-note=1><p>n</p></li></ol>", keep_called_notes), ["- a"]);
    }

    #[test]
    fn where_people_talk_what_they_say_is_the_text() {
        let long = format!("- {}", "air naik ".repeat(12).trim());
        let html = format!("<p>- a</p><p>{long}</p><div {THREAD}><p>Sari</p><p>b</p></div><p>- c</p>");
        assert_eq!(left(&html, keep_thread), [long.as_str(), "Sari", "b"]);
        assert_eq!(left("<p>- a</p>", keep_thread), ["- a"]);
    }

    #[test]
    fn headings_stay_over_the_text() {
        let by_rules = |html: &str, ruled: bool| {
            left(html, |blocks, kept| keep_headings_over_text(blocks, &vec![ruled; blocks.len()], kept))
        };
        let in_other_box = "<div><div><p>- a</p><p>b</p></div><p>b</p></div><h2>c</h2><p>- d</p>";
        assert_eq!(by_rules(in_other_box, true), ["- a", "c", "- d"]);
        assert_eq!(by_rules(in_other_box, false), ["- a", "- d"]);
        let in_text = |heading: &str| format!("<div><p>- a</p><h2>{heading}</h2><p>- d</p></div>");
        assert_eq!(by_rules(&in_text("c"), false), ["- a", "c", "- d"]);
        for heading in ["<a href=/c>c</a>", "Baca juga", "Unduh aplikasi kami"] {
            assert_eq!(by_rules(&in_text(heading), false), ["- a", "- d"], "{heading}");
        }
        let over_list = "<div><p>- a</p><h2>c</h2><ul><li>- d<li>- e</ul></div>";
        assert_eq!(by_rules(over_list, false), ["- a", "c", "- d", "- e"]);
        assert_eq!(by_rules("<div><h2>c</h2><p>- d</p><h2>e</h2></div>", true), ["- d"]);
    }

    #[test]
    fn places_of_a_list_end_no_text() {
        let numbers = |last: u32| (1..=last).map(|at| format!("<li>{at}")).collect::<String>();
        let all = |html: String| {
            left(&html, |blocks, kept| {
                kept.fill(true);
                trim_ends(blocks, kept);
            })
        };
        assert_eq!(all(format!("<p>Air naik.</p><ul>{}{}</ul>", numbers(5), numbers(3))), ["Air naik."]);
        assert_eq!(all(format!("<p>Air naik.</p><ul>{}</ul>", numbers(2))), ["Air naik.", "1", "2"]);
        assert_eq!(all(format!("<ul>{}</ul><p>Air naik.</p>", numbers(3))), ["1", "2", "3", "Air naik."]);
    }

    #[test]
    fn short_parts_stay_between_blocks_of_the_text() {
        let by_rules =
            |html: &str| left(html, |blocks, kept| keep_short_parts(blocks, &vec![true; blocks.len()], kept));
        assert_eq!(
            by_rules(
                "<div><p>- Air naik.</p><h2>Warga</h2><ul><li>pindah<li>pulang</ul><p>- Air surut.</p></div>"
            ),
            ["- Air naik.", "Warga", "pindah", "pulang", "- Air surut."]
        );
        // Prose between them, a link, whose picture it is, nothing after them, another box.
        for html in [
            "<div><p>- a</p><p>b</p><h2>c</h2><p>- d</p></div>",
            "<div><p>- a</p><ul><li><a href=/b>b</a></ul><p>- d</p></div>",
            "<div><p>- a</p><h2>Foto: Sari Wulandari/Antara</h2><p>- d</p></div>",
            "<div><p>- a</p><p>- d</p><h2>b</h2></div>",
            "<i><i><i><i><i><p>- a</p></i></i></i></i></i><h2>b</h2><div><div><div><div><p>- d</p></div></div></div></div>",
        ] {
            assert_eq!(by_rules(html), ["- a", "- d"], "{html}");
        }
        let unruled = "<div><p>- a</p><h2>b</h2><p>- d</p></div>";
        let by_none =
            |blocks: &[Block], kept: &mut [bool]| keep_short_parts(blocks, &vec![false; blocks.len()], kept);
        assert_eq!(left(unruled, by_none), ["- a", "- d"]);
    }
}
