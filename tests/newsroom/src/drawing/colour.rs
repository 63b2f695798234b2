/// An opaque colour: red, green and blue in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) [u8; 3]);

impl Colour {
    pub(crate) const WHITE: Colour = Colour::hex(0xff_ff_ff);
    pub(crate) const BLACK: Colour = Colour::hex(0);

    /// `0xRRGGBB`
    pub(crate) const fn hex(rgb: u32) -> Colour {
        Colour([(rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8])
    }

    /// A colour by its hue in degrees, and by its saturation and lightness in percent.
    pub(crate) fn of_hue(hue: usize, saturation: i32, lightness: i32) -> Colour {
        let (hue, lightness) = (hue as i32 % 360, lightness * 255 / 100);
        let strength = saturation * lightness.min(255 - lightness) / 100;
        let channel = |offset: i32| {
            let twelfths = (offset * 30 + hue) % 360;
            let slope = (twelfths - 90).min(270 - twelfths).clamp(-30, 30);
            (lightness - strength * slope / 30).clamp(0, 255) as u8
        };
        Colour([channel(0), channel(8), channel(4)])
    }

    /// This colour with a share of another in it: none at 0, nothing else at 1.
    pub(crate) fn mix(self, other: Colour, share: f32) -> Colour {
        let share = (share.clamp(0.0, 1.0) * 256.0) as i32;
        let channel = |nth: usize| {
            let (from, to) = (i32::from(self.0[nth]), i32::from(other.0[nth]));
            (from + (((to - from) * share) >> 8)) as u8
        };
        Colour([channel(0), channel(1), channel(2)])
    }

    pub(crate) fn lighter(self, share: f32) -> Colour {
        self.mix(Colour::WHITE, share)
    }

    pub(crate) fn darker(self, share: f32) -> Colour {
        self.mix(Colour::BLACK, share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hues_go_round_from_red_to_red() {
        assert_eq!(Colour::of_hue(0, 100, 50).0, [254, 0, 0]);
        assert_eq!(Colour::of_hue(120, 100, 50).0, [0, 254, 0]);
        assert_eq!(Colour::of_hue(240, 100, 50).0, [0, 0, 254]);
        assert_eq!(Colour::of_hue(360, 100, 50), Colour::of_hue(0, 100, 50));
        assert_eq!(Colour::of_hue(77, 0, 100), Colour::WHITE);
    }

    #[test]
    fn a_mix_is_between_the_two() {
        let (one, other) = (Colour::hex(0x102030), Colour::hex(0x304050));
        assert_eq!((one.mix(other, 0.0), one.mix(other, 1.0)), (one, other));
        assert_eq!(one.mix(other, 0.5), Colour::hex(0x203040));
    }
}
