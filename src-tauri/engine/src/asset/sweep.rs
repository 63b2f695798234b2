//! What lies in the folder of kept files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use super::AssetFiles;
use crate::model::Timestamp;

/// A file that is younger may be one that is just being kept.
const SETTLED: Duration = Duration::from_secs(24 * 60 * 60);

impl AssetFiles {
    /// The names of files that have been there for a day `now`, as [`AssetFiles::keep`] and a recording gave them. What a
    /// program that was killed left unfinished is removed on the way.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn settled(&self, now: Timestamp) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for (name, file) in self.listed()? {
            if !is_settled(&file, now) {
                continue;
            }
            if name.contains(".part") {
                fs::remove_file(&file)?;
            } else {
                names.push(name);
            }
        }
        Ok(names)
    }

    /// Whatever lies where files are kept, finished or not, by the name that it would have.
    pub(super) fn listed(&self) -> io::Result<Vec<(String, PathBuf)>> {
        let mut listed = Vec::new();
        for folder in entries(self.dir())? {
            if !folder.is_dir() {
                continue;
            }
            let Some(prefix) = folder.file_name().and_then(|name| name.to_str()) else { continue };
            let prefix = match prefix {
                super::thumbnail::FOLDER => continue,
                "media" => "",
                prefix => prefix,
            };
            for file in entries(&folder)? {
                let Some(name) = file.file_name().and_then(|name| name.to_str()) else { continue };
                listed.push((format!("{prefix}{name}"), file));
            }
        }
        Ok(listed)
    }
}

pub(super) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry?.path())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(vec![]),
        Err(error) => Err(error),
    }
}

fn is_settled(file: &Path, now: Timestamp) -> bool {
    let now = u64::try_from(now.0).map(|now| UNIX_EPOCH + Duration::from_millis(now));
    let changed = file.metadata().and_then(|metadata| metadata.modified());
    let (Ok(now), Ok(changed)) = (now, changed) else { return false };
    now.duration_since(changed).is_ok_and(|age| age >= SETTLED)
}
