//! Kept files on their way into an archive and out of one.

use std::fs::File;
use std::io;

use super::AssetFiles;
use super::files::is_media_name;
use crate::model::is_asset_key;

/// Whether a name is one that a file may be kept under.
pub fn is_name(name: &str) -> bool {
    is_asset_key(name) || is_media_name(name)
}

impl AssetFiles {
    /// The names of all files that are kept, in order.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn names(&self) -> io::Result<Vec<String>> {
        let mut names: Vec<String> = self.listed()?.into_iter().map(|(name, _)| name).collect();
        names.retain(|name| is_name(name));
        names.sort_unstable();
        Ok(names)
    }

    /// A kept file, to be read.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn open(&self, name: &str) -> io::Result<File> {
        File::open(self.place(name).ok_or(io::ErrorKind::InvalidFilename)?)
    }
}
