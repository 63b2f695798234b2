//! Who has which mark: emblems for the papers that one reads about, letters for the others.

mod emblem;

use super::letter::letter;
use crate::chance::Dice;
use crate::drawing::{Canvas, Colour, Paint, Path};

/// A mark: its outline, the colours of its ground from top to bottom, and what stands on that.
pub(super) struct Mark {
    outline: Outline,
    ground: [Colour; 2],
    figure: Figure,
}

#[derive(Clone, Copy)]
enum Outline {
    Square,
    Rounded,
    Round,
    Shield,
}

enum Figure {
    Emblem(fn(&mut Canvas)),
    Letter { letter: char, ink: Colour, has_rule: bool },
}

impl Mark {
    /// The mark of a paper, by its slug.
    pub(super) fn of(paper: &str) -> Mark {
        use Outline::*;
        match paper {
            "harian-selatan" => emblem(Rounded, [0xe2_2d_33, 0xb6_12_20], emblem::southward_h),
            "kabar-pagi" => emblem(Rounded, [0xff_b8_2e, 0xf2_70_1c], emblem::rising_sun),
            "suara-nusantara" => emblem(Round, [0x16_b0_9c, 0x08_6a_74], emblem::waves),
            "meridian-report" => emblem(Square, [0x1b_33_5e, 0x10_20_40], emblem::ruled_m),
            "northern-wire" => emblem(Round, [0x5c_6c_f0, 0x2a_2c_96], emblem::north_star),
            "orchard-review" => emblem(Rounded, [0xfa_f0_d8, 0xee_de_b8], emblem::apple),
            "berita-peta" => emblem(Rounded, [0x9a_5c_f0, 0x62_2a_c0], emblem::pin),
            "lintas-kota" => emblem(Square, [0xff_d8_2a, 0xff_c4_00], emblem::towers),
            "warta-lembah" => emblem(Round, [0xa8_d8_4a, 0x6a_ac_30], emblem::valley),
            "suar-pesisir" => emblem(Rounded, [0x48_ac_ee, 0x1a_6c_c0], emblem::lighthouse),
            "jurnal-bukit" => emblem(Shield, [0xc8_66_3c, 0x8c_3c_1e], emblem::peaks),
            "podcast" => emblem(Round, [0xf0_52_86, 0xb8_1e_5c], emblem::sail),
            "hostile" => emblem(Square, [0x2a_2a_30, 0x16_16_1a], emblem::warning),
            "newsroom" => emblem(Rounded, [0x68_7a_92, 0x3e_4c_60], emblem::newspaper),
            _ => Mark::monogram(paper),
        }
    }

    /// The first letter of a name, in colours that follow from the whole name.
    fn monogram(name: &str) -> Mark {
        let mut dice = Dice::new(0, &format!("mark {name}"));
        let outline = [Outline::Square, Outline::Rounded, Outline::Round, Outline::Shield][dice.below(4)];
        let (hue, strength) = (dice.below(24) * 15, 45 + dice.below(3) as i32 * 17);
        let is_pale = dice.below(3) == 0;
        let (ground, ink) = match is_pale {
            true => ([(94, 0), (86, 0)], Colour::of_hue(hue, strength + 10, 34)),
            false => ([(48, 0), (34, 12)], Colour::WHITE),
        };
        let ground = ground.map(|(lightness, turn)| Colour::of_hue(hue + turn, strength, lightness));
        let letter = name.chars().find(char::is_ascii_alphabetic).unwrap_or('?');
        Mark { outline, ground, figure: Figure::Letter { letter, ink, has_rule: dice.below(3) == 0 } }
    }

    /// Fills the canvas.
    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let [top, bottom] = self.ground;
        canvas.fill(&Path::rect(0.0, 0.0, 100.0, 100.0), Paint::down((10.0, top), (92.0, bottom)));
        match self.figure {
            Figure::Emblem(draw) => draw(canvas),
            Figure::Letter { letter: capital, ink, has_rule } => {
                let foot = if has_rule { 64.0 } else { 73.0 };
                canvas.fill(&letter(capital, (32.0, 26.0), (68.0, foot), 13.0), ink);
                if has_rule {
                    canvas.fill(&Path::rect(26.0, 77.0, 48.0, 7.0), ink);
                }
            }
        }
    }

    /// What of the square belongs to the mark.
    pub(super) fn outline(&self) -> Path {
        match self.outline {
            Outline::Square => Path::rounded(2.0, 2.0, 96.0, 96.0, 5.0),
            Outline::Rounded => Path::rounded(2.0, 2.0, 96.0, 96.0, 22.0),
            Outline::Round => Path::circle((50.0, 50.0), 49.0),
            Outline::Shield => Path::blob(&[
                (10.0, 6.0),
                (50.0, 3.0),
                (90.0, 6.0),
                (93.0, 46.0),
                (78.0, 78.0),
                (50.0, 98.0),
                (22.0, 78.0),
                (7.0, 46.0),
            ]),
        }
    }
}

fn emblem(outline: Outline, ground: [u32; 2], draw: fn(&mut Canvas)) -> Mark {
    Mark { outline, ground: ground.map(Colour::hex), figure: Figure::Emblem(draw) }
}
