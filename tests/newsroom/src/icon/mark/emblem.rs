//! Emblems, on a canvas of 100 by 100. No line is thinner than a pixel of the smallest icon, 16 by 16.

use crate::drawing::{Canvas, Colour, Paint, Path, Point, curve, direction};
use crate::icon::letter::letter;

const WHITE: Colour = Colour::WHITE;

/// An H whose bar points south.
pub(super) fn southward_h(canvas: &mut Canvas) {
    let posts = Path::rect(19.0, 18.0, 16.0, 64.0).with(Path::rect(65.0, 18.0, 16.0, 64.0));
    let bar = [(34.0, 41.0), (66.0, 41.0), (66.0, 53.0), (50.0, 70.0), (34.0, 53.0)];
    canvas.fill(&posts.with(Path::polygon(bar)), WHITE);
}

/// Half a sun above the horizon.
pub(super) fn rising_sun(canvas: &mut Canvas) {
    let (x, horizon) = (50.0, 67.0);
    let sun = Path::circle((x, horizon), 21.0).without(Path::rect(0.0, horizon, 100.0, 40.0));
    let rays = (0..5).fold(Path::new(), |rays, nth| {
        let (cosine, sine) = direction(0.5 + (nth as f32 + 0.5) / 10.0);
        let at = |reach: f32| (x + cosine * reach, horizon + sine * reach);
        rays.with(Path::beam(at(29.0), at(46.0), (7.0, 9.5)))
    });
    canvas.fill(&sun.with(rays), WHITE);
    canvas.fill(&Path::rounded(13.0, 73.0, 74.0, 9.0, 4.5), WHITE);
}

/// Three waves.
pub(super) fn waves(canvas: &mut Canvas) {
    for (y, opacity) in [(30.0, 0.7), (51.0, 1.0), (72.0, 0.7)] {
        let swell = |nth: i32| {
            let lift = [0.0, -8.0, 0.0, 8.0][nth.rem_euclid(4) as usize];
            (50.0 + (nth - 5) as f32 * 13.0, y + lift)
        };
        let line: Vec<Point> = (0..=10).map(swell).collect();
        canvas.fill(&Path::line(&curve(&line), 11.0), Paint::from(WHITE).thin(opacity));
    }
}

/// An M on a golden rule.
pub(super) fn ruled_m(canvas: &mut Canvas) {
    let strokes = Path::rect(17.0, 18.0, 14.0, 48.0).with(Path::rect(69.0, 18.0, 14.0, 48.0));
    let valley =
        [(17.0, 18.0), (33.0, 18.0), (50.0, 42.0), (67.0, 18.0), (83.0, 18.0), (56.0, 60.0), (44.0, 60.0)];
    canvas.fill(&strokes.with(Path::polygon(valley)), WHITE);
    canvas.fill(&Path::rect(17.0, 75.0, 66.0, 9.0), Colour::hex(0xf0_b4_2c));
}

/// The star that stands in the north.
pub(super) fn north_star(canvas: &mut Canvas) {
    let star = |(x, y): Point, tall: f32, wide: f32, waist: f32| {
        Path::polygon([
            (x, y - tall),
            (x + waist, y - waist),
            (x + wide, y),
            (x + waist, y + waist),
            (x, y + tall),
            (x - waist, y + waist),
            (x - wide, y),
            (x - waist, y - waist),
        ])
    };
    canvas.fill(&star((50.0, 50.0), 42.0, 34.0, 9.0), WHITE);
    canvas.fill(&star((76.0, 24.0), 11.0, 11.0, 3.5), Colour::hex(0x8c_f0_ff));
}

/// A red apple with its leaf.
pub(super) fn apple(canvas: &mut Canvas) {
    let (red, leaf) = (Colour::hex(0xd2_36_2c), Colour::hex(0x3f_8a_3a));
    let fruit = Path::blob(&[
        (50.0, 40.0),
        (66.0, 34.0),
        (82.0, 46.0),
        (80.0, 68.0),
        (64.0, 87.0),
        (50.0, 84.0),
        (36.0, 87.0),
        (20.0, 68.0),
        (18.0, 46.0),
        (34.0, 34.0),
    ]);
    canvas.fill(&fruit, Paint::down((36.0, red.lighter(0.08)), (88.0, red.darker(0.18))));
    let stem = curve(&[(50.0, 42.0), (49.0, 30.0), (44.0, 20.0)]);
    canvas.fill(&Path::line(&stem, 6.0), Colour::hex(0x6a_42_28));
    let blade = Path::between(
        &curve(&[(50.0, 30.0), (58.0, 14.0), (80.0, 11.0)]),
        &curve(&[(50.0, 30.0), (70.0, 30.0), (80.0, 11.0)]),
    );
    canvas.fill(&blade, leaf);
}

/// A pin in a map.
pub(super) fn pin(canvas: &mut Canvas) {
    let faint = Paint::from(WHITE).thin(0.2);
    let streets = Path::beam((-4.0, 74.0), (104.0, 50.0), (9.0, 9.0))
        .with(Path::beam((22.0, -4.0), (34.0, 104.0), (9.0, 9.0)))
        .with(Path::beam((84.0, -4.0), (66.0, 104.0), (7.0, 7.0)));
    canvas.fill(&streets, faint);
    let head = Path::circle((50.0, 40.0), 25.0);
    let point = Path::polygon([(27.5, 51.0), (72.5, 51.0), (50.0, 89.0)]);
    canvas.fill(&head.with(point), WHITE);
    canvas.fill(&Path::circle((50.0, 40.0), 10.5), Colour::hex(0x7a_3c_d8));
}

