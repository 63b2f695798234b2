//! One thing that is looked for by its words: a word or a phrase, somewhere or in one part of an article.

use super::stemming::Language;
use super::words::Word;

/// Where in an article a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Anywhere,
    Title,
    Byline,
    /// Who published it, or whom it rests on.
    Source,
    /// Whom it rests on.
    Attribution,
}

impl Place {
    /// The columns of the index, as FTS5 is told them.
    fn columns(self) -> &'static str {
        match self {
            Self::Anywhere => "",
            Self::Title => "title : ",
            Self::Byline => "byline : ",
            Self::Source => "{source attribution} : ",
            Self::Attribution => "attribution : ",
        }
    }

    /// Names are kept as they are written.
    fn is_stemmed(self) -> bool {
        matches!(self, Self::Anywhere | Self::Title)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// At least one.
    pub(super) words: Vec<Word>,
    pub(super) place: Place,
    /// The last word may go on: it is still being typed.
    pub(super) is_open: bool,
    /// Written in quotes: meant as it stands.
    pub(super) is_quoted: bool,
}

impl Term {
    /// The same term with another word in the place of its only one, whole.
    pub(super) fn completed(&self, word: Word) -> Self {
        Self { words: vec![word], is_open: false, ..self.clone() }
    }

    /// The language of a query is unknown, so each word is looked for as each of these languages would have stored it.
    pub(super) fn forms(&self, languages: &[Language]) -> Forms {
        let stored = |language| self.words.iter().map(|word| word.stored(language)).collect::<Vec<_>>();
        let mut phrases = vec![stored(None)];
        if self.place.is_stemmed() {
            for language in languages {
                phrases.push(stored(Some(*language)));
                phrases.push(self.words.iter().map(|word| word.stored_without_accents(*language)).collect());
            }
        }
        phrases.sort();
        phrases.dedup();
        let beginning = match self.words.as_slice() {
            [only] if self.is_open && (only.pair || only.folded.chars().count() > 1) => {
                Some(only.folded.clone())
            }
            _ => None,
        };
        Forms { columns: self.place.columns(), length: self.words.len(), phrases, beginning }
    }
}

/// What a term looks like in the index.
pub(super) struct Forms {
    pub(super) columns: &'static str,
    /// Of each phrase, in words; at least one.
    pub(super) length: usize,
    pub(super) phrases: Vec<Vec<String>>,
    /// A word that begins like this one will do.
    pub(super) beginning: Option<String>,
}

impl Forms {
    /// Whether `stored`, which is how the index has `words`, says it from the word at `at` on.
    pub(super) fn stand_at(&self, at: usize, words: &[Word], stored: &[String]) -> bool {
        let here = &stored[at..at + self.length];
        self.phrases.iter().any(|phrase| phrase == here)
            || self.beginning.as_ref().is_some_and(|beginning| {
                here[0].starts_with(beginning) || words[at].folded.starts_with(beginning)
            })
    }
}
