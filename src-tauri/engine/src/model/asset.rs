use sha2::{Digest, Sha256};

/// What an article's HTML names a picture by: `warta-asset://localhost/<key>`.
pub const ASSET_URL: &str = "warta-asset://localhost/";

/// Bytes of a key.
pub(crate) const ASSET_KEY_LENGTH: usize = 64;

/// The key of the asset kept for the image at `url`: SHA-256 in 64 lower-case hex digits.
///
/// It depends on the address alone, so that sanitising can name an image before it is fetched.
pub fn asset_key(url: &str) -> String {
    Sha256::digest(url.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether an address names a picture by its key.
pub(crate) fn is_asset_url(address: &str) -> bool {
    address.strip_prefix(ASSET_URL).is_some_and(is_asset_key)
}

/// Whether `text` is a hash, as keys and the names of files are.
pub(crate) fn is_asset_key(text: &str) -> bool {
    text.len() == ASSET_KEY_LENGTH && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
