//! A term as FTS5 reads it.

use rusqlite::Connection;

use super::stemming::Language;
use super::term::{Forms, Term};
use super::vocabulary::{self, Beginning};
use super::words::words;
use crate::error::Result;

/// A word that is still being typed may become so many.
const COMPLETIONS: u32 = 40;

/// An expression for all that a term may look like in the index.
pub(super) fn of(connection: &Connection, term: &Term, languages: &[Language]) -> Result<String> {
    let Forms { columns, mut phrases, beginning, .. } = term.forms(languages);
    let mut beginnings = Vec::new();
    match beginning {
        // Scripts without spaces have no vocabulary; what begins with one of their characters are pairs.
        Some(character) if term.words[0].pair => beginnings.push(format!("\"{character}\"*")),
        Some(beginning) => {
            let Beginning { words: known, is_rare } =
                vocabulary::beginning_with(connection, &beginning, COMPLETIONS)?;
            if is_rare {
                beginnings.push(format!("\"{beginning}\"*"));
            }
            for word in known {
                let completed = words(&word).into_iter().map(|word| term.completed(word));
                phrases.extend(completed.flat_map(|term| term.forms(languages).phrases));
            }
        }
        None => {}
    }
    phrases.sort();
    phrases.dedup();
    // Folded words hold letters and digits only: nothing to escape.
    let phrases = phrases.iter().map(|phrase| format!("\"{}\"", phrase.join(" ")));
    Ok(format!("{columns}({})", phrases.chain(beginnings).collect::<Vec<_>>().join(" OR ")))
}
