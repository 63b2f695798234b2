//! Room on the disk that is held for a person's actions: when the disk is full, it is given up, and the star is kept.
//!
//! A full disk lets SQLite delete nothing either, since that is written to its log first.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Bytes that are held: as many as the log of changes takes before it is moved into the file.
const BYTES: u64 = 16 << 20;
/// Nothing is held where it would be missed: so many times as much is to be free.
const ROOM: u64 = 4;

pub(super) struct Ballast {
    path: PathBuf,
}

impl Ballast {
    /// That of the library in a folder, held or not.
    pub(super) fn of(dir: &Path) -> Self {
        Self { path: dir.join("library.ballast") }
    }

    /// Holds the room, where that is not done and there is enough.
    pub(super) fn hold(&self) {
        if self.path.exists() || self.free().is_some_and(|free| free < BYTES * ROOM) {
            return;
        }
        if let Err(error) = self.write() {
            tracing::warn!(%error, "no room could be held");
            let _ = fs::remove_file(&self.path);
        }
    }

    /// Gives it up. Whether there was any.
    pub(super) fn release(&self) -> bool {
        fs::remove_file(&self.path).is_ok()
    }

    /// Bytes that a file system that packs what it keeps cannot make fewer.
    fn write(&self) -> std::io::Result<()> {
        let mut file = BufWriter::new(File::create(&self.path)?);
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..BYTES / 8 {
            // Marsaglia's xorshift64.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            file.write_all(&state.to_ne_bytes())?;
        }
        file.flush()
    }

    /// Bytes that are free; `None` where nobody tells.
    #[cfg(unix)]
    fn free(&self) -> Option<u64> {
        let about = rustix::fs::statvfs(self.path.parent()?).ok()?;
        Some(about.f_bavail * about.f_frsize)
    }

    #[cfg(not(unix))]
    fn free(&self) -> Option<u64> {
        None
    }
}
