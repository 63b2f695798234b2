//! A film in the open air.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point, curve};

/// A screen between trees, the beam that falls on it, and the heads of those who watch.
pub(super) fn screen(stage: &mut Stage) {
    stage.sky(70.0);
    // It is late, whatever the hour of the paper's light.
    let near = stage.palette.near;
    stage.fill(Path::rect(0.0, 0.0, stage.wide, 102.0), Paint::veil(near, (0.0, 0.72), (90.0, 0.45)));
    let line = stage.ridge(68.0, 3.0, 5);
    stage.fill(Path::below(&line, 102.0), near.mix(stage.palette.far, 0.2));
    stage.trees(&line, 14, 26.0, near.mix(stage.palette.far, 0.12));
    let middle = stage.middle() + stage.within(-4.0, 4.0);
    film(stage, (middle - 44.0, 14.0));
    let lens = (middle + stage.within(-6.0, 6.0), 108.0);
    let beam = [lens, (middle - 44.0, 63.0), (middle + 44.0, 63.0)];
    let light = stage.palette.light;
    stage.fill(Path::polygon(beam), Paint::veil(light, (63.0, 0.14), (104.0, 0.5)));
    bulbs(stage);
    for (y, size, shade) in [(80.0, 3.6, 0.24), (88.0, 4.8, 0.12), (99.0, 6.6, 0.0)] {
        audience(stage, y, size, near.mix(stage.palette.far, shade));
    }
}

const WIDTH: f32 = 88.0;
const HEIGHT: f32 = 49.0;

/// The screen by its upper left corner, with a scene of the film on it.
fn film(stage: &mut Stage, (x, y): Point) {
    let near = stage.palette.near;
    let posts = Path::rect(x + 3.0, y, 2.0, 64.0).with(Path::rect(x + WIDTH - 5.0, y, 2.0, 64.0));
    stage.fill(posts, near);
    let place = (x + WIDTH / 2.0, y + HEIGHT / 2.0);
    stage.glow(place, 78.0, stage.palette.light, 0.55);
    stage.fill(Path::rounded(x - 1.6, y - 1.6, WIDTH + 3.2, HEIGHT + 3.2, 1.2), near);
    let [top, middle, low] = stage.palette.sky;
    let (bottom, bend) = (y + HEIGHT, y + HEIGHT * 0.5);
    stage.fill(
        Path::rect(x, y, WIDTH, HEIGHT),
        Paint::down((y, top.lighter(0.25)), (bend, middle.lighter(0.2))),
    );
    let dusk = Path::rect(x, bend, WIDTH, HEIGHT * 0.5);
    stage.fill(dusk, Paint::down((bend, middle.lighter(0.2)), (bottom, low.lighter(0.3))));
    let sun = (x + WIDTH * stage.within(0.3, 0.7), bottom - 19.0);
    stage.fill(Path::circle(sun, 7.0), stage.palette.light);
    for (rise, nearness) in [(17.0, 0.25), (10.0, 0.6)] {
        let slope: Vec<Point> = (0..=6)
            .map(|post| (x + WIDTH * post as f32 / 6.0, bottom - rise + stage.within(-4.0, 4.0)))
            .collect();
        let colour = stage.tone(nearness);
        stage.fill(Path::below(&curve(&slope), bottom), colour);
    }
    // Who the film is about: somebody and a bicycle on the ridge.
    let place = (x + WIDTH * 0.5, bottom - 4.0);
    stage.person(place, 17.0, stage.palette.accent);
    let wheel = |right: f32| {
        let hub = (place.0 + right, place.1 - 3.4);
        Path::circle(hub, 3.6).without(Path::circle(hub, 2.9))
    };
    let frame = Path::line(
        &[
            (place.0 + 5.0, place.1 - 3.4),
            (place.0 + 8.0, place.1 - 8.0),
            (place.0 + 13.0, place.1 - 8.0),
            (place.0 + 15.0, place.1 - 3.4),
        ],
        0.7,
    );
    stage.fill(wheel(5.0).with(wheel(15.0)).with(frame), near);
}

fn bulbs(stage: &mut Stage) {
    let posts: Vec<Point> = (0..=4)
        .map(|post| (post as f32 * stage.wide / 4.0, if post % 2 == 0 { 2.0 } else { 10.0 }))
        .collect();
    let string = curve(&posts);
    stage.fill(Path::line(&string, 0.3), stage.palette.near);
    for &(x, y) in string.iter().step_by(3) {
        let lamp = stage.lamp();
        stage.glow((x, y + 1.0), 5.0, lamp, 0.5);
        stage.fill(Path::circle((x, y + 1.0), 0.8), lamp.lighter(0.4));
    }
}

/// A row of heads and shoulders.
fn audience(stage: &mut Stage, y: f32, size: f32, colour: Colour) {
    let mut row = Path::rect(0.0, y + size * 1.6, stage.wide, 40.0);
    let mut rims = Path::new();
    let mut x = -stage.within(0.0, size * 3.0);
    while x < stage.wide + size {
        let up = y + stage.within(-size * 0.5, size * 0.5);
        row = row.with(Path::circle((x, up), size)).with(Path::ellipse(
            (x, up + size * 2.4),
            size * 1.7,
            size * 1.4,
        ));
        rims = rims.with(Path::circle((x, up), size).without(Path::circle((x, up + 0.5), size)));
        x += size * stage.within(2.9, 3.8);
    }
    stage.fill(row, colour);
    stage.fill(rims, Paint::from(stage.palette.light).thin(0.45));
}
