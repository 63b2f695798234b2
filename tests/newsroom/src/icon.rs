//! The small marks that papers are known by. Each is drawn by code, and stays the same in every world.

mod letter;
mod mark;

#[cfg(test)]
mod tests;

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbaImage};

use crate::document::Document;
use crate::drawing::{Canvas, Colour};

use mark::Mark;

/// Pixels along a side.
const SIDE: u32 = 32;

/// A paper's icon: a PNG, transparent around the mark.
pub(crate) fn png(paper: &str, modified: i64) -> Option<Document> {
    let png = encoded(transparent(paper, SIDE).into())?;
    Some(Document::bytes("image/png", png.into(), modified))
}

/// The same as a Windows icon: a directory of one entry, around a PNG. As in many a site's, that has no alpha
/// channel, which some decoders of Windows icons do not forgive.
pub(crate) fn ico(paper: &str, modified: i64) -> Option<Document> {
    let png = encoded(opaque(paper, SIDE).into_image().into())?;
    let mut file = Vec::with_capacity(22 + png.len());
    // An icon with one entry of 32 by 32 pixels, true colour, 32 bits a pixel.
    file.extend([0, 0, 1, 0, 1, 0, SIDE as u8, SIDE as u8, 0, 0, 1, 0, 32, 0]);
    file.extend((png.len() as u32).to_le_bytes());
    file.extend(22_u32.to_le_bytes());
    file.extend(png);
    Some(Document::bytes("image/x-icon", file.into(), modified))
}

fn encoded(image: DynamicImage) -> Option<Vec<u8>> {
    let mut file = Cursor::new(Vec::new());
    image.write_to(&mut file, ImageFormat::Png).ok()?;
    Some(file.into_inner())
}

/// A paper's mark, whose ground fills the square.
fn opaque(paper: &str, side: u32) -> Canvas {
    let mut canvas = Canvas::new(side, side, Colour::WHITE);
    Mark::of(paper).draw(&mut canvas);
    canvas
}

/// A paper's mark, cut out.
fn transparent(paper: &str, side: u32) -> RgbaImage {
    let mut stencil = Canvas::new(side, side, Colour::BLACK);
    stencil.fill(&Mark::of(paper).outline(), Colour::WHITE);
    let (colours, stencil) = (opaque(paper, side).into_image(), stencil.into_image());
    let mut icon = RgbaImage::new(side, side);
    for ((pixel, colour), alpha) in icon.pixels_mut().zip(colours.pixels()).zip(stencil.pixels()) {
        let [red, green, blue] = colour.0;
        pixel.0 = [red, green, blue, alpha.0[0]];
    }
    icon
}
