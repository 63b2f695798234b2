//! How what a feed or a page names is asked for: as far as that may reach, and as whom its own server knows us.

use url::Url;

use super::Library;
use crate::error::{Error, Result};
use crate::fetch::{Purpose, Reach, Request, SignIn, parted};
use crate::model::NamedBy;

/// A question that is still without a purpose.
#[derive(Clone)]
pub(super) struct Asking {
    pub(super) url: Url,
    pub(super) reach: Reach,
    pub(super) user_agent: Option<String>,
    pub(super) sign_in: Option<SignIn>,
}

impl Asking {
    /// For an address that a person typed.
    pub(super) fn typed(url: &Url) -> Self {
        let (url, sign_in) = parted(url);
        Self { url, reach: Reach::Typed, user_agent: None, sign_in }
    }

    /// For an address that nobody is known to have named: it reaches the public only.
    pub(super) fn of_nobody(url: Url) -> Self {
        // No address has the origin of this one.
        let by = Url::parse("about:blank").unwrap_or_else(|_| url.clone());
        Self { url, reach: Reach::Named { by, is_private: false }, user_agent: None, sign_in: None }
    }

    /// For an address on the page that was asked for like this, and came from a private network or not.
    pub(super) fn named_on(&self, url: Url, is_private: bool) -> Self {
        let reach = Reach::Named { by: self.url.clone(), is_private };
        match url.origin() == self.url.origin() {
            true => Self { url, reach, ..self.clone() },
            false => Self { url, reach, user_agent: None, sign_in: None },
        }
    }

    pub(super) fn request(&self, purpose: Purpose) -> Request<'_> {
        Request {
            user_agent: self.user_agent.as_deref(),
            sign_in: self.sign_in.as_ref(),
            ..Request::new(&self.url, purpose, self.reach.clone())
        }
    }
}

/// Who gave an address that is asked for once.
pub(super) enum Namer {
    Person,
    /// The feed or page that did, if it is known.
    Content(Option<NamedBy>),
}

impl Library {
    /// For an address that this one gave.
    ///
    /// # Errors
    /// [`Error::NoKeyring`] where a sign-in cannot be had.
    pub(super) async fn asking_of(&self, url: &Url, namer: &Namer) -> Result<Asking> {
        match namer {
            Namer::Person => Ok(Asking::typed(url)),
            Namer::Content(by) => self.asking(url.as_str(), by.as_ref()).await,
        }
    }

    /// For an address that content named. What its feed is signed in with, and calls us, is for its own origin alone.
    ///
    /// # Errors
    /// [`Error::InvalidUrl`], and [`Error::NoKeyring`] where the sign-in cannot be had.
    pub(super) async fn asking(&self, url: &str, by: Option<&NamedBy>) -> Result<Asking> {
        let url = Url::parse(url).map_err(|_| Error::InvalidUrl { input: url.to_owned() })?;
        let (url, _) = parted(&url);
        let by = by.and_then(|named_by| Some((Url::parse(&named_by.url).ok()?, named_by)));
        let Some((by_url, by)) = by else { return Ok(Asking::of_nobody(url)) };
        let is_own = by_url.origin() == url.origin();
        let sign_in = if is_own && by.signs_in { self.sign_in(&by.url).await? } else { None };
        let user_agent = by.user_agent.clone().filter(|_| is_own);
        Ok(Asking { url, reach: Reach::Named { by: by_url, is_private: by.is_private }, user_agent, sign_in })
    }
}
