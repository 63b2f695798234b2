//! What scenes are set on: sky, land and water, which pale towards the horizon, and what stands about.

mod bird;
mod boat;
mod house;
mod land;
mod sky;
mod tree;
mod water;

use super::palette::{Clime, Hour, House, Palette};
use crate::chance::Dice;
use crate::drawing::{Canvas, Colour, Paint, Path, Point};

/// A canvas with the colours and choices of one picture. It is 100 units high and [`Stage::wide`] units wide; lists
/// show the square in its middle.
pub(super) struct Stage {
    canvas: Canvas,
    pub(super) palette: Palette,
    pub(super) clime: Clime,
    pub(super) dice: Dice,
    pub(super) wide: f32,
    /// Half of the pictures are seen from the other side.
    is_mirrored: bool,
}

impl Stage {
    /// An empty stage in one of the house's lights.
    pub(super) fn new((width, height): (u32, u32), house: &House, light: usize, mut dice: Dice) -> Stage {
        let palette = house.palettes[light % house.palettes.len()];
        let canvas = Canvas::new(width, height, palette.sky[2]);
        let is_mirrored = dice.below(2) == 0;
        Stage { wide: canvas.wide(), canvas, palette, clime: house.clime, dice, is_mirrored }
    }

    pub(super) fn into_canvas(self) -> Canvas {
        self.canvas
    }

    pub(super) fn fill(&mut self, path: Path, paint: impl Into<Paint>) {
        let path = if self.is_mirrored { path.scaled(-1.0, 1.0).moved(self.wide, 0.0) } else { path };
        self.canvas.fill(&path, paint);
    }

    pub(super) fn glow(&mut self, (x, y): Point, radius: f32, colour: Colour, strength: f32) {
        let x = if self.is_mirrored { self.wide - x } else { x };
        self.canvas.glow((x, y), radius, colour, strength);
    }

    /// The horizontal middle.
    pub(super) fn middle(&self) -> f32 {
        self.wide / 2.0
    }

    pub(super) fn within(&mut self, low: f32, high: f32) -> f32 {
        self.dice.within(low, high)
    }

    /// Either of two, as it falls.
    pub(super) fn either(&mut self) -> bool {
        self.dice.below(2) == 0
    }

    /// The colour of what stands so near: from 0 at the horizon to 1 right in front.
    pub(super) fn tone(&self, nearness: f32) -> Colour {
        self.palette.far.mix(self.palette.near, nearness)
    }

    /// What a painted thing looks like in this light, so near.
    pub(super) fn lit(&self, colour: Colour, nearness: f32) -> Colour {
        let shade = match self.palette.hour {
            Hour::Day => 0.0,
            Hour::Low => 0.12,
            Hour::Rain => 0.15,
            Hour::Night | Hour::Polar => 0.45,
        };
        colour.mix(self.palette.near, shade).mix(self.palette.far, (1.0 - nearness) * 0.6)
    }

    /// The colour of lamps and lit windows.
    pub(super) fn lamp(&self) -> Colour {
        Colour::hex(0xff_d8_84).mix(self.palette.light, 0.2)
    }

    /// Whether lamps are lit at this hour.
    pub(super) fn has_lamps(&self) -> bool {
        self.palette.hour != Hour::Day
    }

    /// Whether it is a night, with or without northern lights.
    pub(super) fn is_dark(&self) -> bool {
        matches!(self.palette.hour, Hour::Night | Hour::Polar)
    }

    /// One of the colours that people paint things in.
    pub(super) fn painted(&mut self) -> Colour {
        let Palette { accent, second, water, light, ground, .. } = self.palette;
        let choices =
            [accent, second, water.lighter(0.15), accent.mix(light, 0.45), ground, accent.darker(0.2)];
        choices[self.dice.below(choices.len())]
    }
}
