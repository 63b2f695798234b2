//! Rice and grain, and the road that they leave by.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point};

/// Terraces on a slope, some flooded, below a volcano.
pub(super) fn terraces(stage: &mut Stage) {
    let horizon = 40.0;
    stage.sky(horizon);
    let summit = (stage.middle() + stage.within(-34.0, 34.0), stage.within(13.0, 20.0));
    stage.volcano(summit, 44.0, 0.22);
    stage.hills(42.0, 4.0, 0.4);
    stage.mist(44.0, 7.0, 0.5);
    let tilt = stage.within(0.05, 0.14);
    steps(stage, (46.0, 96.0), tilt, 10);
    steps(stage, (74.0, 108.0), -tilt * 1.6, 6);
    let edge = stage.palette.near;
    let (left, right) = (stage.middle() - 62.0, stage.middle() + 56.0);
    for x in [left, left + 11.0, right, right + 12.0] {
        let height = stage.within(22.0, 34.0);
        stage.tree((x, 99.0), height, edge);
    }
    let x = stage.middle() + stage.within(-24.0, 16.0);
    let roof = stage.lit(stage.palette.accent.mix(edge, 0.3), 0.8);
    let wall = stage.lit(stage.palette.second, 0.8);
    stage.house((x, 66.0), 7.5, wall, roof);
}

/// The steps of one slope from far to near, between two heights, more or less tilted.
fn steps(stage: &mut Stage, (from, to): (f32, f32), tilt: f32, count: usize) {
    // Contours: neighbours are alike, and drift from one shape to another.
    let (one, other) = (stage.ridge(0.0, 6.0, 3), stage.ridge(0.0, 6.0, 4));
    let (ground, near, sky, middle) =
        (stage.palette.ground, stage.palette.near, stage.palette.sky, stage.middle());
    for nth in 0..count {
        let share = nth as f32 / count as f32;
        let base = from + (to - from) * share * (0.66 + 0.34 * share);
        // How near it is to the viewer.
        let depth = ((base - 44.0) / 56.0).clamp(0.0, 1.0);
        let line: Vec<Point> = one
            .iter()
            .zip(&other)
            .map(|(one, other)| {
                let bend = one.1 * (1.0 - share) + other.1 * share;
                (one.0, base + bend * (0.4 + depth * 0.8) + (one.0 - middle) * tilt * (1.0 - share * 0.5))
            })
            .collect();
        let wall = ground.mix(near, 0.3 + 0.3 * depth);
        stage.fill(Path::below(&line, 102.0), wall);
        let tread = 1.4 + depth * 3.2;
        let rim: Vec<Point> = line.iter().map(|&(x, y)| (x, y + tread)).collect();
        let (upper, lower) = if stage.dice.below(3) == 0 {
            (sky[2].mix(sky[1], 0.4), sky[2].mix(stage.palette.water, 0.3))
        } else {
            let pale = 0.3 + stage.within(-0.1, 0.28) * (1.0 - depth);
            (ground.mix(sky[2], pale), ground.mix(near, 0.1 * depth))
        };
        stage.fill(Path::between(&line, &rim), Paint::down((base - 6.0, upper), (base + 8.0, lower)));
    }
}

/// Fields that run to the horizon.
pub(super) fn fields(stage: &mut Stage) {
    let horizon = stage.within(46.0, 52.0);
    let sun = stage.sky(horizon);
    stage.hills(horizon - 3.0, 8.0, 0.14);
    stage.hills(horizon, 3.0, 0.34);
    let (ground, near, sky) = (stage.palette.ground, stage.palette.near, stage.palette.sky);
    let gold = ground.mix(Colour::hex(0xf0_c0_50), 0.42);
    let strips: Vec<Paint> = (0..26)
        .map(|nth| {
            let (upper, lower) = match (nth + stage.dice.below(2)) % 4 {
                0 => (gold.mix(sky[2], 0.3), gold),
                1 => (ground.mix(sky[2], 0.25), ground.mix(near, 0.25)),
                2 => (sky[2], sky[1].mix(stage.palette.water, 0.4)),
                _ => (ground.lighter(0.12), ground.mix(near, 0.12)),
            };
            Paint::down((horizon, upper.mix(sky[2], 0.25)), (100.0, lower))
        })
        .collect();
    stage.fill(Path::rect(0.0, horizon, stage.wide, 60.0), ground);
    let vanishing = (stage.middle() + stage.within(-40.0, 40.0), horizon - 2.0);
    stage.strips(vanishing, (-240.0, 420.0), &strips);
    // Dykes across.
    for step in 1..6 {
        let depth = step as f32 / 6.0;
        let y = horizon + depth * depth * (100.0 - horizon);
        let width = 0.3 + depth * 1.6;
        let dyke = Paint::from(ground.mix(near, 0.45)).thin(0.7);
        stage.fill(Path::rect(0.0, y, stage.wide, width), dyke);
    }
    let line: Vec<Point> = (0..60).map(|step| (step as f32 / 59.0 * stage.wide, horizon + 1.0)).collect();
    let dark = stage.tone(0.55);
    stage.trees(&line, 16, 9.0, dark);
    stage.glow((sun.0, horizon), 30.0, stage.palette.light, 0.25);
    let x = stage.middle() + stage.within(-30.0, 20.0);
    let (wall, roof) = (stage.lit(stage.palette.second, 0.8), stage.lit(stage.palette.accent, 0.8));
    stage.house((x, horizon + 9.0), 11.0, wall, roof);
    for nth in 0..3 {
        let place =
            (x - 16.0 + nth as f32 * 17.0 + stage.within(-4.0, 4.0), horizon + stage.within(17.0, 30.0));
        let cloth = stage.painted();
        worker(stage, place, 11.0, cloth);
    }
}

