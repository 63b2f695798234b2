//! Reading what others wrote: beside the async threads, a few documents at once, and each within a time.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use crate::error::{Error, Result};

/// Documents read at once: the library is written by one thread, and more would only wait for it.
const AT_ONCE: usize = 2;

/// How long one document may take. The largest honest feeds take a second on a slow machine.
pub(super) const TIME: Duration = Duration::from_secs(30);

pub(super) struct Readings {
    turns: Arc<Semaphore>,
    time: Duration,
}

impl Readings {
    pub(super) fn within(time: Duration) -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), time }
    }

    /// What `work` makes of a document; `None` when that took too long.
    ///
    /// Nobody waits for such a one any more, and its turn goes to the next; its thread ends by itself, since what may
    /// be read has bounds of its own.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<Option<T>> {
        let _turn = self.turns.acquire().await.map_err(Error::internal)?;
        let work = tokio::task::spawn_blocking(work);
        match tokio::time::timeout(self.time, work).await {
            Ok(done) => done.map(Some).map_err(Error::internal),
            Err(_) => Ok(None),
        }
    }
}
