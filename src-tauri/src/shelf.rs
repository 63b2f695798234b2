//! Where the library is, and the library once it is open.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use warta_engine::clock::{Clock, SystemClock};
use warta_engine::error::Result;
use warta_engine::library::{OpenOptions, Repaired, default_dir};
use warta_engine::{Error, Library};

/// Opens the library when it is first asked for, and again as often as that failed: what stood in the way may
/// be gone when the person tries again.
pub struct Shelf {
    dir: Option<PathBuf>,
    library: Mutex<Option<Library>>,
}

impl Shelf {
    /// A library in `dir`, or in the desktop's folder for program data.
    pub fn at(dir: Option<PathBuf>) -> Self {
        Self { dir: dir.or_else(default_dir), library: Mutex::default() }
    }

    /// The library, and whether it was opened just now. Blocks while it is being opened.
    pub(crate) fn take(&self) -> Result<(Library, bool)> {
        let mut shelf = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(library) = &*shelf {
            return Ok((library.clone(), false));
        }
        let library = Library::open(OpenOptions::at(self.dir()?))?;
        *shelf = Some(library.clone());
        Ok((library, true))
    }

    /// Makes a library whole that could not be opened. Nobody opens it meanwhile.
    pub(crate) fn repair(&self) -> Result<Repaired> {
        let shelf = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.is_some() { Ok(Repaired::Whole) } else { Library::repair(&self.dir()?, SystemClock.now()) }
    }

    fn dir(&self) -> Result<PathBuf> {
        self.dir.clone().ok_or_else(|| Error::LibraryReadOnly { path: "~".into() })
    }
}
