//! The machine we are on: what it is, what it lacks, and who may install things on it.

pub(crate) mod distribution;
pub(crate) mod packages;
pub(crate) mod probe;
pub(crate) mod rights;

pub(crate) use distribution::Distribution;
pub(crate) use packages::{Need, Requirement};
