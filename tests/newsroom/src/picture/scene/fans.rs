//! Those who cheer.

use super::Stage;
use super::football::{bokeh, turf};
use crate::drawing::{Colour, Paint, Path, Point, curve, direction};

/// Supporters, seen from behind: raised arms, scarves and flags.
pub(super) fn fans(stage: &mut Stage) {
    let (near, middle) = (stage.palette.near, stage.middle());
    let [top, low, _] = stage.palette.sky;
    let night = Paint::down((0.0, top.mix(near, 0.45)), (80.0, low.mix(near, 0.15)));
    stage.fill(Path::rect(0.0, 0.0, stage.wide, 102.0), night);
    let green = turf(stage);
    stage.fill(
        Path::rect(0.0, 62.0, stage.wide, 40.0),
        Paint::down((62.0, green.lighter(0.1)), (90.0, green)),
    );
    let stand = [(-4.0, 44.0), (middle, 38.0), (stage.wide + 4.0, 44.0)];
    let stand = curve(&stand);
    stage.fill(Path::below(&stand, 62.5), low.mix(near, 0.55));
    bokeh(stage);
    let bright = Colour::hex(0xff_fb_ea);
    for x in [middle - 52.0, middle + 52.0] {
        stage.glow((x, 14.0), 40.0, bright, 0.75);
        for nth in 0..4 {
            stage.fill(Path::circle((x - 6.0 + nth as f32 * 4.0, 14.0), 1.5), bright);
        }
    }
    confetti(stage);
    for (right, turn) in [(-34.0, -0.03), (40.0, 0.04)] {
        banner(stage, (middle + right, 92.0), turn);
    }
    for (y, size, shade) in [(72.0, 17.0, 0.3), (84.0, 22.0, 0.12), (98.0, 28.0, 0.0)] {
        let colour = near.mix(stage.palette.far, shade);
        let mut x = -stage.within(0.0, size);
        while x < stage.wide + size {
            let lift = stage.within(-2.5, 2.5);
            supporter(stage, (x, y + lift), size, colour);
            x += size * stage.within(0.72, 0.95);
        }
    }
}

/// Somebody from the shoulders up, by the neck.
fn supporter(stage: &mut Stage, (x, y): Point, size: f32, colour: Colour) {
    let at = |right: f32, up: f32| (x + right * size, y - up * size);
    let shoulders =
        [at(-0.3, 0.0), at(-0.12, 0.12), at(0.12, 0.12), at(0.3, 0.0), at(0.36, -4.0), at(-0.36, -4.0)];
    let mut shape = Path::polygon(shoulders).with(Path::circle(at(0.0, 0.24), size * 0.15));
    let mood = stage.dice.below(4);
    let hands = [at(-0.36, 0.62), at(0.36, 0.62)];
    if mood > 1 {
        let arm = |side: f32, hand: Point| {
            Path::line(&[at(side * 0.26, 0.0), at(side * 0.36, 0.28), hand], size * 0.085)
        };
        shape = shape.with(arm(-1.0, hands[0])).with(arm(1.0, hands[1]));
    }
    stage.fill(shape, colour);
    let (accent, second) = (stage.palette.accent, stage.palette.second);
    if mood == 3 {
        // A scarf between the hands, in two colours by turns.
        let edge = |down: f32| {
            curve(&[hands[0], at(0.0, 0.52), hands[1]])
                .into_iter()
                .map(|(x, y)| (x, y + down * size))
                .collect::<Vec<Point>>()
        };
        let (upper, lower) = (edge(-0.06), edge(0.08));
        stage.fill(Path::between(&upper, &lower), accent);
        for piece in (2..upper.len() - 2).step_by(6) {
            stage.fill(Path::between(&upper[piece..piece + 3], &lower[piece..piece + 3]), second);
        }
    } else if mood == 0 {
        let collar = Path::ellipse(at(0.0, 0.08), size * 0.17, size * 0.07);
        stage.fill(collar, accent);
    }
}

/// A flag on a pole, by its foot.
fn banner(stage: &mut Stage, (x, y): Point, turn: f32) {
    let (accent, second) = (stage.palette.accent, stage.palette.second);
    let turned = |path: Path| path.turned((x, y), turn);
    stage.fill(turned(Path::rect(x - 0.6, 16.0, 1.2, y - 16.0)), stage.palette.near.lighter(0.3));
    let row = |share: f32| -> Vec<Point> {
        (0..=20)
            .map(|step| {
                let along = step as f32 / 20.0;
                let (_, sine) = direction(along * 0.9 + share * 0.08);
                (x + 0.6 + along * 32.0, 17.0 + share * 22.0 + sine * 2.4 * along)
            })
            .collect()
    };
    for (nth, colour) in [accent, second, accent].into_iter().enumerate() {
        let (upper, lower) = (row(nth as f32 / 3.0), row((nth as f32 + 1.0) / 3.0));
        let paint = Paint::down((14.0, colour.lighter(0.06)), (42.0, colour.darker(0.25)));
        stage.fill(turned(Path::between(&upper, &lower)), paint);
    }
}

fn confetti(stage: &mut Stage) {
    for colour in [stage.palette.accent, stage.palette.second, stage.palette.light] {
        let mut pieces = Path::new();
        for _ in 0..34 {
            let (x, y) = (stage.within(0.0, stage.wide), stage.dice.within(0.0, 70.0));
            let piece = Path::rect(x, y, stage.within(0.8, 1.8), 0.7);
            pieces = pieces.with(piece.turned((x, y), stage.within(0.0, 1.0)));
        }
        stage.fill(pieces, Paint::from(colour).thin(0.85));
    }
}
