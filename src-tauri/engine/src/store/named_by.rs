//! Who named an address that an article has: the feed that brought it, or else the saved page itself.

use rusqlite::Row;

use crate::model::NamedBy;

/// Of `article` and the `feed` joined to it. An article whose feed is gone names nothing private: nobody typed its
/// address.
pub(super) const COLUMNS: &str = "coalesce(feed.url, article.url),
    iif(feed.id IS NULL, article.is_private, coalesce(feed.is_private, 0)), feed.user_agent, feed.sign_in IS NOT NULL";

/// Reads [`COLUMNS`], the first of which is `at`.
pub(super) fn named_by(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<NamedBy>> {
    let Some(url) = row.get(at)? else { return Ok(None) };
    let (is_private, user_agent, signs_in) = (row.get(at + 1)?, row.get(at + 2)?, row.get(at + 3)?);
    Ok(Some(NamedBy { url, is_private, user_agent, signs_in }))
}
