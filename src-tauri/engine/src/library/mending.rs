//! The search index is filled again where it was found damaged, while everything else goes on.

use std::sync::Arc;

use rusqlite::Connection;
use tokio::sync::Mutex;

use super::Library;
use super::ingest::indexed;
use crate::article::searched_text;
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::model::ArticleId;
use crate::store::search::rebuild;
use crate::store::{article, content};

/// Articles that are indexed in one go. What a person does waits for no more than these.
const TOGETHER: u32 = 20;

/// Held by whoever mends the index; whether a search has had it emptied since the library was opened. What is damaged
/// again after that is more than an index.
#[derive(Default)]
pub(super) struct Mending(Arc<Mutex<bool>>);

/// What a search met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// The index was emptied and is not full yet: so much of it is.
    Known {
        percent: u8,
    },
    Found,
}

impl Library {
    /// Fills the search index until it is whole. Nothing is done where it is.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub async fn mend_search(&self) -> Result<()> {
        let _turn = self.0.mending.0.lock().await;
        self.fill_index().await
    }

    /// Fills the index in the background if it is not whole.
    pub(super) async fn look_after_search(&self) -> Result<()> {
        if let Some(percent) = self.0.store.read(rebuild::progress).await? {
            self.mend_search_soon(Damage::Known { percent });
        }
        Ok(())
    }

    /// Mends the index in the background. What is answered is what to tell who searched meanwhile.
    pub(super) fn mend_search_soon(&self, damage: Damage) -> Error {
        let percent = if let Damage::Known { percent } = damage { percent } else { 0 };
        let answer = Error::SearchDamaged { percent };
        let Ok(mut emptied) = self.0.mending.0.clone().try_lock_owned() else { return answer };
        if *emptied && damage == Damage::Found {
            return Error::internal("the search index is damaged again after it was made anew");
        }
        let library = self.clone();
        tokio::spawn(async move {
            let mended = async {
                if damage == Damage::Found {
                    tracing::warn!("the search index is damaged, and is made anew");
                    *emptied = true;
                    library.0.store.ingest(rebuild::begin).await?;
                }
                library.fill_index().await
            };
            if let Err(error) = mended.await {
                tracing::error!(%error, "the search index could not be mended");
            }
        });
        answer
    }

    async fn fill_index(&self) -> Result<()> {
        let mut was_filled = false;
        while self.0.store.ingest(index_next).await? {
            was_filled = true;
        }
        if was_filled {
            self.look_for_searches_soon();
            self.0.events.send(EngineEvent::LibraryChanged);
        }
        Ok(())
    }
}

/// Indexes the next articles. Whether there were any.
fn index_next(tx: &Connection) -> Result<bool> {
    if !rebuild::is_under_way(tx)? {
        return Ok(false);
    }
    let ids = rebuild::next(tx, TOGETHER)?;
    for id in &ids {
        index(tx, *id)?;
    }
    rebuild::reached(tx, ids.last().copied())?;
    Ok(true)
}

fn index(tx: &Connection, id: ArticleId) -> Result<()> {
    let Some((kept, _)) = content::kept(tx, id)? else { return Ok(()) };
    // An article whose text cannot be read any more is found by its headline.
    let text = kept.html().map(|html| searched_text(&html)).unwrap_or_default();
    content::index_again(tx, id, &indexed(article::standfirst(tx, id)?.as_deref(), text))
}
