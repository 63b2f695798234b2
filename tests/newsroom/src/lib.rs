//! A deterministic news world on loopback, for tests, benches, screenshots and samples.
//!
//! [`World`] is the recipe: a seed, a present, and publishers. [`Newsroom`] serves it on 127.0.0.1 and
//! takes orders: publish more, go wrong here, be slow. Texts, dates, pictures and ETags follow from the
//! recipe alone, so that two runs serve the same bytes, apart from the port in their links.
//!
//! ```
//! use warta_newsroom::{Fault, Newsroom, World};
//!
//! let newsroom = Newsroom::open(World::default(), 0)?;
//! newsroom.publish("kabar-pagi", 3);
//! newsroom.set_fault("/orchard-review/", Fault::Status { code: 503, retry_after: Some("60".into()) });
//! assert_eq!(newsroom.listed("kabar-pagi").len(), 15);
//! # Ok::<(), std::io::Error>(())
//! ```

mod article;
pub mod audit;
mod chance;
mod dates;
mod desk;
mod document;
mod drawing;
mod edition;
mod fault;
mod feed;
pub mod flagship;
mod forms;
pub mod guarded;
mod hostile;
mod icon;
mod log;
mod markup;
mod newsroom;
mod opml;
mod page;
mod personality;
mod picture;
pub mod podcast;
mod prose;
mod publisher;
mod server;
mod story;
mod world;

pub use article::{Article, Picture, Related};
pub use fault::Fault;
pub use log::{Remark, Request};
pub use newsroom::Newsroom;
pub use personality::{Expectation, Personality};
pub use prose::Language;
pub use publisher::{Discovery, Format, Layout, Publisher, quiet_publishers, sample_publishers};
pub use world::{SAMPLE_NOW, World};
