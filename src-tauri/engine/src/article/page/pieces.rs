//! Whether a line stands in a text, asked of every line of a page: to look one up takes no longer the longer the text.

use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

/// A text, as a key, with all its pieces of some length.
pub(crate) struct Pieces {
    letters: String,
    /// By hash: two that share one would count as one, which nobody would see.
    pieces: HashSet<u64>,
}

impl Pieces {
    const PIECE: usize = 30;
    /// Bytes in which shorter lines are searched for: more than all but a handful of articles have.
    const SEARCHED: usize = 50_000;

    /// Of a text that went through [`super::line::key`].
    pub(crate) fn of(mut letters: String) -> Self {
        let starts: Vec<usize> = letters.char_indices().map(|(at, _)| at).chain([letters.len()]).collect();
        let pieces = starts.windows(Self::PIECE + 1);
        let pieces = pieces.map(|at| Self::hash(&letters[at[0]..at[Self::PIECE]])).collect();
        if letters.len() > Self::SEARCHED {
            letters.truncate(letters.floor_char_boundary(Self::SEARCHED));
        }
        Self { letters, pieces }
    }

    fn hash(piece: &str) -> u64 {
        BuildHasherDefault::<DefaultHasher>::default().hash_one(piece)
    }

    /// Whether most of a line, as a key, is somewhere in it.
    pub(crate) fn holds_most(&self, line: &str) -> bool {
        let starts: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
        let letters = starts.len() - 1;
        if letters < Self::PIECE {
            return letters > 0 && self.letters.contains(line);
        }
        let last = letters - Self::PIECE;
        let holds =
            |at: &usize| self.pieces.contains(&Self::hash(&line[starts[*at]..starts[at + Self::PIECE]]));
        [0, last / 2, last].iter().filter(|at| holds(at)).count() >= 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_by_their_parts() {
        let text = "airsungainaikduameterpadarabumalamdanwargapindahkebalaidesayangberdiridibukit";
        let pieces = Pieces::of(text.to_string());
        for (line, expected) in [
            ("", false),
            ("naikduameter", true),
            ("duameternaik", false),
            (text, true),
            (&text[10..60], true),
            // A word is another, the rest the same.
            (&text[10..].replace("bukit", "lembah"), true),
            (&format!("{}lainsamasekalidariyangtertulisdisanadantidakada", &text[..20]), false),
            ("日本語", false),
        ] {
            assert_eq!(pieces.holds_most(line), expected, "{line}");
        }
        assert!(Pieces::of("日本語の新聞".into()).holds_most("日本語"));
    }
}
