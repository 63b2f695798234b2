//! Where the files of an archive belong. A name that is none of these is refused, whatever it would do.

/// Name of the database inside the archive.
pub(super) const DATABASE: &str = "library.sqlite";
/// Name of the person's own site rules inside the archive.
pub(super) const SITE_RULES: &str = "site-rules.toml";
/// What names of kept files begin with inside the archive.
const ASSETS: &str = "assets/";

/// What a file of an archive is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place<'n> {
    Database,
    SiteRules,
    /// A kept file, by the name that it is kept under.
    Asset(&'n str),
}

impl<'n> Place<'n> {
    pub(super) fn of(name: &'n str) -> Option<Self> {
        match name {
            DATABASE => Some(Self::Database),
            SITE_RULES => Some(Self::SiteRules),
            _ => {
                let asset = name.strip_prefix(ASSETS)?;
                crate::asset::is_name(asset).then_some(Self::Asset(asset))
            }
        }
    }
}

/// The name of a kept file inside the archive.
pub(super) fn of_asset(name: &str) -> String {
    format!("{ASSETS}{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_a_place_but_what_a_library_has() {
        let hash = "ab".repeat(32);
        assert_eq!(Place::of("library.sqlite"), Some(Place::Database));
        assert_eq!(Place::of(&of_asset(&hash)), Some(Place::Asset(&hash)));
        let film = format!("{hash}.mp4");
        assert_eq!(Place::of(&of_asset(&film)), Some(Place::Asset(&film)));
        for wrong in [
            "",
            "/etc/passwd",
            "../library.sqlite",
            "assets/../library.sqlite",
            "assets\\x",
            "C:\\library.sqlite",
            "./library.sqlite",
            "library.sqlite/",
            "library.sqlite-wal",
            "assets/",
            &format!("assets/{hash}.exe"),
            &format!("assets/{hash}/"),
            &format!("assets/ab/{}", &hash[2..]),
        ] {
            assert_eq!(Place::of(wrong), None, "{wrong}");
        }
    }
}
