//! What can go wrong on purpose.

mod answer;
mod bomb;

pub(crate) use answer::answer;

use serde::{Deserialize, Serialize};

use crate::dates;
use crate::world::World;

/// A fault, set on a path prefix or asked for below `/faults/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Fault {
    /// A bare status, with `Retry-After` as written (seconds or a date).
    Status {
        code: u16,
        #[serde(default)]
        retry_after: Option<String>,
    },
    /// A redirect with this status (301, 302, 307, 308) to a path or a whole URL.
    Redirect { to: String, code: u16 },
    /// Two addresses that point at each other.
    RedirectLoop,
    /// A redirect to an address of a private network.
    RedirectToPrivate,
    /// A redirect to the address where clouds keep their credentials.
    RedirectToMetadata,
    /// `Content-Length` promises the whole body; half of it comes, and the connection closes.
    Truncated,
    /// The body drips, a byte a second.
    SlowBody,
    /// The request is taken and never answered.
    Stall,
    /// A small gzip body that is 300 MB when opened.
    GzipBomb,
    /// 300 MB of feed, streamed.
    Huge,
    /// Windows-1252 bytes that are declared as UTF-8.
    WrongCharset,
    /// A web page, without links to any feed.
    HtmlInsteadOfFeed,
    /// XML with an entry that is not well-formed between good ones.
    MalformedXml,
    /// 200 and nothing.
    EmptyBody,
}

impl Fault {
    /// The names below `/faults/`.
    pub const NAMES: [&'static str; 23] = [
        "404",
        "410",
        "429",
        "429-date",
        "500",
        "503",
        "503-retry",
        "301",
        "302",
        "307",
        "308",
        "redirect-loop",
        "redirect-private",
        "redirect-metadata",
        "truncated",
        "slow",
        "stall",
        "gzip-bomb",
        "huge",
        "wrong-charset",
        "html",
        "malformed",
        "empty",
    ];

    /// The fault at `/faults/{name}`. Redirects lead to a feed that works.
    pub(crate) fn named(name: &str, world: &World) -> Option<Fault> {
        Some(match name {
            "429" => Fault::Status { code: 429, retry_after: Some("120".to_owned()) },
            "429-date" => {
                let in_ten_minutes = dates::http(world.now + dates::minutes(10));
                Fault::Status { code: 429, retry_after: Some(in_ten_minutes) }
            }
            "503-retry" => Fault::Status { code: 503, retry_after: Some("300".to_owned()) },
            "404" | "410" | "500" | "503" => Fault::Status { code: name.parse().ok()?, retry_after: None },
            "301" | "302" | "307" | "308" => {
                Fault::Redirect { to: HEALTHY_FEED.to_owned(), code: name.parse().ok()? }
            }
            "redirect-loop" => Fault::RedirectLoop,
            "redirect-private" => Fault::RedirectToPrivate,
            "redirect-metadata" => Fault::RedirectToMetadata,
            "truncated" => Fault::Truncated,
            "slow" => Fault::SlowBody,
            "stall" => Fault::Stall,
            "gzip-bomb" => Fault::GzipBomb,
            "huge" => Fault::Huge,
            "wrong-charset" => Fault::WrongCharset,
            "html" => Fault::HtmlInsteadOfFeed,
            "malformed" => Fault::MalformedXml,
            "empty" => Fault::EmptyBody,
            _ => return None,
        })
    }
}

/// The feed that faults below `/faults/` start from.
pub(crate) const HEALTHY_FEED: &str = "/suara-nusantara/feed/";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_a_fault() {
        for name in Fault::NAMES {
            assert!(Fault::named(name, &World::default()).is_some(), "{name}");
        }
    }
}
