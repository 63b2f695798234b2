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
