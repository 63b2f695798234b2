//! Pictures made small once, for lists: no row decodes what a page was meant to show.
//!
//! They are made when a list first asks, since most pictures of a library are never seen in one, and lie in files of their
//! own beside the kept ones: whoever removes them loses nothing.

use std::fs;
use std::io::{self, Cursor};
use std::path::PathBuf;

use image::{DynamicImage, ImageFormat, ImageReader, Limits};

use super::AssetFiles;
use super::files::{THUMBNAILS, entries};
use crate::model::is_asset_key;

/// Bytes that a picture may take while it is made small: as many as the largest that is kept.
const MOST_MEMORY: u64 = 200 << 20;
/// A panorama is this many times as long as it is high, and no longer.
const LONGEST: u32 = 3;

/// What a small picture is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thumbnail {
    /// A row of a list, 76 pixels high and wide.
    Row,
    /// A card, 280 pixels wide.
    Card,
}

impl Thumbnail {
    const ALL: [(Self, &'static str); 2] = [(Self::Row, "row"), (Self::Card, "card")];

    /// The inverse of what addresses call it.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(size, _)| *size)
    }

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(size, _)| *size == self).map_or("row", |(_, name)| name)
    }

    /// Pixels along the shorter side: twice what is shown, for sharp screens.
    fn side(self) -> u32 {
        match self {
            Self::Row => 152,
            Self::Card => 560,
        }
    }
}

impl AssetFiles {
    /// A kept picture made small, and its type; the picture itself where that is small already, or cannot be read here.
    ///
    /// # Errors
    /// When there is no such picture.
    pub fn thumbnail(&self, name: &str, mime: &str, size: Thumbnail) -> io::Result<(Vec<u8>, String)> {
        let place = self.place_of_thumbnail(name, size).ok_or(io::ErrorKind::InvalidFilename)?;
        // One that a power cut left empty is made again.
        if let Ok(bytes) = fs::read(&place)
            && let Ok(format) = image::guess_format(&bytes)
        {
            return Ok((bytes, format.to_mime_type().to_owned()));
        }
        let whole = self.read(name)?;
        let Some((small, format)) = made_small(&whole, size.side()) else {
            return Ok((whole, mime.to_owned()));
        };
        // A full disk keeps nobody from seeing it.
        if let Err(error) = write(&place, &small) {
            tracing::warn!(%error, "a thumbnail could not be kept");
        }
        Ok((small, format.to_mime_type().to_owned()))
    }

    /// What all of them take, in bytes.
    ///
    /// # Errors
    /// When their folder cannot be read.
    pub fn bytes_of_thumbnails(&self) -> io::Result<u64> {
        let mut bytes = 0;
        for folder in entries(&self.thumbnails())? {
            for file in entries(&folder)? {
                bytes += file.metadata().map_or(0, |metadata| metadata.len());
            }
        }
        Ok(bytes)
    }

    /// Removes those of a picture that goes.
    pub(super) fn remove_thumbnails(&self, name: &str) {
        for (size, _) in Thumbnail::ALL {
            if let Some(place) = self.place_of_thumbnail(name, size) {
                let _ = fs::remove_file(place);
            }
        }
    }

    fn place_of_thumbnail(&self, name: &str, size: Thumbnail) -> Option<PathBuf> {
        let file = || format!("{}.{}", &name[2..], size.name());
        is_asset_key(name).then(|| self.thumbnails().join(&name[..2]).join(file()))
    }

    fn thumbnails(&self) -> PathBuf {
        self.dir().join(THUMBNAILS)
    }
}

/// The picture so small that its shorter side has so many pixels; `None` where it is no larger than that.
fn made_small(bytes: &[u8], side: u32) -> Option<(Vec<u8>, ImageFormat)> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let picture = reader.decode().ok()?;
    let short = picture.width().min(picture.height());
    if short <= side {
        return None;
    }
    let scaled = |length: u32| {
        let scaled = u64::from(length) * u64::from(side) / u64::from(short);
        u32::try_from(scaled).unwrap_or(u32::MAX).clamp(1, side * LONGEST)
    };
    let small = picture.thumbnail_exact(scaled(picture.width()), scaled(picture.height()));
    let (small, format) = match small.color().has_alpha() {
        true => (DynamicImage::from(small.to_rgba8()), ImageFormat::Png),
        false => (DynamicImage::from(small.to_rgb8()), ImageFormat::Jpeg),
    };
    let mut out = Cursor::new(Vec::new());
    small.write_to(&mut out, format).ok()?;
    Some((out.into_inner(), format))
}

/// Whole or not there: several rows may ask for the same one at once.
fn write(place: &PathBuf, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    let unfinished = place.with_added_extension(format!("part-{:?}", std::thread::current().id()));
    fs::write(&unfinished, bytes)?;
    fs::rename(&unfinished, place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::from(image::RgbImage::new(width, height)).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn sides(bytes: &[u8]) -> (u32, u32) {
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap().into_dimensions().unwrap()
    }

    #[test]
    fn pictures_are_made_small_once_and_go_with_what_they_were_made_of() {
        let dir = tempfile::tempdir().unwrap();
        let files = AssetFiles::new(dir.path().into());
        let name = files.keep(&picture(1200, 800, ImageFormat::WebP)).unwrap();
        let (small, mime) = files.thumbnail(&name, "image/webp", Thumbnail::Row).unwrap();
        assert_eq!((sides(&small), mime.as_str()), ((228, 152), "image/jpeg"));
        let kept = files.place_of_thumbnail(&name, Thumbnail::Row).unwrap();
        assert_eq!(fs::read(&kept).unwrap(), small);
        // What lies there is what is shown: it is not made again.
        let other = picture(3, 2, ImageFormat::Png);
        fs::write(&kept, &other).unwrap();
        let again = files.thumbnail(&name, "image/webp", Thumbnail::Row).unwrap();
        assert_eq!(again, (other, "image/png".to_owned()));
        let (card, _) = files.thumbnail(&name, "image/webp", Thumbnail::Card).unwrap();
        assert_eq!(sides(&card), (840, 560));
        assert!(files.bytes_of_thumbnails().unwrap() > card.len() as u64);
        assert_eq!(files.names().unwrap(), [name.as_str()], "they are no kept files");
        files.remove(&name).unwrap();
        assert_eq!(files.bytes_of_thumbnails().unwrap(), 0);
        assert!(files.thumbnail(&name, "image/webp", Thumbnail::Row).is_err());
    }

    #[test]
    fn what_is_small_broken_or_long_is_shown_all_the_same() {
        let dir = tempfile::tempdir().unwrap();
        let files = AssetFiles::new(dir.path().into());
        let show = |bytes: &[u8]| {
            let name = files.keep(bytes).unwrap();
            files.thumbnail(&name, "image/png", Thumbnail::Row).unwrap()
        };
        let small = picture(100, 90, ImageFormat::Png);
        assert_eq!(show(&small), (small.clone(), "image/png".to_owned()));
        let broken = &picture(900, 900, ImageFormat::Png)[..300];
        assert_eq!(show(broken).0, broken);
        let long = picture(6000, 200, ImageFormat::Jpeg);
        assert_eq!(sides(&show(&long).0), (456, 152));
        assert_eq!(Thumbnail::from_name("row"), Some(Thumbnail::Row));
        assert_eq!(Thumbnail::from_name("../row"), None);
    }
}
