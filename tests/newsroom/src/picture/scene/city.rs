//! Cities, and the river that runs through them.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point, curve};

/// Towers on the far bank.
pub(super) fn skyline(stage: &mut Stage) {
    let horizon = stage.within(66.0, 70.0);
    let sun = stage.sky(horizon);
    let middle = stage.middle();
    for (nearness, tallest, width) in [(0.16, 32.0, 11.0), (0.42, 40.0, 12.0), (0.74, 34.0, 14.0)] {
        let mut x = -stage.within(0.0, width);
        while x < stage.wide {
            let width = width * stage.within(0.6, 1.2);
            // Highest about the middle.
            let away = ((x + width / 2.0 - middle) / stage.wide * 2.0).abs();
            let height = tallest * (1.25 - away * 0.8) * stage.within(0.5, 1.1);
            tower(stage, (x, horizon), (width, height), nearness);
            x += width + stage.within(0.0, 2.4) * (1.2 - nearness);
        }
        stage.mist(horizon, 14.0, 0.22 * (1.0 - nearness));
    }
    stage.water(horizon, sun);
    mirrored(stage, horizon);
    let bank = stage.tone(0.9);
    stage.fill(Path::rect(0.0, horizon - 0.8, stage.wide, 1.6), bank);
    let mut lamps = stage.within(2.0, 8.0);
    while lamps < stage.wide {
        stage.lantern((lamps, horizon - 2.0), 0.45);
        lamps += 11.0;
    }
}

fn tower(stage: &mut Stage, (x, foot): Point, (width, height): (f32, f32), nearness: f32) {
    let colour = stage.tone(nearness);
    let top = foot - height;
    let misty = colour.mix(stage.palette.sky[2], 0.4 * (1.0 - nearness));
    let paint = Paint::down((top, colour), (foot, misty));
    stage.fill(Path::rect(x, top, width, height), paint);
    match stage.dice.below(5) {
        0 => stage
            .fill(Path::polygon([(x, top), (x + width / 2.0, top - width * 0.5), (x + width, top)]), colour),
        1 => {
            let (mast, inner) = (x + width / 2.0, Path::rect(x + width * 0.2, top - 3.0, width * 0.6, 3.1));
            stage.fill(inner.with(Path::beam((mast, top - 15.0), (mast, top), (0.2, 0.8))), colour);
            if stage.has_lamps() {
                stage.fill(Path::circle((mast, top - 15.0), 0.6), Colour::hex(0xff_5a_4a));
            }
        }
        2 => stage.fill(Path::ellipse((x + width / 2.0, top), width / 2.0, width * 0.22), colour),
        3 => stage.fill(Path::polygon([(x, top), (x + width, top - width * 0.4), (x + width, top)]), colour),
        _ => {}
    }
    if nearness < 0.3 {
        return;
    }
    let (lit, dark) = (stage.lamp(), colour.mix(stage.palette.sky[1], 0.34));
    let (mut bright, mut dim) = (Path::new(), Path::new());
    let columns = ((width - 1.6) / 2.2) as usize;
    for column in 0..columns {
        let left = x + 1.2 + column as f32 * (width - 2.4) / columns as f32;
        let mut y = top + 2.0;
        while y < foot - 3.0 {
            let pane = Path::rect(left, y, 1.2, 1.5);
            if stage.dice.below(100) < if stage.has_lamps() { 48 } else { 6 } {
                bright = bright.with(pane);
            } else {
                dim = dim.with(pane);
            }
            y += 2.9;
        }
    }
    stage.fill(dim, Paint::from(dark).thin(0.6));
    stage.fill(bright, Paint::from(lit).thin(0.5 + nearness * 0.5));
}

/// The towers in the water: bars of their colour and of their lights.
fn mirrored(stage: &mut Stage, horizon: f32) {
    let colour = stage.tone(0.75);
    let mut x = 0.0;
    while x < stage.wide {
        let width = stage.within(5.0, 13.0);
        let length = stage.within(8.0, 24.0);
        stage.reflection((x, x + width), horizon + 0.8, length, colour);
        if stage.has_lamps() && stage.either() {
            let lamp = stage.lamp();
            stage.reflection((x + width * 0.4, x + width * 0.7), horizon + 1.0, length * 0.8, lamp);
        }
        x += width + stage.within(0.5, 3.0);
    }
}

