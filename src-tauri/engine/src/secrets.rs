//! Where sign-ins are kept: in the keyring of the desktop, and never in the library.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::error::{Error, Result};
use crate::fetch::SignIn;

/// Keeps the sign-in of each feed, under the feed's address. Calls may block while a keyring is being unlocked.
pub trait Secrets: Send + Sync {
    /// # Errors
    /// [`Error::NoKeyring`] when it cannot be asked.
    fn get(&self, feed_url: &str) -> Result<Option<SignIn>>;

    /// Keeps a sign-in; `None` forgets it.
    ///
    /// # Errors
    /// [`Error::NoKeyring`] when it cannot be asked.
    fn set(&self, feed_url: &str, sign_in: Option<&SignIn>) -> Result<()>;
}

/// The keyring of this desktop: Keychain, Credential Manager, Secret Service.
#[derive(Debug, Default)]
pub struct Keyring;

/// What the keyring shows the entries of Warta under.
const SERVICE: &str = "Warta";

impl Secrets for Keyring {
    fn get(&self, feed_url: &str) -> Result<Option<SignIn>> {
        match entry(feed_url)?.get_password() {
            // An entry that something else wrote is no sign-in.
            Ok(secret) => Ok(serde_json::from_str(&secret).ok()),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(unreachable(&error)),
        }
    }

    fn set(&self, feed_url: &str, sign_in: Option<&SignIn>) -> Result<()> {
        let entry = entry(feed_url)?;
        let outcome = match sign_in {
            Some(sign_in) => entry.set_password(&serde_json::to_string(sign_in).map_err(Error::internal)?),
            None => entry.delete_credential(),
        };
        match outcome {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(unreachable(&error)),
        }
    }
}

fn entry(feed_url: &str) -> Result<keyring::Entry> {
    keyring::Entry::new(SERVICE, feed_url).map_err(|error| unreachable(&error))
}

fn unreachable(error: &keyring::Error) -> Error {
    tracing::warn!(%error, "the keyring could not be asked");
    Error::NoKeyring
}

/// Secrets that last as long as the program, for tests and for machines without a keyring.
#[derive(Debug, Default)]
pub struct InMemory(Mutex<HashMap<String, SignIn>>);

impl Secrets for InMemory {
    fn get(&self, feed_url: &str) -> Result<Option<SignIn>> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(feed_url).cloned())
    }

    fn set(&self, feed_url: &str, sign_in: Option<&SignIn>) -> Result<()> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match sign_in {
            Some(sign_in) => kept.insert(feed_url.to_owned(), sign_in.clone()),
            None => kept.remove(feed_url),
        };
        Ok(())
    }
}
