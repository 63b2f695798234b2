//! What editors show when there is nothing to photograph.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point, curve};

/// A graphic of prices: columns, and the line of their trend.
pub(super) fn chart(stage: &mut Stage) {
    let (near, water, accent) = (stage.palette.near, stage.palette.water, stage.palette.accent);
    let wide = stage.wide;
    let (top, foot) = (near.mix(water, 0.5), near.mix(water, 0.15));
    stage.fill(Path::rect(0.0, 0.0, wide, 102.0), Paint::down((0.0, top), (100.0, foot)));
    stage.glow((stage.middle(), 40.0), 70.0, water.mix(stage.palette.sky[1], 0.5), 0.4);
    let mut grid = Path::new();
    for row in 0..6 {
        grid = grid.with(Path::rect(wide * 0.08, 16.0 + row as f32 * 13.0, wide * 0.84, 0.3));
    }
    stage.fill(grid, Paint::from(Colour::WHITE).thin(0.16));
    let count = 9 + stage.dice.below(4);
    let is_falling = stage.either();
    let values: Vec<f32> = (0..count)
        .map(|nth| {
            let share = nth as f32 / (count - 1) as f32;
            let trend = if is_falling { 1.0 - share } else { share };
            16.0 + trend * 40.0 + stage.within(-6.0, 6.0)
        })
        .collect();
    let step = wide * 0.84 / count as f32;
    let x = |nth: usize| wide * 0.08 + step * (nth as f32 + 0.5);
    let best = if is_falling { 0 } else { count - 1 };
    for (nth, &value) in values.iter().enumerate() {
        let bar = Path::rounded(x(nth) - step * 0.3, 84.0 - value, step * 0.6, value + 4.0, step * 0.1)
            .without(Path::rect(0.0, 84.0, wide, 20.0));
        let (upper, lower) = if nth == best {
            (accent, accent.mix(near, 0.45))
        } else {
            let bright = stage.palette.sky[1].mix(stage.palette.sky[2], 0.35);
            (bright, bright.mix(water, 0.5).mix(near, 0.3))
        };
        stage.fill(bar, Paint::down((84.0 - value, upper), (84.0, lower)));
    }
    stage.fill(Path::rect(wide * 0.07, 84.0, wide * 0.86, 0.7), Paint::from(Colour::WHITE).thin(0.55));
    let points: Vec<Point> =
        values.iter().enumerate().map(|(nth, value)| (x(nth), 84.0 - value * 0.9 - 15.0)).collect();
    let line = curve(&points);
    let bright = stage.palette.second;
    stage.fill(Path::below(&line, 84.0), Paint::veil(accent, (20.0, 0.34), (84.0, 0.0)));
    stage.fill(Path::line(&line, 1.3), bright);
    for &point in &points {
        stage.fill(Path::circle(point, 1.9), bright);
        stage.fill(Path::circle(point, 1.05), accent);
    }
    let last = points[best];
    stage.glow(last, 13.0, accent.lighter(0.3), 0.6);
    stage.fill(Path::circle(last, 2.8), bright);
    stage.fill(Path::circle(last, 1.7), accent);
}

