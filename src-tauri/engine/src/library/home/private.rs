//! A library's folder is its owner's alone. What is in it has whatever rights it comes with: nobody else gets there.

use std::io;
use std::path::Path;

/// Makes a folder, and those that it is in where they are missing, for nobody else to look into.
#[cfg(unix)]
pub(in crate::library) fn make(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)
}

#[cfg(not(unix))]
pub(in crate::library) fn make(dir: &Path) -> io::Result<()> {
    std::fs::create_dir_all(dir)
}

/// Takes a folder from everybody else in which one of these files says that it is a library, as those are that an
/// earlier Warta made. A folder of somebody else, and one that is shared on purpose (sticky, or its group's), stays as
/// it is. Where it cannot be taken it stays too: a library that others can read is better than none.
#[cfg(unix)]
pub(in crate::library) fn keep(dir: &Path, files: &[&str]) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let Ok(found) = dir.metadata() else { return };
    let mode = found.mode();
    let is_ours = found.uid() == rustix::process::geteuid().as_raw();
    let is_shared = mode & 0o7000 != 0;
    let is_open = mode & 0o077 != 0;
    let is_library = || files.iter().any(|file| dir.join(file).exists());
    if is_ours && is_open && !is_shared && is_library() {
        let private = std::fs::Permissions::from_mode(mode & 0o700);
        if let Err(error) = std::fs::set_permissions(dir, private) {
            tracing::warn!(%error, "others can still look into {}", dir.display());
        }
    }
}

#[cfg(not(unix))]
pub(in crate::library) fn keep(_: &Path, _: &[&str]) {}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(dir: &Path) -> u32 {
        dir.metadata().unwrap().permissions().mode() & 0o7777
    }

    /// A folder with these rights, after it was kept.
    fn kept(rights: u32, file: &str) -> u32 {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(file), "").unwrap();
        std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(rights)).unwrap();
        keep(dir.path(), &["library.lock"]);
        mode(dir.path())
    }

    #[test]
    fn a_new_folder_is_its_owners_alone() {
        let dir = tempfile::tempdir().unwrap();
        let inside = dir.path().join("more/library");
        make(&inside).unwrap();
        assert_eq!((mode(&inside), mode(&dir.path().join("more"))), (0o700, 0o700));
        make(&inside).unwrap();
    }

    #[test]
    fn a_library_of_an_earlier_warta_is_taken_from_everybody_else() {
        assert_eq!(kept(0o755, "library.lock"), 0o700);
        assert_eq!(kept(0o500, "library.lock"), 0o500);
        assert_eq!(kept(0o755, "other"), 0o755, "no library");
        assert_eq!(kept(0o1777, "library.lock"), 0o1777, "everybody's");
        assert_eq!(kept(0o2775, "library.lock"), 0o2775, "a group's");
    }

    #[test]
    fn a_folder_of_somebody_else_stays_theirs() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("library.lock"), "").unwrap();
        std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        if std::os::unix::fs::chown(dir.path(), Some(12_345), None).is_err() {
            println!("skipped: only root can give a folder away");
            return;
        }
        keep(dir.path(), &["library.lock"]);
        assert_eq!(mode(dir.path()), 0o755);
    }
}
