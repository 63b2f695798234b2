//! A library in a folder of its own, and a newsroom to read from.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tempfile::TempDir;
use warta_engine::Library;
use warta_engine::clock::ManualClock;
use warta_engine::error::Result;
use warta_engine::fetch::Network;
use warta_engine::library::OpenOptions;
use warta_engine::model::{ArticleRow, Order, Timestamp, View};
use warta_engine::secrets::InMemory;
use warta_engine::store::list::PageRequest;
use warta_newsroom::{Newsroom, SAMPLE_NOW, World};

pub(crate) struct Desk {
    pub(crate) newsroom: Newsroom,
    pub(crate) library: Library,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) dir: TempDir,
}

impl Desk {
    pub(crate) async fn open() -> Self {
        Self::open_in(World::default()).await
    }

    pub(crate) async fn open_in(world: World) -> Self {
        let newsroom = Newsroom::start(world).await.unwrap();
        let clock = ManualClock::at(Timestamp(SAMPLE_NOW));
        let dir = tempfile::tempdir().unwrap();
        let library = open_at(dir.path(), &clock).unwrap();
        Self { newsroom, library, clock, dir }
    }

    /// Closes the library and opens it again, as a restart does.
    pub(crate) async fn restart(self) -> Self {
        let Self { newsroom, library, clock, dir } = self;
        drop(library);
        let library = open_at(dir.path(), &clock).unwrap();
        library.resume().await.unwrap();
        Self { newsroom, library, clock, dir }
    }

    pub(crate) async fn rows(&self, view: View) -> Vec<ArticleRow> {
        rows(&self.library, view).await
    }
}

/// A library on a clock that stands still, with a keyring of its own, on a machine that is always online.
pub(crate) fn options(dir: &Path, clock: &Arc<ManualClock>) -> OpenOptions {
    OpenOptions {
        clock: clock.clone(),
        network: Arc::new(Wire::default()),
        secrets: Arc::new(InMemory::default()),
        ..OpenOptions::at(dir)
    }
}

/// A network that can be pulled out.
#[derive(Default)]
pub(crate) struct Wire {
    pulled: AtomicBool,
}

impl Wire {
    pub(crate) fn pull(&self) {
        self.pulled.store(true, Ordering::SeqCst);
    }

    pub(crate) fn plug(&self) {
        self.pulled.store(false, Ordering::SeqCst);
    }
}

impl Network for Wire {
    fn has_route(&self) -> bool {
        !self.pulled.load(Ordering::SeqCst)
    }
}

pub(crate) fn open_at(dir: &Path, clock: &Arc<ManualClock>) -> Result<Library> {
    Library::open(options(dir, clock))
}

pub(crate) async fn rows(library: &Library, view: View) -> Vec<ArticleRow> {
    let request =
        PageRequest { view, order: Order::NewestFirst, unread_only: false, after: None, limit: 500 };
    library.list(request).await.unwrap().rows
}