/// Towers of a city.
pub(super) fn towers(canvas: &mut Canvas) {
    let ink = Colour::hex(0x1c_1c_1e);
    let blocks = Path::rect(14.0, 48.0, 20.0, 36.0)
        .with(Path::rect(39.0, 18.0, 22.0, 66.0))
        .with(Path::rect(66.0, 36.0, 20.0, 48.0));
    let windows = Path::rect(46.0, 28.0, 8.0, 8.0)
        .with(Path::rect(46.0, 45.0, 8.0, 8.0))
        .with(Path::rect(72.0, 46.0, 8.0, 8.0));
    canvas.fill(&blocks.without(windows), ink);
}

/// A sun between two slopes.
pub(super) fn valley(canvas: &mut Canvas) {
    canvas.fill(&Path::circle((50.0, 36.0), 15.0), WHITE);
    let far = Path::polygon([(-4.0, 40.0), (62.0, 104.0), (-4.0, 104.0)]);
    canvas.fill(&far, Colour::hex(0x3d_86_34));
    let near = Path::polygon([(104.0, 34.0), (104.0, 104.0), (28.0, 104.0)]);
    canvas.fill(&near, Colour::hex(0x1f_58_2c));
}

/// A lighthouse, and its beam.
pub(super) fn lighthouse(canvas: &mut Canvas) {
    let beam = Path::polygon([(50.0, 27.0), (104.0, 8.0), (104.0, 42.0)]).with(Path::polygon([
        (50.0, 27.0),
        (-4.0, 8.0),
        (-4.0, 42.0),
    ]));
    canvas.fill(&beam, Colour::hex(0xff_e9_8a));
    let edge = |y: f32| 9.0 + (y - 34.0) * 0.16;
    let band = |from: f32, to: f32| {
        Path::polygon([
            (50.0 - edge(from), from),
            (50.0 + edge(from), from),
            (50.0 + edge(to), to),
            (50.0 - edge(to), to),
        ])
    };
    canvas.fill(&band(34.0, 92.0), WHITE);
    canvas.fill(&band(46.0, 59.0).with(band(73.0, 86.0)), Colour::hex(0xe0_3a_34));
    let room =
        Path::rect(42.0, 20.0, 16.0, 14.0).with(Path::polygon([(38.0, 21.0), (50.0, 9.0), (62.0, 21.0)]));
    canvas.fill(&room.with(Path::rect(36.0, 32.0, 28.0, 5.0)), Colour::hex(0x12_3a_6a));
    canvas.fill(&Path::rect(46.0, 22.0, 8.0, 9.0), Colour::hex(0xff_e9_8a));
}

/// Two peaks.
pub(super) fn peaks(canvas: &mut Canvas) {
    canvas.fill(&Path::polygon([(48.0, 76.0), (70.0, 38.0), (92.0, 76.0)]), Paint::from(WHITE).thin(0.65));
    canvas.fill(&Path::polygon([(12.0, 76.0), (42.0, 24.0), (72.0, 76.0)]), WHITE);
    let snow = [(42.0, 24.0), (52.0, 42.0), (46.0, 48.0), (41.0, 42.0), (36.0, 48.0), (31.6, 42.0)];
    canvas.fill(&Path::polygon(snow), Colour::hex(0xf2_a0_6c));
}

/// A boat under sail.
pub(super) fn sail(canvas: &mut Canvas) {
    let main = Path::between(
        &curve(&[(53.0, 16.0), (76.0, 38.0), (80.0, 62.0)]),
        &[(53.0, 16.0), (53.0, 62.0), (80.0, 62.0)],
    );
    let jib = Path::polygon([(47.0, 26.0), (47.0, 62.0), (22.0, 62.0)]);
    let hull = Path::polygon([(14.0, 68.0), (86.0, 68.0), (74.0, 84.0), (26.0, 84.0)]);
    canvas.fill(&main.with(jib).with(hull), WHITE);
}

/// A sign of danger.
pub(super) fn warning(canvas: &mut Canvas) {
    let red = Colour::hex(0xff_4a_3c);
    let sign = Path::polygon([(50.0, 18.0), (86.0, 80.0), (14.0, 80.0)]);
    let edge = Path::line(&[(50.0, 18.0), (86.0, 80.0), (14.0, 80.0), (50.0, 18.0)], 10.0);
    canvas.fill(&sign.with(edge), red);
    let mark = Path::beam((50.0, 34.0), (50.0, 61.0), (11.0, 8.0)).with(Path::circle((50.0, 71.0), 5.4));
    canvas.fill(&mark, Colour::hex(0x20_20_24));
}

/// A folded newspaper.
pub(super) fn newspaper(canvas: &mut Canvas) {
    canvas.fill(&Path::rounded(68.0, 34.0, 18.0, 48.0, 7.0), Paint::from(WHITE).thin(0.65));
    canvas.fill(&Path::rounded(15.0, 18.0, 60.0, 64.0, 7.0), WHITE);
    let ink = Colour::hex(0x3e_4c_60);
    canvas.fill(&letter('N', (27.0, 31.0), (40.0, 46.0), 6.0), ink);
    let lines = [(49.0, 30.0, 17.0), (49.0, 42.0, 17.0), (24.0, 56.0, 42.0), (24.0, 68.0, 42.0)];
    let lines =
        lines.into_iter().fold(Path::new(), |path, (x, y, width)| path.with(Path::rect(x, y, width, 6.5)));
    canvas.fill(&lines, ink);
}
