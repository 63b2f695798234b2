//! Which Linux this is, and how its package manager is spoken to.

use std::fs;

/// The families whose package names we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Distribution {
    Debian,
    /// Debian's names, but its Chromium is a snap, which neither containers nor test drivers can start.
    Ubuntu,
    Fedora,
    Arch,
}

impl Distribution {
    pub(crate) fn of_this_machine() -> Option<Self> {
        Self::from_os_release(&fs::read_to_string("/etc/os-release").ok()?)
    }

    /// Reads `ID`, and when it is nobody we know, the relatives that `ID_LIKE` names.
    fn from_os_release(text: &str) -> Option<Self> {
        let field = |name: &str| {
            let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='))?;
            Some(value.trim().trim_matches(['"', '\'']).to_lowercase())
        };
        let own = field("ID").unwrap_or_default();
        let relatives = field("ID_LIKE").unwrap_or_default();
        std::iter::once(own.as_str()).chain(relatives.split_whitespace()).find_map(Self::named)
    }

    fn named(id: &str) -> Option<Self> {
        match id {
            "debian" | "raspbian" => Some(Self::Debian),
            "ubuntu" => Some(Self::Ubuntu),
            "fedora" | "rhel" | "centos" => Some(Self::Fedora),
            "arch" | "archlinux" => Some(Self::Arch),
            _ => None,
        }
    }

    /// The commands that install packages, in order, without asking anything.
    pub(crate) fn install(self, packages: &[&str]) -> Vec<Vec<String>> {
        let commands: &[&[&str]] = match self {
            Self::Debian | Self::Ubuntu => {
                &[&["apt-get", "update"], &["apt-get", "install", "-y", "--no-install-recommends"]]
            }
            Self::Fedora => &[&["dnf", "install", "-y"]],
            Self::Arch => &[&["pacman", "-S", "--needed", "--noconfirm"]],
        };
        let mut commands: Vec<Vec<String>> =
            commands.iter().map(|words| words.iter().map(|word| (*word).to_owned()).collect()).collect();
        if let Some(last) = commands.last_mut() {
            last.extend(packages.iter().map(|package| (*package).to_owned()));
        }
        commands
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(os_release: &str, expected: Option<Distribution>) {
        assert_eq!(Distribution::from_os_release(os_release), expected, "{os_release}");
    }

    #[test]
    fn distributions_are_known_by_their_name() {
        check("PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n", Some(Distribution::Debian));
        check("ID=ubuntu\nID_LIKE=debian\n", Some(Distribution::Ubuntu));
        check("NAME=\"Fedora Linux\"\nVERSION_ID=43\nID=fedora\n", Some(Distribution::Fedora));
        check("ID=arch\n", Some(Distribution::Arch));
    }

    #[test]
    fn others_are_known_by_their_relatives() {
        check("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", Some(Distribution::Ubuntu));
        check("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", Some(Distribution::Fedora));
        check("ID=endeavouros\nID_LIKE=arch\n", Some(Distribution::Arch));
        check("ID=nixos\n", None);
        check("", None);
    }

    #[test]
    fn debian_reads_its_lists_first() {
        let commands = Distribution::Debian.install(&["xvfb", "chromium"]);
        assert_eq!(commands[0], ["apt-get", "update"]);
        assert_eq!(commands[1].join(" "), "apt-get install -y --no-install-recommends xvfb chromium");
    }
}
