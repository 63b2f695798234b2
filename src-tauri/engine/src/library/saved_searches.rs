use std::sync::Arc;

use tokio::sync::Mutex;

use super::Library;
use super::mending::Damage;
use super::tag::tidy_name;
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::model::{SavedSearch, SavedSearchId, UndoId};
use crate::store::saved_search::{self, NewSearch};
use crate::store::undo::{self, Action};

/// Held by whoever looks for what saved searches find.
#[derive(Default)]
pub(super) struct Looking(Arc<Mutex<()>>);

impl Library {
    /// Keeps a search as a view. It has the newest of what it finds; the others come in the background.
    ///
    /// # Errors
    /// [`Error::NameTaken`], [`Error::EmptyName`].
    pub async fn save_search(&self, search: NewSearch) -> Result<SavedSearch> {
        let search = tidied(search)?;
        let change = self.0.store.act(move |tx| {
            let id = saved_search::insert(tx, None, &search)?;
            saved_search::get(tx, id)
        });
        let saved = change.await?;
        self.look_first().await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(saved)
    }

    /// Changes the name of a saved search, or what it looks for.
    ///
    /// # Errors
    /// [`Error::NameTaken`], [`Error::EmptyName`], [`Error::NotFound`].
    pub async fn change_saved_search(&self, id: SavedSearchId, search: NewSearch) -> Result<()> {
        let search = tidied(search)?;
        self.0.store.act(move |tx| saved_search::update(tx, id, &search)).await?;
        self.look_first().await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }

    /// Deletes a saved search; what it found stays.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn delete_saved_search(&self, id: SavedSearchId) -> Result<UndoId> {
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let NewSearch { name, query, offset_minutes } = saved_search::delete(tx, id)?;
            undo::remember(tx, &Action::DeleteSavedSearch { search: id, name, query, offset_minutes }, now)
        });
        let undo = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(undo)
    }

    /// Looks for what saved searches find until all of it is known. Nothing is done where it is.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub async fn look_for_searches(&self) -> Result<()> {
        let _turn = self.0.looking.0.lock().await;
        self.look_on().await
    }

    /// The same in the background, unless it goes on already.
    pub(super) fn look_for_searches_soon(&self) {
        let Ok(turn) = self.0.looking.0.clone().try_lock_owned() else { return };
        let library = self.clone();
        tokio::spawn(async move {
            let _turn = turn;
            if let Err(error) = library.look_on().await {
                tracing::error!(%error, "what saved searches find could not be looked for");
            }
        });
    }

    /// Looks at the newest articles now, and at the others in the background.
    async fn look_first(&self) -> Result<()> {
        if self.look_once().await? {
            self.look_for_searches_soon();
        }
        Ok(())
    }

    async fn look_on(&self) -> Result<()> {
        let mut has_looked = false;
        while self.look_once().await? {
            has_looked = true;
        }
        if has_looked {
            self.0.events.send(EngineEvent::LibraryChanged);
        }
        Ok(())
    }

    /// Looks at some articles. Whether there may be more.
    async fn look_once(&self) -> Result<bool> {
        match self.0.store.ingest(saved_search::look_on).await {
            // It goes on once the index is whole.
            Err(Error::SearchDamaged { .. }) => {
                self.mend_search_soon(Damage::Found);
                Ok(false)
            }
            looked => looked,
        }
    }
}

fn tidied(search: NewSearch) -> Result<NewSearch> {
    let query = search.query.trim().to_owned();
    let name = if search.name.trim().is_empty() { tidy_name(&query)? } else { tidy_name(&search.name)? };
    if query.is_empty() { Err(Error::EmptyName) } else { Ok(NewSearch { name, query, ..search }) }
}
