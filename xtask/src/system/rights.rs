//! Whether we may install things on this machine.

use std::process::Command;

use crate::process;

/// How system packages may be installed by us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rights {
    Root,
    /// `sudo` works and asks for no password.
    Sudo,
    None,
}

impl Rights {
    pub(crate) fn of_this_user() -> Self {
        if process::answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
            Self::Root
        } else if process::answer(Command::new("sudo").args(["-n", "true"])).is_some() {
            Self::Sudo
        } else {
            Self::None
        }
    }
}
