//! What readers say of an article: columns of the `article` table that change far more often than the rest of it.

use rusqlite::{Connection, Row, params};

use crate::error::Result;
use crate::model::{ArticleId, Comments, FeedId};

/// What a feed tells of the comments on an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewComments {
    pub url: Option<String>,
    pub count: Option<u32>,
    pub feed: Option<String>,
}

/// Takes over what `feed` tells of an article's comments now, if it is the one whose word counts.
pub fn put(connection: &Connection, id: ArticleId, feed: FeedId, new: &NewComments) -> Result<()> {
    if *new == NewComments::default() {
        return Ok(());
    }
    connection
        .prepare_cached(
            "UPDATE article SET comments_url = ?3, comments_count = ?4, comments_feed = ?5
             WHERE id = ?1 AND feed_id = ?2 AND (comments_url, comments_count, comments_feed) IS NOT (?3, ?4, ?5)",
        )?
        .execute(params![id.0, feed.0, new.url, new.count, new.feed])?;
    Ok(())
}

/// From the three columns that begin at `at`. Where no page of them is named, they are on the article's own.
pub(super) fn comments(
    row: &Row<'_>,
    at: usize,
    article: Option<&str>,
) -> rusqlite::Result<Option<Comments>> {
    let (url, count, feed): (Option<String>, Option<u32>, Option<String>) =
        (row.get(at)?, row.get(at + 1)?, row.get(at + 2)?);
    let own_page = || article.filter(|_| count.is_some()).map(str::to_owned);
    Ok(url.or_else(own_page).map(|url| Comments { url, count, feed }))
}
