//! The single command of the window: any command of the engine's table, by name.

use serde_json::Value;
use tauri::{AppHandle, Runtime};
use warta_engine::api;
use warta_engine::error::ErrorReply;

use crate::desktop::Desktop;

#[tauri::command]
pub(crate) async fn rpc<R: Runtime>(
    app: AppHandle<R>,
    command: String,
    request: Value,
) -> Result<Value, ErrorReply> {
    let answer = async {
        let library = tokio::task::block_in_place(|| crate::library(&app))?;
        api::call(&library, &Desktop(app), &command, request).await
    };
    answer.await.map_err(|error| ErrorReply::from(&error))
}
