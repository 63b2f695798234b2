//! Cloth.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point};

/// Woven cloth, in bands, from edge to edge.
pub(super) fn weaving(stage: &mut Stage) {
    let palette = stage.palette;
    let dyes = [
        palette.near,
        palette.accent,
        palette.second,
        palette.water.mix(palette.near, 0.3),
        palette.ground.mix(palette.near, 0.2),
    ];
    let shift = stage.dice.below(dyes.len());
    let dye = |nth: usize| dyes[(nth + shift) % dyes.len()];
    stage.fill(Path::rect(0.0, 0.0, stage.wide, 102.0), dye(0));
    let mut y = -stage.within(0.0, 8.0);
    let mut band = stage.dice.below(4);
    while y < 100.0 {
        let height = [20.0, 7.0, 14.0, 5.0][band % 4];
        let (ground, ink, second) = (dye(band), dye(band + 1), dye(band + 2));
        stage.fill(Path::rect(0.0, y, stage.wide, height + 0.2), ground);
        match band % 4 {
            0 => diamonds(stage, y, height, ink, second),
            1 => stripes(stage, y, height, ink, second),
            2 => zigzag(stage, y, height, ink, second),
            _ => teeth(stage, y, height, ink),
        }
        y += height;
        band += 1;
    }
    threads(stage);
    folds(stage);
}

fn diamonds(stage: &mut Stage, y: f32, height: f32, ink: Colour, second: Colour) {
    let (width, middle) = (height * 0.9, y + height / 2.0);
    let sizes = [(1.0, ink), (0.72, second), (0.46, ink), (0.2, second)];
    for (size, colour) in sizes {
        let (across, down) = (width / 2.0 * size, height * 0.46 * size);
        let mut shapes = Path::new();
        let mut x = 0.0;
        while x < stage.wide + width {
            shapes = shapes.with(Path::polygon([
                (x - across, middle),
                (x, middle - down),
                (x + across, middle),
                (x, middle + down),
            ]));
            x += width;
        }
        stage.fill(shapes, colour);
    }
    let mut hooks = Path::new();
    let mut x = width / 2.0;
    while x < stage.wide + width {
        for side in [-1.0, 1.0] {
            let edge = middle + side * height * 0.4;
            hooks = hooks
                .with(Path::rect(
                    x - height * 0.03,
                    edge.min(edge - side * height * 0.16),
                    height * 0.06,
                    height * 0.16,
                ))
                .with(Path::rect(x - height * 0.12, edge - height * 0.03, height * 0.24, height * 0.06));
        }
        x += width;
    }
    stage.fill(hooks, second);
}

fn stripes(stage: &mut Stage, y: f32, height: f32, ink: Colour, second: Colour) {
    for (from, share, colour) in [(0.1, 0.14, ink), (0.36, 0.28, second), (0.76, 0.14, ink)] {
        stage.fill(Path::rect(0.0, y + height * from, stage.wide, height * share), colour);
    }
}

fn zigzag(stage: &mut Stage, y: f32, height: f32, ink: Colour, second: Colour) {
    let width = height * 0.8;
    for (lift, thickness, colour) in [(0.1, 0.2, ink), (0.42, 0.12, second), (0.62, 0.2, ink)] {
        let count = (stage.wide / width) as usize + 2;
        let line: Vec<Point> = (0..=count * 2)
            .map(|nth| {
                let down = if nth % 2 == 0 { 0.0 } else { height * 0.22 };
                (nth as f32 * width / 2.0 - 2.0, y + height * lift + down)
            })
            .collect();
        let lower: Vec<Point> = line.iter().map(|&(x, y)| (x, y + height * thickness)).collect();
        stage.fill(Path::between(&line, &lower), colour);
    }
}

fn teeth(stage: &mut Stage, y: f32, height: f32, ink: Colour) {
    let mut shapes = Path::new();
    let mut x = 0.0;
    while x < stage.wide {
        shapes =
            shapes.with(Path::polygon([(x, y + height), (x + height * 0.5, y), (x + height, y + height)]));
        x += height;
    }
    stage.fill(shapes, ink);
}

/// Weft and warp.
fn threads(stage: &mut Stage) {
    let mut lines = Path::new();
    for nth in 0..72 {
        lines = lines.with(Path::rect(0.0, nth as f32 * 1.4, stage.wide, 0.5));
    }
    stage.fill(lines, Paint::from(Colour::BLACK).thin(0.08));
}

/// The cloth hangs: light on the ridges of its folds, shadow between.
fn folds(stage: &mut Stage) {
    let width = stage.wide / 7.0;
    let strips = 26;
    for fold in 0..8 {
        let left = fold as f32 * width - stage.within(0.0, width * 0.3);
        for strip in 0..strips {
            let share = strip as f32 / strips as f32;
            let height = 6.75 * share * (1.0 - share) * (1.0 - share) - 0.6;
            let shape = Path::rect(left + share * width, 0.0, width / strips as f32, 102.0);
            let colour = if height > 0.0 { stage.palette.light } else { Colour::BLACK };
            stage.fill(
                shape,
                Paint::from(colour).thin(if height > 0.0 { height * 0.45 } else { -height * 0.5 }),
            );
        }
    }
}
