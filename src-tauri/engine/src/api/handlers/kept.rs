//! The library as a thing on a disk: how large it is and may become, what of it opens without a network, its copies, its
//! repair, and where it lies.

use super::{done, refresh_later};
use crate::api::host::Host;
use crate::api::types::*;
use crate::error::{Error, Result};
use crate::library::{self, Library};
use crate::model::{Keeping, LetGo, MadeOffline, OfflinePreview, Storage, Verified};

pub(in crate::api) async fn get_storage(library: &Library, _: &dyn Host, _: GetStorage) -> Result<Storage> {
    library.storage().await
}

pub(in crate::api) async fn get_keeping(library: &Library, _: &dyn Host, _: GetKeeping) -> Result<Keeping> {
    library.keeping().await
}

pub(in crate::api) async fn preview_keeping(
    library: &Library,
    _: &dyn Host,
    request: PreviewKeeping,
) -> Result<LetGo> {
    let PreviewKeeping { keeping, feed } = request;
    library.preview_keeping(keeping, feed.map(|own| (own.feed, own.retention))).await
}

pub(in crate::api) async fn set_keeping(library: &Library, _: &dyn Host, keeping: Keeping) -> Result<Kept> {
    let (let_go, undo) = library.set_keeping(keeping).await?;
    Ok(Kept { let_go, undo })
}

pub(in crate::api) async fn free_space(library: &Library, _: &dyn Host, _: FreeSpace) -> Result<Freed> {
    Ok(Freed { bytes: library.free_space().await? })
}

pub(in crate::api) async fn check_library(library: &Library, _: &dyn Host, _: CheckLibrary) -> Result<Done> {
    library.check().await.map(done)
}

pub(in crate::api) async fn verify_files(
    library: &Library,
    host: &dyn Host,
    _: VerifyFiles,
) -> Result<Verified> {
    let verified = library.verify_files().await?;
    if verified.missing + verified.damaged > 0 {
        refresh_later(library, host);
    }
    Ok(verified)
}

pub(in crate::api) async fn preview_offline(
    library: &Library,
    _: &dyn Host,
    request: PreviewOffline,
) -> Result<OfflinePreview> {
    library.preview_offline(request.view).await
}

pub(in crate::api) async fn make_offline(
    library: &Library,
    _: &dyn Host,
    request: MakeOffline,
) -> Result<MadeOffline> {
    library.make_offline(request.view).await
}

pub(in crate::api) async fn cancel_task(
    library: &Library,
    _: &dyn Host,
    request: CancelTask,
) -> Result<Done> {
    library.cancel(request.task);
    Ok(Done {})
}

pub(in crate::api) async fn list_backups(library: &Library, _: &dyn Host, _: ListBackups) -> Result<Backups> {
    let copy = |backup: library::Backup| Copied { made_at: backup.made_at, bytes: backup.bytes as f64 };
    Ok(Backups { copies: library.backups()?.into_iter().map(copy).collect() })
}

pub(in crate::api) async fn back_up(library: &Library, host: &dyn Host, request: BackUp) -> Result<Exported> {
    let path = host.place_to_save(&format!("warta-{}.zip", request.day))?;
    if let Some(path) = &path {
        library.back_up_to(path).await?;
    }
    Ok(Exported { path: path.map(|path| path.display().to_string()) })
}

pub(in crate::api) async fn restore_backup(
    library: &Library,
    host: &dyn Host,
    request: RestoreBackup,
) -> Result<Restoring> {
    let file = match request.made_at {
        Some(made_at) => {
            let copy = library.backups()?.into_iter().find(|backup| backup.made_at == made_at);
            Some(copy.ok_or(Error::NotFound)?.path)
        }
        None => host.file_to_open()?,
    };
    let Some(file) = file else { return Ok(Restoring { restarts: false }) };
    library.prepare_to_restore(file).await?;
    host.restart();
    Ok(Restoring { restarts: true })
}

pub(in crate::api) async fn repair_library(
    library: &Library,
    host: &dyn Host,
    _: RepairLibrary,
) -> Result<RepairedLibrary> {
    let whole = RepairedLibrary::from(library::Repaired::Whole);
    match library.check().await {
        Ok(()) => Ok(whole),
        Err(_) => {
            library.repair_at_start()?;
            host.restart();
            Ok(RepairedLibrary { how: Repair::Restarts, ..whole })
        }
    }
}

pub(in crate::api) async fn move_library(
    library: &Library,
    host: &dyn Host,
    _: MoveLibrary,
) -> Result<Moving> {
    let Some(to) = host.folder_to_use()? else { return Ok(Moving { to: None }) };
    library.prepare_to_move(&to).await?;
    host.restart();
    Ok(Moving { to: Some(to.display().to_string()) })
}

pub(in crate::api) async fn remove_left_behind(
    library: &Library,
    _: &dyn Host,
    _: RemoveLeftBehind,
) -> Result<Done> {
    library.remove_left_behind().await.map(done)
}