/// A river in the rain, houses on stilts, and a gauge in front.
pub(super) fn river(stage: &mut Stage) {
    let horizon = stage.within(46.0, 50.0);
    stage.air(horizon);
    let heavy = stage.palette.sky[0].mix(stage.palette.near, 0.25);
    let posts: Vec<Point> =
        (0..=8).map(|post| (post as f32 * stage.wide / 8.0, 16.0 + stage.within(-5.0, 5.0))).collect();
    stage.fill(Path::below(&curve(&posts), -4.0), Paint::veil(heavy, (4.0, 0.75), (22.0, 0.2)));
    stage.hills(horizon - 4.0, 8.0, 0.16);
    let bank = stage.ridge(horizon, 2.0, 6);
    stage.land(&bank, 0.4);
    let trees = stage.tone(0.5);
    stage.trees(&bank, 16, 13.0, trees);
    let middle = stage.middle();
    stage.water(horizon + 3.0, (middle, 0.0));
    let mut x = middle - stage.within(64.0, 72.0);
    for nth in 0..4 {
        stilts(stage, (x, horizon + 10.0), 19.0 + nth as f32);
        x += stage.within(24.0, 30.0);
    }
    rings(stage, horizon + 14.0);
    let staff = (middle + stage.within(8.0, 22.0), 96.0);
    gauge(stage, staff);
    stage.rain();
}

fn stilts(stage: &mut Stage, (x, y): Point, width: f32) {
    let mut legs = Path::new();
    for nth in 0..4 {
        legs = legs.with(Path::rect(x + width * (0.04 + nth as f32 * 0.3), y - 5.0, 0.8, 6.0));
    }
    stage.reflection((x, x + width), y + 1.0, 12.0, stage.palette.near);
    stage.fill(legs, stage.palette.near);
    let paint = stage.painted();
    let roof = stage.palette.accent.mix(stage.palette.near, stage.dice.within(0.25, 0.6));
    let (wall, roof) = (stage.lit(paint, 0.75), stage.lit(roof, 0.8));
    stage.house((x, y - 4.6), width, wall, roof);
    stage.fill(Path::rect(x - 1.5, y - 5.0, width + 3.0, 1.1), stage.palette.near);
}

/// Where drops fall.
fn rings(stage: &mut Stage, from: f32) {
    let mut rings = Path::new();
    for _ in 0..36 {
        let depth = stage.within(0.0, 1.0);
        let place = (stage.within(0.0, stage.wide), from + depth * (98.0 - from));
        let (across, down) = (1.2 + depth * 3.0, 0.35 + depth * 0.8);
        let ring =
            Path::ellipse(place, across, down).without(Path::ellipse(place, across * 0.8, down * 0.66));
        rings = rings.with(ring);
    }
    stage.fill(rings, Paint::from(stage.palette.sky[2].lighter(0.4)).thin(0.5));
}

/// A striped staff in the water with a small orange box on top.
fn gauge(stage: &mut Stage, (x, y): Point) {
    let near = stage.palette.near;
    let (width, height) = (6.4, 54.0);
    let top = y - height;
    stage.reflection((x - width * 0.6, x + width * 0.6), y, 7.0, near);
    stage.fill(
        Path::rect(x - width / 2.0, top, width, height),
        Paint::down((top, Colour::WHITE), (y, Colour::WHITE.mix(near, 0.3))),
    );
    let mut marks = Path::new();
    for nth in 0..12 {
        let length = if nth % 3 == 0 { width } else { width * 0.5 };
        marks = marks.with(Path::rect(x - width / 2.0, top + 4.0 + nth as f32 * 4.2, length, 1.3));
    }
    stage.fill(marks, near);
    let orange = Colour::hex(0xf5_7c_1f);
    let case = Path::rounded(x - 7.0, top - 13.0, 14.0, 14.0, 2.0);
    stage.fill(case, Paint::down((top - 13.0, orange.lighter(0.15)), (top + 1.0, orange.darker(0.15))));
    stage.fill(Path::rounded(x - 4.6, top - 10.4, 9.2, 5.2, 0.8), near);
    stage.fill(Path::circle((x - 3.0, top - 2.2), 1.0), Colour::hex(0x7d_f0_8a));
    stage.glow((x - 3.0, top - 2.2), 5.0, Colour::hex(0x7d_f0_8a), 0.6);
    stage.fill(Path::rect(x + 4.0, top - 24.0, 0.7, 11.0), near);
    stage.fill(Path::circle((x + 4.35, top - 24.0), 1.1), near);
}
