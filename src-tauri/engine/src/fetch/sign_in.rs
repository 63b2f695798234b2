use std::fmt;

use percent_encoding::percent_decode_str;
use reqwest::RequestBuilder;
use reqwest::header::{self, HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

use crate::model::SignInKind;

/// What a person shows a site to be let in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SignIn {
    /// HTTP basic (RFC 7617).
    Basic { user: String, password: String },
    /// A `Cookie` header, as a browser shows it.
    Cookie { cookie: String },
    /// A header of the site's own: an API key, a token.
    Header { name: String, value: String },
}

/// An address without the name and the password that stand in it, and those.
///
/// Readers and browsers take `https://name:password@host/`; in an address it would be kept, shown, exported and handed on.
pub fn parted(url: &Url) -> (Url, Option<SignIn>) {
    let read = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let sign_in =
        SignIn::Basic { user: read(url.username()), password: url.password().map(read).unwrap_or_default() };
    let mut bare = url.clone();
    // These fail for addresses without a host, which have neither.
    let _ = bare.set_username("");
    let _ = bare.set_password(None);
    let has_one = bare != *url && sign_in.is_sendable();
    (bare, has_one.then_some(sign_in))
}

impl SignIn {
    /// Whether it can be sent: a header has to be one, and no line break may hide in anything.
    pub fn is_sendable(&self) -> bool {
        match self {
            // Basic is sent as base64, which hides nothing; a colon would end the user's name (RFC 7617, §2).
            Self::Basic { user, .. } => !user.is_empty() && !user.contains(':'),
            Self::Cookie { cookie } => !cookie.is_empty() && HeaderValue::from_str(cookie).is_ok(),
            Self::Header { name, value } => {
                HeaderName::from_bytes(name.as_bytes()).is_ok_and(|name| !RESERVED.contains(&name))
                    && HeaderValue::from_str(value).is_ok()
            }
        }
    }

    /// What is known of it outside the keyring.
    pub fn kind(&self) -> SignInKind {
        match self {
            Self::Basic { .. } => SignInKind::Basic,
            Self::Cookie { .. } => SignInKind::Cookie,
            Self::Header { .. } => SignInKind::Header,
        }
    }

    pub(super) fn put_on(&self, question: RequestBuilder) -> RequestBuilder {
        match self {
            Self::Basic { user, password } => question.basic_auth(user, Some(password)),
            Self::Cookie { cookie } => question.header(header::COOKIE, cookie),
            Self::Header { name, value } => question.header(name, value),
        }
    }
}

/// Headers that say what is asked, and of whom: those are Warta's to set.
const RESERVED: &[HeaderName] = &[
    header::HOST,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
    header::UPGRADE,
    header::ACCEPT_ENCODING,
    header::IF_NONE_MATCH,
    header::IF_MODIFIED_SINCE,
    header::RANGE,
];

/// Secrets do not belong in logs.
impl fmt::Debug for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Basic { .. } => "SignIn::Basic(…)",
            Self::Cookie { .. } => "SignIn::Cookie(…)",
            Self::Header { .. } => "SignIn::Header(…)",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_taken_out_of_an_address() {
        let url = Url::parse("https://danu%20r:r%C3%A4h:asia%40@kabar.example:8443/feed?a=b#c").unwrap();
        let (bare, sign_in) = parted(&url);
        assert_eq!(bare.as_str(), "https://kabar.example:8443/feed?a=b#c");
        assert_eq!(sign_in, Some(SignIn::Basic { user: "danu r".into(), password: "räh:asia@".into() }));
        for (url, bare) in [
            ("https://a.example/@b", "https://a.example/@b"),
            ("https://:p@a.example/", "https://a.example/"),
        ] {
            assert_eq!(parted(&Url::parse(url).unwrap()), (Url::parse(bare).unwrap(), None), "{url}");
        }
    }

    #[test]
    fn what_would_break_a_request_is_not_sendable() {
        let basic = |user: &str| SignIn::Basic { user: user.into(), password: "p:\r\n".into() };
        let cookie = |cookie: &str| SignIn::Cookie { cookie: cookie.into() };
        let header = |name: &str, value: &str| SignIn::Header { name: name.into(), value: value.into() };
        for good in [basic("danur"), cookie("sid=1; a=b"), header("X-Api-Key", "k")] {
            assert!(good.is_sendable(), "{good:?}");
        }
        for bad in [
            basic(""),
            basic("a:b"),
            cookie("a=b\r\nHost: x"),
            header("Host", "x"),
            header("a b", "x"),
            header("X-A", "1\n2"),
        ] {
            assert!(!bad.is_sendable());
        }
        assert!(!format!("{:?}", basic("danur")).contains("danur"));
    }
}
