use std::io::Cursor;

use image::{ImageFormat, ImageReader};

/// What a file's own bytes say it is; what a server says does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Picture {
    pub(super) mime: &'static str,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Raster formats only: an SVG is a document that can hold script.
pub(super) fn picture(bytes: &[u8]) -> Option<Picture> {
    if is_avif(bytes) {
        return avif(bytes);
    }
    let format = image::guess_format(bytes).ok()?;
    let mime = match format {
        ImageFormat::Png => "image/png",
        ImageFormat::Jpeg => "image/jpeg",
        ImageFormat::Gif => "image/gif",
        ImageFormat::WebP => "image/webp",
        _ => return None,
    };
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().ok()?;
    Some(Picture { mime, width, height })
}

/// Whether the box that a file begins with says so, as its own brand or one that it is compatible with (ISO 14496-12 §4.3).
fn is_avif(bytes: &[u8]) -> bool {
    let Some((&[a, b, c, d], rest)) = bytes.split_first_chunk() else { return false };
    let length = (u32::from_be_bytes([a, b, c, d]) as usize).min(bytes.len()).min(MOST_OF_BRANDS);
    let Some(brands) = rest.strip_prefix(b"ftyp").and_then(|rest| rest.get(..length.saturating_sub(8)))
    else {
        return false;
    };
    brands.chunks_exact(4).any(|brand| brand == b"avif" || brand == b"avis")
}

/// No file is compatible with more.
const MOST_OF_BRANDS: usize = 256;

/// Web views show AVIF; nothing here unpacks it, so what it says of its size has to do.
fn avif(bytes: &[u8]) -> Option<Picture> {
    let size = imagesize::blob_size(bytes).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    Some(Picture { mime: "image/avif", width, height })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A box of ISO 14496-12.
    fn boxed(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len() + 8).unwrap().to_be_bytes();
        [&length, name.as_slice(), content].concat()
    }

    #[test]
    fn an_avif_is_told_by_its_brands_and_measured() {
        let size = [0_u32, 1200, 800].map(u32::to_be_bytes).concat();
        let properties = boxed(b"iprp", &boxed(b"ipco", &boxed(b"ispe", &size)));
        let meta = boxed(b"meta", &[&[0; 4], properties.as_slice()].concat());
        for brands in [b"avif\0\0\0\0mif1miaf", b"mif1\0\0\0\0avifmiaf"] {
            let file = [boxed(b"ftyp", brands), meta.clone()].concat();
            assert_eq!(picture(&file), Some(Picture { mime: "image/avif", width: 1200, height: 800 }));
            for length in 0..file.len() - 1 {
                assert_eq!(picture(&file[..length]), None, "{length}");
            }
        }
        let heic = [boxed(b"ftyp", b"heic\0\0\0\0mif1"), meta].concat();
        assert_eq!(picture(&heic), None);
    }

    #[test]
    fn bytes_decide_what_a_file_is() {
        let gif =
            b"GIF89a\x02\x00\x03\x00\x00\x00\x00\x2c\x00\x00\x00\x00\x02\x00\x03\x00\x00\x02\x01\x00\x3b";
        assert_eq!(picture(gif), Some(Picture { mime: "image/gif", width: 2, height: 3 }));
        assert_eq!(picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), None);
        assert_eq!(picture(b"<html>"), None);
        assert_eq!(picture(b""), None);
    }
}
