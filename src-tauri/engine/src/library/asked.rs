//! Links from outside that ask Warta to save a page: `warta://save?url=…`, as a bookmarklet makes them.

use std::sync::{Mutex, PoisonError};

use url::Url;

use super::Library;
use crate::error::{Error, Result};
use crate::event::EngineEvent;

/// No page has a longer address.
const LONGEST: usize = 4_096;

/// What a link asked for last, until the window has taken it up.
#[derive(Default)]
pub(super) struct Asked(Mutex<Option<String>>);

/// The page that a link asks to save.
///
/// # Errors
/// [`Error::InvalidUrl`] for anything but `warta://save` with one address of a web page. Anybody can make such a
/// link: no other scheme, no name and password, nothing that hides where it leads.
pub fn saving_link(link: &str) -> Result<Url> {
    let invalid = || Error::InvalidUrl { input: link.chars().take(200).collect() };
    if link.len() > LONGEST {
        return Err(invalid());
    }
    let asks = Url::parse(link.trim()).map_err(|_| invalid())?;
    let action = asks.host_str().unwrap_or_default();
    let is_bare = matches!(asks.path(), "" | "/") && asks.username().is_empty() && asks.port().is_none();
    if asks.scheme() != "warta" || action != "save" || !is_bare {
        return Err(invalid());
    }
    let mut parameters = asks.query_pairs();
    let (Some((name, address)), None) = (parameters.next(), parameters.next()) else { return Err(invalid()) };
    let is_plain = !address.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\');
    let page = Url::parse(&address).ok().filter(|_| name == "url" && is_plain).ok_or_else(invalid)?;
    let is_web = matches!(page.scheme(), "http" | "https") && page.host_str().is_some();
    let has_secret = !page.username().is_empty() || page.password().is_some();
    if is_web && !has_secret { Ok(page) } else { Err(invalid()) }
}

impl Library {
    /// Takes in a link from outside. Nothing is fetched: the window asks the person first.
    ///
    /// # Errors
    /// Those of [`saving_link`].
    pub fn ask_to_save(&self, link: &str) -> Result<()> {
        let page = saving_link(link)?;
        *self.0.asked.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(page.into());
        self.0.events.send(EngineEvent::SaveAsked);
        Ok(())
    }

    /// The address that a link asked to save last; once.
    pub fn take_asked(&self) -> Option<String> {
        self.0.asked.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bookmarklet_names_its_page() {
        for (link, page) in [
            (
                "warta://save?url=https%3A%2F%2Fkabar.example%2Fa%3Fb%3D1%26c%3D2",
                "https://kabar.example/a?b=1&c=2",
            ),
            ("warta://save/?url=http://kabar.example/", "http://kabar.example/"),
        ] {
            assert_eq!(saving_link(link).unwrap().as_str(), page);
        }
    }

    #[test]
    fn nothing_else_gets_in() {
        let long = format!("warta://save?url=https://kabar.example/{}", "a".repeat(5_000));
        for link in [
            "",
            "https://kabar.example",
            "warta://save",
            "warta://open?url=https://kabar.example",
            "warta://save/../open?url=https://kabar.example",
            "warta://save:1?url=https://kabar.example",
            "warta://x@save?url=https://kabar.example",
            "warta://save?url=",
            "warta://save?url=kabar.example",
            "warta://save?url=javascript:alert(1)",
            "warta://save?url=file:///etc/passwd",
            "warta://save?url=warta://save?url=https://kabar.example",
            "warta://save?url=https://aku:rahasia@kabar.example",
            "warta://save?url=https://kabar.example%0Ahttps://lain.example",
            "warta://save?url=https:%5C%5Ckabar.example",
            "warta://save?url=https://a.example&url=https://b.example",
            "warta://save?address=https://kabar.example",
            long.as_str(),
        ] {
            assert_eq!(saving_link(link).unwrap_err().code(), "invalid_url", "{link}");
        }
    }
}
