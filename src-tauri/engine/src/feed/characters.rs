//! Characters that no document should hold, and many do.

use std::borrow::Cow;

use super::reference::meant;
use super::text::is_allowed;

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
