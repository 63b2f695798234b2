use super::Stage;
use crate::drawing::{Colour, Paint, Path, Point};

impl Stage {
    /// A small house by its lower left corner: wall, gable and windows.
    pub(in super::super) fn house(&mut self, (x, y): Point, width: f32, wall: Colour, roof: Colour) {
        let height = width * 0.62;
        let top = y - height;
        self.fill(Path::rect(x, top, width, height), Paint::down((top, wall), (y, wall.darker(0.16))));
        let gable = [(x - width * 0.12, top), (x + width * 0.5, top - width * 0.42), (x + width * 1.12, top)];
        self.fill(Path::polygon(gable), roof);
        let mut windows = Path::new();
        for place in [0.16, 0.62] {
            let (left, top) = (x + width * place, y - height * 0.72);
            windows = windows.with(Path::rect(left, top, width * 0.22, height * 0.36));
        }
        if self.has_lamps() {
            self.fill(windows, self.lamp());
            self.glow((x + width * 0.5, y - height * 0.5), width * 0.8, self.lamp(), 0.22);
        } else {
            self.fill(windows, roof.darker(0.25));
        }
    }

    /// Somebody who stands there, seen from afar, by where the feet are.
    pub(in super::super) fn person(&mut self, (x, y): Point, height: f32, cloth: Colour) {
        let at = |right: f32, up: f32| (x + right * height, y - up * height);
        let dusk = if self.is_dark() { 0.6 } else { 0.2 };
        let skin = Colour::hex(0x96_64_44).mix(self.palette.near, dusk);
        let leg = |side: f32| {
            Path::beam(at(side * 0.05, 0.44), at(side * 0.09, 0.0), (height * 0.13, height * 0.08))
        };
        self.fill(leg(1.0).with(leg(-1.0)), self.palette.near);
        let cloth = self.lit(cloth, 0.95);
        let arm = |side: f32| {
            Path::line(&[at(side * 0.13, 0.71), at(side * 0.2, 0.55), at(side * 0.19, 0.44)], height * 0.075)
        };
        self.fill(arm(1.0).with(arm(-1.0)), cloth.darker(0.14));
        let body = [at(-0.13, 0.77), at(0.13, 0.77), at(0.15, 0.4), at(-0.15, 0.4)];
        self.fill(Path::blob(&body), cloth);
        self.fill(
            Path::rect(x - height * 0.035, y - height * 0.84, height * 0.07, height * 0.07),
            skin.darker(0.15),
        );
        self.fill(Path::circle(at(0.0, 0.91), height * 0.1), self.palette.near.darker(0.3));
        self.fill(Path::ellipse(at(0.0, 0.885), height * 0.085, height * 0.085), skin);
    }

    /// A lamp, which shines when lamps are lit.
    pub(in super::super) fn lantern(&mut self, place: Point, size: f32) {
        let lamp = self.lamp();
        if self.has_lamps() {
            self.glow(place, size * 7.0, lamp, 0.45);
        }
        self.fill(Path::circle(place, size), lamp.lighter(0.35));
    }
}
