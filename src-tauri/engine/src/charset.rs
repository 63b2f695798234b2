//! From the bytes of a document to its text.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a document its declaration is looked for: HTML's own rule (WHATWG, "prescan a byte stream").
const PRESCAN_BYTES: usize = 1024;

/// Share of broken sequences up to which a document still counts as what it says, or as UTF-8, with a few bad bytes.
const TOLERATED_BROKEN: f64 = 0.01;

/// How much of a document, from its first byte beyond ASCII, its encoding is guessed by.
const DETECTION_BYTES: usize = 64 * 1024;

/// Decodes a document: by its BOM, the charset of `content_type` (an HTTP header value), its XML declaration or HTML
/// meta, as valid UTF-8, as UTF-8 with a few bad bytes, and at last by detection, which ends at windows-1252.
///
/// A declaration is believed only while it can be true: bytes that are not what it says are tried as the rest of the
/// list. Never fails; bytes without meaning become U+FFFD.
pub fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[bom..]).0;
    }
    if let Some(encoding) = utf16_without_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    let named = content_type.and_then(header_charset);
    let declared = declared_charset(bytes);
    for encoding in [named, declared].into_iter().flatten() {
        // UTF-8 is nearly always true where the bytes allow it, and encodings of single bytes allow anything.
        if encoding.is_single_byte() && is_multibyte_utf8(bytes) {
            break;
        }
        if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            return text;
        }
    }
    let legacy = declared.or(named).filter(|&encoding| encoding != UTF_8 && !is_multibyte_utf8(bytes));
    if let Some(text) = legacy.and_then(|encoding| with_few_broken(encoding, bytes)) {
        return text;
    }
    undeclared(bytes)
}

fn undeclared(bytes: &[u8]) -> Cow<'_, str> {
    if let Some(text) = with_few_broken(UTF_8, bytes) {
        return text;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    detector.feed(&bytes[first..bytes.len().min(first + DETECTION_BYTES)], true);
    detector.guess(None, Utf8Detection::Deny).decode_without_bom_handling(bytes).0
}

/// The text, unless too much of it means nothing in this encoding.
fn with_few_broken<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
    let (text, has_broken) = encoding.decode_without_bom_handling(bytes);
    if !has_broken {
        return Some(text);
    }
    let (mut broken, mut beyond_ascii) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        beyond_ascii += 1;
        broken += usize::from(c == char::REPLACEMENT_CHARACTER);
    }
    let few = (broken as f64) <= TOLERATED_BROKEN * bytes.len() as f64;
    (few && broken * 2 < beyond_ascii).then_some(text)
}

fn is_multibyte_utf8(bytes: &[u8]) -> bool {
    !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
}

/// Markup begins with `<`, whose other byte is zero in UTF-16.
fn utf16_without_bom(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<' | b'{', 0, _, 0, ..] => Some(UTF_16LE),
        [0, b'<' | b'{', 0, _, ..] => Some(UTF_16BE),
        _ => None,
    }
}

fn header_charset(content_type: &str) -> Option<&'static Encoding> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| encoding_of(value))?
    })
}

/// `<?xml … encoding="…"?>`, `<meta charset=…>` and `<meta http-equiv content="…; charset=…">`.
fn declared_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN_BYTES)]).to_ascii_lowercase();
    let xml = head.find("<?xml").map(|start| &head[start..]).and_then(|from| {
        let declaration = &from[..from.find("?>")?];
        value_after(declaration, "encoding")
    });
    let meta = || {
        head.match_indices("<meta").find_map(|(start, _)| {
            let tag = &head[start..];
            value_after(&tag[..tag.find('>').unwrap_or(tag.len())], "charset")
        })
    };
    xml.or_else(meta)
}

fn value_after(tag: &str, name: &str) -> Option<&'static Encoding> {
    let value = tag[tag.find(name)? + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    encoding_of(value.split(['"', '\'', ';', ' ', '/', '?']).next()?)
}

/// Text that could be searched for its declaration byte by byte is not in UTF-16, whatever the declaration says.
fn encoding_of(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label.trim().trim_matches(['"', '\'']).as_bytes())?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[track_caller]
    fn check(bytes: &[u8], content_type: Option<&str>, text: &str) {
        assert_eq!(decode(bytes, content_type), text);
    }

    #[test]
    fn a_byte_order_mark_beats_everything() {
        check(b"\xEF\xBB\xBFcaf\xC3\xA9", Some("text/xml; charset=iso-8859-1"), "café");
        check(b"\xFF\xFE<\0a\0>\0", Some("text/xml; charset=utf-8"), "<a>");
        check(b"\xFE\xFF\0<\0a\0>", None, "<a>");
    }

    #[test]
    fn utf16_without_a_mark_is_seen_by_its_zeros() {
        check(b"<\0a\0>\0", None, "<a>");
        check(b"\0<\0a\0>", None, "<a>");
    }

    #[test]
    fn the_header_beats_the_declaration() {
        check(
            b"<?xml version='1.0' encoding='koi8-r'?>caf\xE9",
            Some("text/xml; charset=\"ISO-8859-1\""),
            "<?xml version='1.0' encoding='koi8-r'?>café",
        );
    }

    #[test]
    fn xml_and_html_declarations_are_read() {
        check(
            b"<?xml version='1.0' encoding='shift_jis'?>\x93\xFA",
            None,
            "<?xml version='1.0' encoding='shift_jis'?>日",
        );
        check(b"<meta charset=koi8-r>\xC1", None, "<meta charset=koi8-r>а");
        let meta = b"<meta http-equiv=content-type content='text/html; charset=gb2312'>\xC4\xE3";
        check(meta, None, "<meta http-equiv=content-type content='text/html; charset=gb2312'>你");
    }

    #[test]
    fn a_declaration_that_cannot_be_true_is_not_believed() {
        check(b"<?xml encoding='utf-8'?>caf\xE9 cr\xE8me", None, "<?xml encoding='utf-8'?>café crème");
        check("café".as_bytes(), Some("text/html; charset=iso-8859-1"), "café");
        check("café".as_bytes(), Some("text/html; charset=iso-8859-15"), "café");
        check(b"<?xml encoding='utf-16'?>caf\xC3\xA9", None, "<?xml encoding='utf-16'?>café");
    }

    #[test]
    fn a_bad_byte_in_utf8_costs_one_character() {
        let mut bytes = "é".repeat(300).into_bytes();
        bytes.push(0xFF);
        check(&bytes, None, &("é".repeat(300) + "\u{FFFD}"));
    }

    #[test]
    fn a_bad_byte_in_what_was_declared_costs_one_character() {
        let declaration = b"<?xml version='1.0' encoding='shift_jis'?>";
        let bytes = [&declaration[..], &b"\x93\xFA\x96\x7B".repeat(50), b"\xFD"].concat();
        let text =
            std::str::from_utf8(declaration).expect("ASCII").to_owned() + &"日本".repeat(50) + "\u{FFFD}";
        check(&bytes, None, &text);
    }

    #[test]
    fn bytes_that_nobody_names_are_windows_1252() {
        check(b"\x93caf\xE9\x94", None, "“café”");
    }
}
