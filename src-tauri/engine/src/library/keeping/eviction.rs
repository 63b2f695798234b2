//! Pictures that make room, the oldest of what was read first; they are fetched again when somebody looks.

use rusqlite::Connection;

use super::Library;
use crate::error::Result;
use crate::model::LetGo;
use crate::store::asset::{file, left};

/// Articles that lose their pictures at once, and files that are measured at once: a person's action may wait for as
/// many.
const AT_ONCE: usize = 200;

/// What making so much room would take.
pub(super) fn preview(db: &Connection, bytes: u64, let_go: &mut LetGo) -> Result<()> {
    let evictable = left::evictable(db, bytes)?;
    let_go.without_pictures = u32::try_from(evictable.len()).unwrap_or(u32::MAX);
    let_go.bytes += evictable.iter().map(|article| article.bytes).sum::<u64>();
    Ok(())
}

impl Library {
    /// Looks how long the files of pictures are of which that is not known, as an earlier version did not write it down.
    pub(in crate::library) async fn measure(&self) -> Result<()> {
        let most = u32::try_from(AT_ONCE).unwrap_or(u32::MAX);
        loop {
            let names = self.0.store.read(move |db| file::unmeasured(db, most)).await?;
            if names.is_empty() {
                return Ok(());
            }
            let files = self.0.files.clone();
            let measure = self.0.store.ingest(move |tx| {
                names.iter().try_for_each(|name| file::measure(tx, name, files.length(name).unwrap_or(0)))
            });
            measure.await?;
        }
    }

    /// How much more pictures and recordings take than they may.
    pub(super) async fn bytes_above(&self, most_mb: Option<u32>) -> Result<u64> {
        let Some(most_mb) = most_mb else { return Ok(0) };
        let pictures = self.0.store.read(file::bytes_of_pictures).await?;
        let recordings = self.0.files.bytes_of_recordings()?;
        Ok((pictures + recordings).saturating_sub(u64::from(most_mb) << 20))
    }

    /// Leaves out pictures until so many bytes are free, or there are none left that may go.
    pub(super) async fn evict(&self, bytes: u64, let_go: &mut LetGo) -> Result<()> {
        let evictable = self.0.store.read(move |db| left::evictable(db, bytes)).await?;
        for part in evictable.chunks(AT_ONCE) {
            let part = part.to_vec();
            let evict = self.0.store.ingest(move |tx| {
                part.iter().try_fold(0, |freed, article| Ok(freed + left::evict(tx, article.id)?))
            });
            let_go.bytes += evict.await?;
        }
        let_go.without_pictures = u32::try_from(evictable.len()).unwrap_or(u32::MAX);
        Ok(())
    }
}
