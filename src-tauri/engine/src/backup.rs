//! One file that holds a whole library: a zip with the database as it stood at one moment, the kept files, the person's own
//! site rules, and a manifest of all of them. Sign-ins stay in the keyring, and are not in it.
//!
//! Whatever comes out of such a file was compared with the manifest, and goes nowhere but to the places that a library has.

mod manifest;
mod pack;
mod place;
mod unpack;

pub use manifest::Manifest;
pub use pack::{Source, pack};
pub use unpack::Archive;
