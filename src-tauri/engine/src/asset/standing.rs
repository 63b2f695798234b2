//! How kept files stand: their lengths, and whether they are what their names say.

use std::fs::File;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

use super::AssetFiles;

/// What a look at a kept file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its bytes are those that it is named by.
    Whole,
    Missing,
    /// Cut off or overwritten.
    Damaged,
}

impl AssetFiles {
    /// Reads a file and compares it with its name.
    ///
    /// # Errors
    /// When it cannot be read: that says nothing of it, and the next time it may be.
    pub fn standing(&self, name: &str) -> io::Result<Standing> {
        match self.open(name).and_then(hash) {
            Ok(hash) if name.starts_with(&hash) => Ok(Standing::Whole),
            Ok(_) => Ok(Standing::Damaged),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Standing::Missing),
            Err(error) => Err(error),
        }
    }

    /// How long a file is, in bytes; `None` when it is not there.
    pub fn length(&self, name: &str) -> Option<u64> {
        Some(self.place(name)?.metadata().ok()?.len())
    }

    /// What pictures, icons and their thumbnails take, in bytes.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn bytes_of_pictures(&self) -> io::Result<u64> {
        Ok(self.bytes(|name| !super::files::is_media_name(name))? + self.bytes_of_thumbnails()?)
    }

    /// What sounds and films take, in bytes.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn bytes_of_recordings(&self) -> io::Result<u64> {
        self.bytes(super::files::is_media_name)
    }

    fn bytes(&self, counts: impl Fn(&str) -> bool) -> io::Result<u64> {
        let listed = self.listed()?.into_iter().filter(|(name, _)| counts(name));
        Ok(listed.filter_map(|(_, file)| file.metadata().ok()).map(|metadata| metadata.len()).sum())
    }
}

fn hash(mut file: File) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
