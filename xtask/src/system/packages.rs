//! What each kind of work needs of a Linux, and the packages that bring it.

use super::Distribution;
use super::probe::Probe;

/// A kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// Compiling the engine and the tools around it.
    Engine,
    /// Compiling the app: the webview and what it draws with.
    App,
    /// Opening the app where no screen is.
    VirtualDisplay,
    /// Driving the app's window.
    WindowDriver,
    /// Driving the UI in a browser.
    Browser,
}

/// One thing that has to be there.
#[derive(Debug)]
pub(crate) struct Requirement {
    pub(crate) need: Need,
    pub(crate) what: &'static str,
    probe: Probe,
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
}

impl Requirement {
    pub(crate) fn is_met(&self) -> bool {
        self.probe.succeeds()
    }

    /// The package that brings it, where one does.
    pub(crate) fn package(&self, distribution: Distribution) -> Option<&'static str> {
        match distribution {
            Distribution::Ubuntu if self.need == Need::Browser => None,
            Distribution::Debian | Distribution::Ubuntu => Some(self.debian),
            Distribution::Fedora => Some(self.fedora),
            Distribution::Arch => Some(self.arch),
        }
    }
}

/// The programs that are a Chromium, best first.
pub(crate) const CHROMIUM: &[&str] =
    &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// Everything, in the order in which it is asked for. Fedora also takes a path for the package that owns it.
#[rustfmt::skip]
pub(crate) const REQUIREMENTS: &[Requirement] = &[
    Requirement { need: Need::Engine, what: "a C compiler", probe: Probe::Program(&["cc"]),
        debian: "build-essential", fedora: "gcc-c++", arch: "base-devel" },
    Requirement { need: Need::App, what: "pkg-config", probe: Probe::Program(&["pkg-config"]),
        debian: "pkg-config", fedora: "pkgconf-pkg-config", arch: "pkgconf" },
    Requirement { need: Need::App, what: "WebKitGTK", probe: Probe::Library("webkit2gtk-4.1"),
        debian: "libwebkit2gtk-4.1-dev", fedora: "webkit2gtk4.1-devel", arch: "webkit2gtk-4.1" },
    Requirement { need: Need::App, what: "the tray library", probe: Probe::Library("ayatana-appindicator3-0.1"),
        debian: "libayatana-appindicator3-dev", fedora: "libayatana-appindicator-gtk3-devel", arch: "libayatana-appindicator" },
    Requirement { need: Need::App, what: "librsvg", probe: Probe::Library("librsvg-2.0"),
        debian: "librsvg2-dev", fedora: "librsvg2-devel", arch: "librsvg" },
    Requirement { need: Need::App, what: "libxdo", probe: Probe::Header("xdo.h"),
        debian: "libxdo-dev", fedora: "libxdo-devel", arch: "xdotool" },
    Requirement { need: Need::VirtualDisplay, what: "Xvfb", probe: Probe::Program(&["Xvfb"]),
        debian: "xvfb", fedora: "xorg-x11-server-Xvfb", arch: "xorg-server-xvfb" },
    Requirement { need: Need::VirtualDisplay, what: "dbus-run-session", probe: Probe::Program(&["dbus-run-session"]),
        debian: "dbus-x11", fedora: "/usr/bin/dbus-run-session", arch: "dbus" },
    Requirement { need: Need::VirtualDisplay, what: "ImageMagick", probe: Probe::Program(&["import"]),
        debian: "imagemagick", fedora: "ImageMagick", arch: "imagemagick" },
    Requirement { need: Need::WindowDriver, what: "WebKitWebDriver", probe: Probe::Program(&["WebKitWebDriver"]),
        debian: "webkit2gtk-driver", fedora: "/usr/bin/WebKitWebDriver", arch: "webkitgtk-6.0" },
    Requirement { need: Need::Browser, what: "Chromium", probe: Probe::Program(CHROMIUM),
        debian: "chromium", fedora: "chromium", arch: "chromium" },
];

/// What these kinds of work still lack.
pub(crate) fn missing(needs: &[Need]) -> Vec<&'static Requirement> {
    REQUIREMENTS.iter().filter(|one| needs.contains(&one.need) && !one.is_met()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packages(distribution: Distribution, need: Need) -> Vec<&'static str> {
        REQUIREMENTS
            .iter()
            .filter(|one| one.need == need)
            .filter_map(|one| one.package(distribution))
            .collect()
    }

    #[test]
    fn debian_builds_the_app_with_these() {
        assert_eq!(
            packages(Distribution::Debian, Need::App),
            [
                "pkg-config",
                "libwebkit2gtk-4.1-dev",
                "libayatana-appindicator3-dev",
                "librsvg2-dev",
                "libxdo-dev"
            ]
        );
    }

    #[test]
    fn ubuntu_has_no_chromium_of_its_own() {
        assert!(packages(Distribution::Ubuntu, Need::Browser).is_empty());
        assert_eq!(packages(Distribution::Debian, Need::Browser), ["chromium"]);
        assert_eq!(packages(Distribution::Ubuntu, Need::WindowDriver), ["webkit2gtk-driver"]);
    }

    #[test]
    fn every_distribution_has_a_name_for_everything_else() {
        for distribution in [Distribution::Debian, Distribution::Fedora, Distribution::Arch] {
            assert!(
                REQUIREMENTS.iter().all(|one| one.package(distribution).is_some_and(|name| !name.is_empty()))
            );
        }
    }
}
