//! Reading an archive, which may be damaged or made to do harm.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::manifest::{FORMAT, Manifest, NAME, Packed, Passed};
use super::place::{self, Place};
use crate::asset::AssetFiles;
use crate::error::{Error, Result};

/// The database and the manifest become a few times smaller when they are packed, and nothing else does. What would
/// become more than this is no library.
const MOST_UNPACKED: u64 = 100;

/// An archive whose manifest was read, and has a place for everything in it.
pub struct Archive {
    path: PathBuf,
    zip: ZipArchive<BufReader<File>>,
    manifest: Manifest,
}

impl Archive {
    /// Opens an archive and looks at all it says of itself. Nothing is unpacked but the manifest.
    ///
    /// # Errors
    /// [`Error::MalformedBackup`] for what is none, is damaged or holds anything that no library does;
    /// [`Error::BackupNewer`].
    pub fn open(path: &Path) -> Result<Self> {
        let malformed = || Error::MalformedBackup { path: path.display().to_string() };
        let file = File::open(path)?;
        let packed = file.metadata()?.len();
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|_| malformed())?;
        let manifest: Manifest = {
            let file = zip.by_name(NAME).map_err(|_| malformed())?;
            let most = packed.saturating_mul(MOST_UNPACKED);
            let mut json = Vec::new();
            file.take(most).read_to_end(&mut json).map_err(|_| malformed())?;
            serde_json::from_slice(&json).map_err(|_| malformed())?
        };
        if manifest.format > FORMAT {
            return Err(Error::BackupNewer { path: path.display().to_string() });
        }
        let is_sound = manifest.bytes() <= packed.saturating_mul(MOST_UNPACKED)
            && manifest.files.iter().any(|file| file.name == place::DATABASE)
            && holds_what_it_says(&mut zip, &manifest);
        if is_sound { Ok(Self { path: path.to_owned(), zip, manifest }) } else { Err(malformed()) }
    }

    /// Unpacks the database.
    ///
    /// # Errors
    /// [`Error::MalformedBackup`] when it is not what the manifest says, and when the disk refuses.
    pub fn unpack_database(&mut self, to: &Path) -> Result<()> {
        self.unpack_file(place::DATABASE, to)
    }

    /// Unpacks the person's own site rules, if there are any.
    ///
    /// # Errors
    /// The same.
    pub fn unpack_site_rules(&mut self, to: &Path) -> Result<()> {
        self.unpack_file(place::SITE_RULES, to)
    }

    /// Unpacks the kept files, each beside those that are there already.
    ///
    /// # Errors
    /// The same.
    pub fn unpack_assets(&mut self, files: &AssetFiles) -> Result<()> {
        for file in self.manifest.files.clone() {
            if let Some(Place::Asset(name)) = Place::of(&file.name)
                && !files.holds(name)
            {
                files.keep_as(name, |into| self.unpack(&file, into))?;
            }
        }
        Ok(())
    }

    /// Unpacks a file, if there is such a one.
    fn unpack_file(&mut self, name: &str, to: &Path) -> Result<()> {
        let Some(file) = self.manifest.files.iter().find(|file| file.name == name).cloned() else {
            return Ok(());
        };
        let mut into = File::create(to)?;
        self.unpack(&file, &mut into)?;
        Ok(into.sync_all()?)
    }

    fn unpack(&mut self, file: &Packed, into: &mut dyn Write) -> Result<()> {
        let malformed = || Error::MalformedBackup { path: self.path.display().to_string() };
        let packed = self.zip.by_name(&file.name).map_err(|_| malformed())?;
        // One byte more than it should have is enough to see that it has too many.
        let mut packed = packed.take(file.bytes + 1);
        let mut passed = Passed::default();
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = packed.read(&mut buffer).map_err(|_| malformed())?;
            if read == 0 {
                break;
            }
            passed.add(&buffer[..read]);
            into.write_all(&buffer[..read])?;
        }
        if passed.into_file(&file.name) == *file { Ok(()) } else { Err(malformed()) }
    }
}

/// Whether everything in the archive is a plain file that the manifest names, once, with a place in a library, and the
/// other way round.
fn holds_what_it_says(zip: &mut ZipArchive<BufReader<File>>, manifest: &Manifest) -> bool {
    let mut expected: HashMap<&str, u64> =
        manifest.files.iter().map(|file| (file.name.as_str(), file.bytes)).collect();
    if expected.len() != manifest.files.len() || zip.len() != manifest.files.len() + 1 {
        return false;
    }
    let is_kept_under_its_hash = |file: &Packed| match Place::of(&file.name) {
        Some(Place::Asset(name)) => name.split('.').next() == Some(file.sha256.as_str()),
        Some(_) => true,
        None => false,
    };
    if !manifest.files.iter().all(is_kept_under_its_hash) {
        return false;
    }
    for at in 0..zip.len() {
        let Ok(file) = zip.by_index(at) else { return false };
        let Ok(name) = file.name() else { return false };
        if name != NAME && expected.remove(&*name) != Some(file.size()) {
            return false;
        }
        if !file.is_file() || file.is_symlink() || file.encrypted() {
            return false;
        }
    }
    expected.is_empty()
}
