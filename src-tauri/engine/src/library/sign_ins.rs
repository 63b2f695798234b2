//! What feeds are signed in with: in the keyring, and nowhere else.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use url::Url;

use super::Library;
use crate::error::{Error, Result};
use crate::fetch::{SignIn, parted};
use crate::model::FeedId;
use crate::store::feed::{self, care};

/// Sign-ins that the keyring was asked for, by the addresses of their feeds: it is slow, and a feed has many pictures.
#[derive(Default)]
pub(super) struct SignIns(Mutex<HashMap<String, SignIn>>);

impl SignIns {
    fn known(&self) -> MutexGuard<'_, HashMap<String, SignIn>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Library {
    /// What a feed is signed in with.
    ///
    /// # Errors
    /// [`Error::NoKeyring`].
    pub(super) async fn sign_in(&self, feed_url: &str) -> Result<Option<SignIn>> {
        if let Some(known) = self.0.sign_ins.known().get(feed_url) {
            return Ok(Some(known.clone()));
        }
        let (secrets, url) = (self.0.secrets.clone(), feed_url.to_owned());
        let asked = tokio::task::spawn_blocking(move || secrets.get(&url));
        let found = asked.await.map_err(Error::internal)??;
        if let Some(found) = &found {
            self.0.sign_ins.known().insert(feed_url.to_owned(), found.clone());
        }
        Ok(found)
    }

    /// Puts a sign-in into the keyring, or takes it out.
    ///
    /// # Errors
    /// [`Error::NoKeyring`]; then it is kept nowhere.
    pub(super) async fn keep_sign_in(&self, feed_url: String, sign_in: Option<SignIn>) -> Result<()> {
        self.0.sign_ins.known().remove(&feed_url);
        let secrets = self.0.secrets.clone();
        let keep = tokio::task::spawn_blocking(move || secrets.set(&feed_url, sign_in.as_ref()));
        keep.await.map_err(Error::internal)?
    }

    /// Takes the sign-in of a feed that is no longer at this address, or no longer followed, out of the keyring.
    pub(super) async fn forget_sign_in(&self, feed_url: String) {
        // What cannot be reached now holds a secret that no feed asks for any more.
        if let Err(error) = self.keep_sign_in(feed_url, None).await {
            tracing::warn!(%error, "a sign-in stays in the keyring");
        }
    }

    /// Lets the sign-in of a feed go along to an address of the same origin. To another it does not go.
    ///
    /// # Errors
    /// [`Error::NoKeyring`]; then it is where it was.
    pub(super) async fn carry_sign_in(&self, from: &str, to: &str) -> Result<()> {
        if has_same_origin(from, to)
            && let Some(sign_in) = self.sign_in(from).await?
        {
            self.keep_sign_in(to.to_owned(), Some(sign_in)).await?;
        }
        Ok(())
    }

    /// Moves passwords that stand in the addresses of feeds to the keyring. Those that it does not take are left until
    /// the next start, since without them the feed is lost.
    pub(super) async fn take_passwords_out(&self) -> Result<()> {
        let addresses = self.0.store.read(feed::addresses).await?;
        for (id, address, _) in addresses {
            let Some((url, sign_in)) = Url::parse(&address).ok().filter(has_password).map(|url| parted(&url))
            else {
                continue;
            };
            let url = url.to_string();
            if self.keep_sign_in(url.clone(), sign_in.clone()).await.is_err() {
                continue;
            }
            let kind = sign_in.as_ref().map(SignIn::kind);
            self.0.store.ingest(move |tx| care::take_password_out(tx, id, &url, kind)).await?;
        }
        Ok(())
    }

    /// Removes the feeds that were left and can no longer come back, with what they were signed in with.
    pub(super) async fn forget_left_feeds(&self) -> Result<()> {
        let now = self.0.clock.now();
        if !self.0.store.read(move |db| feed::any_gone(db, now)).await? {
            return Ok(());
        }
        let signed_in = self.0.store.read(move |db| feed::signed_in_and_gone(db, now)).await?;
        self.0.store.ingest(move |tx| feed::forget_left(tx, now)).await?;
        for url in signed_in {
            self.forget_sign_in(url).await;
        }
        Ok(())
    }

    /// Keeps what a person gave with an address, and remembers that the feed there has it.
    pub(super) async fn sign_in_feed(&self, id: FeedId, url: String, sign_in: SignIn) -> Result<()> {
        let kind = sign_in.kind();
        self.keep_sign_in(url, Some(sign_in)).await?;
        self.0.store.act(move |tx| care::set_sign_in(tx, id, Some(kind))).await
    }
}

/// Whether two addresses are of one server, which may be told the same.
pub(super) fn has_same_origin(a: &str, b: &str) -> bool {
    Url::parse(a).ok().zip(Url::parse(b).ok()).is_some_and(|(a, b)| a.origin() == b.origin())
}

fn has_password(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}
