//! One library, several programs: the one that has it open answers the others, so that each sees what the other did and
//! nobody is turned away.
//!
//! They talk over a local socket in the library's folder, which is its owner's alone: a line of JSON to ask, a line to say
//! that it was heard, a line to answer. Whoever is not heard may ask again, or open the library; whoever was heard and
//! got no answer must not.

mod ask;
mod attend;

use std::io;
use std::path::{Path, PathBuf};

use interprocess::local_socket::{GenericFilePath, Name, ToFsName};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;

pub use ask::{Attendant, Unanswered};
pub use attend::{Attending, attend};

use super::Host;
use crate::error::{Error, ErrorReply, Result};

/// What one program asks of another.
#[derive(Serialize, Deserialize)]
struct Asked {
    command: String,
    request: Value,
    /// Where the command writes or reads a file, if it does.
    file: Option<PathBuf>,
}

/// What comes back, in this order.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reply {
    /// It is being done, whatever happens to the connection.
    Heard,
    Answer(Value),
    Refusal(ErrorReply),
}

/// The socket, in the library's folder.
#[cfg(unix)]
const SOCKET: &str = "library.sock";

/// Where the program that has the library in a folder open is asked.
#[cfg(unix)]
fn name(dir: &Path) -> io::Result<Name<'static>> {
    dir.join(SOCKET).to_fs_name::<GenericFilePath>()
}

/// Pipes have a place of their own on Windows: the folder is part of the name.
#[cfg(windows)]
fn name(dir: &Path) -> io::Result<Name<'static>> {
    let key = crate::model::asset_key(&std::path::absolute(dir)?.to_string_lossy().to_lowercase());
    format!(r"\\.\pipe\warta-{}", &key[..32]).to_fs_name::<GenericFilePath>()
}

/// Somebody at a terminal: they say where files are as they ask, and have no desktop that anything could open on.
pub struct Terminal {
    file: Option<PathBuf>,
    goes_on: bool,
}

impl Terminal {
    /// One whose program ends with the answer.
    pub fn alone(file: Option<PathBuf>) -> Self {
        Self { file, goes_on: false }
    }

    /// One who asks a program that goes on.
    fn beside(file: Option<PathBuf>) -> Self {
        Self { file, goes_on: true }
    }
}

impl Host for Terminal {
    fn open_url(&self, _: &Url) -> Result<()> {
        Err(Error::NotFound)
    }

    fn open_file(&self, _: &Path) -> Result<()> {
        Err(Error::NotFound)
    }

    fn place_to_save(&self, _: &str) -> Result<Option<PathBuf>> {
        Ok(self.file.clone())
    }

    fn file_to_open(&self) -> Result<Option<PathBuf>> {
        Ok(self.file.clone())
    }

    fn folder_to_use(&self) -> Result<Option<PathBuf>> {
        Ok(self.file.clone())
    }

    fn restart(&self) {}

    fn goes_on(&self) -> bool {
        self.goes_on
    }
}
