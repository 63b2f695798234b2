//! What an edit is about. In doubt it is wording: a fact is claimed to have changed only where the text shows one.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::Version;
use super::words::{fold, tokens};
use crate::article::lexicon;
use crate::article::page::line::{count_words, is_unspaced};
use crate::date;
use crate::model::EditKind;

/// What both versions say about single words.
pub(super) struct Context<'a> {
    language: &'a str,
    /// Words in lower case, and how often they are in the old and in the new text.
    counts: HashMap<String, [u32; 2]>,
    /// Words that have a capital within a sentence, in lower case.
    capitalised: HashSet<String>,
}

impl<'a> Context<'a> {
    pub(super) fn of(before: &Version, after: &Version, language: Option<&'a str>) -> Self {
        let mut context = Self {
            language: language.unwrap_or_default(),
            counts: HashMap::new(),
            capitalised: HashSet::new(),
        };
        for (at, version) in [before, after].into_iter().enumerate() {
            for line in version.blocks.iter().chain([&version.title]) {
                let words = words(line);
                let is_title_case = is_title_case(&words);
                for word in words {
                    let key = bare(word.text);
                    if word.has_capital && !word.opens && !is_title_case {
                        context.capitalised.insert(key.clone());
                    }
                    context.counts.entry(key).or_default()[at] += 1;
                }
            }
        }
        context
    }

    fn count(&self, word: &str) -> [u32; 2] {
        self.counts.get(word).copied().unwrap_or_default()
    }
}

/// A word of a block.
struct Word<'a> {
    text: &'a str,
    at: Range<usize>,
    has_capital: bool,
    /// It opens a sentence, where every word has a capital.
    opens: bool,
    /// Nothing but space stands between it and the word before.
    joins: bool,
}

/// A block of one version.
pub(super) struct Side<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
    /// Which of the words are names.
    names: Vec<bool>,
    quotes: Vec<Range<usize>>,
}

impl<'a> Side<'a> {
    pub(super) fn of(text: &'a str, context: &Context<'_>) -> Self {
        let words = words(text);
        let names = names(&words, context);
        Self { text, words, names, quotes: quotes(text) }
    }

    fn words_in<'s>(&'s self, range: &'s Range<usize>) -> impl Iterator<Item = (&'s Word<'a>, bool)> {
        self.words
            .iter()
            .zip(self.names.iter().copied())
            .filter(|(word, _)| word.at.start < range.end && range.start < word.at.end)
    }

    fn names_in(&self, range: &Range<usize>) -> Vec<String> {
        sorted(self.words_in(range).filter(|(_, is_name)| *is_name).map(|(word, _)| bare(word.text)))
    }

    /// Figures, number words, days and months.
    fn numbers_in(&self, range: &Range<usize>) -> Vec<String> {
        let is_number = |word: &Word<'_>| {
            word.text.chars().any(char::is_numeric)
                || lexicon::is_number_word(&word.text.to_lowercase())
                || word.has_capital && date::names_day_or_month(&word.text.to_lowercase())
        };
        sorted(self.words_in(range).filter(|(word, _)| is_number(word)).map(|(word, _)| bare(word.text)))
    }

    /// The quotation that an edit is in, and not only around.
    fn quote_at(&self, range: &Range<usize>) -> Option<usize> {
        self.quotes
            .iter()
            .position(|quote| quote.start < range.end.max(range.start + 1) && range.start < quote.end)
    }
}

