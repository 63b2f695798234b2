use super::Point;

/// Points of a smooth line through all of `through` (Catmull-Rom), close enough together to be drawn straight.
pub(crate) fn curve(through: &[Point]) -> Vec<Point> {
    let Some((&first, &last)) = through.first().zip(through.last()) else { return Vec::new() };
    let at = |index: isize| through.get(index.max(0) as usize).copied().unwrap_or(last);
    let mut points = vec![first];
    for index in 0..through.len() as isize - 1 {
        piece(&mut points, [at(index - 1), at(index), at(index + 1), at(index + 2)]);
    }
    points
}

/// The same for a line that ends where it starts.
pub(super) fn closed_curve(through: &[Point]) -> Vec<Point> {
    let count = through.len();
    let at = |index: usize| through[index % count];
    let mut points = Vec::new();
    for index in 0..count {
        piece(&mut points, [at(index + count - 1), at(index), at(index + 1), at(index + 2)]);
    }
    points
}

const STEPS: usize = 10;

/// The points after the second of four, up to the third.
fn piece(points: &mut Vec<Point>, [before, from, to, after]: [Point; 4]) {
    points.extend((1..=STEPS).map(|step| {
        let t = step as f32 / STEPS as f32;
        let blend = |before: f32, from: f32, to: f32, after: f32| {
            let (straight, bend) = (to - before, 2.0 * before - 5.0 * from + 4.0 * to - after);
            from + t * (straight + t * (bend + t * (3.0 * (from - to) + after - before))) / 2.0
        };
        (blend(before.0, from.0, to.0, after.0), blend(before.1, from.1, to.1, after.1))
    }));
}
