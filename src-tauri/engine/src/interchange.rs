//! Subscriptions and articles on their way in and out, in the formats of others.

pub mod opml;
