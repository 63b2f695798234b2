//! What a person types into the search box: words, `"phrases"`, `-not`, and a last word that is still
//! being typed.

use std::ops::Range;

use super::words::{STEMMED, Word, words};

/// One part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    words: Vec<Word>,
    excluded: bool,
    /// The last word may go on.
    open: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

impl Query {
    /// Understands any input; what means nothing is left out.
    pub fn parse(input: &str) -> Self {
        let mut terms = Vec::new();
        let mut rest = input.trim_start();
        while !rest.is_empty() {
            let (excluded, body) = match rest.strip_prefix('-') {
                Some(body) => (true, body),
                None => (false, rest),
            };
            let (text, quoted, after) = match body.strip_prefix(['"', '“', '”']) {
                Some(quote) => {
                    let end = quote.find(['"', '“', '”']).unwrap_or(quote.len());
                    (&quote[..end], true, quote[end..].trim_start_matches(['"', '“', '”']))
                }
                None => {
                    let end = body.find(char::is_whitespace).unwrap_or(body.len());
                    (&body[..end], false, &body[end..])
                }
            };
            let words = words(text);
            if !words.is_empty() {
                terms.push(Term { words, excluded, open: !quoted && !excluded && after.is_empty() });
            }
            rest = after.trim_start();
        }
        Self { terms }
    }

    /// The query as FTS5 reads it, or `None` when there is nothing to look for.
    pub(super) fn expression(&self) -> Option<String> {
        let wanted: Vec<String> = self.wanted().map(|term| term.forms().expression()).collect();
        let excluded = self.terms.iter().filter(|term| term.excluded).map(|term| term.forms().expression());
        if wanted.is_empty() {
            return None;
        }
        Some(excluded.fold(format!("({})", wanted.join(" AND ")), |all, not| format!("{all} NOT {not}")))
    }

    /// Where the words of a text in `language` are those that were looked for, in the text's order. It finds
    /// what the index finds: a phrase only as a whole, and a word by its stem.
    pub(super) fn matches(&self, words: &[Word], language: Option<&str>) -> Vec<Match> {
        let stored: Vec<String> = words.iter().map(|word| word.stored(language)).collect();
        let mut matches = Vec::new();
        for (term, forms) in self.wanted().map(Term::forms).enumerate() {
            let last = stored.len().saturating_sub(forms.length - 1);
            matches.extend((0..last).filter(|at| forms.stand_at(*at, words, &stored)).map(|at| {
                let range = words[at].range.start..words[at + forms.length - 1].range.end;
                Match { range, term }
            }));
        }
        matches.sort_by_key(|found| (found.range.start, found.range.end));
        matches
    }

    fn wanted(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| !term.excluded)
    }
}

/// A place in a text that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// In bytes.
    pub(super) range: Range<usize>,
    /// Which part of the query it answers.
    pub(super) term: usize,
}

impl Term {
    /// The language of a query is unknown, so each word is looked for as every language would have stored it.
    fn forms(&self) -> Forms {
        let languages = [None].into_iter().chain(STEMMED.map(Some));
        let stored = |language| self.words.iter().map(|word| word.stored(language)).collect();
        let mut phrases: Vec<Vec<String>> = languages.map(stored).collect();
        phrases.sort();
        phrases.dedup();
        let beginning = match self.words.as_slice() {
            [only] if self.open && (only.pair || only.folded.chars().count() > 1) => {
                Some(only.folded.clone())
            }
            _ => None,
        };
        Forms { length: self.words.len(), phrases, beginning }
    }
}

/// What a part of a query looks like in the index.
struct Forms {
    /// Of each phrase, in words; at least one.
    length: usize,
    phrases: Vec<Vec<String>>,
    /// A word that begins like this one will do.
    beginning: Option<String>,
}

impl Forms {
    fn expression(&self) -> String {
        // Folded words hold letters and digits only: nothing to escape.
        let phrases = self.phrases.iter().map(|phrase| format!("\"{}\"", phrase.join(" ")));
        let beginning = self.beginning.iter().map(|beginning| format!("\"{beginning}\"*"));
        format!("({})", phrases.chain(beginning).collect::<Vec<_>>().join(" OR "))
    }

    /// Whether `stored`, which is how the index has `words`, says it from the word at `at` on.
    fn stand_at(&self, at: usize, words: &[Word], stored: &[String]) -> bool {
        let here = &stored[at..at + self.length];
        self.phrases.iter().any(|phrase| phrase == here)
            || self.beginning.as_ref().is_some_and(|beginning| {
                here[0].starts_with(beginning) || words[at].folded.starts_with(beginning)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_understood() {
        let check = |input: &str, expression: Option<&str>| {
            assert_eq!(Query::parse(input).expression().as_deref(), expression, "{input}");
        };
        check("", None);
        check("  -beras ", None);
        check("\"", None);
        check("jalan ", Some("((\"jalan\"))"));
        check("pelabuhan kapal ", Some("((\"labuh\" OR \"pelabuhan\") AND (\"kapal\"))"));
        check("kap", Some("((\"kap\" OR \"kap\"*))"));
        check("\"ports opened\" -kapal", Some("((\"port open\" OR \"ports opened\")) NOT (\"kapal\")"));
        check("東京都 ", Some("((\"東京 京都\"))"));
        check("NEAR( OR * ^a", Some("((\"near\") AND (\"or\") AND (\"a\"))"));
    }

    #[test]
    fn what_the_index_finds_is_pointed_at() {
        let check = |query: &str, text: &str, expected: &[&str]| {
            let matches = Query::parse(query).matches(&words(text), Some("id"));
            let found: Vec<&str> = matches.into_iter().map(|found| &text[found.range]).collect();
            assert_eq!(found, expected, "{query}");
        };
        check("pelabuhan ", "Labuh, berlabuh di Pelabuhan", &["Labuh", "berlabuh", "Pelabuhan"]);
        check("\"dua kapal\"", "dua perahu, satu kapal, dua kapal", &["dua kapal"]);
        check("kapal -dua", "dua kapal", &["kapal"]);
        check("pel", "pelabuhan pelan", &["pelabuhan", "pelan"]);
        check("dua ka", "kapal dua", &["kapal", "dua"]);
        check("jum'at", "Hari Jum’at", &["Jum’at"]);
        check("東京都 ", "ここは東京都です", &["東京都"]);
        check("dua tiga empat", "dua", &["dua"]);
        check("\"dua tiga empat\"", "dua tiga", &[]);
        check("beras", "", &[]);
        check("", "beras", &[]);
    }
}
