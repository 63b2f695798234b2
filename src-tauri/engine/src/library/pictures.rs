//! The kept pictures, as the window asks for them.

use super::Library;
use crate::asset::Thumbnail;
use crate::error::{Error, Result};
use crate::store::asset;

/// Pictures that are made small at once: each may take as much memory as it has pixels.
const MADE_SMALL_AT_ONCE: usize = 2;

/// Whose turn it is.
pub(super) struct Turns(tokio::sync::Semaphore);

impl Default for Turns {
    fn default() -> Self {
        Self(tokio::sync::Semaphore::new(MADE_SMALL_AT_ONCE))
    }
}

impl Library {
    /// The bytes of a kept picture and their type, by the key that articles name it by; `key/row` and `key/card` are the
    /// same for lists, made small. One whose file is gone is fetched again by a refresh.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anything that is not a picture of this library.
    pub async fn asset(&self, address: &str) -> Result<(Vec<u8>, String)> {
        let (key, size) = match address.split_once('/') {
            Some((key, size)) => (key, Some(Thumbnail::from_name(size).ok_or(Error::NotFound)?)),
            None => (address, None),
        };
        let key = key.to_owned();
        let found = self.0.store.read(move |db| asset::kept(db, &key)).await?;
        let (file, mime) = found.ok_or(Error::NotFound)?;
        let (files, name) = (self.0.files.clone(), file.clone());
        let _turn = match size {
            Some(_) => Some(self.0.turns.0.acquire().await.map_err(Error::internal)?),
            None => None,
        };
        let read = tokio::task::spawn_blocking(move || match size {
            Some(size) => files.thumbnail(&name, &mime, size),
            None => files.read(&name).map(|bytes| (bytes, mime)),
        });
        match read.await.map_err(Error::internal)? {
            Ok(found) => Ok(found),
            Err(error) => {
                // Out of file handles is not gone.
                if error.kind() == std::io::ErrorKind::NotFound {
                    self.fetch_again(file).await?;
                }
                Err(Error::NotFound)
            }
        }
    }
}
