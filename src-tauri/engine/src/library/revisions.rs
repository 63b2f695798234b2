//! What articles were before their publishers changed them.

use rusqlite::Connection;

use super::Library;
use crate::article::revision::{Version, compare};
use crate::error::{Error, Result};
use crate::model::{ArticleId, Comparison, Revision, RevisionId, Timestamp};
use crate::store::content::NewContent;
use crate::store::{article, content, revision};

/// HTML beyond this is not compared: no report is as long, and the writer has others to serve.
const MOST_HTML: usize = 2 << 20;

impl Library {
    /// The earlier texts of an article that are kept, oldest first.
    pub async fn revisions(&self, id: ArticleId) -> Result<Vec<Revision>> {
        self.0.store.read(move |db| revision::of_article(db, id)).await
    }

    /// What changed in an article between two of its revisions; without a later one, until now.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for revisions of another article.
    pub async fn compare(
        &self,
        id: ArticleId,
        earlier: RevisionId,
        later: Option<RevisionId>,
    ) -> Result<Comparison> {
        let read = self.0.store.read(move |db| {
            let language = article::language(db, id)?;
            Ok((revision::text(db, id, Some(earlier))?, revision::text(db, id, later)?, language))
        });
        let ((old_title, old_html), (new_title, new_html), language) = read.await?;
        let compared = tokio::task::spawn_blocking(move || {
            let (old, new) = (Version::of(&old_title, &old_html), Version::of(&new_title, &new_html));
            compare(&old, &new, language.as_deref())
        });
        compared.await.map_err(Error::internal)
    }
}

/// Stores the text of an article. Where it reads otherwise than the one before, that one is kept; nothing of
/// what the person made of the article is touched by any edit.
pub(super) fn put(tx: &Connection, id: ArticleId, new: &NewContent, now: Timestamp) -> Result<()> {
    let Some((before, title)) = content::kept(tx, id)? else { return content::put(tx, id, new, now) };
    let seen = if before.from_page != new.from_page {
        // Full text over a summary is no edit of the publisher's, and nor is the way back.
        revision::begin_anew(tx, id)?;
        now
    } else if reads_as(&before, &title, &new.html)? {
        before.stored
    } else {
        revision::keep(tx, id, &before)?;
        now
    };
    content::put(tx, id, new, seen)?;
    content::settle_title(tx, id, seen)
}

/// The page that a new headline waited for cannot be had: the headline alone is the edit.
pub(super) fn settle_without_page(tx: &Connection, id: ArticleId, now: Timestamp) -> Result<()> {
    let Some((before, title)) = content::kept(tx, id)? else { return Ok(()) };
    if before.title == title || article::wants_page(tx, id)? {
        return Ok(());
    }
    let is_same = reads_as(&before, &title, &before.html()?)?;
    if !is_same {
        revision::keep(tx, id, &before)?;
    }
    content::settle_title(tx, id, if is_same { before.stored } else { now })
}

/// Whether nobody would see a difference. What is too long to compare counts as the same.
fn reads_as(before: &content::Kept, title: &str, html: &str) -> Result<bool> {
    let old = before.html()?;
    if old == html && before.title == title {
        return Ok(true);
    }
    if old.len().max(html.len()) > MOST_HTML {
        return Ok(true);
    }
    Ok(Version::of(&before.title, &old).reads_as(&Version::of(title, html)))
}
