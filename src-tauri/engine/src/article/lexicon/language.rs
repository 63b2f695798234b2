//! What the file of a language says.

use serde::Deserialize;

/// The lists of one language; README.md says what each is for.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Language {
    #[serde(skip)]
    pub code: &'static str,
    pub read_also: Vec<String>,
    pub read_also_with_colon: Vec<String>,
    pub read_also_unspaced: Vec<String>,
    pub promo: Vec<String>,
    pub furniture: Vec<String>,
    pub advert: Vec<String>,
    pub correction: Vec<String>,
    pub correction_opening: Vec<String>,
    pub number_words: Vec<String>,
    pub numerals: String,
    pub before_names: Vec<String>,
    pub after_names: Vec<String>,
    pub author: Vec<String>,
    pub by: Vec<String>,
    pub editor: Vec<String>,
    pub other_hand: Vec<String>,
    pub nobody: Vec<String>,
    pub newsroom: Vec<String>,
    pub post: Vec<String>,
    pub capitalises_nouns: bool,
}

impl Language {
    /// One whose file cannot be read has no words; a test reads them all.
    pub(super) fn parse(code: &'static str, file: &str) -> Self {
        let read = toml::from_str::<Self>(file);
        debug_assert!(read.is_ok(), "{code}.toml: {read:?}");
        let mut language = read.unwrap_or_default();
        language.code = code;
        let edge = |line: &mut String| *line = line.replace(r"\b", r"(?-u:\b)");
        // The edge of a word whose letters there are ASCII: to know those of all scripts takes far longer.
        language.promo.iter_mut().chain(&mut language.correction_opening).for_each(edge);
        language
    }
}
