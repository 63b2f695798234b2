//! The sentence or two between headline and text by which a newsroom sells the story.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use super::published;
use crate::article::{
    attribution, lexicon,
    page::{
        dom,
        line::{self, key},
        start, text,
    },
};

/// What its element is called.
const LABELS: [&str; 27] = [
    "standfirst",
    "dek",
    "deck",
    "lead",
    "lede",
    "leadtext",
    "summary",
    "subtitle",
    "subtitulo",
    "subhead",
    "subheadline",
    "subheading",
    "chapo",
    "chapeau",
    "abstract",
    "desc",
    "intro",
    "introduction",
    "excerpt",
    "sapo",
    "ingress",
    "entradilla",
    "sumario",
    "sommario",
    "vorspann",
    "occhiello",
    "preamble",
];

const LETTERS: std::ops::RangeInclusive<usize> = 30..=450;
const MIN_WORDS: u32 = 5;

/// How many nodes after the headline it is looked for in.
const ABOVE: usize = 300;

/// The standfirst that the page shows above the text, unless the text has it. `summaries` are what its tags say that
/// the article is about.
pub(crate) fn of(
    page: &Document,
    body: &Document,
    title: Option<&str>,
    byline: Option<&str>,
    summaries: &[String],
) -> Option<String> {
    let first = start::on_page(page, body)?;
    let headline = key(title?);
    let root = page.root();
    let is_headline = |node: &NodeRef| {
        dom::is_any(node, &["h1"])
            || (dom::is_any(node, &["h2"]) && key(&dom::line(node)).ends_with(&headline))
    };
    let above: Vec<NodeRef> = root
        .descendants_it()
        .skip_while(|node| !is_headline(node))
        .skip(1)
        .take_while(|node| node.id != first.id)
        .collect();
    let in_text: Vec<String> = text::blocks(&body.html_root(), true).iter().map(|line| key(line)).collect();
    let names: Vec<String> =
        byline.unwrap_or_default().split(", ").map(key).filter(|name| !name.is_empty()).collect();
    let told: HashSet<u64> = summaries.iter().flat_map(|summary| line::shingles(summary)).collect();
    let candidates =
        above.iter().take(ABOVE).filter(|node| dom::is_any(node, &["p", "h2", "h3", "h4", "div", "span"]));
    candidates
        .filter(|node| {
            !node.descendants_it().any(|n| dom::is_any(&n, &["p", "div", "h1", "h2", "h3", "ul", "img"]))
        })
        .filter(|node| {
            let line = dom::line(node);
            let line_key = key(&line);
            let (linked, letters) = dom::link_share(node);
            let is_text = LETTERS.contains(&line.chars().count())
                && line::count_words(&line) >= MIN_WORDS
                && linked * 2 < letters
                && line_key != headline
                && !names.iter().any(|name| line_key.contains(name))
                && !published::is_dateline(&line)
                && !attribution::is_source_line(&line)
                && !lexicon::is_promo(&line)
                && lexicon::cue(&line).is_none();
            let is_aside = || {
                node.ancestors_it(Some(4)).any(|n| dom::is_any(&n, &["figure", "figcaption", "aside", "nav"]))
            };
            let own = line::shingles(&line);
            let is_told =
                !own.is_empty() && own.iter().filter(|run| told.contains(*run)).count() * 10 >= own.len() * 6;
            let is_labelled =
                std::iter::once(**node).chain(node.ancestors_it(Some(2))).any(|n| is_called_so(&n));
            is_text
                && !is_aside()
                && (is_told || is_labelled)
                && !in_text.iter().any(|text| text.contains(&line_key))
        })
        .map(dom::line)
        .next()
}

/// Whether its class, or whatever else templates name their parts by, calls it so.
fn is_called_so(node: &NodeRef) -> bool {
    let names = node.attrs().into_iter().filter(|attr| {
        let name = attr.name.local.as_ref();
        matches!(name, "class" | "id" | "itemprop") || name.starts_with("data-")
    });
    names
        .into_iter()
        .any(|attr| attr.value.len() <= 400 && dom::names_any(&attr.value.to_ascii_lowercase(), &LABELS))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAND: &str = "Dua keluarga dilepas pada malam hari, dan esoknya sebuah pohon sudah tumbang";
    const TEXT: &str = "Berang-berang berenang lagi di sungai itu untuk pertama kali sejak empat abad.";

    fn check(above: &str, summaries: &[&str], expected: Option<&str>) {
        let page = dom::page(&format!("<p>{STAND}</p><h1>Berang-berang</h1>{above}<div><p>{TEXT}</p></div>"));
        let body = dom::fragment(&format!("<p>{TEXT}</p>"));
        let summaries: Vec<String> = summaries.iter().map(ToString::to_string).collect();
        assert_eq!(
            of(&page, &body, Some("Berang-berang"), Some("Sari W"), &summaries).as_deref(),
            expected,
            "{above}"
        );
    }

    #[test]
    fn a_name_or_the_summary_gives_it_away() {
        check(&format!("<p class=article__standfirst>{STAND}</p>"), &[], Some(STAND));
        check(&format!("<p>{STAND}</p>"), &[STAND], Some(STAND));
        check(&format!("<p>{STAND}</p>"), &[], None);
        check(&format!("<h2 class=dek><a href=/>{STAND}</a></h2>"), &[], None);
        check("<p class=lead>Oleh Sari</p>", &[], None);
        check("<p class=lead>Sari W melaporkan untuk kami dari tepi sungai itu</p>", &[], None);
        check(&format!("<div data-gu-name=standfirst><div><p>{STAND}</p></div></div>"), &[], Some(STAND));
        check(&format!("<p class=lead>{TEXT}</p>"), &[], None);
        check(&format!("<h2 class=sub-headline>{STAND}</h2>"), &[], Some(STAND));
    }
}
