//! What goes on while the window is open: events are told, and feeds that are due are refreshed.

use std::time::Duration;

use tauri::{AppHandle, Runtime};
use warta_engine::Library;
use warta_engine::api::beside::attend;

use crate::events;

/// The first look waits until the window has drawn.
const FIRST: Duration = Duration::from_secs(5);

pub(crate) fn start<R: Runtime>(app: &AppHandle<R>, library: &Library) {
    tauri::async_runtime::spawn(events::forward(app.clone(), library.clone()));
    let library = library.clone();
    tauri::async_runtime::spawn(async move {
        // The command line asks this program for as long as it has the library open.
        let attending =
            attend(&library).inspect_err(|error| tracing::warn!(%error, "no other program can ask"));
        if let Err(error) = library.resume().await {
            tracing::error!(%error, "the library could not be taken up");
        }
        tokio::time::sleep(FIRST).await;
        library.keep_fresh().await;
        drop(attending);
    });
}
