//! How much a byline says: a name says who wrote it, the name of the paper nothing that the reader did not know.

use super::names::looks_like_a_person;
use crate::article::{attribution, lexicon::hands, page::line::key};

/// What a byline says at best, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// The publisher's own name.
    Own,
    Staff,
    /// What somebody is called by a publisher's software.
    Login,
    Agency,
    /// What a desk knows its own by: "jdp".
    Initials,
    Named,
}

/// How the publisher is called.
pub(super) struct Publisher(Vec<String>);

impl Publisher {
    pub(super) fn new(names: &[String]) -> Self {
        Self(names.iter().map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()).collect())
    }

    /// "Deutsche Welle" is "Deutsche Welle (www.dw.com)", and so is "DW News" DW.
    pub(super) fn is(&self, name: &str) -> bool {
        let key_of_name = key(name);
        let words: Vec<String> = name.to_lowercase().split_whitespace().map(str::to_string).collect();
        self.0.iter().any(|own| {
            let key_of_own = key(own);
            let own_words: Vec<&str> = own.split_whitespace().collect();
            let is_longer = words.len() == own_words.len() + 1
                && words.iter().zip(&own_words).all(|(word, own)| word == own)
                && key_of_own.chars().count() >= 2;
            key_of_own == key_of_name
                || is_longer
                || (key_of_name.chars().count() >= 8 && key_of_own.starts_with(&key_of_name))
        })
    }

    pub(super) fn standing(&self, name: &str) -> Standing {
        if self.is(name) {
            Standing::Own
        } else if hands::is_newsroom(name) {
            Standing::Staff
        } else if looks_like_a_person(name) {
            Standing::Named
        } else if !attribution::is_unknown(name) || is_short_capitals(name) {
            Standing::Agency
        } else if is_initials(name) {
            Standing::Initials
        } else if is_login(name) {
            Standing::Login
        } else {
            Standing::Named
        }
    }
}

/// "jdp", "A.B."
pub(super) fn is_initials(name: &str) -> bool {
    ((2..=4).contains(&name.chars().count()) && name.chars().all(char::is_lowercase)) || is_pointed(name)
}

/// "A.B.", "J. K.": letters with a point after each.
pub(super) fn is_pointed(name: &str) -> bool {
    let mut letters = 0;
    let mut rest = name.chars().peekable();
    while let Some(letter) = rest.next() {
        if !letter.is_alphabetic() || rest.next() != Some('.') {
            return false;
        }
        letters += 1;
        rest.next_if(|c| c.is_whitespace() || *c == '-');
    }
    (2..=4).contains(&letters)
}

/// "IANS": an agency that we do not know, rather than a person.
fn is_short_capitals(name: &str) -> bool {
    (2..=4).contains(&name.chars().count()) && name.chars().all(char::is_uppercase)
}

fn is_login(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_the_most() {
        let publisher = Publisher::new(&["Harian Kota".into(), "BBC".into(), "harian.example".into()]);
        let cases = [
            ("Ana Lee", Standing::Named),
            ("Budi", Standing::Named),
            ("Le Monde avec AFP", Standing::Named),
            ("jdp", Standing::Initials),
            ("A.B.", Standing::Initials),
            ("AFP", Standing::Agency),
            ("dpa", Standing::Agency),
            ("IANS", Standing::Agency),
            ("ana-lee", Standing::Login),
            ("Gazette staff", Standing::Staff),
            ("BBC News", Standing::Own),
            ("Harian Kota", Standing::Own),
            ("Harian.example", Standing::Own),
        ];
        for (name, expected) in cases {
            assert_eq!(publisher.standing(name), expected, "{name}");
        }
        assert!(Standing::Initials > Standing::Agency && Standing::Named > Standing::Initials);
    }
}
