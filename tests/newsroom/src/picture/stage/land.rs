use super::Stage;
use crate::drawing::{Paint, Path, Point, curve};

impl Stage {
    /// A line of hills from edge to edge: random posts, and smaller ones between them.
    pub(in super::super) fn ridge(&mut self, base: f32, swing: f32, posts: usize) -> Vec<Point> {
        let octaves = [(posts, swing), (posts * 3, swing * 0.28), (posts * 9, swing * 0.09)];
        let heights: Vec<Vec<f32>> = octaves
            .iter()
            .map(|&(posts, swing)| (0..posts + 2).map(|_| self.dice.within(-swing, swing)).collect())
            .collect();
        let steps = 160;
        let point = |step: usize| {
            let share = step as f32 / steps as f32;
            let bumps = heights.iter().map(|heights| {
                let place = share * (heights.len() - 2) as f32;
                let (post, t) = (place as usize, place - place.floor());
                let eased = t * t * (3.0 - 2.0 * t);
                heights[post] + (heights[post + 1] - heights[post]) * eased
            });
            (share * (self.wide + 4.0) - 2.0, base + bumps.sum::<f32>())
        };
        (0..=steps).map(point).collect()
    }

    /// Hills so near, in the haze of their own distance.
    pub(in super::super) fn hills(&mut self, base: f32, swing: f32, nearness: f32) {
        let line = self.ridge(base, swing, 5 + (nearness * 4.0) as usize);
        self.land(&line, nearness);
    }

    /// The land below a line, so near.
    pub(in super::super) fn land(&mut self, line: &[Point], nearness: f32) {
        let top = line.iter().fold(100.0_f32, |top, point| top.min(point.1));
        let colour = self.tone(nearness);
        let misty = colour.mix(self.palette.sky[2], 0.45 * (1.0 - nearness) + 0.06);
        self.fill(Path::below(line, 102.0), Paint::down((top, colour), (top + 30.0, misty)));
    }

    /// A field of the paper's own green below a line.
    pub(in super::super) fn meadow(&mut self, line: &[Point], nearness: f32) {
        let top = line.iter().fold(100.0_f32, |top, point| top.min(point.1));
        let ground = self.palette.ground;
        let (sunny, deep) = (
            ground.mix(self.palette.sky[2], 0.4 * (1.0 - nearness)),
            ground.mix(self.palette.near, 0.45 * nearness),
        );
        self.fill(Path::below(line, 102.0), Paint::down((top, sunny), (top + 34.0, deep)));
    }

    /// A volcano by its middle, the height of its top and that of its foot.
    pub(in super::super) fn volcano(&mut self, (x, top): Point, foot: f32, nearness: f32) {
        let height = foot - top;
        // Steeper towards the top, as ashes lie.
        let slope = |side: f32| {
            move |step: usize| {
                let t = step as f32 / 24.0;
                (x + side * height * (0.07 + t * 2.1), top + height * (1.6 - 0.6 * t) * t)
            }
        };
        let left: Vec<Point> = (0..=24).rev().map(slope(-1.0)).collect();
        let right: Vec<Point> = (0..=24).map(slope(1.0)).collect();
        let colour = self.tone(nearness);
        let misty = colour.mix(self.palette.sky[2], 0.6 * (1.0 - nearness));
        let line: Vec<Point> = left.iter().chain(&right).copied().collect();
        self.fill(Path::below(&line, foot + 30.0), Paint::down((top, colour), (foot, misty)));
        // The side away from the light, with gullies.
        let gully = |(nth, &(along, down)): (usize, &Point)| {
            (x + (along - x) * [0.16, 0.3, 0.12, 0.34, 0.2][nth % 5], down + height * 0.02)
        };
        let inner = curve(&right.iter().step_by(3).enumerate().map(gully).collect::<Vec<_>>());
        let shade = Paint::veil(colour.mix(self.palette.near, 0.4), (top, 0.6), (foot, 0.0));
        self.fill(Path::between(&right, &inner), shade);
        self.plume((x, top));
    }

    fn plume(&mut self, (x, y): Point) {
        let (mut along, mut up, mut size) = (x, y, 1.3);
        let mut smoke = Path::new();
        for _ in 0..8 {
            smoke = smoke.with(Path::circle((along, up - size * 0.6), size));
            smoke = smoke.with(Path::circle((along + size * 0.9, up - size * 0.1), size * 0.8));
            along += size * 0.8 + 0.4;
            up -= size * 0.8;
            size *= 1.2;
        }
        self.fill(smoke, Paint::veil(self.palette.sky[2].lighter(0.3), (up, 0.1), (y, 0.75)));
    }

    /// A veil of mist that is thickest at `y`.
    pub(in super::super) fn mist(&mut self, y: f32, height: f32, strength: f32) {
        let colour = self.palette.sky[2].lighter(0.12);
        let upper = Path::rect(0.0, y - height, self.wide, height);
        self.fill(upper, Paint::veil(colour, (y - height, 0.0), (y, strength)));
        let lower = Path::rect(0.0, y, self.wide, height);
        self.fill(lower, Paint::veil(colour, (y, strength), (y + height, 0.0)));
    }

    /// Strips of ground that run to a point on the horizon, side by side along the lower edge.
    pub(in super::super) fn strips(&mut self, vanishing: Point, (from, to): (f32, f32), paints: &[Paint]) {
        let width = (to - from) / paints.len().max(1) as f32;
        for (nth, paint) in paints.iter().enumerate() {
            let left = from + width * nth as f32;
            let strip = Path::polygon([(left, 102.0), vanishing, (left + width * 1.02, 102.0)]);
            self.fill(strip, *paint);
        }
    }
}
