use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::asset::AssetFiles;

/// Where a person's library is unless they say otherwise: the desktop's folder for program data.
///
/// `None` where the system knows no home folder.
pub fn default_dir() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "Warta").map(|dirs| dirs.data_dir().to_owned())
}

/// The kept files of the library in a folder.
pub(super) fn files(dir: &Path) -> AssetFiles {
    AssetFiles::new(dir.join("assets"))
}

/// What everything in a folder takes, in bytes. What goes away meanwhile takes nothing.
pub(super) fn bytes_in(folder: &Path) -> io::Result<u64> {
    let gone = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
    let entries = match fs::read_dir(folder) {
        Err(error) if gone(&error) => return Ok(0),
        entries => entries?,
    };
    let mut bytes = 0;
    for entry in entries {
        let entry = entry?;
        // Of the entry itself: a link leads out of the library.
        bytes += match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => bytes_in(&entry.path())?,
            Ok(metadata) => metadata.len(),
            Err(error) if gone(&error) => 0,
            Err(error) => return Err(error),
        };
    }
    Ok(bytes)
}
