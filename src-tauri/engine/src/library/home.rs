//! The folder that a library is in: where it is, whose it is, and who has it open.

pub(super) mod lock;
pub(super) mod place;
pub(super) mod private;
