//! HTML pages: front, homes, and articles in three layouts.

mod head;
mod home;
mod magazine;
mod plain;
mod portal;
mod section;

pub(crate) use home::{fault_list, front, home, robots};
pub(crate) use magazine::magazine;
pub(crate) use plain::plain;
pub(crate) use portal::portal;
pub(crate) use section::section;
