use super::super::palette::Hour;
use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point};

impl Stage {
    /// Water from the horizon to the lower edge, with the light of the sky on it.
    pub(in super::super) fn water(&mut self, horizon: f32, sun: Point) {
        let (low, water) = (self.palette.sky[2], self.palette.water);
        let (far, near) = (low.mix(water, 0.4), water.mix(self.palette.near, 0.3));
        let middle = horizon + (100.0 - horizon) * 0.4;
        let upper = Path::rect(0.0, horizon, self.wide, middle - horizon + 0.5);
        self.fill(upper, Paint::down((horizon, far), (middle, water)));
        let lower = Path::rect(0.0, middle, self.wide, 101.0 - middle);
        self.fill(lower, Paint::down((middle, water), (100.0, near)));
        self.ripples(horizon);
        self.glitter(horizon, sun.0);
    }

    fn ripples(&mut self, horizon: f32) {
        for (colour, opacity) in [(self.palette.sky[2], 0.28), (self.palette.near, 0.14)] {
            let mut lines = Path::new();
            for _ in 0..46 {
                let depth = self.within(0.03, 1.0);
                let y = horizon + depth * depth * (100.0 - horizon);
                let (x, length) = (self.within(-5.0, self.wide), 3.0 + depth * self.dice.within(4.0, 16.0));
                lines = lines.with(dash((x, y), length, 0.18 + depth * 0.4));
            }
            self.fill(lines, Paint::from(colour).thin(opacity));
        }
    }

    /// The path of light below the sun, or whatever shines at `x`.
    pub(in super::super) fn glitter(&mut self, horizon: f32, x: f32) {
        let mut lines = Path::new();
        for nth in 0..34 {
            let depth = (nth as f32 + self.within(0.0, 1.0)) / 34.0;
            let y = horizon + 0.6 + depth * depth * (99.0 - horizon);
            let spread = 1.0 + depth * 9.0;
            let length = self.within(0.4, 1.0) * (3.0 + depth * 12.0);
            let left = x + self.within(-spread, spread) - length / 2.0;
            lines = lines.with(dash((left, y), length, 0.3 + depth * 0.7));
        }
        let opacity = if self.palette.hour == Hour::Rain { 0.12 } else { 0.6 };
        self.fill(lines, Paint::veil(self.palette.light, (horizon, opacity), (100.0, opacity * 0.35)));
    }

    /// What stands above the water, seen in it: broken, and gone after so many units.
    pub(in super::super) fn reflection(
        &mut self,
        (left, right): (f32, f32),
        foot: f32,
        length: f32,
        colour: Colour,
    ) {
        let mut shape = Path::new();
        let (step, rows) = (1.5, (length / 1.5) as usize + 1);
        for row in 0..rows {
            let depth = row as f32 / rows as f32;
            let inset = self.within(-0.04, 0.1) * (right - left) * (0.3 + depth);
            let slip = self.within(-0.8, 0.8) * depth;
            let width = (right - left - inset * 2.0).max(0.4);
            let y = foot + row as f32 * step;
            shape = shape.with(Path::rounded(left + inset + slip, y, width, 1.1, 0.5_f32.min(width / 2.0)));
        }
        self.fill(shape, Paint::veil(colour, (foot, 0.5), (foot + length, 0.04)));
    }
}

/// A short stroke with pointed ends.
fn dash((x, y): Point, length: f32, height: f32) -> Path {
    let (left, right, half) = (x + length * 0.3, x + length * 0.7, height / 2.0);
    Path::polygon([
        (x, y),
        (left, y - half),
        (right, y - half),
        (x + length, y),
        (right, y + half),
        (left, y + half),
    ])
}
