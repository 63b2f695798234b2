//! How large pictures are, said beforehand, so that the text below them stays where it is while they come in.

use std::collections::HashMap;

/// Kept pictures by their keys: pixels along each side.
pub(super) type Sizes = HashMap<String, (u32, u32)>;

/// Sanitised HTML whose pictures say their size, as far as it is known. What the publisher said of it stays.
pub(super) fn with_sizes(html: &str, sizes: &Sizes) -> String {
    let mut out = String::with_capacity(html.len() + sizes.len() * 32);
    let mut rest = html;
    while let Some(at) = rest.find("<img ") {
        let Some(length) = length_of_tag(&rest[at..]) else { break };
        let (before, tag) = (&rest[..at], &rest[at..at + length]);
        out.push_str(before);
        out.push_str(tag);
        if let Some(said) =
            sizes.iter().find(|(key, _)| tag.contains(key.as_str())).and_then(|(_, size)| missing(tag, *size))
        {
            out.push_str(&said);
        }
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

/// Up to the `>` that ends a tag: one in the value of an attribute does not.
fn length_of_tag(html: &str) -> Option<usize> {
    let mut quoted = false;
    html.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    })
}

/// The attributes that a picture lacks.
fn missing(tag: &str, (width, height): (u32, u32)) -> Option<String> {
    if width == 0 || height == 0 {
        return None;
    }
    let scaled = |side: u32, this: u32, other: u32| u64::from(side) * u64::from(other) / u64::from(this);
    match (attribute(tag, " width=\""), attribute(tag, " height=\"")) {
        (None, None) => Some(format!(" width=\"{width}\" height=\"{height}\"")),
        (Some(wide), None) => Some(format!(" height=\"{}\"", scaled(wide, width, height))),
        (None, Some(high)) => Some(format!(" width=\"{}\"", scaled(high, height, width))),
        (Some(_), Some(_)) => None,
    }
}

fn attribute(tag: &str, start: &str) -> Option<u32> {
    let value = &tag[tag.find(start)? + start.len()..];
    value[..value.find('"')?].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_say_what_their_publisher_did_not() {
        let sizes = Sizes::from([("aa".to_owned(), (960, 540)), ("bb".to_owned(), (0, 10))]);
        let check = |html: &str, expected: &str| assert_eq!(with_sizes(html, &sizes), expected, "{html}");
        let same = |html: &str| check(html, html);
        check(
            "<p>a</p><img alt=\"x > y\" src=\"warta-asset://localhost/aa\"><p>b</p>",
            "<p>a</p><img alt=\"x > y\" src=\"warta-asset://localhost/aa\" width=\"960\" height=\"540\"><p>b</p>",
        );
        check("<img src=\"aa\" width=\"480\">", "<img src=\"aa\" width=\"480\" height=\"270\">");
        check("<img height=\"54\" src=\"aa\"><i>", "<img height=\"54\" src=\"aa\" width=\"96\"><i>");
        same("<img src=\"aa\" width=\"1\" height=\"2\">");
        same("<img src=\"bb\"><img src=\"cc\"><img src=\"aa");
        same("<p>tanpa gambar</p>");
    }
}
