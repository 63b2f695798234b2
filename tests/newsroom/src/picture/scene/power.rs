//! Where electricity comes from, and where it goes.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point, direction};

/// Solar panels in rows on a slope.
pub(super) fn solar(stage: &mut Stage) {
    let horizon = stage.within(40.0, 50.0);
    let sun = stage.sky(horizon);
    if stage.either() {
        stage.hills(horizon - 3.0, 8.0, 0.14);
    } else {
        let summit = (stage.middle() + stage.within(-50.0, 50.0), horizon - stage.within(18.0, 26.0));
        stage.volcano(summit, horizon + 2.0, 0.14);
    }
    stage.hills(horizon, 4.0, 0.36);
    let slope = stage.ridge(horizon + 5.0, 3.0, 3);
    stage.meadow(&slope, 0.7);
    let x = stage.middle() + stage.within(-40.0, 8.0);
    let foot = horizon + 9.0;
    let (wall, roof) = (stage.lit(stage.palette.second, 0.7), stage.lit(stage.palette.accent, 0.7));
    stage.tree((x - 4.0, foot), 13.0, stage.tone(0.7));
    stage.house((x, foot), 10.0, wall, roof);
    stage.house((x + 14.0, foot + 1.0), 8.0, wall, roof.darker(0.15));
    let rows = 3 + stage.dice.below(2);
    for row in 0..rows {
        let near = row as f32 / (rows - 1) as f32;
        let y = horizon + 16.0 + near * (79.0 - horizon) * (0.6 + 0.4 * near);
        let height = 7.0 + near * (16.0 - rows as f32 * 1.6);
        let width = height * 1.9;
        let mut left = -stage.within(0.0, width);
        while left < stage.wide {
            panel(stage, (left, y), (width * 0.94, height));
            left += width;
        }
    }
    stage.glow((sun.0, 60.0), 34.0, stage.palette.light, 0.22);
}

/// A panel on two legs, by its lower left corner; it leans away.
fn panel(stage: &mut Stage, (x, y): Point, (width, height): (f32, f32)) {
    let lean = height * 0.5;
    let corner = |across: f32, up: f32| (x + across * width + up * lean, y - up * height);
    let legs = Path::rect(x + width * 0.24, y - height * 0.2, height * 0.07, height * 0.5).with(Path::rect(
        x + width * 0.8,
        y - height * 0.2,
        height * 0.07,
        height * 0.5,
    ));
    stage.fill(legs, stage.palette.near);
    let shadow = Path::ellipse((x + width * 0.55, y + height * 0.3), width * 0.5, height * 0.08);
    stage.fill(shadow, Paint::from(stage.palette.near).thin(0.35));
    let face = |from: f32, to: f32, low: f32, high: f32| {
        Path::polygon([corner(from, low), corner(from, high), corner(to, high), corner(to, low)])
    };
    stage.fill(face(-0.015, 1.015, -0.03, 1.03), stage.palette.sky[2].mix(stage.palette.far, 0.3));
    let glass = Colour::hex(0x1d_3a_78).mix(stage.palette.near, 0.5);
    let shine = glass.mix(stage.palette.sky[1], 0.5);
    for row in 0..2 {
        for column in 0..4 {
            let (from, low) = (column as f32 / 4.0, row as f32 / 2.0);
            let cell = face(from + 0.008, from + 0.242, low + 0.02, low + 0.48);
            stage.fill(cell, Paint::down((y - height, shine), (y, glass)));
        }
    }
    stage.fill(face(0.12, 0.34, 0.0, 1.0), Paint::from(Colour::WHITE).thin(0.1));
}

/// Wind turbines on rolling hills.
pub(super) fn turbines(stage: &mut Stage) {
    let horizon = 62.0;
    stage.sky(horizon);
    stage.hills(54.0, 8.0, 0.12);
    let middle = stage.middle();
    let far = middle + stage.within(20.0, 34.0);
    for (x, y, height) in
        [(far - 58.0, 58.0, 26.0), (far, 57.0, 30.0), (far + 34.0, 60.0, 22.0), (far - 96.0, 60.0, 20.0)]
    {
        turbine(stage, (x, y), height, 0.5);
    }
    let line = stage.ridge(66.0, 5.0, 4);
    stage.meadow(&line, 0.3);
    let x = middle - stage.within(6.0, 18.0);
    turbine(stage, (x, 77.0), 50.0, 1.0);
    let line = stage.ridge(79.0, 5.0, 4);
    stage.meadow(&line, 0.65);
    let dark = stage.palette.ground.mix(stage.palette.near, 0.65);
    stage.trees(&line, 9, 9.0, dark);
    let (wall, roof) = (stage.lit(stage.palette.second, 0.9), stage.lit(stage.palette.accent, 0.9));
    stage.house((middle + 22.0, 85.0), 10.0, wall, roof);
    let line = stage.ridge(93.0, 3.0, 4);
    stage.meadow(&line, 1.0);
}

