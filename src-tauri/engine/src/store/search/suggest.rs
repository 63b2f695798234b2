//! "Did you mean": a word that nobody wrote, as somebody did.

use rusqlite::Connection;

use super::expression;
use super::find::count_saying;
use super::query::Query;
use super::stemming::Language;
use super::term::{Place, Term};
use super::vocabulary;
use super::words::words;
use crate::error::Result;

/// Shorter words have too many neighbours.
const SHORTEST: usize = 4;
/// Longer ones are not looked at: each letter has fifty ways to be wrong.
const LONGEST: usize = 24;
/// How often two candidates are found is compared up to here.
const COUNTED: u32 = 200;

/// The query with each of its words that no article has in place of the one that is nearest to it and is had; `None`
/// where nothing changes. `input` is what the query was read from.
///
/// # Errors
/// [`Error::SearchDamaged`] when the index has to be made anew.
pub fn suggestion(connection: &Connection, input: &str, query: &Query) -> Result<Option<String>> {
    let Some(tree) = query.tree() else { return Ok(None) };
    let mut suggested = input.to_owned();
    for term in tree.wanted() {
        let [word] = term.words.as_slice() else { continue };
        let length = word.folded.chars().count();
        if term.is_quoted
            || word.pair
            || term.place != Place::Anywhere
            || !(SHORTEST..=LONGEST).contains(&length)
        {
            continue;
        }
        let index = Index { connection, languages: query.languages() };
        if index.count(term, 1)? > 0 {
            continue;
        }
        if let Some(better) = index.nearest(&word.folded)? {
            suggested = with_word(&suggested, &word.folded, &better);
        }
    }
    Ok(Some(suggested).filter(|suggested| suggested != input))
}

struct Index<'c> {
    connection: &'c Connection,
    languages: &'c [Language],
}

impl Index<'_> {
    /// Articles that have a term, up to `most`.
    fn count(&self, term: &Term, most: u32) -> Result<u32> {
        count_saying(self.connection, &expression::of(self.connection, term, self.languages)?, most)
    }

    /// Of the words that one slip makes of this one, that which most articles have.
    fn nearest(&self, word: &str) -> Result<Option<String>> {
        let mut best = (0, None);
        for candidate in slips(word) {
            if !vocabulary::has(self.connection, &candidate)? {
                continue;
            }
            let Some(word) = words(&candidate).into_iter().next() else { continue };
            let term = Term { words: vec![word], place: Place::Anywhere, is_open: false, is_quoted: false };
            let count = self.count(&term, COUNTED)?;
            if count > best.0 {
                best = (count, Some(candidate));
            }
        }
        Ok(best.1)
    }
}

/// All that a word becomes by two letters swapped, one put in, one replaced or one left out (Damerau 1964): the commonest
/// slips first.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let alphabet = alphabet(&letters);
    let places = || (0..=letters.len()).map(|at| letters.split_at(at));
    let swapped = places().filter_map(|(before, after)| match after {
        [first, second, rest @ ..] => Some([before, &[*second, *first], rest].concat()),
        _ => None,
    });
    let put_in = places()
        .flat_map(|(before, after)| alphabet.iter().map(move |letter| [before, &[*letter], after].concat()));
    let replaced = places().flat_map(|(before, after)| {
        let rest = after.get(1..);
        alphabet.iter().filter_map(move |letter| Some([before, &[*letter], rest?].concat()))
    });
    let left_out = places().filter_map(|(before, after)| Some([before, after.get(1..)?].concat()));
    let slips = swapped.chain(put_in).chain(replaced).chain(left_out);
    slips.map(String::from_iter).filter(|slip| slip != word).collect()
}

/// The letters of the script that a word is written in.
fn alphabet(letters: &[char]) -> Vec<char> {
    const ALPHABETS: [(char, char); 7] =
        [('a', 'z'), ('а', 'я'), ('α', 'ω'), ('א', 'ת'), ('ء', 'ي'), ('ऄ', 'ह'), ('ա', 'ֆ')];
    let of_word = |(from, to): &&(char, char)| letters.iter().any(|letter| (from..=to).contains(&letter));
    ALPHABETS.iter().find(of_word).map_or_else(Vec::new, |(from, to)| (*from..=*to).collect())
}

/// A text with one of its words, as it is folded, in place of another.
fn with_word(text: &str, folded: &str, better: &str) -> String {
    match words(text).into_iter().find(|word| word.folded == folded) {
        Some(word) => format!("{}{better}{}", &text[..word.range.start], &text[word.range.end..]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_undone() {
        for (typed, meant) in [
            ("pelabuhn", "pelabuhan"),
            ("pleabuhan", "pelabuhan"),
            ("pelabuham", "pelabuhan"),
            ("выбры", "выборы"),
        ] {
            assert!(slips(typed).contains(&meant.to_owned()), "{typed}");
        }
    }

    #[test]
    fn only_the_word_changes() {
        assert_eq!(with_word("Hrga -impor “hrga beras”", "hrga", "harga"), "harga -impor “hrga beras”");
        assert_eq!(with_word("beras", "hrga", "harga"), "beras");
    }
}
