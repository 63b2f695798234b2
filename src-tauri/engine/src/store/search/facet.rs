//! What is known of an article beside its words, kept in the index as words that no text can hold: so a language or a
//! month is found, and left out, as fast as a word is.

use chrono::{DateTime, Datelike};

use crate::model::Timestamp;

/// Begins every facet: private-use characters are in no folded word.
const MARK: char = '\u{E003}';
/// Stands between two names of one column, so that no phrase reaches from one into the next.
pub(super) const BETWEEN: char = '\u{E002}';

/// Before this year there is no news with a date.
const FIRST_YEAR: i32 = 1970;
const LAST_YEAR: i32 = 2_400;

pub(super) const AUDIO: &str = "\u{E003}audio";
pub(super) const VIDEO: &str = "\u{E003}video";

/// An ISO 639 code, as articles have it.
pub(super) fn language(code: &str) -> String {
    let code = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase());
    [MARK, 'l'].into_iter().chain(code).collect()
}

/// The month and the year of a time.
pub(super) fn days(time: Timestamp) -> [String; 2] {
    let (year, month) = month_of(time);
    [year_word(year), month_word(year, month)]
}

/// The years and months that hold everything before a time, and the rest of its month.
pub(super) fn until(time: Timestamp) -> Vec<String> {
    let (year, month) = month_of(time);
    let years = (FIRST_YEAR..year).map(year_word);
    years.chain((1..=month).map(|month| month_word(year, month))).collect()
}

fn year_word(year: i32) -> String {
    format!("{MARK}y{year}")
}

fn month_word(year: i32, month: u32) -> String {
    format!("{MARK}m{year}x{month}")
}

/// In UTC. What is out of range counts as its end.
fn month_of(time: Timestamp) -> (i32, u32) {
    let date = DateTime::from_timestamp_millis(time.0).unwrap_or_default();
    (date.year().clamp(FIRST_YEAR, LAST_YEAR), date.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_hold_what_is_before_a_time() {
        let november = Timestamp(1_667_995_260_000); // 2022-11-09
        let all = until(november);
        assert!(days(november).iter().any(|word| all.contains(word)));
        let earlier = Timestamp(november.0 - 400 * 86_400_000);
        assert!(days(earlier).iter().any(|word| all.contains(word)));
        let later = Timestamp(november.0 + 40 * 86_400_000);
        assert!(!days(later).iter().any(|word| all.contains(word)));
        assert!(days(Timestamp(i64::MIN)).iter().any(|word| all.contains(word)));
    }

    #[test]
    fn languages_are_words() {
        assert_eq!(language("ID"), "\u{E003}lid");
        assert_eq!(language("pt-BR\""), "\u{E003}lptbr");
    }
}
