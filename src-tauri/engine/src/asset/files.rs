use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::disk;
use crate::model::is_asset_key;

/// The folder of pictures made small, inside that of the kept files.
pub(super) const THUMBNAILS: &str = "thumbnails";

/// The folder of kept files, `ab/cdef…` by the hash of their bytes.
#[derive(Clone, Debug)]
pub struct AssetFiles {
    dir: PathBuf,
}

impl AssetFiles {
    pub fn new(dir: PathBuf) -> Self {
        Self { dir }
    }

    /// Keeps the bytes and gives their name. The file is whole or not there, also after a power cut.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep(&self, bytes: &[u8]) -> io::Result<String> {
        let name: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        if !self.holds(&name) {
            self.keep_as(&name, |file| file.write_all(bytes))?;
        }
        Ok(name)
    }

    /// Keeps what `write` writes under a name, once it is whole; a name that no file may have is none.
    ///
    /// # Errors
    /// Those of `write`, and when the disk refuses.
    pub fn keep_as<E: From<io::Error>>(
        &self,
        name: &str,
        write: impl FnOnce(&mut fs::File) -> Result<(), E>,
    ) -> Result<(), E> {
        let path = self.place(name).ok_or(io::Error::from(io::ErrorKind::InvalidFilename))?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let unfinished = path.with_added_extension(format!("part-{:?}", std::thread::current().id()));
        let mut file = fs::File::create(&unfinished)?;
        let written = write(&mut file).and_then(|()| Ok(file.sync_all()?));
        if written.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
        written?;
        Ok(fs::rename(&unfinished, &path)?)
    }

    /// The bytes of a kept file; nothing but a name that [`AssetFiles::keep`] gave is looked up.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        fs::read(self.path(name).ok_or(io::ErrorKind::InvalidFilename)?)
    }

    /// Whether a file of this name is kept.
    pub fn holds(&self, name: &str) -> bool {
        self.place(name).is_some_and(|path| path.exists())
    }

    /// Removes a kept file; one that is not there is as good as removed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(&self, name: &str) -> io::Result<()> {
        let Some(path) = self.place(name) else { return Ok(()) };
        self.remove_thumbnails(name);
        disk::remove_file(&path)
    }

    /// Where a sound or film is kept; nothing but the name of a kept one is looked up.
    pub fn media(&self, name: &str) -> Option<PathBuf> {
        is_media_name(name).then(|| self.media_dir().join(name))
    }

    pub(super) fn media_dir(&self) -> PathBuf {
        self.dir.join("media")
    }

    pub(super) fn dir(&self) -> &Path {
        &self.dir
    }

    /// Where a file of this name is kept, or would be.
    pub(super) fn place(&self, name: &str) -> Option<PathBuf> {
        self.path(name).or_else(|| self.media(name))
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        is_asset_key(name).then(|| self.dir.join(&name[..2]).join(&name[2..]))
    }
}

/// Whether a name is that of a kept sound or film: the hash of its bytes, and what they are.
pub(super) fn is_media_name(name: &str) -> bool {
    const EXTENSIONS: [&str; 8] = ["mp3", "aac", "m4a", "mp4", "ogg", "flac", "wav", "webm"];
    name.split_once('.')
        .is_some_and(|(hash, extension)| is_asset_key(hash) && EXTENSIONS.contains(&extension))
}

/// What lies in a folder, if it is there.
pub(super) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(vec![]),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_kept_once_and_only_by_their_name() {
        let dir = tempfile::tempdir().unwrap();
        let files = AssetFiles::new(dir.path().into());
        let name = files.keep(b"picture").unwrap();
        assert_eq!(files.keep(b"picture").unwrap(), name);
        assert_eq!(files.read(&name).unwrap(), b"picture");
        for wrong in ["", "../../etc/passwd", &name.to_uppercase(), &name[1..], &"é".repeat(32)] {
            assert!(files.read(wrong).is_err(), "{wrong}");
        }
    }
}
