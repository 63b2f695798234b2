//! Where well-known sites, and well-known software, have their feeds.

mod hosts;
mod software;

pub(super) use hosts::feeds;
pub(super) use software::on_page;
