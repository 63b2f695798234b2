//! Everything Warta knows: feeds, articles and the library that keeps them. No window, no Tauri.
//!
//! [`library::Library`] is the front door; [`api`] is the same door with a name for every use case, as
//! the window, the development host and the tests call it. Rooms depend on one another one way:
//! `api → library → {discover, backup, interchange} → asset → {feed, article, fetch, store} → model`. `secrets` stands beside `fetch`, and only `library` asks it.

pub mod api;
pub mod article;
pub mod asset;
pub mod backup;
pub mod charset;
pub mod clock;
pub mod date;
pub mod discover;
mod disk;
pub mod error;
pub mod event;
pub mod feed;
pub mod fetch;
pub mod interchange;
pub mod library;
mod markup;
pub mod model;
pub mod secrets;
pub mod site;
pub mod store;
pub mod tracking;

pub use error::{Error, Result};
pub use library::Library;
