//! Football.

use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point, direction};

/// The grass of a pitch, whatever the paper's own green is like.
pub(super) fn turf(stage: &Stage) -> Colour {
    let green = Colour::hex(0x3f_9a_4a).mix(stage.palette.ground, 0.35);
    if stage.is_dark() { green.mix(stage.palette.near, 0.15) } else { green }
}

/// A stadium under its lights.
pub(super) fn stadium(stage: &mut Stage) {
    stage.sky(38.0);
    let middle = stage.middle();
    let near = stage.palette.near;
    // The far stand: a roof, and rows of people.
    let roof = [(middle - 100.0, 30.0), (middle - 60.0, 24.0), (middle + 60.0, 24.0), (middle + 100.0, 30.0)];
    let roof: Vec<Point> = crate::drawing::curve(&roof);
    let stand = stage.tone(0.8);
    stage.fill(Path::below(&roof, 62.0), stand);
    crowd(stage);
    let rim: Vec<Point> = roof.iter().map(|&(x, y)| (x, y + 4.5)).collect();
    let bright = stage.lit(stage.palette.second, 0.7);
    stage.fill(Path::between(&roof, &rim), Paint::down((24.0, bright), (34.0, bright.mix(near, 0.35))));
    for x in [middle - 66.0, middle + 66.0] {
        floodlight(stage, (x, 34.0));
    }
    let boards = stage.lit(stage.palette.accent, 0.9);
    stage.fill(Path::rect(0.0, 58.0, stage.wide, 3.4), boards);
    let mut panels = Path::new();
    for nth in 0..8 {
        panels = panels.with(Path::rect(nth as f32 * 26.0 + 3.0, 58.0, 11.0, 3.4));
    }
    stage.fill(panels, stage.lit(stage.palette.second, 0.9));
    pitch(stage);
    for nth in 0..9 {
        let side = if nth % 2 == 0 { stage.palette.accent } else { Colour::WHITE };
        let depth = (nth as f32 + stage.within(0.0, 0.8)) / 9.0;
        let place = (middle + stage.within(-52.0, 52.0) * (0.8 + depth * 0.3), 67.0 + depth * 27.0);
        let shadow = Path::ellipse((place.0 + 1.0, place.1), 2.0 + depth * 1.6, 0.6);
        stage.fill(shadow, Paint::from(near).thin(0.35));
        stage.person(place, 8.0 + depth * 6.0, side);
    }
    let place = (middle + stage.within(-20.0, 20.0), stage.within(78.0, 88.0));
    stage.fill(Path::circle(place, 1.1), Colour::WHITE);
}

fn crowd(stage: &mut Stage) {
    let (second, accent, light) = (stage.palette.second, stage.palette.accent, stage.palette.light);
    let skin = Colour::hex(0xb8_86_60);
    let colours =
        [accent, second, light.mix(stage.palette.near, 0.3), accent.mix(stage.palette.near, 0.4), skin];
    for colour in colours {
        let mut heads = Path::new();
        for _ in 0..130 {
            let (column, row) = (stage.dice.below(92), stage.dice.below(9));
            let x = column as f32 * 2.0 + if row % 2 == 0 { 0.0 } else { 1.0 };
            heads = heads.with(Path::rect(x - 0.6, 31.5 + row as f32 * 2.9, 1.2, 1.5));
        }
        stage.fill(heads, Paint::from(stage.lit(colour, 0.7)).thin(0.85));
    }
    let depth = Path::rect(0.0, 26.0, stage.wide, 32.0);
    stage.fill(depth, Paint::veil(stage.palette.near, (28.0, 0.55), (52.0, 0.0)));
}

