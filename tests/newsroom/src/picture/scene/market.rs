//! A market.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point, curve};

/// Stalls in a row, under awnings, with people behind their heaps.
pub(super) fn market(stage: &mut Stage) {
    stage.sky(52.0);
    roofs(stage);
    let (near, ground) = (stage.palette.near, stage.palette.ground);
    let shade = stage.tone(0.72);
    stage.fill(Path::rect(0.0, 40.0, stage.wide, 62.0), Paint::down((40.0, shade), (92.0, near)));
    let paving = ground.mix(stage.palette.second, 0.35);
    let floor = Paint::down((86.0, stage.lit(paving, 0.8)), (100.0, stage.lit(paving, 0.9).darker(0.25)));
    stage.fill(Path::rect(0.0, 88.0, stage.wide, 14.0), floor);
    let width = 48.0;
    let offset = stage.middle() - width * 2.0 + stage.within(-10.0, 10.0);
    for nth in 0..5 {
        stall(stage, offset + nth as f32 * width - width * 0.3, width - 2.0);
    }
    bulbs(stage);
    for (step, height) in [(-0.36, 40.0), (0.3, 44.0)] {
        let x = stage.middle() + stage.wide * step + stage.within(-8.0, 8.0);
        let cloth = stage.painted();
        stage.person((x, 103.0), height, cloth);
    }
}

/// The roofs of the town behind.
fn roofs(stage: &mut Stage) {
    let mut x = -4.0;
    while x < stage.wide {
        let (width, top) = (stage.within(14.0, 26.0), stage.within(26.0, 36.0));
        let nearness = stage.within(0.25, 0.45);
        let colour = stage.tone(nearness);
        let gable =
            [(x, top + 8.0), (x + width / 2.0, top), (x + width, top + 8.0), (x + width, 60.0), (x, 60.0)];
        stage.fill(Path::polygon(gable), colour);
        x += width * 0.86;
    }
}

fn stall(stage: &mut Stage, x: f32, width: f32) {
    let near = stage.palette.near;
    let posts = Path::rect(x + 1.5, 44.0, 1.0, 46.0).with(Path::rect(x + width - 2.5, 44.0, 1.0, 46.0));
    stage.fill(posts, near.lighter(0.1));
    stage.glow((x + width / 2.0, 58.0), 24.0, stage.lamp(), if stage.has_lamps() { 0.5 } else { 0.22 });
    let cloth = stage.painted();
    let place = (x + width * stage.within(0.4, 0.6), 96.0);
    stage.person(place, 42.0, cloth);
    // The counter, with heaps of four kinds.
    let wood = stage.lit(Colour::hex(0xa0_70_48), 0.9);
    stage.fill(Path::rect(x, 76.0, width, 15.0), Paint::down((76.0, wood), (91.0, wood.darker(0.4))));
    for heap in 0..4 {
        let colour = fruit(stage);
        let middle = x + width * (0.14 + heap as f32 * 0.24);
        for (row, count) in [(0, 4), (1, 3), (2, 2)] {
            let mut pieces = Path::new();
            for nth in 0..count {
                let along = middle + (nth as f32 - (count - 1) as f32 / 2.0) * 2.7;
                pieces = pieces.with(Path::circle((along, 74.6 - row as f32 * 2.2), 1.55));
            }
            stage.fill(pieces, colour.lighter(row as f32 * 0.1));
        }
    }
    stage.fill(Path::rect(x - 0.6, 75.4, width + 1.2, 1.8), wood.lighter(0.15));
    awning(stage, x - 2.0, width + 4.0);
}

/// Striped cloth with a scalloped hem.
fn awning(stage: &mut Stage, x: f32, width: f32) {
    let colour = stage.painted();
    let stripe = if colour == stage.palette.second { stage.palette.accent } else { stage.palette.second };
    let (top, foot, stripes) = (37.0, 48.0, 8);
    let step = width / stripes as f32;
    for nth in 0..stripes {
        let colour = stage.lit(if nth % 2 == 0 { colour } else { stripe }, 0.95);
        let (left, inner) = (x + nth as f32 * step, x + 3.0 + nth as f32 * (width - 6.0) / stripes as f32);
        let piece = Path::polygon([
            (inner, top),
            (inner + (width - 6.0) / stripes as f32 + 0.05, top),
            (left + step + 0.05, foot),
            (left, foot),
        ]);
        let hem = Path::ellipse((left + step / 2.0, foot), step / 2.0, 2.6);
        stage.fill(
            piece.with(hem),
            Paint::down((top, colour.lighter(0.12)), (foot + 2.6, colour.darker(0.12))),
        );
    }
    let shadow = Path::rect(x + 1.0, foot + 2.0, width - 2.0, 7.0);
    stage.fill(shadow, Paint::veil(stage.palette.near, (foot + 2.0, 0.45), (foot + 9.0, 0.0)));
}

fn fruit(stage: &mut Stage) -> Colour {
    let ripe = [0xe8_4a_3a, 0xf5_a6_23, 0x8c_b8_3a, 0xf2_d1_4b, 0xb8_4a_8a, 0xe2_7a_3a, 0xf3_ea_d6];
    let colour = Colour::hex(ripe[stage.dice.below(ripe.len())]);
    stage.lit(colour, 0.95)
}

/// A string of lamps across the picture.
fn bulbs(stage: &mut Stage) {
    let posts: Vec<Point> = (0..=6)
        .map(|post| (post as f32 * stage.wide / 6.0, if post % 2 == 0 { 24.0 } else { 31.0 }))
        .collect();
    let string = curve(&posts);
    stage.fill(Path::line(&string, 0.3), stage.palette.near);
    for &place in string.iter().step_by(4) {
        stage.lantern((place.0, place.1 + 1.2), 0.9);
    }
}
