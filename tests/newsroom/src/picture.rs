//! Pictures drawn by code: soft horizons under a sky, coloured from the seed and the address.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::{LazyLock, Mutex, PoisonError};

use axum::body::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, RgbImage};

use crate::chance::Dice;
use crate::document::Document;

type Drawn = HashMap<(u64, String), Bytes>;

/// Drawing takes milliseconds and every reader asks for the same pictures, so each is drawn once.
static DRAWN: LazyLock<Mutex<Drawn>> = LazyLock::new(Mutex::default);

const JPEG: &str = "image/jpeg";
const PNG: &str = "image/png";

/// The picture at `path`, whose file name says its role: `…-lead.jpg`, `…-thumb.jpg`, `…-inline.png`.
pub(crate) fn document(seed: u64, path: &str, modified: i64) -> Option<Document> {
    let (subject, role) = path.rsplit_once('-')?;
    let (media_type, width, height) = match role {
        "lead.jpg" => (JPEG, 960, 540),
        "thumb.jpg" => (JPEG, 320, 180),
        "inline.png" => (PNG, 640, 400),
        _ => return None,
    };
    // A thumbnail shows the scene of its lead picture.
    let scene = if role == "inline.png" { path } else { subject };
    let body = drawn(seed, path, || encode(&landscape(seed, scene, width, height), media_type))?;
    Some(Document::bytes(media_type, body, modified))
}

/// A small square in the colour of its subject.
pub(crate) fn favicon(seed: u64, subject: &str, modified: i64) -> Option<Document> {
    let body = drawn(seed, &format!("favicon {subject}"), || encode(&landscape(seed, subject, 32, 32), PNG))?;
    Some(Document::bytes(PNG, body, modified))
}

/// The same square as a Windows icon: a directory of one entry, around the PNG.
pub(crate) fn icon(seed: u64, subject: &str, modified: i64) -> Option<Document> {
    let png = favicon(seed, subject, modified)?.body;
    let mut file = Vec::with_capacity(22 + png.len());
    // An icon with one entry of 32 by 32 pixels, true colour, 32 bits a pixel.
    file.extend([0, 0, 1, 0, 1, 0, 32, 32, 0, 0, 1, 0, 32, 0]);
    file.extend((png.len() as u32).to_le_bytes());
    file.extend(22_u32.to_le_bytes());
    file.extend(png);
    Some(Document::bytes("image/x-icon", file.into(), modified))
}

/// A transparent GIF of one pixel, as trackers use it.
pub(crate) fn pixel(modified: i64) -> Document {
    Document::bytes("image/gif", Bytes::from_static(PIXEL), modified)
}

const PIXEL: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

fn drawn(seed: u64, name: &str, draw: impl FnOnce() -> Option<Bytes>) -> Option<Bytes> {
    let key = (seed, name.to_owned());
    if let Some(kept) = DRAWN.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Some(kept.clone());
    }
    let bytes = draw()?;
    DRAWN.lock().unwrap_or_else(PoisonError::into_inner).insert(key, bytes.clone());
    Some(bytes)
}

fn encode(image: &RgbImage, media_type: &str) -> Option<Bytes> {
    let mut file = Cursor::new(Vec::new());
    if media_type == JPEG {
        image.write_with_encoder(JpegEncoder::new_with_quality(&mut file, 82)).ok()?;
    } else {
        image.write_to(&mut file, ImageFormat::Png).ok()?;
    }
    Some(file.into_inner().into())
}