/// Islands from above, and the lines that join them.
pub(super) fn network(stage: &mut Stage) {
    let (near, water, accent) = (stage.palette.near, stage.palette.water, stage.palette.accent);
    let wide = stage.wide;
    let (deep, shallow) = (near.mix(water, 0.35), near.mix(water, 0.75));
    stage.fill(Path::rect(0.0, 0.0, wide, 102.0), Paint::down((0.0, deep), (100.0, shallow)));
    let mut meridians = Path::new();
    for nth in 0..14 {
        meridians = meridians.with(Path::rect(nth as f32 * 13.0 + 4.0, 0.0, 0.2, 100.0));
    }
    for nth in 0..8 {
        meridians = meridians.with(Path::rect(0.0, nth as f32 * 13.0 + 4.0, wide, 0.2));
    }
    stage.fill(meridians, Paint::from(Colour::WHITE).thin(0.09));
    let columns = 5;
    let mut places = Vec::new();
    for nth in 0..10 {
        let (column, row) = (nth % columns, nth / columns);
        let x = wide * (column as f32 + 0.5) / columns as f32 + stage.within(-9.0, 9.0);
        let y = 28.0 + row as f32 * 44.0 + stage.within(-14.0, 14.0);
        island(stage, (x, y));
        places.push((x, y));
    }
    let hub = places[2];
    for (nth, &place) in places.iter().enumerate().filter(|(nth, _)| *nth != 2) {
        // Half of the lines start from the hub, the others from the neighbour.
        let from = if nth % 2 == 0 { hub } else { places[(nth + 1) % places.len()] };
        let lift = 6.0 + ((from.0 - place.0).abs() + (from.1 - place.1).abs()) * 0.16;
        let bow = ((from.0 + place.0) / 2.0, (from.1 + place.1) / 2.0 - lift);
        let line = curve(&[from, bow, place]);
        stage.fill(Path::line(&line, 1.5), Paint::from(accent).thin(0.25));
        stage.fill(Path::line(&line, 0.55), accent.lighter(0.35));
    }
    for &place in &places {
        node(stage, place, 1.5);
    }
    node(stage, hub, 2.6);
}

fn island(stage: &mut Stage, (x, y): Point) {
    let size = stage.within(9.0, 17.0);
    let shore: Vec<Point> = (0..9)
        .map(|corner| {
            let (cosine, sine) = crate::drawing::direction(corner as f32 / 9.0);
            let reach = size * stage.dice.within(0.6, 1.15);
            (x + cosine * reach * 1.35, y + sine * reach * 0.75)
        })
        .collect();
    let inner = |share: f32| {
        let shrunk: Vec<Point> =
            shore.iter().map(|&(a, b)| (x + (a - x) * share, y + (b - y) * share)).collect();
        Path::blob(&shrunk)
    };
    let (ground, water, near) = (stage.palette.ground, stage.palette.water, stage.palette.near);
    let land = ground.mix(near, 0.3);
    stage.fill(inner(1.22), Paint::from(water.lighter(0.3)).thin(0.3));
    stage.fill(inner(1.0), land);
    stage.fill(inner(0.66), land.lighter(0.1));
    stage.fill(inner(0.34), land.lighter(0.2));
}

fn node(stage: &mut Stage, place: Point, size: f32) {
    let (bright, accent) = (stage.palette.second.lighter(0.4), stage.palette.accent);
    stage.glow(place, size * 5.0, bright, 0.55);
    stage
        .fill(Path::circle(place, size * 1.5).without(Path::circle(place, size * 1.15)), accent.lighter(0.3));
    stage.fill(Path::circle(place, size), bright);
}

