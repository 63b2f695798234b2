use super::{Library, repetition, sizes};
use crate::error::Result;
use crate::model::{ArticleId, ArticlePage, ArticleView, Overview, Timestamp};
use crate::store::list::{self, PageRequest};
use crate::store::{asset, feed, folder, tag};

impl Library {
    /// What the sidebar shows. `today` is the person's own midnight.
    pub async fn overview(&self, today: Timestamp) -> Result<Overview> {
        let unguarded = !self.0.lock.is_guarding();
        let read = self.0.store.read(move |db| {
            Ok(Overview {
                unguarded,
                folders: folder::all(db)?,
                feeds: feed::all(db)?,
                tags: tag::all(db)?,
                counts: list::counts(db, today)?,
            })
        });
        read.await
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
