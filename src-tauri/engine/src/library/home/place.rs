use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::asset::AssetFiles;
use crate::error::{Error, Result};
use crate::store::FILE_NAME;

/// The folder of the kept files inside the library's.
pub(in crate::library) const ASSETS: &str = "assets";
/// In a folder that a library was moved out of: where it is now.
pub(in crate::library) const MOVED_TO: &str = "moved-to";
/// Nobody moves a library more often without ever removing what is left behind.
const MOST_MOVES: usize = 16;

/// The folder of a library that is carried along with the program.
const PORTABLE: &str = "warta-library";

/// Where a person's library is unless they say otherwise: the desktop's folder for program data.
///
/// Where such a folder is beside the program, it is that: whoever carries Warta on a stick has the library there.
///
/// `None` where the system knows no home folder.
pub fn default_dir() -> Option<PathBuf> {
    let portable = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join(PORTABLE)));
    if let Some(portable) = portable.filter(|folder| folder.is_dir()) {
        return Some(portable);
    }
    directories::ProjectDirs::from("", "", "Warta").map(|dirs| dirs.data_dir().to_owned())
}

/// The kept files of the library in a folder.
pub(in crate::library) fn files(dir: &Path) -> AssetFiles {
    AssetFiles::new(dir.join(ASSETS))
}

/// Where the library of a folder is: there, unless it was moved.
///
/// # Errors
/// [`Error::LibraryMovedAway`] when it was moved to where it is not.
pub fn followed(dir: &Path) -> Result<PathBuf> {
    let mut at = dir.to_owned();
    for _ in 0..MOST_MOVES {
        match read_path(&at.join(MOVED_TO))? {
            None => return Ok(at),
            Some(next) if next.join(FILE_NAME).exists() => at = next,
            Some(next) => return Err(Error::LibraryMovedAway { path: next.display().to_string() }),
        }
    }
    Ok(at)
}

/// A path that stands in a file; `None` when the file is not there.
pub(in crate::library) fn read_path(file: &Path) -> Result<Option<PathBuf>> {
    // Nothing else is read: a pipe has no end.
    if file.metadata().is_ok_and(|found| !found.is_file()) {
        return Ok(None);
    }
    match fs::read_to_string(file) {
        Ok(path) if path.trim().is_empty() => Ok(None),
        Ok(path) => Ok(Some(path.trim_end_matches('\n').into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            let folder = file.parent().unwrap_or(file);
            Err(Error::LibraryReadOnly { path: folder.display().to_string() })
        }
        Err(error) => Err(error.into()),
    }
}

/// What everything in a folder takes, in bytes. What goes away meanwhile takes nothing, nor does what is not ours to see.
pub(in crate::library) fn bytes_in(folder: &Path) -> io::Result<u64> {
    let gone =
        |error: &io::Error| matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied);
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
