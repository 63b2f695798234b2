//! Harbours and the sea.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point};

/// A freighter at a quay, below cranes.
pub(super) fn docks(stage: &mut Stage) {
    let horizon = 57.0;
    let sun = stage.sky(horizon);
    stage.hills(horizon - 2.0, 8.0, 0.1);
    stage.hills(horizon, 4.0, 0.26);
    stage.water(horizon, sun);
    let middle = stage.middle();
    // The quay, with cranes from far to near.
    let quay = stage.tone(0.6);
    stage.fill(
        Path::rect(-1.0, 64.0, middle + 44.0, 4.0),
        Paint::down((64.0, quay.lighter(0.12)), (68.0, quay)),
    );
    stage.reflection((0.0, middle + 43.0), 68.0, 8.0, quay);
    let first = middle - stage.within(44.0, 52.0);
    for (nth, height) in [(0.0, 32.0), (1.0, 37.0), (2.0, 42.0)] {
        let lean = stage.within(-2.0, 2.0);
        crane(stage, (first + nth * 34.0 + lean, 64.5), height + lean);
    }
    let x = middle - stage.within(52.0, 62.0);
    stage.freighter((x, 77.0), 100.0, 0.85);
    if stage.either() {
        let colour = stage.painted();
        let x = middle + stage.within(-20.0, 36.0);
        stage.boat((x, 91.0), 15.0, colour);
    }
    let flock = (middle + stage.within(-30.0, 30.0), stage.within(14.0, 26.0));
    stage.birds(flock, 5, 14.0, 2.2);
}

/// A crane that reaches over the water, by the middle of its foot.
fn crane(stage: &mut Stage, (x, y): Point, height: f32) {
    let (top, apex) = (y - height * 0.72, y - height);
    let line = |points: &[Point], width: f32| Path::line(points, width);
    let legs = line(&[(x - 5.0, y), (x - 4.2, top)], 1.2).with(line(&[(x + 5.0, y), (x + 4.2, top)], 1.2));
    let frame = legs
        .with(line(&[(x - 5.0, y - height * 0.3), (x + 5.0, y - height * 0.3)], 1.0))
        .with(line(&[(x - 4.8, y - height * 0.3), (x + 4.4, top)], 0.5))
        .with(line(&[(x - 4.2, top), (x, apex), (x + 4.2, top)], 0.9))
        .with(Path::rect(x - 16.0, top - 0.9, 40.0, 1.8))
        .with(Path::rect(x - 14.0, top + 0.6, 5.0, 3.0))
        .with(line(&[(x, apex), (x + 22.0, top)], 0.36))
        .with(line(&[(x, apex), (x - 15.0, top)], 0.36));
    let colour = stage.lit(stage.palette.accent, 0.75);
    stage.fill(frame, Paint::down((apex, colour), (y, colour.mix(stage.palette.near, 0.5))));
    let along = x + stage.within(12.0, 19.0);
    let rope = stage.within(5.0, 12.0);
    stage.fill(Path::rect(along - 0.15, top, 0.3, rope), stage.tone(0.9));
    let load = stage.painted();
    stage.fill(Path::rect(along - 2.6, top + rope, 5.2, 2.4), stage.lit(load, 0.9));
    if stage.has_lamps() {
        stage.lantern((x, apex), 0.5);
        stage.lantern((x + 23.0, top - 0.4), 0.5);
    }
}

