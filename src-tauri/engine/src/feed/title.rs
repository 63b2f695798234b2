//! The title in a fragment of HTML.
//!
//! Titles are HTML in some feeds and plain text in others, and RSS says nowhere in which. `<i>Titanic</i>` is markup;
//! `Vec<T>` and "the <b> tag" are words.

use std::collections::HashMap;

use super::markup::{Token, decoded, tokens};
use super::text::{breaks_line, one_line};

/// Bytes of HTML that a title is looked for in.
const MAX_HTML: usize = 16 * 1024;

/// On one line: markup gone, references decoded once.
pub(super) fn title(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return one_line(html);
    }
    let tokens: Vec<Token<'_>> = tokens(&html[..html.floor_char_boundary(MAX_HTML)]).collect();
    let pairs = Pairs::among(&tokens);
    let mut text = String::with_capacity(html.len().min(MAX_HTML));
    let mut hidden = false;
    for (at, token) in tokens.iter().enumerate() {
        match *token {
            Token::Start { name, .. } | Token::End { name } if pairs.are_markup(at, name) => {
                if breaks_line(name) {
                    text.push(' ');
                } else if is_one_of(name, &["script", "style"]) {
                    hidden = matches!(token, Token::Start { .. });
                }
            }
            _ if hidden => {}
            Token::Text(written) => text.push_str(&decoded(written)),
            Token::Verbatim(written) => text.push_str(written),
            Token::Start { name, attributes, empty } => {
                text.extend(["<", name, attributes, if empty { "/>" } else { ">" }]);
            }
            Token::End { name } => text.extend(["</", name, ">"]),
        }
    }
    one_line(&text)
}

/// What tells a tag from a word in angle brackets.
struct Pairs {
    first_start: HashMap<String, usize>,
    last_end: HashMap<String, usize>,
    /// Where the first and the last text are.
    words: Option<(usize, usize)>,
}

impl Pairs {
    fn among(tokens: &[Token<'_>]) -> Self {
        let mut pairs = Self { first_start: HashMap::new(), last_end: HashMap::new(), words: None };
        for (at, token) in tokens.iter().enumerate() {
            match token {
                Token::Start { name, empty: false, .. } => {
                    pairs.first_start.entry(name.to_ascii_lowercase()).or_insert(at);
                }
                Token::End { name } => {
                    pairs.last_end.insert(name.to_ascii_lowercase(), at);
                }
                Token::Text(text) | Token::Verbatim(text) if !text.trim().is_empty() => {
                    pairs.words = Some((pairs.words.map_or(at, |(first, _)| first), at));
                }
                _ => {}
            }
        }
        pairs
    }

    /// A tag that has its other half, or needs none; and one that was left without it at either end of the title.
    fn are_markup(&self, at: usize, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        let is_paired = self
            .first_start
            .get(&name)
            .zip(self.last_end.get(&name))
            .is_some_and(|(&start, &end)| (start..=end).contains(&at));
        let is_outside = || self.words.is_none_or(|(first, last)| at < first || at > last);
        is_paired || is_one_of(&name, VOID) || (is_one_of(&name, INLINE) && is_outside())
    }
}

const VOID: &[&str] = &["br", "hr", "img", "wbr"];

const INLINE: &[&str] = &[
    "a", "abbr", "b", "big", "center", "cite", "code", "del", "div", "em", "font", "h1", "h2", "h3", "i",
    "ins", "li", "mark", "p", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "u", "ul",
];

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn markup_is_gone_and_words_in_angle_brackets_stay() {
        for (html, text) in [
            ("<i>Titanic</i> ditemukan", "Titanic ditemukan"),
            ("A<br>B<br/>C", "A B C"),
            ("Vec<T> di Rust", "Vec<T> di Rust"),
            ("Tag <b> dan tag <p>, kapan dipakai", "Tag <b> dan tag <p>, kapan dipakai"),
            ("<b>Breaking: gempa", "Breaking: gempa"),
            ("Gempa</p>", "Gempa"),
            ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
            ("R&amp;D &lt;b&gt;", "R&D <b>"),
            ("aman<script>alert(1)</script>", "aman"),
            ("if a<b and c>d", "if a<b and c>d"),
            ("<c:out value='x'/>", "<c:out value='x'/>"),
            ("<p>", ""),
            ("Sebuah\n  judul", "Sebuah judul"),
        ] {
            assert_eq!(title(html), text, "{html}");
        }
    }
}
