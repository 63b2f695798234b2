//! How a server marks the state of its feed, and what it makes of marks that come back.

use axum::http::HeaderMap;
use axum::http::header::{IF_MODIFIED_SINCE, IF_NONE_MATCH};

use crate::chance::fingerprint;
use crate::dates;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Validating {
    None,
    ETag,
    LastModified,
    Both,
    Weak,
    Unquoted,
    OddlyQuoted,
    NewETagEachTime,
    AlwaysNotModified,
    Ignored,
}

/// The validators of one answer, as they stand in its headers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

impl Validating {
    /// Whether its own validators are answered 304 exactly when nothing is new.
    pub(super) fn is_honest(self) -> bool {
        !matches!(
            self,
            Validating::None
                | Validating::NewETagEachTime
                | Validating::AlwaysNotModified
                | Validating::Ignored
        )
    }

    /// The marks of a body that last changed at `modified`, for the visit of this number.
    pub(super) fn marks(self, body: &str, modified: i64, visit: u64) -> Marks {
        let tag = format!("{:016x}", fingerprint(body.as_bytes()));
        let etag = match self {
            Validating::None | Validating::LastModified => None,
            Validating::Weak => Some(format!("W/\"{tag}\"")),
            Validating::Unquoted => Some(tag),
            Validating::OddlyQuoted => Some(format!("W/'{tag}'")),
            Validating::NewETagEachTime => Some(format!("\"{tag}-{visit}\"")),
            _ => Some(format!("\"{tag}\"")),
        };
        let dated = matches!(
            self,
            Validating::LastModified | Validating::Both | Validating::AlwaysNotModified | Validating::Ignored
        );
        Marks { etag, last_modified: dated.then(|| dates::http(modified)) }
    }

    /// Whether a client with these headers has the body that `marks` belong to. ETags are compared letter by
    /// letter, so that whoever tidies them up never gets a 304.
    pub(super) fn is_current(self, marks: &Marks, asked: &HeaderMap) -> bool {
        let header = |name| asked.get(name).and_then(|value| value.to_str().ok());
        let (etag, since) = (header(IF_NONE_MATCH), header(IF_MODIFIED_SINCE));
        match self {
            Validating::Ignored => false,
            Validating::AlwaysNotModified => etag.is_some() || since.is_some(),
            _ => match (etag, &marks.etag) {
                (Some(etag), Some(own)) => etag == own,
                _ => since.is_some() && since == marks.last_modified.as_deref(),
            },
        }
    }
}
