//! What a disk is asked for beyond keeping bytes.

use std::io;
use std::path::Path;

/// Removes a file; one that is not there is as good as removed.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn remove_file(file: &Path) -> io::Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Has the names in a folder last: that a file was made, renamed or removed is else known only to the system, and not to
/// the disk when the power goes.
///
/// # Errors
/// When the disk refuses.
#[cfg(unix)]
pub(crate) fn keep_names(folder: &Path) -> io::Result<()> {
    // That of a file that was given by its name alone.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    std::fs::File::open(folder)?.sync_all()
}

/// A folder cannot be opened as a file is, and names are kept by the system's own journal.
#[cfg(not(unix))]
pub(crate) fn keep_names(_: &Path) -> io::Result<()> {
    Ok(())
}
