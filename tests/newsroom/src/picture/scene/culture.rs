//! Kites, and the house where people meet.

use super::super::palette::Clime;
use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point, curve};

/// Kites high over a field.
pub(super) fn kites(stage: &mut Stage) {
    stage.sky(80.0);
    stage.hills(76.0, 7.0, 0.16);
    stage.hills(80.0, 4.0, 0.36);
    let field = stage.ridge(87.0, 2.0, 4);
    stage.meadow(&field, 0.8);
    let trees = stage.tone(0.75);
    stage.trees(&field[..40], 4, 20.0, trees);
    stage.trees(&field[125..], 4, 20.0, trees);
    let middle = stage.middle();
    let places = [(-46.0, 30.0, 11.0), (44.0, 20.0, 13.0), (26.0, 56.0, 9.0), (-4.0, 34.0, 20.0)];
    for (nth, (right, y, size)) in places.into_iter().enumerate() {
        let place = (middle + right + stage.within(-5.0, 5.0), y + stage.within(-4.0, 4.0));
        let holder = (middle - 30.0 + nth as f32 * 20.0, 88.0);
        kite(stage, place, size, holder);
        let cloth = stage.painted();
        stage.person((holder.0, holder.1 + 5.0 + nth as f32), 11.0, cloth);
    }
}

/// A kite on its string, with a tail.
fn kite(stage: &mut Stage, (x, y): Point, size: f32, holder: Point) {
    let (one, other) = (stage.painted(), stage.palette.second);
    let other = if one == other { stage.palette.accent } else { other };
    let (one, other) = (stage.lit(one, 1.0), stage.lit(other, 1.0));
    let string = curve(&[
        (x, y),
        ((x + holder.0) / 2.0 - 4.0, (y + holder.1) / 2.0 + 5.0),
        (holder.0 + 1.6, holder.1 - 4.0),
    ]);
    stage.fill(Path::line(&string, 0.18), Paint::from(stage.palette.near).thin(0.7));
    let turn = stage.within(-0.09, 0.09);
    let at = |right: f32, down: f32| (x + right * size, y + down * size);
    let turned = |path: Path| path.turned((x, y), turn);
    let tail = curve(&[at(0.0, 0.8), at(0.28, 1.2), at(-0.22, 1.6), at(0.2, 2.0), at(-0.1, 2.4)]);
    stage.fill(turned(Path::line(&tail, size * 0.045)), one);
    for (right, down) in [(0.24, 1.22), (-0.2, 1.62), (0.17, 2.0)] {
        let bow =
            Path::polygon([at(right, down), at(right - 0.18, down - 0.12), at(right - 0.18, down + 0.12)])
                .with(Path::polygon([
                    at(right, down),
                    at(right + 0.18, down - 0.12),
                    at(right + 0.18, down + 0.12),
                ]));
        stage.fill(turned(bow), other);
    }
    let (top, left, right, foot, middle) =
        (at(0.0, -0.7), at(-0.56, -0.14), at(0.56, -0.14), at(0.0, 0.82), at(0.0, -0.14));
    for (corners, colour) in [
        ([top, left, middle], one),
        ([top, right, middle], other),
        ([left, foot, middle], other.darker(0.12)),
        ([right, foot, middle], one.darker(0.14)),
    ] {
        stage.fill(turned(Path::polygon(corners)), colour);
    }
    let spars = Path::line(&[top, foot], size * 0.025).with(Path::line(&[left, right], size * 0.025));
    stage.fill(turned(spars), Paint::from(stage.palette.near).thin(0.6));
}

/// A house with a great roof, lanterns, and people in its yard.
pub(super) fn hall(stage: &mut Stage) {
    let horizon = 58.0;
    stage.sky(horizon);
    stage.hills(54.0, 10.0, 0.14);
    let line = stage.ridge(61.0, 3.0, 5);
    stage.land(&line, 0.36);
    let trees = stage.tone(0.5);
    stage.trees(&line, 14, 20.0, trees);
    let (ground, near) = (stage.palette.ground, stage.palette.near);
    let yard = Path::rect(0.0, 76.0, stage.wide, 30.0);
    let paving = ground.mix(stage.palette.second, 0.4);
    stage
        .fill(yard, Paint::down((76.0, stage.lit(paving, 0.7)), (100.0, stage.lit(paving, 0.9).darker(0.3))));
    let middle = stage.middle() + stage.within(-6.0, 6.0);
    walls(stage, middle);
    if stage.clime == Clime::Tropics {
        saddle(stage, middle, (50.0, 56.0, 20.0));
        saddle(stage, middle, (30.0, 40.0, 24.0));
    } else {
        gables(stage, middle);
    }
    let posts: Vec<Point> =
        [(-92.0, 40.0), (-60.0, 62.0), (-26.0, 64.0), (8.0, 66.0), (44.0, 62.0), (92.0, 38.0)]
            .map(|(right, y)| (middle + right, y))
            .to_vec();
    let string = curve(&posts);
    stage.fill(Path::line(&string, 0.26), near);
    for &place in string.iter().step_by(6) {
        let paper = stage.lit(stage.palette.accent, 1.0);
        stage.fill(Path::ellipse((place.0, place.1 + 2.0), 1.5, 1.8), paper);
        stage.lantern((place.0, place.1 + 2.0), 0.8);
    }
    for nth in 0..8 {
        let x = middle - 62.0 + nth as f32 * 17.0 + stage.within(-5.0, 5.0);
        let cloth = stage.painted();
        let y = stage.within(86.0, 99.0);
        stage.person((x, y), 15.0 + (y - 86.0) * 0.3, cloth);
    }
}

