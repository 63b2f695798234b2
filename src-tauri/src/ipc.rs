//! The single command of the window: any command of the engine's table, by name.

use serde_json::Value;
use tauri::{AppHandle, Manager, Runtime};
use warta_engine::api;
use warta_engine::error::{Error, ErrorReply};

use crate::desktop::Desktop;
use crate::shelf::Shelf;

#[tauri::command]
pub(crate) async fn rpc<R: Runtime>(
    app: AppHandle<R>,
    command: String,
    request: Value,
) -> Result<Value, ErrorReply> {
    let answer = async {
        let opened = tokio::task::block_in_place(|| crate::library(&app));
        if command == api::REPAIR && matches!(opened, Err(Error::LibraryDamaged { .. })) {
            let repaired = tokio::task::block_in_place(|| app.state::<Shelf>().repair())?;
            return serde_json::to_value(api::RepairedLibrary::from(repaired)).map_err(Error::internal);
        }
        let library = opened?;
        api::call(&library, &Desktop(app), &command, request).await
    };
    answer.await.map_err(|error| ErrorReply::from(&error))
}
