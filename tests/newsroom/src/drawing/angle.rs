use std::f32::consts::TAU;

use super::Point;

/// Cosine and sine of an angle in turns. A platform's own may differ from another's in the last digit.
pub(crate) fn direction(turns: f32) -> Point {
    let quarters = (turns * 4.0).round();
    let x = (turns - quarters / 4.0) * TAU;
    let square = x * x;
    let sine = x * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0)));
    let cosine = 1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)));
    match (quarters as i32).rem_euclid(4) {
        0 => (cosine, sine),
        1 => (-sine, cosine),
        2 => (-cosine, -sine),
        _ => (sine, -cosine),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_cosine_and_sine() {
        for step in -200..200 {
            let turns = step as f32 / 77.0;
            let (cosine, sine) = direction(turns);
            let angle = f64::from(turns) * std::f64::consts::TAU;
            assert!((f64::from(cosine) - angle.cos()).abs() < 1e-4, "{turns}");
            assert!((f64::from(sine) - angle.sin()).abs() < 1e-4, "{turns}");
        }
    }
}