fn walls(stage: &mut Stage, x: f32) {
    let wood = stage.lit(Colour::hex(0x8a_54_34), 0.85);
    stage.fill(Path::rect(x - 40.0, 56.0, 80.0, 19.0), Paint::down((56.0, wood.darker(0.35)), (75.0, wood)));
    let glow = if stage.has_lamps() { stage.lamp() } else { stage.palette.near };
    let mut openings = Path::new();
    for nth in 0..5 {
        openings = openings.with(Path::rounded(x - 35.0 + nth as f32 * 15.0, 61.0, 10.0, 14.0, 1.0));
    }
    stage.fill(openings, Paint::down((60.0, glow), (75.0, glow.mix(stage.palette.accent, 0.35))));
    let mut columns = Path::new();
    for nth in 0..6 {
        columns = columns.with(Path::rect(x - 41.0 + nth as f32 * 16.0, 55.0, 2.0, 21.0));
    }
    stage.fill(columns, stage.lit(stage.palette.second, 0.9));
    for step in 0..3 {
        let grow = step as f32 * 3.0;
        let stair = Path::rect(x - 43.0 - grow, 75.0 + step as f32 * 1.7, 86.0 + grow * 2.0, 1.8);
        stage.fill(stair, stage.lit(stage.palette.second, 0.85).darker(0.08 + step as f32 * 0.08));
    }
}

/// A saddle roof whose ends rise, by its middle: half its width, the height of its eaves, and how far it rises.
fn saddle(stage: &mut Stage, x: f32, (half, eaves, rise): (f32, f32, f32)) {
    let at = |right: f32, up: f32| (x + right * half, eaves - up * rise);
    let ridge = curve(&[at(-0.92, 1.25), at(-0.5, 0.86), at(0.0, 0.74), at(0.5, 0.86), at(0.92, 1.25)]);
    let hem = curve(&[at(-1.08, 0.16), at(-0.5, -0.04), at(0.0, -0.08), at(0.5, -0.04), at(1.08, 0.16)]);
    let tiles = stage.lit(stage.palette.accent.mix(stage.palette.near, 0.3), 0.9);
    stage.fill(
        Path::between(&ridge, &hem),
        Paint::down((eaves - rise, tiles.lighter(0.12)), (eaves, tiles.darker(0.3))),
    );
    let mut courses = Path::new();
    for nth in 1..6 {
        let share = nth as f32 / 6.0;
        let course: Vec<Point> = ridge
            .iter()
            .zip(&hem)
            .map(|(upper, lower)| {
                (upper.0 + (lower.0 - upper.0) * share, upper.1 + (lower.1 - upper.1) * share)
            })
            .collect();
        courses = courses.with(Path::line(&course, 0.3));
    }
    stage.fill(courses, Paint::from(stage.palette.near).thin(0.3));
    let trim = stage.lit(stage.palette.second, 0.95);
    stage.fill(Path::line(&ridge, 1.1).with(Path::line(&hem, 0.8)), trim);
}

/// A hipped roof with a gable in its middle and a bell tower on top.
fn gables(stage: &mut Stage, x: f32) {
    let tiles = stage.lit(stage.palette.accent.mix(stage.palette.near, 0.3), 0.9);
    let wall = stage.lit(stage.palette.second, 0.9);
    let glow = if stage.has_lamps() { stage.lamp() } else { stage.palette.near };
    let slope = Paint::down((32.0, tiles.lighter(0.12)), (57.0, tiles.darker(0.3)));
    stage.fill(Path::rect(x - 7.0, 20.0, 14.0, 24.0), Paint::down((20.0, wall), (44.0, wall.darker(0.2))));
    stage.fill(Path::polygon([(x - 9.0, 21.0), (x, 1.0), (x + 9.0, 21.0)]), slope);
    stage.fill(Path::circle((x, 27.0), 4.0), Colour::WHITE);
    let hands = Path::line(&[(x, 24.4), (x, 27.0), (x + 2.0, 28.2)], 0.8);
    stage.fill(hands, stage.palette.near);
    stage
        .fill(Path::polygon([(x - 47.0, 57.0), (x - 36.0, 37.0), (x + 36.0, 37.0), (x + 47.0, 57.0)]), slope);
    for side in [-25.0, 25.0] {
        stage.fill(Path::rect(x + side - 4.0, 44.0, 8.0, 7.0), wall);
        stage.fill(Path::polygon([(x + side - 6.0, 44.5), (x + side, 38.5), (x + side + 6.0, 44.5)]), tiles);
        stage.fill(Path::rect(x + side - 2.2, 45.4, 4.4, 4.6), glow);
    }
    stage.fill(Path::polygon([(x - 15.0, 57.0), (x, 37.0), (x + 15.0, 57.0)]), wall);
    let edge = [(x - 16.0, 56.0), (x, 35.0), (x + 16.0, 56.0)];
    stage.fill(Path::line(&edge, 2.2), tiles.darker(0.2));
    stage.fill(Path::circle((x, 49.0), 3.8), glow);
    stage.fill(Path::rect(x - 48.0, 56.0, 96.0, 1.4), tiles.darker(0.35));
}