/// The kind of an edit, and the quotation that it is in.
pub(super) fn of(
    old: &Side<'_>,
    old_range: &Range<usize>,
    new: &Side<'_>,
    new_range: &Range<usize>,
    context: &Context<'_>,
) -> (EditKind, Option<(bool, usize)>) {
    let (removed, added) = (&old.text[old_range.clone()], &new.text[new_range.clone()]);
    let changed_words = count_words(removed) + count_words(added);
    // A long passage that came or went is not about the one figure or name in it.
    let differ = |before: &[String], after: &[String]| {
        before != after && (changed_words <= FEW_WORDS || !before.is_empty() && !after.is_empty())
    };
    let is_name = differ(&old.names_in(old_range), &new.names_in(new_range))
        || is_named_by_neighbours(old, old_range, new, new_range);
    let is_number =
        differ(&old.numbers_in(old_range), &new.numbers_in(new_range)) || swaps_numerals(removed, added);
    let changes_marks = marks(removed) != marks(added);
    if !is_name && !is_number && !changes_marks && is_slip(removed, added, context) {
        return (EditKind::Typo, None);
    }
    let quote = match (new_range.is_empty(), new.quote_at(new_range)) {
        (false, Some(at)) => Some((true, at)),
        _ if old_range.is_empty() => None,
        _ => old.quote_at(old_range).map(|at| (false, at)),
    };
    let kind = if quote.is_some() || changes_marks {
        EditKind::Quote
    } else if is_number {
        EditKind::Number
    } else if is_name {
        EditKind::Name
    } else {
        EditKind::Wording
    };
    (kind, quote)
}

/// Words that an edit may have on one side only and still be about a single fact.
const FEW_WORDS: u32 = 4;

fn sorted(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<String> = words.collect();
    words.sort();
    words
}

/// A word in lower case, without the "'s" that may hang on it.
fn bare(word: &str) -> String {
    let folded = fold(word);
    let stem = folded.split_once('\'').map_or(folded.as_ref(), |(stem, _)| stem);
    if stem.is_empty() { folded.to_lowercase() } else { stem.to_lowercase() }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut opens = true;
    let mut joins = false;
    for token in tokens(text) {
        if token.is_word() {
            let mut letters = token.text.chars();
            let has_capital = letters.next().is_some_and(char::is_uppercase);
            words.push(Word { text: token.text, at: token.range(), has_capital, opens, joins });
            (opens, joins) = (false, true);
            continue;
        }
        if token.text.chars().all(char::is_whitespace) {
            continue;
        }
        joins = false;
        opens |= match token.text {
            // "Dr. Sari" and "St. Louis" are no two sentences.
            "." => !words.last().is_some_and(|word| word.has_capital && word.text.chars().count() <= 3),
            "!" | "?" | "…" | "..." | ":" | "•" => true,
            mark => mark.chars().any(is_quote_mark),
        };
    }
    words
}