/// A sky that pales toward the horizon, a low sun, and five ridges, each darker than the one behind.
/// Everything is worked out in whole numbers, so that the bytes are the same on every machine.
fn landscape(seed: u64, scene: &str, width: u32, height: u32) -> RgbImage {
    let mut dice = Dice::new(seed, &format!("landscape {scene}"));
    let palette = PALETTES[dice.below(PALETTES.len())];
    let sun_x = width as i64 * dice.between(20, 80) as i64 / 100;
    let sun_y = height as i64 * dice.between(18, 42) as i64 / 100;
    let sun_radius = height as i64 * dice.between(6, 11) as i64 / 100;
    let ridges: Vec<Vec<i64>> = (0..RIDGES).map(|nth| ridge(&mut dice, nth, width, height)).collect();

    let fading = i64::from(height) * 6 / 10;
    let mut pixels = Vec::with_capacity((width * height * 3) as usize);
    for y in 0..i64::from(height) {
        pixels.extend(mix(palette.sky, palette.horizon, y.min(fading), fading).repeat(width as usize));
    }
    let mut paint = |x: usize, y: usize, colour: [u8; 3]| {
        let start = (y * width as usize + x) * 3;
        if let Some(pixel) = pixels.get_mut(start..start + 3) {
            pixel.copy_from_slice(&colour);
        }
    };
    for down in -sun_radius..=sun_radius {
        for across in -sun_radius..=sun_radius {
            let (x, y) = (sun_x + across, sun_y + down);
            let inside = across * across + down * down <= sun_radius * sun_radius;
            if inside && (0..i64::from(width)).contains(&x) && y >= 0 {
                paint(x as usize, y as usize, palette.sun);
            }
        }
    }
    // From the nearest ridge to the farthest, so that each pixel of a column is painted once.
    for x in 0..width as usize {
        let mut bottom = i64::from(height);
        for (nth, ridge) in ridges.iter().enumerate().rev() {
            let top = ridge.get(x).copied().unwrap_or(bottom).max(0);
            let colour = mix(palette.far, palette.near, nth as i64 + 1, RIDGES as i64);
            for y in top..bottom {
                paint(x, y as usize, colour);
            }
            bottom = bottom.min(top);
        }
    }
    RgbImage::from_raw(width, height, pixels).unwrap_or_default()
}

const RIDGES: usize = 5;

/// Heights of one ridge, column by column: random posts joined by smooth curves.
fn ridge(dice: &mut Dice, nth: usize, width: u32, height: u32) -> Vec<i64> {
    let (width, height) = (i64::from(width), i64::from(height));
    let posts = 4 + nth * 2;
    let middle = height * (46 + nth as i64 * 11) / 100;
    let swing = (height * (11 - nth as i64) / 100).max(1);
    let tops: Vec<i64> =
        (0..=posts + 1).map(|_| middle - swing + dice.below(swing as usize * 2 + 1) as i64).collect();
    (0..width)
        .map(|x| {
            let place = x * posts as i64 * 1024 / width;
            let (post, t) = ((place / 1024) as usize, place % 1024);
            // Smoothstep in 1/1024ths: 3t² − 2t³.
            let eased = (3 * t * t - 2 * t * t * t / 1024) / 1024;
            tops[post] + (tops[post + 1] - tops[post]) * eased / 1024
        })
        .collect()
}

fn mix(from: [u8; 3], to: [u8; 3], step: i64, steps: i64) -> [u8; 3] {
    let steps = steps.max(1);
    let channel = |n: usize| {
        let (a, b) = (i64::from(from[n]), i64::from(to[n]));
        (a + (b - a) * step / steps).clamp(0, 255) as u8
    };
    [channel(0), channel(1), channel(2)]
}

#[derive(Clone, Copy)]
struct Palette {
    sky: [u8; 3],
    horizon: [u8; 3],
    sun: [u8; 3],
    far: [u8; 3],
    near: [u8; 3],
}

const PALETTES: [Palette; 8] = [
    palette([94, 140, 190], [246, 220, 190], [255, 244, 214], [168, 178, 190], [44, 66, 84]),
    palette([60, 70, 120], [244, 160, 120], [255, 222, 170], [150, 110, 130], [40, 30, 60]),
    palette([120, 178, 176], [238, 240, 214], [255, 252, 232], [150, 184, 160], [30, 74, 66]),
    palette([172, 196, 220], [252, 236, 222], [255, 255, 246], [190, 190, 204], [84, 92, 120]),
    palette([240, 170, 110], [254, 226, 170], [255, 248, 220], [206, 150, 110], [96, 56, 48]),
    palette([36, 54, 92], [120, 150, 180], [236, 240, 246], [86, 110, 142], [16, 28, 52]),
    palette([130, 190, 226], [224, 242, 250], [255, 253, 236], [150, 196, 150], [40, 96, 54]),
    palette([150, 120, 170], [246, 204, 206], [255, 240, 226], [176, 140, 170], [70, 44, 86]),
];

const fn palette(sky: [u8; 3], horizon: [u8; 3], sun: [u8; 3], far: [u8; 3], near: [u8; 3]) -> Palette {
    Palette { sky, horizon, sun, far, near }
}
