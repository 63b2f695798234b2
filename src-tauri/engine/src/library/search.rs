use super::Library;
use super::ingest::indexed;
use super::mending::Damage;
use crate::article::plain_text;
use crate::error::{Error, Result};
use crate::model::{ArticleId, ArticleRow, View};
use crate::store::search::{self, Query, rebuild};
use crate::store::{article, content, list};

/// An article that was looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub row: ArticleRow,
    /// Its headline; the matched words lie between U+E000 and U+E001.
    pub title: String,
    /// Text around the match; the matched words lie between U+E000 and U+E001.
    pub snippet: String,
}

impl Library {
    /// Searches the words of every article, or of one view, newest first.
    ///
    /// # Errors
    /// [`Error::SearchDamaged`] until the index is whole again, which goes on meanwhile. The newest articles alone would
    /// look like all that there are.
    pub async fn search(
        &self,
        query: &str,
        within: Option<View>,
        before: Option<ArticleId>,
        limit: u32,
    ) -> Result<Vec<Found>> {
        let query = Query::parse(query);
        let read = self.0.store.read(move |db| {
            if rebuild::is_under_way(db)? {
                return Ok(None);
            }
            let mut found = Vec::new();
            for id in search::find(db, &query, within.as_ref(), before, limit)? {
                let Some(row) = list::row(db, id)? else { continue };
                let text = content::get(db, id)?.map(|content| plain_text(&content.html)).unwrap_or_default();
                let text = indexed(article::standfirst(db, id)?, text);
                let language = article::language(db, id)?;
                let title = search::marked(&row.title, language.as_deref(), &query);
                let snippet = search::snippet(&text, language.as_deref(), &query);
                found.push(Found { row, title, snippet });
            }
            Ok(Some(found))
        });
        match read.await {
            Ok(Some(found)) => Ok(found),
            Ok(None) => Err(self.mend_search_soon(Damage::Known)),
            Err(Error::SearchDamaged) => Err(self.mend_search_soon(Damage::Found)),
            Err(error) => Err(error),
        }
    }
}
