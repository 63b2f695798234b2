use super::coverage::Coverage;
use super::curve::closed_curve;
use super::{Point, direction};

/// A shape: one or more outlines, each filled or cut out of the others. Where they overlap, they are one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Path {
    contours: Vec<Contour>,
}

#[derive(Clone, Debug)]
struct Contour {
    points: Vec<Point>,
    is_hole: bool,
}

impl Path {
    pub(crate) fn new() -> Path {
        Path::default()
    }

    /// The shape with these corners.
    pub(crate) fn polygon(points: impl Into<Vec<Point>>) -> Path {
        Path { contours: vec![Contour { points: points.into(), is_hole: false }] }
    }

    /// The smooth shape through these points.
    pub(crate) fn blob(through: &[Point]) -> Path {
        Path::polygon(closed_curve(through))
    }

    /// A rectangle by its upper left corner and its size.
    pub(crate) fn rect(x: f32, y: f32, width: f32, height: f32) -> Path {
        Path::polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
    }

    /// The same with corners of this radius.
    pub(crate) fn rounded(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Path {
        let (right, bottom) = (x + width - radius, y + height - radius);
        let corners = [(right, bottom), (x + radius, bottom), (x + radius, y + radius), (right, y + radius)];
        let corner = |(nth, (across, down)): (usize, Point)| {
            (0..=8).map(move |step| {
                let (cosine, sine) = direction((nth as f32 + step as f32 / 8.0) / 4.0);
                (across + cosine * radius, down + sine * radius)
            })
        };
        Path::polygon(corners.into_iter().enumerate().flat_map(corner).collect::<Vec<_>>())
    }

    pub(crate) fn ellipse((x, y): Point, across: f32, down: f32) -> Path {
        let corners = (12.0 + across.max(down) * 2.0).min(96.0) as usize;
        let corner = |nth: usize| {
            let (cosine, sine) = direction(nth as f32 / corners as f32);
            (x + cosine * across, y + sine * down)
        };
        Path::polygon((0..corners).map(corner).collect::<Vec<_>>())
    }

    pub(crate) fn circle(centre: Point, radius: f32) -> Path {
        Path::ellipse(centre, radius, radius)
    }

    /// A line of this width with round ends and corners.
    pub(crate) fn line(points: &[Point], width: f32) -> Path {
        let mut path = Path::new();
        for piece in points.windows(2) {
            path = path.with(Path::beam(piece[0], piece[1], (width, width)));
        }
        points.iter().fold(path, |path, &point| path.with(Path::circle(point, width / 2.0)))
    }

    /// A straight line without ends of its own, as wide as given where it starts and where it ends.
    pub(crate) fn beam(from: Point, to: Point, (start, end): (f32, f32)) -> Path {
        let (right, down) = (to.0 - from.0, to.1 - from.1);
        let length = (right * right + down * down).sqrt().max(f32::MIN_POSITIVE);
        let (across, along) = (-down / length / 2.0, right / length / 2.0);
        Path::polygon([
            (from.0 + across * start, from.1 + along * start),
            (to.0 + across * end, to.1 + along * end),
            (to.0 - across * end, to.1 - along * end),
            (from.0 - across * start, from.1 - along * start),
        ])
    }

    /// What lies below a line, down to `bottom`.
    pub(crate) fn below(line: &[Point], bottom: f32) -> Path {
        let mut points = line.to_vec();
        points.extend(line.last().map(|last| (last.0, bottom)));
        points.extend(line.first().map(|first| (first.0, bottom)));
        Path::polygon(points)
    }

    /// What lies between two lines that run the same way.
    pub(crate) fn between(one: &[Point], other: &[Point]) -> Path {
        Path::polygon(one.iter().chain(other.iter().rev()).copied().collect::<Vec<_>>())
    }

    /// This shape and another.
    pub(crate) fn with(mut self, other: Path) -> Path {
        self.contours.extend(other.contours);
        self
    }

    /// This shape without what another covers.
    pub(crate) fn without(mut self, other: Path) -> Path {
        let cut = |contour: Contour| Contour { is_hole: !contour.is_hole, ..contour };
        self.contours.extend(other.contours.into_iter().map(cut));
        self
    }

    pub(crate) fn moved(self, right: f32, down: f32) -> Path {
        self.mapped(|(x, y)| (x + right, y + down))
    }

    /// Stretched, seen from the upper left corner.
    pub(crate) fn scaled(self, across: f32, down: f32) -> Path {
        self.mapped(|(x, y)| (x * across, y * down))
    }

    /// Turned clockwise about a point.
    pub(crate) fn turned(self, (x, y): Point, turns: f32) -> Path {
        let (cosine, sine) = direction(turns);
        self.mapped(|point| {
            let (right, down) = (point.0 - x, point.1 - y);
            (x + right * cosine - down * sine, y + right * sine + down * cosine)
        })
    }

    fn mapped(mut self, place: impl Fn(Point) -> Point) -> Path {
        for point in self.contours.iter_mut().flat_map(|contour| &mut contour.points) {
            *point = place(*point);
        }
        self
    }

    /// Which pixels it covers on a canvas of this size, where a unit is so many pixels long.
    pub(super) fn coverage(&self, width: usize, height: usize, unit: f32) -> Coverage {
        let mut coverage = Coverage::new(width, height);
        for contour in &self.contours {
            let points = &contour.points;
            let edges = || points.iter().zip(points.iter().cycle().skip(1));
            let twice_the_area: f32 = edges().map(|(from, to)| from.0 * to.1 - to.0 * from.1).sum();
            // Clockwise as seen, for down is where numbers grow: its edges on the right go down.
            let is_clockwise = twice_the_area > 0.0;
            let sign = if is_clockwise == contour.is_hole { 1.0 } else { -1.0 };
            for (from, to) in edges() {
                coverage.edge((from.0 * unit, from.1 * unit), (to.0 * unit, to.1 * unit), sign);
            }
        }
        coverage
    }
}
