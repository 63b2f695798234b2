//! Bodies of 300 MB that nobody ever holds.

use std::iter;
use std::sync::LazyLock;

use axum::body::Bytes;
use flate2::{Compress, Compression, Crc, FlushCompress};

const MEGABYTES: usize = 300;

const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Huge</title><link>http://127.0.0.1/</link><description>More than anyone asked for</description>\n";
const ITEM: &str = "<item><title>One of very many</title><link>http://127.0.0.1/one</link><description>The same sentence again, and again, and again.</description></item>\n";
const CLOSING: &str = "</channel></rss>\n";

/// About a megabyte of entries.
static ENTRIES: LazyLock<Bytes> = LazyLock::new(|| Bytes::from(ITEM.repeat((1 << 20) / ITEM.len() + 1)));

/// The feed piece by piece: every piece in the middle is the same megabyte, shared.
pub(super) fn pieces() -> impl Iterator<Item = Bytes> {
    iter::once(Bytes::from_static(OPENING.as_bytes()))
        .chain(iter::repeat_n(ENTRIES.clone(), MEGABYTES))
        .chain(iter::once(Bytes::from_static(CLOSING.as_bytes())))
}

/// The same feed as a gzip file of some hundred kilobytes.
pub(super) fn gzipped() -> Bytes {
    static FILE: LazyLock<Bytes> = LazyLock::new(|| compressed().into());
    FILE.clone()
}

/// After a full flush deflate looks back at nothing, so that one compressed megabyte may be written as
/// often as wanted, and checksums of equal pieces can be combined without reading them again.
fn compressed() -> Vec<u8> {
    let middle = deflated(&ENTRIES, FlushCompress::Full);
    let mut file = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    file.extend(deflated(OPENING.as_bytes(), FlushCompress::Full));
    for _ in 0..MEGABYTES {
        file.extend_from_slice(&middle);
    }
    file.extend(deflated(CLOSING.as_bytes(), FlushCompress::Finish));

    let mut sum = checksum(OPENING.as_bytes());
    let entries = checksum(&ENTRIES);
    for _ in 0..MEGABYTES {
        sum.combine(&entries);
    }
    sum.combine(&checksum(CLOSING.as_bytes()));
    file.extend(sum.sum().to_le_bytes());
    file.extend(sum.amount().to_le_bytes());
    file
}

fn deflated(bytes: &[u8], flush: FlushCompress) -> Vec<u8> {
    let mut deflate = Compress::new(Compression::best(), false);
    // Entries repeat: a quarter of them, or a kilobyte, is more than deflate ever needs here.
    let mut out = Vec::with_capacity(bytes.len() / 4 + 1024);
    // Writing into memory with room to spare does not fail, and a test reads the result.
    let _ = deflate.compress_vec(bytes, &mut out, flush);
    out
}

fn checksum(bytes: &[u8]) -> Crc {
    let mut sum = Crc::new();
    sum.update(bytes);
    sum
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn the_small_file_opens_as_the_start_of_the_big_one() {
        let file = gzipped();
        assert!(file.len() < 4 << 20, "{}", file.len());
        let mut start = String::new();
        flate2::read::GzDecoder::new(&file[..]).take(3 << 20).read_to_string(&mut start).unwrap();
        assert!(start.starts_with(OPENING));
        assert_eq!(start.len(), 3 << 20);
    }
}
