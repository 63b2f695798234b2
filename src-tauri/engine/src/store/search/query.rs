//! What a person types into the search box: words, `"phrases"`, `-not`, and a last word that is still
//! being typed.

use super::words::{STEMMED, Word, stem, words};

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
        let wanted: Vec<String> = self.terms.iter().filter(|term| !term.excluded).map(alternatives).collect();
        let excluded = self.terms.iter().filter(|term| term.excluded).map(alternatives);
        if wanted.is_empty() {
            return None;
        }
        Some(excluded.fold(format!("({})", wanted.join(" AND ")), |all, not| format!("{all} NOT {not}")))
    }

    /// Whether a word of a text in `language` is one that was looked for.
    pub(super) fn hits(&self, word: &Word, language: Option<&str>) -> bool {
        let stemmed = stem(&word.folded, language);
        self.terms.iter().filter(|term| !term.excluded).any(|term| {
            term.words.iter().enumerate().any(|(at, wanted)| {
                let open = term.open && at + 1 == term.words.len();
                stems(wanted).contains(&stemmed)
                    || wanted.folded == word.folded
                    || (open && wanted.folded.chars().count() > 1 && word.folded.starts_with(&wanted.folded))
            })
        })
    }
}

/// The language of a query is unknown, so each word is looked for as every language would have stored it.
fn alternatives(term: &Term) -> String {
    let languages = [None].into_iter().chain(STEMMED.map(Some));
    let mut forms: Vec<String> = languages.map(|language| phrase(&term.words, language)).collect();
    if let (true, [only]) = (term.open, term.words.as_slice())
        && (only.folded.chars().count() > 1 || only.pair)
    {
        forms.push(format!("\"{}\"*", only.folded));
    }
    forms.sort();
    forms.dedup();
    format!("({})", forms.join(" OR "))
}

fn phrase(words: &[Word], language: Option<&str>) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| if word.pair { word.folded.clone() } else { stem(&word.folded, language) })
        .collect();
    format!("\"{}\"", words.join(" ")) // folded words hold letters and digits only: nothing to escape
}

fn stems(word: &Word) -> Vec<String> {
    STEMMED.iter().map(|language| stem(&word.folded, Some(language))).collect()
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
}
