//! Characters that no document should hold, and many do.

use std::borrow::Cow;

/// The document without the characters that XML 1.0 §2.2 forbids, and with the quotation marks of windows-1252 where
/// a careless conversion made controls of them.
pub(super) fn mended(text: Cow<'_, str>) -> Cow<'_, str> {
    let Some(first) = first_wrong(text.as_bytes()) else {
        return text;
    };
    let mut out = String::with_capacity(text.len() + 64);
    out.push_str(&text[..first]);
    out.extend(text[first..].chars().filter(|&c| is_allowed(c)).map(meant));
    Cow::Owned(out)
}

fn first_wrong(bytes: &[u8]) -> Option<usize> {
    bytes.iter().enumerate().position(|(at, &byte)| match byte {
        0..=8 | 11 | 12 | 14..=31 => true,
        // U+0080 to U+009F
        0xC2 => bytes.get(at + 1).is_some_and(|&next| next < 0xA0),
        // U+FFFE and U+FFFF
        0xEF => matches!(bytes.get(at + 1..at + 3), Some([0xBF, 0xBE | 0xBF])),
        _ => false,
    })
}

/// XML 1.0 §2.2
pub(super) fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
}

/// HTML §13.2.5.84: the controls from U+0080 to U+009F are windows-1252, whatever Unicode says.
pub(super) fn meant(c: char) -> char {
    match c {
        '\u{80}'..='\u{9F}' => {
            let byte = [c as u8];
            let decoded = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte).0;
            decoded.chars().next().unwrap_or(c)
        }
        _ => c,
    }
}
