//! Shapes with smooth edges, filled with colours: what pictures and icons are drawn with.
//!
//! Whatever the size of a canvas, it is 100 units high. Only additions, multiplications, divisions and square roots
//! go into a pixel, so that the bytes are the same on every machine.

mod angle;
mod canvas;
mod colour;
mod coverage;
mod curve;
mod paint;
mod path;

pub(crate) use angle::direction;
pub(crate) use canvas::Canvas;
pub(crate) use colour::Colour;
pub(crate) use curve::curve;
pub(crate) use paint::Paint;
pub(crate) use path::Path;

/// A place, to the right and down from the upper left corner.
pub(crate) type Point = (f32, f32);
