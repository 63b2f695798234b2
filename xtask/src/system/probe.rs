//! Quick looks at what is installed: no package manager is asked.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process;

/// How to see that something is there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Probe {
    /// One of these programs is on the path.
    Program(&'static [&'static str]),
    /// pkg-config knows this library.
    Library(&'static str),
    /// The C compiler's usual folder holds this header.
    Header(&'static str),
}

impl Probe {
    pub(crate) fn succeeds(self) -> bool {
        match self {
            Self::Program(names) => names.iter().any(|name| program(name).is_some()),
            Self::Library(name) => {
                process::answer(Command::new("pkg-config").args(["--exists", name])).is_some()
            }
            Self::Header(name) => Path::new("/usr/include").join(name).is_file(),
        }
    }
}

/// Where a program is, if the path leads to it.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|file| file.is_file())
}
