//! What a person has Warta do, and what has to be there when it was interrupted.

use std::path::Path;
use std::process::Command;

use super::kept::Kept;
use super::{Desk, PUBLISHERS, backup_in, library_in, warta};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Look,
    Bookmark(i64),
    Tag(i64),
    Read(i64),
    Refresh,
    BackUp,
    Restore,
    Repair,
}

impl Action {
    /// One of each.
    pub(super) const ALL: [Self; 8] = [
        Self::Look,
        Self::Bookmark(6),
        Self::Tag(7),
        Self::Read(8),
        Self::Refresh,
        Self::BackUp,
        Self::Restore,
        Self::Repair,
    ];

    /// The program that does it to the library in a folder.
    pub(super) fn program(self, folder: &Path) -> Command {
        let (library, backup) = (library_in(folder), backup_in(folder));
        let backup = backup.to_str().unwrap();
        let id = self.article().to_string();
        let args: &[&str] = match self {
            Self::Look => &["feeds"],
            Self::Bookmark(_) => &["bookmark", &id],
            Self::Tag(_) => &["tag", &id, "simpan"],
            Self::Read(_) => &["mark", &id, "--read"],
            Self::Refresh => &["refresh", "--now"],
            Self::BackUp => &["backup", backup],
            Self::Restore => &["restore", backup],
            Self::Repair => &["check", "--repair"],
        };
        warta(&library, args)
    }

    fn article(self) -> i64 {
        match self {
            Self::Bookmark(id) | Self::Tag(id) | Self::Read(id) => id,
            _ => 0,
        }
    }

    /// What the library has in it afterwards.
    fn makes(self, before: &Kept, backed_up: &Kept) -> Kept {
        let mut after = before.clone();
        match self {
            Self::Bookmark(id) => drop(after.bookmarked.insert(id)),
            Self::Tag(id) => drop(after.tagged.insert(id)),
            Self::Read(id) => drop(after.read.insert(id)),
            Self::Restore => after = backed_up.clone(),
            Self::Look | Self::Refresh | Self::BackUp | Self::Repair => {}
        }
        after
    }

    /// Looks at the folder after this was done, if it is `acknowledged`, or begun, and gives what is there.
    ///
    /// What was acknowledged is there. What was not is there as a whole or not at all, but for articles, which come one
    /// feed after the other. A backup is always one, be it the old or the new.
    pub(super) fn judge(self, desk: &mut Desk, folder: &Path, before: &Kept, acknowledged: bool) -> Kept {
        let found = Kept::of(&library_in(folder));
        let after = self.makes(before, &desk.backed_up);
        let fits = |expected: &Kept| match self {
            Self::Refresh => expected.grew_to(&found),
            _ => *expected == found,
        };
        assert!(
            fits(&after) || !acknowledged && fits(before),
            "{self:?}, acknowledged: {acknowledged}\nbefore: {before:#?}\nfound: {found:#?}"
        );
        if self == Self::Refresh && acknowledged {
            let listed = PUBLISHERS.iter().flat_map(|publisher| desk.newsroom.listed(publisher));
            let missing = listed.map(|article| article.title).find(|title| {
                let title = serde_json::Value::from(title.as_str()).to_string();
                !found.articles.iter().any(|article| article.ends_with(&title))
            });
            assert_eq!(missing, None, "it was refreshed");
        }
        if self == Self::BackUp {
            let held = Self::held(folder);
            assert!(held == *before || !acknowledged && held == desk.backed_up, "{acknowledged}: {held:#?}");
            desk.backed_up = held;
        }
        found
    }

    /// What is in the backup in a folder.
    pub(super) fn held(folder: &Path) -> Kept {
        let elsewhere = tempfile::tempdir().unwrap();
        let library = library_in(elsewhere.path());
        super::done(&library, &["restore", backup_in(folder).to_str().unwrap()]);
        Kept::of(&library)
    }
}
