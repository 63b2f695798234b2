use std::sync::atomic::Ordering;

use super::keeping::storage;
use super::{Library, repetition, sizes};
use crate::error::Result;
use crate::model::{ArticleId, ArticlePage, ArticleView, Overview, Timestamp};
use crate::store::list::{self, PageRequest};
use crate::store::{asset, feed, folder, saved_search, tag};

impl Library {
    /// What the sidebar shows. `today` is the person's own midnight.
    pub async fn overview(&self, today: Timestamp) -> Result<Overview> {
        let unguarded = !self.0.lock.is_guarding();
        let left_behind = self.left_behind().map(|old| old.display().to_string());
        let damaged = self.0.damaged.load(Ordering::Relaxed);
        let read = self.0.store.read(move |db| {
            let is_looking = saved_search::is_looking(db)?;
            let overview = Overview {
                unguarded,
                damaged,
                left_behind,
                outgrown: storage::outgrown(db)?,
                folders: folder::all(db)?,
                feeds: feed::all(db)?,
                tags: tag::all(db)?,
                saved_searches: saved_search::all(db)?,
                counts: list::counts(db, today)?,
            };
            Ok((overview, is_looking))
        });
        let (overview, is_looking) = read.await?;
        // A feed or a tag was renamed, or the library was closed in the middle.
        if is_looking {
            self.look_for_searches_soon();
        }
        Ok(overview)
    }

    /// A page of a view.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when the view's feed, folder or tag is gone.
    pub async fn list(&self, request: PageRequest) -> Result<ArticlePage> {
        let read = self.0.store.read(move |db| {
            list::exists(db, &request.view)?;
            list::page(db, &request)
        });
        read.await
    }

    /// Everything that the reader shows of one article.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn article(&self, id: ArticleId) -> Result<ArticleView> {
        let read = self.0.store.read(move |db| {
            let view = repetition::settled(db, id)?;
            let html = sizes::with_sizes(&view.html, &asset::sizes(db, id)?);
            Ok(ArticleView { html, ..view })
        });
        read.await
    }
}