fn floodlight(stage: &mut Stage, (x, y): Point) {
    let near = stage.palette.near;
    stage.fill(Path::beam((x, 9.0), (x, y), (0.9, 1.6)), near);
    stage.fill(Path::rounded(x - 8.0, 3.0, 16.0, 8.0, 1.0), near);
    let bright = Colour::hex(0xff_fb_ea);
    for row in 0..2 {
        for column in 0..4 {
            stage.fill(Path::circle((x - 5.7 + column as f32 * 3.8, 5.2 + row as f32 * 3.6), 1.3), bright);
        }
    }
    let strength = if stage.has_lamps() { 0.7 } else { 0.25 };
    stage.glow((x, 7.0), 26.0, bright, strength);
}

fn pitch(stage: &mut Stage) {
    let green = turf(stage);
    let middle = stage.middle();
    let (dark, pale) = (green.darker(0.14), green.lighter(0.06));
    let grass = Path::rect(0.0, 61.4, stage.wide, 42.0);
    stage.fill(grass, Paint::down((61.0, green.mix(stage.palette.sky[2], 0.15)), (100.0, green)));
    let stripes: Vec<Paint> =
        (0..14).map(|nth| Paint::from(if nth % 2 == 0 { dark } else { pale }).thin(0.75)).collect();
    // Strips meet far above the boards, and only what is below them shows.
    for (nth, paint) in stripes.iter().enumerate() {
        let at = |y: f32, edge: f32| middle + (edge - 7.0) * (10.0 + (y - 61.4) * 0.42);
        let (from, to) = (nth as f32, nth as f32 + 1.0);
        let strip =
            [(at(61.4, from), 61.4), (at(61.4, to), 61.4), (at(102.0, to), 102.0), (at(102.0, from), 102.0)];
        stage.fill(Path::polygon(strip), *paint);
    }
    let white = Paint::from(Colour::WHITE).thin(0.75);
    let ring = Path::ellipse((middle, 80.0), 27.0, 8.5).without(Path::ellipse((middle, 80.0), 25.8, 7.9));
    let lines = ring.with(Path::rect(0.0, 64.0, stage.wide, 0.5));
    stage.fill(lines.with(Path::beam((middle, 64.0), (middle, 102.0), (0.7, 1.5))), white);
}

/// The ball in the net.
pub(super) fn goal(stage: &mut Stage) {
    let near = stage.palette.near;
    let [top, low, _] = stage.palette.sky;
    let (top, low) = (top.mix(near, 0.3), low.mix(stage.palette.accent, 0.2).mix(near, 0.15));
    stage.fill(Path::rect(0.0, 0.0, stage.wide, 82.0), Paint::down((0.0, top), (80.0, low)));
    bokeh(stage);
    let green = turf(stage);
    stage.fill(
        Path::rect(0.0, 80.0, stage.wide, 22.0),
        Paint::down((80.0, green.lighter(0.08)), (100.0, green.darker(0.25))),
    );
    let place = (stage.middle() + stage.within(-28.0, 32.0), stage.within(32.0, 58.0));
    let radius = stage.within(13.0, 21.0);
    net(stage, place);
    let white = Colour::WHITE;
    let bar = stage.middle() - 78.0;
    let post = Path::rect(bar - 3.4, 6.0, 4.4, 78.0).with(Path::rect(bar - 3.4, 6.0, stage.wide, 4.4));
    stage.fill(post, Paint::down((6.0, white), (84.0, white.mix(near, 0.2))));
    let shade = Path::rect(bar - 0.4, 10.0, 1.4, 74.0).with(Path::rect(bar + 1.0, 9.0, stage.wide, 1.4));
    stage.fill(shade, Paint::from(near).thin(0.25));
    stage.glow(place, radius * 2.4, stage.palette.light, 0.35);
    ball(stage, place, radius);
}

/// Lights and people out of focus.
pub(super) fn bokeh(stage: &mut Stage) {
    for _ in 0..42 {
        let place = (stage.within(0.0, stage.wide), stage.dice.within(8.0, 76.0));
        let colour = stage.painted().lighter(0.15);
        let size = stage.within(2.0, 6.5);
        let thinness = stage.within(0.08, 0.3);
        stage.fill(Path::circle(place, size), Paint::from(colour).thin(thinness));
    }
}

