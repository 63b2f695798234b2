//! Where states meet.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point};

/// Three flags before a guest house, below mountains.
pub(super) fn flags(stage: &mut Stage) {
    let horizon = 62.0;
    stage.sky(horizon);
    stage.hills(42.0, 15.0, 0.1);
    stage.hills(52.0, 9.0, 0.28);
    stage.mist(62.0, 10.0, 0.4);
    let lawn = stage.ridge(72.0, 1.4, 4);
    let trees = stage.tone(0.55);
    stage.trees(&lawn, 26, 15.0, trees);
    stage.meadow(&lawn, 0.7);
    let middle = stage.middle();
    house(stage, middle);
    let path = [(middle - 6.0, 78.0), (middle + 6.0, 78.0), (middle + 44.0, 102.0), (middle - 44.0, 102.0)];
    let gravel = stage.lit(stage.palette.second, 0.85);
    stage.fill(Path::polygon(path), Paint::down((78.0, gravel), (100.0, gravel.darker(0.16))));
    let colours = [
        [Colour::hex(0x1f_6f_b5), Colour::hex(0xff_ff_ff), Colour::hex(0xf2_b5_2a)],
        [Colour::hex(0xd4_3a_35), Colour::hex(0xf6_e7_c8), Colour::hex(0x2d_7a_4d)],
        [Colour::hex(0x5a_2d_82), Colour::hex(0xf2_c4_3a), Colour::hex(0x1d_9a_8a)],
    ];
    for (nth, bands) in colours.into_iter().enumerate() {
        let x = middle - 44.0 + nth as f32 * 38.0;
        flag(stage, (x, 96.0), bands);
    }
}

/// The guest house: columns, a gable, wings.
fn house(stage: &mut Stage, x: f32) {
    let wall = stage.lit(stage.palette.second, 0.75);
    let shade = wall.mix(stage.palette.near, 0.22);
    let roof = stage.lit(stage.palette.accent.mix(stage.palette.near, 0.45), 0.7);
    stage.fill(Path::rect(x - 48.0, 58.0, 96.0, 20.0), Paint::down((58.0, wall), (78.0, shade)));
    let wings = [(x - 51.0, 58.0), (x - 45.0, 52.0), (x + 45.0, 52.0), (x + 51.0, 58.0)];
    stage.fill(Path::polygon(wings), roof);
    let pane = if stage.has_lamps() { stage.lamp() } else { stage.tone(0.7) };
    let mut windows = Path::new();
    for nth in 0..8 {
        let left = x - 45.0 + nth as f32 * 11.8 + if nth > 3 { 2.0 } else { 0.0 };
        windows = windows.with(Path::rounded(left, 62.0, 4.6, 9.0, 1.2));
    }
    stage.fill(windows, pane);
    stage
        .fill(Path::rect(x - 15.0, 52.0, 30.0, 26.0), Paint::down((52.0, wall.lighter(0.15)), (78.0, shade)));
    stage.fill(Path::rounded(x - 3.0, 66.0, 6.0, 12.0, 0.6), pane);
    let mut columns = Path::new();
    for nth in 0..4 {
        columns = columns.with(Path::rect(x - 13.6 + nth as f32 * 8.4, 54.0, 2.0, 24.0));
    }
    stage.fill(columns, wall.lighter(0.35));
    stage.fill(Path::polygon([(x - 18.0, 54.0), (x, 43.0), (x + 18.0, 54.0)]), roof);
    stage.fill(Path::polygon([(x - 13.0, 52.6), (x, 45.0), (x + 13.0, 52.6)]), wall);
}

/// A flag in the wind, by the foot of its pole.
fn flag(stage: &mut Stage, (x, y): Point, bands: [Colour; 3]) {
    let top = 16.0;
    let steel = stage.lit(Colour::hex(0xe6_e8_ec), 1.0);
    stage.fill(Path::beam((x, top - 2.0), (x, y), (0.9, 1.3)), steel);
    stage.fill(Path::circle((x, top - 2.4), 1.2), stage.palette.light);
    let phase = stage.within(0.0, 1.0);
    let (width, height) = (30.0, 19.0);
    let wave = |along: f32| {
        let (cosine, sine) = crate::drawing::direction(phase + along * 1.1);
        (x + 0.5 + along * width * (0.97 + cosine * 0.02), along * sine * 2.2 + along * along * 2.0)
    };
    let row = |share: f32| -> Vec<Point> {
        (0..=24).map(|step| wave(step as f32 / 24.0)).map(|(x, y)| (x, top + y + share * height)).collect()
    };
    for (nth, colour) in bands.into_iter().enumerate() {
        let (upper, lower) = (row(nth as f32 / 3.0), row((nth as f32 + 1.0) / 3.0));
        stage.fill(Path::between(&upper, &lower), stage.lit(colour, 1.0));
    }
    // Folds: darker where the cloth turns away.
    for step in 0..24 {
        let (from, to) = (wave(step as f32 / 24.0), wave((step + 1) as f32 / 24.0));
        let slope = ((to.1 - from.1) / (to.0 - from.0)).clamp(-1.0, 1.0);
        let (colour, depth) =
            if slope > 0.0 { (Colour::BLACK, slope * 0.4) } else { (Colour::WHITE, -slope * 0.3) };
        let strip = [
            (from.0, top + from.1),
            (to.0, top + to.1),
            (to.0, top + to.1 + height),
            (from.0, top + from.1 + height),
        ];
        stage.fill(Path::polygon(strip), Paint::from(colour).thin(depth));
    }
}
