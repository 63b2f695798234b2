use super::Library;
use super::ingest::indexed;
use crate::article::plain_text;
use crate::error::Result;
use crate::model::{ArticleId, ArticleRow, View};
use crate::store::search::{self, Query};
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
    pub async fn search(
        &self,
        query: &str,
        within: Option<View>,
        before: Option<ArticleId>,
        limit: u32,
    ) -> Result<Vec<Found>> {
        let query = Query::parse(query);
        let read = self.0.store.read(move |db| {
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
            Ok(found)
        });
        read.await
    }
}
