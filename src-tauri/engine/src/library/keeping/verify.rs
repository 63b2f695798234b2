//! Looking through all kept files: what is gone or damaged is fetched again, and what nothing uses goes off the disk.

use std::collections::HashSet;

use super::Library;
use crate::asset::Standing;
use crate::error::{Error, Result};
use crate::event::{EngineEvent, Task};
use crate::model::Verified;
use crate::store::asset::{self, file};
use crate::store::unused_file;

/// Files that are looked at before it is told how far it is.
const AT_ONCE: usize = 100;

impl Library {
    /// Reads every kept file and compares it with its name, which is the hash of its bytes. What is not there or not what
    /// it was is wanted again, and a refresh fetches it. Files of the last day that nothing uses stay: one may just be
    /// being kept.
    ///
    /// # Errors
    /// [`Error::Cancelled`], and when the library cannot be read or written. What was found so far is mended.
    pub async fn verify_files(&self) -> Result<Verified> {
        let running = self.0.tasks.start(Task::Verify, &self.0.events);
        let names = self.0.store.read(file::names).await?;
        let total = names.len();
        let mut verified = self.mend_files(names, |done| running.step(done, total)).await?;
        verified.unused = self.note_unused().await?;
        self.make_deletions_final().await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(verified)
    }

    /// Compares files with their names, and wants again what is not whole.
    pub(in crate::library) async fn mend_files(
        &self,
        names: Vec<String>,
        got: impl Fn(usize) -> Result<()>,
    ) -> Result<Verified> {
        let (mut verified, mut done) = (Verified::default(), 0);
        for part in names.chunks(AT_ONCE) {
            got(done)?;
            done += part.len();
            let (files, part) = (self.0.files.clone(), part.to_vec());
            let look = tokio::task::spawn_blocking(move || {
                let looked = part.into_iter().map(|name| (files.standing(&name), name));
                looked.collect::<Vec<_>>()
            });
            for (standing, name) in look.await.map_err(Error::internal)? {
                let standing = standing?;
                match standing {
                    Standing::Whole => verified.whole += 1,
                    Standing::Missing => verified.missing += 1,
                    Standing::Damaged => verified.damaged += 1,
                }
                if standing != Standing::Whole {
                    self.fetch_again(name).await?;
                }
            }
        }
        got(done)?;
        Ok(verified)
    }

    /// A file cannot be read: what it held is wanted again.
    pub(in crate::library) async fn fetch_again(&self, name: String) -> Result<()> {
        // A damaged one would otherwise be taken for what it should be.
        self.0.files.remove(&name)?;
        let feeds = self.0.store.ingest(move |tx| file::lost(tx, &name)).await?;
        self.0.events.send(EngineEvent::ArticlesChanged { feeds });
        Ok(())
    }

    /// Notes the files that nothing uses, and gives how many they are.
    pub(in crate::library) async fn note_unused(&self) -> Result<u32> {
        let now = self.0.clock.now();
        let files = self.0.files.clone();
        let names =
            tokio::task::spawn_blocking(move || files.settled(now)).await.map_err(Error::internal)??;
        let used: HashSet<u128> = self.0.store.read(asset::files).await?;
        let is_used =
            |name: &String| asset::beginning(name).is_some_and(|beginning| used.contains(&beginning));
        let unused: Vec<String> = names.into_iter().filter(|name| !is_used(name)).collect();
        let count = u32::try_from(unused.len()).unwrap_or(u32::MAX);
        let note =
            self.0.store.ingest(move |tx| unused.iter().try_for_each(|name| unused_file::note(tx, name)));
        note.await?;
        Ok(count)
    }
}
