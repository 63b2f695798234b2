use std::path::Path;

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

    /// Asks where to save `contents` and saves it there.
    ///
    /// Gives the path, or `None` when the person changed their mind. May block on the dialog.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn save_file(&self, name: &str, contents: &[u8]) -> Result<Option<String>>;
}
