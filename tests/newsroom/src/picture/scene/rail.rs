//! Railways.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point};

/// A train on a viaduct in the mountains.
pub(super) fn viaduct(stage: &mut Stage) {
    let horizon = 58.0;
    stage.sky(horizon);
    stage.hills(40.0, 15.0, 0.1);
    stage.hills(50.0, 11.0, 0.26);
    stage.mist(60.0, 12.0, 0.55);
    let line = stage.ridge(70.0, 7.0, 5);
    stage.land(&line, 0.45);
    let trees = stage.tone(0.52);
    stage.trees(&line, 24, 8.0, trees);
    stage.mist(80.0, 10.0, 0.4);
    arches(stage);
    train(stage);
    let line = stage.ridge(95.0, 4.0, 4);
    let front = stage.palette.near;
    stage.trees(&line, 10, 26.0, front);
    stage.land(&line, 1.0);
}

const DECK: f32 = 56.0;

fn arches(stage: &mut Stage) {
    let stone = stage.tone(0.66).mix(stage.palette.accent, 0.16);
    let span = stage.within(21.0, 26.0);
    let mut wall = Path::rect(-2.0, DECK, stage.wide + 4.0, 48.0);
    let mut x = stage.within(-span, 0.0);
    while x < stage.wide {
        let (left, width) = (x + 2.2, span - 4.4);
        wall = wall.without(arch(left, width));
        x += span;
    }
    stage.fill(wall, Paint::down((DECK, stone.lighter(0.08)), (96.0, stone.mix(stage.palette.sky[2], 0.35))));
    stage.fill(Path::rect(-2.0, DECK - 1.0, stage.wide + 4.0, 2.4), stone.darker(0.2));
}

/// An arch in one piece: what is cut out twice is cut out of its surroundings too.
fn arch(left: f32, width: f32) -> Path {
    let (top, radius) = (DECK + 7.0, width / 2.0);
    let mut points: Vec<Point> = (0..=24)
        .map(|step| {
            let (cosine, sine) = crate::drawing::direction(0.5 + step as f32 / 48.0);
            (left + radius + cosine * radius, top + radius + sine * radius)
        })
        .collect();
    points.extend([(left + width, 110.0), (left, 110.0)]);
    Path::polygon(points)
}

fn train(stage: &mut Stage) {
    let middle = stage.middle();
    let body = stage.lit(stage.palette.accent, 0.9);
    let stripe = stage.lit(stage.palette.second, 0.95);
    let glass = if stage.has_lamps() { stage.lamp() } else { stage.tone(0.95) };
    let (length, height, foot) = (27.0, 6.6, DECK - 1.8);
    let front = middle + stage.within(24.0, 40.0);
    for nth in 0..5 {
        let x = front - (nth as f32 + 1.0) * (length + 0.8);
        let carriage = if nth == 0 {
            Path::blob(&[
                (x - 2.0, foot - height),
                (x + length * 0.72, foot - height),
                (x + length, foot - height * 0.3),
                (x + length, foot),
                (x - 2.0, foot),
            ])
            .without(Path::rect(x - 9.0, foot - height * 2.0, 9.0, height * 3.0))
        } else {
            Path::rounded(x, foot - height, length, height, 0.9)
        };
        stage.fill(carriage, Paint::down((foot - height, body.lighter(0.12)), (foot, body.darker(0.22))));
        stage.fill(Path::rect(x + 0.5, foot - height * 0.32, length - 2.0, 0.7), stripe);
        let mut panes = Path::new();
        for pane in 0..6 {
            let left = x + 1.8 + pane as f32 * 3.7;
            panes = panes.with(Path::rounded(left, foot - height * 0.8, 2.7, 2.2, 0.4));
        }
        stage.fill(panes, glass);
        let mut wheels = Path::new();
        for along in [0.14, 0.24, 0.76, 0.86] {
            wheels = wheels.with(Path::circle((x + length * along, foot + 0.3), 0.8));
        }
        stage.fill(wheels, stage.palette.near);
    }
    if stage.has_lamps() {
        stage.glow((front - 1.0, foot - height * 0.4), 16.0, stage.lamp(), 0.5);
    }
}