/// Somebody in the field, under a wide hat.
fn worker(stage: &mut Stage, (x, y): Point, height: f32, cloth: Colour) {
    stage.person((x, y), height, cloth);
    let brim = y - height * 0.93;
    let hat = [(x - height * 0.24, brim), (x, brim - height * 0.2), (x + height * 0.24, brim)];
    let straw = Colour::hex(0xe8_c8_82).mix(stage.palette.near, if stage.is_dark() { 0.5 } else { 0.1 });
    stage.fill(Path::polygon(hat), straw);
}

/// A road with a lorry, and grain that dries beside it.
pub(super) fn road(stage: &mut Stage) {
    let horizon = stage.within(44.0, 50.0);
    let sun = stage.sky(horizon);
    stage.hills(horizon - 4.0, 9.0, 0.12);
    stage.hills(horizon - 1.0, 4.0, 0.32);
    let (ground, near) = (stage.palette.ground, stage.palette.near);
    let far = ground.mix(stage.palette.sky[2], 0.4);
    stage.fill(
        Path::rect(0.0, horizon, stage.wide, 60.0),
        Paint::down((horizon, far), (100.0, ground.mix(near, 0.35))),
    );
    let middle = stage.middle();
    let vanishing = (middle + stage.within(-8.0, 8.0), horizon);
    let asphalt = stage.tone(0.7).mix(Colour::hex(0x55_58_60), 0.5);
    let pale = asphalt.mix(stage.palette.sky[2], 0.45);
    let gold = stage.lit(Colour::hex(0xf2_c2_4e), 1.0);
    let band = |from: f32, to: f32| {
        Path::polygon([
            (vanishing.0 - 0.6, horizon),
            (vanishing.0 + 0.6, horizon),
            (to, 101.0),
            (from, 101.0),
        ])
    };
    // Mats of grain are pieces of a band beside the road.
    let mats = band(middle + 54.0, middle + 92.0);
    stage.fill(mats, Paint::down((horizon, gold.mix(far, 0.6)), (100.0, gold)));
    for (from, to) in [(horizon, 57.0), (66.0, 69.0), (83.0, 88.0)] {
        stage.fill(
            Path::rect(vanishing.0, from, stage.wide, to - from),
            Paint::down((horizon, far), (100.0, ground.mix(near, 0.35))),
        );
    }
    stage.fill(band(middle - 52.0, middle + 46.0), Paint::down((horizon, pale), (100.0, asphalt)));
    let line = stage.palette.sky[2].lighter(0.6);
    stage.fill(
        band(middle - 49.0, middle - 46.6).with(band(middle + 40.6, middle + 43.0)),
        Paint::from(line).thin(0.8),
    );
    let mut dashes = Path::new();
    for step in 1..9 {
        let at = |depth: f32| {
            let y = horizon + depth * depth * (101.0 - horizon);
            (vanishing.0 + (middle - 3.0 - vanishing.0) * depth * depth, y, depth * depth * 1.5)
        };
        let (from, to) = (at(step as f32 / 8.0), at((step as f32 + 0.5) / 8.0));
        dashes = dashes.with(Path::polygon([
            (from.0 - from.2, from.1),
            (from.0 + from.2, from.1),
            (to.0 + to.2, to.1),
            (to.0 - to.2, to.1),
        ]));
    }
    stage.fill(dashes, Paint::from(line).thin(0.85));
    stage.glow((sun.0, horizon), 26.0, stage.palette.light, 0.3);
    // Trees on both sides, from far to near.
    for step in 0..6 {
        let depth = 0.08 + step as f32 * step as f32 / 30.0;
        let y = horizon + depth * 52.0;
        let colour = stage.tone(0.4 + depth * 0.55);
        stage.tree((vanishing.0 - 4.0 - depth * 82.0, y), 6.0 + depth * 46.0, colour);
        stage.tree((vanishing.0 + 5.0 + depth * 112.0, y), 6.0 + depth * 46.0, colour);
    }
    let x = vanishing.0 - stage.within(10.0, 14.0);
    lorry(stage, (x, horizon + 26.0), 17.0);
}

/// A lorry seen from behind, by the middle of its foot.
fn lorry(stage: &mut Stage, (x, y): Point, size: f32) {
    let (accent, near) = (stage.lit(stage.palette.accent, 0.95), stage.palette.near);
    let half = size / 2.0;
    let wheels = Path::rounded(x - half * 0.9, y - size * 0.2, size * 0.2, size * 0.24, size * 0.05)
        .with(Path::rounded(x + half * 0.5, y - size * 0.2, size * 0.2, size * 0.24, size * 0.05));
    stage.fill(wheels, near);
    let body = Path::rounded(x - half, y - size * 1.06, size, size * 0.92, size * 0.06);
    stage.fill(body, Paint::down((y - size, accent.lighter(0.1)), (y, accent.darker(0.25))));
    let cloth = stage.lit(stage.palette.second, 0.95);
    let cover = Path::blob(&[
        (x - half, y - size * 0.8),
        (x - half * 0.8, y - size * 1.12),
        (x + half * 0.8, y - size * 1.12),
        (x + half, y - size * 0.8),
    ]);
    stage.fill(cover, cloth);
    let doors = Path::rect(x - size * 0.015, y - size * 0.76, size * 0.03, size * 0.6).with(Path::rect(
        x - half * 0.86,
        y - size * 0.34,
        size * 0.86,
        size * 0.03,
    ));
    stage.fill(doors, accent.darker(0.4));
    let lights = Path::circle((x - half * 0.8, y - size * 0.24), size * 0.05)
        .with(Path::circle((x + half * 0.8, y - size * 0.24), size * 0.05));
    stage.fill(lights, Colour::hex(0xff_5a_40));
}
