//! A railway station.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point};

/// A train beside the platform of an old station.
pub(super) fn station(stage: &mut Stage) {
    let horizon = 62.0;
    stage.sky(horizon);
    stage.hills(50.0, 10.0, 0.12);
    let line = stage.ridge(60.0, 3.0, 5);
    stage.land(&line, 0.34);
    let trees = stage.tone(0.48);
    stage.trees(&line, 16, 17.0, trees);
    let middle = stage.middle() + stage.within(-5.0, 5.0);
    building(stage, middle);
    platform(stage, middle);
    track(stage);
    let nose = middle - stage.within(2.0, 16.0);
    carriages(stage, nose);
}

fn building(stage: &mut Stage, x: f32) {
    let wall = stage.lit(stage.palette.second, 0.75);
    let shade = wall.mix(stage.palette.near, 0.25);
    let roof = stage.lit(stage.palette.accent.mix(stage.palette.near, 0.4), 0.75);
    stage.fill(Path::rect(x - 62.0, 44.0, 124.0, 34.0), Paint::down((44.0, wall), (78.0, shade)));
    let wings = [(x - 66.0, 44.5), (x - 58.0, 33.0), (x + 58.0, 33.0), (x + 66.0, 44.5)];
    stage.fill(Path::polygon(wings), Paint::down((33.0, roof.lighter(0.1)), (44.0, roof)));
    stage
        .fill(Path::rect(x - 13.0, 22.0, 26.0, 56.0), Paint::down((22.0, wall.lighter(0.15)), (78.0, shade)));
    stage.fill(Path::polygon([(x - 16.0, 22.5), (x, 6.0), (x + 16.0, 22.5)]), roof);
    stage.fill(Path::beam((x, 1.0), (x, 8.0), (0.4, 0.9)), roof);
    clock(stage, (x, 31.5), 6.4);
    let pane = if stage.has_lamps() { stage.lamp() } else { stage.tone(0.75) };
    let mut windows = Path::rounded(x - 5.5, 46.0, 11.0, 38.0, 5.5);
    for side in [-1.0, 1.0] {
        for nth in 0..3 {
            let left = x + side * (23.0 + nth as f32 * 14.0) - 4.0;
            windows =
                windows.with(Path::rect(left, 55.0, 8.0, 13.0)).with(Path::circle((left + 4.0, 55.0), 4.0));
        }
    }
    stage.fill(windows, pane);
}

fn clock(stage: &mut Stage, (x, y): Point, radius: f32) {
    let near = stage.palette.near;
    if stage.has_lamps() {
        stage.glow((x, y), radius * 2.2, stage.lamp(), 0.5);
    }
    stage.fill(Path::circle((x, y), radius), near);
    stage.fill(Path::circle((x, y), radius * 0.84), Colour::WHITE.mix(stage.palette.light, 0.4));
    let hands = [(x, y - radius * 0.62), (x, y), (x + radius * 0.4, y + radius * 0.22)];
    stage.fill(Path::line(&hands, radius * 0.15), near);
}

/// The platform: its roof on posts, its edge, and those who wait there.
fn platform(stage: &mut Stage, x: f32) {
    let near = stage.palette.near;
    let stone = stage.lit(stage.palette.ground.mix(stage.palette.second, 0.5), 0.85);
    let surface = Path::rect(0.0, 76.0, stage.wide, 8.0);
    stage.fill(surface, Paint::down((76.0, stone), (84.0, stone.darker(0.12))));
    stage.fill(Path::rect(0.0, 83.4, stage.wide, 1.2), stage.palette.second);
    stage.fill(Path::rect(0.0, 84.6, stage.wide, 4.0), stone.darker(0.45));
    for place in [22.0, 33.0, 40.0, 58.0, 70.0] {
        let cloth = stage.painted();
        let place = (x + place + stage.within(-3.0, 3.0), stage.within(79.5, 83.0));
        stage.person(place, 15.0, cloth);
    }
    let mut posts = Path::new();
    for nth in 0..7 {
        posts = posts.with(Path::rect(x - 90.0 + nth as f32 * 30.0, 58.0, 1.3, 24.0));
    }
    stage.fill(posts, near);
    let roof = stage.lit(stage.palette.accent, 0.85);
    let canopy = [(-4.0, 58.5), (3.0, 54.0), (stage.wide - 3.0, 54.0), (stage.wide + 4.0, 58.5)];
    stage.fill(Path::polygon(canopy), Paint::down((54.0, roof), (58.0, roof.darker(0.25))));
    let mut fringe = Path::new();
    for nth in 0..60 {
        fringe = fringe.with(Path::circle((nth as f32 * 3.2, 58.6), 1.3));
    }
    stage.fill(fringe, roof.darker(0.3));
    for nth in 0..6 {
        stage.lantern((x - 75.0 + nth as f32 * 30.0, 61.0), 0.8);
    }
}

fn track(stage: &mut Stage) {
    let gravel = stage.tone(0.6).mix(Colour::hex(0x9a_92_88), 0.3);
    stage.fill(
        Path::rect(0.0, 88.0, stage.wide, 14.0),
        Paint::down((88.0, gravel.darker(0.25)), (100.0, gravel)),
    );
    let mut sleepers = Path::new();
    for nth in 0..44 {
        sleepers = sleepers.with(Path::rect(nth as f32 * 4.2, 94.4, 2.4, 4.6));
    }
    stage.fill(sleepers, stage.palette.near);
    let steel = stage.palette.sky[2].mix(stage.palette.near, 0.3);
    stage.fill(Path::rect(0.0, 93.6, stage.wide, 1.0).with(Path::rect(0.0, 97.6, stage.wide, 1.2)), steel);
}

/// The train, up to its nose.
fn carriages(stage: &mut Stage, nose: f32) {
    let body = stage.lit(stage.palette.accent, 1.0);
    let (top, foot) = (60.0, 94.0);
    let side = Path::blob(&[
        (-30.0, top),
        (nose - 26.0, top),
        (nose - 6.0, top + 7.0),
        (nose, foot - 8.0),
        (nose - 2.0, foot),
        (-30.0, foot),
    ])
    .without(Path::rect(-60.0, foot, 300.0, 20.0));
    stage.fill(side, Paint::down((top, body.lighter(0.14)), (foot, body.darker(0.3))));
    stage.fill(Path::rect(-2.0, 81.0, nose - 2.0, 3.0), stage.lit(stage.palette.second, 1.0));
    let glass = if stage.has_lamps() { stage.lamp() } else { stage.palette.near };
    let mut panes = Path::new();
    let mut x = nose - 40.0;
    while x > -12.0 {
        panes = panes.with(Path::rounded(x, 65.5, 10.0, 10.0, 1.6));
        x -= 13.0;
    }
    stage.fill(panes, Paint::down((65.0, glass), (76.0, glass.mix(stage.palette.near, 0.2))));
    let windscreen = [(nose - 24.0, 65.0), (nose - 12.0, 65.6), (nose - 5.5, 76.0), (nose - 24.0, 76.0)];
    stage.fill(Path::polygon(windscreen), stage.palette.near);
    stage.fill(Path::rect(-2.0, 93.0, nose - 2.0, 2.4), stage.palette.near);
    stage.lantern((nose - 3.0, 85.4), 1.5);
}
