use super::super::palette::Hour;
use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point, curve, direction};

impl Stage {
    /// Fills the sky down to the horizon, with what is in it at this hour. Tells where the sun or the moon is.
    pub(in super::super) fn sky(&mut self, horizon: f32) -> Point {
        self.air(horizon);
        let x = self.wide * self.dice.within(0.34, 0.66);
        let sun = match self.palette.hour {
            Hour::Low => (x, horizon - self.dice.within(6.0, 15.0)),
            _ => (x, self.dice.within(14.0, 24.0)),
        };
        match self.palette.hour {
            Hour::Day => {
                self.sun(sun, 4.6, 44.0);
                self.clouds(horizon);
            }
            Hour::Low => {
                self.sun(sun, 7.0, 58.0);
                self.streaks(horizon);
            }
            Hour::Night => {
                self.stars(horizon);
                self.moon(sun);
            }
            Hour::Polar => {
                self.stars(horizon);
                self.aurora(horizon);
                self.moon(sun);
            }
            Hour::Rain => self.overcast(),
        }
        sun
    }

    /// The empty sky.
    pub(in super::super) fn air(&mut self, horizon: f32) {
        let [top, middle, low] = self.palette.sky;
        let bend = horizon * 0.55;
        self.fill(Path::rect(0.0, 0.0, self.wide, bend + 0.5), Paint::down((0.0, top), (bend, middle)));
        let below = Path::rect(0.0, bend, self.wide, 100.0 - bend);
        self.fill(below, Paint::down((bend, middle), (horizon, low)));
    }

    fn sun(&mut self, place: Point, radius: f32, reach: f32) {
        let light = self.palette.light;
        self.glow(place, reach, light, 0.6);
        self.glow(place, radius * 2.6, light, 0.5);
        self.fill(Path::circle(place, radius), light);
    }

    fn moon(&mut self, (x, y): Point) {
        let light = self.palette.light;
        self.glow((x, y), 30.0, light, 0.34);
        self.fill(Path::circle((x, y), 4.4), light);
        let sea = light.mix(self.palette.sky[1], 0.16);
        for (right, down, radius) in [(-1.3, -0.8, 1.1), (1.2, 1.2, 0.8), (1.0, -1.6, 0.5)] {
            self.fill(Path::circle((x + right, y + down), radius), sea);
        }
    }

    fn stars(&mut self, horizon: f32) {
        let mut stars = Path::new();
        for _ in 0..70 {
            let place = (self.within(0.0, self.wide), self.dice.within(0.0, horizon * 0.8));
            stars = stars.with(Path::circle(place, self.dice.within(0.12, 0.34)));
        }
        let paint = Paint::veil(self.palette.light, (horizon * 0.2, 0.85), (horizon * 0.8, 0.1));
        self.fill(stars, paint);
    }

    /// Curtains of light, a strip after the other, each fading upwards from its own foot.
    fn aurora(&mut self, horizon: f32) {
        let green = Colour::hex(0x6d_f2_b8).mix(self.palette.sky[2], 0.2);
        for (colour, reach) in [(Colour::hex(0xa9_8b_f0), 1.3), (green, 1.0), (green.lighter(0.3), 0.55)] {
            let foot = horizon * self.dice.within(0.42, 0.62);
            let posts: Vec<Point> = (-1..=7)
                .map(|post| (post as f32 * self.wide / 6.0, foot + self.dice.within(-9.0, 9.0)))
                .collect();
            for pair in curve(&posts).windows(2) {
                for half in 0..3 {
                    let share = half as f32 / 3.0;
                    let width = (pair[1].0 - pair[0].0) / 3.0;
                    let (x, y) =
                        (pair[0].0 + width * half as f32, pair[0].1 + (pair[1].1 - pair[0].1) * share);
                    let ((slow, _), (quick, _)) = (direction(x / 90.0 + foot), direction(x / 17.0 + reach));
                    let height = reach * (21.0 + 6.0 * slow + 4.0 * quick);
                    let veil = Paint::veil(colour, (y - height, 0.0), (y, 0.34));
                    self.fill(Path::rect(x, y - height, width, height), veil);
                    self.fill(Path::rect(x, y, width, 5.0), Paint::veil(colour, (y, 0.34), (y + 5.0, 0.0)));
                }
            }
        }
    }

    /// Heaped clouds with flat feet.
    fn clouds(&mut self, horizon: f32) {
        let bright = self.palette.sky[2].lighter(0.75);
        for _ in 0..4 {
            let size = self.within(3.0, 6.5);
            let (x, y) = (self.within(0.0, self.wide), self.dice.within(0.22, 0.72) * horizon);
            let mut cloud =
                Path::rounded(x - size * 2.6, y - size * 0.7, size * 5.2, size * 0.7, size * 0.34);
            for (right, up, radius) in
                [(-1.4, 0.5, 0.62), (-0.3, 0.85, 0.95), (0.9, 0.6, 0.75), (1.8, 0.4, 0.4)]
            {
                cloud = cloud.with(Path::circle((x + right * size, y - up * size), radius * size));
            }
            let cloud = cloud.without(Path::rect(x - size * 4.0, y, size * 8.0, size * 2.0));
            self.fill(cloud, Paint::veil(bright, (y - size * 1.8, 0.95), (y, 0.3)));
        }
    }

    /// Long thin clouds, some lit from below.
    fn streaks(&mut self, horizon: f32) {
        let [_, middle, low] = self.palette.sky;
        for nth in 0..8 {
            let (x, y) = (self.within(0.0, self.wide), self.dice.within(0.15, 0.86) * horizon);
            let (length, height) = (self.within(18.0, 46.0), self.dice.within(0.8, 2.2));
            let colour = if nth % 3 == 0 { self.palette.far.mix(middle, 0.5) } else { low.lighter(0.25) };
            let streak = Path::blob(&[
                (x - length / 2.0, y),
                (x - length * 0.1, y - height),
                (x + length / 2.0, y - height * 0.2),
                (x + length * 0.15, y + height * 0.6),
            ]);
            self.fill(streak, Paint::from(colour).thin(0.4));
        }
    }

    /// Heavy clouds from edge to edge.
    fn overcast(&mut self) {
        let [top, middle, _] = self.palette.sky;
        for layer in 0..3 {
            let foot = 12.0 + layer as f32 * 10.0;
            let posts: Vec<Point> = (-1..=9)
                .map(|post| (post as f32 * self.wide / 8.0, foot + self.dice.within(-4.0, 4.0)))
                .collect();
            let colour = top.mix(middle, layer as f32 * 0.25).darker(0.12);
            let paint = Paint::veil(colour, (foot - 14.0, 0.7), (foot + 4.0, 0.25));
            self.fill(Path::below(&curve(&posts), -5.0), paint);
        }
    }

    /// Slanting rain over everything so far.
    pub(in super::super) fn rain(&mut self) {
        let colour = self.palette.sky[2].lighter(0.5);
        for (count, length, width, opacity) in [(150, 5.0, 0.16, 0.3), (90, 9.0, 0.26, 0.4)] {
            let mut drops = Path::new();
            for _ in 0..count {
                let (x, y) = (self.within(0.0, self.wide + 10.0), self.dice.within(-5.0, 100.0));
                drops = drops.with(Path::beam((x, y), (x - length * 0.22, y + length), (width, width)));
            }
            self.fill(drops, Paint::from(colour).thin(opacity));
        }
    }
}
