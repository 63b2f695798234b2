//! Images for offline: fetched, checked, kept under the hash of their bytes, and served from there.

mod copies;
mod files;
mod icon;
mod media;
mod sniff;
mod standing;
mod sweep;
mod thumbnail;

pub use copies::is_name;
pub use files::AssetFiles;
pub use media::Recording;
pub use standing::Standing;
pub use thumbnail::Thumbnail;

use crate::error::{Error, Result};
use crate::fetch::{Fetched, Fetcher, Request};
use crate::store::asset::StoredFile;

/// Pictures with more pixels than this are not kept: a small file can unpack to fill the memory.
const MAX_PIXELS: u64 = 40_000_000;

/// Fetches the icon of a site, draws it anew, and keeps that.
///
/// # Errors
/// [`Error::BrokenAnswer`] for what is no raster picture, and everything that [`Fetcher::fetch`] fails with.
pub async fn fetch_icon(fetcher: &Fetcher, files: &AssetFiles, request: &Request<'_>) -> Result<StoredFile> {
    let broken = || Error::BrokenAnswer { host: crate::fetch::host(request.url) };
    let Fetched::Answer(answer) = fetcher.fetch(request).await? else {
        return Err(broken());
    };
    let files = files.clone();
    let kept = tokio::task::spawn_blocking(move || {
        let Some(png) = icon::redrawn(&answer.body) else { return Ok(None) };
        let Some(picture) = sniff::picture(&png) else { return Ok(None) };
        let sniff::Picture { mime, width, height } = picture;
        Ok::<_, Error>(Some(StoredFile {
            file: files.keep(&png)?,
            mime,
            width,
            height,
            bytes: png.len() as u64,
        }))
    });
    kept.await.map_err(Error::internal)??.ok_or_else(broken)
}

/// Fetches a picture and keeps it.
///
/// # Errors
/// [`Error::TooLarge`] for too many bytes or pixels, [`Error::BrokenAnswer`] for bytes that are no
/// picture of a known raster format, and everything that [`Fetcher::fetch`] fails with.
pub async fn fetch(fetcher: &Fetcher, files: &AssetFiles, request: &Request<'_>) -> Result<StoredFile> {
    let host = crate::fetch::host(request.url);
    let Fetched::Answer(answer) = fetcher.fetch(request).await? else {
        return Err(Error::BrokenAnswer { host });
    };
    let picture = sniff::picture(&answer.body).ok_or(Error::BrokenAnswer { host: host.clone() })?;
    if u64::from(picture.width) * u64::from(picture.height) > MAX_PIXELS {
        return Err(Error::TooLarge { host, limit_mb: MAX_PIXELS >> 20 });
    }
    let files = files.clone();
    tokio::task::spawn_blocking(move || {
        let file = files.keep(&answer.body)?;
        let sniff::Picture { mime, width, height } = picture;
        Ok(StoredFile { file, mime, width, height, bytes: answer.body.len() as u64 })
    })
    .await
    .map_err(Error::internal)?
}
