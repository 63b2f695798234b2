//! What a failed request was, in the words that people are told.

use std::error::Error as _;

use crate::error::Error;

pub(super) fn explain(error: &reqwest::Error, host: String) -> Error {
    let chain = chain(error);
    if chain.contains(super::guard::REFUSED) {
        Error::PrivateAddress { host }
    } else if error.is_timeout() {
        Error::Timeout { host }
    } else if error.is_connect() {
        // rustls' own error type is not part of reqwest's promise; its words are all that is left.
        let tls = ["certificate", "tls", "handshake"];
        // A server that speaks something else is no server whose word cannot be trusted.
        let no_tls = ["corrupt message", "InvalidContentType"];
        let is_spoken = !no_tls.iter().any(|word| chain.contains(word));
        if !is_spoken || tls.iter().any(|word| chain.contains(word)) {
            Error::Tls { host, is_spoken }
        } else {
            Error::Unreachable { host }
        }
    } else if error.is_body() || error.is_decode() {
        Error::BrokenAnswer { host }
    } else {
        Error::Unreachable { host }
    }
}

fn chain(error: &reqwest::Error) -> String {
    let mut text = String::new();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(&cause.to_string());
        text.push('\n');
        next = cause.source();
    }
    text
}
