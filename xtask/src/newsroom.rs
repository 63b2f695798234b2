//! The news world on loopback, and a library that is subscribed to it.

mod loopback;

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::process::{self, Running};
use crate::workspace::{self, Profile};

/// What has to be compiled for it.
pub(crate) const PACKAGES: [&str; 2] = ["warta-newsroom", "warta-cli"];

/// What `warta-cli` answers when some feeds could not be read.
const DONE_IN_PART: i32 = 3;

/// The newsroom, for as long as this value lives.
pub(crate) struct Newsroom {
    _server: Running,
    address: String,
    profile: Profile,
}

impl Newsroom {
    /// Starts it, with what was compiled of [`PACKAGES`].
    pub(crate) fn open(profile: Profile) -> Result<Self> {
        let mut command = Command::new(workspace::binary(profile, "newsroom"));
        command.args(["--port", "0"]).stdout(Stdio::piped());
        let mut server = Running::start(&mut command)?;
        let mut output = BufReader::new(server.child().stdout.take().context("the newsroom has no output")?);
        let address = loop {
            let mut line = String::new();
            if output.read_line(&mut line)? == 0 {
                bail!("The newsroom ended before it listened.");
            }
            if let Some(address) = announced(&line) {
                break address.to_owned();
            }
        };
        // Whatever else it says goes unread; a full pipe would stop it.
        thread::spawn(move || io::copy(&mut output, &mut io::sink()));
        Ok(Self { _server: server, address, profile })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Makes a new library of everything that the newsroom publishes. An older one would hold feeds of a
    /// newsroom that no longer runs.
    pub(crate) fn subscribe(&self, library: &Path) -> Result<()> {
        if library.exists() {
            fs::remove_dir_all(library)
                .with_context(|| format!("cannot make room for a new library in {}", library.display()))?;
        }
        fs::create_dir_all(library)?;
        let subscriptions = workspace::target().join("sample.opml");
        fs::write(&subscriptions, loopback::get(&self.address, "/opml")?)?;
        process::run(self.cli(library).arg("import").arg(&subscriptions))?;
        // Some of the newspapers are broken on purpose: that not all of them could be read is no surprise.
        process::run_allowing(self.cli(library).arg("refresh"), &[DONE_IN_PART])
    }

    fn cli(&self, library: &Path) -> Command {
        let mut command = Command::new(workspace::binary(self.profile, "warta-cli"));
        command.arg("--library").arg(library);
        command
    }
}

/// `newsroom listening on http://127.0.0.1:4711` -> `127.0.0.1:4711`
fn announced(line: &str) -> Option<&str> {
    Some(line.trim().split_once("listening on http://")?.1.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_what_the_newsroom_says() {
        assert_eq!(announced("newsroom listening on http://127.0.0.1:4711\n"), Some("127.0.0.1:4711"));
        assert_eq!(announced("200 feeds ready\n"), None);
    }
}