/// A board with a chip in its middle.
pub(super) fn circuit(stage: &mut Stage) {
    let (near, accent, water) = (stage.palette.near, stage.palette.accent, stage.palette.water);
    let board = near.mix(water, 0.55).mix(Colour::hex(0x0e_5a_44), 0.25);
    let paint = Paint::down((0.0, board), (100.0, board.mix(near, 0.55)));
    stage.fill(Path::rect(0.0, 0.0, stage.wide, 102.0), paint);
    let (x, y) = (stage.middle() + stage.within(-8.0, 8.0), 50.0);
    stage.glow((x, y), 66.0, stage.palette.sky[1], 0.4);
    let copper = accent.mix(stage.palette.second, 0.35);
    let pins = 7;
    for nth in 0..pins {
        let offset = (nth as f32 - (pins - 1) as f32 / 2.0) * 5.4;
        for side in 0..4 {
            let reach = stage.within(9.0, 22.0);
            let run = stage.within(16.0, 66.0);
            // Straight from the pin, aslant, and straight on.
            let line = [
                (22.0, offset),
                (22.0 + reach, offset),
                (22.0 + reach + offset.abs(), offset * 2.0),
                (22.0 + reach + run, offset * 2.0),
            ];
            let place = |&(along, aside): &Point| match side {
                0 => (x + along, y + aside),
                1 => (x - along, y + aside),
                2 => (x + aside, y + along),
                _ => (x + aside, y - along),
            };
            let line: Vec<Point> = line.iter().map(place).collect();
            stage.fill(Path::line(&line, 0.9), Paint::from(copper).thin(0.75));
            let end = line[3];
            stage.fill(Path::circle(end, 1.9).without(Path::circle(end, 0.9)), copper.lighter(0.2));
            if stage.dice.below(5) == 0 {
                stage.glow(line[2], 6.0, stage.palette.light, 0.8);
                stage.fill(Path::circle(line[2], 0.9), Colour::WHITE);
            }
            let pin = place(&(21.0, offset));
            stage.fill(Path::rect(pin.0 - 1.6, pin.1 - 1.6, 3.2, 3.2), stage.palette.second);
        }
    }
    parts(stage, (x, y));
    chip(stage, (x, y));
}

fn chip(stage: &mut Stage, (x, y): Point) {
    let (near, accent, light) = (stage.palette.near, stage.palette.accent, stage.palette.light);
    stage.fill(Path::rounded(x - 21.0, y - 19.0, 42.0, 42.0, 3.0), Paint::from(Colour::BLACK).thin(0.35));
    let dark = near.darker(0.35);
    let case = Path::rounded(x - 21.0, y - 21.0, 42.0, 42.0, 3.0);
    stage.fill(case, Paint::down((y - 21.0, dark.lighter(0.16)), (y + 21.0, dark)));
    let plate = Path::rounded(x - 13.0, y - 13.0, 26.0, 26.0, 2.0);
    stage.fill(plate, Paint::down((y - 13.0, accent.lighter(0.25)), (y + 13.0, accent.darker(0.3))));
    let mut grid = Path::new();
    for nth in 0..4 {
        let offset = nth as f32 * 5.4 - 8.1;
        grid = grid.with(Path::rect(x - 10.5, y + offset - 0.3, 21.0, 0.6)).with(Path::rect(
            x + offset - 0.3,
            y - 10.5,
            0.6,
            21.0,
        ));
    }
    stage.fill(grid, Paint::from(near).thin(0.4));
    stage.fill(Path::circle((x - 17.0, y - 17.0), 1.1), light);
    stage.glow((x, y), 26.0, light, 0.3);
}

/// What else is soldered on, away from the chip.
fn parts(stage: &mut Stage, (x, y): Point) {
    for (right, down) in
        [(-70.0, -36.0), (-62.0, 34.0), (66.0, -34.0), (72.0, 36.0), (-78.0, 2.0), (80.0, 0.0)]
    {
        let (x, y) = (x + right + stage.within(-5.0, 5.0), y + down + stage.within(-4.0, 4.0));
        let colour = stage.painted();
        let near = stage.palette.near;
        if stage.either() {
            stage.fill(Path::circle((x, y + 1.2), 6.0), Paint::from(Colour::BLACK).thin(0.3));
            stage.fill(Path::circle((x, y), 6.0), colour);
            stage.fill(Path::circle((x, y), 4.6), colour.mix(near, 0.45));
        } else {
            stage.fill(Path::rounded(x - 9.0, y - 3.0, 18.0, 8.0, 1.0), Paint::from(Colour::BLACK).thin(0.3));
            stage.fill(Path::rounded(x - 9.0, y - 4.0, 18.0, 8.0, 1.0), near.darker(0.3));
            let ends = Path::rect(x - 9.0, y - 4.0, 3.2, 8.0).with(Path::rect(x + 5.8, y - 4.0, 3.2, 8.0));
            stage.fill(ends, stage.palette.second.darker(0.15));
        }
    }
}
