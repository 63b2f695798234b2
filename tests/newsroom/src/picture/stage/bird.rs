use super::Stage;
use crate::drawing::{Paint, Path, Point, curve};

impl Stage {
    /// A flock in a loose wedge, the first bird at this place.
    pub(in super::super) fn birds(&mut self, (x, y): Point, count: usize, spread: f32, size: f32) {
        let mut flock = Path::new();
        for nth in 0..count {
            let rank = nth.div_ceil(2) as f32 * spread * 2.0 / count as f32;
            let side = if nth % 2 == 0 { 1.0 } else { -1.0 };
            let place = (x + side * rank + self.within(-1.0, 1.0), y + rank * 0.45 + self.within(-1.0, 1.0));
            flock = flock.with(bird(place, size * self.within(0.8, 1.15), self.within(-0.2, 0.5)));
        }
        let colour = if self.is_dark() { self.palette.second } else { self.palette.near };
        self.fill(flock, Paint::from(colour).thin(0.85));
    }

    /// A heron in the shallows, by where its feet are.
    pub(in super::super) fn heron(&mut self, (x, y): Point, height: f32) {
        let at = |right: f32, up: f32| (x + right * height, y - up * height);
        let colour = self.palette.near;
        self.reflection((x - height * 0.12, x + height * 0.14), y, height * 0.6, colour);
        let legs = Path::line(&[at(-0.03, 0.0), at(-0.02, 0.4)], height * 0.018)
            .with(Path::line(&[at(0.05, 0.0), at(0.03, 0.22), at(0.02, 0.4)], height * 0.018));
        let body =
            Path::blob(&[at(-0.3, 0.36), at(-0.1, 0.52), at(0.12, 0.56), at(0.16, 0.46), at(0.0, 0.36)]);
        let neck = curve(&[at(0.1, 0.5), at(0.24, 0.62), at(0.13, 0.78), at(0.2, 0.93)]);
        let head = Path::ellipse(at(0.21, 0.94), height * 0.06, height * 0.035);
        let bill = Path::polygon([at(0.24, 0.965), at(0.45, 0.91), at(0.24, 0.92)]);
        let crest = Path::polygon([at(0.2, 0.97), at(0.08, 0.9), at(0.18, 0.945)]);
        let heron = legs.with(body).with(Path::line(&neck, height * 0.045)).with(head).with(bill).with(crest);
        self.fill(heron, colour);
    }
}

fn bird((x, y): Point, size: f32, flap: f32) -> Path {
    let wing = |side: f32| {
        let edge = |lift: f32, root: f32| {
            let elbow = (x + side * size * 0.45, y - size * (lift + flap * 0.3));
            curve(&[(x, y + root * size), elbow, (x + side * size, y - size * flap * 0.2)])
        };
        Path::between(&edge(0.3, 0.0), &edge(0.12, 0.12))
    };
    wing(-1.0).with(wing(1.0)).with(Path::ellipse((x, y + size * 0.06), size * 0.12, size * 0.1))
}
