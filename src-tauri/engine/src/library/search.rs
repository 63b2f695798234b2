use rusqlite::Connection;

use super::Library;
use super::ingest::indexed;
use super::mending::Damage;
use crate::article::plain_text;
use crate::error::{Error, Result};
use crate::model::{ArticleId, ArticleRow, View};
use crate::store::search::{self, Query, rebuild};
use crate::store::{article, content, list};

/// What to look for, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// As a person types it.
    pub query: String,
    /// `None` searches everything.
    pub within: Option<View>,
    /// Days begin so long before they do in UTC.
    pub offset_minutes: i32,
}

/// A page of what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ranking {
    /// From below this article on: the lowest id of the page before. A page is in order by itself.
    NewestFirst { before: Option<ArticleId> },
    /// From this one on: how well an article answers is no place in a list.
    BestFirst { skip: u32 },
}

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
    /// Searches the words of every article, or of one view.
    ///
    /// # Errors
    /// [`Error::SearchDamaged`] until the index is whole again, which goes on meanwhile. The newest articles alone would
    /// look like all that there are. [`Error::QueryTooWide`].
    pub async fn search(&self, search: Search, ranking: Ranking, limit: u32) -> Result<Vec<Found>> {
        self.in_index(search, move |db, search, query| {
            let within = search.within.as_ref();
            let ids = match ranking {
                Ranking::NewestFirst { before } => search::newest(db, query, within, before, limit)?,
                Ranking::BestFirst { skip } => search::best(db, query, within, skip, limit)?,
            };
            let mut found = Vec::with_capacity(ids.len());
            for id in ids {
                found.extend(shown(db, id, query)?);
            }
            if let Ranking::NewestFirst { .. } = ranking {
                // Ids grow with the time at which an article is first seen, and a feed that is new has old articles.
                found.sort_by_key(|found| std::cmp::Reverse(found.row.sort_time));
            }
            Ok(found)
        })
        .await
    }

    /// How many articles a search finds; `most` where they are that many or more.
    ///
    /// # Errors
    /// As of [`Library::search`].
    pub async fn count_found(&self, search: Search, most: u32) -> Result<u32> {
        self.in_index(search, move |db, search, query| search::count(db, query, search.within.as_ref(), most))
            .await
    }

    /// What may have been meant by a search whose words nobody wrote.
    ///
    /// # Errors
    /// As of [`Library::search`].
    pub async fn did_you_mean(&self, search: Search) -> Result<Option<String>> {
        self.in_index(search, |db, search, query| search::suggestion(db, &search.query, query)).await
    }

    async fn in_index<T: Send + 'static>(
        &self,
        search: Search,
        ask: impl FnOnce(&Connection, &Search, &Query) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let read = self.0.store.read(move |db| {
            // One snapshot for all that is asked: between two of them the index may be emptied.
            let snapshot = db.unchecked_transaction()?;
            let db = &*snapshot;
            if let Some(percent) = rebuild::progress(db)? {
                return Ok(Err(percent));
            }
            let query = Query::parse(&search.query, search.offset_minutes, search::languages(db)?);
            ask(db, &search, &query).map(Ok)
        });
        match read.await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(percent)) => Err(self.mend_search_soon(Damage::Known { percent })),
            Err(Error::SearchDamaged { .. }) => Err(self.mend_search_soon(Damage::Found)),
            Err(error) => Err(error),
        }
    }
}

fn shown(db: &Connection, id: ArticleId, query: &Query) -> Result<Option<Found>> {
    let Some(row) = list::row(db, id)? else { return Ok(None) };
    let text = content::get(db, id)?.map(|content| plain_text(&content.html)).unwrap_or_default();
    let text = indexed(article::standfirst(db, id)?.as_deref(), text);
    let language = article::language(db, id)?;
    let title = search::marked(&row.title, language.as_deref(), query);
    let mut snippet = search::snippet(&text, language.as_deref(), query);
    // Who wrote it stands in no row: what was found there alone is shown before the text.
    if !search::is_marked(&title)
        && !search::is_marked(&snippet)
        && let Some(byline) =
            article::byline(db, id)?.and_then(|byline| search::marked_byline(&byline, query))
    {
        snippet = format!("{byline} · {snippet}");
    }
    Ok(Some(Found { row, title, snippet }))
}
