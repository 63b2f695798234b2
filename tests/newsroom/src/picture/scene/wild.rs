//! Forest and wetland.

use super::super::palette::Clime;
use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point, curve};

/// Trunks in the mist, light between them, and a bird on a branch.
pub(super) fn forest(stage: &mut Stage) {
    stage.air(84.0);
    let middle = stage.middle();
    let sun = (middle + stage.within(-20.0, 20.0), stage.within(20.0, 32.0));
    let light = stage.palette.light;
    stage.glow(sun, 60.0, light, if stage.is_dark() { 0.3 } else { 0.75 });
    let leaf = stage.palette.ground;
    for (layer, count) in [16, 11, 7].into_iter().enumerate() {
        let near = 0.12 + layer as f32 * 0.26;
        let colour = stage.tone(near).mix(leaf, 0.18);
        let floor = stage.ridge(76.0 + layer as f32 * 6.0, 2.5, 6);
        for nth in 0..count {
            let x = (nth as f32 + stage.within(0.1, 0.9)) * stage.wide / count as f32;
            let width = (1.6 + layer as f32 * 1.9) * stage.within(0.7, 1.3);
            trunk(stage, x, width, colour);
        }
        let ground = stage.tone(near + 0.08).mix(leaf, 0.4);
        stage.fill(
            Path::below(&floor, 102.0),
            Paint::down((74.0, ground), (100.0, ground.mix(stage.palette.near, 0.3))),
        );
        if layer < 2 {
            stage.mist(80.0, 26.0, 0.3 - layer as f32 * 0.12);
        }
    }
    rays(stage, sun);
    canopy(stage);
    let near = stage.palette.near;
    let x = middle + stage.within(48.0, 60.0);
    trunk(stage, x, 13.0, near);
    let branch = [(x, 50.0), (x - 24.0, 46.0), (x - 48.0, 50.0), (x - 68.0, 47.0)];
    let bough = curve(&branch);
    let under: Vec<Point> =
        bough.iter().zip(0..).map(|(&(a, b), nth)| (a, b + 3.4 - nth as f32 * 0.1)).collect();
    stage.fill(Path::between(&bough, &under), near);
    perched(stage, (x - 42.0, 49.4), 20.0);
    undergrowth(stage);
}

fn trunk(stage: &mut Stage, x: f32, width: f32, colour: Colour) {
    let lean = stage.within(-2.0, 2.0);
    let half = width / 2.0;
    let left = curve(&[
        (x + lean - half * 0.8, -4.0),
        (x - half, 50.0),
        (x - half * 1.1, 84.0),
        (x - half * 2.0, 103.0),
    ]);
    let right = curve(&[
        (x + lean + half * 0.8, -4.0),
        (x + half, 50.0),
        (x + half * 1.1, 84.0),
        (x + half * 2.0, 103.0),
    ]);
    stage.fill(Path::between(&left, &right), colour);
}

/// Light that falls aslant.
fn rays(stage: &mut Stage, (x, y): Point) {
    let (light, strength) = (stage.palette.light, if stage.is_dark() { 0.08 } else { 0.2 });
    for nth in 0..5 {
        let foot = x - 70.0 + nth as f32 * 34.0 + stage.within(-8.0, 8.0);
        let width = stage.within(5.0, 12.0);
        let ray = Path::polygon([(x - 1.0, -30.0), (x + 1.0, -30.0), (foot + width, 96.0), (foot, 96.0)]);
        stage.fill(ray, Paint::veil(light, (y, strength), (92.0, 0.0)));
    }
}

fn canopy(stage: &mut Stage) {
    for layer in 0..2 {
        let near = 0.6 + layer as f32 * 0.3;
        let colour = stage.tone(near).mix(stage.palette.ground, 0.5);
        let mut leaves = Path::new();
        let foot = 13.0 - layer as f32 * 7.0;
        for nth in 0..22 {
            let x = (nth as f32 + stage.within(0.0, 1.0)) * stage.wide / 22.0;
            let place = (x, foot + stage.within(-7.0, 3.0));
            leaves = leaves.with(Path::circle(place, stage.within(5.0, 10.0)));
        }
        let leaves = leaves.with(Path::rect(-1.0, -1.0, stage.wide + 2.0, foot - 2.0));
        stage.fill(leaves, colour);
    }
}

/// A bright bird that sits there.
fn perched(stage: &mut Stage, (x, y): Point, size: f32) {
    let at = |right: f32, up: f32| (x + right * size, y - up * size);
    let (accent, second, near) =
        (stage.lit(stage.palette.accent, 1.0), stage.palette.second, stage.palette.near);
    let tail = [at(-0.14, 0.16), at(-0.5, -0.34), at(-0.36, -0.4), at(0.0, 0.1)];
    stage.fill(Path::polygon(tail), accent.darker(0.3));
    let body = [at(-0.2, 0.16), at(-0.12, 0.44), at(0.12, 0.62), at(0.26, 0.4), at(0.12, 0.1)];
    stage.fill(
        Path::blob(&body),
        Paint::down((y - size * 0.6, accent.lighter(0.1)), (y, accent.darker(0.12))),
    );
    let belly = [at(0.08, 0.14), at(0.2, 0.28), at(0.2, 0.46), at(0.08, 0.3)];
    stage.fill(Path::blob(&belly), second);
    stage.fill(Path::circle(at(0.14, 0.62), size * 0.16), accent);
    stage.fill(Path::polygon([at(0.27, 0.69), at(0.46, 0.58), at(0.26, 0.56)]), near.mix(second, 0.25));
    let wing = [at(-0.22, 0.12), at(-0.14, 0.42), at(0.06, 0.44), at(0.02, 0.22)];
    stage.fill(Path::blob(&wing), stage.lit(stage.palette.water, 1.0));
    stage.fill(Path::circle(at(0.18, 0.65), size * 0.045), Colour::WHITE);
    stage.fill(Path::circle(at(0.185, 0.65), size * 0.026), Colour::BLACK);
    let feet = Path::rect(x - size * 0.02, y - size * 0.12, size * 0.03, size * 0.13).with(Path::rect(
        x + size * 0.08,
        y - size * 0.12,
        size * 0.03,
        size * 0.13,
    ));
    stage.fill(feet, near);
}

