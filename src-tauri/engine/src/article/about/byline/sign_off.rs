//! Who signs at the end of the text: "(Ana Lee)", "jdp/dpa", "Reporting by Ana Lee; Editing by Bo Chen".

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};
use rustc_hash::FxBuildHasher;

use super::{
    names::{looks_like_a_person, split},
    standing::{is_initials, is_pointed},
};
use crate::article::{
    about::elsewhere,
    attribution,
    lexicon::{self, hands},
    page::{dom, line::key, pattern::Pattern, text},
};

/// Fewer characters are no paragraph.
const PARAGRAPH: usize = 60;

/// How many lines behind the text are looked at.
const LINES: usize = 6;

const LONGEST: usize = 220;

/// Who signs the text of a page, by name, or else by initials or as an agency.
pub(super) fn of(doc: &Document) -> Vec<String> {
    let Some(last) = last_paragraph(doc) else { return vec![] };
    let ending = ending(&last);
    if is_of_letters(&last.text) {
        return vec![];
    }
    let text = key(&last.text.text());
    let named = ending.iter().map(|line| signed(line, &text)).find(|names| !names.is_empty());
    named.or_else(|| ending.iter().map(initialled).find(|names| !names.is_empty())).unwrap_or_default()
}

/// The last paragraph of the text, and the element that holds all of it.
struct Last<'a> {
    text: NodeRef<'a>,
    paragraph: NodeRef<'a>,
}

/// Whether many sign what stands in it, as readers do their letters.
fn is_of_letters(text: &NodeRef) -> bool {
    let paragraphs = text.descendants_it().filter(|node| dom::is_any(node, &["p"]));
    let signs = |node: &NodeRef| {
        let is_short = dom::length_within(node, 40).is_some_and(|length| length > 0);
        let line = if is_short { dom::line(node) } else { String::new() };
        looks_like_a_person(&line) && !line.contains([':', '：'])
    };
    paragraphs.filter(signs).take(2).count() == 2
}

/// A line at the end of a text.
struct Line {
    text: String,
    /// Whether it is a paragraph of the text, or the end of one, rather than something behind.
    is_within: bool,
}

/// The text is where most paragraphs stand together: in one element, or each in one of its own that do.
fn last_paragraph(doc: &Document) -> Option<Last<'_>> {
    let root = doc.root();
    let paragraphs: Vec<NodeRef> = root
        .descendants_it()
        .filter(|node| dom::is_any(node, &["p"]))
        .filter(|node| {
            let line = dom::line(node);
            line.chars().count() >= PARAGRAPH && !lexicon::is_promo(&line) && lexicon::cue(&line).is_none()
        })
        .filter(|node| !elsewhere::is_elsewhere(node))
        .collect();
    let mut weights: HashMap<NodeId, usize, FxBuildHasher> = HashMap::default();
    let mut best: Option<(usize, NodeRef)> = None;
    for paragraph in &paragraphs {
        let length = paragraph.text().len();
        // The nearer one wins where both hold the same.
        for (up, share) in [(0, 10), (1, 9)] {
            let Some(holder) = paragraph.ancestors_it(Some(2)).nth(up) else { continue };
            let weight = weights.entry(holder.id).or_default();
            *weight += length * share;
            if best.as_ref().is_none_or(|(most, _)| *weight > *most) {
                best = Some((*weight, holder));
            }
        }
    }
    let (_, text) = best?;
    let is_in = |node: &NodeRef| node.ancestors_it(Some(2)).any(|around| around.id == text.id);
    let paragraph = paragraphs.into_iter().rev().find(is_in)?;
    Some(Last { text, paragraph })
}

