use rusqlite::Connection;

use super::Library;
use crate::article::{key_of_choice, settle, site_of};
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::model::{ArticleId, ArticleView};
use crate::store::{article, repetition};

impl Library {
    /// Never hides a removed block of this article on its site again. `text` is the block's.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the article or such a block is gone, or when the article has no site.
    pub async fn keep_block(&self, id: ArticleId, text: String) -> Result<()> {
        self.0
            .store
            .act(move |tx| {
                let (site, block) = chosen(&settled(tx, id)?, &text)?;
                repetition::keep(tx, &site, block)
            })
            .await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }

    /// Takes [`Library::keep_block`] back.
    ///
    /// # Errors
    /// The same.
    pub async fn hide_block(&self, id: ArticleId, text: String) -> Result<()> {
        self.0
            .store
            .act(move |tx| {
                let (site, block) = chosen(&settled(tx, id)?, &text)?;
                repetition::hide(tx, &site, block)
            })
            .await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }
}

/// The article as its site's habits and the person's choices want it.
pub(super) fn settled(db: &Connection, id: ArticleId) -> Result<ArticleView> {
    let mut view = article::view(db, id)?;
    if let Some(site) = view.url.as_deref().and_then(site_of) {
        let habits = repetition::habits(db, &site)?;
        (view.html, view.removed) = settle(view.html, view.removed, &habits);
    }
    Ok(view)
}

fn chosen(article: &ArticleView, text: &str) -> Result<(String, u32)> {
    let site = article.url.as_deref().and_then(site_of).ok_or(Error::NotFound)?;
    let removed = article.removed.iter().find(|removed| removed.text == text).ok_or(Error::NotFound)?;
    Ok((site, key_of_choice(removed)))
}