fn turbine(stage: &mut Stage, (x, y): Point, height: f32, nearness: f32) {
    let white = stage.lit(Colour::WHITE.mix(stage.palette.light, 0.2), 0.4 + nearness * 0.6);
    let shade = white.mix(stage.palette.near, 0.22);
    let hub = (x, y - height);
    let tower = Path::beam(hub, (x, y + 3.0), (height * 0.026, height * 0.05));
    stage.fill(tower, Paint::down((y - height, white), (y, shade)));
    let turn = stage.within(0.0, 1.0 / 3.0);
    let mut blades = Path::new();
    for nth in 0..3 {
        let (cosine, sine) = direction(turn + nth as f32 / 3.0);
        let at = |along: f32, aside: f32| {
            (
                hub.0 + (cosine * along - sine * aside) * height,
                hub.1 + (sine * along + cosine * aside) * height,
            )
        };
        blades = blades.with(Path::polygon([
            at(0.0, -0.01),
            at(0.1, -0.03),
            at(0.56, -0.002),
            at(0.56, 0.004),
            at(0.1, 0.012),
            at(0.0, 0.01),
        ]));
    }
    stage.fill(blades, white);
    stage.fill(Path::circle(hub, height * 0.026), shade);
}

/// Houses up a hill, their windows lit.
pub(super) fn village(stage: &mut Stage) {
    let horizon = 48.0;
    stage.sky(horizon);
    stage.hills(44.0, 9.0, 0.14);
    let peak = stage.middle() + stage.within(-16.0, 16.0);
    let wide = stage.wide;
    let slope = |x: f32| {
        let away = (x - peak).abs() / wide;
        38.0 + away * away * 95.0 + away * 20.0
    };
    let line: Vec<Point> =
        (0..=60).map(|step| step as f32 / 60.0 * stage.wide).map(|x| (x, slope(x))).collect();
    stage.meadow(&line, 0.55);
    let dark = stage.tone(0.7);
    stage.trees(&line, 16, 9.0, dark);
    let ground = stage.palette.ground.mix(stage.palette.near, 0.5);
    for row in 0..6 {
        let near = row as f32 / 5.0;
        let width = 7.5 + near * 7.0;
        let mut x = -stage.within(0.0, width);
        while x < stage.wide {
            let y = slope(x + width / 2.0) + 9.0 + near * 46.0 + stage.within(-1.5, 1.5);
            if y < 104.0 + width && stage.dice.below(5) != 0 {
                let wall = [stage.palette.second, stage.palette.light, stage.palette.accent.lighter(0.5)];
                let wall = wall[stage.dice.below(wall.len())];
                let wall = stage.lit(wall, 0.5 + near * 0.4);
                let roof = stage.palette.accent.mix(stage.palette.near, stage.dice.within(0.05, 0.5));
                stage.house((x, y), width, wall, stage.lit(roof, 0.5 + near * 0.5));
            } else {
                stage.tree((x + width / 2.0, y + 1.0), width * 1.3, ground);
            }
            x += width * stage.within(1.2, 1.5);
        }
    }
    wires(stage);
}

/// Poles with wires in front of everything.
fn wires(stage: &mut Stage) {
    let near = stage.palette.near;
    let (left, right) =
        (stage.middle() - stage.within(48.0, 56.0), stage.middle() + stage.within(44.0, 58.0));
    for x in [left, right] {
        let pole = Path::beam((x, 30.0), (x, 102.0), (1.1, 1.6)).with(Path::rect(x - 5.0, 34.0, 10.0, 1.0));
        stage.fill(pole, near);
    }
    for side in [-4.5, 0.0, 4.5] {
        let middle = (left + right) / 2.0;
        let wire = crate::drawing::curve(&[
            (left - 70.0, 42.0),
            (left + side, 34.0),
            (middle + side, 42.0),
            (right + side, 34.0),
            (right + 70.0, 42.0),
        ]);
        stage.fill(Path::line(&wire, 0.28), near);
    }
}