fn undergrowth(stage: &mut Stage) {
    let colour = stage.palette.near.mix(stage.palette.ground, 0.22);
    let mut fronds = Path::new();
    for nth in 0..34 {
        let x = (nth as f32 + stage.within(0.0, 1.0)) * stage.wide / 34.0;
        let (reach, height) = (stage.within(-7.0, 7.0), stage.within(7.0, 16.0));
        let upper =
            curve(&[(x - 0.9, 103.0), (x + reach * 0.4, 100.0 - height), (x + reach, 101.0 - height * 0.8)]);
        let lower = curve(&[
            (x + 0.9, 103.0),
            (x + reach * 0.5 + 0.8, 101.0 - height * 0.8),
            (x + reach, 101.0 - height * 0.8),
        ]);
        fronds = fronds.with(Path::between(&upper, &lower));
    }
    stage.fill(fronds, colour);
}

/// Still water, reeds, islands of trees, and a flock overhead.
pub(super) fn wetland(stage: &mut Stage) {
    let horizon = stage.within(52.0, 57.0);
    let sun = stage.sky(horizon);
    stage.hills(horizon - 2.0, 6.0, 0.12);
    stage.water(horizon, sun);
    let middle = stage.middle();
    let islands = [
        (middle - stage.within(40.0, 58.0), 2.0, 30.0, 0.42),
        (middle + stage.within(26.0, 48.0), 5.0, 38.0, 0.55),
    ];
    for (x, down, width, near) in islands {
        grove(stage, (x, horizon + down), width, near);
    }
    let flock = (middle + stage.within(-24.0, 24.0), stage.within(14.0, 24.0));
    let count = 11 + stage.dice.below(10);
    stage.birds(flock, count, 26.0, 3.4);
    stage.birds((flock.0 - 34.0, flock.1 + 16.0), 6, 12.0, 2.0);
    let x = middle + stage.within(-16.0, 10.0);
    let height = stage.within(34.0, 42.0);
    stage.heron((x, 90.0), height);
    reeds(stage);
}

/// Mangroves on their roots, or trees on a tongue of land.
fn grove(stage: &mut Stage, (x, y): Point, width: f32, near: f32) {
    let colour = stage.tone(near).mix(stage.palette.ground, 0.25);
    stage.reflection((x - width / 2.0, x + width / 2.0), y, width * 0.3, colour);
    if stage.clime == Clime::Tropics {
        let mut roots = Path::new();
        for nth in 0..12 {
            let foot = x - width / 2.0 + (nth as f32 + 0.5) * width / 12.0;
            let bow = curve(&[
                (foot, y + 0.6),
                (foot + (x - foot) * 0.12, y - 2.6),
                (foot + (x - foot) * 0.3, y - 4.4),
            ]);
            roots = roots.with(Path::line(&bow, 0.5));
        }
        stage.fill(roots, colour);
        let mut crown = Path::new();
        for nth in 0..9 {
            let along = x - width / 2.0 + (nth as f32 + 0.5) * width / 9.0;
            let rise = 1.0 - ((along - x) / width * 2.0).abs();
            let radius = stage.within(2.4, 3.8) + rise * 2.0;
            crown = crown.with(Path::circle((along, y - 5.0 - rise * 4.0), radius));
        }
        stage.fill(crown, Paint::down((y - 14.0, colour.mix(stage.palette.light, 0.14)), (y - 2.0, colour)));
    } else {
        stage.fill(Path::ellipse((x, y + 0.4), width / 2.0, 1.6), colour);
        for nth in 0..6 {
            let along = x - width * 0.4 + nth as f32 * width * 0.16;
            let height = stage.within(9.0, 16.0);
            stage.tree((along, y + 0.4), height, colour);
        }
    }
}

fn reeds(stage: &mut Stage) {
    let near = stage.palette.near;
    let mut stems = Path::new();
    let mut heads = Path::new();
    for nth in 0..64 {
        let share = nth as f32 / 63.0;
        // Thick at both sides, sparse in the middle.
        let x = if nth % 2 == 0 { share * stage.wide * 0.32 } else { stage.wide * (1.0 - share * 0.26) };
        let x = x + stage.within(-1.5, 1.5);
        let (height, lean) = (stage.within(14.0, 38.0), stage.within(-4.0, 4.0));
        let tip = (x + lean, 101.0 - height);
        let (width, bend) = (stage.within(0.5, 1.0), (x + lean * 0.3, 101.0 - height * 0.5));
        stems = stems.with(Path::beam((x, 102.0), bend, (width, width * 0.8))).with(Path::beam(
            bend,
            tip,
            (width * 0.8, 0.1),
        ));
        if nth % 4 == 0 {
            heads = heads.with(Path::ellipse((tip.0, tip.1 - 1.6), 0.75, 3.0));
        }
    }
    stage.fill(stems, near.mix(stage.palette.ground, 0.12));
    stage.fill(heads, near.mix(Colour::hex(0x7a_4a_28), 0.4));
}
