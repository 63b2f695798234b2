//! Pictures of articles: scenes drawn by code, in the light of the paper that shows them.

mod palette;
mod scene;
mod stage;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::{LazyLock, Mutex, PoisonError};

use axum::body::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, RgbImage};

use crate::chance::Dice;
use crate::document::Document;

pub(crate) use scene::Scene;
use stage::Stage;

type Drawn = HashMap<(u64, String), Bytes>;

/// Drawing takes milliseconds and every reader asks for the same pictures, so each is drawn once.
static DRAWN: LazyLock<Mutex<Drawn>> = LazyLock::new(Mutex::default);

const JPEG: &str = "image/jpeg";
const PNG: &str = "image/png";

/// What a picture shows, and in which of its paper's lights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Motif {
    pub(crate) scene: Scene,
    pub(crate) light: usize,
}

/// What the file name of a picture says of its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// `…-lead.jpg`
    Lead,
    /// `…-thumb.jpg`, which shows what the lead picture shows.
    Thumbnail,
    /// `…-inline.png`
    Inline,
}

impl Role {
    /// What the picture at a path is of, and its role there.
    pub(crate) fn of(path: &str) -> Option<(&str, Role)> {
        let (subject, role) = path.rsplit_once('-')?;
        let role = match role {
            "lead.jpg" => Role::Lead,
            "thumb.jpg" => Role::Thumbnail,
            "inline.png" => Role::Inline,
            _ => return None,
        };
        Some((subject, role))
    }

    /// Its width and height in pixels.
    fn size(self) -> (u32, u32) {
        match self {
            Role::Lead => (960, 540),
            Role::Thumbnail => (320, 180),
            Role::Inline => (640, 400),
        }
    }
}

/// The picture at a path, `/{slug}/…-{role}`.
pub(crate) fn document(seed: u64, path: &str, motif: Motif, modified: i64) -> Option<Document> {
    let (_, role) = Role::of(path)?;
    let media_type = if role == Role::Inline { PNG } else { JPEG };
    let body = drawn(seed, path, || encode(&draw(seed, path, motif)?, media_type))?;
    Some(Document::bytes(media_type, body, modified))
}

/// The pixels of the picture at a path.
fn draw(seed: u64, path: &str, motif: Motif) -> Option<RgbImage> {
    let (_, role) = Role::of(path)?;
    draw_at_size(role.size(), seed, path, motif)
}

/// The same with another width and height in pixels.
fn draw_at_size(size: (u32, u32), seed: u64, path: &str, motif: Motif) -> Option<RgbImage> {
    let (subject, role) = Role::of(path)?;
    let slug = path.split('/').nth(1)?;
    // A thumbnail is drawn with the dice of its lead picture.
    let dice = Dice::new(seed, &format!("picture {}", if role == Role::Inline { path } else { subject }));
    let mut stage = Stage::new(size, palette::house(slug), motif.light, dice);
    motif.scene.draw(&mut stage);
    Some(stage.into_canvas().into_image())
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
