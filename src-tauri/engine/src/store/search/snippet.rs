//! The words around a match.

use super::query::Query;
use super::words::words;

/// Put around a matched word: private-use characters, which no article holds by right.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// Bytes of text before the first match, about.
const BEFORE: usize = 28;
/// Length of a snippet in bytes, about.
const LENGTH: usize = 220;

/// Some text around the first match, the matched words between U+E000 and U+E001; or the text's beginning.
pub fn snippet(text: &str, language: Option<&str>, query: &Query) -> String {
    let words = words(text);
    let first = words.iter().position(|word| query.hits(word, language)).unwrap_or(0);
    let Some(anchor) = words.get(first) else { return String::new() };
    let from = words
        .iter()
        .find(|word| word.range.start + BEFORE >= anchor.range.start)
        .map_or(0, |word| word.range.start);
    let to = words
        .iter()
        .rev()
        .find(|word| word.range.end <= from + LENGTH)
        .map_or(anchor.range.end, |word| word.range.end.max(anchor.range.end));

    let mut snippet = String::with_capacity(LENGTH + 32);
    if from > 0 {
        snippet.push('…');
    }
    let mut done = from;
    for word in &words {
        let inside = word.range.start >= done && word.range.end <= to;
        if inside && query.hits(word, language) {
            push(&mut snippet, &text[done..word.range.start]);
            snippet.push(OPEN);
            push(&mut snippet, &text[word.range.clone()]);
            snippet.push(CLOSE);
            done = word.range.end;
        }
    }
    push(&mut snippet, &text[done..to]);
    if to < text.trim_end().len() {
        snippet.push('…');
    }
    snippet
}

fn push(snippet: &mut String, text: &str) {
    snippet.extend(
        text.chars().filter(|c| !matches!(*c, OPEN | CLOSE)).map(|c| if c == '\n' { ' ' } else { c }),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_are_marked() {
        let check = |text: &str, query: &str, expected: &str| {
            let marked = snippet(text, Some("id"), &Query::parse(query));
            assert_eq!(marked.replace(OPEN, "[").replace(CLOSE, "]"), expected);
        };
        check("Harga beras turun.", "beras ", "Harga [beras] turun…");
        check("Pembangunan pelabuhan utara", "bangun ", "[Pembangunan] pelabuhan utara");
        check("", "beras", "");
        let long = format!("{} beras murah", "kata ".repeat(80));
        let marked = snippet(&long, Some("id"), &Query::parse("murah"));
        assert!(marked.starts_with('…') && marked.contains("\u{E000}murah\u{E001}"), "{marked}");
        assert!(marked.len() < 300);
    }
}
