//! Sounds and films: kept as files that a player can open, under a name that says what they are.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::AssetFiles;

/// What a player takes, by the first bytes. Anything else is not handed to the desktop: it might be run.
fn extension(head: &[u8]) -> Option<&'static str> {
    let at = |position: usize, magic: &[u8]| head.get(position..).is_some_and(|rest| rest.starts_with(magic));
    Some(match head {
        _ if at(0, b"ID3") => "mp3",
        [0xFF, second, ..] if second & 0xE6 == 0xE2 => "mp3", // an MPEG frame, layer III
        [0xFF, second, ..] if second & 0xF6 == 0xF0 => "aac", // ADTS
        _ if at(4, b"ftypM4A") || at(4, b"ftypM4B") => "m4a",
        _ if at(4, b"ftyp") => "mp4",
        _ if at(0, b"OggS") => "ogg",
        _ if at(0, b"fLaC") => "flac",
        _ if at(0, b"RIFF") && at(8, b"WAVE") => "wav",
        _ if at(0, &[0x1A, 0x45, 0xDF, 0xA3]) => "webm",
        _ => return None,
    })
}

/// Bytes that [`extension`] needs to see.
const HEAD: usize = 16;

/// A file that is being written as it comes.
pub struct Recording {
    files: AssetFiles,
    unfinished: PathBuf,
    file: Option<File>,
    hash: Sha256,
    head: Vec<u8>,
}

impl Recording {
    /// # Errors
    /// When the disk refuses.
    pub fn start(files: &AssetFiles) -> io::Result<Self> {
        let folder = files.media_dir();
        fs::create_dir_all(&folder)?;
        let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let unfinished = folder.join(format!("{}-{number}.part", std::process::id()));
        let file = File::create(&unfinished)?;
        Ok(Self {
            files: files.clone(),
            unfinished,
            file: Some(file),
            hash: Sha256::new(),
            head: Vec::with_capacity(HEAD),
        })
    }

    /// # Errors
    /// [`io::ErrorKind::InvalidData`] as soon as it is clear that this is nothing to play, and when the disk refuses.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.head.len() < HEAD {
            self.head.extend(bytes.iter().take(HEAD - self.head.len()));
            if self.head.len() == HEAD && extension(&self.head).is_none() {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
        self.hash.update(bytes);
        self.file.as_mut().map_or(Ok(()), |file| file.write_all(bytes))
    }

    /// Keeps what was written, and gives its name.
    ///
    /// # Errors
    /// As [`Recording::write`].
    pub fn finish(mut self) -> io::Result<String> {
        let extension = extension(&self.head).ok_or(io::ErrorKind::InvalidData)?;
        let hash: String = self.hash.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        let name = format!("{hash}.{extension}");
        if let Some(file) = self.file.take() {
            file.sync_all()?;
        }
        let path = self.files.media(&name).ok_or(io::ErrorKind::InvalidFilename)?;
        fs::rename(&self.unfinished, path)?;
        Ok(name)
    }
}

static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);

impl Drop for Recording {
    fn drop(&mut self) {
        self.file.take();
        // Nothing is there when it was finished.
        let _ = fs::remove_file(&self.unfinished);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sounds_and_films_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        let files = AssetFiles::new(dir.path().into());
        let record = |bytes: &[u8]| {
            let mut recording = Recording::start(&files)?;
            bytes.chunks(5).try_for_each(|chunk| recording.write(chunk))?;
            recording.finish()
        };
        let name = record(b"ID3\x04\0\0\0\0\0\0 and then the sound").unwrap();
        assert!(name.ends_with(".mp3"));
        assert!(files.media(&name).unwrap().exists());
        for hostile in
            [b"MZ\x90\0 an exe that calls itself a song".as_slice(), b"#!/bin/sh\nrm -rf ~\n", b"ID", b""]
        {
            assert_eq!(record(hostile).unwrap_err().kind(), io::ErrorKind::InvalidData);
        }
        let left: Vec<_> = fs::read_dir(files.media_dir()).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
        assert_eq!(files.media("../../etc/passwd.mp3"), None);
    }
}
