//! The full text of articles: when a feed's setting wants it, and when a person asks for it.

use rusqlite::Connection;

use super::Library;
use crate::article::{Content, plain_text};
use crate::error::{Error, Result};
use crate::model::{ArticleId, FeedId, FeedSettings, Keep, OpenMode};
use crate::store::article::{self, Page};
use crate::store::content;

/// Text of a feed that is shorter than this is taken for a summary, and the page is fetched.
pub(super) const FULL_TEXT_WORDS: u32 = 200;
/// More articles than these nobody reads because a setting was changed.
pub(super) const NEWEST: u32 = 200;
/// Bytes at the end of an article's HTML that tell whether it breaks off.
const END: usize = 2_000;

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

/// What is to become of the page of an article with this text of its feed. `has_page` is whether it has one at all.
pub(super) fn page(open_mode: OpenMode, keep: Keep, has_page: bool, text: &Content) -> Page {
    let wanted = if keep == Keep::Feed { Page::Left } else { Page::Wanted };
    match open_mode {
        OpenMode::FeedText | OpenMode::Ask | OpenMode::Browser => Page::Off,
        OpenMode::FullText if has_page => wanted,
        OpenMode::Automatic if has_page && is_summary(text.words, &text.text) => wanted,
        OpenMode::FullText | OpenMode::Automatic => Page::Settled,
    }
}

fn is_summary(words: u32, text: &str) -> bool {
    let end = text.trim_end();
    words < FULL_TEXT_WORDS || end.ends_with('…') || end.ends_with("...") || end.ends_with("[…]")
}

/// Lets the articles that a feed has already brought follow its setting, the newest of them by fetching their pages.
pub(super) fn follow(tx: &Connection, feed: FeedId, settings: &FeedSettings) -> Result<()> {
    let open_mode = settings.open_mode;
    let most = if settings.keep == Keep::Feed { 0 } else { NEWEST };
    let is_wanted = |id: ArticleId, words: u32| match open_mode {
        OpenMode::FullText => Ok(true),
        _ if words < FULL_TEXT_WORDS => Ok(true),
        _ => {
            let html = content::get(tx, id)?.map(|content| content.html).unwrap_or_default();
            Ok::<_, Error>(is_summary(words, &plain_text(end_of(&html))))
        }
    };
    if matches!(open_mode, OpenMode::FeedText | OpenMode::Ask | OpenMode::Browser) {
        return article::want_no_pages(tx, feed);
    }
    let mut wanted = 0;
    for (id, words) in article::with_feed_text(tx, feed)? {
        let page = match is_wanted(id, words)? {
            false => Page::Settled,
            true if wanted < most => Page::Wanted,
            true => Page::Left,
        };
        wanted += u32::from(page == Page::Wanted);
        article::set_page(tx, id, page)?;
    }
    Ok(())
}

fn end_of(html: &str) -> &str {
    let from = (html.len().saturating_sub(END)..html.len()).find(|at| html.is_char_boundary(*at));
    &html[from.unwrap_or(0)..]
}
