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

#[cfg(test)]
mod tests {
    use super::*;

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
