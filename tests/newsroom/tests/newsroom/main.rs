//! The newsroom from outside, over its own port.

#![allow(
    clippy::unwrap_used,
    reason = "the exemption for tests does not reach the functions that they share"
)]

mod client;
mod faults;
mod guarded;
mod personalities;
mod podcast;
mod serving;
mod worlds;
