//! The words around a match.

use super::query::{Match, Query, Shown};
use super::stemming::Language;
use super::words::{Word, words};

/// Put around a matched word: private-use characters, which no article holds by right.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// Bytes of text before the first match, about.
const BEFORE: usize = 28;
/// Bytes from the first match on that are still seen where there is little room, about.
const SEEN: usize = 100;
/// Length of a snippet in bytes, about.
const LENGTH: usize = 220;

/// Some text around the place where most of the query stands together, each match between U+E000 and
/// U+E001; or the text's beginning. The first match is near the beginning of the snippet.
pub fn snippet(text: &str, language: Option<&str>, query: &Query) -> String {
    let words = words(text);
    let language = language.and_then(Language::of);
    let matches = query.matches(&words, language, Shown::Text);
    let Some(anchor) = best(&matches).map(|found| &found.range).or(words.first().map(|word| &word.range))
    else {
        return String::new();
    };
    let before = |word: &Word| word.range.start + BEFORE >= anchor.start;
    // What stands before the first word belongs to it.
    let from = words.iter().position(before).filter(|at| *at > 0).map_or(0, |at| words[at].range.start);
    let inside = |word: &&Word| word.range.end <= from + LENGTH;
    let to = words.iter().rev().find(inside).map_or(anchor.end, |word| word.range.end.max(anchor.end));

    let mut snippet = String::with_capacity(LENGTH + 32);
    if from > 0 {
        snippet.push('…');
    }
    push_marked(&mut snippet, text, from, to, &matches);
    if to < text.trim_end().len() {
        snippet.push('…');
    }
    snippet
}

/// A headline, each match between U+E000 and U+E001.
pub fn marked(title: &str, language: Option<&str>, query: &Query) -> String {
    marks(title, &query.matches(&words(title), language.and_then(Language::of), Shown::Title))
}

/// A byline, each match between U+E000 and U+E001; `None` where there is none in it.
pub fn marked_byline(byline: &str, query: &Query) -> Option<String> {
    let matches = query.matches(&words(byline), None, Shown::Byline);
    if matches.is_empty() { None } else { Some(marks(byline, &matches)) }
}

/// Whether a match is marked in a text.
pub fn is_marked(text: &str) -> bool {
    text.contains(OPEN)
}

fn marks(text: &str, matches: &[Match]) -> String {
    let mut marked = String::with_capacity(text.len() + 32);
    push_marked(&mut marked, text, 0, text.len(), matches);
    marked
}

/// The match behind which most parts of the query are seen, the first of them.
fn best(matches: &[Match]) -> Option<&Match> {
    let parts = |at: usize| {
        let from = matches[at].range.start;
        let seen = matches[at..].iter().take_while(|found| found.range.end <= from + SEEN);
        let mut terms: Vec<usize> = seen.map(|found| found.term).collect();
        terms.sort_unstable();
        terms.dedup();
        terms.len()
    };
    (0..matches.len()).rev().max_by_key(|at| parts(*at)).map(|at| &matches[at])
}

fn push_marked(into: &mut String, text: &str, from: usize, to: usize, matches: &[Match]) {
    let mut done = from;
    for Match { range, .. } in matches {
        if range.start < done || range.end > to {
            continue;
        }
        push(into, &text[done..range.start]);
        into.push(OPEN);
        push(into, &text[range.clone()]);
        into.push(CLOSE);
        done = range.end;
    }
    push(into, &text[done..to]);
}

fn push(snippet: &mut String, text: &str) {
    snippet.extend(
        text.chars().filter(|c| !matches!(*c, OPEN | CLOSE)).map(|c| if c == '\n' { ' ' } else { c }),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &str) -> Query {
        Query::parse(input, 0, Language::of("id").into_iter().collect())
    }

    fn shown(marked: &str) -> String {
        marked.replace(OPEN, "[").replace(CLOSE, "]")
    }

    #[test]
    fn matches_are_marked() {
        let check = |text: &str, query: &str, expected: &str| {
            assert_eq!(shown(&snippet(text, Some("id"), &read(query))), expected);
        };
        check("Harga beras turun.", "beras ", "Harga [beras] turun…");
        check("Pembangunan pelabuhan utara", "bangun ", "[Pembangunan] pelabuhan utara");
        check("Tiga desa, tiga provinsi", "\"tiga provinsi\"", "Tiga desa, [tiga provinsi]");
        check("Harga beras", "jagung", "Harga beras");
        check("“Beras” katanya", "jagung", "“Beras” katanya");
        check("", "beras", "");
        check("…", "beras", "");
    }

    #[test]
    fn the_first_match_is_near_the_beginning() {
        let long = format!("{} beras murah", "kata ".repeat(80));
        let marked = snippet(&long, Some("id"), &read("murah"));
        assert!(marked.starts_with('…') && marked.contains("\u{E000}murah\u{E001}"), "{marked}");
        assert!(marked.find(OPEN) < Some(BEFORE + 4), "{marked}");
        assert!(marked.len() < 300);
    }

    #[test]
    fn more_of_the_query_counts_for_more_than_its_first_word() {
        let filling = "kata ".repeat(80);
        let text = format!("Beras. {filling} harga beras turun. {filling} harga beras naik");
        let marked = shown(&snippet(&text, Some("id"), &read("harga beras ")));
        assert!(marked.contains("[harga] [beras] turun") && !marked.contains("naik"), "{marked}");
    }

    #[test]
    fn a_whole_text_is_marked() {
        let check = |text: &str, query: &str, expected: &str| {
            assert_eq!(shown(&marked(text, Some("id"), &read(query))), expected);
        };
        check("Harga beras turun.", "turun", "Harga beras [turun].");
        check("Dua \u{E000}kapal\u{E001}", "dua ", "[Dua] kapal");
        check("Tiga dua satu", "\"tiga dua\" dua ", "[Tiga dua] satu");
        check("", "beras", "");
    }
}
