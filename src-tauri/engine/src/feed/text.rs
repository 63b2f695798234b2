//! Between HTML and plain text, for titles, names and descriptions.

use super::characters::is_allowed;
use super::markup::{Token, decoded, tokens};

/// The text of a fragment of HTML on one line: tags gone, references decoded once, white space collapsed.
pub(super) fn plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return one_line(html);
    }
    let mut text = String::with_capacity(html.len());
    for token in tokens(html) {
        match token {
            Token::Text(written) => text.push_str(&decoded(written)),
            Token::Verbatim(written) => text.push_str(written),
            Token::Start { name, .. } | Token::End { name } if breaks_line(name) => text.push(' '),
            Token::Start { .. } | Token::End { .. } => {}
        }
    }
    one_line(&text)
}

/// Plain text as a fragment of HTML, its lines kept.
pub(super) fn html_of(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for (at, line) in text.trim().lines().enumerate() {
        if at > 0 {
            html.push_str("<br>\n");
        }
        push_escaped(&mut html, line);
    }
    html
}

/// Appends `text` so that it reads as itself in XML and HTML, in elements and in attributes. Characters that XML 1.0
/// §2.2 forbids are left out.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if is_allowed(c) => out.push(c),
            _ => {}
        }
    }
}

pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

pub(super) fn breaks_line(name: &str) -> bool {
    ["br", "p", "div", "li", "tr", "td", "hr", "h1", "h2", "h3"]
        .iter()
        .any(|block| name.eq_ignore_ascii_case(block))
}
