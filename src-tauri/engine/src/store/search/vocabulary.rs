//! The words that anybody wrote, as they were written: what a word that is still being typed may become, and what a word
//! that nobody wrote may have been meant for. The index has stems, and would merge all that begin alike.
//!
//! A word is put there once it is met again: half of all words are never written twice.

use std::cell::RefCell;
use std::hash::BuildHasher;

use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::{FxBuildHasher, FxHashSet};

use super::stemming;
use crate::error::Result;
use crate::model::ArticleId;

/// In bytes: longer ones are hardly words.
const LONGEST: usize = 40;
/// Of so many articles one is counted: how common a word is need not be known better.
const COUNTED: i64 = 32;
/// A word that fewer of them have is rare: some hundred articles have it, or none but one.
const COMMON: i64 = 4;
/// Places for words that the vocabulary is known to have, so that it is asked about few. Half a megabyte, once.
const SLOTS: usize = 1 << 17;

thread_local! {
    static MET: RefCell<Met> = RefCell::default();
}

/// What the thread that writes has met.
#[derive(Default)]
struct Met {
    /// Words that were met lately: the upper half of the hash of each, at the place that the lower half names. The last bit
    /// says whether it is in the vocabulary.
    known: Vec<u32>,
    /// Words that are to be put there with the next commit.
    new: Vec<String>,
    /// Words of articles that are counted.
    counted: Vec<String>,
}

/// The words of one article.
pub(super) struct Words {
    /// Of an article that is counted: each once.
    counted: Option<FxHashSet<String>>,
}

impl Words {
    pub(super) fn of(id: ArticleId) -> Self {
        Self { counted: (id.0 % COUNTED == 0).then(FxHashSet::default) }
    }

    /// A word, folded. One that is common lately is there already, and only counted.
    pub(super) fn meet(&mut self, word: &str, is_common: bool) {
        if let Some(counted) = &mut self.counted
            && !counted.contains(word)
            && is_kept(word)
        {
            counted.insert(word.to_owned());
        }
        if is_common {
            return;
        }
        let hash = FxBuildHasher.hash_one(word);
        MET.with_borrow_mut(|met| {
            met.known.resize(SLOTS, 0);
            let known = &mut met.known[hash as usize % SLOTS];
            let once = (hash >> 32) as u32 & !1;
            if *known == once {
                *known = once | 1;
                if is_kept(word) {
                    met.new.push(word.to_owned());
                }
            } else if *known != once | 1 {
                *known = once;
            }
        });
    }
}

/// Numbers are typed to their end, and long strings are hardly words.
fn is_kept(word: &str) -> bool {
    word.len() <= LONGEST && !word.bytes().any(|byte| byte.is_ascii_digit())
}

impl Drop for Words {
    fn drop(&mut self) {
        let counted = self.counted.take().into_iter().flatten();
        MET.with_borrow_mut(|met| met.counted.extend(counted));
    }
}

/// Puts what was met into the vocabulary, before a commit.
pub(super) fn settle(connection: &Connection) -> Result<()> {
    let (new, counted) =
        MET.with_borrow_mut(|met| (std::mem::take(&mut met.new), std::mem::take(&mut met.counted)));
    let put = put(connection, new, &counted);
    if put.is_err() {
        // What was not put is not known.
        MET.with_borrow_mut(|met| met.known.clear());
        stemming::forget();
    }
    put
}

fn put(connection: &Connection, mut new: Vec<String>, counted: &[String]) -> Result<()> {
    // In order, so that neighbours share their pages.
    new.sort_unstable();
    let mut insert =
        connection.prepare_cached("INSERT OR IGNORE INTO search_word (word, seen) VALUES (?1, 0)")?;
    for word in new {
        insert.execute([word])?;
    }
    let mut count = connection.prepare_cached(
        "INSERT INTO search_word (word, seen) VALUES (?1, 1) ON CONFLICT DO UPDATE SET seen = seen + 1",
    )?;
    for word in counted {
        count.execute([word])?;
    }
    Ok(())
}

/// Words that begin alike.
pub(super) struct Beginning {
    /// The commonest first.
    pub(super) words: Vec<String>,
    /// None of them is in many articles, so that the index has few places to merge.
    pub(super) is_rare: bool,
}

/// Words that begin so, `most` of them, this one itself among them if it is one.
pub(super) fn beginning_with(connection: &Connection, beginning: &str, most: u32) -> Result<Beginning> {
    let mut statement = connection.prepare_cached(
        "SELECT word, seen FROM search_word WHERE word >= ?1 AND word < ?2
         ORDER BY seen DESC, length(word) LIMIT ?3",
    )?;
    let end = format!("{beginning}{}", char::MAX);
    let words: Vec<(String, i64)> = statement
        .query_map(params![beginning, end, most], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let is_rare = words.len() < most as usize && words.first().is_none_or(|(_, seen)| *seen < COMMON);
    Ok(Beginning { words: words.into_iter().map(|(word, _)| word).collect(), is_rare })
}

/// Whether anybody wrote a word, more than once.
pub(super) fn has(connection: &Connection, word: &str) -> Result<bool> {
    let found = connection
        .prepare_cached("SELECT 1 FROM search_word WHERE word = ?1")?
        .query_row([word], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

/// Forgets all words: the index is made anew, and with it the vocabulary.
pub(super) fn clear(connection: &Connection) -> Result<()> {
    connection.execute_batch("DELETE FROM search_word")?;
    MET.with_borrow_mut(|met| *met = Met::default());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::super::open;
    use super::*;

    fn meet(connection: &Connection, article: i64, text: &str) {
        let mut words = Words::of(ArticleId(article));
        text.split(' ').for_each(|word| words.meet(word, false));
        drop(words);
        settle(connection).unwrap();
    }

    #[test]
    fn words_are_kept_once_they_are_met_again() {
        let connection = open::in_memory();
        meet(&connection, 1, "pelabuhan kapal 2022 kapal");
        assert!(has(&connection, "kapal").unwrap());
        assert!(!has(&connection, "pelabuhan").unwrap());
        meet(&connection, 2, "pelabuhan 2022");
        assert!(has(&connection, "pelabuhan").unwrap());
        assert!(!has(&connection, "2022").unwrap());
        clear(&connection).unwrap();
        assert!(!has(&connection, "kapal").unwrap());
    }

    #[test]
    fn the_commonest_beginning_stands_first() {
        let connection = open::in_memory();
        for round in 1..=COMMON {
            meet(&connection, round, "kapal kapas kapur");
            meet(&connection, round * COUNTED, "kapas");
        }
        let found = beginning_with(&connection, "kapa", 10).unwrap();
        assert_eq!((found.words, found.is_rare), (vec!["kapas".to_owned(), "kapal".to_owned()], false));
        let found = beginning_with(&connection, "kapu", 10).unwrap();
        assert_eq!((found.words, found.is_rare), (vec!["kapur".to_owned()], true));
        assert!(beginning_with(&connection, "kapak", 10).unwrap().is_rare);
    }
}
