//! How large the library becomes: what is kept of it, for how long, and what makes room.

mod eviction;
mod retention;
pub(super) mod storage;
mod sweep;
mod verify;

use std::collections::HashMap;

use rusqlite::Connection;

use super::Library;
use crate::error::Result;
use crate::event::EngineEvent;
use crate::model::{FeedId, Keeping, LetGo, Retention, Timestamp, UndoId};
use crate::store::retention::{self as stored, Expired};
use crate::store::setting;

const EVERY_MS: i64 = 24 * 60 * 60 * 1000;
/// What is remembered of the last time that something went.
const LET_GO: &str = "let_go";

impl Library {
    /// How large the person lets the library become.
    pub async fn keeping(&self) -> Result<Keeping> {
        self.0.store.read(stored::keeping).await
    }

    /// What would go if this were chosen, or if one feed were to keep its articles for so long.
    pub async fn preview_keeping(
        &self,
        keeping: Keeping,
        feed: Option<(FeedId, Option<Retention>)>,
    ) -> Result<LetGo> {
        let now = self.0.clock.now();
        self.measure().await?;
        let most = self.bytes_above(keeping.most_mb).await?;
        let preview = self.0.store.read(move |db| {
            let Gone { mut let_go, pictures, .. } = Gone::find(db, keeping.retention, feed, now)?;
            eviction::preview(db, most.saturating_sub(pictures), &mut let_go)?;
            Ok(let_go)
        });
        preview.await
    }

    /// Chooses how large the library becomes, and lets go what is too old or too much by that, all of which `undo` brings
    /// back but pictures, which are fetched again when somebody looks.
    ///
    /// # Errors
    /// When the library cannot be written. What is left goes the next day.
    pub async fn set_keeping(&self, keeping: Keeping) -> Result<(LetGo, Option<UndoId>)> {
        let before = self.keeping().await?;
        self.0.store.act(move |tx| stored::set_keeping(tx, &keeping)).await?;
        self.let_go(Some((before, keeping))).await
    }

    /// Lets go what is too old or too much, once a day.
    pub(super) async fn let_go_daily(&self) -> Result<()> {
        let now = self.0.clock.now();
        let last = self.0.store.read(|db| setting::get::<Timestamp>(db, LET_GO)).await?;
        if last.is_some_and(|last| (0..EVERY_MS).contains(&(now.0 - last.0))) {
            return Ok(());
        }
        // A size that cannot be had keeps nothing from going.
        if let Err(error) = self.measure_all().await {
            tracing::warn!(%error, "the library could not be measured");
        }
        self.let_go(None).await.map(drop)
    }

    async fn let_go(&self, chosen: Option<(Keeping, Keeping)>) -> Result<(LetGo, Option<UndoId>)> {
        let now = self.0.clock.now();
        let keeping = self.keeping().await?;
        self.measure().await?;
        let find = self.0.store.read(move |db| Gone::find(db, keeping.retention, None, now));
        let Gone { expired, mut let_go, .. } = find.await?;
        let undo = self.remove_expired(&expired, chosen).await?;
        let most = self.bytes_above(keeping.most_mb).await?;
        self.evict(most, &mut let_go).await?;
        self.0.store.ingest(move |tx| setting::set(tx, LET_GO, &now)).await?;
        if let_go != LetGo::default() {
            let feeds = let_go.feeds.iter().map(|(feed, _)| *feed).collect();
            self.0.events.send(EngineEvent::ArticlesChanged { feeds });
            self.0.events.send(EngineEvent::LibraryChanged);
        }
        Ok((let_go, undo))
    }
}

/// What is too old.
struct Gone {
    expired: Vec<Expired>,
    let_go: LetGo,
    /// What their pictures take, in bytes.
    pictures: u64,
}

impl Gone {
    fn find(
        db: &Connection,
        everywhere: Retention,
        changed: Option<(FeedId, Option<Retention>)>,
        now: Timestamp,
    ) -> Result<Self> {
        let expired = stored::expired(db, everywhere, changed, now)?;
        let (mut let_go, mut pictures) = (counted(&expired), 0);
        for article in &expired {
            let (text, of_pictures) = stored::bytes_of(db, article.id)?;
            let_go.bytes += text + of_pictures;
            pictures += of_pictures;
        }
        Ok(Self { expired, let_go, pictures })
    }
}

/// How many articles go, and of which feeds.
fn counted(expired: &[Expired]) -> LetGo {
    let mut of_feeds = HashMap::<FeedId, u32>::new();
    for article in expired {
        *of_feeds.entry(article.feed).or_default() += 1;
    }
    let mut feeds: Vec<_> = of_feeds.into_iter().collect();
    feeds.sort_unstable_by_key(|(feed, count)| (std::cmp::Reverse(*count), *feed));
    LetGo { articles: u32::try_from(expired.len()).unwrap_or(u32::MAX), feeds, ..LetGo::default() }
}
