use std::path::{Path, PathBuf};

use url::Url;

use crate::error::Result;

/// What only the program around the engine can do: the desktop's browser and its file dialogs.
pub trait Host: Send + Sync {
    /// Opens `url`, which is http, https or mailto, in the person's browser.
    ///
    /// # Errors
    /// When the desktop refuses.
    fn open_url(&self, url: &Url) -> Result<()>;

    /// Opens a sound or film of the library in the person's player.
    ///
    /// # Errors
    /// When the desktop refuses.
    fn open_file(&self, path: &Path) -> Result<()>;

    /// Asks where a new file goes, which is called `name` unless the person says otherwise.
    ///
    /// `None` when they changed their mind. May block on the dialog.
    ///
    /// # Errors
    /// When the desktop refuses.
    fn place_to_save(&self, name: &str) -> Result<Option<PathBuf>>;

    /// Asks for a file that is there.
    ///
    /// `None` when the person changed their mind. May block on the dialog.
    ///
    /// # Errors
    /// When the desktop refuses.
    fn file_to_open(&self) -> Result<Option<PathBuf>>;

    /// Ends this program, soon, and starts it again.
    fn restart(&self);

    /// Whether this program goes on after it has answered, so that it can see to what follows.
    fn goes_on(&self) -> bool {
        true
    }
}
