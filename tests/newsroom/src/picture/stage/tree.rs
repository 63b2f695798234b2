use super::super::palette::Clime;
use super::Stage;
use crate::drawing::{Colour, Path, Point, curve};

impl Stage {
    /// The tree that grows where the paper is at home, by its foot and height.
    pub(in super::super) fn tree(&mut self, foot: Point, height: f32, colour: Colour) {
        let tree = match self.clime {
            Clime::Tropics => {
                let lean = self.within(-0.22, 0.22);
                palm(foot, height, lean)
            }
            Clime::Temperate => broadleaf(foot, height),
            Clime::North => fir(foot, height),
        };
        self.fill(tree, colour);
    }

    /// Trees of all sizes along a line.
    pub(in super::super) fn trees(&mut self, line: &[Point], count: usize, height: f32, colour: Colour) {
        for _ in 0..count {
            let (x, y) = line[self.dice.below(line.len())];
            let height = height * self.within(0.6, 1.15);
            self.tree((x, y + height * 0.04), height, colour);
        }
    }
}

fn palm((x, y): Point, height: f32, lean: f32) -> Path {
    const LEAVES: [Point; 7] = [
        (-0.34, 0.16),
        (-0.38, -0.04),
        (-0.22, -0.18),
        (0.06, -0.2),
        (0.28, -0.12),
        (0.38, 0.04),
        (0.3, 0.2),
    ];
    let crown = (x + lean * height, y - height);
    let trunk = curve(&[(x, y), (x + lean * height * 0.3, y - height * 0.5), crown]);
    let mut palm = Path::line(&trunk, height * 0.034);
    for (right, down) in LEAVES {
        let at = |share: f32, sag: f32| {
            (crown.0 + right * height * share, crown.1 + (down * share + sag) * height)
        };
        let upper = curve(&[crown, at(0.5, -0.1), at(1.0, 0.0)]);
        let lower = curve(&[crown, at(0.45, -0.02), at(1.0, 0.0)]);
        palm = palm.with(Path::between(&upper, &lower));
    }
    palm
}

fn fir((x, y): Point, height: f32) -> Path {
    let mut fir = Path::rect(x - height * 0.03, y - height * 0.2, height * 0.06, height * 0.2);
    for (top, foot, half) in [(1.0, 0.62, 0.12), (0.8, 0.36, 0.18), (0.56, 0.1, 0.24)] {
        let (foot, half) = (y - foot * height, half * height);
        fir = fir.with(Path::polygon([(x, y - top * height), (x + half, foot), (x - half, foot)]));
    }
    fir
}

fn broadleaf((x, y): Point, height: f32) -> Path {
    let mut tree = Path::beam((x, y), (x, y - height * 0.6), (height * 0.09, height * 0.05));
    for (right, up, radius) in [(-0.2, 0.55, 0.2), (0.2, 0.58, 0.19), (0.0, 0.74, 0.25), (0.02, 0.5, 0.2)] {
        tree = tree.with(Path::circle((x + right * height, y - up * height), radius * height));
    }
    tree
}
