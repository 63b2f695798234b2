use std::path::{Path, PathBuf};

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

    // The dialogs live on the main thread; this one waits for them, and says so to the runtime.

    fn place_to_save(&self, name: &str) -> Result<Option<PathBuf>> {
        let dialog = self.0.dialog().file().set_file_name(name);
        let chosen = tokio::task::block_in_place(|| dialog.blocking_save_file());
        Ok(chosen.and_then(|path| path.into_path().ok()))
    }

    fn file_to_open(&self) -> Result<Option<PathBuf>> {
        let dialog = self.0.dialog().file();
        let chosen = tokio::task::block_in_place(|| dialog.blocking_pick_file());
        Ok(chosen.and_then(|path| path.into_path().ok()))
    }

    fn folder_to_use(&self) -> Result<Option<PathBuf>> {
        let dialog = self.0.dialog().file();
        let chosen = tokio::task::block_in_place(|| dialog.blocking_pick_folder());
        Ok(chosen.and_then(|path| path.into_path().ok()))
    }

    fn restart(&self) {
        self.0.request_restart();
    }
}
