//! Capitals, drawn in strokes.

use crate::drawing::{Path, Point, curve};

/// A stroke of a letter, in a box of one by one.
enum Stroke {
    Straight(&'static [Point]),
    Curved(&'static [Point]),
}

use Stroke::{Curved, Straight};

/// A capital between two corners, in strokes of this width. A heavy dot for what is no letter from A to Z.
pub(super) fn letter(letter: char, (left, top): Point, (right, bottom): Point, width: f32) -> Path {
    let place = |&(x, y): &Point| (left + x * (right - left), top + y * (bottom - top));
    strokes(letter.to_ascii_uppercase()).iter().fold(Path::new(), |path, stroke| {
        let points: Vec<Point> = match stroke {
            Straight(points) => points.iter().map(place).collect(),
            Curved(points) => curve(&points.iter().map(place).collect::<Vec<_>>()),
        };
        path.with(Path::line(&points, width))
    })
}

#[rustfmt::skip] // a table
fn strokes(letter: char) -> &'static [Stroke] {
    match letter {
        'A' => &[Straight(&[(0.0, 1.0), (0.5, 0.0), (1.0, 1.0)]), Straight(&[(0.2, 0.66), (0.8, 0.66)])],
        'B' => &[Straight(&[(0.0, 0.0), (0.0, 1.0)]), Curved(&[(0.0, 0.0), (0.55, 0.0), (0.84, 0.24), (0.55, 0.48), (0.0, 0.48)]), Curved(&[(0.0, 0.48), (0.6, 0.48), (0.94, 0.74), (0.6, 1.0), (0.0, 1.0)])],
        'C' => &[Curved(&[(0.95, 0.2), (0.55, 0.0), (0.12, 0.18), (0.0, 0.5), (0.12, 0.82), (0.55, 1.0), (0.95, 0.8)])],
        'D' => &[Straight(&[(0.0, 0.0), (0.0, 1.0)]), Curved(&[(0.0, 0.0), (0.5, 0.02), (0.95, 0.5), (0.5, 0.98), (0.0, 1.0)])],
        'E' => &[Straight(&[(0.95, 0.0), (0.0, 0.0), (0.0, 1.0), (0.95, 1.0)]), Straight(&[(0.0, 0.5), (0.75, 0.5)])],
        'F' => &[Straight(&[(0.95, 0.0), (0.0, 0.0), (0.0, 1.0)]), Straight(&[(0.0, 0.5), (0.75, 0.5)])],
        'G' => &[Curved(&[(0.95, 0.2), (0.55, 0.0), (0.12, 0.18), (0.0, 0.5), (0.12, 0.82), (0.55, 1.0), (0.97, 0.86)]), Straight(&[(0.97, 0.88), (0.97, 0.54), (0.6, 0.54)])],
        'H' => &[Straight(&[(0.0, 0.0), (0.0, 1.0)]), Straight(&[(1.0, 0.0), (1.0, 1.0)]), Straight(&[(0.0, 0.5), (1.0, 0.5)])],
        'I' => &[Straight(&[(0.5, 0.0), (0.5, 1.0)]), Straight(&[(0.15, 0.0), (0.85, 0.0)]), Straight(&[(0.15, 1.0), (0.85, 1.0)])],
        'J' => &[Curved(&[(0.8, 0.0), (0.8, 0.62), (0.45, 1.0), (0.06, 0.72)])],
        'K' => &[Straight(&[(0.0, 0.0), (0.0, 1.0)]), Straight(&[(0.92, 0.0), (0.04, 0.56)]), Straight(&[(0.36, 0.38), (0.98, 1.0)])],
        'L' => &[Straight(&[(0.05, 0.0), (0.05, 1.0), (0.95, 1.0)])],
        'M' => &[Straight(&[(0.0, 1.0), (0.0, 0.0), (0.5, 0.62), (1.0, 0.0), (1.0, 1.0)])],
        'N' => &[Straight(&[(0.0, 1.0), (0.0, 0.0), (1.0, 1.0), (1.0, 0.0)])],
        'O' => &[Curved(RING)],
        'P' => &[Straight(&[(0.0, 0.0), (0.0, 1.0)]), Curved(BOWL)],
        'Q' => &[Curved(RING), Straight(&[(0.62, 0.66), (1.0, 1.06)])],
        'R' => &[Straight(&[(0.0, 0.0), (0.0, 1.0)]), Curved(BOWL), Straight(&[(0.48, 0.56), (0.95, 1.0)])],
        'S' => &[Curved(&[(0.92, 0.16), (0.5, 0.0), (0.08, 0.22), (0.5, 0.5), (0.94, 0.78), (0.5, 1.0), (0.06, 0.84)])],
        'T' => &[Straight(&[(0.0, 0.0), (1.0, 0.0)]), Straight(&[(0.5, 0.0), (0.5, 1.0)])],
        'U' => &[Curved(&[(0.0, 0.0), (0.0, 0.62), (0.5, 1.0), (1.0, 0.62), (1.0, 0.0)])],
        'V' => &[Straight(&[(0.0, 0.0), (0.5, 1.0), (1.0, 0.0)])],
        'W' => &[Straight(&[(-0.1, 0.0), (0.22, 1.0), (0.5, 0.3), (0.78, 1.0), (1.1, 0.0)])],
        'X' => &[Straight(&[(0.02, 0.0), (0.98, 1.0)]), Straight(&[(0.98, 0.0), (0.02, 1.0)])],
        'Y' => &[Straight(&[(0.0, 0.0), (0.5, 0.5), (1.0, 0.0)]), Straight(&[(0.5, 0.5), (0.5, 1.0)])],
        'Z' => &[Straight(&[(0.02, 0.0), (0.98, 0.0), (0.02, 1.0), (0.98, 1.0)])],
        _ => &[Straight(&[(0.4, 0.5), (0.6, 0.5)])],
    }
}

const RING: &[Point] = &[
    (0.5, 0.0),
    (0.87, 0.15),
    (1.0, 0.5),
    (0.87, 0.85),
    (0.5, 1.0),
    (0.13, 0.85),
    (0.0, 0.5),
    (0.13, 0.15),
    (0.5, 0.0),
];
const BOWL: &[Point] = &[(0.0, 0.0), (0.55, 0.0), (0.94, 0.28), (0.55, 0.56), (0.0, 0.56)];
