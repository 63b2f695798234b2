//! What an archive holds, and by which it is checked.

use serde::{Deserialize, Serialize};

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

impl Manifest {
    /// Bytes of all files, unpacked.
    pub fn bytes(&self) -> u64 {
        self.files.iter().fold(0, |sum, file| sum.saturating_add(file.bytes))
    }
}