/// The lines from the end of the last paragraph on.
fn ending(last: &Last) -> Vec<Line> {
    let mut lines = Vec::new();
    let own = text::blocks(&last.paragraph, true);
    let tail = own.iter().rposition(|line| line.chars().count() >= PARAGRAPH).unwrap_or_default();
    lines.extend(own.into_iter().skip(tail).map(|text| Line { text, is_within: true }));
    let mut node = last.paragraph;
    let mut is_within = true;
    // Upwards from the paragraph to what stands behind the whole text.
    for _ in 0..4 {
        let mut next = node.next_element_sibling();
        while let Some(behind) = next {
            next = behind.next_element_sibling();
            if dom::is_any(&behind, &["script", "style", "figure", "aside", "br", "hr"]) {
                continue;
            }
            let Some(length) = dom::length_within(&behind, LONGEST) else { return lines };
            if length == 0 {
                continue;
            }
            if dom::is_any(&behind, &["h1", "h2", "h3", "h4", "h5", "h6", "nav", "form", "ul", "ol"])
                || lines.len() > LINES
                || elsewhere::is_elsewhere(&behind)
            {
                return lines;
            }
            let is_set = dom::is_any(&behind, &["p", "em", "i", "strong", "b", "address"]);
            let is_linked = elsewhere::is_linked(&behind) && !leads_to_an_author(&behind);
            if is_linked && !is_set {
                continue;
            }
            lines.extend(
                text::blocks(&behind, true)
                    .into_iter()
                    .map(|text| Line { text, is_within: is_within && is_set && !is_linked }),
            );
        }
        if node.id == last.text.id {
            is_within = false;
        }
        let Some(parent) = node.parent().filter(NodeRef::is_element) else { break };
        if is_within && parent.id == last.text.id {
            is_within = false;
        }
        node = parent;
    }
    lines
}

fn leads_to_an_author(node: &NodeRef) -> bool {
    dom::links(node).iter().any(elsewhere::leads_to_an_author)
}

/// "(Ana Lee)", "— Ana Lee", and where the brackets stand behind a sentence.
static BRACKETED: Pattern = Pattern::new(r"[(（\[【]\s*([^()（）\[\]【】]{2,60})\s*[)）\]】]\s*[.。]?$");
static DASHED: Pattern = Pattern::new(r"^(?:--+|[–—]+)\s*([^–—]{2,60}?)[\s\-–—.]*$");

/// What brackets or dashes set apart at the end of a line. Brackets within a sentence belong to what it says.
fn set_apart(line: &str) -> Option<&str> {
    let bracketed = BRACKETED.group(line).filter(|(brackets, _)| {
        let sentence = line[..brackets.start()].trim_end();
        sentence.is_empty()
            || sentence.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '"', '”', '“', '»', '«', '」'])
    });
    bracketed.or_else(|| DASHED.group(line)).map(|(_, names)| names.trim())
}

/// The names in a line that signs.
fn signed(line: &Line, text: &str) -> Vec<String> {
    let Line { text: line, is_within } = line;
    let is_short = line.chars().count() <= LONGEST;
    if is_short && hands::labels(line).first().is_some_and(|label| starts(line, label.range.start)) {
        let names: Vec<String> = split(line).into_iter().filter(|name| !is_initials(name)).collect();
        if !names.is_empty() && names.iter().all(|name| is_a_name(name)) && names.len() <= 6 {
            return names;
        }
        return vec![];
    }
    let marked = set_apart(line);
    let is_bare = *is_within
        && line.starts_with(char::is_alphabetic)
        && line.chars().count() <= 60
        && !line.ends_with(['.', '!', '?', ':', '…', '”', '"']);
    let Some(names) = marked.or(is_bare.then_some(line.as_str())) else { return vec![] };
    let line_key = key(names);
    let names = split(names);
    if marked.is_none() && key(&names.concat()).chars().count() + 4 < line_key.chars().count() {
        return vec![];
    }
    let are_persons = !names.is_empty()
        && names.len() <= 4
        && names.iter().all(|name| looks_like_a_person(name) && attribution::is_unknown(name));
    // Whoever the text speaks of does not sign it.
    let are_new = || names.iter().all(|name| text.matches(&key(name)).count() <= 1);
    if are_persons && are_new() { names } else { vec![] }
}

/// Whether a label that stands here begins its line.
fn starts(line: &str, at: usize) -> bool {
    key(&line[..at]).is_empty()
}

/// A name behind a label may be one word.
fn is_a_name(name: &str) -> bool {
    name.split_whitespace().count() <= 5 && name.chars().next().is_some_and(|c| !c.is_lowercase())
}

