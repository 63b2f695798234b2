use image::RgbImage;

use super::{Colour, Paint, Path, Point};

/// A picture in the making. It is 100 units high.
pub(crate) struct Canvas {
    width: usize,
    height: usize,
    /// Pixels to a unit.
    unit: f32,
    pixels: Vec<[u8; 3]>,
}

impl Canvas {
    /// A canvas of one colour, by its size in pixels.
    pub(crate) fn new(width: u32, height: u32, ground: Colour) -> Canvas {
        let (width, height) = (width as usize, height as usize);
        Canvas { width, height, unit: height as f32 / 100.0, pixels: vec![ground.0; width * height] }
    }

    /// Its width in units.
    pub(crate) fn wide(&self) -> f32 {
        self.width as f32 / self.unit
    }

    pub(crate) fn fill(&mut self, path: &Path, paint: impl Into<Paint>) {
        let paint = paint.into();
        let (width, unit) = (self.width, self.unit);
        path.coverage(width, self.height, unit).sweep(|row, columns, covered| {
            let (colour, opacity) = paint.at((row as f32 + 0.5) / unit);
            let start = row * width;
            let pixels = &mut self.pixels[start + columns.start..start + columns.end];
            cover(pixels, colour, covered * opacity);
        });
    }

    /// A light that is strongest, 1 being all, in its middle and ends at its radius.
    pub(crate) fn glow(&mut self, centre: Point, radius: f32, colour: Colour, strength: f32) {
        let (x, y, radius) = (centre.0 * self.unit, centre.1 * self.unit, radius * self.unit);
        let rows = (y - radius).max(0.0) as usize..((y + radius).max(0.0) as usize + 1).min(self.height);
        for row in rows {
            let down = row as f32 + 0.5 - y;
            let half = (radius * radius - down * down).max(0.0).sqrt();
            let columns = (x - half).max(0.0) as usize..((x + half).max(0.0) as usize).min(self.width);
            let start = row * self.width;
            for column in columns {
                let right = column as f32 + 0.5 - x;
                let near = 1.0 - (right * right + down * down) / (radius * radius);
                let pixel = &mut self.pixels[start + column..=start + column];
                cover(pixel, colour, near.max(0.0) * near * near * strength);
            }
        }
    }

    pub(crate) fn into_image(self) -> RgbImage {
        let (width, height) = (self.width as u32, self.height as u32);
        RgbImage::from_raw(width, height, self.pixels.into_flattened()).unwrap_or_default()
    }
}

/// Lays a share of a colour over pixels.
fn cover(pixels: &mut [[u8; 3]], colour: Colour, share: f32) {
    let share = (share * 256.0 + 0.5) as u32;
    if share >= 256 {
        pixels.fill(colour.0);
        return;
    }
    let keep = 256 - share;
    let [red, green, blue] = colour.0.map(|channel| u32::from(channel) * share + 128);
    for pixel in pixels {
        pixel[0] = ((u32::from(pixel[0]) * keep + red) >> 8) as u8;
        pixel[1] = ((u32::from(pixel[1]) * keep + green) >> 8) as u8;
        pixel[2] = ((u32::from(pixel[2]) * keep + blue) >> 8) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sum of all pixels' red, in whole pixels.
    fn painted(path: &Path) -> f32 {
        let mut canvas = Canvas::new(100, 100, Colour::BLACK);
        canvas.fill(path, Colour::WHITE);
        canvas.pixels.iter().map(|pixel| f32::from(pixel[0]) / 255.0).sum()
    }

    #[test]
    fn a_shape_covers_its_area() {
        let near = |path: &Path, area: f32| {
            let painted = painted(path);
            assert!((painted - area).abs() < 0.01 * area + 0.2, "{painted} for {area}");
        };
        near(&Path::rect(10.25, 20.5, 30.5, 40.25), 30.5 * 40.25);
        near(&Path::circle((50.0, 50.0), 30.0), std::f32::consts::PI * 900.0);
        near(&Path::polygon([(5.0, 5.0), (95.0, 15.0), (40.0, 90.0)]), 3650.0);
        // The other way round, overlapping, cut out, and beyond the edges.
        near(&Path::polygon([(40.0, 90.0), (95.0, 15.0), (5.0, 5.0)]), 3650.0);
        near(&Path::rect(0.0, 0.0, 20.0, 20.0).with(Path::rect(10.0, 10.0, 20.0, 20.0)), 700.0);
        near(&Path::rect(10.0, 10.0, 50.0, 50.0).without(Path::rect(20.0, 20.0, 60.0, 10.0)), 2100.0);
        near(&Path::rect(-50.0, -50.0, 100.0, 100.0), 2500.0);
        near(&Path::polygon([(-100.0, 50.0), (50.0, -100.0), (200.0, 50.0), (50.0, 200.0)]), 10000.0);
        near(&Path::line(&[(20.0, 50.0), (80.0, 50.0)], 10.0), 600.0 + std::f32::consts::PI * 25.0);
    }

    #[test]
    fn nothing_is_drawn_of_what_has_no_area() {
        assert_eq!(painted(&Path::new()), 0.0);
        assert_eq!(painted(&Path::polygon([])), 0.0);
        assert_eq!(painted(&Path::polygon([(10.0, 10.0), (90.0, 90.0)])), 0.0);
        assert_eq!(painted(&Path::rect(200.0, 10.0, 10.0, 10.0)), 0.0);
    }
}
