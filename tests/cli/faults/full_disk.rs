//! The disk is full: nothing that was there goes, and it goes on when there is room again.

use super::action::Action;
use super::journal::{self, Step};
use super::kept::Kept;
use super::{Desk, end_of, library_in};
use crate::rounds::{Chance, rounds};
use crate::shim::Shim;

const ACTIONS: [Action; 5] =
    [Action::Refresh, Action::BackUp, Action::Restore, Action::Bookmark(6), Action::Repair];

/// So many bytes an action adds to the disk at most, and a little more.
fn needed(shim: Shim, action: Action, desk: &Desk) -> usize {
    let (copy, journal) = (desk.copy(), tempfile::tempdir().unwrap());
    let journal = journal.path().join("journal");
    let mut program = action.program(copy.path());
    shim.record(&mut program, copy.path(), &journal);
    assert!(end_of(&mut program).status.success(), "{action:?}");
    let written = |step: &Step| if let Step::Write { bytes, .. } = step { bytes.len() } else { 0 };
    journal::read_amid(&journal).iter().map(written).sum()
}

#[test]
fn on_a_full_disk_nothing_goes_and_with_room_it_goes_on() {
    let Some(shim) = Shim::load() else { return };
    let mut chance = Chance::seeded();
    let mut desk = Desk::open();
    desk.newsroom.publish("kabar-pagi", 4);
    let before = Kept::of(&library_in(desk.folder()));
    let needed = ACTIONS.map(|action| needed(shim, action, &desk));
    println!("{ACTIONS:?} write {needed:?}");
    let mut refused = [0; ACTIONS.len()];
    for round in 0..rounds(10, 100) {
        let which = round % ACTIONS.len();
        let action = ACTIONS[which];
        // Not a byte, a little, or anything up to what it needs.
        let room = match chance.number(0..4) {
            0 => 0,
            1 => chance.number(0..needed[which].min(10_000)),
            _ => chance.number(0..needed[which]),
        };
        println!("round {round}: {action:?}, room for {room} bytes");
        let copy = desk.copy();
        let mut program = action.program(copy.path());
        shim.fault(&mut program, copy.path(), &format!("full {room}"));
        let output = end_of(&mut program);
        let is_done = output.status.success();
        let said = String::from_utf8_lossy(&output.stderr);
        println!("{:?} {}", output.status.code(), said.trim());
        assert!(!said.contains("went wrong inside Warta"), "that is no plain word: {said}");
        refused[which] += usize::from(!is_done);
        let backed_up = desk.backed_up.clone();
        let left = action.judge(&mut desk, copy.path(), &before, is_done);
        desk.backed_up = backed_up.clone();

        let mut program = action.program(copy.path());
        let again = end_of(&mut program);
        assert!(again.status.success(), "with room again: {again:?}");
        action.judge(&mut desk, copy.path(), &left, true);
        desk.backed_up = backed_up;
    }
    println!("refused: {refused:?}");
    assert!(refused.iter().sum::<usize>() >= ACTIONS.len(), "the disk was hardly ever full: {refused:?}");
}