/// A ferry under way.
pub(super) fn ship(stage: &mut Stage) {
    let horizon = stage.within(54.0, 62.0);
    let sun = stage.sky(horizon);
    if stage.either() {
        let summit = (stage.middle() + stage.within(-60.0, 60.0), horizon - stage.within(16.0, 24.0));
        stage.volcano(summit, horizon + 2.0, 0.12);
    } else {
        stage.hills(horizon, 6.0, 0.14);
    }
    stage.water(horizon, sun);
    let length = stage.within(74.0, 88.0);
    let y = stage.within(75.0, 80.0);
    let x = stage.middle() - length * 0.5;
    stage.ferry((x, y), length);
    // Waves before the hull, and its wake.
    let foam = stage.palette.sky[2].lighter(0.5);
    for nth in 0..3 {
        let near = nth as f32 / 3.0;
        let line = stage.ridge(y + 2.5 + near * 15.0, 1.1 + near * 1.2, 9);
        let colour = stage.palette.water.mix(stage.palette.near, 0.12 + near * 0.3);
        stage.fill(Path::below(&line, 102.0), Paint::from(colour).thin(0.6));
        let crest: Vec<Point> = line.iter().map(|&(x, y)| (x, y + 0.5)).collect();
        stage.fill(Path::between(&line, &crest), Paint::from(foam).thin(0.25));
    }
    let bow = [(x + length * 0.92, y + 1.0), (x + length * 1.03, y - 2.2), (x + length * 1.12, y + 1.5)];
    stage.fill(Path::blob(&bow), Paint::from(foam).thin(0.8));
    let flock = (stage.middle() + stage.within(-40.0, 40.0), stage.within(16.0, 30.0));
    stage.birds(flock, 6, 16.0, 2.4);
}

/// Fishing boats at a wooden pier.
pub(super) fn pier(stage: &mut Stage) {
    let horizon = stage.within(50.0, 56.0);
    let sun = stage.sky(horizon);
    stage.hills(horizon - 1.0, 9.0, 0.14);
    let shore = stage.ridge(horizon, 2.4, 6);
    stage.land(&shore, 0.34);
    stage.water(horizon + 1.5, sun);
    let coast: Vec<Point> = shore.iter().map(|&(x, _)| (x, horizon + 1.6)).collect();
    let trees = stage.tone(0.42);
    stage.trees(&coast, 12, 9.0, trees);
    let middle = stage.middle();
    for (nth, depth) in [0.0_f32, 0.4, 0.7].into_iter().enumerate() {
        let side = if nth % 2 == 0 { -1.0 } else { 1.0 };
        let x = middle + side * stage.within(6.0, 26.0) * (0.6 + depth);
        let colour = stage.painted();
        stage.boat((x, horizon + 8.0 + depth * 34.0), 13.0 + depth * 22.0, colour);
    }
    let head = (middle + stage.within(30.0, 42.0), horizon + 9.0);
    planks(stage, head);
}

/// The pier: planks that widen towards the viewer, on posts.
fn planks(stage: &mut Stage, (x, y): Point) {
    let wood = stage.tone(0.8).mix(Colour::hex(0x9a_6b_42), 0.4);
    let edge = |depth: f32| (x - 3.0 + depth * 16.0, x + 3.0 + depth * 44.0, y + depth * (104.0 - y));
    let (far, near) = (edge(0.0), edge(1.0));
    let mut posts = Path::new();
    for step in 0..7 {
        let depth = step as f32 / 6.0;
        let (left, right, foot) = edge(depth);
        let (width, height) = (0.5 + depth * 1.8, 3.0 + depth * 12.0);
        posts = posts.with(Path::rect(left, foot - height * 0.4, width, height)).with(Path::rect(
            right - width,
            foot - height * 0.4,
            width,
            height,
        ));
    }
    stage.fill(posts, stage.palette.near);
    let deck = [(far.0, far.2), (far.1, far.2), (near.1, near.2), (near.0, near.2)];
    stage.fill(Path::polygon(deck), Paint::down((y, wood.lighter(0.1)), (100.0, wood.darker(0.2))));
    let mut gaps = Path::new();
    for step in 1..22 {
        let depth = step as f32 * step as f32 / 484.0;
        let (left, right, foot) = edge(depth);
        gaps = gaps.with(Path::rect(left, foot, right - left, 0.1 + depth * 0.7));
    }
    stage.fill(gaps, Paint::from(stage.palette.near).thin(0.55));
}