/// A net that the ball has pushed out.
fn net(stage: &mut Stage, push: Point) {
    let left = stage.middle() - 77.0;
    let reach = 60.0;
    let bulge = |(x, y): Point| {
        let (right, down) = (x - push.0, y - push.1);
        let near = (1.0 - (right * right + down * down) / (reach * reach)).max(0.0);
        // It is tied to the bar.
        let loose = ((y - 10.0) / 40.0).clamp(0.0, 1.0);
        let slack = near * near * loose * (2.0 - loose);
        (x + right * 0.4 * slack, y + down * 0.3 * slack + slack * 3.0)
    };
    let mut threads = Path::new();
    for column in 0..26 {
        let x = left + column as f32 * 7.0;
        let points: Vec<Point> = (0..=15).map(|row| bulge((x, 10.0 + row as f32 * 4.8))).collect();
        threads = pieces(threads, &points);
    }
    for row in 0..11 {
        let y = 10.0 + row as f32 * 7.0;
        let points: Vec<Point> = (0..=44).map(|column| bulge((left + column as f32 * 4.0, y))).collect();
        threads = pieces(threads, &points);
    }
    stage.fill(threads, Paint::from(Colour::WHITE).thin(0.55));
}

fn pieces(mut threads: Path, points: &[Point]) -> Path {
    for piece in points.windows(2) {
        threads = threads.with(Path::beam(piece[0], piece[1], (0.42, 0.42)));
    }
    threads
}

fn ball(stage: &mut Stage, (x, y): Point, radius: f32) {
    let white = Colour::WHITE.mix(stage.palette.light, 0.3);
    let shade = white.mix(stage.palette.near, 0.4);
    stage.fill(Path::circle((x, y), radius), Paint::down((y - radius * 0.4, white), (y + radius, shade)));
    let turn = stage.within(0.0, 1.0);
    let pentagon = |(x, y): Point, size: f32, turn: f32, flat: f32, towards: Point| {
        let corners: Vec<Point> = (0..5)
            .map(|corner| {
                let (cosine, sine) = direction(turn + corner as f32 / 5.0);
                // Flattened along the line to the middle, as on a sphere.
                let along = (cosine * towards.0 + sine * towards.1) * (1.0 - flat);
                (x + (cosine - towards.0 * along) * size, y + (sine - towards.1 * along) * size)
            })
            .collect();
        Path::polygon(corners)
    };
    let mut patches = pentagon((x, y), radius * 0.34, turn, 1.0, (0.0, 0.0));
    let mut seams = Path::new();
    for nth in 0..5 {
        let way = direction(turn + nth as f32 / 5.0);
        let at = |share: f32| (x + way.0 * radius * share, y + way.1 * radius * share);
        seams = seams.with(Path::beam(at(0.32), at(0.62), (radius * 0.035, radius * 0.03)));
        patches = patches.with(pentagon(at(0.82), radius * 0.3, turn + nth as f32 / 5.0 + 0.5, 0.5, way));
        let aside = direction(turn + (nth as f32 + 0.5) / 5.0);
        let corner = (x + aside.0 * radius * 0.74, y + aside.1 * radius * 0.74);
        let next = direction(turn + (nth as f32 + 1.0) / 5.0);
        seams = seams.with(Path::beam(at(0.66), corner, (radius * 0.03, radius * 0.025))).with(Path::beam(
            (x + next.0 * radius * 0.66, y + next.1 * radius * 0.66),
            corner,
            (radius * 0.03, radius * 0.025),
        ));
    }
    let ink = if stage.either() { stage.palette.near } else { stage.palette.accent };
    stage.fill(seams, Paint::from(ink).thin(0.7));
    stage.fill(patches, ink);
    let gloss = Path::ellipse((x - radius * 0.3, y - radius * 0.45), radius * 0.34, radius * 0.24);
    stage.fill(gloss, Paint::from(Colour::WHITE).thin(0.22));
}
