use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point, curve};

impl Stage {
    /// A fishing boat by the middle of its keel: upturned ends, and a sail or a canopy.
    pub(in super::super) fn boat(&mut self, (x, y): Point, length: f32, colour: Colour) {
        let at = |right: f32, up: f32| (x + right * length, y - up * length);
        let (wood, cloth) = (self.palette.near, self.palette.second);
        self.reflection((at(-0.4, 0.0).0, at(0.4, 0.0).0), y, length * 0.4, wood);
        if self.either() {
            let sail = [at(0.06, 0.95), at(0.36, 0.54), at(0.34, 0.3)];
            let mut sail = curve(&sail);
            sail.push(at(0.06, 0.28));
            let dim = cloth.mix(self.palette.far, 0.5);
            self.fill(Path::polygon(sail), Paint::down((y - length, cloth), (y, dim)));
            let jib = [at(0.02, 0.86), at(-0.34, 0.3), at(0.02, 0.3)];
            self.fill(Path::polygon(jib), cloth.mix(self.palette.far, 0.35));
            self.fill(Path::line(&[at(0.04, 0.1), at(0.04, 1.0)], length * 0.028), wood);
        } else {
            let posts = Path::line(&[at(-0.2, 0.1), at(-0.2, 0.42)], length * 0.025)
                .with(Path::line(&[at(0.16, 0.1), at(0.16, 0.42)], length * 0.025));
            self.fill(posts, wood);
            let (left, top) = at(-0.26, 0.46);
            let canopy = Path::rounded(left, top, length * 0.48, length * 0.08, length * 0.03);
            self.fill(canopy, self.lit(self.palette.accent, 1.0));
        }
        let rim = curve(&[at(-0.5, 0.27), at(-0.25, 0.14), at(0.25, 0.14), at(0.5, 0.3)]);
        let keel = curve(&[at(-0.5, 0.27), at(-0.31, 0.02), at(0.3, 0.0), at(0.5, 0.3)]);
        let hull = self.lit(colour, 0.9);
        self.fill(Path::between(&rim, &keel), Paint::down((y - length * 0.25, hull), (y, hull.darker(0.4))));
        self.fill(Path::line(&rim, length * 0.035), self.lit(cloth, 0.9));
    }

    /// A freighter by the lower left corner of its hull, bow to the right, with containers in all colours.
    pub(in super::super) fn freighter(&mut self, (x, y): Point, length: f32, nearness: f32) {
        let at = |right: f32, up: f32| (x + right * length, y - up * length);
        let hull = self.lit(self.palette.accent.darker(0.25), nearness);
        self.reflection((x + length * 0.02, x + length * 0.95), y, length * 0.16, hull.darker(0.4));
        let size = (length * 0.072, length * 0.034);
        for column in 0..9 {
            let rows = 2 + self.dice.below(3);
            for row in 0..rows {
                let (left, foot) = at(0.2 + column as f32 * 0.078, 0.1 + row as f32 * 0.036);
                let colour = self.painted();
                let colour = self.lit(colour, nearness);
                self.fill(Path::rect(left, foot - size.1, size.0, size.1), colour);
            }
        }
        let white = self.lit(Colour::WHITE.mix(self.palette.light, 0.3), nearness);
        let (left, top) = at(0.04, 0.3);
        self.fill(
            Path::rect(left, top, length * 0.12, length * 0.22),
            Paint::down((top, white), (y, white.darker(0.3))),
        );
        let (left, top) = at(0.02, 0.31);
        self.fill(Path::rect(left, top, length * 0.16, length * 0.025), white.darker(0.12));
        let (left, top) = at(0.06, 0.38);
        self.fill(
            Path::rect(left, top, length * 0.045, length * 0.08),
            self.lit(self.palette.accent, nearness),
        );
        let glass = if self.has_lamps() { self.lamp() } else { self.tone(nearness) };
        let mut panes = Path::new();
        for deck in 0..4 {
            let (left, top) = at(0.055, 0.275 - deck as f32 * 0.045);
            panes = panes.with(Path::rect(left, top, length * 0.09, length * 0.014));
        }
        self.fill(panes, glass);
        let side = [at(0.0, 0.11), at(0.84, 0.1), at(0.9, 0.14), at(1.0, 0.15), at(0.95, 0.0), at(0.03, 0.0)];
        self.fill(
            Path::polygon(side),
            Paint::down((y - length * 0.12, hull.lighter(0.08)), (y, hull.darker(0.3))),
        );
        let line = [at(0.02, 0.025), at(0.957, 0.025), at(0.95, 0.0), at(0.03, 0.0)];
        self.fill(Path::polygon(line), self.lit(self.palette.second, nearness));
    }

    /// A ferry by the lower left corner of its hull, bow to the right.
    pub(in super::super) fn ferry(&mut self, (x, y): Point, length: f32) {
        let at = |right: f32, up: f32| (x + right * length, y - up * length);
        let white = self.lit(Colour::WHITE.mix(self.palette.light, 0.25), 1.0);
        let (accent, glass) = (self.lit(self.palette.accent, 1.0), self.tone(0.85));
        self.reflection((x + length * 0.02, x + length * 0.96), y, length * 0.26, glass);
        let (left, top) = at(0.3, 0.5);
        self.fill(
            Path::polygon([
                (left, top),
                (left + length * 0.1, top),
                (left + length * 0.12, y),
                (left - length * 0.02, y),
            ]),
            accent,
        );
        self.fill(
            Path::rect(left - length * 0.002, top + length * 0.03, length * 0.104, length * 0.03),
            white,
        );
        self.fill(Path::line(&[at(0.66, 0.3), at(0.66, 0.58)], length * 0.01), glass);
        let mut stays = Path::beam(at(0.66, 0.57), at(0.98, 0.2), (0.2, 0.2));
        stays = stays.with(Path::beam(at(0.66, 0.57), at(0.1, 0.3), (0.2, 0.2)));
        self.fill(stays, Paint::from(glass).thin(0.7));
        for (from, to, up, shade) in
            [(0.52, 0.76, 0.41, 0.0), (0.12, 0.8, 0.34, 0.05), (0.06, 0.84, 0.25, 0.1)]
        {
            let deck =
                Path::polygon([at(from, up), at(to, up), at(to + 0.03, up - 0.09), at(from, up - 0.09)]);
            self.fill(deck, white.darker(shade));
            let panes = ((to - from) / 0.045) as usize;
            let mut windows = Path::new();
            for pane in 0..panes {
                let (left, top) = at(from + 0.015 + pane as f32 * 0.045, up - 0.022);
                windows =
                    windows.with(Path::rounded(left, top, length * 0.03, length * 0.03, length * 0.006));
            }
            let pane = if self.has_lamps() { self.lamp() } else { glass };
            self.fill(windows, pane);
        }
        let side = [at(0.0, 0.17), at(0.85, 0.16), at(1.0, 0.21), at(0.93, 0.0), at(0.04, 0.0)];
        self.fill(Path::polygon(side), Paint::down((y - length * 0.2, accent), (y, accent.darker(0.35))));
        let stripe = [
            at(0.005, 0.14),
            at(0.87, 0.13),
            at(0.985, 0.17),
            at(0.97, 0.14),
            at(0.86, 0.1),
            at(0.012, 0.11),
        ];
        self.fill(Path::polygon(stripe), white);
    }
}
