//! What an archive holds, and by which it is checked.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::Timestamp;

/// Name of the manifest inside the archive.
pub(super) const NAME: &str = "manifest.json";

/// The form of archives that this Warta writes, and the newest that it reads.
pub(super) const FORMAT: u32 = 1;

/// The list of an archive's files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Of the archive; a newer one is refused.
    pub format: u32,
    /// Name and version of the program that wrote it.
    pub made_by: String,
    pub made_at: Timestamp,
    pub files: Vec<Packed>,
}

/// A file of the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    pub name: String,
    /// SHA-256 of its bytes, in hex digits.
    pub sha256: String,
    pub bytes: u64,
}

/// What is to be said of a file, while its bytes pass.
#[derive(Default)]
pub(super) struct Passed {
    hash: Sha256,
    bytes: u64,
}

impl Passed {
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    pub(super) fn into_file(self, name: &str) -> Packed {
        let sha256 = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Packed { name: name.to_owned(), sha256, bytes: self.bytes }
    }
}

impl Manifest {
    /// Bytes of all files, unpacked.
    pub fn bytes(&self) -> u64 {
        self.files.iter().fold(0, |sum, file| sum.saturating_add(file.bytes))
    }
}
