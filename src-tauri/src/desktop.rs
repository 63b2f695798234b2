use std::path::Path;

use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;
use url::Url;
use warta_engine::api::Host;
use warta_engine::error::{Error, Result};

/// The person's desktop: its browser and its file dialogs.
pub(crate) struct Desktop<R: Runtime>(pub(crate) AppHandle<R>);

impl<R: Runtime> Host for Desktop<R> {
    fn open_url(&self, url: &Url) -> Result<()> {
        self.0.opener().open_url(url.as_str(), None::<&str>).map_err(Error::internal)
    }

    fn open_file(&self, path: &Path) -> Result<()> {
        self.0.opener().open_path(path.to_string_lossy(), None::<&str>).map_err(Error::internal)
    }

    fn save_file(&self, name: &str, contents: &[u8]) -> Result<Option<String>> {
        // The dialog lives on the main thread; this one waits for it, and says so to the runtime.
        let chosen =
            tokio::task::block_in_place(|| self.0.dialog().file().set_file_name(name).blocking_save_file());
        let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
        std::fs::write(&path, contents)?;
        Ok(Some(path.display().to_string()))
    }
}
