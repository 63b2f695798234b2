//! The full text of an article, when a person asks for it.

use super::Library;
use crate::error::{Error, Result};
use crate::model::ArticleId;
use crate::store::article;

impl Library {
    /// Fetches the page of an article now, and keeps its text in place of the feed's.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::NoArticle`] when the page gives less than the feed did, [`Error::Walled`], and
    /// everything that fetching fails with; then the feed's text stays.
    pub async fn fetch_full_text(&self, id: ArticleId) -> Result<()> {
        let wanted = self.0.store.read(move |db| article::page_of(db, id)).await?.ok_or(Error::NotFound)?;
        let page = self.page_of(&wanted).await?;
        self.keep_page(page, wanted).await
    }
}
