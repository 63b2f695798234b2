//! Keeping the sounds and films of articles, and handing them to a player.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use tokio::sync::watch;

use super::Library;
use crate::asset::Recording;
use crate::error::{Error, Result};
use crate::event::{EnclosureProgress, EngineEvent};
use crate::fetch::Purpose;
use crate::model::ArticleId;
use crate::store::enclosure::{self, Place};
use crate::store::listing;

/// Those that are being fetched, and the word to stop each.
#[derive(Default)]
pub(super) struct Downloads(Mutex<HashMap<(ArticleId, u32), watch::Sender<bool>>>);

impl Downloads {
    fn begin(&self, key: (ArticleId, u32)) -> watch::Receiver<bool> {
        let (stop, stopped) = watch::channel(false);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, stop);
        stopped
    }

    fn end(&self, key: (ArticleId, u32)) -> Option<watch::Sender<bool>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&key)
    }
}

/// Bytes between two words on how far a download is.
const TELL_EVERY: u64 = 1 << 20;

impl Library {
    /// The file that an enclosure is kept in, fetched first when it is not here yet.
    ///
    /// # Errors
    /// [`Error::NotPlayable`] for what is neither sound nor film, [`Error::Cancelled`], and everything that fetching
    /// fails with.
    pub async fn keep_enclosure(&self, article: ArticleId, position: u32) -> Result<PathBuf> {
        let place = self.0.store.read(move |db| enclosure::place(db, article, position)).await?;
        let kept = place.file.as_deref().and_then(|file| self.0.files.media(file));
        if let Some(path) = kept.filter(|path| path.exists()) {
            return Ok(path);
        }
        let key = (article, position);
        let mut stopped = self.0.downloads.begin(key);
        let fetched = tokio::select! {
            fetched = self.record(&place, key) => fetched,
            _ = stopped.wait_for(|stopped| *stopped) => Err(Error::Cancelled),
        };
        self.0.downloads.end(key);
        let name = fetched?;
        let path = self.0.files.media(&name).ok_or(Error::NotFound)?;
        let change = self.0.store.ingest(move |tx| {
            enclosure::keep(tx, article, position, &name)?;
            listing::feeds_of(tx, article)
        });
        let feeds = change.await?;
        self.0.events.send(EngineEvent::ArticlesChanged { feeds });
        Ok(path)
    }

    /// Stops fetching an enclosure; what came of it is thrown away.
    pub fn cancel_enclosure(&self, article: ArticleId, position: u32) {
        if let Some(stop) = self.0.downloads.end((article, position)) {
            stop.send_replace(true);
        }
    }

    async fn record(&self, place: &Place, (article, position): (ArticleId, u32)) -> Result<String> {
        let asking = self.asking(&place.url, place.named_by.as_ref()).await?;
        let request = asking.request(Purpose::Media);
        let mut recording = Recording::start(&self.0.files)?;
        let mut told = 0;
        let mut told_once = false;
        let downloaded = self.0.fetcher.download(&request, |bytes, done, total| {
            if !told_once || done - told >= TELL_EVERY {
                (told, told_once) = (done, true);
                let progress = EnclosureProgress { article, position, bytes: done, total };
                self.0.events.send(EngineEvent::EnclosureProgress(progress));
            }
            recording.write(bytes).map_err(not_playable)
        });
        downloaded.await?;
        recording.finish().map_err(not_playable)
    }
}

fn not_playable(error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::InvalidData { Error::NotPlayable } else { error.into() }
}