/// The initials in a line that signs, or the agency.
fn initialled(line: &Line) -> Vec<String> {
    const MOST_SIGNS: usize = 5;
    /// In characters: the name of an agency.
    const LONGEST_SIGN: usize = 16;
    /// Brackets that end sentences about something else.
    const OTHERS: [&str; 12] =
        ["km", "pdf", "sic", "etc", "usw", "ff", "dll", "dsb", "min", "max", "red", "foto"];
    let Line { text: line, .. } = line;
    let marked = set_apart(line);
    let signs = marked.unwrap_or(line);
    let parts: Vec<&str> = signs.split(['/', ',', ';']).map(str::trim).collect();
    let is_sign = |part: &&str| {
        (2..=LONGEST_SIGN).contains(&part.chars().count())
            && part.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-'))
    };
    if !is_pointed(signs) && (parts.len() > MOST_SIGNS || !parts.iter().all(is_sign)) {
        return vec![];
    }
    let is_agency = |part: &&str| !attribution::is_unknown(part);
    let are_signs = parts.iter().all(|part| is_agency(part) || is_initials(part) && !OTHERS.contains(part));
    let has_mark = marked.is_some() || parts.len() > 1 && parts.iter().any(is_agency) || line.contains('.');
    if are_signs && has_mark { parts.iter().map(ToString::to_string).collect() } else { vec![] }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "Warga kampung itu pulang pada malam hari, dan esoknya air sungai sudah surut sama sekali.";

    fn check(ending: &str, expected: &[&str]) {
        let html =
            format!("<h1>A</h1><article><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}{ending}</article><p>Kontak</p>");
        assert_eq!(of(&dom::page(&html)), expected, "{ending}");
    }

    #[test]
    fn the_end_of_a_text_is_signed() {
        for (ending, expected) in [
            ("</p><p>Lê Phương</p>", &["Lê Phương"] as &[&str]),
            ("</p><p style='text-align:right'><strong>Lê Phương</strong></p>", &["Lê Phương"]),
            ("</p><p>(Ana Lee)</p>", &["Ana Lee"]),
            (" (Ana Lee)</p>", &["Ana Lee"]),
            ("</p><p>— Ana Lee</p>", &["Ana Lee"]),
            (
                "</p><p>(Reporting by Ana Lee and Bo Chen in Berlin; Editing by Kim Roe)</p>",
                &["Ana Lee", "Bo Chen"],
            ),
            ("</p><p>Reporter: Sari Wulandari</p><p>Editor: Budi Hartono</p>", &["Sari Wulandari"]),
            ("<br>Pewarta: Sari<br>Editor: Budi</p>", &["Sari"]),
            ("（斎藤美波）</p>", &["斎藤美波"]),
            ("</p><p>Texte : Ana Lee</p>", &["Ana Lee"]),
            ("</p><p>Text: Ana Lee, Fotos: Bo Chen</p>", &["Ana Lee"]),
            (" (jdp)</p>", &["jdp"]),
            ("</p><p>(rok/dpa)</p>", &["rok", "dpa"]),
            ("</p></article><div>sak/Reuters</div><article>", &["sak", "Reuters"]),
            ("</p><p>A.B.</p>", &["A.B."]),
            ("</p><p>-- BERNAMA</p>", &["BERNAMA"]),
            ("</p><p>(AFP)</p>", &["AFP"]),
        ] {
            check(ending, expected);
        }
    }

    #[test]
    fn other_endings_sign_nothing() {
        for ending in [
            "</p>",
            " (pdf)</p>",
            "Begitu kata kepala desa (Budi Hartono).</p>",
            " Demikian harian itu (wkb)</p>",
            " (5 km)</p>",
            "</p><p>Editor: Budi Hartono</p>",
            "</p><p>Foto: Ana Lee</p>",
            "</p><h3>Ana Lee</h3>",
            "</p><div><a href=/tag/ana>Ana Lee</a></div>",
            "</p><p><a href=/tag/ana>Ana Lee</a></p>",
            "<br>- Ana Lee<br>- Bo Chen</p>",
            "</p><p>Kim Roe, Bern</p><p>Sehr gut.</p><p>Ana Lee</p><p>Ja.</p><p>Bo Chen</p>",
            "</p><p>mehr</p>",
            "</p><p>Baca juga: Ana Lee</p>",
            "</p><ul><li>Ana Lee</li></ul>",
            " Ana Lee datang, Ana Lee pergi.</p><p>Ana Lee</p>",
        ] {
            check(ending, &[]);
        }
    }
}
