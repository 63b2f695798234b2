//! Feeds that are files: `sitemap.xml.gz` is served as it lies on the disk, packed.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::{MAX_BYTES, ParseError};

/// The document inside a gzip file (RFC 1952), told by its first bytes; anything else as it is. Of a file that
/// breaks off, what came before.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, ParseError> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut document = Vec::new();
    // One byte more than is allowed tells a document that is too large from one that just fits.
    let bound = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let read = MultiGzDecoder::new(bytes).take(bound).read_to_end(&mut document);
    match read {
        _ if document.len() > MAX_BYTES => Err(ParseError::TooLarge),
        Err(_) if document.is_empty() => Err(ParseError::NotAFeed),
        _ => Ok(Cow::Owned(document)),
    }
}
