//! The engine over real SQLite and real HTTP on loopback, against the newsroom.

#![allow(clippy::unwrap_used)] // a test that cannot go on should say where it stopped

mod backup;
mod bad_input;
mod bindings;
mod care;
mod clocks;
mod corpora;
mod counting;
mod deleting;
mod discovering;
mod durability;
mod exchanging;
#[cfg(target_os = "linux")]
mod faults;
mod full_disk;
mod golden;
mod guard;
mod identity;
mod ingesting;
mod inside;
mod journey;
mod keeping;
mod marking;
mod moving;
mod offline;
mod opening;
mod organising;
mod pictures;
mod politeness;
mod repairing;
mod repetition;
mod revisions;
#[cfg(target_os = "linux")]
#[allow(dead_code)] // some of it is for the tests of the command line
#[path = "../faults/rounds.rs"]
mod rounds;
mod searching;
mod secrets;
mod servers;
#[cfg(target_os = "linux")]
#[allow(dead_code)]
#[path = "../faults/shim.rs"]
mod shim;
mod site;
mod slow;
mod sources;
mod support;
mod sweeping;
mod trust;
mod undoing;
mod upgrading;
mod versions;
mod walls;
