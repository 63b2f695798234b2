//! The engine's events on their way to the window, a batch at a time.

use std::time::Duration;

use tauri::{AppHandle, Emitter, Runtime};
use tokio::sync::broadcast::error::RecvError;
use warta_engine::Library;
use warta_engine::event::EngineEvent;

/// Name of the one event that the window listens to; its payload is a list of engine events.
pub(crate) const NAME: &str = "engine";
/// What comes within this time is told together.
const TOGETHER: Duration = Duration::from_millis(40);

pub(crate) async fn forward<R: Runtime>(app: AppHandle<R>, library: Library) {
    let mut events = library.events();
    loop {
        let mut batch: Vec<EngineEvent> = match events.recv().await {
            Ok(event) => vec![event],
            Err(RecvError::Lagged(_)) => vec![EngineEvent::LibraryChanged],
            Err(RecvError::Closed) => return,
        };
        tokio::time::sleep(TOGETHER).await;
        while let Ok(event) = events.try_recv() {
            if batch.last() != Some(&event) {
                batch.push(event);
            }
        }
        if let Err(error) = app.emit_to(crate::window::LABEL, NAME, batch) {
            tracing::warn!(%error, "events could not be told");
        }
    }
}
