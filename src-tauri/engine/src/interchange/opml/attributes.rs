//! What an outline says of itself.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::BytesStart;

/// Letters of a title that are kept.
const TITLE: usize = 300;
/// More than any address has; what is cut here is refused later.
const URL: usize = 5_000;
/// The longest name of an entity: `&CounterClockwiseContourIntegral;`.
const ENTITY: usize = 32;

#[derive(Default)]
pub(super) struct Attributes {
    pub(super) xml_url: String,
    pub(super) html_url: String,
    pub(super) url: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) kind: String,
    pub(super) category: String,
}

impl Attributes {
    /// Names in any case; the first of two counts. What has a prefix belongs to some reader's own extension.
    pub(super) fn of(element: &BytesStart<'_>) -> Self {
        let mut attributes = Self::default();
        for attribute in element.html_attributes().with_checks(false).flatten() {
            let (place, longest) = match attribute.key.as_ref().to_ascii_lowercase().as_str() {
                "xmlurl" => (&mut attributes.xml_url, URL),
                "htmlurl" => (&mut attributes.html_url, URL),
                "url" => (&mut attributes.url, URL),
                "title" => (&mut attributes.title, TITLE),
                "text" => (&mut attributes.text, TITLE),
                "type" => (&mut attributes.kind, TITLE),
                "category" => (&mut attributes.category, TITLE),
                _ => continue,
            };
            if place.is_empty() {
                *place = one_line(&unescape(&attribute.value), longest);
            }
        }
        attributes
    }

    pub(super) fn name(&self) -> &str {
        if self.title.is_empty() { &self.text } else { &self.title }
    }
}

/// Text on one line, with single spaces, and not longer than that many letters.
pub(super) fn one_line(text: &str, longest: usize) -> String {
    let mut line = String::new();
    let mut letters = 0;
    for word in text.split_whitespace() {
        if letters > 0 {
            line.push(' ');
            letters += 1;
        }
        for letter in word.chars().take(longest.saturating_sub(letters)) {
            line.push(letter);
            letters += 1;
        }
        if letters >= longest {
            break;
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// Entities of XML and HTML, each by itself: an `&` that begins none stays as it is.
fn unescape(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return value.into();
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(ENTITY + 1).position(|byte| byte == b';');
        match end.and_then(|end| Some((resolve(&rest[..end])?, end))) {
            Some((resolved, end)) => {
                text.push_str(&resolved);
                rest = &rest[end + 1..];
            }
            None => text.push('&'),
        }
    }
    text.push_str(rest);
    text.into()
}

fn resolve(entity: &str) -> Option<Cow<'static, str>> {
    let Some(number) = entity.strip_prefix('#') else {
        return resolve_html5_entity(entity).map(Cow::from);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|letter| *letter != '\0').map(|letter| letter.to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_resolved_one_by_one() {
        let check = |value: &str, expected: &str| assert_eq!(unescape(value), expected);
        check("A &amp; B", "A & B");
        check("?a=1&b=2&amp;c=3", "?a=1&b=2&c=3");
        check("Caf&eacute; &#8211; &#x2014; &nbsp;x", "Café – — \u{a0}x");
        check("&unknown; &; & &#0; &#xFFFFFFFF; &copy", "&unknown; &; & &#0; &#xFFFFFFFF; &copy");
        check("&amp;amp;", "&amp;");
        check("&é;&", "&é;&");
    }

    #[test]
    fn lines_are_tidy_and_bounded() {
        assert_eq!(one_line("  a \n\t b  ", 10), "a b");
        assert_eq!(one_line("ab cd", 3), "ab");
        assert_eq!(one_line(&"x".repeat(1_000_000), 5), "xxxxx");
    }
}
