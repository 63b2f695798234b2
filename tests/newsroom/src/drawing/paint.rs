use super::Colour;

/// What a shape is filled with: one colour, or one that turns into another from top to bottom, more or less
/// see-through at either end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    top: Stop,
    bottom: Stop,
}

#[derive(Clone, Copy, Debug)]
struct Stop {
    y: f32,
    colour: Colour,
    opacity: f32,
}

impl Paint {
    /// From one colour at one height to another further down. Beyond them nothing changes.
    pub(crate) fn down(from: (f32, Colour), to: (f32, Colour)) -> Paint {
        let stop = |(y, colour)| Stop { y, colour, opacity: 1.0 };
        Paint { top: stop(from), bottom: stop(to) }
    }

    /// One colour that becomes visible, or vanishes, between two heights.
    pub(crate) fn veil(colour: Colour, from: (f32, f32), to: (f32, f32)) -> Paint {
        let stop = |(y, opacity)| Stop { y, colour, opacity };
        Paint { top: stop(from), bottom: stop(to) }
    }

    /// The same, so much of it: 0 is nothing, 1 all.
    pub(crate) fn thin(mut self, opacity: f32) -> Paint {
        self.top.opacity *= opacity;
        self.bottom.opacity *= opacity;
        self
    }

    /// Colour and opacity at a height.
    pub(super) fn at(&self, y: f32) -> (Colour, f32) {
        let Paint { top, bottom } = self;
        let span = bottom.y - top.y;
        let share = if span > 0.0 { ((y - top.y) / span).clamp(0.0, 1.0) } else { 0.0 };
        (top.colour.mix(bottom.colour, share), top.opacity + (bottom.opacity - top.opacity) * share)
    }
}

impl From<Colour> for Paint {
    fn from(colour: Colour) -> Paint {
        Paint::down((0.0, colour), (0.0, colour))
    }
}
