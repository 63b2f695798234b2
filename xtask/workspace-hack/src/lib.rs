//! Nothing: what counts is the list in Cargo.toml.
