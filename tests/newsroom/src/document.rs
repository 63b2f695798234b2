//! What an address answers when all is well: bytes, their type, and their validators.

use axum::body::Bytes;

use crate::chance::fingerprint;

/// A served resource.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) media_type: &'static str,
    pub(crate) body: Bytes,
    /// Epoch milliseconds, for `Last-Modified`.
    pub(crate) modified: i64,
    pub(crate) etag: String,
}

impl Document {
    pub(crate) fn bytes(media_type: &'static str, body: Bytes, modified: i64) -> Document {
        let etag = format!("\"{:016x}\"", fingerprint(&body));
        Document { media_type, body, modified, etag }
    }

    /// A text that may hold absolute addresses. They carry the port, which differs from run to run,
    /// so the ETag is taken without them.
    pub(crate) fn text(media_type: &'static str, text: String, modified: i64, base: &str) -> Document {
        let etag = format!("\"{:016x}\"", fingerprint(text.replace(base, "").as_bytes()));
        Document { media_type, body: Bytes::from(text), modified, etag }
    }
}