/// Whether capitals say nothing, because nearly every word has one.
fn is_title_case(words: &[Word<'_>]) -> bool {
    let long = words.iter().filter(|word| !word.opens && word.text.chars().count() >= 4);
    let (total, capitals) =
        long.fold((0, 0), |(total, capitals), word| (total + 1, capitals + usize::from(word.has_capital)));
    total >= 4 && capitals * 100 >= total * 85
}

/// Which words are names, as far as capitals tell.
fn names(words: &[Word<'_>], context: &Context<'_>) -> Vec<bool> {
    let in_german_manner = lexicon::capitalises_nouns(context.language);
    if !in_german_manner && is_title_case(words) {
        return vec![false; words.len()];
    }
    let stands_with = |at: usize| {
        let before = at > 0 && words[at].joins && words[at - 1].has_capital && !words[at - 1].opens;
        before || words.get(at + 1).is_some_and(|next| next.joins && next.has_capital)
    };
    let is_name = |at: usize| {
        let word = &words[at];
        if !word.has_capital || word.text.chars().count() < 2 || word.text.chars().any(char::is_numeric) {
            return false;
        }
        let lower = word.text.to_lowercase();
        if lexicon::is_number_word(&lower) || date::names_day_or_month(&lower) || lower.starts_with("i'") {
            return false;
        }
        if in_german_manner {
            return stands_with(at);
        }
        !word.opens || context.capitalised.contains(&bare(word.text)) || stands_with(at)
    };
    (0..words.len()).map(is_name).collect()
}

/// In scripts without capitals: a title stands beside the words that were exchanged.
fn is_named_by_neighbours(
    old: &Side<'_>,
    old_range: &Range<usize>,
    new: &Side<'_>,
    new_range: &Range<usize>,
) -> bool {
    let (removed, added) = (&old.text[old_range.clone()], &new.text[new_range.clone()]);
    let has_letters =
        |text: &str| text.chars().any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    if !has_letters(removed)
        || !has_letters(added)
        || count_words(removed) + count_words(added) > 2 * FEW_WORDS
    {
        return false;
    }
    lexicon::follows_a_name(&new.text[new_range.end..])
        || lexicon::precedes_a_name(&new.text[..new_range.start])
}

/// Whether Chinese numerals were exchanged, and next to nothing else.
fn swaps_numerals(removed: &str, added: &str) -> bool {
    let split = |text: &str| text.chars().partition::<String, _>(|&c| lexicon::is_numeral(c));
    let ((old, old_rest), (new, new_rest)) = (split(removed), split(added));
    !old.is_empty() && !new.is_empty() && old != new && old_rest == new_rest
}

/// Quotation marks, opening and closing. Single ones are apostrophes too often.
const QUOTES: [(char, &[char]); 9] = [
    ('“', &['”']),
    ('„', &['“', '”']),
    ('"', &['"']),
    ('”', &['”']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('「', &['」']),
    ('『', &['』']),
    ('《', &['》']),
];

fn is_quote_mark(c: char) -> bool {
    QUOTES.iter().any(|(open, close)| *open == c || close.contains(&c))
}

fn marks(text: &str) -> usize {
    text.chars().filter(|&c| is_quote_mark(c)).count()
}

/// What stands between quotation marks; a mark that nobody closes lasts to the end of its block.
fn quotes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &[char])> = None;
    for (at, c) in text.char_indices() {
        match open {
            Some((start, close)) if close.contains(&c) => {
                found.push(start..at);
                open = None;
            }
            Some(_) => {}
            None => {
                let begun = QUOTES.iter().find(|(mark, _)| *mark == c);
                open = begun.map(|(_, close)| (at + c.len_utf8(), *close));
            }
        }
    }
    found.extend(open.map(|(start, _)| start..text.len()));
    found
}

/// Whether an edit only puts a slip right: marks, capitals, spaces, or a letter or two inside a word that the
/// new text no longer has anywhere.
fn is_slip(removed: &str, added: &str, context: &Context<'_>) -> bool {
    let letters = |text: &str| {
        text.nfd().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    if letters(removed) == letters(added) {
        return true;
    }
    if removed.chars().chain(added.chars()).any(|c| is_unspaced(c) || c.is_numeric()) {
        return false;
    }
    let (old, new) = (words(removed), words(added));
    old.len() == new.len()
        && (1..=3).contains(&old.len())
        && old.iter().zip(&new).all(|(old, new)| {
            let (old, new) = (bare(old.text), bare(new.text));
            old == new || is_misspelling(&old, &new, context)
        })
}

fn is_misspelling(old: &str, new: &str, context: &Context<'_>) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (old.nfd().collect(), new.nfd().collect());
    let longest = a.len().max(b.len());
    // Prefixes turn words into their opposites, and few slip at the first letter.
    if a.first() != b.first() || context.count(old)[1] > 0 {
        return false;
    }
    let common = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    if common + 1 >= longest {
        // Another ending is another form of the word, unless the text has no other form of it.
        let [before, after] = context.count(new);
        return longest >= 4 && before + after >= 2;
    }
    let most = match longest {
        ..=2 => 0,
        3 => return is_swap(&a, &b),
        4..=8 => 1,
        _ => 2,
    };
    distance(&a, &b) <= most
}

fn is_swap(a: &[char], b: &[char]) -> bool {
    a.len() == b.len() && distance(a, b) == 1 && {
        let (mut a, mut b) = (a.to_vec(), b.to_vec());
        a.sort_unstable();
        b.sort_unstable();
        a == b
    }
}

/// Letters to add, drop, exchange or swap with their neighbour, to get from one word to the other.
fn distance(a: &[char], b: &[char]) -> usize {
    /// No word is longer.
    const MOST_LETTERS: usize = 60;
    if a.len().max(b.len()) > MOST_LETTERS {
        return MOST_LETTERS;
    }
    let mut rows = [vec![0; b.len() + 1], (0..=b.len()).collect::<Vec<_>>(), vec![0; b.len() + 1]];
    for i in 1..=a.len() {
        let [before_last, last, row] = &mut rows;
        row[0] = i;
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}
