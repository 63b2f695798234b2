//! Icons of sites: drawn anew, small, so that nothing of the file that came is ever shown.

use std::io::Cursor;

use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};

/// Pixels along the longer side: twice what a sidebar shows, for sharp screens.
const SIDE: u32 = 64;
/// Nobody's icon is larger than this, along either side.
const MAX_SIDE: u32 = 1024;

/// What is wider or higher than this many times the other side is a banner.
const LONGEST: f32 = 1.3;

/// The icon as a PNG, if the bytes are a raster picture of a sane size and about square.
pub(super) fn redrawn(bytes: &[u8]) -> Option<Vec<u8>> {
    // Many an ICO holds a PNG of a kind that it should not, and that decoders of ICO refuse.
    let inside = || bytes.windows(PNG_MAGIC.len()).position(|window| window == PNG_MAGIC);
    let picture = decoded(bytes).or_else(|| decoded(&bytes[inside()?..]))?;
    let (short, long) = (picture.width().min(picture.height()), picture.width().max(picture.height()));
    if long as f32 > short as f32 * LONGEST {
        return None;
    }
    let picture = if long > SIDE { picture.resize(SIDE, SIDE, FilterType::Triangle) } else { picture };
    let mut png = Cursor::new(Vec::new());
    picture.to_rgba8().write_to(&mut png, ImageFormat::Png).ok()?;
    Some(png.into_inner())
}

const PNG_MAGIC: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

fn decoded(bytes: &[u8]) -> Option<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(64 << 20);
    reader.limits(limits);
    reader.decode().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_icon_is_redrawn_small_or_not_at_all() {
        let mut large = Cursor::new(Vec::new());
        image::RgbImage::new(300, 240).write_to(&mut large, ImageFormat::Jpeg).unwrap();
        let png = redrawn(large.get_ref()).unwrap();
        let drawn = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (64, 51));
        let mut banner = Cursor::new(Vec::new());
        image::RgbImage::new(88, 31).write_to(&mut banner, ImageFormat::Png).unwrap();
        assert_eq!(redrawn(banner.get_ref()), None);
        assert_eq!(redrawn(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), None);
        assert_eq!(redrawn(b"<!doctype html>"), None);
        assert_eq!(redrawn(b""), None);
    }
}