/// Rails that run to the horizon, a train, and wires above.
pub(super) fn rails(stage: &mut Stage) {
    let horizon = stage.within(46.0, 50.0);
    let sun = stage.sky(horizon);
    stage.hills(horizon - 4.0, 9.0, 0.14);
    let line = stage.ridge(horizon, 2.0, 7);
    stage.meadow(&line, 0.4);
    let dark = stage.tone(0.5);
    stage.trees(&line, 22, 9.0, dark);
    let middle = stage.middle();
    let vanishing = (middle + stage.within(-6.0, 6.0), horizon + 1.0);
    let (near, ground) = (stage.palette.near, stage.palette.ground);
    let front = Path::rect(0.0, horizon + 1.5, stage.wide, 60.0);
    stage.fill(
        front,
        Paint::down((horizon, ground.mix(stage.palette.sky[2], 0.25)), (100.0, ground.mix(near, 0.5))),
    );
    let to_front =
        |from: f32, to: f32| Path::polygon([vanishing, (middle + to, 102.0), (middle + from, 102.0)]);
    let gravel = stage.tone(0.5).mix(Colour::hex(0x9a_92_88), 0.4);
    let dim = gravel.mix(near, 0.35);
    stage.fill(to_front(-72.0, 66.0), Paint::down((horizon, gravel), (100.0, dim)));
    for (left, right) in [(-62.0, -12.0), (8.0, 58.0)] {
        let mut sleepers = Path::new();
        for step in 2..18 {
            let depth = step as f32 / 17.0;
            let depth = depth * depth;
            let y = vanishing.1 + depth * (101.0 - vanishing.1);
            let at = |side: f32| vanishing.0 + (middle + side - vanishing.0) * depth;
            sleepers = sleepers.with(Path::rect(
                at(left - 3.0),
                y,
                at(right + 3.0) - at(left - 3.0),
                0.2 + depth * 2.6,
            ));
        }
        stage.fill(sleepers, near.mix(Colour::hex(0x6b_4a_34), 0.4));
        let steel = stage.palette.sky[2].mix(near, 0.25);
        let rails = to_front(left + 5.0, left + 7.6).with(to_front(right - 7.6, right - 5.0));
        stage.fill(rails, Paint::down((horizon, stage.palette.light), (100.0, steel)));
    }
    stage.glow((sun.0, horizon), 26.0, stage.palette.light, 0.25);
    for step in 0..4 {
        let depth = 0.1 + step as f32 * step as f32 * 0.1;
        mast(stage, vanishing, depth);
    }
    wire(stage, vanishing);
    let depth = stage.within(0.2, 0.42);
    let x = vanishing.0 + (middle + 33.0 - vanishing.0) * depth;
    locomotive(stage, (x, vanishing.1 + depth * (101.0 - vanishing.1)), depth * 70.0);
}

fn mast(stage: &mut Stage, vanishing: Point, depth: f32) {
    let colour = stage.tone(0.5 + depth * 0.5);
    for side in [-1.0, 1.0] {
        let x = vanishing.0 + side * depth * 92.0;
        let (foot, top) = (vanishing.1 + depth * 50.0, vanishing.1 - 2.0 - depth * 62.0);
        let width = 0.3 + depth * 1.4;
        let arm = top + depth * 9.0;
        let pole = Path::beam((x, top), (x, foot), (width, width))
            .with(Path::beam((x, arm), (x - side * depth * 36.0, arm), (width * 0.6, width * 0.5)))
            .with(Path::beam((x, top + depth), (x - side * depth * 26.0, arm), (width * 0.4, width * 0.4)));
        stage.fill(pole, colour);
    }
}

fn wire(stage: &mut Stage, vanishing: Point) {
    let middle = stage.middle();
    for side in [-1.0, 1.0] {
        let wire = Path::beam(vanishing, (middle + side * 86.0, -8.0), (0.1, 0.7));
        stage.fill(wire, Paint::from(stage.palette.near).thin(0.8));
    }
}

/// The front of a train, by the middle of its foot.
fn locomotive(stage: &mut Stage, (x, y): Point, size: f32) {
    let (accent, near, second) =
        (stage.lit(stage.palette.accent, 0.9), stage.palette.near, stage.palette.second);
    let half = size * 0.36;
    stage.fill(Path::ellipse((x, y + 0.4), half * 1.2, size * 0.06), Paint::from(near).thin(0.5));
    let body = Path::rounded(x - half, y - size * 0.92, half * 2.0, size * 0.88, half * 0.5);
    stage.fill(body, Paint::down((y - size, accent.lighter(0.12)), (y, accent.darker(0.3))));
    let pane = Path::rounded(x - half * 0.76, y - size * 0.8, half * 1.52, size * 0.3, half * 0.22);
    stage.fill(
        pane,
        Paint::down((y - size * 0.8, stage.palette.sky[0].mix(near, 0.4)), (y - size * 0.5, near)),
    );
    stage.fill(Path::rect(x - half, y - size * 0.42, half * 2.0, size * 0.07), second);
    stage.fill(Path::rounded(x - half * 0.9, y - size * 0.12, half * 1.8, size * 0.12, 0.8), near);
    for side in [-0.6, 0.6] {
        stage.lantern((x + side * half, y - size * 0.26), size * 0.05);
    }
    stage.glow((x, y - size * 0.26), size * 0.9, stage.lamp(), if stage.has_lamps() { 0.22 } else { 0.08 });
    stage.fill(
        Path::line(
            &[(x - half * 0.5, y - size * 0.93), (x, y - size * 1.06), (x + half * 0.5, y - size * 1.06)],
            0.4,
        ),
        near,
    );
}
