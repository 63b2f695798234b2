//! One program at a time: the lock that is held while a library is open.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use super::private;
use crate::error::{Error, Result};

pub(in crate::library) const NAME: &str = "library.lock";
/// A Warta that was just closed may still be writing: this long it is waited for.
const CLOSING_TIME: Duration = Duration::from_secs(2);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// The library is this program's for as long as this lives.
pub(in crate::library) struct Lock {
    held: Held,
    _file: File,
}

/// What came of trying to lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// No other Warta can open the library.
    Alone,
    /// The file system knows no locks: better an unguarded library than none.
    Unguarded,
}

impl Lock {
    /// Makes the folder if it is not there, and waits for whoever is about to close the library in it.
    ///
    /// # Errors
    /// [`Error::LibraryInUse`] and [`Error::LibraryReadOnly`].
    pub(in crate::library) fn take(dir: &Path) -> Result<Self> {
        let path = || dir.display().to_string();
        let open = || {
            private::make(dir)?;
            private::keep(dir, &[NAME, crate::store::FILE_NAME]);
            File::options().create(true).truncate(false).write(true).open(dir.join(NAME))
        };
        let file = open().map_err(|_| Error::LibraryReadOnly { path: path() })?;
        for _ in 0..CLOSING_TIME.as_millis() / LOOK_AGAIN.as_millis() {
            let tried = file.try_lock();
            if let Err(TryLockError::Error(error)) = &tried {
                tracing::warn!(%error, "nothing can be locked in {}: open it with one Warta at a time", path());
            }
            match held(&tried) {
                Some(held) => return Ok(Self { held, _file: file }),
                None => std::thread::sleep(LOOK_AGAIN),
            }
        }
        Err(Error::LibraryInUse { path: path() })
    }

    /// Whether it keeps another Warta out.
    pub(in crate::library) fn is_guarding(&self) -> bool {
        self.held == Held::Alone
    }
}

/// `None` while another program has the lock.
fn held(tried: &std::result::Result<(), TryLockError>) -> Option<Held> {
    match tried {
        Ok(()) => Some(Held::Alone),
        Err(TryLockError::Error(_)) => Some(Held::Unguarded),
        Err(TryLockError::WouldBlock) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::*;

    #[test]
    fn a_folder_without_locks_is_opened_and_told_of() {
        assert_eq!(held(&Ok(())), Some(Held::Alone));
        assert_eq!(held(&Err(TryLockError::WouldBlock)), None);
        let unsupported = TryLockError::Error(Error::from(ErrorKind::Unsupported));
        assert_eq!(held(&Err(unsupported)), Some(Held::Unguarded));
    }

    #[test]
    fn a_lock_that_is_held_guards() {
        let dir = tempfile::tempdir().unwrap();
        let lock = Lock::take(dir.path()).unwrap();
        assert!(lock.is_guarding());
        assert_eq!(Lock::take(dir.path()).err().unwrap().code(), "library_in_use");
    }
}
