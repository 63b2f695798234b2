//! Once a week, what nobody names any more goes off the disk.

use super::Library;
use crate::error::Result;
use crate::model::Timestamp;
use crate::store::{asset, setting};

const EVERY_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// What is remembered of it.
const SWEPT: &str = "swept";
/// Pictures that are forgotten at once: a person's action may wait for as many.
const AT_ONCE: u32 = 500;

impl Library {
    /// Forgets pictures that no article shows and no feed carries, and notes files that nothing uses, if that was not
    /// done within a week. Files that are a day old at most stay.
    ///
    /// # Errors
    /// When the library cannot be read or written.
    pub(in crate::library) async fn sweep(&self) -> Result<()> {
        let now = self.0.clock.now();
        let last = self.0.store.read(|db| setting::get::<Timestamp>(db, SWEPT)).await?;
        if last.is_some_and(|last| (0..EVERY_MS).contains(&(now.0 - last.0))) {
            return Ok(());
        }
        while self.0.store.ingest(|tx| asset::forget_unshown(tx, AT_ONCE)).await? > 0 {}
        self.note_unused().await?;
        self.0.store.ingest(move |tx| setting::set(tx, SWEPT, &now)).await
    }
}
