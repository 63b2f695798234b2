//! The shore.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point, curve};

/// A beach, waders on it, and nests behind a rope.
pub(super) fn shore(stage: &mut Stage) {
    let horizon = stage.within(44.0, 50.0);
    let sun = stage.sky(horizon);
    stage.hills(horizon - 1.0, 6.0, 0.12);
    stage.water(horizon, sun);
    let middle = stage.middle();
    let sand = Colour::hex(0xf0_d8_a8).mix(stage.palette.ground, 0.2);
    let sand = stage.lit(sand, 0.95);
    let beach = curve(&[
        (-20.0, 102.0),
        (middle - 52.0, 88.0),
        (middle - 14.0, 80.0),
        (middle + 34.0, 66.0),
        (middle + 62.0, 57.0),
        (stage.wide + 20.0, horizon + 2.0),
    ]);
    // Two waves run up the beach, then the wet sand, then the dry.
    for (up, thickness, opacity) in [(-7.0, 1.0, 0.4), (-3.4, 1.6, 0.75)] {
        let line =
            |more: f32| -> Vec<Point> { beach.iter().map(|&(x, y)| (x + up, y + up * 0.3 + more)).collect() };
        let foam = Paint::from(stage.palette.sky[2].lighter(0.6)).thin(opacity);
        stage.fill(Path::between(&line(0.0), &line(thickness)), foam);
    }
    stage.fill(Path::below(&beach, 110.0), sand.mix(stage.palette.near, 0.3));
    let dry: Vec<Point> = beach.iter().map(|&(x, y)| (x + 4.0, y + 3.4)).collect();
    stage.fill(
        Path::below(&dry, 110.0),
        Paint::down((60.0, sand.mix(stage.palette.sky[2], 0.3)), (100.0, sand)),
    );
    for (right, y, height) in [(50.0, 69.0, 38.0), (40.0, 67.0, 27.0), (66.0, 80.0, 52.0)] {
        let colour = stage.tone(0.9);
        stage.tree((middle + right, y), height, colour);
    }
    nests(stage, (middle + 26.0, 80.0));
    for nth in 0..6 {
        let x = middle - 46.0 + nth as f32 * 16.0 + stage.within(-4.0, 4.0);
        let y = 99.0 - nth as f32 * 2.6 + stage.within(-1.5, 1.5);
        let size = stage.within(16.0, 22.0) - nth as f32 * 1.4;
        wader(stage, (x, y), size);
    }
    let flock = (middle + stage.within(-30.0, 10.0), stage.within(16.0, 26.0));
    stage.birds(flock, 7, 16.0, 2.6);
}

/// Stakes with a rope around a patch of sand.
fn nests(stage: &mut Stage, (x, y): Point) {
    let (near, shell) = (stage.palette.near, stage.lit(Colour::hex(0xff_f6_e4), 1.0));
    stage.fill(Path::ellipse((x, y), 17.0, 4.6), Paint::from(near).thin(0.16));
    for (right, down) in [(-7.0, 0.6), (1.0, -1.0), (8.0, 0.8)] {
        let (x, y) = (x + right, y + down);
        stage.fill(Path::ellipse((x, y), 3.0, 1.1), Paint::from(near).thin(0.3));
        let eggs =
            Path::ellipse((x - 1.0, y - 0.5), 0.9, 0.7).with(Path::ellipse((x + 0.9, y - 0.4), 0.9, 0.7));
        stage.fill(eggs, shell);
    }
    let stakes = [(-19.0, 0.0), (-10.0, 4.4), (3.0, 5.4), (15.0, 3.6), (20.0, -1.0)];
    let tops: Vec<Point> = stakes.iter().map(|&(right, down)| (x + right, y + down - 7.0)).collect();
    let mut posts = Path::new();
    for &(right, down) in &stakes {
        posts = posts.with(Path::rect(x + right - 0.4, y + down - 8.0, 0.8, 8.4));
    }
    stage.fill(posts, near);
    stage.fill(Path::line(&tops, 0.5), stage.lit(stage.palette.accent, 1.0));
}

/// A small bird on long legs, by where its feet are.
fn wader(stage: &mut Stage, (x, y): Point, size: f32) {
    let side = if stage.either() { 1.0 } else { -1.0 };
    let at = |right: f32, up: f32| (x + side * right * size, y - up * size);
    let near = stage.palette.near;
    stage.fill(Path::ellipse((x, y + size * 0.02), size * 0.26, size * 0.04), Paint::from(near).thin(0.3));
    let legs = Path::line(&[at(-0.04, 0.0), at(-0.02, 0.36)], size * 0.025)
        .with(Path::line(&[at(0.08, 0.0), at(0.04, 0.36)], size * 0.025));
    stage.fill(legs, near);
    let body = [at(-0.4, 0.42), at(-0.1, 0.56), at(0.16, 0.6), at(0.18, 0.42), at(0.0, 0.32)];
    let colour = near.mix(stage.palette.accent, 0.2);
    stage.fill(
        Path::blob(&body),
        Paint::down((y - size * 0.6, colour), (y - size * 0.3, stage.palette.second)),
    );
    stage.fill(Path::circle(at(0.2, 0.66), size * 0.1), colour);
    stage.fill(Path::polygon([at(0.28, 0.69), at(0.58, 0.58), at(0.27, 0.62)]), near);
}
